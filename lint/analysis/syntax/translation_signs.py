"""Read the signs that a text was translated by a machine and not edited, as rates of the whole text.

Translation leaves marks that no single sentence proves: more of some function words, fewer of others (Baroni and
Bernardini, "A New Approach to the Study of Translationese", 2006), and the debris of the page it was taken from.
"""

import re
from collections import Counter

from lint.analysis.syntax.tokens import Tokens
from lint.text.span import Span

_LOST = re.compile(r"[a-z]{3}[.!?][A-Z][a-z]|[a-z]{3},[a-z]{2}|[.,][”\"][A-Za-z]{2}")
_MAY_BE_LOST = re.compile(r"[.!?][A-Z][a-z]|,[a-z]{2}|[.,][”\"][A-Za-z]{2}")
"""What stands in every place of `_LOST`, and is found in a third of the time."""
_GLUED = re.compile(r"\b[a-z]{3,}[A-Z][a-z]{2,}")
_SPEECH = re.compile(r"^[ \t]*[-–—] ?[A-Z]", re.MULTILINE)
_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
_QUOTES = re.compile(r"[\"“”]")
_WORDS = "of the a in which that not has said be".split()
_MOST = 10.0
"""A rate that is higher counts as that: what a flattened page repeats says no more for being repeated."""


def rates(text: str, tokens: Tokens, phrases: int) -> dict[str, float]:
    """Return the rate of each sign in a text; `phrases` is how many set phrases of translation stand in it.

    Function words, endings and marks are counted per 100 words, lost blanks, hyphens, quotation marks and phrases per
    1,000, up to a limit, and paragraphs that open with a dash among all paragraphs.
    """
    seen = Counter(tokens.lowers)
    count = max(1, sum([times for word, times in seen.items() if word[0].isalpha()]))
    paragraphs = max(1, sum(bool(line.strip()) for line in text.split("\n")))
    hundreds = {word: seen[word] for word in _WORDS} | {
        "possessive": seen["'s"] + seen["’s"],
        "comma": seen[","],
        "stop": seen["."],
        "ing": sum([times for word, times in seen.items() if word.endswith("ing")]),
        "ed": sum([times for word, times in seen.items() if word.endswith("ed")]),
    }
    thousands = {
        "lost blank": _found(_LOST, text) if _MAY_BE_LOST.search(text) else 0,
        "glued words": _found(_GLUED, text) if _has_inner_capital(tokens) else 0,
        "spaced hyphen": _found(_HYPHEN, text),
        "quotation marks": _found(_QUOTES, text) / 10,
        "phrases": phrases,
    }
    return {
        **{name: 100 * number / count for name, number in hundreds.items()},
        **{name: min(_MOST, 1000 * number / count) for name, number in thousands.items()},
        "dash speech": _found(_SPEECH, text) / paragraphs,
    }


def _has_inner_capital(tokens: Tokens) -> bool:
    """Tell whether a word has a capital inside, and small letters: what is glued has, and telling is quick."""
    pairs = zip(tokens.words, tokens.lowers, strict=True)
    return any(word != lower and not word.istitle() and not word.isupper() for word, lower in pairs)


def first_debris(text: str) -> Span | None:
    """Return where the first lost blank, glued word or paragraph opened with a dash stands, in whole words."""
    found = [match for pattern in (_LOST, _GLUED, _SPEECH) if (match := pattern.search(text))]
    if not found:
        return None
    first = min(found, key=lambda match: match.start())
    start = first.start() + len(first[0]) - len(first[0].lstrip())
    while start and not text[start - 1].isspace():
        start -= 1
    end = first.end()
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)


def _found(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))
