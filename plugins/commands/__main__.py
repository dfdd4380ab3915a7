"""The console script ``kenes``."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TypeAlias

from plugins.commands.check import FORMATS, check
from plugins.commands.imports import Import, imports
from plugins.commands.intake import Order, intake
from plugins.commands.openness import keep
from plugins.commands.owners import owners
from plugins.commands.poll import Cannot, Count, count, find, recount, tokens
from plugins.commands.publish import publish
from plugins.commands.report import FORMS, NotReported, Period, report
from plugins.commands.serve import serve
from plugins.commands.setup import load
from plugins.engine.failure import CannotBuild
from plugins.engine.settings import WrongSetting
from plugins.intake.repository import CannotDeliver
from plugins.intake.tables import Unreadable

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  it has no public name
ON_GITHUB = os.environ.get("GITHUB_ACTIONS") == "true"


def parser() -> argparse.ArgumentParser:
    """What may be typed."""
    main = argparse.ArgumentParser(prog="kenes", description="Looks after the site of public councils.")
    commands = main.add_subparsers(required=True, metavar="COMMAND")
    for add in (add_check, add_serve, add_publish, add_intake, add_import, add_poll, add_report, add_openness, add_owners):
        add(commands)
    return main


def command(commands: Commands, name: str, help_: str, settings: str = "pelicanconf.py") -> argparse.ArgumentParser:
    """A command that reads a settings file."""
    made: argparse.ArgumentParser = commands.add_parser(name, help=help_)
    made.add_argument("-s", "--settings", default=settings, help="the settings file (%(default)s)")
    return made


def add_proposal(parser: argparse.ArgumentParser, what: str) -> None:
    """The options of what can be proposed."""
    parser.add_argument("--pull-request", action="store_true", help=f"propose {what} on a branch instead of writing here")
    parser.add_argument("--remote", default="origin", help="(%(default)s)")
    parser.add_argument("--base", default="main", help="the branch to propose to (%(default)s)")


def add_check(commands: Commands) -> None:
    """``kenes check``."""
    checking = command(commands, "check", "say what is wrong with the content")
    checking.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders to speak of; all of the content without any")
    checking.add_argument("--format", choices=sorted(FORMATS), default="github" if ON_GITHUB else "text", help="how to say it (%(default)s)")
    checking.add_argument("--lang", choices=("kk", "ru", "en"), default="", help="the language to say it in; each file's own without it")
    checking.add_argument("--base", default="", metavar="REF", help="also say what changes of polls that are open there: origin/main")
    checking.set_defaults(run=lambda said: check(load(said.settings), said.paths, form=said.format, lang=said.lang, base=said.base))


def add_serve(commands: Commands) -> None:
    """``kenes serve``."""
    serving = command(commands, "serve", "build, serve on this machine, and build again on each change")
    serving.add_argument("-p", "--port", type=int, default=8000, help="(%(default)s)")
    serving.set_defaults(run=lambda said: serve(Path(said.settings), said.port))


def add_publish(commands: Commands) -> None:
    """``kenes publish``."""
    publishing = command(commands, "publish", "build into a new folder, judge it, and put it in the place of the old one", "publishconf.py")
    publishing.add_argument("--removed", nargs="+", default=[], metavar="COUNCIL", help="councils that are meant to disappear")
    publishing.add_argument("--accept-loss", action="store_true", help="publish although many files are left out or would be gone")
    publishing.set_defaults(run=lambda said: publish(load(said.settings), removed=said.removed, accept_loss=said.accept_loss))


def add_intake(commands: Commands) -> None:
    """``kenes intake``."""
    taking = command(commands, "intake", "take up questions and contributions from exports of form services")
    taking.add_argument("exports", nargs="+", type=Path, metavar="EXPORT", help="a CSV, XLSX or JSON file")
    taking.add_argument("--form", default="", metavar="NAME", help="the form in forms.yml that it comes from; the one that residents ask through without it")
    taking.add_argument("--contacts", type=Path, metavar="FILE", help="add the residents' contacts to this file, outside any repository")
    taking.add_argument("--accept", nargs="+", default=[], metavar="ID", help="take these up too: a person has looked at them")
    add_proposal(taking, "them")
    taking.add_argument("--each", action="store_true", help="a branch for each of them")
    taking.set_defaults(run=lambda said: intake(load(said.settings), Order(**{name: getattr(said, name) for name in Order._fields})))


def add_report(commands: Commands) -> None:
    """``kenes report``."""
    reporting = command(commands, "report", "the figures of a period, for grant reports and annual reports")
    reporting.add_argument("--from", dest="first", required=True, type=date.fromisoformat, metavar="DATE", help="the first day: 2026-01-01")
    reporting.add_argument("--to", dest="last", required=True, type=date.fromisoformat, metavar="DATE", help="the last day")
    scope = reporting.add_mutually_exclusive_group()
    scope.add_argument("--council", default="", help="one council alone")
    scope.add_argument("--region", default="", help="the councils of one region")
    reporting.add_argument("--visits", type=Path, metavar="FILE", help="an export of a visit counter: CSV or XLSX with a column of days")
    reporting.add_argument("--format", choices=sorted(FORMS), default="markdown", help="(%(default)s)")
    reporting.add_argument("--lang", choices=("kk", "ru", "en"), default="ru", help="(%(default)s)")
    reporting.set_defaults(run=lambda said: report(load(said.settings), Period(**{name: getattr(said, name) for name in Period._fields})))


def add_openness(commands: Commands) -> None:
    """``kenes openness``."""
    keeping = command(commands, "openness", "keep the cards of openness of a month")
    keeping.add_argument("--month", type=a_month, metavar="YYYY-MM", help="the one before this without it")
    add_proposal(keeping, "the file")
    keeping.set_defaults(run=lambda said: keep(load(said.settings), said.month, (said.remote, said.base) if said.pull_request else None))


def add_owners(commands: Commands) -> None:
    """``kenes owners``."""
    owning = command(commands, "owners", "say which changed files belong to somebody else")
    owning.add_argument("--base", required=True, metavar="REF", help="the branch that the changes are proposed to: origin/main")
    owning.add_argument("--author", required=True, metavar="NAME", help="who proposes them, by the name on GitHub")
    owning.add_argument("--format", choices=sorted(FORMATS), default="github" if ON_GITHUB else "text", help="how to say it (%(default)s)")
    owning.add_argument("--lang", choices=("kk", "ru", "en"), default="ru", help="the language to say it in (%(default)s)")
    owning.set_defaults(run=lambda said: owners(load(said.settings), base=said.base, author=said.author, form=said.format, lang=said.lang))


def a_month(written: str) -> date:
    """The first day of a month: ``2026-10``."""
    try:
        return date.fromisoformat(f"{written}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written!r} is not a month; write it as 2026-10") from None


def add_import(commands: Commands) -> None:
    """``kenes import news``, ``members`` and ``events``."""
    importing = commands.add_parser("import", help="take over news, members or meetings from elsewhere")
    kinds = importing.add_subparsers(required=True, dest="kind", metavar="KIND")
    for kind, what, where in (
        ("news", "news from RSS, Atom or sitemaps", "a saved file or an address"),
        ("members", "members from a table", "a CSV or XLSX file"),
        ("events", "meetings and other events from a table", "a CSV or XLSX file"),
    ):
        each = command(kinds, kind, what)
        each.add_argument("sources", nargs="+" if kind == "news" else 1, metavar="SOURCE", help=where)
        each.add_argument("--council", required=True, metavar="NAME", help="the council that it belongs to, as its file is named")
        if kind != "members":
            each.add_argument("--lang", choices=("kk", "ru", "en"), default="", help="the language of the texts; guessed for each without it")
        if kind == "news":
            each.add_argument("--under", default="", metavar="ADDRESS", help="of a sitemap take only the pages whose addresses begin so")
            each.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD", help="leave out what is older")
            each.add_argument("--limit", type=int, default=50, metavar="N", help="take up so many at most, the newest (%(default)s)")
        else:
            each.add_argument("--columns", nargs="+", default=[], metavar="FIELD=HEADING", help="which column holds what, where the headings do not say it")
            each.add_argument("--source-url", default="", metavar="ADDRESS", help="where all rows were published, if no column says it")
        add_proposal(each, "the files")
    importing.set_defaults(
        run=lambda said: imports(load(said.settings), Import(**{name: getattr(said, name) for name in Import._fields if hasattr(said, name)}))
    )


def add_poll(commands: Commands) -> None:
    """``kenes poll tokens``, ``tally``, ``recount`` and ``find``."""
    steps = commands.add_parser("poll", help="hold a poll: tokens, tally, recount, find").add_subparsers(required=True, metavar="STEP")
    giving = command(steps, "tokens", "make a secret token for each voter, and publish only their digests")
    giving.add_argument("poll", metavar="POLL", help="council/date-name, as in content/polls/")
    giving.add_argument("--voters", required=True, type=Path, metavar="FILE", help="a CSV file with a row for each voter")
    giving.add_argument("--out", required=True, type=Path, metavar="FILE", help="the new secret CSV file, outside any repository")
    giving.set_defaults(run=lambda said: tokens(load(said.settings), said.poll, voters=said.voters, out=said.out))
    counting = command(steps, "tally", "count the ballots in exports of the form service, once the poll is over")
    counting.add_argument("exports", nargs="+", type=Path, metavar="EXPORT", help="a CSV, XLSX or JSON file")
    counting.add_argument("--poll", required=True, help="council/date-name, as in content/polls/")
    add_proposal(counting, "the result")
    counting.set_defaults(run=lambda said: count(load(said.settings), Count(**{name: getattr(said, name) for name in Count._fields})))
    again = steps.add_parser("recount", help="count a published result anew")
    again.add_argument("result", type=Path, metavar="FILE", help="the file of the result; the list of voters is looked for beside it")
    again.set_defaults(run=lambda said: recount(said.result))
    finding = steps.add_parser("find", help="ask for a token and say how its ballot was counted")
    finding.add_argument("result", type=Path, metavar="FILE", help="the file of the result")
    finding.set_defaults(run=lambda said: find(said.result))


def main() -> int:
    """Run the command that was typed; the exit status."""
    said = parser().parse_args()
    try:
        return int(said.run(said))
    except (Cannot, CannotBuild, CannotDeliver, NotReported, Unreadable, WrongSetting) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1


if __name__ == "__main__":
    sys.exit(main())
