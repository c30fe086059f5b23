"""Report words with a complement they do not take, or without the small word they ask for."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import ClassVar, NamedTuple

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, MONTHS, WEEKDAYS
from lint.analysis.lexicon.recent import Recent
from lint.analysis.syntax import complements
from lint.analysis.syntax.complement_counts import ComplementCounts, Misfit
from lint.analysis.syntax.complements import PREPOSITIONS, Complement
from lint.analysis.syntax.tagger import FINITE
from lint.checks import Match, Unit
from lint.text.finding import Edit
from lint.text.span import Span
from lint.values import dataclass

_DETERMINERS = frozenset("the a an his her its their our my this these those".split())
_PRONOUNS = frozenset("him her them us me it".split())
_GAPS = frozenset("what which that who whom whatever how where as than when".split())
"""Words that may have taken the object of a verb behind them to the front."""
_AFTER_NOUN = ("the", "him", "noun", "name")
_ALSO_NOUNS = frozenset("help rain set cut bid hit run".split())
"""Words that are mostly verbs, and may as well be the object of one: sought help."""
_BEHIND_VERB = frozenset((*"the him noun name number in on at from with by into until for".split(), "to do"))
_EXTRA = frozenset("about to on of with from for against".split())
"""Prepositions that other languages put before an object; the rest tell when and where."""
_REMEMBERED = 10_000
"""Words in a row of which is kept whether they are suspect."""
_SUBJECTS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))
_CLAUSE_OPENS = frozenset(("DT", "PRP", "PRP$", "NNP", "NNPS", "EX", "NNS", "IN"))
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


@dataclass(frozen=True, eq=False, repr=False)
class ComplementCheck:
    """Report complements that the table of counts knows a word never to take.

    Verbs of `direct` take their object without a preposition; only for them is one told to be too many. Words of
    `ruled` have one preposition; only for them is another one told to be wrong. `skip` are forms of words whose reading
    is not to be trusted.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("word", "advice"))
    unit: ClassVar[Unit] = "block"

    direct: tuple[str, ...] = ()
    ruled: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: most sentences hold a word of the table."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield each misfit, in order; only a sentence with a suspect pair of words is tagged."""
        tokens, sentences = analysis.tokens, analysis.sentence_of
        judge = _Judge(analysis.resources.complements, *self._verbs)
        known, suspect = judge.counts.words, _suspicions(judge)
        suspects: dict[int, set[int]] = {}
        for at, (word, following, after) in enumerate(_threes(tokens.lowers)):
            if word not in known or not suspect[word, following, after if following in _PRONOUNS else ""]:
                continue
            if word not in self.skip and sentences[at] >= 0 and tokens.words[at] == word:
                suspects.setdefault(sentences[at], set()).add(at)
        for number, heads in suspects.items():
            yield from _in_sentence(analysis, number, heads, judge)

    @cached_property
    def _verbs(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words of `direct` and of `ruled`."""
        return frozenset(self.direct), frozenset(self.ruled)


class _Judge(NamedTuple):
    """The counts, and the words of the options."""

    counts: ComplementCounts
    direct: frozenset[str]
    ruled: frozenset[str]

    def misfit(self, part: str, word: str, kind: str) -> Misfit | None:
        if part == "v" and word in self.direct and kind in _EXTRA and self.counts.needs_none(word, kind):
            return Misfit("extra", "")
        if word not in self.ruled and (kind in PREPOSITIONS or (kind == "to do" and part != "v")):
            return None
        return self.counts.misfit(part, word, kind)


def _threes(lowers: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each word that another one follows, with the two behind it; "" stands for no second one."""
    return zip(lowers, lowers[1:], [*lowers[2:], ""], strict=False)


@lru_cache(maxsize=8)
def _suspicions(judge: _Judge) -> Recent[tuple[str, str, str], bool]:
    """Return whether a word, given with the next two, may have a complement there that it does not take.

    The second of the next two counts behind a pronoun only.
    """

    def is_suspect(words: tuple[str, str, str]) -> bool:
        return any(judge.misfit(part, words[0], kind) for kind in _possible(*words[1:]) for part in "vpa")

    return Recent(is_suspect, _REMEMBERED)


def _in_sentence(analysis: SharedLayers, number: int, heads: set[int], judge: _Judge) -> Iterator[Match]:
    first, last = analysis.sentences[number].first, analysis.sentences[number].last
    lowers, tags = analysis.tokens.lowers[first:last], analysis.tags(number)
    for complement in complements.find(lowers, tags):
        if complement.part == "n" or first + complement.head not in heads:
            continue
        word = lowers[complement.head]
        kind = "verb" if _is_bare_verb(analysis, lowers, tags, complement) else complement.kind
        misfit = judge.misfit(complement.part, word, kind)
        if misfit is not None and _holds(lowers, tags, complement, misfit):
            yield _match(analysis, first, complement, word, misfit)


def _is_bare_verb(analysis: SharedLayers, lowers: list[str], tags: list[str], complement: Complement) -> bool:
    """Tell whether a word is a bare verb whatever its tag: it is nearly always one, and its object or place follows."""
    at = complement.place
    if (
        at >= len(lowers) - 1
        or tags[at] in ("VBN", "VBD", "NNP")
        or lowers[at] not in analysis.resources.complements.bases
    ):
        return False
    return complements.following(lowers, tags, at + 1) in _BEHIND_VERB


def _possible(following: str, after: str) -> tuple[str, ...]:
    """Return the complements that a word may have, by the next words alone."""
    if following in PREPOSITIONS:
        kinds: tuple[str, ...] = (following, "to do") if following == "to" else (following,)
    elif following in _DETERMINERS:
        kinds = ("the", "him") if following == "her" else ("the",)
    elif following in _PRONOUNS:
        kinds = ("him", f"him {after}" if after == "that" else "him to do")
    elif following[0].isalpha() and following not in FUNCTION_WORDS:
        kinds = ("verb", "noun")
    else:
        kinds = ("verb",) if following == "be" else ("that",) if following == "that" else ()
    return kinds


def _holds(lowers: list[str], tags: list[str], complement: Complement, misfit: Misfit) -> bool:
    """Tell whether the reading of a misfit is sure: the words stand side by side, nothing was moved or tells a time."""
    head, place = complement.head, complement.place
    if place != head + 1 + complement.kind.startswith("him ") or not head:
        return False
    if misfit.fault == "hearer":
        return _tells_that(lowers, tags, head)
    if misfit.fault == "bare":
        return tags[head] != "VBG" and lowers[head - 1] not in _CONDITIONS and lowers[place] not in _ALSO_NOUNS
    return complement.part == "a" or _is_told_of_verb(lowers, tags, complement, misfit)


def _tells_that(lowers: list[str], tags: list[str], head: int) -> bool:
    """Tell whether a finite verb stands behind its subject, and “that” and a clause with a subject behind the verb."""
    before = head - 1
    while before and tags[before] == "RB":
        before -= 1
    if tags[before] not in _SUBJECTS:
        return False  # was held and told that: the passive goes on
    opens = tags[head + 2 : head + 3]
    finite = tags[head] in ("VBD", "VBZ", "VBP") and not FINITE.isdisjoint(tags[head + 3 :])
    return finite and _GAPS.isdisjoint(lowers[max(0, head - 8) : head]) and bool(opens) and opens[0] in _CLAUSE_OPENS


def _is_told_of_verb(lowers: list[str], tags: list[str], complement: Complement, misfit: Misfit) -> bool:
    place = complement.place
    if _tells_a_time(lowers, tags, place) or not _has_subject(lowers, tags, complement.head):
        return False
    if misfit.fault == "lost":
        return _is_object(lowers, tags, complement)
    whole = complement.kind in ("to do", "him to do", "him that")
    whole = whole or complements.following(lowers, tags, place + 1) in _AFTER_NOUN
    return whole and not _is_moved(lowers, tags, complement.head)


def _tells_a_time(lowers: list[str], tags: list[str], place: int) -> bool:
    """Tell whether a noun group, with a preposition or without, ends in a word for a time, or a number leads it."""
    at = place + (lowers[place] in PREPOSITIONS)
    while at < len(tags) and (tags[at][:2] in ("DT", "JJ", "NN", "CD") or tags[at] == "PRP$"):
        if lowers[at] in _TIMES:
            return True
        at += 1
    return False


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
    if tags[head] == "VBN" and not FINITE.isdisjoint(tags):
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
    elif misfit.fault == "hearer":
        edits, advice = (), f"whom? “{word}” names who is told before “that”."
    elif misfit.fits.endswith("-ing"):
        edits = ()
        advice = f"“{word}” asks for {_quoted(misfit.fits)}, not “to” and a verb."
    else:
        edits = (Edit(Span(tokens.starts[place], tokens.ends[place]), misfit.fits),)
        advice = f"“{word}” asks for “{misfit.fits}”."
    return Match(span, {"word": word, "advice": advice}, edits=edits)


def _quoted(fits: str) -> str:
    return "a form in -ing" if fits == "-ing" else f"“{fits.removesuffix(' -ing')}” and a form in -ing"
