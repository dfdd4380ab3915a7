"""The console script ``kenes``."""

import argparse
import os
import sys
from pathlib import Path

from plugins.commands.check import FORMATS, check
from plugins.commands.intake import Order, intake
from plugins.commands.owners import owners
from plugins.commands.poll import Cannot, Count, count, find, recount, tokens
from plugins.commands.publish import publish
from plugins.commands.serve import serve
from plugins.commands.setup import load
from plugins.engine.build import CannotBuild
from plugins.engine.settings import WrongSetting
from plugins.intake.repository import CannotDeliver
from plugins.intake.tables import Unreadable


def parser() -> argparse.ArgumentParser:
    """What may be typed."""
    main = argparse.ArgumentParser(prog="kenes", description="Looks after the site of public councils.")
    commands = main.add_subparsers(required=True, metavar="COMMAND")

    checking = commands.add_parser("check", help="say what is wrong with the content")
    checking.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders to speak of; all of the content without any")
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    checking.add_argument("--format", choices=sorted(FORMATS), default="github" if on_github else "text", help="how to say it (%(default)s)")
    checking.add_argument("--lang", choices=("kk", "ru", "en"), default="", help="the language to say it in; each file's own without it")
    checking.add_argument("--base", default="", metavar="REF", help="also say what changes of polls that are open there: origin/main")
    checking.add_argument("-s", "--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    checking.set_defaults(run=lambda said: check(load(said.settings), said.paths, form=said.format, lang=said.lang, base=said.base))

    serving = commands.add_parser("serve", help="build, serve on this machine, and build again on each change")
    serving.add_argument("-p", "--port", type=int, default=8000, help="(%(default)s)")
    serving.add_argument("-s", "--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    serving.set_defaults(run=lambda said: serve(Path(said.settings), said.port))

    publishing = commands.add_parser("publish", help="build into a new folder, judge it, and put it in the place of the old one")
    publishing.add_argument("-s", "--settings", default="publishconf.py", help="the settings file (%(default)s)")
    publishing.add_argument("--removed", nargs="+", default=[], metavar="COUNCIL", help="councils that are meant to disappear")
    publishing.add_argument("--accept-loss", action="store_true", help="publish although many files are left out or would be gone")
    publishing.set_defaults(run=lambda said: publish(load(said.settings), removed=said.removed, accept_loss=said.accept_loss))
    taking = commands.add_parser("intake", help="take up questions from exports of form services")
    taking.add_argument("exports", nargs="+", type=Path, metavar="EXPORT", help="a CSV, XLSX or JSON file")
    taking.add_argument("--form", default="", metavar="NAME", help="the form in forms.yml that it comes from; the one that residents ask through without it")
    taking.add_argument("--contacts", type=Path, metavar="FILE", help="add the residents' contacts to this file, outside any repository")
    taking.add_argument("--accept", nargs="+", default=[], metavar="ID", help="take these up too: a person has looked at them")
    taking.add_argument("--pull-request", action="store_true", help="propose the questions on a branch instead of writing them here")
    taking.add_argument("--each", action="store_true", help="a branch for each question")
    taking.add_argument("--remote", default="origin", help="(%(default)s)")
    taking.add_argument("--base", default="main", help="the branch to propose to (%(default)s)")
    taking.add_argument("-s", "--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    taking.set_defaults(run=lambda said: intake(load(said.settings), Order(**{name: getattr(said, name) for name in Order._fields})))
    owning = commands.add_parser("owners", help="say which changed files belong to somebody else")
    owning.add_argument("--base", required=True, metavar="REF", help="the branch that the changes are proposed to: origin/main")
    owning.add_argument("--author", required=True, metavar="NAME", help="who proposes them, by the name on GitHub")
    owning.add_argument("--format", choices=sorted(FORMATS), default="github" if on_github else "text", help="how to say it (%(default)s)")
    owning.add_argument("--lang", choices=("kk", "ru", "en"), default="ru", help="the language to say it in (%(default)s)")
    owning.add_argument("-s", "--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    owning.set_defaults(run=lambda said: owners(load(said.settings), base=said.base, author=said.author, form=said.format, lang=said.lang))
    add_polls(commands.add_parser("poll", help="hold a poll: tokens, tally, recount, find").add_subparsers(required=True, metavar="STEP"))
    return main


def add_polls(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What may be typed after ``kenes poll``."""
    giving = steps.add_parser("tokens", help="make a secret token for each voter, and publish only their digests")
    giving.add_argument("poll", metavar="POLL", help="council/date-name, as in content/polls/")
    giving.add_argument("--voters", required=True, type=Path, metavar="FILE", help="a CSV file with a row for each voter")
    giving.add_argument("--out", required=True, type=Path, metavar="FILE", help="the new secret CSV file, outside any repository")
    giving.add_argument("-s", "--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    giving.set_defaults(run=lambda said: tokens(load(said.settings), said.poll, voters=said.voters, out=said.out))
    counting = steps.add_parser("tally", help="count the ballots in exports of the form service, once the poll is over")
    counting.add_argument("exports", nargs="+", type=Path, metavar="EXPORT", help="a CSV, XLSX or JSON file")
    counting.add_argument("--poll", required=True, help="council/date-name, as in content/polls/")
    counting.add_argument("--pull-request", action="store_true", help="propose the result on a branch instead of writing it here")
    counting.add_argument("--remote", default="origin", help="(%(default)s)")
    counting.add_argument("--base", default="main", help="the branch to propose to (%(default)s)")
    counting.add_argument("-s", "--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
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
    except (Cannot, CannotBuild, CannotDeliver, Unreadable, WrongSetting) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1


if __name__ == "__main__":
    sys.exit(main())
