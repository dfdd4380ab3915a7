"""A page that is a form, and the questions of that form."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField


class FormField(AbstractFormField):
    """A question of the form."""

    page = ParentalKey("QuestionForm", on_delete=models.CASCADE, related_name="form_fields")


class QuestionForm(AbstractForm):
    """The page where residents ask."""

    template = "wagtail_site/question_form.html"
    landing_page_template = "wagtail_site/thanks.html"
