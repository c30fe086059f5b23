"""A word written twice in a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.wordlists import FUNCTION_WORDS
from lint.checks import Match
from lint.finding import Edit, Related
from lint.text import Span

_SIZES = (2, 3, 4)
_LINKS = frozenset("and or".split())
_GOING_ON = frozenset("on again over more less round around out up down in off years days hours times".split())
_NAMING = frozenset("call calls called calling".split())
_FREE = frozenset("what whatever whoever whom when where".split())


@dataclass(frozen=True, eq=False, repr=False)
class DoubledWord:
    """Report two equal words with nothing but white space between them; `allowed` words may stand twice.

    Words with a capital in the middle of a sentence are left alone, because names repeat (Baden Baden), and so are three
    in a row (pow pow pow), single letters and the first half of a compound: those are meant or are no words.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("word",))

    allowed: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: any word may be doubled."""
        return None

    @staticmethod
    def _is_name(analysis: Analysis, number: int) -> bool:
        """Tell whether the first of the two is capitalised inside its sentence: Lincoln High School school board."""
        sentence = analysis.sentence_at(analysis.tokens.starts[number])
        return (
            analysis.tokens.is_capitalized(number)
            and sentence is not None
            and number > analysis.sentences[sentence].first
        )

    @staticmethod
    def _is_slip(analysis: Analysis, number: int) -> bool:
        """Tell whether a doubled word with a capital is no name of two equal words: it stands alone elsewhere too."""
        tokens = analysis.tokens
        around = (*tokens.words[max(0, number - 2) : number - 1], *tokens.words[number + 1 : number + 2])
        if not tokens.is_capitalized(number) or not all(word[0].islower() for word in around):
            return False
        word, lowers = tokens.lowers[number], tokens.lowers
        return word in FUNCTION_WORDS or any(
            word not in (lowers[at - 1], *lowers[at + 1 : at + 2]) for at in tokens.vocabulary[word] if at
        )

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield both words as one span."""
        tokens = analysis.tokens
        lowers, text = tokens.lowers, analysis.text
        allowed = frozenset(self.allowed)
        for number, word in enumerate(lowers[1:], 1):
            if word != lowers[number - 1] or not word[0].isalpha() or word in allowed:
                continue
            first, second = (
                Span(tokens.starts[number - 1], tokens.ends[number - 1]),
                Span(tokens.starts[number], tokens.ends[number]),
            )
            if (len(word) == 1 and word != "a") or word in (
                lowers[number - 2] if number > 1 else "",
                lowers[number + 1] if number + 1 < len(lowers) else "",
            ):
                continue
            if number > 1 and tokens.words[number - 2] == "-" and tokens.adjacent(number - 2):
                continue
            if number + 1 < len(lowers) and tokens.adjacent(number) and tokens.words[number + 1] in "-=/":
                continue
            gap = text[first.end : second.start]
            if (
                not gap.isspace()
                or "\n\n" in gap
                or (
                    (tokens.is_capitalized(number) or self._is_name(analysis, number - 1))
                    and not self._is_slip(analysis, number)
                )
            ):
                continue
            if word[-1] == "." or analysis.sentence_at(first.start) != analysis.sentence_at(second.start):
                continue
            whole = Span(first.start, second.end)
            yield Match(
                whole,
                {"word": tokens.words[number]},
                (Related(second, "again here"),),
                (Edit(Span(first.end, second.end), ""),),
            )
        yield from self._phrases(analysis)

    @staticmethod
    def _phrases(analysis: Analysis) -> Iterator[Match]:
        """Yield the second of two equal runs of two to four words, unless a third is begun (again and again and again)."""
        tokens = analysis.tokens
        lowers = tokens.lowers
        for number, word in enumerate(lowers[2:], 2):
            for size in _SIZES:
                if number < size or word != lowers[number - size] or not word[0].isalpha():
                    continue
                first, last = lowers[number - size : number], lowers[number : number + size]
                if first != last or len(set(first)) == 1 or not all(part[0].isalpha() for part in first):
                    continue
                before = lowers[number - size - 1] if number > size else ""
                if before == first[-1] or lowers[number + size : number + size + 1] == first[:1]:
                    continue
                if _is_idiom(lowers, number, first):
                    continue
                start, end = tokens.starts[number], tokens.ends[number + size - 1]
                if "\n" in analysis.text[tokens.starts[number - size] : end]:
                    continue
                words = analysis.text[start:end]
                cut = Edit(Span(tokens.ends[number - 1], end), "")
                related = Related(Span(tokens.starts[number - size], tokens.ends[number - 1]), "stands here first")
                yield Match(Span(start, end), {"word": words}, (related,), (cut,))


def _is_idiom(lowers: Sequence[str], second: int, words: Sequence[str]) -> bool:
    """Tell whether a repetition is meant: on and on, going and going, call a spade a spade, whatever he does he does."""
    if len(words) == 2 and _LINKS & set(words):  # noqa: PLR2004 - a link and one other word
        return any(word in _GOING_ON or word.endswith("ing") for word in words)
    before = lowers[max(0, second - len(words) - 4) : second - len(words)]
    if words[0] in ("a", "an", "the") and (_NAMING & set(before) or "and" in before[-1:]):
        return True
    return bool(before) and before[-1] in _FREE
