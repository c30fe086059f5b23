"""What stands behind verbs, nouns and adjectives: the complements of a tagged sentence, by one cascade of rules.

The script that counts and the check that reports read a sentence with this same code, so that an error the reading
makes time and again has been counted as well. The cascade looks at what follows a head, with the object of a verb
taken for one step; it is that of shallow parsers (Abney, Parsing by Chunks, 1991), and needs one pass.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.analysis.syntax.tagger import FINITE

PREPOSITIONS = frozenset(
    """of in to for on with at by from about against into over under through between among during before after since
    until upon toward towards within without around across behind despite out up down off near than as like onto along
    above below beyond via amid throughout per regarding concerning besides inside outside back away""".split()
)
"""Prepositions and particles, each of which is a complement of its own."""

_OBJECT_PRONOUNS = frozenset("him them us me her it you himself herself itself themselves each".split())
_SUBJECT_PRONOUNS = frozenset("he she they we i".split())
_DETERMINERS = frozenset(("DT", "PRP$", "PDT", "CD", "$", "WP$"))
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "VBN", "VBG", "HYPH"))
_LONGEST = 8
"""Tokens of a noun group that is read through; a longer one is left unread."""

_BY_TAG = {
    "VB": "verb",
    "VBG": "-ing",
    "VBN": "-ed",
    "VBD": "past",
    "VBZ": "finite",
    "VBP": "verb",
    "MD": "finite",
    "WP": "what",
    "WRB": "what",
    "WDT": "which",
    "NN": "noun",
    "NNS": "noun",
    "NNP": "name",
    "NNPS": "name",
    "JJ": "noun",
    "JJR": "noun",
    "JJS": "noun",
    "CD": "number",
    "$": "number",
    "DT": "the",
    "PDT": "the",
    "PRP$": "the",
    "RB": "adverb",
    "EX": "he",
}


class Complement(NamedTuple):
    """A head, by its place in the sentence, and what stands behind it.

    `part` is "v" for an active verb, "p" for a participle as in the passive, "n" and "a" for nouns and adjectives.
    `kind` names the complement: a preposition, "to do", "verb" (a bare one), "-ing", "that", "the" (a noun group with
    its determiner), "noun", "him" and the like, "." for none; "him to do" is what follows a pronoun, "it to do" what
    follows another object. `place` is the token it begins at (the number of tokens where there is none).
    """

    head: int
    part: str
    kind: str
    place: int


def find(lowers: Sequence[str], tags: Sequence[str]) -> Iterator[Complement]:
    """Yield the complements of one sentence, given as folded words and Penn tags, in the order of their heads."""
    finite = not FINITE.isdisjoint(tags)  # in a sentence without any, a participle is read as a past
    for head, tag in enumerate(tags):
        part = _part(lowers, tags, head, "VBD" if tag == "VBN" and not finite else tag)
        if part:
            at = _behind(tags, head + 1) if part != "n" else head + 1
            kind = following(lowers, tags, at)
            yield Complement(head, part, kind, at)
            if part == "v" and kind in ("him", "the", "noun", "name"):
                yield from _behind_object(lowers, tags, head, kind, at)


def _part(lowers: Sequence[str], tags: Sequence[str], head: int, tag: str) -> str:
    if tag == "VBN":
        return "p" if _is_passive(lowers, tags, head) else "v" if _is_perfect(lowers, tags, head) else ""
    if tag in ("VB", "VBP", "VBZ", "VBD", "VBG"):
        return "v"
    if tag in ("NN", "NNS"):
        return "n"
    return "a" if tag == "JJ" else ""


def _is_passive(lowers: Sequence[str], tags: Sequence[str], head: int) -> bool:
    return _auxiliary(lowers, tags, head) in _BE


def _is_perfect(lowers: Sequence[str], tags: Sequence[str], head: int) -> bool:
    return _auxiliary(lowers, tags, head) in _HAVE


_BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
_HAVE = frozenset("has have had having hasn't haven't hadn't".split())


def _auxiliary(lowers: Sequence[str], tags: Sequence[str], head: int) -> str:
    at = head - 1
    while at >= 0 and tags[at] == "RB" and head - at < 4:  # noqa: PLR2004 - "has not yet", and one more
        at -= 1
    return lowers[at] if at >= 0 else ""


def _behind(tags: Sequence[str], at: int) -> int:
    """Return the place behind the adverbs at a place."""
    last = min(len(tags), at + 2)
    while at < last and tags[at] == "RB":
        at += 1
    return at


def following(lowers: Sequence[str], tags: Sequence[str], at: int) -> str:
    """Return the kind of what stands at a place of a sentence: a preposition by its name, else a class."""
    if at >= len(lowers):
        return "."
    word, tag = lowers[at], tags[at]
    if word == "to":
        after = _behind(tags, at + 1)
        return "to do" if tags[after : after + 1] == ["VB"] else "to"
    if word == "that":
        return "that"
    if word in _OBJECT_PRONOUNS and (word != "her" or tag == "PRP"):
        return "him"
    if word in _SUBJECT_PRONOUNS:
        return "he"
    if word in PREPOSITIONS and tag != "JJ":
        return word
    if tag == "IN":
        return "if" if word in ("if", "whether") else "."
    return _BY_TAG.get(tag, ".")


def _behind_object(lowers: Sequence[str], tags: Sequence[str], head: int, kind: str, at: int) -> Iterator[Complement]:
    after = at + 1 if kind == "him" else _end_of_group(tags, at)
    if after is None:
        return
    behind = following(lowers, tags, after)
    if kind == "him":
        yield Complement(head, "v", f"him {behind}", after)
    elif behind in ("to do", "that", "verb"):
        yield Complement(head, "v", f"it {behind}", after)


def _end_of_group(tags: Sequence[str], at: int) -> int | None:
    """Return the place behind the noun group at a place, or None where it is long or ends in no noun."""
    end = at
    while end < len(tags) and tags[end] in _DETERMINERS:
        end += 1
    while end < len(tags) and tags[end] in _INSIDE:
        end += 1
    return end if at < end <= at + _LONGEST and tags[end - 1] in _NOUN_TAGS else None
