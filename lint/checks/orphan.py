"""Quotations nobody owns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.speech import Remark
from lint.checks import Match
from lint.text import Span

_STOPS = frozenset((".", ",", ";", ":"))
_ENDS = (",", "?", "!")
_BEHIND_A_FRAME = frozenset("on in at during to of after before when while as who about from with".split())
_OPENERS = frozenset("when while after before as in at on during even with by since until".split())
_SAID = 4
"""Words from which on a quotation is taken for speech where only its own look tells."""
_LED_IN = 2
"""Tokens of an opening such as "Then," by which a running quotation goes on."""
_MARKS = "“”\"'«»„`‘’ "


@dataclass(frozen=True, eq=False, repr=False)
class OrphanQuotation:
    """Report a quotation with nobody to own it.

    One of at least `fragment` words is reported where its sentence shows that a frame was lost: a comma before the
    closing mark and no verb of saying behind it, a stray stop or comma beside it, a small letter at the head of a
    sentence. One of at least `minimum` words is reported too where nobody says anything in its paragraph or the ones
    beside it.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(())

    minimum: int = 8
    fragment: int = 2

    def triggers(self) -> frozenset[str] | None:
        """Return None: quotation marks are of many kinds."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the quotations nobody owns."""
        cued = {analysis.sentences[t.attribution.sentence].block for t in analysis.triples}
        for remark in analysis.remarks:
            if len(remark.words) < self.fragment:
                continue
            last = analysis.sentence_at(remark.end - 1)
            last = remark.sentence if last is None else last
            owned = remark.owner is not None and remark.sentence <= remark.owner <= last
            if _stray_mark(analysis, remark) or (not owned and _lost_frame(analysis, remark, last)):
                yield Match(Span(remark.start, remark.end))
            elif remark.owner is None and remark.closed and len(remark.words) >= self.minimum:
                block = analysis.sentences[remark.sentence].block
                if not {block - 1, block} & cued:
                    yield Match(Span(remark.start, remark.end))


def _stray_mark(analysis: Analysis, remark: Remark) -> bool:
    """Tell whether a stop or comma stands alone beside a quotation, as where words between them have gone."""
    tokens, words = analysis.tokens, analysis.tokens.words
    first, end = tokens.at(remark.start), tokens.at(remark.end)
    block = analysis.document.blocks[analysis.sentences[remark.sentence].block].span
    opens = first - 1
    if opens >= 0 and words[opens] in (":", ",") and (opens == 0 or tokens.starts[opens] - tokens.ends[opens - 1] > 1):
        return True
    if opens >= 0 and words[opens] in _STOPS and tokens.starts[opens] >= block.start:
        begins = opens == 0 or tokens.starts[opens - 1] < block.start
        if begins or (words[opens] in (",", ":") and words[opens - 1] in _STOPS and not tokens.adjacent(opens - 1)):
            return True
        if words[opens] in (",", ":") and not tokens.adjacent(opens - 1) and words[opens - 1].isalpha():
            return True
    if end < len(words) and words[end] in (".", ",") and tokens.starts[end] < block.end:
        return not tokens.adjacent(end - 1) and _inner(analysis, remark)[-1:] in (*_ENDS, ".")
    return False


def _inner(analysis: Analysis, remark: Remark) -> str:
    return analysis.text[remark.start : remark.end].strip(_MARKS)


def _lost_frame(analysis: Analysis, remark: Remark, last: int) -> bool:
    """Tell whether the sentence around a quotation shows that who said it, and that it was said, has gone."""
    tokens = analysis.tokens
    first, end = tokens.at(remark.start), tokens.at(remark.end)
    opening, closing = analysis.sentences[remark.sentence], analysis.sentences[last]
    inner = _inner(analysis, remark)
    before = tokens.words[first - 1] if first > opening.first else ""
    if before == "," and inner[:1].isupper() and _ends(analysis, end, closing.last) and not _is_title(remark, analysis):
        led_in = remark.owner is not None and first - opening.first <= _LED_IN
        named = tokens.is_capitalized(first - 2) or first - opening.first <= _LED_IN
        if named and not led_in and not _has_verb(analysis, opening.first, first - 1):
            return True
        if _only_introduced(analysis, opening.first, first - 1):
            return True
    if before:
        return before in (".", "?", "!") and _opens_small(remark, inner)
    if inner[-1:] in _ENDS and end < closing.last and tokens.words[end] in _STOPS:
        return True
    if inner[-1:] not in _ENDS or (inner[-1:] != "," and (end >= closing.last or not tokens.words[end][0].islower())):
        return _opens_small(remark, inner)
    if end < closing.last and tokens.lowers[end] in _BEHIND_A_FRAME:
        return True
    stop = next((n for n in range(end, closing.last) if tokens.words[n] in _STOPS or tokens.words[n] in _MARKS), closing.last)
    if stop < closing.last and tokens.is_capitalized(end):
        stop = closing.last  # a name, and what it did may stand behind its description
    return stop == end or tokens.lowers[end].endswith("ing") or not _has_verb(analysis, end, stop)


def _ends(analysis: Analysis, end: int, last: int) -> bool:
    return end >= last or analysis.tokens.words[end] in _STOPS and end >= last - 1


def _opens_small(remark: Remark, inner: str) -> bool:
    """Tell whether a quotation at the head of a sentence goes on with one that has gone."""
    return inner[:1].islower() and len(remark.words) >= _SAID and remark.mark not in "'‘’"


def _is_title(remark: Remark, analysis: Analysis) -> bool:
    """Tell whether the words in quotation marks are a title, a motto or a headline: capitals, or few words."""
    words = [word for word in _inner(analysis, remark).split() if len(word) > 3]  # noqa: PLR2004 - articles have no capital
    return len(remark.words) < _SAID or sum(word[0].isupper() for word in words) > len(words) / 2


def _only_introduced(analysis: Analysis, first: int, comma: int) -> bool:
    """Tell whether nothing but a phrase or clause of time or place stands before a quotation: "When the vote was over, “No.”"."""
    tokens = analysis.tokens
    if tokens.lowers[first] not in _OPENERS:
        return False
    return "," not in tokens.words[first:comma] and not any(
        tokens.starts[first] <= t.attribution.cue_start < tokens.starts[comma] for t in analysis.triples
    )


def _has_verb(analysis: Analysis, first: int, last: int) -> bool:
    """Tell whether some tokens hold a word that can be the verb of a clause."""
    tags = analysis.tags_of(first, last)
    return any(tag.startswith("V") or tag == "MD" for tag in tags)
