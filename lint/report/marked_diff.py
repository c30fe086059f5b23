"""A unified diff for a terminal: colours, the changed words marked, and long unchanged stretches left out."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from lint.report import View, printable
from lint.report.layout import BOLD, CYAN, DIM, GREEN, RED, UNDERLINE, cut, paint

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_TOKENS = 4000
"""Longer lines are shown without marks: comparing them word by word takes time with the square of their length."""
_KEPT = 32
"""Code points of an unchanged stretch that are kept at either side."""
_ELLIPSIS = "…"


def marked(changes: str, view: View) -> str:
    """Return a unified diff for a screen: where words changed, these and the words around them, other lines cut.

    Without colours, and so without marks, the lines stay whole. This is for reading; `patch` takes the diff itself.
    """
    lines = changes.split("\n")[:-1]
    if not view.color:
        return "".join(f"{printable(line)}\n" for line in lines)
    return "".join(f"{line}\n" for line in _colored(lines, view))


def _colored(lines: Sequence[str], view: View) -> Iterator[str]:
    at = 0
    while at < len(lines):
        if lines[at].startswith(("--- ", "+++ ")) and at < 2:  # noqa: PLR2004 - the two lines of the head
            yield paint(printable(lines[at]), BOLD, view)
            at += 1
        elif lines[at][:1] in "-+":
            end = at
            while end < len(lines) and lines[end][:1] in ("-", "+", "\\"):
                end += 1
            yield from _changed(lines[at:end], view)
            at = end
        else:
            color = CYAN if lines[at].startswith("@@") else DIM
            yield paint(cut(printable(lines[at]), view.width), color, view)
            at += 1


def _changed(lines: Sequence[str], view: View) -> Iterator[str]:
    """Yield the removed and the added lines of one place, each removed one followed by the line in its place."""
    removed = [line[1:] for line in lines if line.startswith("-")]
    added = [line[1:] for line in lines if line.startswith("+")]
    for old, new in zip_longest(removed, added):
        if old is None or new is None:
            yield from ([paint("+" + printable(new), GREEN, view)] if old is None else [])
            yield from ([paint("-" + printable(old), RED, view)] if new is None else [])
        else:
            yield from _compared(old, new, view)


def _compared(old: str, new: str, view: View) -> Iterator[str]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _MOST_TOKENS:
        steps = [(False, old, new)]
    else:
        steps = [
            (tag == "equal", "".join(before[i:j]), "".join(after[k:m]))
            for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        ]
    yield paint("-", RED, view) + _marked([(same, removed) for same, removed, _ in steps], RED, view)
    yield paint("+", GREEN, view) + _marked([(same, added) for same, _, added in steps], GREEN, view)


def _marked(steps: Sequence[tuple[bool, str]], color: str, view: View) -> str:
    """Return one side of a change: (unchanged, words) of each step."""
    shown = ""
    for number, (same, words) in enumerate(steps):
        if same:
            shown += _shortened(printable(words), opens=number == 0, closes=number == len(steps) - 1)
        else:
            shown += paint(printable(words), f"{color};{BOLD};{UNDERLINE}", view)
    return shown


def _shortened(words: str, *, opens: bool, closes: bool) -> str:
    """Return an unchanged stretch without its middle, or without its outer end at the edge of a line."""
    if opens:
        return _ELLIPSIS + words[-_KEPT:] if len(words) > _KEPT else words
    if closes:
        return words[:_KEPT] + _ELLIPSIS if len(words) > _KEPT else words
    return words[:_KEPT] + _ELLIPSIS + words[-_KEPT:] if len(words) > 2 * _KEPT else words
