"""Detect genres in which claims belong to someone by default: columns, interviews, listings, market reports.

The writer of a column owns its judgments, and the person interviewed those of an interview. Figures in reports on
matches, elections, markets and the weather need no source in the sentence.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple, TypeVar

from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.phrase_matcher import Phrases
from lint.analysis.syntax.tokens import Tokens
from lint.text.formats import Block

Genre = Literal["analysis", "election", "interview", "listing", "market", "opinion", "sports", "weather"]

_LABELS: tuple[Genre, ...] = ("analysis", "interview", "opinion")
"""Genres that a label can give: the words of `label-analysis` and so on."""

_LABELLED_BLOCKS = 2
_LABEL_WORDS = 3

_TOPICS: tuple[Genre, ...] = ("sports", "election", "weather", "market")
"""Genres that are told by their words: those of `topic-sports` and so on."""

_DISTINCT = 6
"""So many different words of a topic, and one in `_SHARE` of all the words, make the article one of its kind."""

_SHARE = 45

_FIRST_PERSON = frozenset(("i", "my", "me", "i'm", "i've", "i'd", "i'll", "myself"))
_ADDRESSED = frozenset(("we", "our", "us", "ourselves", "we're", "we've", "let's", "you", "your", "you're"))
_CONTRACTED = frozenset(
    """don't doesn't didn't isn't aren't wasn't weren't can't won't couldn't wouldn't shouldn't haven't hasn't hadn't we'll
    you've you'll they're they've they'll ain't""".split()
)
_MARKS = frozenset("?!")
_BEFORE_S = frozenset("it that he she there here what who let".split())
"""Words that 's makes a contraction with, not a possessive."""

_FIRST_PERSON_LEAST = 2
_VOICE_LEAST = 6
_PER_VOICE = 110
"""So many signs of a voice, and one for so many tokens, make a column: a report asks no questions and addresses
nobody.
"""

_BYLINE_BLOCKS = 3
_BYLINES = Phrases(
    (
        "columnist|essayist|blogger for|at|with|and|whose",
        "writer|author is|teaches|lives",
        "views|opinions expressed",
        "views|opinions are his|her|their|my own",
        "dear editor|editors",
        "to the editor",
        "letter|letters to the editor",
    )
)
"""What stands at the head or foot of a column or a letter."""

_INTERVIEW_TURNS = 4
_TURN_WORDS = 4
_LISTED = 0.6


class _Telling(NamedTuple):
    """The words of each topic; those of the writer's own voice in three kinds; and all of them."""

    topics: dict[Genre, frozenset[str]]
    own: tuple[frozenset[str], frozenset[str], frozenset[str]]
    every: frozenset[str]


@lru_cache(maxsize=8)
def _telling(lexicon: Lexicon) -> _Telling:
    topics = {topic: lexicon.words(f"topic-{topic}") for topic in _TOPICS}
    own = _FIRST_PERSON, _MARKS, _ADDRESSED | _CONTRACTED | lexicon.words("stance-adverbs")
    return _Telling(topics, own, frozenset[str]().union(*topics.values(), *own))


@lru_cache(maxsize=8)
def _labels(lexicon: Lexicon) -> dict[str, Genre]:
    return {word: genre for genre in _LABELS for word in lexicon.words(f"label-{genre}")}


_Piece = TypeVar("_Piece")


class GenreSigns(NamedTuple):
    """What one block tells of the genre of its article.

    `topics` are the words of each topic in it and how many times one stands there. `first`, `marks`, `voice` and
    `contracted` are the code points, in the block, of "I" and its forms, of ? and !, of words that only a column
    has, and of contractions with a pronoun.
    """

    length: int
    topics: dict[Genre, tuple[frozenset[str], int]]
    first: list[int]
    marks: list[int]
    voice: list[int]
    contracted: list[int]
    is_turn: bool


def read(tokens: Tokens) -> GenreSigns:
    """Return what the tokens of a block tell."""
    vocabulary = tokens.vocabulary
    topics: dict[Genre, tuple[frozenset[str], int]] = {}
    first: list[int] = []
    marks: list[int] = []
    voice: list[int] = []
    classes = _telling(tokens.lexicon)
    telling = vocabulary.keys() & classes.every
    if telling:
        for topic, words in classes.topics.items():
            if used := words & telling:
                topics[topic] = used, sum(len(vocabulary[word]) for word in used)
        for places, words in zip((first, marks, voice), classes.own, strict=True):
            places += [tokens.starts[n] for word in words & telling for n in vocabulary[word]]
    contracted = [tokens.starts[n] for n in vocabulary["'s"] if n and tokens.lowers[n - 1] in _BEFORE_S]
    is_turn = ":" in vocabulary and _is_turn(tokens)
    return GenreSigns(
        len(tokens),
        topics,
        first,
        marks,
        voice,
        contracted,
        is_turn,
    )


def tell(
    signs: Iterable[tuple[Block, GenreSigns]],
    in_quotation: Callable[[int], bool],
    lists: float = _LISTED,
    *,
    labels: Iterable[Genre],
    signed: bool,
) -> frozenset[Genre]:
    """Return the genres of an article, from what each block tells; an ordinary news report has none.

    `labels` are those of the blocks at its `head` (see `label`), and `signed` tells that a columnist or a reader is
    named at its head or foot (see `ends` and `is_signed`). What speakers say tells nothing of the genre: `in_quotation`
    tells whether a code point is theirs. `lists` is the share of blocks in a list that makes a listing.
    """
    blocks = list(signs)
    found = set(labels)
    length = sum(each.length for _, each in blocks)
    found.update(topic for topic in _TOPICS if _is_about(blocks, length, topic))
    if signed or _speaks_for_itself(blocks, length, in_quotation):
        found.add("opinion")
    if sum(each.is_turn for _, each in blocks) >= _INTERVIEW_TURNS:
        found.add("interview")
    if blocks and sum(block.kind in ("list", "table") for block, _ in blocks) >= lists * len(blocks):
        found.add("listing")
    return frozenset(found)


def _is_about(blocks: Sequence[tuple[Block, GenreSigns]], length: int, topic: Genre) -> bool:
    """Tell whether a topic has enough different words in an article, and a large enough share of all its words."""
    of_it = [each.topics[topic] for _, each in blocks if topic in each.topics]
    used = frozenset[str]().union(*(words for words, _ in of_it))
    return len(used) >= _DISTINCT and _SHARE * sum(times for _, times in of_it) >= length


def head(cached_blocks: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return those of the blocks of an article that may hold a label."""
    return cached_blocks[:_LABELLED_BLOCKS]


def ends(cached_blocks: Sequence[_Piece]) -> tuple[_Piece, ...]:
    """Return those of the blocks of an article at its head and foot."""
    return (*head(cached_blocks), *cached_blocks[-_BYLINE_BLOCKS:])


def is_signed(tokens: Tokens) -> bool:
    """Tell whether a block says that a columnist or a reader writes."""
    return bool(_BYLINES.places(tokens))


def label(tokens: Tokens) -> Genre | None:
    """Return the genre that a block names as a label: alone, or before a colon, a stroke or a dash."""
    last = len(tokens)
    labels = _labels(tokens.lexicon)
    for place in range(min(last, _LABEL_WORDS)):
        named = labels.get(tokens.lowers[place])
        if named and (place + 1 == last or tokens.words[place + 1] in ":|–—-/"):
            return named
    return None


def _speaks_for_itself(
    blocks: Sequence[tuple[Block, GenreSigns]], length: int, in_quotation: Callable[[int], bool]
) -> bool:
    """Tell whether the writer says I, or has the voice of a column, outside quotation marks.

    Signs of a voice are questions, exclamations, "we" and "you", contractions and adverbs of stance; no one of them
    makes a column.
    """

    def count(of: Callable[[GenreSigns], list[int]]) -> int:
        places = (block.span.start + place for block, each in blocks for place in of(each))
        return sum(not in_quotation(place) for place in places)

    first = count(attrgetter("first"))
    if first >= _FIRST_PERSON_LEAST:
        return True
    voice = 2 * first + 2 * count(attrgetter("marks")) + count(attrgetter("voice")) + count(attrgetter("contracted"))
    return voice >= _VOICE_LEAST and voice * _PER_VOICE >= length


def _is_turn(tokens: Tokens) -> bool:
    """Tell whether a block opens with who speaks and a colon: Q: or Ana Ruiz:."""
    head = tokens.words[:_TURN_WORDS]
    if ":" not in head[1:]:
        return False
    return all(word[0].isupper() for word in head[: head.index(":", 1)])
