"""Report a word written twice in a row."""

from collections.abc import Iterator, Sequence
from itertools import compress, pairwise
from operator import eq
from typing import ClassVar

from lint.analysis import Analysis, SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, MONTHS, WEEKDAYS
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match
from lint.text.finding import Edit, Related
from lint.text.span import Span
from lint.values import dataclass

_SIZES = (2, 3, 4)
_LINKS = frozenset("and or".split())
_FREE = frozenset("what whatever whoever whom when where".split())
_DASHES = frozenset("–—-")
_COPULAS = frozenset("is was".split())
_CLEFTS = frozenset("what whatever who where why how all thing problem that".split())
"""Words whose clause, of one more word at least, may end in the first of two copulas: what it is is theft."""
_NEAR = 8
_INSIDE = frozenset(",-–—'’&/.")
"""Marks inside a sentence, behind which no new one begins."""
_STRANDED = frozenset("for in on at".split())
_RELATIVES = frozenset("that which who whom what where how".split())
_TIMES = frozenset("year month week day decade hour minute age century long past last".split())
_LEAST_CLAUSE = 3
_AUXILIARIES = frozenset("did does do can will would could has".split())
_CLAUSE_ENDS = _AUXILIARIES | frozenset("to by in on over with for from at about up out through".split())
_FREE_RELATIVES = frozenset("what whatever who whoever all".split())
_SUBJECTS = frozenset("he she they we i it you".split())
_PAIRING = frozenset("to by on after in for against over upon".split())
"""Prepositions between two equal nouns: face to face, day by day."""
_NEVER_BEFORE = {
    "that": frozenset("a an the no he she it they we i you his her its their our there this these those".split()),
    "had": frozenset(("been",)),
}
"""What cannot follow a word that may otherwise stand twice: he said that that plan failed, but not that that the
plan.
"""


@dataclass(frozen=True, eq=False, repr=False)
class DoubledWord:
    """Report two equal words, or runs of two to four words, with nothing but white space between them.

    `allowed` words may stand twice, unless the next word shows that they may not. A word with a capital inside its
    sentence is reported only if it is a common word or stands alone elsewhere, because names repeat (Baden Baden).
    Three in a row (pow pow pow), single letters and the first half of a compound are left alone.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("word",))

    allowed: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: any word may be doubled."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield both words as one span, and of two runs the second."""
        tokens = analysis.tokens
        lowers = tokens.lowers
        allowed = frozenset(self.allowed)
        for number in analysis.tokens_that(_are_doubled):
            word = lowers[number]
            following = lowers[number + 1] if number + 1 < len(lowers) else ""
            cleft = word not in _COPULAS or not _CLEFTS.isdisjoint(lowers[max(0, number - _NEAR) : number - 2])
            if word in allowed and cleft and following not in _NEVER_BEFORE.get(word, ()):
                continue
            if _is_slip(analysis, number):
                first = Span(tokens.starts[number - 1], tokens.ends[number - 1])
                second = Span(tokens.starts[number], tokens.ends[number])
                yield Match(
                    Span(first.start, second.end),
                    {"word": tokens.words[number]},
                    (Related(second, "again here"),),
                    (Edit(Span(first.end, second.end), ""),),
                )
        yield from _phrases(analysis)


def _are_doubled(analysis: SharedLayers) -> list[int]:
    """Return the words that repeat the one before them."""
    lowers = analysis.tokens.lowers
    return [at for at in _equal(lowers, 1) if lowers[at][0].isalpha()]


def _open_a_second_run(analysis: SharedLayers) -> list[int]:
    """Return the words with which a run of words may begin again."""
    lowers = analysis.tokens.lowers
    return sorted(
        {
            at
            for size in _SIZES
            for at in _equal(lowers, size)
            if lowers[at][0].isalpha() and lowers[at - size : at] == lowers[at : at + size]
        }
    )


def _equal(words: Sequence[str], apart: int) -> Iterator[int]:
    """Yield the numbers of the words that equal the one so many words before."""
    return compress(range(apart, len(words)), map(eq, words, words[apart:]))


def _is_slip(analysis: Analysis, number: int) -> bool:
    """Tell whether the token and the equal one before it stand twice by mistake."""
    tokens = analysis.tokens
    words, lowers = tokens.words, tokens.lowers
    sentence = analysis.sentence_at(tokens.starts[number - 1])
    if sentence is None or sentence != analysis.sentence_at(tokens.starts[number]) or _is_meant(analysis, number):
        return False
    opens = _opens(tokens, number - 1, analysis.sentences[sentence].first)
    if tokens.is_capitalized(number):
        # The The played in Leeds
        is_band = lowers[number] in FUNCTION_WORDS and not opens and not words[number].isupper()
        return words[number - 1] == words[number] and not is_band and _is_no_name(analysis, number)
    # Lincoln High School school board
    return not tokens.is_capitalized(number - 1) or opens


def _is_meant(analysis: Analysis, number: int) -> bool:
    """Tell whether the form of two equal words, or what stands beside them, shows that they are no slip."""
    tokens = analysis.tokens
    lowers, word = tokens.lowers, tokens.lowers[number]
    before = lowers[number - 2] if number > 1 else ""
    if not _are_in_one_line(analysis, number) or word[-1] == "." or (len(word) == 1 and word != "a"):
        return True
    if word in (before, *lowers[number + 1 : number + 2]) or _is_in_compound(tokens, number):
        return True
    return before in tokens.lexicon.words("calling") or _is_stranded(analysis, number) or _ends_clause(analysis, number)


def _opens(tokens: Tokens, at: int, first: int) -> bool:
    """Tell whether a token opens its sentence, a quotation, a bracket or what a colon announces."""
    return at == first or (not tokens.words[at - 1][0].isalnum() and tokens.words[at - 1] not in _INSIDE)


def _is_stranded(analysis: Analysis, number: int) -> bool:
    """Tell whether a clause ends in the first of two prepositions and a time follows the second.

    All they had waited for for years; the house that she lived in in May.
    """
    tokens = analysis.tokens
    lowers = tokens.lowers
    if lowers[number] not in _STRANDED or number < _LEAST_CLAUSE or number + 1 >= len(tokens):
        return False
    sentence = analysis.sentence_at(tokens.starts[number])
    first = 0 if sentence is None else analysis.sentences[sentence].first
    if lowers[number - 2] in tokens.lexicon.words(f"verbs-with-{lowers[number]}"):
        return True  # he gave in in the end
    verb, following = analysis.tag_of(number - 2), lowers[number + 1 : number + 4]
    is_time = lowers[number + 1] in WEEKDAYS | MONTHS or any(
        word.isdigit() or word in _TIMES or word.rstrip("s") in _TIMES for word in following
    )
    if not (verb.startswith("VB") and is_time):
        return False
    before = set(lowers[max(first, number - _NEAR) : number - 2])
    return lowers[number] == "for" or not _RELATIVES.isdisjoint(before)


def _ends_clause(analysis: Analysis, number: int) -> bool:
    """Tell whether a relative clause ends in the first of two equal words and the sentence goes on with the second.

    The man she turned to to run the firm; what he did did not help; those who can can stay.
    """
    tokens = analysis.tokens
    lowers = tokens.lowers
    if number < _LEAST_CLAUSE or lowers[number] not in _CLAUSE_ENDS:
        return False
    sentence = analysis.sentence_at(tokens.starts[number])
    first = 0 if sentence is None else analysis.sentences[sentence].first
    before = range(max(first, number - _NEAR), number - 1)
    if lowers[number] in _AUXILIARIES:
        return any(lowers[at] in _FREE_RELATIVES for at in before)
    if not any(analysis.tag_of(at).startswith("VB") for at in before[-2:]):
        return False
    return any(
        lowers[at] in _SUBJECTS and (lowers[at - 1] in _RELATIVES or analysis.tag_of(at - 1).startswith("NN"))
        for at in before
        if at > first
    )


def _are_in_one_line(analysis: Analysis, number: int) -> bool:
    """Tell whether white space, and no empty line, parts a token from the one before it."""
    tokens = analysis.tokens
    gap = analysis.text[tokens.ends[number - 1] : tokens.starts[number]]
    return gap.isspace() and "\n\n" not in gap


def _is_in_compound(tokens: Tokens, number: int) -> bool:
    """Tell whether the first of two equal words ends a compound or the second begins one (well-known known)."""
    words = tokens.words
    if number > 1 and words[number - 2] == "-" and tokens.adjacent(number - 2):
        return True
    return number + 1 < len(words) and tokens.adjacent(number) and words[number + 1] in "-=/&"


def _is_no_name(analysis: Analysis, number: int) -> bool:
    """Tell whether a doubled capitalised word is neither a name of two equal words nor two names at a lost stop."""
    tokens = analysis.tokens
    word = tokens.lowers[number]
    if word in FUNCTION_WORDS or word in WEEKDAYS:
        return True
    if _DASHES & set(tokens.words[max(0, number - 4) : number - 1]):
        return False
    places = analysis.tokens_of(word)
    pairs = sum(after - before == 1 for before, after in pairwise(places))
    if pairs > 1 or len(places) > 2:  # noqa: PLR2004 - both and one more
        return pairs == 1
    in_title = number > 1 and tokens.is_capitalized(number - 2) and tokens.words[number + 1 : number + 2] != []
    if tokens.words[number].isupper() or (in_title and tokens.is_capitalized(number + 1)):  # The Late Late Show
        return False
    return analysis.resources.word_frequencies.word_band(word) > 0


def _phrases(analysis: Analysis) -> Iterator[Match]:
    """Yield the second of two equal runs of two to four words, unless a third is begun (again and again and again).

    Runs in two sentences are none: they left the U.S. The U.S. said no more.
    """
    tokens = analysis.tokens
    lowers = tokens.lowers
    for number in analysis.tokens_that(_open_a_second_run):
        for size in _SIZES:
            first, last = lowers[number - size : number], lowers[number : number + size]
            if number < size or first != last or len(set(first)) == 1 or not all(part[0].isalpha() for part in first):
                continue
            if analysis.sentence_at(tokens.starts[number - 1]) != analysis.sentence_at(tokens.starts[number]):
                continue
            if _is_in_longer_run(lowers, number, first) or _is_idiom(tokens, number, first):
                continue
            if _is_pairing(analysis.tags_of(number - size, number), first):
                continue
            start, end = tokens.starts[number], tokens.ends[number + size - 1]
            if "\n" in analysis.text[tokens.starts[number - size] : end]:
                continue
            if _is_list(tokens, number - size, number + size):
                continue
            cut = Edit(Span(tokens.ends[number - 1], end), "")
            related = Related(Span(tokens.starts[number - size], tokens.ends[number - 1]), "stands here first")
            yield Match(Span(start, end), {"word": analysis.text[start:end]}, (related,), (cut,))


def _is_in_longer_run(lowers: Sequence[str], number: int, first: Sequence[str]) -> bool:
    """Tell whether a third run ends before the first of two equal ones, or begins behind the second at `number`."""
    size = len(first)
    if number > size and lowers[number - size - 1] == first[-1]:
        return True
    after = lowers[number + size : number + size + 1]
    return after == first[:1] and (size == _SIZES[0] or not _LINKS.isdisjoint(first))


def _is_list(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether equal names in the tokens [first, last) are items of a list or a heading and the text behind it."""
    before = tokens.words[max(0, first - 1) : first]
    follows = not before or before == [":"] or tokens.is_capitalized(first - 1)
    return follows and all(tokens.is_capitalized(number) for number in range(first, last))


def _is_idiom(tokens: Tokens, second: int, words: Sequence[str]) -> bool:
    """Tell whether a repetition is meant: on and on, call a spade a spade, whatever he does he does."""
    if words in (["to", "be"], ["to", "have"]):  # they are going to have to have a rest
        return True
    if len(words) == 2 and _LINKS & set(words):  # noqa: PLR2004 - a link and one other word
        going_on = tokens.lexicon.words("going-on")
        return any(word in going_on or word.endswith("ing") for word in words)
    before = tokens.lowers[max(0, second - len(words) - 4) : second - len(words)]
    if words[0] in ("a", "an", "the") and (
        not tokens.lexicon.words("equating").isdisjoint(before) or "and" in before[-1:]
    ):
        return True
    return bool(before) and before[-1] in _FREE


def _is_pairing(tags: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a run belongs to a number or pairs a noun or a superlative with itself.

    Three and three and a half; face to face to test them; the last of the last of the boats.
    """
    if "CD" in tags:
        return True
    if len(words) == 2:  # noqa: PLR2004 - a noun and a preposition
        return (tags[0] == "NN" or words[0] == "little") and words[1] in _PAIRING
    return words[0] == "the" and words[-1] == "of" and len(words) == 3 and words[1].endswith("st")  # noqa: PLR2004
