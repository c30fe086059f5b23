"""`ComplementCounts`: which complements words take and never take, and what would fit instead.

A complement counts as never taken where it was met so rarely among many uses that the reading's own errors explain it,
and where another one that differs by a small word is common. "Never" is a bound: among n uses and none, the true share
is below 3/n with 95% certainty (Hanley and Lippman-Hand, JAMA 1983).
"""

from functools import cached_property
from typing import NamedTuple

OBJECTS = ("the", "noun", "name", "him", "number")
_LOST = ("the", "him", "noun", "number")
_ASKED = ("of", "to", "on", "for", "with", "from", "at", "into", "about", "in")
_CHANGED = frozenset(("about", "to", "from", "of", "with", "for", "on", "against", "into"))
_FEW = 3
"""Uses that may hide behind none, see above."""
_USUAL = 0.15
_RULING = 0.4
"""Shares of the uses that a complement has which is said to fit, where others are common and where it rules."""
_RARE_OBJECT, _NEVER_OBJECT = 0.03, 0.004
_MANY = 300
_DEARTH = 60
"""Uses with the usual preposition to one with another, of which half a one is thought to be missing."""
_HEARERS, _TOLD, _UNTOLD = 10, 60, 12
"""Uses of a verb with a pronoun and "that", with any hearer and "that", and those to one without a hearer."""
_DIRECT = 200
"""Uses of a verb with an object to one with a preposition."""


class Misfit(NamedTuple):
    """A complement that a word does not take.

    `fault` is "bare" (a lost "to"), "lost" (a lost preposition), "wrong" (another preposition or form is asked for),
    "extra" (none is) or "hearer" (whoever is told is missing). `fits` is what fits: a preposition, "to" or "-ing", or
    "" for nothing.
    """

    fault: str
    fits: str


class _Row:
    __slots__ = ("allowed", "counts", "uses")

    def __init__(self, line: str) -> None:
        _, _, uses, cells = line.split("\t")
        pairs = [cell.rsplit("=", 1) for cell in cells.split(",")]
        self.uses = int(uses)
        self.allowed = frozenset(kind for kind, times in pairs if times == "+")
        self.counts = {kind: int(times) for kind, times in pairs if times != "+"}

    def times(self, kind: str) -> int:
        return self.counts.get(kind, 0)

    def share(self, *kinds: str) -> float:
        return sum(map(self.times, kinds)) / self.uses

    def best(self) -> str:
        """Return the preposition that is met most."""
        return max(_ASKED, key=self.times)


class ComplementCounts:
    """The table of complements.tsv. Rows are read when their word is asked for, and answers are kept."""

    def __init__(self, table: str) -> None:
        """Take the text of the table: part of speech, forms, uses and the count of each complement, parted by tabs."""
        self._lines: dict[str, dict[str, str]] = {}
        self._verbs: list[str] = []
        for line in reversed(table.splitlines()):  # of two lines with one form, the first counts
            if line[0] != "#":
                part, forms, _ = line.split("\t", 2)
                self._lines.setdefault(part, {}).update(dict.fromkeys(forms.split(" "), line))
                if part == "v":
                    self._verbs.append(forms)
        self.words = frozenset[str]().union(*(lines for part, lines in self._lines.items() if part != "n"))
        self._known: dict[tuple[str, str, str], Misfit | None] = {}

    @cached_property
    def bases(self) -> frozenset[str]:
        """The base forms of the verbs."""
        return frozenset(min(forms.split(" "), key=len) for forms in self._verbs)

    def counts(self, part: str, word: str) -> dict[str, int]:
        """Return how often a form of a word took each complement; nothing for an unknown one."""
        line = self._lines.get(part, {}).get(word)
        return _Row(line).counts if line else {}

    def misfit(self, part: str, word: str, kind: str) -> Misfit | None:
        """Return what is wrong with a complement (see `complements.Complement`) of a form, or None."""
        key = (part, word, kind)
        if key not in self._known:
            line = self._lines.get(part, {}).get(word)
            self._known[key] = _judge(_Row(line), part, kind) if line else None
        return self._known[key]

    def needs_none(self, word: str, kind: str) -> bool:
        """Tell whether a verb, in one of its forms, takes its object directly and hardly ever this preposition."""
        line = self._lines.get("v", {}).get(word)
        if line is None:
            return False
        row = _Row(line)
        return row.share(*OBJECTS) >= _RULING and row.times(kind) * _DIRECT <= row.uses and kind not in row.allowed


def _judge(row: _Row, part: str, kind: str) -> Misfit | None:
    if kind in row.allowed:
        return None
    if kind == "verb":
        return _bare(row)
    if kind in _LOST:
        return _lost(row, part, kind)
    if kind == "that":
        return _hearer(row) if part == "v" else None
    if kind in ("him to do", "him that"):
        return _behind_pronoun(row, kind)
    if kind == "to do":
        return _infinitive(row, part)
    return _preposition(row, part, kind) if kind in _CHANGED else None


def _bare(row: _Row) -> Misfit | None:
    asked = row.share("to do")
    rare = (row.times("verb") + _FEW) / row.uses < max(0.004, asked / 40)
    return Misfit("bare", "to") if asked >= _USUAL and rare else None


def _lost(row: _Row, part: str, kind: str) -> Misfit | None:
    best = row.best()
    several = row.share(best) >= _USUAL and row.share(*_ASKED) >= _RULING and row.share("the", "him") < _NEVER_OBJECT
    ruled = row.share(best) >= _RULING or several
    if part != "v" or not ruled or row.share("the", "him", "name") >= _RARE_OBJECT:
        return None
    rare = row.times(kind) <= row.uses / 60 and row.share("that", "he") < _RARE_OBJECT
    return Misfit("lost", best) if rare else None


def _behind_pronoun(row: _Row, kind: str) -> Misfit | None:
    pronouns = row.times("him")
    if kind == "him that":
        told = row.share("that") >= 0.05 and row.times("to") >= 20 and row.times(kind) <= pronouns / 20  # noqa: PLR2004
        return Misfit("lost", "to") if told else None
    best = max(("from", "of"), key=lambda word: row.times(f"him {word}"))
    rare = pronouns >= 30 and row.times(kind) <= pronouns / 40  # noqa: PLR2004 - enough to tell
    return Misfit("wrong", f"{best} -ing") if rare and row.times(f"him {best}") > _USUAL * 2 * pronouns else None


def _hearer(row: _Row) -> Misfit | None:
    """Return a misfit for a verb that nearly always names who is told before it goes on with "that"."""
    told = row.times("him that") + row.times("it that")
    asked = row.times("him that") >= _HEARERS and told >= _TOLD
    return Misfit("hearer", "") if asked and row.times("that") * _UNTOLD <= told else None


def _infinitive(row: _Row, part: str) -> Misfit | None:
    best = row.best()
    if part == "a":
        asks = row.share(best) >= _RULING and best != "to" and row.times("to do") * 50 <= row.times(best)
        return Misfit("wrong", f"{best} -ing") if asks else None
    never = part == "v" and row.uses >= _MANY and row.times("to do") * 800 <= row.uses
    return Misfit("wrong", "-ing") if never and row.share("-ing") >= _RARE_OBJECT else None


def _preposition(row: _Row, part: str, kind: str) -> Misfit | None:
    best = row.best()
    if kind == best or (row.times(kind) + 0.5) * _DEARTH > row.times(best):
        return None
    prepositions = sum(map(row.times, _ASKED))
    rules = row.times(best) >= 0.5 * prepositions
    if part == "a":
        return Misfit("wrong", best) if rules else None
    return Misfit("wrong", best) if rules and row.share(best) >= _RULING and row.uses >= _MANY / 2 else None
