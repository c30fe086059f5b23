"""Index of the spellings of all names in an article, joined from its blocks (`surface_forms`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.names.string_similarity import SHORTEST
from lint.analysis.names.surface_forms import NO_WORDS, WORDS_BESIDE, BlockForms, Spelling, Use
from lint.analysis.resources.romanization import plain, skeleton
from lint.analysis.syntax.offsets import Offsets


class Spellings(Mapping[str, Spelling]):
    """The spellings of an article by the word as written; what stands beside them is put together when asked."""

    def __init__(
        self, blocks: Iterable[tuple[BlockForms, Offsets]], word_frequencies: WordFrequencies, *, keeps: bool = True
    ) -> None:
        """Take the spellings of all blocks; words that may only open their sentence are left out.

        `keeps` tells whether a next version of the article may ask for what was found.
        The words of titles come last: the copy shows better what is a name.
        """
        self.keeps = keeps
        self._made: dict[str, Spelling] = {}
        self._blocks: dict[str, list[BlockForms]] = {}
        self._before: dict[str, list[Offsets]] = {}
        for block, before in sorted(blocks, key=lambda part: part[0].is_title):
            for word in block.uses:
                if word in self._blocks:
                    self._blocks[word].append(block)
                    self._before[word].append(before)
                else:
                    self._blocks[word], self._before[word] = [block], [before]
        for word in [
            word for word in self._blocks if word_frequencies.word_band(word.lower()) and self._may_open(word)
        ]:
            del self._blocks[word]

    def __getitem__(self, word: str) -> Spelling:
        spelling = self._made.get(word)
        if spelling is None:
            parts = [block.read(word, keep=self.keeps) for block in self._blocks[word]]
            spelling = self._made[word] = _join(parts, self._before[word])
        return spelling

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)

    def __contains__(self, word: object) -> bool:
        return word in self._blocks

    def blocks(self, word: str) -> list[BlockForms]:
        """Return the blocks a word stands in, in the order of its uses."""
        return self._blocks[word]

    def turns(self, first: str, second: str) -> tuple[bool, ...]:
        """Return, for each block of either word in the order of the text, whether it is one of the second."""
        ordered = sorted(
            (before.offset, of_second)
            for of_second, word in ((False, first), (True, second))
            for before in self._before[word]
        )
        return tuple(of_second for _, of_second in ordered)

    def compound_behind(self, word: str) -> set[str]:
        """Return the hyphenated names right behind a short word, as given names stand behind Korean surnames."""
        if len(word) > SHORTEST:
            return set()
        return {" " + plain(use.after[0]) for use in self._uses(word) if use.after and "-" in use.after[0]}

    def given_before(self, word: str) -> set[str]:
        """Return the skeletons of the words that come first in the names the word ends."""
        return {skeleton(use.before[0]) for use in self._uses(word) if use.before and not use.after}

    def compounds(self, word: str) -> set[str]:
        """Return the word and the one before it, folded and run together, for each use as the last of a name."""
        return {plain(use.before[-1] + word) for use in self._uses(word) if use.before and not use.after}

    def _uses(self, word: str) -> Iterator[Use]:
        return (use for block in self._blocks[word] for use in block.uses[word])

    def _may_open(self, word: str) -> bool:
        """Tell whether each use opens its sentence and has nothing beside it that shows a name."""
        return all(
            use.mention.initial and not (use.mention.title or use.before or use.after) for use in self._uses(word)
        )


def _join(parts: Sequence[Spelling], before: Sequence[Offsets]) -> Spelling:
    """Return the spelling of the article from what was read in single blocks, before each of which so much stands."""
    return Spelling(
        parts[0].word,
        [use for part in parts for use in part.uses],
        [ahead.offset for part, ahead in zip(parts, before, strict=True) for _ in part.uses],
        alone=sum(part.alone for part in parts),
        organisations=sum(part.organisations for part in parts),
        listed=sum(part.listed for part in parts),
        glosses=any(part.glosses for part in parts),
        **{name: _all(getattr(part, name) for part in parts) for name in WORDS_BESIDE},
    )


def _all(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the words of all parts; where one part has them all, they are not copied."""
    found = [part for part in parts if part]
    if len(found) <= 1:
        return found[0] if found else NO_WORDS
    most = max(found, key=len)
    return most if all(part <= most for part in found) else NO_WORDS.union(*found)
