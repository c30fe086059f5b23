"""Report words with a complement they do not take, or without the small word they ask for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, MONTHS, WEEKDAYS
from lint.analysis.syntax import complements
from lint.analysis.syntax.complement_counts import Misfit
from lint.analysis.syntax.complements import PREPOSITIONS, Complement
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, Unit
from lint.text.finding import Edit
from lint.text.span import Span

_DETERMINERS = frozenset("the a an his her its their our my this these those".split())
_PRONOUNS = frozenset("him her them us me it".split())
_GAPS = frozenset("what which that who whom whatever how where as than when".split())
"""Words that may have taken the object of a verb behind them to the front."""
_AFTER_NOUN = ("the", "him", "noun", "name")
_EXTRA = frozenset("about to on of with from for against".split())
"""Prepositions that other languages put before an object; the rest tell when and where."""
_CONDITIONS = frozenset("if as when where though although once not".split())
_TIMES = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        """day days morning afternoon evening night week weekend month year years time times moment moments hour hours minute
    late last next earlier once foot behalf occasion way""".split()
    )
)
"""Words of a group that tells when or how, and so is no object."""
_REACH = 5


@dataclass(frozen=True, eq=False, repr=False)
class ComplementCheck:
    """Report complements that the table of counts knows a word never to take.

    Verbs of `direct` take their object without a preposition; only for them is one told to be too many. `skip` are
    words whose reading is not to be trusted, in any form.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("word", "advice"))
    unit: ClassVar[Unit] = "block"

    direct: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: most sentences hold a word of the table."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield each misfit, in order; only a sentence with a suspect pair of words is tagged."""
        tokens = analysis.tokens
        direct = self._words(analysis, self.direct)
        skip = self._words(analysis, self.skip)
        sentences = analysis.sentence_of
        suspects: dict[int, set[int]] = {}
        known = analysis.resources.complements
        for at in range(len(tokens) - 1):
            word = tokens.lowers[at]
            if word not in known.words or word in skip or sentences[at] < 0 or tokens.words[at] != word:
                continue
            if any(self._misfit(analysis, part, word, kind, direct) for part, kind in _possible(tokens, at)):
                suspects.setdefault(sentences[at], set()).add(at)
        for number, heads in suspects.items():
            yield from self._in_sentence(analysis, number, heads, direct)

    @staticmethod
    def _words(analysis: SharedLayers, given: tuple[str, ...]) -> frozenset[str]:
        found: set[str] = set()
        for word in given:
            found.update(analysis.resources.lexicon.words(word[1:-1]) if word[0] == "<" else (word,))
        return frozenset(found)

    @staticmethod
    def _misfit(analysis: SharedLayers, part: str, word: str, kind: str, direct: frozenset[str]) -> Misfit | None:
        known = analysis.resources.complements
        if part == "v" and word in direct and kind in _EXTRA and known.needs_none(word, kind):
            return Misfit("extra", "")
        return known.misfit(part, word, kind)

    def _in_sentence(
        self, analysis: SharedLayers, number: int, heads: set[int], direct: frozenset[str]
    ) -> Iterator[Match]:
        first, last = analysis.sentences[number].first, analysis.sentences[number].last
        lowers, tags = analysis.tokens.lowers[first:last], analysis.tags(number)
        for complement in complements.find(lowers, tags):
            if complement.part == "n" or first + complement.head not in heads:
                continue
            word = lowers[complement.head]
            misfit = self._misfit(analysis, complement.part, word, complement.kind, direct)
            if misfit is not None and _holds(lowers, tags, complement, misfit):
                yield _match(analysis, first, complement, word, misfit)


def _possible(tokens: Tokens, at: int) -> Iterator[tuple[str, str]]:
    """Yield the parts and complements that a word may have, by the next words alone."""
    following = tokens.lowers[at + 1]
    if following in PREPOSITIONS:
        kinds: tuple[str, ...] = (following, "to do") if following == "to" else (following,)
    elif following in _DETERMINERS:
        kinds = ("the", "him") if following == "her" else ("the",)
    elif following in _PRONOUNS:
        after = tokens.lowers[at + 2] if at + 2 < len(tokens) else ""
        kinds = ("him", f"him {after}" if after == "that" else "him to do")
    elif following[0].isalpha() and following not in FUNCTION_WORDS:
        kinds = ("verb", "noun")
    else:
        kinds = ("verb",) if following == "be" else ()
    for kind in kinds:
        for part in "vpa":
            yield part, kind


def _holds(lowers: list[str], tags: list[str], complement: Complement, misfit: Misfit) -> bool:
    """Tell whether the reading of a misfit is sure: the words stand side by side, nothing was moved or tells a time."""
    head, place = complement.head, complement.place
    if place != head + 1 + complement.kind.startswith("him ") or not head:
        return False
    if misfit.fault == "bare":
        return tags[head] != "VBG" and lowers[head - 1] not in _CONDITIONS
    return complement.part == "a" or _is_told_of_verb(lowers, tags, complement, misfit)


def _is_told_of_verb(lowers: list[str], tags: list[str], complement: Complement, misfit: Misfit) -> bool:
    place = complement.place
    if not _TIMES.isdisjoint(lowers[place : place + _REACH]) or not _has_subject(lowers, tags, complement.head):
        return False
    if misfit.fault == "lost":
        return _is_object(lowers, tags, complement)
    whole = complement.kind in ("to do", "him to do", "him that")
    whole = whole or complements.following(lowers, tags, place + 1) in _AFTER_NOUN
    return whole and not _is_moved(lowers, tags, complement.head)


def _is_object(lowers: list[str], tags: list[str], complement: Complement) -> bool:
    """Tell whether a noun group stands behind a verb: no particle goes with it, and its noun is a noun."""
    place = complement.place
    if complement.kind == "him":
        return tags[place + 1 : place + 2] != ["RP"] and lowers[place + 1 : place + 2] != ["into"]
    return complement.kind != "noun" or tags[place] in ("NN", "NNS") or tags[place + 1 : place + 2] in (["NN"], ["NNS"])


def _is_moved(lowers: list[str], tags: list[str], head: int) -> bool:
    """Tell whether the object of a verb may stand before it: what they discussed, the plan they had to discuss."""
    if not _GAPS.isdisjoint(lowers[max(0, head - 8) : head]):
        return True
    if tags[head - 1] == "TO" and head > 1 and not tags[head - 2].startswith("VB"):
        return True
    subjects = [at for at in range(max(1, head - 4), head) if tags[at] in ("PRP", "DT", "PRP$")]
    return any(tags[at - 1] in ("NN", "NNS") for at in subjects)


def _has_subject(lowers: list[str], tags: list[str], head: int) -> bool:
    """Tell whether a verb has what makes it one: an auxiliary or "to", or a subject right before it."""
    at = head - 1
    while at >= 0 and tags[at] == "RB":
        at -= 1
    if at < 0:
        return False
    if tags[head] == "VBN":
        return tags[at].startswith("VB")
    return tags[at] in ("NN", "NNS", "NNP", "NNPS", "PRP", "MD", "TO", "CC") or lowers[at] in ("to", "who")


def _match(analysis: SharedLayers, first: int, complement: Complement, word: str, misfit: Misfit) -> Match:
    tokens = analysis.tokens
    place = min(first + complement.place, first + complement.head + 3)
    span = Span(tokens.starts[first + complement.head], tokens.ends[place])
    little = tokens.lowers[place]
    if misfit.fault in ("bare", "lost"):
        edits: tuple[Edit, ...] = (Edit(Span(tokens.starts[place], tokens.starts[place]), f"{misfit.fits} "),)
        advice = f"is “{misfit.fits}” missing?"
    elif misfit.fault == "extra":
        edits = (Edit(Span(tokens.starts[place], tokens.starts[place + 1]), ""),)
        advice = f"“{word}” takes no “{little}”."
    elif misfit.fits.endswith("-ing"):
        edits = ()
        advice = f"“{word}” asks for {_quoted(misfit.fits)}, not “to” and a verb."
    else:
        edits = (Edit(Span(tokens.starts[place], tokens.ends[place]), misfit.fits),)
        advice = f"“{word}” asks for “{misfit.fits}”."
    return Match(span, {"word": word, "advice": advice}, edits=edits)


def _quoted(fits: str) -> str:
    return "a form in -ing" if fits == "-ing" else f"“{fits.removesuffix(' -ing')}” and a form in -ing"
