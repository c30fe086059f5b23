"""The layers of a block, and how a document joins them."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis, SharedLayers
from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.cues.cue_reading import CueReading
from lint.analysis.attribution.sentence_attribution import SentenceAttribution
from lint.analysis.blocks.analysis_cache import AnalysisCache
from lint.analysis.blocks.block_analysis import BlockAnalysis
from lint.analysis.names.country_mentions import CountryMention
from lint.analysis.names.name_mentions import Mention
from lint.analysis.syntax.offsets import Offsets, Shiftable, shift_all
from lint.analysis.syntax.quotation_marks import Quotation
from lint.analysis.syntax.sentences import Sentence
from lint.text.document import Document
from lint.text.source import Source

BEFORE = Offsets(1000, 100, 10, 1)


@pytest.mark.parametrize(
    ("item", "moved"),
    [
        (Sentence(0, 9, 0, 3, 0), Sentence(1000, 1009, 100, 103, 1)),
        (
            Quotation(2, 8, 3, 7, "“", closed=True, continues=False, block=0, nested=True),
            Quotation(1002, 1008, 1003, 1007, "“", closed=True, continues=False, block=1, nested=True),
        ),
        (
            Mention(1, 2, 4, 7, ("Obi",), "", "", 3, initial=True),
            Mention(101, 102, 1004, 1007, ("Obi",), "", "", 13, initial=True),
        ),
        (CountryMention(1, 3, "BE"), CountryMention(101, 103, "BE")),
        (
            SentenceAttribution(
                CueReading((0, 1), (1, 2), 3, "speech", inverted=False, covers=(2, 4), base="say"),
                ((2, 4),),
                Attribution(0, 3, 4, 8, 3, "named", "obi"),
            ),
            SentenceAttribution(
                CueReading((100, 101), (101, 102), 13, "speech", inverted=False, covers=(102, 104), base="say"),
                ((102, 104),),
                Attribution(1000, 1003, 1004, 1008, 13, "named", "obi"),
            ),
        ),
    ],
)
def test_an_item_moves_each_of_its_numbers_by_what_it_counts(item: Shiftable, moved: Shiftable) -> None:
    assert shift_all([item], BEFORE) == [moved]


def test_a_document_joins_what_its_blocks_say_alone() -> None:
    text = "Ada Obi said the road was closed.\n\nThe road runs from Belgium to France.\n\n“We came late,” he said.\n"
    document = Document.of(Source("x", text))
    joined, whole = Analysis(document, RESOURCES, AnalysisCache()), BlockAnalysis(document, RESOURCES)
    assert len(joined.cached_blocks) == 3
    assert joined.sentences == whole.sentences
    assert joined.quotations == whole.quotations
    assert joined.countries == whole.countries
    assert [country.code for country in joined.countries] == ["BE", "FR"]
    assert joined.attributions == whole.attributions
    assert len(joined.attributions) == 2
    assert joined.words == whole.words
    assert list(joined.tokens_of("road")) == list(whole.tokens_of("road"))
    assert [joined.tags(number) for number in range(3)] == [whole.tags(number) for number in range(3)]
    assert [found for found, _ in joined.in_blocks(_count)] == [8, 8, 9]


def test_tags_are_found_behind_a_block_without_sentences() -> None:
    document = Document.of(Source("x", "It rained.\n\n\ufffc\n\nThe road was closed.\n"))
    joined, whole = Analysis(document, RESOURCES, AnalysisCache()), BlockAnalysis(document, RESOURCES)
    last = len(whole.sentences) - 1
    assert joined.tags(last) == whole.tags(last)


def _count(layers: SharedLayers) -> int:
    return len(layers.tokens)
