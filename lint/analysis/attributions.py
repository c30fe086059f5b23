"""Attributions: who is said to have said what, as (source, cue, content) triples within one sentence.

The triple and its terms follow the Penn Attribution Relations Corpus (PARC, Pareti 2012).
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.analysis.sentences import Sentence
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import (
    AUXILIARIES,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    MONTHS,
    PLAIN_SAYING,
    PRONOUNS,
    SAYING_VERBS,
    WEEKDAYS,
)

_CLOSING = frozenset("”\"»’'")
_QUOTE_MARKS = frozenset('“”"«»„')
_NOUN_PHRASE_STOPS = frozenset(
    """that but because when while after before if as although though since until unless whereas than so where which who
    whom whose and or to in on at by from with into over under about against during through is are was were has had have
    will would""".split()
)
_LEFT_STOPS = frozenset(
    """with including what how why that but because when while after before if as although though since until unless whereas than so where said says
    is are was were has had have will would then""".split()
)
_ADVERBS = frozenset(
    "also later then never once previously repeatedly again not already recently just since still earlier even".split()
)
_GROUP_WORDS = 6
_PREPOSITIONS = frozenset("to in before from on by with up at as into about among between which".split())

_TELLING = frozenset("tell tells told".split())
"""Verbs whose noun phrase to the right is who hears it."""

_PASSIVE = frozenset("is are was were be been being".split())
_NOUN_SIGNS = frozenset("to a an the of this that its his her their our no in for".split())
_LONGEST_SOURCE = 28
# Forms that are nouns at least as often as verbs: they count only right after somebody who could say it.
_NOUN_LIKE = frozenset(
    """comment comments demand demands call calls claim claims report reports post posts order orders rule
    rules point points hint hints signal signals quote quotes remark remarks promise promises pledge pledges warning
    tweet tweets vow vows answer answers estimate estimates joke jokes repeat read reads slam blast hail notes note
    mention mentions propose stress counter complaint shout shouts whisper reply replies predicts""".split()
)
_ECHOING = frozenset("saying adding warning telling writing arguing claiming insisting noting calling".split())
_NOT_SOURCES = WEEKDAYS | MONTHS | frozenset("on in at earlier later last this in".split())
_CITING = frozenset("citing quoting".split())


class Attribution(NamedTuple):
    """One attribution: code points of source and cue, the number of its sentence, and what kind of source it is.

    `kind` is named, pronoun, group, document, role or none (nobody to be found); `speaker` is the folded last word of a
    named source, so that Vladimir Putin and Putin agree, and "" otherwise. A source of kind none has an empty range.
    """

    source_start: int
    source_end: int
    cue_start: int
    cue_end: int
    sentence: int
    kind: str
    speaker: str


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    sentence_at: Callable[[int], int | None],
    in_quotation: Callable[[int], bool],
) -> list[Attribution]:
    """Return the attributions outside quotation marks, sorted by the place of their cue."""
    cues = sorted(
        {number for word in tokens.vocabulary.keys() & SAYING_VERBS for number in tokens.vocabulary[word]}
        | {
            number
            for number in tokens.vocabulary.get("according", ())
            if tokens.lowers[number + 1 : number + 2] == ["to"]
        }
        | {number for word in _CITING for number in tokens.vocabulary.get(word, ())}
        | {
            number
            for number in tokens.vocabulary.get(":", ())
            if tokens.words[number + 1 : number + 2] in (["“"], ['"'], ["‘"], ["«"])
        }
    )
    found: list[Attribution] = []
    for cue in cues:
        at = sentence_at(tokens.starts[cue])
        if at is None or in_quotation(tokens.starts[cue]):
            continue
        attribution = _read(tokens, sentences[at], at, cue)
        if attribution is None:
            continue
        if tokens.lowers[cue] in _ECHOING and found and found[-1].sentence == at:
            # "..., adding that": whoever spoke first in the sentence goes on speaking.
            kind, speaker = found[-1].kind, found[-1].speaker
            attribution = attribution._replace(kind=kind, speaker=speaker)
        found.append(attribution)
    return found


def _read(tokens: Tokens, sentence: Sentence, number: int, cue: int) -> Attribution | None:
    word = tokens.lowers[cue]
    source = _source(tokens, sentence, cue)
    if source is None:
        return None
    return _triple(tokens, sentence, number, cue, cue + 2 if word == "according" else cue + 1, *source)


def _source(tokens: Tokens, sentence: Sentence, cue: int) -> tuple[int, int] | None:
    """Return the tokens of the source, an empty range where it is not named, or None where the word is no cue."""
    word = tokens.lowers[cue]
    before = tokens.lowers[cue - 1] if cue > sentence.first else ""
    if word == "according" or word in _CITING:
        return _right(tokens, sentence, cue + (2 if word == "according" else 1))
    if word == ":":
        # Only "NAME:" at the head of its sentence; a colon after more than that belongs to the sentence.
        source = _left(tokens, sentence, cue)
        return source if source[0] == sentence.first and not _has_saying(tokens, sentence, cue) else None
    if word in PLAIN_SAYING and word not in _TELLING and (before in _CLOSING or before == ","):
        first, last = _right(tokens, sentence, cue + 1)
        if first < last and tokens.lowers[first] not in _NOT_SOURCES:
            return first, last
    if word.endswith("ing"):
        return (cue, cue) if word in _ECHOING and before in (",", "and", "”", '"') else None
    if word in _NOUN_LIKE and not _could_speak(tokens, sentence, cue - 1):
        return None
    if before in _PASSIVE:
        # "was told", "is said to": whoever spoke is named by "by", if at all.
        by = tokens.lowers[cue + 1 : cue + 2] == ["by"]
        return _right(tokens, sentence, cue + 2) if by else None
    return None if before in _NOUN_SIGNS else _left(tokens, sentence, cue)


def _has_saying(tokens: Tokens, sentence: Sentence, before: int) -> bool:
    return any(tokens.lowers[at] in PLAIN_SAYING for at in range(sentence.first, before))


def _could_speak(tokens: Tokens, sentence: Sentence, number: int) -> bool:
    """Tell whether a token can be the end of a subject that speaks: a name, a pronoun, a group of people."""
    if number < sentence.first:
        return False
    lower = tokens.lowers[number]
    if lower in PRONOUNS or lower in GROUP_NOUNS or lower in _ADVERBS:
        return True
    return tokens.is_word(number) and tokens.is_capitalized(number) and number > sentence.first and lower != "'s"


def _triple(
    tokens: Tokens, sentence: Sentence, number: int, cue: int, cue_end: int, first: int, last: int
) -> Attribution | None:
    cue_start, cue_stop = tokens.starts[cue], tokens.ends[min(cue_end, sentence.last) - 1]
    if first >= last:
        return Attribution(cue_start, cue_start, cue_start, cue_stop, number, "none", "")
    kind, speaker = _classify(tokens, first, last)
    return Attribution(tokens.starts[first], tokens.ends[last - 1], cue_start, cue_stop, number, kind, speaker)


def _right(tokens: Tokens, sentence: Sentence, first: int) -> tuple[int, int]:
    """Return the noun phrase that starts at token `first`."""
    last = first
    while last < sentence.last and last - first < _LONGEST_SOURCE:
        word, lower = tokens.words[last], tokens.lowers[last]
        if lower in _NOUN_PHRASE_STOPS or word in _QUOTE_MARKS:
            break
        if not (word[0].isalnum() or word in "-’'." or lower == "'s"):
            break
        if word == "." and not (last + 1 < sentence.last and len(tokens.words[last - 1]) == 1):
            break
        last += 1
    return first, last


def _left(tokens: Tokens, sentence: Sentence, cue: int) -> tuple[int, int]:
    """Return the noun phrase that ends before token `cue`, adverbs and an apposition skipped."""
    last = cue
    while last > sentence.first and (
        tokens.lowers[last - 1] in _ADVERBS
        or tokens.lowers[last - 1] in AUXILIARIES
        or (tokens.lowers[last - 1].endswith("ly") and last - 1 > sentence.first)
    ):
        last -= 1
    if last > sentence.first and tokens.lowers[last - 1] in ("who", "which", "that"):
        last -= 1
        if last > sentence.first and tokens.words[last - 1] == ",":
            last -= 1
    elif last > sentence.first and tokens.words[last - 1] == ",":
        opening = _apposition_start(tokens, sentence, last - 1)
        if opening is None:
            return last, last
        last = opening
    first = last
    while first > sentence.first and last - first < _LONGEST_SOURCE:
        word, lower = tokens.words[first - 1], tokens.lowers[first - 1]
        if lower in _LEFT_STOPS or word in _QUOTE_MARKS:
            break
        if word == "." and len(tokens.words[first - 2]) > 1:
            break
        if not (word[0].isalnum() or word in "-’'." or lower == "'s"):
            break
        first -= 1
    return first, last


def _apposition_start(tokens: Tokens, sentence: Sentence, comma: int) -> int | None:
    """Return the comma that opens what stands between the subject and the comma before its verb."""
    for at in range(comma - 1, max(sentence.first, comma - _LONGEST_SOURCE), -1):
        if tokens.words[at] in _QUOTE_MARKS:
            return None
        if tokens.words[at] == ",":
            return at
    return None


def _classify(tokens: Tokens, first: int, last: int) -> tuple[str, str]:
    lowers = tokens.lowers[first:last]
    head = [lower for lower in lowers if lower not in ("himself", "herself")]
    if head and head[-1] in PRONOUNS:
        return "pronoun", ""
    # Only what stands before "of", "for" ... can be the head: "officials of the ministry".
    core = next(
        (place for place, lower in enumerate(lowers) if place and lower in ("of", "for", "including")), len(lowers)
    )
    if lowers[core - 1] in GROUP_NOUNS:
        # A group is a short phrase; a longer one, or one with a preposition, has its head elsewhere.
        plain = core <= _GROUP_WORDS and not _PREPOSITIONS.intersection(lowers[:core])
        return ("group" if plain else "role"), ""
    if lowers[core - 1] in DOCUMENT_NOUNS:
        return "document", ""
    for number in range(first + core - 1, first - 1, -1):
        if tokens.is_word(number) and tokens.is_capitalized(number) and tokens.lowers[number] != "'s":
            if number == first and tokens.lowers[number] in ("the", "a", "an"):
                break
            return ("named", tokens.lowers[number])
    return "role", ""
