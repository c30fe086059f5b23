"""`newslint formats [schema FORMAT]`: list the report formats, or print the JSON Schema of one."""

import sys
from collections.abc import Sequence
from pathlib import Path

from lint.cli.outputs import NAMES, PAGES
from lint.cli.parser import Parser
from lint.report.formats import FORMATS

_EPILOG = """\
examples:
  newslint formats
  newslint formats schema json > newslint-report.schema.json
  newslint formats schema jsonl > newslint-line.schema.json
"""
_OURS = ("json", "jsonl")
"""The formats whose schema is newslint's own; the others have a standard or a tool that defines them."""


def run(given: Sequence[str]) -> int:
    """Run the command and return its exit status, 0."""
    asked = parser().parse_args(given)
    if asked.command == "schema":
        sys.stdout.write(schema_of(asked.format))
        return 0
    width = max(map(len, NAMES))
    about = {name: entry.about for name, entry in FORMATS.items()} | {PAGES: "a page with the findings in the margin"}
    sys.stdout.write("".join(f"{name:<{width}}  {about[name]}\n" for name in NAMES))
    return 0


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint formats",
        description="List the formats of --format, or print the JSON Schema of one.",
        epilog=_EPILOG,
    )
    commands = made.add_subparsers(dest="command", metavar="COMMAND")
    about = "print the JSON Schema of a format"
    schema = commands.add_parser("schema", help=about, description=about)
    schema.add_argument("format", choices=_OURS, help=" or ".join(_OURS))
    return made


def schema_of(name: str) -> str:
    """Return the JSON Schema of one of newslint's own formats."""
    folder = Path(__file__).parent.parent / "report" / "schemas"
    return (folder / f"{name}.schema.json").read_text(encoding="utf-8")
