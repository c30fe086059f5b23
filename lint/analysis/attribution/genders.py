"""Infer a person's gender from the words beside the name, so that "she" resolves to the right speaker.

Titles and nouns such as "spokeswoman" decide. Given names, from a short list made by hand, are only a hint. Without any
sign both pronouns fit. A gender is never reported.
"""

from lint.analysis.lexicon.lexicon import Lexicon

_TITLE, _NOUN, _GIVEN = 4, 2, 1
"""How much each tells: a title outweighs a noun beside the name, a noun a given name."""


class Genders:
    """Tells what a word beside a name says of its person: above 0 for her, below for him, 0 for nothing."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon that has the words."""
        self._her_titles, self._his_titles = lexicon.words("her-titles"), lexicon.words("his-titles")
        self._her_nouns, self._his_nouns = lexicon.words("her-nouns"), lexicon.words("his-nouns")
        self._her_names, self._his_names = lexicon.words("her-names"), lexicon.words("his-names")

    def of_title(self, word: str) -> int:
        """Return what a folded title tells."""
        return _TITLE * ((word in self._her_titles) - (word in self._his_titles)) or self.of_noun(word)

    def of_noun(self, word: str) -> int:
        """Return what a folded noun that describes somebody tells."""
        return _NOUN * ((word in self._her_nouns) - (word in self._his_nouns))

    def of_given(self, word: str) -> int:
        """Return what a folded given name hints at."""
        return _GIVEN * ((word in self._her_names) - (word in self._his_names))


def fits(pronoun: str, told: int) -> bool:
    """Tell whether "he" or "she" can be somebody of whom that much is told; any other pronoun needs nothing told."""
    if pronoun == "she":
        return told >= 0
    if pronoun == "he":
        return told <= 0
    return told == 0
