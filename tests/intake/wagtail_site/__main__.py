"""Makes the database, serves the site on a free port, says the port and the form's number; ends when its standard input does."""

import os
import sys
import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

import django
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

QUESTIONS = {
    "Совет": {"field_type": "dropdown", "choices": "aydyn\r\nbayram", "required": True},
    "Тема": {"field_type": "dropdown", "choices": "roads\r\nhousing\r\nother", "required": True},
    "Заголовок": {"field_type": "singleline", "required": True},
    "Ваш вопрос": {"field_type": "multiline", "required": True},
    "Имя": {"field_type": "singleline", "required": False},
    "Публиковать имя": {"field_type": "checkbox", "required": False},
    "Электронная почта": {"field_type": "email", "required": False},
}
CONTRIBUTIONS = {
    "Обсуждение": {"field_type": "singleline", "required": True},
    "Ответ на": {"field_type": "singleline", "required": False},
    "Ваше мнение": {"field_type": "multiline", "required": True},
    "От кого": {"field_type": "dropdown", "choices": "житель\r\nорганизация\r\nчлен совета", "required": False},
    "Организация": {"field_type": "singleline", "required": False},
    "Имя": {"field_type": "singleline", "required": False},
    "Публиковать имя": {"field_type": "checkbox", "required": False},
}


class Server(ThreadingMixIn, WSGIServer):
    """A server that answers several requests at once."""

    daemon_threads = True


def fill() -> int:
    """Make the tables, the administrator and the form page; the page's number."""
    from wagtail.models import Collection, Locale, Page, Site  # noqa: PLC0415  only after the set-up

    from tests.intake.wagtail_site.models import FormField, QuestionForm  # noqa: PLC0415

    call_command("migrate", run_syncdb=True, verbosity=0)
    get_user_model().objects.create_superuser("admin", "admin@example.org", os.environ["FORM_SERVICE_PASSWORD"])
    Locale.objects.create(language_code="ru")
    Collection.add_root(name="Root")
    asked = CONTRIBUTIONS if os.environ["FORM_SERVICE_TAKES"] == "contributions" else QUESTIONS
    questions = [FormField(label=label, sort_order=order, **kind) for order, (label, kind) in enumerate(asked.items())]
    form = QuestionForm(title="Вопрос совету", slug="ask", form_fields=questions)
    Page.add_root(title="Root", slug="root").add_child(instance=form)
    Site.objects.create(hostname="127.0.0.1", root_page=form, is_default_site=True)
    return int(form.pk)


def end_with_parent() -> None:
    """Leave as soon as nobody holds the other end of the standard input."""
    sys.stdin.read()
    os._exit(0)


def main() -> None:
    """Serve until told to stop."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.intake.wagtail_site.settings"
    django.setup()
    number = fill()
    with make_server("127.0.0.1", 0, get_wsgi_application(), server_class=Server) as server:
        sys.stdout.write(f"{server.server_port} {number}\n")
        sys.stdout.flush()
        server.serve_forever()


main()
