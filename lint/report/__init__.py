"""Reports: findings as text, one module a format, and what the formats share."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from lint.engine.linter import Result
from lint.text.finding import Failure, Finding, Related, Safety, Severity
from lint.text.span import LineIndex
from lint.values import dataclass

MOST_LINES = 10
"""How many lines are listed in which a fault occurs again."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_PICTURES = 0x2400
_DELETE = "\x7f"


@dataclass(frozen=True, slots=True)
class View:
    """The device a report is shown on: `width` in columns, and whether it has colours."""

    width: int = 100
    color: bool = False


class Tally:
    """Counts over the results of a run; `words` are counted only on request."""

    def __init__(self, *, count_words: bool = False, named: Sequence[str] = ()) -> None:
        """Start with nothing counted; `named` are the files and folders that the user has named."""
        self._count_words = count_words
        self.named = named
        self.files = 0
        self.words = 0
        self.hidden = 0
        """The places of old findings that are not reported."""
        self.severities: Counter[Severity] = Counter()
        self.rules: Counter[str] = Counter()
        self.fixes: Counter[Safety] = Counter()

    def add(self, result: Result) -> None:
        """Count one more result."""
        self.files += 1
        self.hidden += result.hidden
        self.severities.update(finding.severity for finding in result.findings)
        self.rules.update(finding.rule for finding in result.findings)
        self.fixes.update(finding.fix.safety for finding in result.findings if finding.fix)
        if self._count_words:
            self.words += sum(1 for _ in _WORD.finditer(result.source.text))

    @property
    def findings(self) -> int:
        """The number of findings of any severity."""
        return self.severities.total()

    def by_rule(self) -> list[tuple[str, int, float]]:
        """Return (rule, findings, findings per 1,000 words), the most frequent rule first."""
        ordered = sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))
        return [(rule, count, round(1000 * count / max(self.words, 1), 2)) for rule, count in ordered]


def place_of(offset: int, lines: LineIndex) -> str:
    """Return a place in words: `3:7` for a line and column, `paragraph 3:7` where the file has no lines."""
    place = lines.position(offset)
    return f"{'' if lines.unit == 'line' else f'{lines.unit} '}{place.line}:{place.column}"


def repeated(finding: Finding, lines: LineIndex) -> str:
    """Return where else the fault of a finding occurs, such as “also in lines 7, 12 (2x) and 31”; empty if nowhere."""
    found = Counter(lines.position(related.span.start).line for related in finding.related if related.repeat)
    adjacent_text = found.pop(lines.position(finding.span.start).line, 0)
    listed = [f"{line}{_times(count)}" for line, count in sorted(found.items())]
    if len(listed) > MOST_LINES:
        listed[MOST_LINES - 1 :] = [f"{len(listed) - MOST_LINES + 1} more"]
    named = " and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))
    places = [f"in this {lines.unit}{_times(adjacent_text)}"] if adjacent_text else []
    places += [f"in {lines.unit}{'s' if len(found) > 1 else ''} {named}"] if found else []
    return f"also {' and '.join(places)}" if places else ""


def message_of(finding: Finding, lines: LineIndex) -> str:
    """Return the message of a finding on one line, with where else its fault occurs."""
    again = repeated(finding, lines)
    return f"{finding.message} ({again})" if again else finding.message


def evidence(finding: Finding) -> list[Related]:
    """Return what a finding is compared with, so far as it stands in another place than the finding itself."""
    return [each for each in finding.related if not each.repeat and each.span.start != finding.span.start]


def _times(count: int) -> str:
    return f" ({count}x)" if count > 1 else ""


def printable(text: str) -> str:
    """Return `text`, of the same length, without characters that control a terminal or the writing direction.

    Line breaks become visible too, so the result is always one line.
    """
    return text if text.isprintable() else _unprintable().sub(_picture, text)


@cache
def _unprintable() -> re.Pattern[str]:
    """Return the pattern of such characters; compiled late, for nearly all that is printed has none."""
    return re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def hidden_words(places: int) -> str:
    """Return in words that old findings stand in so many places and are not reported; empty for none."""
    return f"old findings in {places:,} place{'' if places == 1 else 's'} are not shown" if places else ""


def said_of(failure: Failure) -> str:
    """Return one line about a rule that raised, or an external checker that failed."""
    if failure.engine:
        return f"{failure.rule} has not read this file to its end: {failure.message}"
    return f"the rule {failure.rule} broke on this file, and its findings are missing: {failure.message}"


def _picture(match: re.Match[str]) -> str:
    character = match.group()
    if character < " ":
        return chr(_PICTURES + ord(character))
    return "\u2421" if character == _DELETE else "\ufffd"
