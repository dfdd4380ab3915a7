"""How residents write to the site: the form, or what stands in for it."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from plugins.engine.settings import Publication
from plugins.model.form import Form


def ways(publication: Publication, form: Form | None, known: Mapping[str, str], issue: Mapping[str, str], subject: str) -> dict[str, str]:
    """Where each way of writing leads, by its name; empty where there is none.

    The form is filled in with what is `known`, the form on GitHub with `issue`, the e-mail with a `subject`.
    """
    of_form = form.link(known) if form else ""
    of_issue = urlencode({name: value for name, value in issue.items() if value})
    return {
        "form": of_form,
        "email": f"mailto:{publication.email}{f'?subject={quote(subject)}' if subject else ''}" if publication.email else "",
        "issue": f"{publication.repository}/issues/new?{of_issue}" if publication.repository and not of_form else "",
    }
