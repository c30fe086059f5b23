"""`SentenceView`: one sentence's tokens, with lookups around a position, for the cue readers."""

from functools import cached_property

from lint.analysis.attribution.cues.cue_lexicon import cue_lexicon
from lint.analysis.attribution.cues.cue_reading import CueKind, CueReading, Range
from lint.analysis.attribution.cues.function_words import CLOSING, OPENING
from lint.analysis.attribution.cues.source_right import RightwardSearch
from lint.analysis.attribution.cues.speaker_labels import SpeakerLabels
from lint.analysis.attribution.cues.subjects import Subjects
from lint.analysis.lexicon.word_tags import WordTags
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_NEAR = 9
"""Tokens between a quotation and the verb that its comma still leads to."""
_TITLE_CASE = 0.85
"""Share of the longer words with a capital from which on a sentence is a headline in title case."""
_LONGER = 4
"""Letters of a word that a headline in title case gives a capital."""


class SentenceView:
    """A sentence, and the cue readings read in it so far, from left to right."""

    def __init__(
        self, tokens: Tokens, sentence: Sentence, number: int, layout: SpeakerLabels, word_tags: WordTags
    ) -> None:
        """Take the sentence with its number; `layout` is the whole text's."""
        self.tokens, self.lowers, self.words = tokens, tokens.lowers, tokens.words
        self.first, self.last, self.number = sentence.first, sentence.last, number
        self.layout, self.word_tags = layout, word_tags
        self.lexicon = cue_lexicon(tokens.lexicon)
        self.found: list[CueReading] = []
        self._titled: bool | None = None

    @cached_property
    def subjects(self) -> Subjects:
        """What reads noun phrases that end before a place."""
        return Subjects(self.tokens, self.first, self.last, self.word_tags)

    @cached_property
    def phrases(self) -> RightwardSearch:
        """What reads noun phrases that begin at a place."""
        return RightwardSearch(self.tokens, self.first, self.last)

    def lower(self, at: int) -> str:
        """Return the folded word of a token, "" outside the sentence."""
        return self.lowers[at] if self.first <= at < self.last else ""

    def is_capitalized(self, at: int) -> bool:
        """Tell whether a token begins with a capital letter; no token outside the sentence does."""
        return self.first <= at < self.last and self.tokens.is_capitalized(at)

    def cue_reading(
        self,
        source: Range | None,
        cue: Range,
        cue_kind: CueKind,
        base: str,
        *,
        inverted: bool = False,
        covers: Range | None = None,
    ) -> CueReading:
        """Return a cue reading of this sentence."""
        return CueReading(source or (cue[0], cue[0]), cue, self.number, cue_kind, inverted, covers, base)

    def quotes(self, at: int) -> bool:
        """Tell whether a quotation follows, with or without its comma or colon."""
        return self.lower(at) in (",", ":") and self.lower(at + 1) in OPENING

    def ends_speech(self, at: int) -> bool:
        """Tell whether a quotation with its comma stands a few words before a token: "...,” the editorial notes."""
        for n in range(at - 1, max(0, at - _NEAR), -1):
            if self.words[n] in CLOSING:
                return self.words[n - 1] in (",.?!'" if n >= self.first else "?!")
        return False

    def title_case(self) -> bool:
        """Tell whether the sentence is a headline with capitals throughout."""
        if self._titled is None:
            longer = [n for n in range(self.first, self.last) if len(self.words[n]) >= _LONGER]
            words = [n for n in longer if self.tokens.is_word(n)]
            capitals = sum(self.tokens.is_capitalized(n) for n in words)
            self._titled = len(words) > 2 and capitals >= _TITLE_CASE * len(words)  # noqa: PLR2004 - three make a pattern
        return self._titled
