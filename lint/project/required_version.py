"""`required-version`: which versions of newslint a configuration is written for."""

import operator
import re

_CONDITION = r"(?:>=|<=|==|<|>)\s*\d{1,9}(?:\.\d{1,9}){0,3}"
PATTERN = rf"{_CONDITION}(?:\s*,\s*{_CONDITION})*"
"""Conditions with commas between them: `>=0.2, <1`."""

_PARTS = re.compile(r"(>=|<=|==|<|>)\s*([\d.]+)")
_NUMBERS = 4
_COMPARISONS = {">=": operator.ge, "<=": operator.le, "==": operator.eq, "<": operator.lt, ">": operator.gt}


def fits(wanted: str, version: str) -> bool:
    """Tell whether a version fulfils every condition; of a version such as 1.2.dev3 only the numbers in front count."""
    here = _numbers(version)
    return all(_COMPARISONS[sign](here, _numbers(number)) for sign, number in _PARTS.findall(wanted))


def _numbers(version: str) -> list[int]:
    """Return the numbers of a version, filled up with zeros: 0.2 is 0.2.0."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in found.group().split(".")] if found else []
    return [*numbers, *[0] * _NUMBERS][:_NUMBERS]
