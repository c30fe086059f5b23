"""`Resources`: the data an analysis uses beside the text, with the house style."""

import json
from collections.abc import Sequence
from functools import cache, cached_property

from lint.analysis.lexicon.lexicon import EMPTY, Lexicon
from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.lexicon.word_tags import WordTags
from lint.analysis.resources.gazetteer import Gazetteer
from lint.analysis.resources.house_style import HouseStyle
from lint.analysis.resources.known_bearers import KnownBearers
from lint.analysis.resources.name_entry import NameEntry
from lint.analysis.resources.name_list import NameList
from lint.analysis.resources.pair_weights import PairWeights
from lint.analysis.resources.settlements import Settlements
from lint.analysis.resources.translation_weights import TranslationWeights
from lint.analysis.syntax.anomaly_score import Grammar
from lint.analysis.syntax.complement_counts import ComplementCounts
from lint.analysis.syntax.missing_word_model import MissingWordModel
from lint.analysis.syntax.slots.model import SlotModel
from lint.analysis.syntax.slots.sentence_words import WordKnowledge
from lint.analysis.syntax.tagger import Tagger


class Resources:
    """Shared by all documents of a run; each part is read on first use and never changed."""

    def __init__(
        self,
        data: str,
        names: Sequence[NameEntry] = (),
        style: HouseStyle | None = None,
        *,
        links: bool = True,
        lexicon: Lexicon = EMPTY,
    ) -> None:
        """Take the folder of the data files, the entries of the name list and the house style, if one is set.

        `links` tells whether the house takes a link for a source, and `lexicon` has the classes of words.
        """
        self.links = links
        self.lexicon = lexicon
        self._data = data
        self._names = names
        self.style = style

    @cached_property
    def name_list(self) -> NameList:
        """The listed names."""
        return NameList(self._names)

    @cached_property
    def vouched(self) -> frozenset[str]:
        """Names, and their single words, that the house has put on its own list: entries whose id begins with house."""
        forms = [entry.form for entry in self._names if entry.id.startswith("house.")]
        return frozenset((*forms, *(word for form in forms for word in form.split(" "))))

    @property
    def gazetteer(self) -> Gazetteer:
        """Towns, regions and countries."""
        return _gazetteer(self._data)

    @property
    def settlements(self) -> Settlements:
        """Places too small for the gazetteer."""
        return _settlements(self._data)

    @property
    def known_bearers(self) -> KnownBearers:
        """Known people and places in the spelling of other languages' presses."""
        return _known_bearers(self._data)

    @property
    def word_frequencies(self) -> WordFrequencies:
        """Known words."""
        return _lexicon(self._data)

    @property
    def word_tags(self) -> WordTags:
        """Which parts of speech words have, and how often."""
        return _word_tags(self._data)

    @property
    def word_knowledge(self) -> WordKnowledge:
        """What is known of words where the sentence around them is read."""
        return _word_knowledge(self._data)

    @property
    def never_paired(self) -> frozenset[tuple[str, str]]:
        """Function words, folded, that never stand side by side."""
        return _never_paired(self._data)

    @property
    def pair_weights(self) -> PairWeights:
        """What each piece of evidence weighs that two spellings name one entity."""
        return _pair_weights(self._data)

    @property
    def translation_weights(self) -> TranslationWeights:
        """What each sign of machine translation weighs."""
        return _translation_weights(self._data)

    @property
    def grammar(self) -> Grammar:
        """Which words and parts of speech follow each other."""
        return _grammar(self._data)

    @property
    def gaps(self) -> MissingWordModel:
        """Which neighbours do not go together."""
        return _gaps(self._data)

    @property
    def slots(self) -> SlotModel:
        """How sure a fault is in a slot of a sentence."""
        return _slots(self._data)

    @property
    def complements(self) -> ComplementCounts:
        """Which complements words take."""
        return _complements(self._data)

    @property
    def tagger(self) -> Tagger:
        """Parts of speech."""
        return _tagger(self._data)


# Files of one folder are read once, whatever number of linters share them: a desk has one for each configuration, and
# the examples of each rule are run by a linter of their own.


@cache
def _gazetteer(data: str) -> Gazetteer:
    names = ("countries.tsv", "regions.tsv", "territories.tsv")
    return Gazetteer(_read_bytes(data, "places.tsv"), *(_read(data, name) for name in names))


@cache
def _settlements(data: str) -> Settlements:
    return Settlements(f"{data}/settlements.bin")


@cache
def _known_bearers(data: str) -> KnownBearers:
    return KnownBearers(data)


@cache
def _lexicon(data: str) -> WordFrequencies:
    return WordFrequencies(_read(data, "words.tsv"), _read(data, "capitals.tsv"))


@cache
def _word_tags(data: str) -> WordTags:
    return WordTags(_read(data, "word_tags.tsv"))


@cache
def _word_knowledge(data: str) -> WordKnowledge:
    return WordKnowledge(_word_tags(data), _complements(data), _known_bearers(data).names_person)


@cache
def _never_paired(data: str) -> frozenset[tuple[str, str]]:
    rows = (line.split("\t") for line in _read(data, "never_paired.tsv").splitlines())
    return frozenset((first, second) for first, seconds in rows for second in seconds.split(" "))


@cache
def _pair_weights(data: str) -> PairWeights:
    return PairWeights.of(_read(data, "pairs.json"))


@cache
def _translation_weights(data: str) -> TranslationWeights:
    return TranslationWeights.of(_read(data, "translation.json"))


@cache
def _grammar(data: str) -> Grammar:
    return Grammar(_read(data, "grammar.json"))


@cache
def _gaps(data: str) -> MissingWordModel:
    with open(f"{data}/gaps.bin", "rb") as weights:  # noqa: PTH123 - see _read
        return MissingWordModel(json.loads(_read(data, "gaps.json")), weights.read())


@cache
def _slots(data: str) -> SlotModel:
    with open(f"{data}/slots.bin", "rb") as weights:  # noqa: PTH123 - see _read
        return SlotModel(weights.read())


@cache
def _complements(data: str) -> ComplementCounts:
    return ComplementCounts(_read(data, "complements.tsv"))


@cache
def _tagger(data: str) -> Tagger:
    return Tagger(_read_bytes(data, "tagger.tsv"))


def _read(data: str, name: str) -> str:
    return _read_bytes(data, name).decode("utf-8")


def _read_bytes(data: str, name: str) -> bytes:
    with open(f"{data}/{name}", "rb") as file:  # noqa: PTH123 - pathlib takes longer to import than this to run
        return file.read()
