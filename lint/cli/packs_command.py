"""`newslint packs add|list|verify|remove`: rule packs of others, pinned by newslint.lock. Nothing is fetched."""

import os
import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from lint.cli import console, house_files
from lint.cli.parser import Parser
from lint.engine import rule_examples
from lint.project import config_edit, pack_lock, user_config
from lint.project.pack_lock import LOCK, PackError, Pin
from lint.report import printable
from lint.rulepack import loader
from lint.safety import trust
from lint.text.errors import ConfigError, RuleFileError

_EPILOG = f"""\
examples:
  newslint packs add packs/coast-desk        a folder or a git checkout
  newslint packs add coast-desk              a pack in an installed Python package
  newslint packs list
  newslint packs verify
  newslint packs remove coast-desk

newslint fetches nothing and runs no other program: get a pack with git clone, git submodule or pip, look at it, and
add it. {LOCK} then holds its version and a hash of its content; a pack that differs is an error in every run.
"""
_ADDRESS = re.compile(r"[a-z+]+://|[\w.-]+@[\w.-]+:", re.IGNORECASE)


def run(given: Sequence[str]) -> int:
    """Run one of the commands and return its exit status: 0, or 2 if a pack cannot be used or is not as pinned."""
    asked = parser().parse_args(given)
    commands = {"add": _add, "list": _list, "verify": _verify, "remove": _remove}
    try:
        return commands[asked.command](asked)
    except (ConfigError, RuleFileError) as error:
        console.complain(error.faults)
    except (PackError, ValueError) as error:
        console.complain([(asked.pack if "pack" in asked else LOCK, str(error))])
    return 2


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint packs",
        description="Use rule packs of others: add, list, verify and remove them.",
        epilog=_EPILOG,
    )
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    about = "use a pack, pinned to its present content; a pack that has changed is added again"
    adding = commands.add_parser("add", help=about, description=f"{about.capitalize()}.")
    adding.add_argument("pack", metavar="PACK", help="a folder below the configuration's, or an installed pack's name")
    for name, about in (
        ("list", "the packs in use"),
        ("verify", "check that every pack is as it was when it was added"),
    ):
        commands.add_parser(name, help=about, description=f"{about.capitalize()}.")
    about = "stop using a pack; its files stay"
    removing = commands.add_parser("remove", help=about, description=f"{about.capitalize()}.")
    removing.add_argument("pack", metavar="NAME", help="the name of a pack in use")
    return made


def _add(asked: Namespace) -> int:
    path = house_files.configuration()
    root = path.parent
    trusted = user_config.read().trusts(path)
    pins = pack_lock.read(root, trusted=trusted)
    folder = Path(os.path.abspath(asked.pack))  # noqa: PTH100 - follows no link
    if folder.is_dir():
        wrong = None if trusted else trust.fault_of_rules(str(folder), root)
        if wrong:
            raise PackError(wrong)
        pin = pack_lock.pinned(folder, root)
    elif _ADDRESS.match(asked.pack):
        raise PackError("newslint fetches nothing: clone it (git clone ADDRESS packs/NAME), and add the folder")
    elif "/" in asked.pack or os.sep in asked.pack:
        raise PackError("there is no such folder")
    else:
        folder = pack_lock.package_folder(asked.pack)
        pin = pack_lock.pinned_package(asked.pack)
    pack = loader.load([folder], verify=rule_examples.verify)
    own = [rule for rule in pack.rules if Path(rule.path).is_relative_to(folder)]
    before = pins.get(pin.name)
    house_files.write(root / LOCK, pack_lock.written({**pins, pin.name: pin}), [root])
    house_files.write(path, config_edit.added(house_files.text_of(path), path, "packs", pin.name), [root])
    rules = f"{len(own)} rule{'' if len(own) == 1 else 's'}"
    done = "Added" if before is None else f"Updated from version {before.version}:"
    sys.stdout.write(printable(f"{done} {pin.name} {pin.version} ({rules}); see {path.name} and {LOCK}.") + "\n")
    return 0


def _pins() -> tuple[dict[str, Pin], Path, bool]:
    path = house_files.configuration()
    trusted = user_config.read().trusts(path)
    return pack_lock.read(path.parent, trusted=trusted), path, trusted


def _fault(pin: Pin, root: Path, *, trusted: bool) -> str | None:
    try:
        pack_lock.located(pin, root, trusted=trusted)
    except PackError as error:
        return str(error)
    return None


def _list(_: Namespace) -> int:
    pins, path, trusted = _pins()
    for pin in pins.values():
        state = "" if _fault(pin, path.parent, trusted=trusted) is None else "  CHANGED: run newslint packs verify"
        commit = f" at {pin.commit[:12]}" if pin.commit else ""
        sys.stdout.write(printable(f"{pin.name} {pin.version}  {pin.kind} {pin.source}{commit}{state}") + "\n")
    if not pins:
        sys.stdout.write("No packs are in use. “newslint packs add --help” says how to use one.\n")
    return 0


def _verify(_: Namespace) -> int:
    pins, path, trusted = _pins()
    faults = [(pin.name, fault) for pin in pins.values() if (fault := _fault(pin, path.parent, trusted=trusted))]
    faults += [
        (str(path), f"the pack “{name}” is named here and is not in {LOCK}: newslint packs add {name}")
        for name in config_edit.listed(house_files.text_of(path), path, "packs")
        if name not in pins
    ]
    console.complain(faults)
    if not faults:
        count = f"{len(pins)} pack{'' if len(pins) == 1 else 's'}"
        sys.stdout.write(f"{count}: as {LOCK} says\n")
    return 2 if faults else 0


def _remove(asked: Namespace) -> int:
    pins, path, _ = _pins()
    text = house_files.text_of(path)
    if asked.pack not in pins and asked.pack not in config_edit.listed(text, path, "packs"):
        raise PackError(f"no pack of that name is in use: {', '.join(pins) or 'there is none'}")
    house_files.write(path, config_edit.removed(text, path, "packs", asked.pack), [path.parent])
    pins.pop(asked.pack, None)
    house_files.write(path.parent / LOCK, pack_lock.written(pins), [path.parent])
    sys.stdout.write(printable(f"{asked.pack} is no longer in use; its files are untouched.") + "\n")
    return 0
