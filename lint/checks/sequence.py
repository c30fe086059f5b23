"""Token patterns over words, lemmas and parts of speech, so that a desk can write its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import ClassVar, NamedTuple

from lint.analysis import Analysis
from lint.analysis.inflection import forms
from lint.checks import Match, OptionError, Unit
from lint.text import Span

_MOST_REPEATS = 12
_QUOTES = frozenset("“”\"„«»‘’'")
_CLASSES = frozenset(("ANY", "CAP", "NUM", "QUOTE", "WORD"))
_TAG = re.compile(r"<([A-Z$|*]+)>")
_WORD = re.compile(r"[^\W\d_A-Z][\w'’.-]*|[^\w\s]|\d+")


class _Step(NamedTuple):
    """One place of a pattern: alternatives of (words, classes, tags), whether it is turned round, and how often."""

    words: frozenset[str]
    kinds: frozenset[str]
    tags: tuple[str, ...]
    but_words: frozenset[str]
    but_kinds: frozenset[str]
    but_tags: tuple[str, ...]
    least: int
    most: int

    def fits(self, word: str, lower: str, tag: str) -> bool:
        """Tell whether one token is what the step asks for."""
        if lower in self.but_words or any(_is(kind, word) for kind in self.but_kinds):
            return False
        if any(_tagged(tag, wanted) for wanted in self.but_tags):
            return False
        if (self.words or self.kinds) and not (lower in self.words or any(_is(kind, word) for kind in self.kinds)):
            return False
        return not self.tags or any(_tagged(tag, wanted) for wanted in self.tags)


class _Pattern(NamedTuple):
    """A compiled pattern; `mark` is the half-open range of steps that is reported, `anchor` a step with words."""

    steps: tuple[_Step, ...]
    starts: bool
    ends: bool
    mark: tuple[int, int]
    anchor: int | None


@dataclass(frozen=True, eq=False, repr=False)
class SequenceCheck:
    """Report runs of tokens inside one sentence that fit one of `sequences`.

    A sequence is a row of steps with spaces between them. A step is `word` (lower case, any case in the text), `@verb`
    (every form of a verb), `<VB*>` (a Penn tag, `|` between several, `*` for any ending), `ANY`, `WORD`, `CAP` (a
    capital first), `NUM`, `QUOTE`; alternatives are joined by `|`, conditions that must hold together by `&`, and a
    condition after `!` must not hold. `?`, `*` and `+` after a step mean up to once, up to 12 times, and once to 12 times.
    `^` and `$` are the ends of the sentence (a full stop, closing marks and opening marks do not count), and `[ ... ]`
    marks the part that is reported, where that is not all.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"

    sequences: tuple[str, ...]

    def __post_init__(self) -> None:
        for sequence in self.sequences:
            try:
                _compile(sequence)
            except ValueError as error:
                raise OptionError("sequences", f"{sequence!r}: {error}") from error

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        return tuple(_compile(sequence) for sequence in self.sequences)

    def triggers(self) -> frozenset[str] | None:
        """Return the words of the narrowest step of each sequence, or None where one has no step with words."""
        found: set[str] = set()
        for pattern in self._patterns:
            if pattern.anchor is None:
                return None
            found |= pattern.steps[pattern.anchor].words
        return frozenset(found)

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the runs of tokens that fit, each once."""
        seen: set[tuple[int, int]] = set()
        for pattern in self._patterns:
            for number, start in _places(pattern, analysis):
                marked = _run(pattern, analysis, number, start)
                if marked is not None and marked not in seen:
                    seen.add(marked)
                    yield Match(Span(analysis.tokens.starts[marked[0]], analysis.tokens.ends[marked[1] - 1]))


def _places(pattern: _Pattern, analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield the sentence and token numbers at which the pattern could begin."""
    if pattern.anchor is None:
        for number, sentence in enumerate(analysis.sentences):
            yield from product((number,), range(sentence.first, sentence.last))
        return
    before = pattern.steps[: pattern.anchor]
    least, most = sum(step.least for step in before), sum(step.most for step in before)
    vocabulary = analysis.tokens.vocabulary
    for word in sorted(pattern.steps[pattern.anchor].words & vocabulary.keys()):
        for token in vocabulary[word]:
            inside = analysis.sentence_at(analysis.tokens.starts[token])
            if inside is not None:
                first = analysis.sentences[inside].first
                yield from product((inside,), range(max(first, token - most), token - least + 1))


def _run(pattern: _Pattern, analysis: Analysis, number: int, start: int) -> tuple[int, int] | None:
    """Return the reported tokens [first, last) of a match that begins at `start`, or None."""
    sentence, tokens = analysis.sentences[number], analysis.tokens
    first, last = sentence.first, sentence.last
    while first < last and tokens.words[first] in _QUOTES:
        first += 1
    while last > first and (tokens.words[last - 1] in _QUOTES or tokens.words[last - 1] in ".?!…)"):
        last -= 1
    if start < first or (pattern.starts and start != first):
        return None
    tagged = any(step.tags or step.but_tags for step in pattern.steps)
    tags = analysis.tags(number) if _plausible(pattern, analysis, start, last) and tagged else ()

    def walk(step: int, at: int, ends: tuple[int, ...]) -> tuple[int, ...] | None:
        if step == len(pattern.steps):
            return ends if not pattern.ends or at == last else None
        wanted = pattern.steps[step]
        count = 0
        while count < wanted.most and at + count < last:
            token = at + count
            tag = tags[token - sentence.first] if tags else ""
            if not wanted.fits(tokens.words[token], tokens.lowers[token], tag):
                break
            count += 1
        while count >= wanted.least:
            rest = walk(step + 1, at + count, (*ends, at + count))
            if rest is not None:
                return rest
            count -= 1
        return None

    if tagged and not tags:
        return None
    ends = walk(0, start, (start,))
    if ends is None:
        return None
    found = ends[pattern.mark[0]], ends[pattern.mark[1]]
    return found if found[0] < found[1] else None


def _plausible(pattern: _Pattern, analysis: Analysis, start: int, last: int) -> bool:
    """Tell whether the words of the leading steps of fixed width fit, so that most sentences need no tags."""
    tokens = analysis.tokens
    for step in pattern.steps:
        if step.least != 1 or step.most != 1:
            return True
        if start >= last:
            return False
        if step.words and not step.kinds and tokens.lowers[start] not in step.words:
            return False
        start += 1
    return True


def _is(kind: str, word: str) -> bool:
    if kind == "CAP":
        return word[0].isupper()
    if kind == "NUM":
        return word[0].isdigit()
    if kind == "QUOTE":
        return word in _QUOTES
    return kind == "ANY" or word[0].isalpha()


def _tagged(tag: str, wanted: str) -> bool:
    return tag.startswith(wanted[:-1]) if wanted.endswith("*") else tag == wanted


def _compile(sequence: str) -> _Pattern:
    parts = sequence.split()
    starts, ends = parts[:1] == ["^"], parts[-1:] == ["$"]
    parts = parts[starts : len(parts) - ends]
    opening = [at for at, part in enumerate(parts) if part == "["]
    closing = [at for at, part in enumerate(parts) if part == "]"]
    if len(opening) != len(closing) or len(opening) > 1 or (opening and opening[0] > closing[0]):
        raise ValueError("one [ and one ] after it mark what is reported")
    steps = tuple(_step(part) for part in parts if part not in ("[", "]"))
    if not any(step.least for step in steps):
        raise ValueError("at least one step must be there")
    mark = (opening[0], closing[0] - 1) if opening else (0, len(steps))
    if mark[0] == mark[1]:
        raise ValueError("nothing stands between [ and ]")
    anchors = [at for at, step in enumerate(steps) if step.least and step.words and not step.kinds]
    return _Pattern(steps, starts, ends, mark, min(anchors, key=lambda at: len(steps[at].words), default=None))


def _step(part: str) -> _Step:
    least, most = {"?": (0, 1), "*": (0, _MOST_REPEATS), "+": (1, _MOST_REPEATS)}.get(part[-1], (1, 1))
    body = part[:-1] if part[-1] in "?*+" and len(part) > 1 else part
    words: set[str] = set()
    kinds: set[str] = set()
    tags: list[str] = []
    but_words: set[str] = set()
    but_kinds: set[str] = set()
    but_tags: list[str] = []
    for condition in body.split("&"):
        turned = condition.startswith("!")
        wanted = condition.removeprefix("!")
        tag = _TAG.fullmatch(wanted)
        if tag:
            (but_tags if turned else tags).extend(tag[1].split("|"))
            continue
        for word in wanted.split("|"):
            if word in _CLASSES:
                (but_kinds if turned else kinds).add(word)
            elif word.startswith("@") and word[1:].isalpha():
                (but_words if turned else words).update(forms(word[1:]))
            elif _WORD.fullmatch(word):
                (but_words if turned else words).add(word)
            else:
                raise ValueError(f"“{word}” is no word in lower case, @verb, <TAG>, ANY, WORD, CAP, NUM or QUOTE")
    return _Step(
        frozenset(words),
        frozenset(kinds),
        tuple(tags),
        frozenset(but_words),
        frozenset(but_kinds),
        tuple(but_tags),
        least,
        most,
    )
