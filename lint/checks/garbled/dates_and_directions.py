"""Report a weekday that does not match its date, and a rise or fall that its two numbers contradict."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import MONTHS, WEEKDAYS
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.lexicon.years import is_like_year
from lint.checks import Match, Unit
from lint.text.formats.zero_width import JoinedText
from lint.values import dataclass

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_ORDER = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    rf"\b({'|'.join(_DAYS)}),? (?:the )?(?:([A-Z][a-z]{{2,8}})\.? (\d{{1,2}})|(\d{{1,2}}) ([A-Z][a-z]{{2,8}})\.?),? (\d{{4}})\b"
)
_FIGURE = r"[$£€]?(\d[\d,]*(?:\.\d+)?)(%| percent| per cent| (?:thousand|million|billion|trillion)|)"


@cache
def _change(lexicon: Lexicon) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the verbs for a rise, and what finds one for a rise or a fall with its two figures."""
    rising = lexicon.words("rising")
    verbs = "|".join(map(re.escape, sorted(rising | lexicon.words("falling")))) or "(?!)"  # a house may empty a class
    return rising, re.compile(
        rf"\b({verbs})(?: (?:by )?\d[\d.,]*(?:%| percent| per cent))? (to|from) {_FIGURE} (to|from) "
        rf"{_FIGURE}(?! ?(?:\w+illion|[a-z]*\d))(?!\w)(?! (?:\w+ ){{0,3}}to \d)"
    )


@dataclass(frozen=True, eq=False, repr=False)
class WeekdayDate:
    """Report a weekday beside a full date that fell on another day (Gregorian calendar)."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("right",))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the weekdays."""
        return WEEKDAYS

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield weekday and date as one span."""
        whole = JoinedText(analysis.text)
        for match in _DATE.finditer(whole.text):
            month, day = match[2] or match[5], int(match[3] or match[4])
            if month.lower() not in MONTHS:
                continue
            try:
                right = _DAYS[date(int(match[6]), _MONTH_ORDER.index(month[:3].lower()) + 1, day).weekday()]
            except ValueError:
                continue  # a day that no month has is another fault than a wrong weekday
            if right != match[1]:
                yield Match(whole.span(*match.span()), {"right": right})


@dataclass(frozen=True, eq=False, repr=False)
class DirectionFigures:
    """Report a rise from a higher figure to a lower one, or a fall from a lower one to a higher one."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("verb",))
    unit: ClassVar[Unit] = "block"
    trigger_classes: ClassVar[tuple[str, ...]] = ("rising", "falling")

    def triggers(self) -> frozenset[str] | None:
        """Return no words beside those of `trigger_classes`."""
        return frozenset()

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield verb and figures as one span."""
        rising, change = _change(analysis.tokens.lexicon)
        whole = JoinedText(analysis.text)
        for match in change.finditer(whole.text):
            units = [match[number].replace("per cent", "percent").replace("percent", "%").strip() for number in (4, 7)]
            if match[2] == match[5] or units[0] != units[1] or (not units[0] and _are_years(match[3], match[6])):
                continue
            before, after = (match[6], match[3]) if match[2] == "to" else (match[3], match[6])
            old, new = (float(figure.replace(",", "").rstrip(".")) for figure in (before, after))
            if (new < old) if match[1] in rising else (new > old):
                yield Match(whole.span(*match.span()), {"verb": match[1]})


def _are_years(first: str, second: str) -> bool:
    """Tell whether two figures may be years: four digits of these centuries each, without a comma."""
    return all(is_like_year(figure.rstrip(",.")) for figure in (first, second))
