"""The commands and settings that the pages and the program's own help tell people to type."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "editors").glob("*/README.md")),
    "rules/names/README.md",
    "fuzz/README.md",
)
DEEPER = (
    "SECURITY.md",
    "CHANGELOG.md",
    "rules/lexicon/README.md",
    "rules/garbled/README.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*/*.md")),
)
"""Further pages, whose links and command lines are read but not carried out."""
PROGRAMS = "pip|newslint|make|npm|python|cp|mkdir|git|code|pre-commit|pipx"
_BLOCK = re.compile(r"(?:^ {4}.*\n|^\n(?= {4}))+", re.MULTILINE)
_FENCED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(rf"`((?:{PROGRAMS}) [^`]+)`")
_COMMAND = re.compile(rf"(?:{PROGRAMS})(?: |$)")
_HELP = re.compile(r"^  ((?:newslint|pbpaste) .*?)(?: {2,}.*)?$", re.MULTILINE)


def read(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text("utf-8")


def blocks(page: str) -> Iterator[str]:
    """The blocks of a page that are to be typed or written as they stand, indented or fenced, without their indent."""
    text = read(page)
    for match in _FENCED.finditer(text):
        yield match[1]
    for match in _BLOCK.finditer(_FENCED.sub("\n", text)):
        yield re.sub("^ {4}", "", match[0], flags=re.MULTILINE).strip("\n") + "\n"


def commands(page: str) -> list[str]:
    """Every command of a page, in its order, without the comment behind it; one that stands there twice is there once."""
    found: list[str] = []
    for block in blocks(page):
        found += [line for line in block.splitlines() if _COMMAND.match(line)]
    found += [match[1].replace("\n", " ") for match in _INLINE.finditer(_FENCED.sub("\n", read(page)))]
    return list(dict.fromkeys(re.sub(r" +# .*", "", command).strip() for command in found))


def commands_of_help(text: str) -> list[str]:
    """The example commands of a help text."""
    return list(dict.fromkeys(match[1].strip() for match in _HELP.finditer(text)))
