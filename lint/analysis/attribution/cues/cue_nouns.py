"""Noun tests shared by the readers of noun phrases: which words can be nouns, and which can modify one."""

from lint.analysis.attribution.cues.cue_lexicon import cue_lexicon
from lint.analysis.attribution.cues.function_words import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
)
from lint.analysis.syntax.tokens import Tokens

SETTINGS = TIMES | {"last"}
"""Words that tell when, and never end a source; "last" opens such a time ("last week")."""

_SHORT = 4
"""Words of a capitalised description that needs no further sign, such as a place or a party."""


def is_noun(tokens: Tokens, at: int) -> bool:
    """Tell whether a token can be a noun, or closes the bracket behind one."""
    word, lower = tokens.words[at], tokens.lowers[at]
    return (
        word[0].isalnum()
        and lower not in PREPOSITIONS
        and lower not in SUBORDINATORS
        and lower not in FINITE
        and lower not in ADVERBS
        and lower not in CONJUNCTIONS
        and lower not in DETERMINERS
    ) or word == ")"


def is_abbreviation(tokens: Tokens, stop: int) -> bool:
    """Tell whether a full stop belongs to the word before it: "Mr.", "J.", "Jr."."""
    return tokens.words[stop - 1][0].isupper() and tokens.ends[stop - 1] == tokens.starts[stop]


def is_appositive(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether tokens [first, last), which stand between two commas, describe the noun before them."""
    if first >= last:
        return False
    lower = tokens.lowers[first]
    if lower == "for":
        return tokens.lowers[first + 1] in ("one", "his", "her", "its", "their")
    lexicon = cue_lexicon(tokens.lexicon)
    if lower in lexicon.apposed or tokens.words[first][0].isdigit() or lower in lexicon.titles:
        return True
    if lower in SUBORDINATORS or lower in SUBJECTS:
        return False
    if tokens.is_capitalized(first):
        segment = tokens.lowers[first:last]
        return (
            last - first <= _SHORT or "of" in segment or "'s" in segment or bool(lexicon.titles.intersection(segment))
        )
    return first > 0 and (lower not in PREPOSITIONS or lower in ("of", "from", "with", "in"))
