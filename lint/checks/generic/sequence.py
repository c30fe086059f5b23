"""Report token patterns over words, lemmas and parts of speech, given as text in a rule file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import product, takewhile
from math import prod
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.syntax.sequence_step import TIMES, Step, step
from lint.analysis.syntax.step_matcher import Row, runs
from lint.checks import Match, OptionError, Unit
from lint.safety import budget
from lint.text.span import Span
from lint.values import dataclass

_MOST_STEPS = 100
_MOST_WAYS = 500
"""A pattern that can be laid over a sentence in more ways from one token is not left to a regular expression, which may
try them all.
"""

_FOR_A_STEP = 64
"""So many characters of a sentence that is read are one more step of the budget."""

_Beside = tuple[tuple[int, frozenset[str]], ...]
"""How far words are behind another one, negative before it, and which they must be."""


@dataclass(frozen=True)
class _Pattern:
    """A pattern in its steps; `mark` is the half-open range of steps that is reported, `anchor` a step with words."""

    steps: tuple[Step, ...]
    starts: bool
    ends: bool
    mark: tuple[int, int]
    anchor: int | None
    tagged: bool

    @cached_property
    def _fixed(self) -> tuple[int, ...]:
        """The steps that ask for words so far from the anchor as is sure, the anchor left out, the nearest first."""
        if self.anchor is None or self.steps[self.anchor].repeats:
            return ()
        found: list[int] = []
        for reach in (range(self.anchor - 1, -1, -1), range(self.anchor + 1, len(self.steps))):
            sure = takewhile(lambda at: not self.steps[at].repeats, reach)
            found += [at for at in sure if self.steps[at].words]
        return tuple(found)

    @cached_property
    def beside(self) -> _Beside:
        """What the words around the anchor must be as far as that is sure: how far each is behind it, and its words."""
        anchor = self.anchor or 0
        return tuple((at - anchor, self.steps[at].words) for at in self._fixed)

    @cached_property
    def far(self) -> tuple[frozenset[str], ...]:
        """The words of each other step that must be there and asks for words: a match has one of each."""
        known = {self.anchor, *self._fixed}
        return tuple(step.words for at, step in enumerate(self.steps) if at not in known and _asks(step))

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """What a match is."""
        rows = [f"(?:{step.expression}){step.repeats}" for step in self.steps]
        rows[self.mark[0]] = "(?P<mark>" + rows[self.mark[0]]
        rows[self.mark[1] - 1] += ")"
        start, end = r"\A" if self.starts else "", r"\Z" if self.ends else ""
        return re.compile(start + "".join(rows) + end)

    @cached_property
    def row(self) -> Row | None:
        """The steps for `runs`, None where a regular expression will do."""
        ways = prod(most - least + 1 for least, most in (TIMES[step.repeats] for step in self.steps))
        if ways <= _MOST_WAYS:
            return None
        steps = tuple((re.compile(step.expression), *TIMES[step.repeats]) for step in self.steps)
        return Row(steps, self.mark, starts=self.starts, ends=self.ends)

    def found(self, written: str) -> Iterator[tuple[int, int]]:
        """Yield the reported tokens [first, last) of each match in a sentence written out, counted from its first."""
        if self.row is not None:
            yield from runs(self.row, written)
            return
        found, before, at = self.whole.search(written), 0, 0
        while found:
            start, end = found.span("mark")
            before, at = before + written.count(" ", at, start), start
            if start < end:
                yield before, before + written.count(" ", start, end)
            found = self.whole.search(written, found.start() + 1)


@dataclass(frozen=True, eq=False, repr=False)
class SequenceCheck:
    """Report runs of tokens inside one sentence that fit one of `sequences`.

    A sequence is a row of steps with spaces between them. A step is `word` (lower case, any case in the text), `@verb`
    (every form of a verb) and `<class>` or `<class:form>` (the words of a class of the lexicon; both are written out
    when the rule is read), `*ed` (every word that ends so), `<VB*>` (a Penn tag, `|` between several, `*` for any
    ending), `ANY`, `WORD`, `CAP` (a capital first), `NUM`, `QUOTE`; alternatives are joined by `|`, conditions that
    must hold together by `&`, and a condition after `!` must not hold. `?`, `*` and `+` after a step mean up to once,
    up to 12 times, and once to 12 times. `^` and `$` are the ends of the sentence (a full stop, closing marks and
    opening marks do not count), and `[ ... ]` marks the part that is reported, where that is not all. A word that
    merely stands twice is not reported unless each of the marked steps names that word alone.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"

    sequences: tuple[str, ...]

    def verify(self) -> None:
        """Read every step of every sequence once, when the rule is read. Raises OptionError."""
        for sequence in self.sequences:
            try:
                for place in _compile(sequence).steps:
                    _ = place.expression
            except ValueError as error:
                raise OptionError("sequences", f"{sequence!r}: {error}") from error

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        return tuple(_compile(sequence) for sequence in self.sequences)

    @cached_property
    def _waiting(self) -> dict[str, list[int]] | None:
        """The numbers of the patterns whose anchor each word belongs to, or None where a pattern has no anchor."""
        found: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            if pattern.anchor is None:
                return None
            for word in pattern.steps[pattern.anchor].words:
                found.setdefault(word, []).append(number)
        return found

    def triggers(self) -> frozenset[str] | None:
        """Return the words of the rarest step of each sequence, or None where one has no step with words."""
        return None if self._waiting is None else frozenset(self._waiting)

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the runs of tokens that fit, each once."""
        tokens = analysis.tokens
        seen: set[tuple[int, int]] = set()
        allowance = budget.current()
        for at, number in self._places(analysis):
            allowance.step()
            for marked in _runs(self._patterns[at], analysis, number, allowance):
                if marked not in seen and not _is_doubled(self._patterns[at], tokens.lowers[slice(*marked)]):
                    seen.add(marked)
                    yield Match(Span(tokens.starts[marked[0]], tokens.ends[marked[1] - 1]))

    def _places(self, analysis: SharedLayers) -> Iterable[tuple[int, int]]:
        """Return the numbers of the patterns and of the sentences that may hold a match of each, in order."""
        waiting, vocabulary, sentence_of = self._waiting, analysis.tokens.vocabulary, analysis.sentence_of
        if waiting is None:
            return product(range(len(self._patterns)), range(len(analysis.sentences)))
        lowers = [*analysis.tokens.lowers, ""]  # so that there is a word beside the last one, and beside the first
        found: set[tuple[int, int]] = set()
        for word in waiting.keys() & vocabulary.keys():
            patterns = self._neighbours(word)
            for at in vocabulary[word]:
                for number, ahead, words, farther in patterns:
                    fits = words is None or lowers[at + ahead] in words
                    if fits and (not farther or _stand(lowers, at, farther)):
                        found.add((number, sentence_of[at]))
        return sorted(found)

    def _neighbours(self, word: str) -> list[tuple[int, int, frozenset[str] | None, _Beside]]:
        """Return the patterns whose anchor a word belongs to: the number of each, and what must stand beside the word.

        That is how far one word next to it is behind it and which it must be, None for any, and the other ones.
        """
        known = self._known_neighbours.get(word)
        if known is None:
            known = self._known_neighbours[word] = []
            for number in (self._waiting or {}).get(word, ()):
                beside = self._patterns[number].beside
                ahead, words = next((pair for pair in beside if abs(pair[0]) == 1), (0, None))
                known.append((number, ahead, words, tuple(pair for pair in beside if pair[0] != ahead)))
        return known

    @cached_property
    def _known_neighbours(self) -> dict[str, list[tuple[int, int, frozenset[str] | None, _Beside]]]:
        return {}


def _asks(step: Step) -> bool:
    return bool(step.words) and not step.optional


def _stand(lowers: Sequence[str], at: int, beside: _Beside) -> bool:
    """Tell whether words stand around a token as they must, see `_Pattern.beside`."""
    return all(0 <= at + ahead < len(lowers) and lowers[at + ahead] in words for ahead, words in beside)


def _runs(
    pattern: _Pattern, analysis: SharedLayers, number: int, allowance: budget.Allowance
) -> Iterator[tuple[int, int]]:
    """Yield the reported tokens [first, last) of each match in a sentence."""
    first, last = analysis.core(number)
    if pattern.far:
        lowers = analysis.tokens.lowers[first:last]
        for words in pattern.far:
            if words.isdisjoint(lowers):
                return  # a regular expression is compiled for few sentences, and few are run
    written = analysis.written(number)
    allowance.step(len(written) // _FOR_A_STEP)
    if pattern.tagged:
        if next(pattern.found(written), None) is None:
            return
        written = analysis.written_with_tags(number)
    for start, end in pattern.found(written):
        yield first + start, first + end


def _is_doubled(pattern: _Pattern, lowers: Sequence[str]) -> bool:
    """Tell whether one word stands twice where the pattern asks for two of many: `doubled-word` reports that."""
    named = all(len(step.words) == 1 for step in pattern.steps[slice(*pattern.mark)])
    return len(lowers) > 1 and len(set(lowers)) == 1 and not named


@lru_cache(maxsize=4096)
def _compile(sequence: str) -> _Pattern:
    parts = sequence.split()
    if len(parts) > _MOST_STEPS:
        raise ValueError(f"a sequence has at most {_MOST_STEPS} steps")
    starts, ends = parts[:1] == ["^"], parts[-1:] == ["$"]
    parts = parts[starts : len(parts) - ends]
    reported = _reported(parts)
    steps = [step(part) for part in parts if part not in ("[", "]")]
    if all(step.optional for step in steps):
        raise ValueError("at least one step must be there")
    first, last = reported or (0, len(steps))
    if first == last:
        raise ValueError("nothing stands between [ and ]")
    anchors = [at for at, step in enumerate(steps) if step.words and not step.optional]
    anchor = min(anchors, key=lambda at: steps[at].cost, default=None)
    return _Pattern(tuple(steps), starts, ends, (first, last), anchor, "<" in sequence)


def _reported(parts: Sequence[str]) -> tuple[int, int] | None:
    """Return the steps [first, last) between the brackets of a sequence, None without any. Raises ValueError."""
    opening = [at for at, part in enumerate(parts) if part == "["]
    closing = [at for at, part in enumerate(parts) if part == "]"]
    if len(opening) != len(closing) or len(opening) > 1 or (opening and opening[0] > closing[0]):
        raise ValueError("one [ and one ] after it mark what is reported")
    return (opening[0], closing[0] - 1) if opening else None
