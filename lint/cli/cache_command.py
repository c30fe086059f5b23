"""`newslint cache show|clear`: tell or remove what --cache has kept."""

import sys
from collections.abc import Sequence

from lint.cli.parser import Parser
from lint.project import result_cache
from lint.rulepack import pack_cache

_EPILOG = """\
examples:
  newslint --cache drafts/     keep what is found, and lint no text again that is as it was
  newslint cache show
  newslint cache clear
"""


def run(given: Sequence[str]) -> int:
    """Run the command and return its exit status, 0."""
    asked = parser().parse_args(given)
    if asked.command == "clear":
        sys.stdout.write(f"{_counted(result_cache.clear())} removed\n")
        return 0
    found = list(result_cache.entries())
    size = sum(path.stat().st_size for path in found if path.exists())
    folder = pack_cache.cache_folder()
    where = "there is no cache: NEWSLINT_CACHE is off" if folder is None else f"{folder}"
    sys.stdout.write(f"{where}\n{_counted(len(found))}, {size / 1000:,.0f} kB\n")
    return 0


def parser() -> Parser:
    """Return the parser of the command."""
    about = "Tell what --cache has kept of texts that were checked, or remove it. The newest results stay; old ones go."
    made = Parser("newslint cache", description=about, epilog=_EPILOG)
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, said in (("show", "tell where it lies and how much there is"), ("clear", "remove all of it")):
        commands.add_parser(name, help=said, description=said)
    return made


def _counted(number: int) -> str:
    return "1 result" if number == 1 else f"{number:,} results"
