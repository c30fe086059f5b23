"""The notes of a page: a finding with its message, reason and fix, and the marks of its places."""

from collections.abc import Callable, Iterator

from lint.report import evidence, repeated
from lint.report.human import MOST_RELATED, WORDS
from lint.report.page.marked_copy import Mark
from lint.report.page.markup import counted, shown
from lint.rulepack.rule import Rule
from lint.text.document import Document
from lint.text.finding import Finding, Fix, Safety

RuleOf = Callable[[str], Rule | None]
"""Returns the rule of an id, None if a finding is not from a rule of newslint."""

_MOST_EDITS = 3
"""Different replacements of one fix that are shown; the rest are counted."""

_SAFETY = {Safety.SAFE: "safe", Safety.UNSAFE: "look it over afterwards"}


def marks(number: int, finding: Finding) -> Iterator[Mark]:
    """Yield the places of a finding: its own, where it occurs again, and the evidence that its note links to."""
    key, look = f"n{number}", finding.severity.value
    yield Mark(finding.span.start, finding.span.end, key, f"m{number}", look, number)
    for related in finding.related:
        if related.repeat:
            yield Mark(related.span.start, related.span.end, key, look=look)
    for at, related in enumerate(evidence(finding)[:MOST_RELATED], start=1):
        yield Mark(related.span.start, related.span.end, f"r{number}-{at}", f"r{number}-{at}")


def note(number: int, finding: Finding, document: Document, rule: Rule | None) -> str:
    """Return a finding as an item of a list."""
    place = document.lines.position(finding.span.start)
    severity = finding.severity.value
    head = (
        f'<p class="head"><a class="number" href="#m{number}" aria-label="to the words of finding {number}">{number}</a>'
        f' <span class="severity">{WORDS[finding.severity]}</span>'
        f' <span class="rule">{shown(finding.rule)}</span>'
        f' <span class="place"><span class="hidden">line </span>{place.line}:{place.column}</span></p>\n'
    )
    said = f'<p class="message">{shown(finding.message)}</p>\n'
    parts = [head, said, *_fix(finding.fix, document), *_places(number, finding, document), _why(rule)]
    return (
        f'<li class="note {severity}" id="n{number}" tabindex="-1" data-severity="{severity}"'
        f' data-family="{shown(finding.family)}">\n{"".join(parts)}</li>\n'
    )


def _fix(fix: Fix | None, document: Document) -> Iterator[str]:
    if fix is None:
        return
    changes = list(
        dict.fromkeys((document.text[edit.span.start : edit.span.end], edit.text) for edit in fix.edits),
    )
    said = "; ".join(_change(*change) for change in changes[:_MOST_EDITS])
    more = f" and {len(changes) - _MOST_EDITS} more" if len(changes) > _MOST_EDITS else ""
    places = f" in {len(fix.edits)} places" if len(fix.edits) > len(changes) else ""
    yield f'<p class="fix"><b>Fix</b> {said}{more}{places} <span class="safety">({_SAFETY[fix.safety]})</span></p>\n'


def _change(old: str, new: str) -> str:
    if not old.strip():
        return f"insert <ins>{shown(new)}</ins>"
    if not new:
        return f"take out <del>{shown(old)}</del>"
    return f'<del>{shown(old)}</del> <span aria-hidden="true">→</span><span class="hidden"> becomes</span> <ins>{shown(new)}</ins>'


def _places(number: int, finding: Finding, document: Document) -> Iterator[str]:
    if again := repeated(finding, document.lines):
        yield f'<p class="again">{again}</p>\n'
    others = evidence(finding)
    if not others:
        return
    yield '<ul class="see">\n'
    for at, related in enumerate(others[:MOST_RELATED], start=1):
        place = f"line {document.lines.position(related.span.start).line}"
        if document.block_number(related.span.start) is not None:
            place = f'<a href="#r{number}-{at}" data-key="r{number}-{at}">{place}</a>'
        yield f"<li>{place}: {shown(related.message)}</li>\n"
    if len(others) > MOST_RELATED:
        yield f"<li>and {len(others) - MOST_RELATED} more</li>\n"
    yield "</ul>\n"


def _why(rule: Rule | None) -> str:
    if rule is None or not rule.why:
        return ""
    source = shown(rule.source_name)
    if rule.source_url.startswith(("https://", "http://")):
        source = f'<a href="{shown(rule.source_url)}" rel="noopener noreferrer">{source}</a>'
    return f'<div class="why"><p>{shown(rule.why)}</p>\n<p class="source">{source}</p>\n</div>\n'


def tally(findings: "tuple[Finding, ...]") -> str:
    """Return the number of findings of each severity as HTML, each marked as its words are."""
    parts = []
    for severity, word in WORDS.items():
        count = sum(finding.severity is severity for finding in findings)
        if count:
            parts.append(f'<mark class="{severity.value}">{counted(count, word)}</mark>')
    return ", ".join(parts) or "no findings"
