"""Read one step of a sequence: what it asks of a token, and how often it stands."""

import re
from functools import lru_cache
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import commonness
from lint.analysis.syntax.tag_string import EDGE, SHAPES, UNKNOWN

MOST_REPEATS = 12
"""Tokens that a step after `*` or `+` takes at most."""

_REPEATS = {"?": "?", "*": f"{{0,{MOST_REPEATS}}}", "+": f"{{1,{MOST_REPEATS}}}"}
TIMES = {"": (1, 1), "?": (0, 1), _REPEATS["*"]: (0, MOST_REPEATS), _REPEATS["+"]: (1, MOST_REPEATS)}
"""How many tokens a step takes, at least and at most, by its `repeats`."""

_TAG = re.compile(r"<([A-Z$|*]+)>")
_WORD = re.compile(r"[^\W\d_A-Z][\w'’.-]*|[^\w\s]|\d+")
_ENDING = re.compile(r"\*[a-z]+")


class Step(NamedTuple):
    """One place of a pattern: its conditions as written, how often it stands, and the words it asks for, if only words.

    `repeats` is the part of a regular expression.
    """

    conditions: str
    repeats: str
    words: frozenset[str]

    @property
    def expression(self) -> str:
        """The regular expression for an encoded token. Raises ValueError for conditions that cannot be read."""
        return _expression(self.conditions)

    @property
    def optional(self) -> bool:
        """Whether the place may be empty."""
        return self.repeats in (_REPEATS["?"], _REPEATS["*"])

    @property
    def cost(self) -> int:
        """How often its words are met, about."""
        return commonness(self.words)


@lru_cache(maxsize=4096)
def step(part: str) -> Step:
    """Return a step as it is written in a sequence, with what follows it of `?`, `*` and `+`."""
    repeats = _REPEATS.get(part[-1], "") if len(part) > 1 else ""
    conditions = part[:-1] if repeats else part
    asked = (_asked(condition) for condition in conditions.split("&") if not condition.startswith("!"))
    return Step(conditions, repeats, next(filter(None, asked), frozenset()))


def _asked(condition: str) -> frozenset[str]:
    """Return the words of a condition, if it names nothing else."""
    words = condition.split("|")
    if _TAG.fullmatch(condition) or any(word in SHAPES or (word[:1] == "*" and len(word) > 1) for word in words):
        return frozenset()
    return frozenset(words)


@lru_cache(maxsize=4096)
def _expression(conditions: str) -> str:
    """Return the regular expression for a token that meets conditions joined by &."""
    first, ahead = " ", ""
    for condition in conditions.split("&"):
        turned = condition.startswith("!")
        expression = _condition(condition.removeprefix("!"), "" if turned else UNKNOWN)
        if not turned and first == " ":
            first = expression
        else:
            ahead += f"(?{'!' if turned else '='}{expression})"
    return f"{ahead}{first}[^ ]*"


def _condition(condition: str, unknown: str) -> str:
    """Return the regular expression for a token that meets a condition.

    A token with the tag `unknown` meets every condition on a tag.
    """
    tag = _TAG.fullmatch(condition)
    if tag:
        tags = [
            re.escape(name[:-1]) + f"[^{EDGE}]*" if name.endswith("*") else re.escape(name)
            for name in tag[1].split("|")
        ]
        tags += [re.escape(unknown)] if unknown else []
        return f" [^{EDGE}]*{EDGE}.(?:{'|'.join(tags)}){EDGE}"
    words: set[str] = set()
    shapes: list[str] = []
    endings: list[str] = []
    for word in condition.split("|"):
        if word in SHAPES:
            shapes.append(SHAPES[word])
        elif _ENDING.fullmatch(word):
            endings.append(f"[^{EDGE}]*{word[1:]}{EDGE}")
        elif _WORD.fullmatch(word):
            words.add(word)
        else:
            raise ValueError(
                f"“{word}” is no word in lower case, @verb, <class>, *ending, <TAG>, ANY, WORD, CAP, NUM or QUOTE"
            )
    # In the order of the letters, so that the engine tells at the first one that none can follow.
    either = [f"(?:{'|'.join(map(re.escape, sorted(words)))}){EDGE}"] if words else []
    either += [f"[^{EDGE}]*{EDGE}(?:{'|'.join(shapes)})"] if shapes else []
    either += endings
    return f" (?:{'|'.join(either)})"
