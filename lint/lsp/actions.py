"""What an editor can do about a finding, as edits it applies itself or commands that the server carries out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lsprotocol import types

from lint import fixing
from lint.finding import Edit, Finding, Safety
from lint.formats.html import takes_comment
from lint.lsp import reading
from lint.lsp.texts import Checked
from lint.text import Span

DISABLE = "newslint.disableRule"
LIST = "newslint.addToHouseList"
CHECK = "newslint.checkWorkspace"
FIX_ALL = "source.fixAll.newslint"

_ONE_THING = frozenset(("one-bearer", "listed-name", "listed-mixture", "consistency", "mangled-place"))
"""The kinds of check whose findings are about one thing in several spellings: any of them can be made the only one."""

_VOUCHED = frozenset(("one-bearer", "mangled-place"))
"""The kinds of check that say nothing of a name on the house's list."""

Key = tuple[str, str, int, int]


def key(rule: str, message: str, start: types.Position) -> Key:
    """Return what a diagnostic is told by: the protocol gives it no identity."""
    return rule, message, start.line, start.character


@dataclass(frozen=True, slots=True)
class Asked:
    """What an editor asks for: at which span, of which kinds (all where none is named), with which reasons at hand."""

    span: Span
    kinds: tuple[str, ...]
    reasons: tuple[str, ...]

    def wants(self, kind: str) -> bool:
        """Tell whether actions of a kind are asked for."""
        return not self.kinds or any(kind == asked or kind.startswith(f"{asked}.") for asked in self.kinds)


def offered(checked: Checked, uri: str, asked: Asked, said: dict[Key, types.Diagnostic]) -> list[types.CodeAction]:
    """Return the actions for a span; `said` are the diagnostics the editor knows, by rule, message and start."""
    if checked.result is None:
        return []
    actions: list[types.CodeAction] = []
    if asked.wants(types.CodeActionKind.QuickFix):
        here = [finding for finding in checked.result.findings if _touch(finding.span, asked.span)]
        for finding in here:
            diagnostic = said.get(key(finding.rule, finding.message, checked.places.position(finding.span.start)))
            for action in _quick(checked, uri, finding, asked.reasons):
                action.diagnostics = [diagnostic] if diagnostic else None
                actions.append(action)
    if asked.wants(FIX_ALL):
        edits = fixing.choose(checked.result.findings, unsafe=False)
        if edits:
            actions.append(
                types.CodeAction("Apply all safe fixes of newslint", FIX_ALL, edit=change(checked, uri, edits))
            )
    return actions


def _quick(checked: Checked, uri: str, finding: Finding, reasons: Iterable[str]) -> Iterator[types.CodeAction]:
    kind = types.CodeActionKind.QuickFix
    if finding.fix is not None:
        yield types.CodeAction(
            _what(checked, finding.fix.edits),
            kind,
            is_preferred=finding.fix.safety is Safety.SAFE or None,
            edit=change(checked, uri, finding.fix.edits),
        )
    for spelling, edits in spellings(checked, finding):
        yield types.CodeAction(f"Use “{spelling}” everywhere ({len(edits)}×)", kind, edit=change(checked, uri, edits))
    for reason in reasons:
        edit = ignored_here(checked, finding, reason)
        if edit is not None:
            yield types.CodeAction(f"Ignore {finding.rule} here: {reason}", kind, edit=change(checked, uri, [edit]))
    for reason in reasons:
        edit = ignored_in_file(checked, finding.rule, reason)
        yield types.CodeAction(f"Ignore {finding.rule} in this file: {reason}", kind, edit=change(checked, uri, [edit]))
    title = f"Disable {finding.rule} in the configuration"
    yield types.CodeAction(title, kind, command=types.Command(title, DISABLE, arguments=[uri, finding.rule]))
    found = _seen(checked, finding.span)
    if _kind(checked, finding) in _VOUCHED and found and "\n" not in found:
        title = f"Add “{found}” to the house list"
        yield types.CodeAction(title, kind, command=types.Command(title, LIST, arguments=[uri, found, finding.rule]))


def spellings(checked: Checked, finding: Finding) -> Iterator[tuple[str, list[Edit]]]:
    """Yield the spellings a finding is about, and what it takes to write that one everywhere."""
    if checked.result is None or _kind(checked, finding) not in _ONE_THING:
        return
    spans = {finding.span, *(other.span for other in finding.related)}
    # Another finding of the rule about one of these places knows further places of the same thing.
    for other in checked.result.findings:
        places = {other.span, *(related.span for related in other.related)}
        if other.rule == finding.rule and places & spans:
            spans |= places
    by_text: dict[str, list[Span]] = {}
    for span in sorted(spans):
        by_text.setdefault(_seen(checked, span), []).append(span)
    proposed = finding.fix.edits[0].text if finding.fix and len(finding.fix.edits) == 1 else None
    if proposed and finding.fix and finding.fix.edits[0].span == finding.span:
        by_text.setdefault(proposed, [])
    if len(by_text) < 2 or any("\n" in spelling or "“" in spelling for spelling in by_text):  # noqa: PLR2004 - it takes two
        return
    for spelling in sorted(by_text, key=lambda spelling: (spelling != proposed, -len(by_text[spelling]), spelling)):
        wrong = [span for other, places in by_text.items() if other != spelling for span in places]
        edits = _written(checked, wrong, spelling)
        if edits and not _overlap(edits):
            yield spelling, sorted(edits)


def ignored_here(checked: Checked, finding: Finding, reason: str) -> Edit | None:
    """Return the directive that silences a finding where it stands, None where none can."""
    if checked.analysis is None:
        return None
    document = checked.analysis.document
    number = document.block_number(finding.span.start)
    if number is None:
        return None
    block = document.blocks[number]
    lines, text = checked.places.lines, checked.places.text
    directive = f"<!-- newslint: ignore {finding.rule} reason: {_clean(reason)} -->"
    if document.source.format == "html":
        at = block.span.start
        return Edit(Span(at, at), directive) if takes_comment(text, at) else None
    if document.source.format == "markdown":
        if block.kind == "table":
            return None
        end = lines.line_span(lines.position(finding.span.start).line).end
        return Edit(Span(end, end), f" {directive}")
    start = lines.line_span(lines.position(block.span.start).line).start
    return Edit(Span(start, start), f"{directive}{_newline(text)}")


def ignored_in_file(checked: Checked, rule: str, reason: str) -> Edit:
    """Return the directive that silences a rule in the whole file, at its end: at its head it would be the headline."""
    text = checked.places.text
    newline = _newline(text)
    gap = "" if not text or text.endswith(("\n", "\r")) else newline
    if checked.source.format != "text" and text.strip():
        gap += newline
    at = Span(len(text), len(text))
    return Edit(at, f"{gap}<!-- newslint: ignore-file {rule} reason: {_clean(reason)} -->{newline}")


def renamed(checked: Checked, offset: int, new: str) -> list[Edit]:
    """Return what it takes to write the name at an offset as `new` everywhere, its other spellings included."""
    if checked.analysis is None or checked.result is None:
        return []
    span = reading.word_at(checked.analysis, offset)
    if span is None:
        return []
    words = {_seen(checked, span)}
    for finding in checked.result.findings:
        if _kind(checked, finding) in _ONE_THING:
            spans = (finding.span, *(other.span for other in finding.related))
            forms = {_seen(checked, other) for other in spans}
            if forms & words and all(" " not in form for form in forms):
                words |= forms
    places = (place for word in words if word != new for place in reading.places_of(checked.analysis, word))
    return sorted(_written(checked, places, new))


def change(checked: Checked, uri: str, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """Return edits of the checked text for the editor to apply."""
    return types.WorkspaceEdit(
        changes={uri: [types.TextEdit(checked.places.range(edit.span), edit.text) for edit in edits]}
    )


def _seen(checked: Checked, span: Span) -> str:
    """Return what a reader sees at a place, without markup."""
    if checked.analysis is None:
        return checked.places.text[span.start : span.end]
    return checked.analysis.document.readable(span.start, span.end)


def _written(checked: Checked, places: Iterable[Span], word: str) -> list[Edit]:
    """Return the edits that write a word in each place that has no markup in it."""
    if checked.analysis is None:
        return [Edit(span, word) for span in places]
    document = checked.analysis.document
    new = fixing.written(document, word)
    return [Edit(span, new) for span in places if fixing.may_replace(document, span, word)]


def _what(checked: Checked, edits: tuple[Edit, ...]) -> str:
    changes = {(_seen(checked, edit.span), edit.text) for edit in edits}
    if len(changes) > 1:
        return "Apply the fix"
    ((before, after),) = changes
    old, new, times = reading.shortened(before), reading.shortened(after), f" ({len(edits)}×)" if len(edits) > 1 else ""
    if not new:
        return f"Take out “{old}”{times}"
    return f"Replace “{old}” with “{new}”{times}" if old else f"Put in “{new}”{times}"


def _clean(reason: str) -> str:
    return " ".join(reason.replace("--", "-").replace(">", " ").split()) or "checked by the desk"


def _newline(text: str) -> str:
    found = re.search(r"\r\n|\r|\n", text)
    return found[0] if found else "\n"


def _kind(checked: Checked, finding: Finding) -> str:
    rule = checked.way.pack.rules.get(finding.rule) if checked.way and checked.way.pack else None
    return rule.check if rule else ""


def _touch(span: Span, asked: Span) -> bool:
    return span.start <= asked.end and asked.start <= span.end


def _overlap(edits: list[Edit]) -> bool:
    ordered = sorted(edits)
    return any(first.span.end > second.span.start for first, second in pairwise(ordered))
