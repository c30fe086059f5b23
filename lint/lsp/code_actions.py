"""Code actions for a finding: edits the editor applies, and commands the server runs."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from lsprotocol import types

from lint.engine import fixing
from lint.lsp import insights
from lint.lsp.open_documents import Checked
from lint.lsp.positions import LspPositions
from lint.lsp.spelling_edits import ONE_THING, Things, kind, seen, written
from lint.text.finding import Edit, Finding
from lint.text.formats.html import takes_comment
from lint.text.span import Span
from lint.values import dataclass

DISABLE = "newslint.disableRule"
LIST = "newslint.addToHouseList"
CHECK = "newslint.checkWorkspace"
FIX_ALL = "source.fixAll.newslint"

_ORDER = ("fix", "spelling", "list", "here", "file", "disable")
"""The order of a menu over all findings: what corrects the copy, what vouches for it, and then what silences a rule."""
_COMMENTS = {"mdx": "{{/* {} */}}", "rst": ".. {}", "asciidoc": "// {}"}
"""How a comment is written in a format, where it is not as in HTML."""

_VOUCHED = frozenset(("one-bearer", "mangled-place"))
"""The kinds of check that do not report a name on the project's list."""

Key = tuple[str, str, int, int]


def key(rule: str, message: str, start: types.Position) -> Key:
    """Return what identifies a diagnostic, since the protocol gives it no identity."""
    return rule, message, start.line, start.character


@dataclass(frozen=True, slots=True)
class Asked:
    """An editor's request: the span, the kinds of action (all if none is named), and the reasons at hand."""

    span: Span
    kinds: tuple[str, ...]
    reasons: tuple[str, ...]

    def wants(self, kind: str) -> bool:
        """Tell whether actions of a kind are requested."""
        return not self.kinds or any(kind == asked or kind.startswith(f"{asked}.") for asked in self.kinds)


def offered(checked: Checked, uri: str, asked: Asked, said: dict[Key, types.Diagnostic]) -> list[types.CodeAction]:
    """Return the actions for a span; `said` are the diagnostics the editor has, by rule, message and start.

    Equal actions of several findings are offered once, for all of them.
    """
    if checked.result is None:
        return []
    actions: dict[tuple[str, *tuple[object, ...]], types.CodeAction] = {}
    if asked.wants(types.CodeActionKind.QuickFix):
        things = Things(checked)
        for finding in checked.result.findings:
            if not _touch(finding.span, asked.span):
                continue
            diagnostic = said.get(key(finding.rule, finding.message, checked.places.position(finding.span.start)))
            for same, make in _quick(checked, uri, finding, asked.reasons, things):
                action = actions.get(same) or actions.setdefault(same, make())
                if diagnostic is not None:
                    action.diagnostics = [*(action.diagnostics or ()), diagnostic]
    # Stable, so that within a sort of action the findings keep their order.
    found = [action for _, action in sorted(actions.items(), key=lambda item: _ORDER.index(item[0][0]))]
    if asked.wants(FIX_ALL):
        edits = fixing.choose(checked.result.findings, unsafe=False)
        if edits:
            found.append(
                types.CodeAction("Apply all safe fixes of newslint", FIX_ALL, edit=change(checked, uri, edits))
            )
    return found


_Offer = tuple[tuple[str, *tuple[object, ...]], Callable[[], types.CodeAction]]
"""The identity of an action, and a function that makes it."""


def _quick(checked: Checked, uri: str, finding: Finding, reasons: Iterable[str], things: "Things") -> Iterator[_Offer]:
    def edited(title: str, edits: Iterable[Edit], *, preferred: bool = False) -> types.CodeAction:
        kind = types.CodeActionKind.QuickFix
        return types.CodeAction(title, kind, is_preferred=preferred or None, edit=change(checked, uri, edits))

    def commanded(title: str, command: str, *arguments: str) -> types.CodeAction:
        kind = types.CodeActionKind.QuickFix
        return types.CodeAction(title, kind, command=types.Command(title, command, arguments=[uri, *arguments]))

    if finding.fix is not None:
        fixed = finding.fix.edits
        # Preferred even if unsafe: here a person looks at the one place. “Fix all” takes only the safe ones.
        yield ("fix", fixed), partial(edited, _what(checked, fixed), fixed, preferred=True)
    for thing, spelling, edits in things.spellings(finding):
        yield ("spelling", thing, spelling), partial(edited, f"Use “{spelling}” everywhere ({len(edits)}×)", edits)
    rule = finding.rule
    for reason in reasons:
        edit = ignored_here(checked, finding, reason)
        if edit is not None:
            yield ("here", rule, reason, edit), partial(edited, f"Ignore {rule} here: {reason}", [edit])
    for reason in reasons:
        edit = ignored_in_file(checked, rule, reason)
        yield ("file", rule, reason), partial(edited, f"Ignore {rule} in this file: {reason}", [edit])
    yield ("disable", rule), partial(commanded, f"Disable {rule} in the configuration", DISABLE, rule)
    found = seen(checked, finding.span)
    if kind(checked, finding) in _VOUCHED and found and "\n" not in found:
        yield ("list", found, rule), partial(commanded, f"Add “{found}” to the house list", LIST, found, rule)


def ignored_here(checked: Checked, finding: Finding, reason: str) -> Edit | None:
    """Return the edit that adds a directive to silence a finding in its place, None if there can be none."""
    if checked.analysis is None:
        return None
    document = checked.analysis.document
    number = document.block_number(finding.span.start)
    if number is None:
        return None
    block = document.blocks[number]
    lines, text = checked.places.lines, checked.places.text
    if block.span.start < document.body:
        return None
    directive = _directive(document.source.format, f"ignore {finding.rule}", reason)
    if document.source.format == "html":
        at = block.span.start
        return Edit(Span(at, at), directive) if takes_comment(text, at) else None
    if document.source.format in ("markdown", "mdx"):
        if block.kind == "table":
            return None
        end = lines.line_span(lines.position(finding.span.start).line).end
        return Edit(Span(end, end), f" {directive}")
    start = lines.line_span(lines.position(block.span.start).line).start
    return Edit(Span(start, start), f"{directive}{_newline(checked.places)}")


def ignored_in_file(checked: Checked, rule: str, reason: str) -> Edit:
    """Return the edit that adds a directive at the end of a file, since at its start it would be the headline."""
    text = checked.places.text
    newline = _newline(checked.places)
    gap = "" if not text or text.endswith(("\n", "\r")) else newline
    if checked.source.format != "text" and text.strip():
        gap += newline
    at = Span(len(text), len(text))
    return Edit(at, f"{gap}{_directive(checked.source.format, f'ignore-file {rule}', reason)}{newline}")


def renamed(checked: Checked, offset: int, new: str) -> list[Edit]:
    """Return the edits that write the name at an offset as `new` everywhere, its other spellings included."""
    if checked.analysis is None or checked.result is None:
        return []
    span = insights.word_at(checked.analysis, offset)
    if span is None:
        return []
    words = {seen(checked, span)}
    for finding in checked.result.findings:
        if kind(checked, finding) in ONE_THING:
            spans = (finding.span, *(other.span for other in finding.related))
            forms = {seen(checked, other) for other in spans}
            if forms & words and all(" " not in form for form in forms):
                words |= forms
    places = (place for word in words if word != new for place in insights.places_of(checked.analysis, word))
    return sorted(written(checked, places, new))


def change(checked: Checked, uri: str, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """Return edits of the checked text for the editor to apply."""
    return types.WorkspaceEdit(
        changes={uri: [types.TextEdit(checked.places.range(edit.span), edit.text) for edit in edits]}
    )


def _what(checked: Checked, edits: tuple[Edit, ...]) -> str:
    changes = {(seen(checked, edit.span), edit.text) for edit in edits}
    if len(changes) > 1:
        return "Apply the fix"
    ((before, after),) = changes
    old, new, times = (
        insights.shortened(before),
        insights.shortened(after),
        f" ({len(edits)}×)" if len(edits) > 1 else "",
    )
    if not new:
        return f"Take out “{old}”{times}"
    return f"Replace “{old}” with “{new}”{times}" if old else f"Put in “{new}”{times}"


def _directive(kind: str, what: str, reason: str) -> str:
    """Return a directive as a comment of a format."""
    words = f"newslint: {what} reason: {_clean(reason)}"
    return _COMMENTS.get(kind, "<!-- {} -->").format(words)


def _clean(reason: str) -> str:
    return " ".join(reason.replace("--", "-").replace("*/", " ").replace(">", " ").split()) or "checked by the desk"


def _newline(places: LspPositions) -> str:
    """Return how the first line ends."""
    at = places.lines.line_span(1).end
    return "\r\n" if places.text.startswith("\r\n", at) else places.text[at : at + 1] or "\n"


def _touch(span: Span, asked: Span) -> bool:
    return span.start <= asked.end and asked.start <= span.end
