"""Ask each external checker that is switched on about a text, one after the other."""

import re
import unicodedata
from collections.abc import Sequence
from time import monotonic

from lint.analysis import Analysis
from lint.external import NOT_ASKED, CheckerError, ExternalChecker, ExternalMatch
from lint.external.curation import Curation, RuleChoice
from lint.external.known_names import KnownNames, is_broken, is_other_english
from lint.external.plain_view import PlainView
from lint.text.finding import Edit, Failure, Finding, Fix, Safety
from lint.text.formats import MARKUP, OPAQUE
from lint.values import dataclass

_PATIENCE = 2
_PAUSE = 60.0
"""Seconds for which a checker that did not answer `_PATIENCE` times in a row is not asked again."""

_MOST_SHOWN = 3
_MASKED = f"{MARKUP}{OPAQUE}\r\n\t"
"""Filler of the masked text: a match on this alone is about the noun that replaces a URL, and is dropped."""

_NO_WORDS = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
"""The Unicode categories of controls, direction marks, line breaks, and code points that are not characters."""

_JOINERS = "\u00ad\u200c\u200d"
"""The soft hyphen and the joiners of scripts and emoji, which words may contain."""

_MARKS = frozenset("<>`*_[]{}|\\#~")
_REFERENCE = re.compile(r"&#?\w+;")
"""Character references, which are markup, as `_MARKS` are in one format or another."""


class Connection:
    """A shared connection to one external checker, which stops asking one that does not answer."""

    def __init__(self, engine: ExternalChecker) -> None:
        """Take the checker."""
        self.name = engine.name
        self._engine = engine
        self._missed = 0
        self._until = 0.0
        self._said = ""

    def read(self, copy: PlainView) -> list[ExternalMatch]:
        """Return the checker's matches. Raises CheckerError, at once after too many failures in a row."""
        if self._missed >= _PATIENCE and monotonic() < self._until:
            raise CheckerError(f"{NOT_ASKED}{self._said}", gone=True)
        try:
            remarks = self._engine.read(copy)
        except CheckerError as error:
            if error.gone:
                self._missed += 1
                self._until = monotonic() + _PAUSE
                self._said = str(error)
            raise
        self._missed = 0
        return remarks


@dataclass(frozen=True, slots=True)
class PooledChecker:
    """One external checker, with its curation and the selection of one setup."""

    line: Connection
    curation: Curation
    choice: RuleChoice


@dataclass(frozen=True, slots=True)
class ExternalResult:
    """The result of the external checkers on one text: curated findings, and those checkers that failed."""

    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    whole: frozenset[str] = frozenset()
    """The families of the checkers that read the text to its end."""


def ask_external(pool: Sequence[PooledChecker], analysis: Analysis) -> ExternalResult:
    """Ask each checker of a pool. One that fails becomes a failure, and its findings up to then count."""
    copy = PlainView.of(analysis.document)
    known = KnownNames(analysis)
    findings: list[Finding] = []
    failures: list[Failure] = []
    whole: set[str] = set()
    for member in pool:
        try:
            remarks = member.line.read(copy)
            whole.add(member.line.name)
        except CheckerError as error:
            remarks = list(error.remarks)
            failures.append(Failure(member.line.name, str(error), engine=True))
        found = [finding for remark in remarks if (finding := _finding(remark, member, analysis, known)) is not None]
        findings += sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key)
    return ExternalResult(tuple(findings), tuple(failures), frozenset(whole))


def _finding(remark: ExternalMatch, member: PooledChecker, analysis: Analysis, known: KnownNames) -> Finding | None:
    family, curation, choice = member.line.name, member.curation, member.choice
    rule = f"{family}.{remark.rule}"
    span = remark.span
    off = curation.is_off(remark, quoted=analysis.in_quotation(span.start))
    if not choice.wants(rule, family, off=off) or not analysis.text[span.start : span.end].strip(_MASKED):
        return None
    found = analysis.document.text[span.start : span.end]
    spelling = curation.judges_spelling(remark)
    if spelling and (
        known.cover(span) or is_other_english(found, remark.replacements) or is_broken(analysis.text, span)
    ):
        return None
    severity = choice.severity_of(rule, family, curation.severity(remark))
    if severity.rank > choice.level.rank:
        return None
    replacements = [text for text in remark.replacements if text != found and is_plain(text, found)]
    fix = None
    if len(remark.replacements) == 1 and replacements and not spelling:
        fix = Fix((Edit(span, replacements[0]),), Safety.UNSAFE)
    return Finding(span, rule, family, severity, _message(remark, replacements, curation), fix=fix)


def is_plain(text: str, found: str) -> bool:
    """Tell whether a replacement is plain words: no control, no line break, no more markup than `found` has."""
    if any(unicodedata.category(character) in _NO_WORDS and character not in _JOINERS for character in text):
        return False
    brought = set(text) - set(found)
    return brought.isdisjoint(_MARKS) and (_REFERENCE.search(text) is None or _REFERENCE.search(found) is not None)


def _message(remark: ExternalMatch, replacements: Sequence[str], curation: Curation) -> str:
    said = " ".join(remark.message.split()) or "Something is odd here."
    shown = ", ".join(f"“{text}”" if text else "nothing" for text in replacements[:_MOST_SHOWN])
    return f"{curation.data['name']}: {said}" + (f" It would write {shown}." if shown else "")
