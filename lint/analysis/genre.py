"""What kind of piece an article is, where its kind changes who owns its claims: `tell`.

In a column the byline owns the judgments; in an interview the speaker does; figures of matches, markets and the weather
are the desk's own or an exchange's.
"""

from collections.abc import Sequence
from typing import Literal

from lint.analysis.tokens import Tokens
from lint.formats import Block

Genre = Literal["analysis", "interview", "listing", "market", "opinion", "sports", "weather"]

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
_WE = frozenset(("we", "our", "us", "ourselves", "we're", "we've", "let's", "you", "your", "you're"))
_FIRST_PERSON_LEAST = 2
_WE_LEAST = 4
_PER_WE = 180
"""A word like "we" or "you" for so many words of the desk's own is how a column speaks to its readers."""

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
    if _speaks_for_itself(tokens, quoted):
        found.add("opinion")
    if sum(_is_turn(tokens, block) for block in blocks) >= _INTERVIEW_TURNS:
        found.add("interview")
    if blocks and sum(block.kind in ("list", "table") for block in blocks) >= lists * len(blocks):
        found.add("listing")
    return frozenset(found)


def _label(tokens: Tokens, block: Block) -> set[Genre]:
    """Return the genre that a block names as a label: alone, or before a colon, a stroke or a dash."""
    first, last = tokens.at(block.span.start), tokens.at(block.span.end)
    words = tokens.lowers[first : first + _LABEL_WORDS + 1]
    for place, word in enumerate(words[:_LABEL_WORDS]):
        closes = first + place + 1 == last or tokens.words[first + place + 1] in ":|–—-/"
        if word in _LABELS and closes:
            return {_LABELS[word]}
    return set()


def _is_about(tokens: Tokens, words: frozenset[str]) -> bool:
    used = words & tokens.vocabulary.keys()
    return len(used) >= _DISTINCT and _SHARE * sum(len(tokens.vocabulary[word]) for word in used) >= len(tokens)


def _speaks_for_itself(tokens: Tokens, quoted: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the writer says I, or keeps saying we and you, outside quotation marks."""

    def own(words: frozenset[str]) -> int:
        places = (tokens.starts[n] for word in words & tokens.vocabulary.keys() for n in tokens.vocabulary[word])
        return sum(not any(start <= place < end for start, end in quoted) for place in places)

    if own(_FIRST_PERSON) >= _FIRST_PERSON_LEAST:
        return True
    return (count := own(_WE)) >= _WE_LEAST and count * _PER_WE >= len(tokens)


def _is_turn(tokens: Tokens, block: Block) -> bool:
    """Tell whether a block opens with who speaks and a colon: Q: or Ana Ruiz:."""
    first, last = tokens.at(block.span.start), tokens.at(block.span.end)
    head = tokens.words[first : min(last, first + _TURN_WORDS)]
    if ":" not in head[1:]:
        return False
    return all(word[0].isupper() for word in head[: head.index(":", 1)])
