"""What a cached block keeps, and when it is asked again."""

from support.shipped_resources import RESOURCES

from lint.analysis.blocks.analysis_cache import AnalysisCache, CachedBlock
from lint.analysis.blocks.block_analysis import BlockAnalysis
from lint.text.document import Document
from lint.text.source import Source

TEXT = "The bridge is safe.\n\nThe road is not.\n\nThe bridge is safe.\n"


def _blocks(cache: AnalysisCache, text: str) -> list[CachedBlock]:
    document = Document.of(Source("story.txt", text))
    return [cache.cached_block(document, block, RESOURCES) for block in document.blocks]


def _times_read(block: CachedBlock) -> int:
    read: list[BlockAnalysis] = []

    def words(analysis):
        read.append(analysis)
        return len(analysis.tokens)

    assert block.find(words) == block.find(words) == len(block.analysis.tokens)
    return len(read)


def test_a_block_that_stands_twice_is_one():
    first, other, again = _blocks(AnalysisCache(), TEXT)
    assert first is again
    assert first is not other


def test_a_kept_block_is_read_once():
    assert [_times_read(block) for block in _blocks(AnalysisCache(), TEXT)[:2]] == [1, 1]


def test_without_a_next_version_only_a_block_that_stands_twice_is_kept():
    first, other, _ = _blocks(AnalysisCache(once=True), TEXT)
    assert [_times_read(first), _times_read(other)] == [1, 2]
    first.let_go()
    other.let_go()
    assert hasattr(first, "analysis")
    assert not hasattr(other, "analysis")


def test_a_block_is_known_in_the_next_version_and_forgotten_after_one_without_it():
    cache = AnalysisCache()
    before = _blocks(cache, TEXT)
    cache.turn()
    cache.turn()  # a version given up early
    assert _blocks(cache, TEXT)[1] is before[1]
    cache.turn()
    _blocks(cache, "A third one.\n")
    cache.turn()
    assert _blocks(cache, TEXT)[1] is not before[1]


def test_a_layer_of_the_document_finds_what_it_kept_in_the_last_version():
    cache = AnalysisCache()
    cache.kept("layer")[1]["name"] = 1
    _blocks(cache, TEXT)
    cache.turn()
    assert cache.kept("layer") == ({"name": 1}, {})
