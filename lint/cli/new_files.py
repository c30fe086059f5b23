"""`newslint rules new` and `newslint names new`: write a template into the house's folder, ready to be filled in."""

import os
import re
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

from lint.cli import console, house_files
from lint.cli.parser import Parser
from lint.files.tree import nearest
from lint.report import printable
from lint.rulepack import loader, templates
from lint.text.errors import ConfigError, RuleFileError

_ID = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NAMES_EPILOG = """\
examples:
  newslint names new Grenmouth --kind place --country GB --misspelt Grennmouth
  newslint names new 'Ann Bowen' 'Luis Ortega'
"""


def rule(asked: Namespace) -> int:
    """Write the template of a rule, `asked.kind` and `asked.id`; return the exit status: 0, or 2 if it cannot be."""
    if asked.kind not in templates.KINDS:
        return _refused(asked.kind, f"there is no template of this kind: {nearest(asked.kind, templates.KINDS)}")
    for name in (asked.id, asked.family):
        if not _ID.fullmatch(name):
            return _refused(name, "this will not do as a name: write small letters and digits, joined by hyphens")
    try:
        path = house_files.configuration()
        found = house_files.settings(path)
        pack = loader.load(found.rules)
        if pack.rules.get(asked.id) is not None:
            return _refused(asked.id, "there is a rule of this name already: newslint rules show " + asked.id)
        below = f"{asked.family}/{asked.id}.yaml"
        place = os.path.relpath(house_files.folder_of(path, found) / below)
        text = templates.rule(asked.kind, asked.id, asked.family, place)
        house_files.add_file(path, found, below, text)
    except (ConfigError, RuleFileError) as error:
        console.complain(error.faults)
        return 2
    except (OSError, ValueError) as error:
        return _refused(asked.id, str(error))
    advice = f"Replace its stand-in words and examples; then run: newslint rules test {place}"
    sys.stdout.write(printable(f"Wrote {place} ({_settings(path)}). {advice}") + "\n")
    return 0


def names(given: Sequence[str]) -> int:
    """Run `newslint names new` and return the exit status: 0, or 2 if the file cannot be written."""
    asked = _names_parser().parse_args(given)
    try:
        path = house_files.configuration()
        found = house_files.settings(path)
        known = {entry.id: entry for entry in loader.load(found.rules).names}
        forms = {entry.form: entry.id for entry in known.values()}
        for form in asked.names:
            if form in forms:
                return _refused(form, f"this name is listed already, as {forms[form]}")
        below = f"names/{templates.slug(asked.names[0])}.yaml"
        text = templates.names(asked.names, asked.kind, asked.country, asked.misspelt or ())
        place = house_files.add_file(path, found, below, text)
    except (ConfigError, RuleFileError) as error:
        console.complain(error.faults)
        return 2
    except (OSError, ValueError) as error:
        return _refused(asked.names[0], str(error))
    where = os.path.relpath(place)
    sys.stdout.write(
        printable(f"Wrote {where} ({_settings(path)}). Its comments say what more an entry can have.") + "\n"
    )
    return 0


def _settings(configuration: Path) -> str:
    """Return which configuration names the folder of a new file, as seen from here: it may lie in a folder above."""
    return f"settings: {os.path.relpath(configuration)}"


def _names_parser() -> Parser:
    made = Parser(
        "newslint names new",
        description="Write a list of names of your own, with a comment for each key, into the house's folder.",
        epilog=_NAMES_EPILOG,
    )
    made.add_argument("names", nargs="+", metavar="NAME", type=_name, help="a name as the house writes it")
    made.add_argument("--kind", choices=("person", "place", "org"), default="person", help="default: person")
    made.add_argument(
        "--country", type=_country, default="XX", metavar="CODE", help="ISO code of two letters (default: XX, none)"
    )
    made.add_argument(
        "--misspelt", action="append", type=_name, metavar="FORM", help="a wrong spelling of the first name"
    )
    return made


def _name(value: str) -> str:
    if not value.strip() or not value.isprintable() or value != value.strip():
        raise ArgumentTypeError(f"{value!r} is no name: write it in one line, as it stands in copy")
    return value


def _country(value: str) -> str:
    if not re.fullmatch("[A-Za-z]{2}", value):
        raise ArgumentTypeError(f"{value!r} is no country: write its ISO code, two letters")
    return value.upper()


def _refused(where: str, message: str) -> int:
    console.complain([(where, message)])
    return 2
