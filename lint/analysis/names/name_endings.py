"""Endings of names: whether one word is derived from another, or is a case of it."""

import re

from lint.analysis.resources.romanization import common_start

_LEAST_STEM = 3
"""Letters of a stem at least."""

_DOUBLE = re.compile(r"(.)\1+")

_DERIVED = frozenset(
    """s es n an ian ians ns a i is ite ites er ers or ors ist ists ism ese ish ic in ina ine ov ova ev eva na aya ya ia y o os
    man men us um al ly on ed r ing son sson sen ean eans z ez y's ans ies land stan ville ton town burg""".split()
)
"""Endings that make another word of a name: plurals, demonyms, feminine forms, places of people."""

_ONES_OWN = frozenset("a i o y r ia ya".split())
"""Those of `_DERIVED` that a stem may just as well end in: two of them behind one stem make no second word."""
_GENDERS = (frozenset("ao"), frozenset(("as", "os")), frozenset(("a", "os")), frozenset(("as", "o")))
"""The endings of a man and a woman, or of many, in Spanish, Portuguese and Italian."""

_SUFFIXES = frozenset(
    """ism isms ist ists istic ite ites ian ians ia an ans ic ical ity er ers or ors ion ions ional al als ate ates
    acy ment ments ship ation ative ive ary ery y ies""".split()
)
"""English suffixes that change places on one stem (populism, populist)."""

_SPELLING_ENDINGS = frozenset(
    frozenset(pair)
    for pair in (
        ("y", "yy"), ("i", "y"), ("a", "ah"), ("i", "iy"), ("y", "iy"), ("yi", "y"), ("ii", "i"), ("ii", "y"), ("i", "yi"),
        ("ei", "ey"), ("ai", "ay"), ("oi", "oy"), ("oi", "oe"), ("ov", "ow"), ("s", "z"), ("e", "eh"),
        ("ia", "ya"), ("ia", "ja"), ("ya", "ja"), ("ia", "iya"), ("ia", "iia"), ("ya", "iia"), ("ia", "ija"), ("iya", "ija"),
        ("a", "ia"), ("es", "is"), ("os", "us"), ("is", "ys"), ("as", "us"), ("im", "ym"),
    )
)  # fmt: skip
"""Endings of one word in two systems, however much they look like two words."""

_CASES = frozenset(["", *"a o u y i e om oy oi ou em ya yu im ym ogo oh".split()])
"""Case endings of Russian and Ukrainian nouns in the Latin alphabet, "" for the nominative of a consonant stem."""

_FEMININE_STEMS = ("ov", "ev", "iv", "in", "yn", "sk", "ck")


def is_derived(shorter: str, longer: str) -> bool:
    """Tell whether the longer word is the shorter one with an ending, or both are one stem with two such endings."""
    stem = common_start(shorter, longer)
    rest, other = shorter[stem:], longer[stem:]
    if stem < _LEAST_STEM:
        return False
    if _are_spellings_of_one_end(shorter, longer, stem):
        return False
    if not rest and other in _DERIVED:
        return True
    if rest in _DERIVED and other in _DERIVED and (not {rest, other} <= _ONES_OWN or {rest, other} in _GENDERS):
        return True
    return any(
        shorter[stem - back :] in _SUFFIXES and longer[stem - back :] in _SUFFIXES
        for back in range(1, stem - _LEAST_STEM + 1)
    )


def _are_spellings_of_one_end(shorter: str, longer: str, stem: int) -> bool:
    """Tell whether what follows the common stem is one ending in two systems, or a doubled letter makes the whole."""
    rest, other = shorter[stem:], longer[stem:]
    if shorter[:stem].endswith("enk") and {rest, other} == {"o", "a"}:
        return True  # -enko in Ukrainian and Russian, -enka in Belarusian
    if any(frozenset((shorter[stem - back :], longer[stem - back :])) in _SPELLING_ENDINGS for back in (0, 1, 2)):
        return True
    if _DOUBLE.sub(r"\1", shorter) == _DOUBLE.sub(r"\1", longer):
        return True
    return {rest, other} == {"s", "es"}


def is_case_ending(first: str, second: str) -> bool:
    """Tell whether two plain words are one stem with two case endings, and not a man's name and a woman's."""
    stem = common_start(first, second)
    rest, other = first[stem:], second[stem:]
    if rest not in _CASES or other not in _CASES or _are_spellings_of_one_end(first, second, stem):
        return False
    if first[:stem].endswith("sk") and {rest, other} & {"y", "i"} and {rest, other} & {"", "iy", "om", "ogo"}:
        return False  # the adjective of a town
    feminine = {rest, other} & {"a"} and {rest, other} & {""} and first[:stem].endswith(_FEMININE_STEMS)
    return not feminine
