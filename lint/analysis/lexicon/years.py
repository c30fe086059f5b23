"""Whether a figure may be a year."""

import re

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def is_like_year(figure: str) -> bool:
    """Tell whether a figure is written as a year of recent centuries is: four digits without a comma."""
    return _YEAR.fullmatch(figure) is not None
