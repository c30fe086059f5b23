"""Hover, symbols, code lenses and completion of a checked text."""

from collections.abc import Sequence

from lsprotocol import types

from lint.lsp import insights
from lint.lsp.capabilities import EditorFeatures
from lint.lsp.diagnostics import rules_of
from lint.lsp.open_documents import Checked
from lint.lsp.positions import LspPositions
from lint.rulepack.rule import Rule
from lint.text.span import Span

_MOST = 50


def hover(checked: Checked, position: types.Position, client: EditorFeatures) -> types.Hover | None:
    """Return the reason and the source of each finding at a position."""
    if checked.result is None or checked.setup is None:
        return None
    offset = checked.places.offset(position)
    here = [finding for finding in checked.result.findings if finding.span.start <= offset <= finding.span.end]
    if not here:
        return None
    rules = rules_of(checked.setup)
    parts = [_explained(finding.message, rules.get(finding.rule), finding.rule, client) for finding in here]
    kind = types.MarkupKind.Markdown if client.markdown else types.MarkupKind.PlainText
    rule_off = "\n\n---\n\n" if client.markdown else "\n\n"
    narrowest = min((finding.span for finding in here), key=len)
    return types.Hover(types.MarkupContent(kind, rule_off.join(parts)), checked.places.range(narrowest))


def _explained(message: str, rule: Rule | None, name: str, client: EditorFeatures) -> str:
    if rule is None:
        return f"{message}\n\n{name}"
    source = rule.source_name
    if client.markdown:
        if rule.source_url:
            source = f"[{_escaped(source)}]({rule.source_url})"
        return f"{_escaped(message)}\n\n{rule.why}\n\n*{source}* · `{rule.id}`"
    return f"{message}\n\n{rule.why}\n\n{source} {rule.source_url} · {rule.id}"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>#|" else character for character in text)


def symbols(
    checked: Checked, uri: str, client: EditorFeatures
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """Return the names of a text and its quotations with their speakers."""
    if checked.analysis is None:
        return []
    analysis, places = checked.analysis, checked.places
    named: list[_Entry] = [
        (name.text, f"{len(name.spans)}×" if len(name.spans) > 1 else "", types.SymbolKind.Object, name.spans)
        for name in insights.names(analysis)
    ]
    said: list[_Entry] = [
        (quotation.text, quotation.speaker, types.SymbolKind.String, (quotation.span,))
        for quotation in insights.quotations(analysis)
    ]
    if not client.nested_symbols:
        return [
            types.SymbolInformation(
                types.Location(uri, places.range(spans[0])), text or "…", kind, container_name=detail
            )
            for text, detail, kind, spans in (*named, *said)
        ]
    groups = (("Names", named), ("Quotations", said))
    return [_group(title, entries, places) for title, entries in groups if entries]


_Entry = tuple[str, str, types.SymbolKind, Sequence[Span]]
"""A symbol: its text, what stands beside it, its kind and its places in order."""


def _group(title: str, entries: list[_Entry], places: LspPositions) -> types.DocumentSymbol:
    """Return a symbol that holds others; it reaches from the first of their places to the last."""
    children = [_symbol(entry, places) for entry in entries]
    whole = places.range(Span(min(e[3][0].start for e in entries), max(e[3][-1].end for e in entries)))
    return types.DocumentSymbol(
        title, types.SymbolKind.Namespace, whole, children[0].selection_range, children=children
    )


def _symbol(entry: _Entry, places: LspPositions) -> types.DocumentSymbol:
    """Return the symbol of an entry, with one inside it for each place but the first."""
    text, detail, kind, spans = entry
    inner = [types.DocumentSymbol(text or "…", kind, places.range(span), places.range(span)) for span in spans[1:]]
    at = places.range(Span(spans[0].start, spans[-1].end))
    return types.DocumentSymbol(text or "…", kind, at, places.range(spans[0]), detail=detail, children=inner or None)


def lenses(checked: Checked) -> list[types.CodeLens]:
    """Return a lens with the speaker over each quotation, and one over each claim that nobody stands behind."""
    if checked.analysis is None:
        return []
    claims = [
        types.CodeLens(checked.places.range(span), types.Command(f"nobody stands behind this ({kind})", ""))
        for span, kind in insights.unsourced_claims(checked.analysis)
    ]
    return claims + [
        types.CodeLens(
            checked.places.range(said.span),
            types.Command(f"said by {said.speaker}" if said.speaker else "no speaker found", ""),
        )
        for said in insights.quotations(checked.analysis)
    ]


def completions(checked: Checked, position: types.Position) -> types.CompletionList | None:
    """Return the known names that continue what has been typed."""
    if checked.analysis is None:
        return None
    typed = insights.started(checked.analysis, checked.places.offset(position))
    if typed is None:
        return None
    begun = checked.places.text[typed.start : typed.end]
    fold = begun.casefold()
    at = checked.places.range(typed)
    found: dict[str, types.CompletionItem] = {}
    for text, origin in insights.known_names(checked.analysis):
        if text.casefold().startswith(fold) and text != begun and text not in found:
            found[text] = types.CompletionItem(
                text,
                kind=types.CompletionItemKind.Text,
                detail=origin,
                sort_text=f"{len(found):04}",
                filter_text=text,
                text_edit=types.TextEdit(at, text),
            )
            if len(found) == _MOST:
                break
    return types.CompletionList(is_incomplete=True, items=list(found.values()))
