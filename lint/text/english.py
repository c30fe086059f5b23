"""Is a text English? Told at a glance for nearly all copy, so that the tables of other languages are not loaded."""

import re

TIMES = 5
"""How many times more function words of another language than English ones a text in that language has at least."""

ENGLISH = frozenset(
    "the of and to is that for was with as by from it he be are this have had has not but his they were which or said"
    " who will their its been more about she her when would we you there what if could after into than only our".split()
)
"""The most frequent function words that are no words of another language in Latin letters."""

_GLANCE = 2_000  # code points
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english_at_a_glance(text: str) -> bool:
    """Tell whether the start of a text has too much English for another language to have so many times more."""
    words = words_of(text[:_GLANCE])
    return TIMES * sum(word in ENGLISH for word in words) > len(words)


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, with straight apostrophes."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def other_language(text: str) -> str | None:
    """Return the language of a text that is hardly English, else None."""
    if is_english_at_a_glance(text):
        return None
    from lint.text import language  # noqa: PLC0415 - most copy is English at a glance

    return language.other_than_english(text)
