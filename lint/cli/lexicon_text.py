"""Render word classes as text: a list, the members of one class, and the classes of a word."""

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

from lint.report import printable

_WIDTH = 80


def listed(classes: Sequence[Mapping[str, Any]]) -> str:
    """Return a line for each class: its name, its number of words in all forms, and its description."""
    width = max((len(entry["class"]) for entry in classes), default=0)
    return "".join(
        f"{entry['class']:<{width}}  {entry['words']:>4}  {printable(entry['about'])}\n" for entry in classes
    )


def members(name: str, about: str, forms: Mapping[str, Sequence[str]]) -> str:
    """Return the description of a class, and its words by form."""
    parts = [f"{name}: {printable(about)}"]
    parts += [
        fill(", ".join(map(printable, words)), _WIDTH, initial_indent=f"  {form}: ", subsequent_indent="    ")
        for form, words in forms.items()
    ]
    return "\n".join(parts) + "\n"


def classes_of(word: str, classes: Sequence[Mapping[str, Any]]) -> str:
    """Return the classes of a word, each with the forms the word has in it."""
    rows = [f"  {entry['class']} ({', '.join(entry['forms'])}): {printable(entry['about'])}" for entry in classes]
    return "\n".join([printable(word), *rows]) + "\n"
