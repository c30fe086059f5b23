"""String similarity of two names: edits, consonant skeletons and sounds."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.names.name_endings import is_case_ending, is_derived
from lint.analysis.resources.gazetteer import Gazetteer
from lint.analysis.resources.grapheme_correspondences import are_one_surname, difference
from lint.analysis.resources.name_list import NameList
from lint.analysis.resources.romanization import coarsest, plain, single_slip, skeleton, slip_distance

SHORTEST = 4
LONG = 6
"""Letters from which one slip in a word is no accident: shorter words have too many neighbours."""
CLOSE = 0.34
"""Share of the length two spellings may differ by, where their skeletons agree."""
NEAR = 0.2
"""The same where skeletons differ, or where only the spelling speaks for one entity."""
FAR = 0.5
"""The same for two unknown words after one rare given name."""
HEARD = 0.08
"""Share of the length that romanization systems may cost and still write one name."""
HEARD_LONG = 0.1
"""The same from `LENGTHY` letters."""
LENGTHY = 8
"""Letters from which a word is long: two known ones that differ in a silent letter are more likely one."""
FAINTLY = 0.18
"""The same for an unknown surname that stands alone, beside the one unknown surname that is introduced."""
FAINT = 0.18
"""The same for names of `VERY_LONG` letters, which are close to no other by chance."""
VERY_LONG = 10

SYSTEMS, SAME_SYSTEMS = 0.4, 0.2
"""What the sounds of two words may cost, in letters, by spelling alone: one known name, two, or short ones."""
SAME_SOUND = 0.5
"""What one letter costs that two systems write differently (i and y, c and k) or a doubled letter."""
SILENT = 0.65
"""What a doubled or silent letter costs: two known surnames that differ by more are two surnames."""
COMMON = 1
"""Band of a lower-case word from which a capital more likely opens a sentence than a name."""


class Language(NamedTuple):
    """The words and places that everybody knows."""

    gazetteer: Gazetteer
    word_frequencies: WordFrequencies

    def name(self, word: str) -> bool:
        """Tell whether a word is known as a name or as a common word."""
        return (
            bool(self.word_frequencies.capital_band(word))
            or self.word_frequencies.word_band(word.lower()) > COMMON
            or self.gazetteer.knows(word)
        )


class Known(NamedTuple):
    """What is known beside the article; the name list is the house's."""

    gazetteer: Gazetteer
    word_frequencies: WordFrequencies
    name_list: NameList
    lexicon: Lexicon

    @property
    def language(self) -> Language:
        """The part that is the same for every house."""
        return Language(self.gazetteer, self.word_frequencies)

    def name(self, word: str) -> bool:
        """Tell whether a word is known as a name or as a common word."""
        return self.language.name(word)


class Similarity(NamedTuple):
    """How two spellings compare: by slips and by sound (costs, in letters), one skeleton, one slip, a case ending."""

    distance: float
    sound: float
    size: int
    alike: bool
    slip: bool
    ending: bool

    @property
    def share(self) -> float:
        """The distance as a share of the longer spelling."""
        return self.distance / self.size

    @property
    def is_near(self) -> bool:
        """Tell whether the spellings alone could be one name's."""
        return self.share <= (CLOSE if self.alike else NEAR) or (self.slip and self.size >= LONG) or self.is_heard

    @property
    def is_heard(self) -> bool:
        """Tell whether two systems could write one name so; a long name may be heard with less care."""
        if self.size >= VERY_LONG and self.share <= CLOSE:
            return self.sound <= FAINT * self.size
        return self.sound <= audible(self.size)

    @property
    def is_faintly_heard(self) -> bool:
        """Tell whether two systems could write one name so, if the article says that there is no other entity."""
        return self.sound <= FAINTLY * self.size and self.share <= CLOSE


class Unlike(Enum):
    """Why two words are not compared further.

    `ALWAYS`: they are one word, two of the language, derived one from the other, or far apart. `ALONE`: they are not
    near enough, but may be one name's beside a name that both have.
    """

    ALWAYS = 0
    ALONE = 1


def compare(first: str, second: str, known: Known, *, is_shared: bool = True) -> Similarity | Unlike:
    """Compare two words; `is_shared` tells that one given name stands before both, so that they may differ by more."""
    return _compare(first, second, known.language, is_shared)


# A keystroke leaves nearly all pairs as they were, and so does the next article. No name list is kept by this: each
# change of a configuration brings a new one.
@lru_cache(maxsize=16_384)
def _compare(first: str, second: str, known: Language, is_shared: bool) -> Similarity | Unlike:  # noqa: FBT001 - cached
    one, other = _Word.of(first), _Word.of(second)
    if not _are_comparable(one, other, known):
        return Unlike.ALWAYS
    (_, stem, a), (_, rival, b) = one, other
    size = max(len(a), len(b))
    slip = single_slip(a, b) or a == b
    alike = slip or sound_alike(stem, rival)
    if not alike and known.name(first) and known.name(second) and not _may_be_heard_alike(one, other):
        return Unlike.ALWAYS
    distance = _distance(one, other, size, is_shared=is_shared)
    if isinstance(distance, Unlike):
        return distance
    case = _may_be_case(one, other, known)
    if not case and (is_derived(a, b) or is_derived(b, a)):
        return Unlike.ALWAYS
    # Words that far apart are compared further only where they sound alike with all care.
    sound = difference(a, b, max(SYSTEMS, FAINTLY * size) if distance <= CLOSE * size else audible(size))
    alike = sound <= audible(size) or sound_alike(stem, rival)
    return Similarity(distance, sound, size, alike, slip, case)


def _distance(one: "_Word", other: "_Word", size: int, *, is_shared: bool) -> float | Unlike:
    """Return how many slips lie between two words, or why they are too far apart to be compared."""
    most = (FAR if is_shared else CLOSE) * size
    distance = slip_distance(one.plain, other.plain, most)
    if distance <= most or are_one_surname(one.plain, other.plain):
        return distance
    if is_shared:
        return Unlike.ALWAYS
    if not _may_be_heard_alike(one, other):
        return Unlike.ALONE
    distance = slip_distance(one.plain, other.plain, FAR * size)
    return distance if distance <= FAR * size else Unlike.ALWAYS


def _may_be_heard_alike(one: "_Word", other: "_Word") -> bool:
    """Tell whether two words without a slip or a skeleton in common may still be one name's in two systems.

    What no system tears apart is compared first, because that is cheap.
    """
    return coarsest(one.core) == coarsest(other.core) and are_heard_alike(one.plain, other.plain)


class _Word(NamedTuple):
    """A word as written, its core, and the plain letters of the core."""

    word: str
    core: str
    plain: str

    @classmethod
    def of(cls, word: str) -> "_Word":
        """Read a word."""
        stem = core(word)
        return cls(word, stem, plain(stem))


def _are_comparable(one: _Word, other: _Word, known: Language) -> bool:
    """Tell whether two words are spelled differently, neither is residue of an encoding, and one is no common word."""
    if not one.plain or not other.plain or _is_residue(one.word) or _is_residue(other.word):
        return False
    if _are_one_word(one, other) or _differ_in_prefix(one, other):
        return False
    if "-" in one.core + other.core and not _one_part_slips(one.core, other.core, known):
        return False
    return not all(known.word_frequencies.word_band(entry.word.lower()) for entry in (one, other))


def _are_one_word(one: _Word, other: _Word) -> bool:
    """Tell whether two words differ in no letter, accent or apostrophe that counts."""
    if one.plain != other.plain:
        return False
    return not _accents_differ(one.core, other.core) and not _apostrophes_differ(one.core, other.core)


def _differ_in_prefix(one: _Word, other: _Word) -> bool:
    """Tell whether one of two words is the other with one letter before it: O'Reilly, Reilly."""
    a, b = one.plain, other.plain
    return "'" in one.word[:3] + other.word[:3] and not {a[:1] + b, b[:1] + a}.isdisjoint((a, b))


def _may_be_case(one: _Word, other: _Word, known: Language) -> bool:
    """Tell whether one of two words that differ in their ends may be a case of the other.

    An ending that goes with the Arabic article makes a name of a place (al-Baghdadi), and is no case.
    """
    has_article = [entry.core != entry.word for entry in (one, other)]
    if has_article[0] != has_article[1] or not is_case_ending(one.plain, other.plain):
        return False
    return not (known.name(one.word) and known.name(other.word))


_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|ar|ad|an|at|az|abu)-", re.IGNORECASE)


def audible(size: int) -> float:
    """Return what the sounds of two words of so many letters may cost and still be one name's."""
    return (HEARD if size < LENGTHY else HEARD_LONG) * size


def are_heard_alike(first: str, second: str) -> bool:
    """Tell whether two plain words could be one name's in two systems."""
    limit = audible(max(len(first), len(second)))
    return difference(first, second, limit) <= limit


_RESIDUE = re.compile("[ÂÃâ€™]")
_APOSTROPHE = re.compile(r"[’ʼ‘ʻ`´]")
_INSIDE = re.compile(r"'(?!s?$)")
"""An apostrophe that belongs to no possessive."""
_PREFIX = 2
"""Letters and mark of O' and D'."""
_ASIDE = re.compile(r"['’ʼ‘ʻ`´-]")


def core(word: str) -> str:
    """Return a word without the Arabic article or Abu, which come and go."""
    return _ARTICLE.sub("", word) if "-" in word else word


def _accents_differ(first: str, second: str) -> bool:
    """Tell whether two words of the same plain letters differ in an accent, and not just in case or apostrophes."""
    return _ASIDE.sub("", first.lower()) != _ASIDE.sub("", second.lower())


def _apostrophes_differ(first: str, second: str) -> bool:
    """Tell whether only one of two words of the same letters has an apostrophe inside, after no prefix (O'Hara)."""
    bare, marked = sorted((_APOSTROPHE.sub("'", word) for word in (first, second)), key=len)
    return "'" not in bare + marked[:_PREFIX] and bare == _INSIDE.sub("", marked) != marked


def _is_residue(word: str) -> bool:
    return not word.isascii() and _RESIDUE.search(word) is not None


def _one_part_slips(first: str, second: str, known: Language) -> bool:
    """Tell whether two compounds, or one and its parts run together, sound alike or slip once in a long unknown one."""
    parts, others = first.split("-"), second.split("-")
    a, b = plain(first), plain(second)
    apart = len(parts) == len(others) and not all(
        plain(part) == plain(other) or are_heard_alike(plain(part), plain(other))
        for part, other in zip(parts, others, strict=True)
    )
    if not (known.name(first) and known.name(second)) and are_heard_alike(a, b) and not apart:
        return True
    if len(parts) != len(others):
        return False
    differing = [(a, b) for a, b in zip(parts, others, strict=True) if a.lower() != b.lower()]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    return (
        min(len(a), len(b)) > SHORTEST and single_slip(a.lower(), b.lower()) and not (known.name(a) and known.name(b))
    )


def sound_alike(first: str, second: str) -> bool:
    """Tell whether two words have one skeleton; c stands for ts in some systems."""
    if skeleton(first) == skeleton(second):
        return True
    pair = [word.lower() for word in (first, second)]
    return any("ts" in word for word in pair) and skeleton(pair[0].replace("ts", "c")) == skeleton(
        pair[1].replace("ts", "c")
    )
