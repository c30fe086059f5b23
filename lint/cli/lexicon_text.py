"""Render word classes as text: a list, the members of one class, and the classes of a word."""

from collections.abc import Mapping, Sequence
from typing import Any

from lint.report import View, printable
from lint.report.layout import BOLD, paint, wrap

_HANGING = "    "


def listed(classes: Sequence[Mapping[str, Any]], view: View) -> str:
    """Return a line for each class: its name, its number of words in all forms, and its description."""
    wide = max((len(entry["class"]) for entry in classes), default=0)
    rows = []
    for entry in classes:
        name = entry["class"]
        padding = " " * (wide - len(name))
        rows.append(f"{paint(name, BOLD, view)}{padding}  {entry['words']:>4}  {printable(entry['about'])}\n")
    return "".join(rows)


def members(name: str, about: str, forms: Mapping[str, Sequence[str]], view: View) -> str:
    """Return the description of a class, and its words by form."""
    rows = [f"{paint(name, BOLD, view)}: {printable(about)}"]
    for form, words in forms.items():
        rows += wrap(", ".join(map(printable, words)), view.width, first=f"  {form}: ", rest=_HANGING)
    return "\n".join(rows) + "\n"


def classes_of(word: str, classes: Sequence[Mapping[str, Any]], view: View) -> str:
    """Return the classes of a word, each with the forms the word has in it."""
    rows = [paint(printable(word), BOLD, view)]
    for entry in classes:
        name = paint(entry["class"], BOLD, view)
        rows.append(f"  {name} ({', '.join(entry['forms'])}): {printable(entry['about'])}")
    return "\n".join(rows) + "\n"
