"""Report inconsistent counts: parts that exceed their total, and one count given two values."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from lint.analysis import Analysis, SharedLayers
from lint.analysis.lexicon.closed_classes import MONTHS
from lint.analysis.lexicon.years import is_like_year
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, Unit
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_WORDS = {word: value for value, word in enumerate(_UNITS, 1)} | {
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = frozenset("hundred thousand million billion dozen percent % per point points - / : th st nd rd".split())
_OWNERS = frozenset("the its his her their our these those all".split())
_INTO_PARTS = frozenset((":", "including"))
_BEING = frozenset("were was are is have had".split())
_LINKS = frozenset((",", "and", "as", "well", "plus"))
_HARMS = ("dead", "hurt")
"""The classes of words that tell what was done to those who are counted."""
_BEFORE_YEARS = frozenset("in since by until from during before after of , and or early late mid".split()) | MONTHS
_NEAR = 4


def _value(lowers: Sequence[str], at: int) -> int | None:
    """Return the whole number that the token spells, unless it belongs to a larger figure, a share or a date."""
    word = lowers[at]
    digits = word.replace(",", "")
    value = _WORDS.get(word) or (int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None)  # noqa: PLR2004 - under a million
    adjacent_text = lowers[at - 1] if at else "", lowers[at + 1] if at + 1 < len(lowers) else ""
    return None if adjacent_text[0] in ("$", "-", "/", "£", "€") or adjacent_text[1] in _SCALES else value


@dataclass(frozen=True, eq=False, repr=False)
class PartsOfTotal:
    """Report a part that is larger than its whole (15 of 12), and disjoint parts whose sum exceeds the whole.

    The parts follow a colon or "including", each a number and a noun. They are added up where all nouns are of people
    that cannot be counted twice, such as men, women and children.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("sum", "total"))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the words between a whole and its parts."""
        return _INTO_PARTS | {"of"}

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield whole and parts as one span."""
        tokens, lowers = analysis.tokens, analysis.tokens.lowers
        for word in sorted(_INTO_PARTS | {"of"}):
            for at in tokens.vocabulary[word]:
                sentence = analysis.sentence_at(tokens.starts[at])
                if sentence is None:
                    continue
                first, last = analysis.sentences[sentence].first, analysis.sentences[sentence].last
                if word == "of":
                    found = _share(lowers, at, first, last) or _those(tokens, at, first, last)
                else:
                    found = _list(tokens, at, first, last)
                if found:
                    start, end, part, total = found
                    yield Match(Span(tokens.starts[start], tokens.ends[end]), {"sum": str(part), "total": str(total)})


def _share(lowers: Sequence[str], at: int, first: int, last: int) -> tuple[int, int, int, int] | None:
    """Read "15 of the 12 drones" around its "of"; return first and last token, part and whole where they clash."""
    after = at + 1 + (at + 1 < last and lowers[at + 1] in _OWNERS)
    if at - 1 < first or after + 1 >= last or not lowers[after + 1].endswith("s"):
        return None
    part, total = _value(lowers, at - 1), _value(lowers, after)
    before = lowers[at - 2 : at - 1]
    if part is None or total is None or part <= total or before == ["chapter"]:
        return None
    if is_like_year(lowers[at - 1]) and not _BEFORE_YEARS.isdisjoint(before):  # convicted in 2019 of seven felonies
        return None
    return at - 1, after, part, total


def _those(tokens: Tokens, at: int, first: int, last: int) -> tuple[int, int, int, int] | None:
    """Read "Of the 12 drones, 15 were shot down" behind an "of" at the head of a sentence."""
    lowers = tokens.lowers
    whole = at + 1 + (at + 1 < last and lowers[at + 1] in _OWNERS)
    if at != first or whole + 4 >= last or lowers[whole + 2] != ",":
        return None
    if lowers[whole + 4] not in _BEING and lowers[whole + 4] not in tokens.lexicon.words("outcomes"):
        return None
    total, part = _value(lowers, whole), _value(lowers, whole + 3)
    if part is None or total is None:
        return None
    end, second = whole + 4, _second_part(lowers, whole + 5, last)
    if part <= total and second is not None:
        part, end = part + second[1], second[0]  # eight were killed and seven were hurt
    return None if part <= total else (at, end, part, total)


def _second_part(lowers: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """Return the last token and the number of "and seven were" within a few tokens, None where there is none."""
    for at in range(first, min(first + _NEAR, last - 2)):
        if lowers[at] == "and" and lowers[at + 2] in _BEING and (value := _value(lowers, at + 1)) is not None:
            return at + 2, value
    return None


def _list(tokens: Tokens, at: int, first: int, last: int) -> tuple[int, int, int, int] | None:
    """Read "40 people were hurt: 20 women, 15 men and 10 children" around the word before its parts."""
    lowers, lexicon = tokens.lowers, tokens.lexicon
    start = next((n for n in range(at - 1, max(first, at - 8) - 1, -1) if _value(lowers, n) is not None), None)
    if start is None or start + 1 >= at or not lowers[start + 1].isalpha():
        return None
    total = _value(lowers, start) or 0
    parts, nouns, end = _parts(lowers, at, last)
    before = lowers[max(first, start - 3) : start]
    if not parts or total < 2 or not lexicon.words("inexact-counts").isdisjoint(before):  # noqa: PLR2004 - one has no parts
        return None
    same = lexicon.words("disjoint-people").issuperset(nouns) and len(set(nouns)) == len(nouns) > 1
    if lowers[start + 1] in lexicon.words("counted-people") and same and sum(parts) > total:
        return start, end, sum(parts), total
    return None


def _parts(lowers: Sequence[str], at: int, last: int) -> tuple[list[int], list[str], int]:
    """Return the numbers and nouns of a list behind a word, as in "20 women, 15 men", and its last token."""
    parts: list[int] = []
    nouns: list[str] = []
    now, end = at + 1, at
    while now + 1 < last:
        value = _value(lowers, now)
        if value is None or not lowers[now + 1].isalpha():
            break
        parts.append(value)
        nouns.append(lowers[now + 1])
        end, now = now + 1, now + 2
        while now < last and lowers[now] in _LINKS:
            now += 1
    return parts, nouns, end


class _Count(NamedTuple):
    """A number of people harmed in an event: token, value, what was done, to whom, in which event."""

    token: int
    value: int
    harm: str
    event: str


@dataclass(frozen=True, eq=False, repr=False)
class TwoCounts:
    """Report two different numbers of people said to have been killed, or hurt, in what is called by one word.

    A number with "more", "another", "at least" and their like beside it is no contradiction and is left alone, and so
    is an article that names the event in the plural.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "line"))
    trigger_classes: ClassVar[tuple[str, ...]] = ("harmful-events",)

    def triggers(self) -> frozenset[str] | None:
        """Return no words beside those of `trigger_classes`."""
        return frozenset()

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the later number, with the first one as a related place."""
        tokens = analysis.tokens
        seen: dict[tuple[str, str], _Count] = {}
        counts = [
            count._replace(token=count.token + before.token)
            for found, before in analysis.in_blocks(_counts)
            for count in found
        ]
        plural = {event for event in {count.event for count in counts} if analysis.tokens_of(event + "s")}
        for count in counts:
            if count.event in plural:
                continue
            earlier = seen.setdefault((count.harm, count.event), count)
            if earlier.value != count.value:
                place = Span(tokens.starts[earlier.token], tokens.ends[earlier.token + 1])
                values = {
                    "other": analysis.read(place.start, place.end),
                    "line": str(analysis.document.lines.position(place.start).line),
                }
                span = Span(tokens.starts[count.token], tokens.ends[count.token + 1])
                yield Match(span, values, (Related(place, "the other count"),))


def _counts(analysis: SharedLayers) -> list[_Count]:
    """Return the exact counts of people harmed in a sentence with one event, in order."""
    found: list[_Count] = []
    lowers, lexicon = analysis.tokens.lowers, analysis.tokens.lexicon
    all_events = lexicon.words("harmful-events")
    if analysis.tokens.vocabulary.keys().isdisjoint(all_events):
        return found
    people, inexact = lexicon.words("counted-people"), lexicon.words("inexact-counts") | lexicon.words("sums")
    kinds = {harm: lexicon.words(harm) for harm in _HARMS}
    for sentence in analysis.sentences:
        words = lowers[sentence.first : sentence.last]
        events = all_events & set(words)
        if len(events) != 1:
            continue
        for at in range(sentence.first, _end_of_whole(lowers, sentence.first, sentence.last) - 1):
            value = _value(lowers, at)
            if (
                value is None
                or lowers[at + 1] not in people
                or not inexact.isdisjoint(lowers[max(sentence.first, at - 3) : at + 4])
            ):
                continue
            near = lowers[max(sentence.first, at - _NEAR) : min(sentence.last, at + 2 + _NEAR)]
            harms = [harm for harm, words_for_it in kinds.items() if not words_for_it.isdisjoint(near)]
            if len(harms) == 1:
                found.append(_Count(at, value, harms[0], next(iter(events))))
    return found


def _end_of_whole(lowers: Sequence[str], first: int, last: int) -> int:
    """Return the word behind which a sentence of tokens [first, last) tells the parts of its count, else its end."""
    return next((at for at in range(first, last) if lowers[at] in _INTO_PARTS), last)
