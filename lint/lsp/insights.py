"""Data for hover, symbols and completion: names, quotations with their speakers, listed names.

No other module of the language server uses the layers of the analysis.
"""

from collections.abc import Iterator

from lint.analysis import Analysis
from lint.analysis.attribution import links
from lint.analysis.attribution.pronoun_resolution import with_person
from lint.text.span import Span
from lint.values import dataclass

_SHOWN = 60
"""Code points of a quotation in a list."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one spelling: its longest form, and every place of it."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class QuotationSpeaker:
    """A quotation, marks included, and its source ("" for none) with whoever a pronoun refers to or may mean."""

    span: Span
    text: str
    speaker: str


def names(analysis: Analysis) -> list[Name]:
    """Return the names of a text by the last word of their mentions, in the order of the first places."""
    spans: dict[str, list[Span]] = {}
    longest: dict[str, str] = {}
    for mention in analysis.mentions:
        word = mention.words[-1]
        full = " ".join(mention.words)
        spans.setdefault(word, []).append(Span(mention.start, mention.end))
        if len(full) > len(longest.get(word, "")):
            longest[word] = full
    return [Name(longest[word], tuple(places)) for word, places in spans.items()]


def quotations(analysis: Analysis) -> list[QuotationSpeaker]:
    """Return the outermost quotations in order; for one without a speaker, a linked site may be the source."""
    sites = {}
    if analysis.resources.links:
        sites = {analysis.sentence_at(link.start): links.site(link.address) for link in analysis.links}
    found = []
    for remark in analysis.remarks:
        source = remark.source or sites.get(remark.sentence, "")
        if remark.kind == "pronoun" or remark.candidates:
            source = with_person(source, remark.name, remark.candidates)
        found.append(
            QuotationSpeaker(Span(remark.start, remark.end), shortened(analysis.read(remark.start, remark.end)), source)
        )
    return found


def unsourced_claims(analysis: Analysis) -> list[tuple[Span, str]]:
    """Return the claims with nobody behind them, each with its kind; what merely happened is left out."""
    return [
        (Span(one.claim.start, one.claim.end), one.claim.kind)
        for one in analysis.sourcing.claims
        if one.cover.status == "nobody" and one.claim.kind != "event"
    ]


def word_at(analysis: Analysis, offset: int) -> Span | None:
    """Return the capitalised word that contains an offset or ends there, None if there is none."""
    tokens = analysis.tokens
    number = tokens.at(offset + 1) - 1
    for at in (number, number - 1):
        if not 0 <= at < len(tokens) or not tokens.starts[at] <= offset <= tokens.ends[at]:
            continue
        if tokens.is_word(at) and tokens.is_capitalized(at):
            return Span(tokens.starts[at], tokens.ends[at])
    return None


def places_of(analysis: Analysis, word: str) -> list[Span]:
    """Return the places of one word with exactly this spelling and capitalisation."""
    tokens = analysis.tokens
    numbers = [number for number, other in enumerate(tokens.words) if other == word]
    return [Span(tokens.starts[number], tokens.ends[number]) for number in numbers]


def started(analysis: Analysis, offset: int) -> Span | None:
    """Return the typed part of a name before an offset: the word with its capital, and the words before it."""
    text = analysis.document.text
    start = offset
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "'’-"):
        start -= 1
    return Span(start, offset) if start < offset and text[start].isupper() else None


def known_names(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """Yield the names offered for completion, each with its origin; those of the text come first."""
    for name in names(analysis):
        if name.text[0].isupper():
            yield name.text, "in this text"
            last = name.text.rpartition(" ")[2]
            if last != name.text:
                yield last, "in this text"
    style = analysis.resources.style
    for entry in analysis.resources.name_list.entries:
        form = (style.form_of(entry) if style else None) or entry.form
        yield form, f"{entry.kind}, listed"
        if entry.kind == "person" and " " in form:
            yield form.rpartition(" ")[2], f"{form}, listed"


def shortened(text: str) -> str:
    """Return a text on one line, short enough for a list."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
