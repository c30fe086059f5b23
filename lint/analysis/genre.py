"""What kind of piece an article is, where its kind changes who owns its claims: `tell`.

In a column the byline owns the judgments; in an interview the speaker does; figures of matches, elections, markets and the
weather are the desk's own, a board's or an exchange's.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from lint.analysis.phrases import find, parse
from lint.analysis.tokens import Tokens
from lint.formats import Block

Genre = Literal["analysis", "election", "interview", "listing", "market", "opinion", "sports", "weather"]

_LABELS: dict[str, Genre] = {
    "analysis": "analysis",
    "explainer": "analysis",
    "explained": "analysis",
    "factbox": "analysis",
    "backgrounder": "analysis",
    "timeline": "analysis",
    "opinion": "opinion",
    "op-ed": "opinion",
    "comment": "opinion",
    "commentary": "opinion",
    "column": "opinion",
    "editorial": "opinion",
    "review": "opinion",
    "letter": "opinion",
    "letters": "opinion",
    "perspective": "opinion",
    "viewpoint": "opinion",
    "interview": "interview",
}
_LABELLED_BLOCKS = 2
_LABEL_WORDS = 3

_TOPICS: dict[Genre, frozenset[str]] = {
    "sports": frozenset(
        """match matches season league coach coached striker midfielder goalkeeper defender quarterback touchdown
        touchdowns innings inning pitcher playoff playoffs tournament champions championship semifinal semifinals
        quarterfinal halftime rebounds teammates teammate kickoff scored scoring goals penalty wicket wickets medal
        medals stadium fixture squad fans goal cup""".split()
    ),
    "election": frozenset(
        """delegates delegate primary primaries caucus caucuses ballot ballots ballots turnout voters votes voted precincts
        polls nomination nominee runoff seats constituency constituencies candidates superdelegates electorate swing""".split()
    ),
    "weather": frozenset(
        """rain snow showers temperatures temperature degrees forecasters forecaster forecast humidity winds mph inches
        thunderstorms celsius fahrenheit cloudy sunny gusts landfall storm storms drizzle""".split()
    ),
    "market": frozenset(
        """shares stocks index investors traders trading futures yield yields nasdaq dow barrel bonds equities benchmark
        closed currency analysts basis points gains rallied quarter crude rose fell earnings revenue""".split()
    ),
}
_DISTINCT = 6
"""So many different words of a topic, and one in `_SHARE` of all the words, make the article one of its kind."""

_SHARE = 45

_FIRST_PERSON = frozenset(("i", "my", "me", "i'm", "i've", "i'd", "i'll", "myself"))
_ADDRESSED = frozenset(("we", "our", "us", "ourselves", "we're", "we've", "let's", "you", "your", "you're"))
_CONTRACTED = frozenset(
    """don't doesn't didn't isn't aren't wasn't weren't can't won't couldn't wouldn't shouldn't haven't hasn't hadn't we'll
    you've you'll they're they've they'll ain't""".split()
)
_BEFORE_S = frozenset("it that he she there here what who let".split())
"""Words that 's makes a contraction with, not a possessive."""

_STANCE = frozenset(
    "unfortunately sadly thankfully fortunately frankly obviously ironically shockingly hopefully surely".split()
)
_MARKS = frozenset("?!")
_FIRST_PERSON_LEAST = 2
_VOICE_LEAST = 6
_PER_VOICE = 110
"""So many signs of a voice, and one for so many tokens, make a column: a report asks no questions and addresses nobody."""

_BYLINE_BLOCKS = 3
_BYLINES = tuple(
    parse(text)
    for text in (
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


def tell(
    tokens: Tokens, blocks: Sequence[Block], quoted: Sequence[tuple[int, int]], lists: float = _LISTED
) -> frozenset[Genre]:
    """Return the genres of an article; an ordinary news report has none.

    `quoted` are the code-point ranges inside quotation marks, sorted and apart: what speakers say tells nothing of the
    genre. `lists` is the share of blocks in a list that makes a listing.
    """
    found: set[Genre] = set()
    for block in blocks[:_LABELLED_BLOCKS]:
        found |= _label(tokens, block)
    found |= {topic for topic, words in _TOPICS.items() if _is_about(tokens, words)}
    if _speaks_for_itself(tokens, quoted) or _is_signed(tokens, blocks):
        found.add("opinion")
    if sum(_is_turn(tokens, block) for block in blocks) >= _INTERVIEW_TURNS:
        found.add("interview")
    if blocks and sum(block.kind in ("list", "table") for block in blocks) >= lists * len(blocks):
        found.add("listing")
    return frozenset(found)


def _label(tokens: Tokens, block: Block) -> set[Genre]:
    """Return the genre that a block names as a label: alone, or before a colon, a stroke or a dash."""
    first, last = tokens.at(block.span.start), tokens.at(block.span.end)
    for place in range(first, min(last, first + _LABEL_WORDS)):
        label = _LABELS.get(tokens.lowers[place])
        if label and (place + 1 == last or tokens.words[place + 1] in ":|–—-/"):
            return {label}
    return set()


def _is_about(tokens: Tokens, words: frozenset[str]) -> bool:
    used = words & tokens.vocabulary.keys()
    return len(used) >= _DISTINCT and _SHARE * sum(len(tokens.vocabulary[word]) for word in used) >= len(tokens)


def _speaks_for_itself(tokens: Tokens, quoted: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the writer says I, or has the voice of a column, outside quotation marks.

    Signs of a voice are questions, exclamations, "we" and "you", contractions and adverbs of stance; no one of them
    makes a column.
    """
    starts = [start for start, _ in quoted]

    def own(words: frozenset[str], before: frozenset[str] = frozenset()) -> int:
        places = (n for word in words & tokens.vocabulary.keys() for n in tokens.vocabulary[word])
        return sum(
            not _is_inside(starts, quoted, tokens.starts[n])
            for n in places
            if not before or tokens.lowers[n - 1] in before
        )

    first = own(_FIRST_PERSON)
    if first >= _FIRST_PERSON_LEAST:
        return True
    voice = 2 * first + 2 * own(_MARKS) + own(_ADDRESSED | _CONTRACTED | _STANCE) + own(_S, _BEFORE_S)
    return voice >= _VOICE_LEAST and voice * _PER_VOICE >= len(tokens)


_S = frozenset(("'s",))


def _is_inside(starts: Sequence[int], quoted: Sequence[tuple[int, int]], place: int) -> bool:
    number = bisect_right(starts, place) - 1
    return number >= 0 and place < quoted[number][1]


def _is_signed(tokens: Tokens, blocks: Sequence[Block]) -> bool:
    """Tell whether the first or last blocks say that a columnist or a reader writes."""
    ends = (*blocks[:_LABELLED_BLOCKS], *blocks[-_BYLINE_BLOCKS:])
    ranges = [(block.span.start, block.span.end) for block in ends]
    places = (tokens.starts[first] for phrase in _BYLINES for first, _ in find(tokens, phrase))
    return any(start <= place < end for place in places for start, end in ranges)


def _is_turn(tokens: Tokens, block: Block) -> bool:
    """Tell whether a block opens with who speaks and a colon: Q: or Ana Ruiz:."""
    first, last = tokens.at(block.span.start), tokens.at(block.span.end)
    head = tokens.words[first : min(last, first + _TURN_WORDS)]
    if ":" not in head[1:]:
        return False
    return all(word[0].isupper() for word in head[: head.index(":", 1)])
