"""Report an inflected form that English spelling does not allow: preachs, carryed, angryly, occured, falled."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar, NamedTuple

from lint.analysis import SharedLayers
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.lexicon.recent import Recent
from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.lexicon.word_tags import WordTags
from lint.checks import Match, Unit
from lint.text.finding import Edit
from lint.text.span import Span
from lint.values import dataclass

_VOWELS = "aeiou"
_ENDINGS = ("s", "ed", "ing", "ly")
_SHORTEST = 5
_HISSES = re.compile(r"(?:tch|nch|e[ae]ch|oach|ouch|sh|zz|..x)$")
"""Stems behind which -s needs an e. “Monarch” and its like end in another sound."""
_SYLLABLES = re.compile(r"[aeiouy]+")
_ENDED = re.compile(r"[.,;:!?)]*(?:\s|$)")
"""What stands behind a word that belongs to no address, code or compound."""
_EITHER_WAY = "lpst"
"""Consonants that are doubled on one side of the Atlantic only, or by some houses (travelled, focussed, benefitted)."""
_REMEMBERED = 8_000
"""Words whose right form, if any, is kept."""
_VERB = 200
"""Thousandths of its uses in which a stem is a verb at least."""


@dataclass(frozen=True, eq=False, repr=False)
class MisformedWord:
    """Report words in small letters that were never counted, whose stem was, and whose ending is put on wrongly.

    The ending is one of -s, -ed, -ing and -ly, and the rules are those of `lint.analysis.lexicon.inflection`: -es
    behind a hiss, a final y that becomes i, a final e that goes, a consonant that is doubled, and irregular pasts.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("right",))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return None: any word may be misformed."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield each such word with its right form."""
        tokens, resources = analysis.tokens, analysis.resources
        right_forms = _right_forms(resources.word_tags, resources.word_frequencies, tokens.lexicon)
        for word in sorted([word for word in tokens.vocabulary if word.endswith(_ENDINGS) and right_forms[word]]):
            right = right_forms[word]
            for at in tokens.vocabulary[word]:
                span = Span(tokens.starts[at], tokens.ends[at])
                before = analysis.text[max(0, span.start - 1) : span.start]
                if tokens.words[at] == word and (before in " \n\t(") and _ENDED.match(analysis.text, span.end):
                    yield Match(span, {"right": right}, edits=(Edit(span, right),))


class _Known(NamedTuple):
    """What is known of words."""

    tags: WordTags
    frequencies: WordFrequencies
    pasts: Mapping[str, str]

    def has(self, word: str) -> bool:
        return bool(self.tags.of(word).uses or self.frequencies.word_band(word))

    def is_verb(self, word: str) -> bool:
        return self.tags.of(word).of("VB", "VBP") >= _VERB


@lru_cache(maxsize=8)
def _right_forms(tags: WordTags, frequencies: WordFrequencies, lexicon: Lexicon) -> Recent[str, str]:
    """Return the right form of each word that is misformed, "" for others; it is found out once for words in use."""
    pasts = {base: row["past"][0] for row in lexicon.paradigms("distinct-pasts") for base in row["base"]}
    known = _Known(tags, frequencies, pasts)

    def right_form(word: str) -> str:
        plain = len(word) >= _SHORTEST and word.isalpha() and not known.has(word)
        return (_right_form(word, known) or "") if plain else ""

    return Recent(right_form, _REMEMBERED)


def _right_form(word: str, known: _Known) -> str | None:
    """Return the right form of an unknown word, None where its ending is put on as it should be."""
    if word.endswith("ly"):
        stem = word[:-2]
        return stem[:-1] + "ily" if _changes_y(stem) and known.has(stem) else None
    if word.endswith("ing"):
        return _with_ing(word[:-3], known)
    if word.endswith("ed"):
        return _with_ed(word[:-2], known)
    stem = word[:-1]
    if _HISSES.search(stem):
        return stem + "es"
    right = stem[:-1] + "ies"
    return right if _changes_y(stem) and known.has(stem) and known.has(right) else None


def _changes_y(stem: str) -> bool:
    return len(stem) >= _SHORTEST - 1 and stem[-1] == "y" and stem[-2] not in _VOWELS


def _with_ing(stem: str, known: _Known) -> str | None:
    if stem[-1] == "e":
        # Ageing, dyeing and queueing keep their e.
        keeps = stem[-2] in _VOWELS + "y" or stem.endswith("ge")
        return None if keeps or not known.is_verb(stem) else stem[:-1] + "ing"
    return _doubled(stem, "ing", known)


def _with_ed(stem: str, known: _Known) -> str | None:
    if _changes_y(stem) and known.has(stem):
        return stem[:-1] + "ied"
    base = stem if stem in known.pasts else stem + "e"
    if base in known.pasts and known.is_verb(base):
        return known.pasts[base]
    return _doubled(stem, "ed", known)


def _doubled(stem: str, ending: str, known: _Known) -> str | None:
    """Return the form with a doubled consonant, if that one is in use, of a verb of several syllables."""
    right = stem + stem[-1] + ending
    plain = stem[-1] in _VOWELS + _EITHER_WAY or len(_SYLLABLES.findall(stem)) == 1
    return None if plain or not known.is_verb(stem) or not known.has(right) else right
