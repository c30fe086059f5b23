"""`CueContext`: what cues are looked for in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.analysis.attribution.cues.speaker_labels import SpeakerLabels
from lint.analysis.lexicon.word_tags import WordTags
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens


class CueContext(NamedTuple):
    """Tokens and sentences of a text, its speaker labels, and which of its tokens are quoted.

    `sentence_at` gives the number of the sentence that holds a code point, or None. `quoted` is 1 for each token that
    stands in a quotation, else 0. `word_tags` knows how often a word is a verb or a noun.
    """

    tokens: Tokens
    sentences: Sequence[Sentence]
    labels: SpeakerLabels
    sentence_at: Callable[[int], int | None]
    quoted: bytearray
    word_tags: WordTags
