"""Facts about two similar spellings in one article, on which the decision whether they name one entity rests."""

from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.string_similarity import (
    LENGTHY,
    SAME_SYSTEMS,
    Known,
    Similarity,
    are_heard_alike,
    audible,
    core,
)
from lint.analysis.names.surface_forms import Spelling
from lint.analysis.resources.grapheme_correspondences import are_one_surname
from lint.analysis.resources.romanization import coarse, plain, skeleton

_INSTRUMENTAL = frozenset(("om", "em", "ym", "yem"))
"""What Slavic languages add to a man's given name in the instrumental, and to no other name."""


class PairFacts:
    """Two spellings that lie close together, what is known beside the article, and how alike the two are.

    `unknown` counts the spellings that are no known name or word. `begin_alike`: their first sounds could be one.
    `one_system_off`: they also sound alike and differ in no case ending, so two systems could write one name so.
    """

    def __init__(self, one: Spelling, other: Spelling, known: Known, shape: Similarity) -> None:
        """Take two spellings, what is known beside the article, and how alike the two are."""
        self.one, self.other, self.known, self.shape = one, other, known, shape
        self.classes = name_lexicon(known.lexicon)
        self.names = [known.name(entry.word) for entry in (one, other)]
        self.unknown = self.names.count(False)
        begin = {skeleton(core(one.word))[:1], skeleton(core(other.word))[:1]}
        sounds = {coarse(core(one.word))[:1], coarse(core(other.word))[:1]}
        tabled = are_one_surname(plain(one.word), plain(other.word))
        audibly_one = tabled or shape.sound <= SAME_SYSTEMS or (shape.sound <= audible(shape.size) and len(sounds) == 1)
        self.begin_alike = len(begin) == 1 or begin <= set("aeiouy") or begin <= set("khJ") or audibly_one
        self.one_system_off = shape.sound <= SAME_SYSTEMS and self.begin_alike and not shape.ending

    @property
    def are_unknown(self) -> bool:
        """Tell whether neither spelling is a known name or word."""
        return not any(self.names)

    @property
    def are_one_place(self) -> bool:
        """Tell whether the gazetteer knows both as spellings of one place, and neither is introduced as a person is."""
        one, other = self.one, self.other
        return not (one.is_introduced or other.is_introduced) and self.known.gazetteer.same(one.word, other.word)

    @property
    def are_one_full_name(self) -> bool:
        """Tell whether each has one name beside it, and other systems could write all of the one as the other.

        As Hsu Cheng-hao and Xu Zhenghao, whose words are all different.
        """
        if not self.shape.is_heard or self.shape.size < LENGTHY - 1:
            return False
        beside = [entry.only_given for entry in (self.one, self.other)]
        return any(a != b and (are_one_surname(a, b) or are_heard_alike(a, b)) for a in beside[0] for b in beside[1])

    @property
    def is_case_of_given_name(self) -> bool:
        """Tell whether one is the other with an ending that only a case has, and both stand before one surname."""
        first, second = sorted((plain(self.one.word), plain(self.other.word)), key=len)
        is_case = self.shape.ending and second.startswith(first) and second[len(first) :] in _INSTRUMENTAL
        return is_case and bool(self.one.family & self.other.family)

    def is_known_given(self, word: str) -> bool:
        """Tell whether a word is often written with a capital, as a common given name is."""
        return self.known.word_frequencies.capital_band(word.capitalize()) > 0

    def is_word(self, lower: str) -> bool:
        """Tell whether a word is one of the language or the plural of one or of a title."""
        band = self.known.word_frequencies.word_band
        return bool(band(lower)) or (lower[-1] == "s" and (band(lower[:-1]) > 0 or lower[:-1] in self.classes.titles))
