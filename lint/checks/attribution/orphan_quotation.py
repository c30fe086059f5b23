"""Report quotations without a speaker."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.attribution.attributed_quotations import SAID, AttributedQuotation, is_speech
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, MONTHS
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match
from lint.text.span import Span
from lint.values import dataclass

_STOPS = frozenset((".", ",", ";", ":"))
_ENDS = (",", "?", "!")
_PARTING = _STOPS | frozenset('“”"«»„‘')
_BEHIND_A_FRAME = frozenset("on in at during to of after before when while as who about from with".split())
_BEHIND_A_CLAUSE = frozenset("when while after before who because as".split())
_NAMED_BY = frozenset("like 's the a an".split())
"""Words before a title, a name or a form of words, beside verbs of naming."""
_LEADING_MARKS = frozenset((":", "—", "–", "-"))
_CREDITS = frozenset(("by", "(", "["))
"""What stands between a headline or an extract and where it is from: “...,” by Ana Ruiz."""
_DASHES = frozenset("—–―-")
_OPENERS = frozenset("when while after before as in at on during even with by since until".split())
_LED_IN = 2
"""Tokens of an opening such as "Then," by which a running quotation goes on."""
_MARKS = "“”\"'«»„`‘’ "


@dataclass(frozen=True, eq=False, repr=False)
class OrphanQuotation:
    """Report a quotation with nobody to own it.

    One of at least `fragment` words is reported where its sentence shows that a cue reading was lost: a comma before
    the closing mark and no verb of saying behind it, a stray stop or comma beside it, a small letter at the head of a
    sentence. One of at least `minimum` words is reported too where nobody says anything in its paragraph or the ones
    beside it. A link in its sentence is a source.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(())

    minimum: int = 8
    fragment: int = 1

    def triggers(self) -> frozenset[str] | None:
        """Return None: quotation marks are of many kinds."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the quotations nobody owns."""
        cued = {analysis.sentences[a.sentence].block for a in analysis.attributions}
        for remark in analysis.remarks:
            if not self._is_readable(remark):
                continue
            last = analysis.sentence_at(remark.end - 1)
            last = remark.sentence if last is None else last
            if (
                _is_listed(analysis, remark)
                or _is_told_behind(analysis, remark)
                or not analysis.linked_sentences.isdisjoint(range(remark.sentence, last + 1))
            ):
                continue
            owned = remark.owner is not None and remark.sentence <= remark.owner <= last + 1
            lost = _stray_mark(analysis, remark) or (not owned and _lost_frame(analysis, remark, last))
            if lost or self._has_no_speaker_near(analysis, remark, cued):
                yield Match(Span(remark.start, remark.end))

    def _is_readable(self, remark: AttributedQuotation) -> bool:
        """Tell whether a quotation is long enough to judge, and in the language of the copy."""
        if len(remark.words) < self.fragment:
            return False
        return len(remark.words) < self.minimum or not FUNCTION_WORDS.isdisjoint(remark.words)

    def _has_no_speaker_near(self, analysis: Analysis, remark: AttributedQuotation, cued: set[int]) -> bool:
        """Tell whether nobody speaks in the paragraph of a full remark or beside it; `cued` are blocks with a cue."""
        if remark.owner is not None or not remark.closed or len(remark.words) < self.minimum:
            return False
        block = analysis.sentences[remark.sentence].block
        return cued.isdisjoint((block - 1, block, block + 1)) and _stands_alone(analysis, remark)


def _is_listed(analysis: Analysis, remark: AttributedQuotation) -> bool:
    """Tell whether a date, a bracketed year or an author follows a quotation, as in a list of sayings or titles."""
    tokens = analysis.tokens
    end = tokens.at(remark.end)
    if end + 1 >= len(tokens) or analysis.sentence_at(tokens.starts[end + 1]) is None:
        return False
    word, following = tokens.lowers[end], tokens.words[end + 1]
    dated = (word in MONTHS or word == "(") and following[0].isdigit()
    return dated or (word == "by" and following[0].isupper())


def _is_told_behind(analysis: Analysis, remark: AttributedQuotation) -> bool:
    """Tell whether a verb with its subject, what the words mean, or a dash with a name stands right behind them.

    “...?” reminisces my aunt; “Sol,” meaning “sun”; “...” and on the next line — Ana Ruiz.
    """
    tokens = analysis.tokens
    end = tokens.at(remark.end)
    if end + 1 >= len(tokens):
        return False
    if tokens.words[end] in _DASHES:
        return tokens.is_capitalized(end + 1) and not tokens.adjacent(end - 1)
    if tokens.starts[end] >= analysis.document.blocks[analysis.sentences[remark.sentence].block].span.end:
        return False
    if tokens.lowers[end] == "meaning":
        return True
    verb, subject = analysis.tag_of(end), analysis.tag_of(end + 1)
    return verb in ("VBZ", "VBD", "NNS") and subject in ("DT", "PRP$", "NNP", "PRP") and tokens.words[end].islower()


def _stands_alone(analysis: Analysis, remark: AttributedQuotation) -> bool:
    """Tell whether a quotation is a remark of its own, not words that its sentence names, uses or credits."""
    tokens = analysis.tokens
    first, end = tokens.at(remark.start), tokens.at(remark.end)
    if not is_speech(analysis.text, remark) or remark.mark == "'":
        return False
    if first > analysis.sentences[remark.sentence].first and _leads_in(analysis, remark, first - 1):
        return False
    if end < len(tokens) and (tokens.lowers[end] in _CREDITS or tokens.lowers[end] in MONTHS):
        return False
    return not _is_read_out(analysis, remark)


def _leads_in(analysis: Analysis, remark: AttributedQuotation, before: int) -> bool:
    """Tell whether the word or mark before a quotation makes it a part of its sentence."""
    tokens = analysis.tokens
    lower = tokens.lowers[before]
    led_in = tokens.lowers[analysis.sentences[remark.sentence].first : before]
    if tokens.words[before][0].isdigit() or (lower == "," and not _no_form_of_words(tokens, led_in)):
        return True
    if lower in _NAMED_BY or tokens.words[before] in _LEADING_MARKS:
        return True
    if lower in tokens.lexicon.words("naming-quotations") or not _no_form_of_words(tokens, (lower,)):
        return True
    small = _inner(analysis, remark)[:1].islower()
    return small or (tokens.is_word(before) and not tokens.is_capitalized(before))


def _is_read_out(analysis: Analysis, remark: AttributedQuotation) -> bool:
    """Tell whether a quotation continues one that was left open, or a paper that the sentence before is about."""
    block = analysis.sentences[remark.sentence].block
    if any(q.block == block - 1 and not q.closed for q in analysis.quotations):
        return True
    before = analysis.sentences[remark.sentence - 1] if remark.sentence else None
    tokens = analysis.tokens
    return before is not None and not _no_form_of_words(tokens, tokens.lowers[before.first : before.last])


def _no_form_of_words(tokens: Tokens, lowers: Sequence[str]) -> bool:
    """Tell whether none of some words is a noun that words in quotation marks can be."""
    classes = ("document-sources", "forms-of-words")
    return all(tokens.lexicon.words(name).isdisjoint(lowers) for name in classes)


def _stray_mark(analysis: Analysis, remark: AttributedQuotation) -> bool:
    """Tell whether a stop or comma stands alone beside a quotation, as where words between them have gone."""
    tokens, words = analysis.tokens, analysis.tokens.words
    first, end = tokens.at(remark.start), tokens.at(remark.end)
    block = analysis.document.blocks[analysis.sentences[remark.sentence].block].span
    if first > 0 and words[first - 1] in _STOPS and _is_stray_before(analysis, first - 1, block.start):
        return True
    return end < len(words) and tokens.starts[end] < block.end and _is_stray_behind(analysis, remark, end)


def _is_stray_before(analysis: Analysis, at: int, block_start: int) -> bool:
    """Tell whether the words are gone that a stop before a quotation closed; `block_start` is a code point."""
    tokens, words = analysis.tokens, analysis.tokens.words
    leads = words[at] in (":", ",")
    if leads and (at == 0 or tokens.starts[at] - tokens.ends[at - 1] > 1):
        return True
    if tokens.starts[at] < block_start:
        return False
    numbered = analysis.adjacent_text[tokens.starts[at] - 1 : tokens.starts[at]].isdigit()
    if not numbered and (at == 0 or tokens.starts[at - 1] < block_start):
        return True
    return leads and not tokens.adjacent(at - 1) and (words[at - 1] in _STOPS or words[at - 1].isalpha())


def _is_stray_behind(analysis: Analysis, remark: AttributedQuotation, at: int) -> bool:
    """Tell whether the words are gone that stood between a quotation and the mark behind it."""
    tokens, mark = analysis.tokens, analysis.tokens.words[at]
    if mark in ("“", '"'):
        # Two quotations with nothing between them but a comma inside the first.
        inner = _inner(analysis, remark)
        return not inner[:1].islower() and len(remark.words) > SAID and inner[-1:] == ","
    return mark in (".", ",") and not tokens.adjacent(at - 1) and _inner(analysis, remark)[-1:] in (*_ENDS, ".")


def _inner(analysis: Analysis, remark: AttributedQuotation) -> str:
    return analysis.read(remark.start, remark.end).strip(_MARKS)


def _lost_frame(analysis: Analysis, remark: AttributedQuotation, last: int) -> bool:
    """Tell whether the sentence around a quotation shows that who said it, and that it was said, has gone."""
    tokens = analysis.tokens
    first, end = tokens.at(remark.start), tokens.at(remark.end)
    opening, closing = analysis.sentences[remark.sentence], analysis.sentences[last]
    if first > opening.first:
        return _lost_before(analysis, remark, opening, closing)
    inner = _inner(analysis, remark)
    if inner[-1:] in _ENDS and end < closing.last and tokens.words[end] in _STOPS:
        return True
    goes_on = inner[-1:] == "," or (end < closing.last and tokens.words[end][0].islower())
    if inner[-1:] not in _ENDS or not goes_on:
        return _opens_small(remark, inner)
    return end >= closing.last or _lost_behind(analysis, end, closing.last)


def _lost_before(analysis: Analysis, remark: AttributedQuotation, opening: Sentence, closing: Sentence) -> bool:
    """Tell whether the words that lead to a quotation lack somebody who says it."""
    tokens = analysis.tokens
    first, end = tokens.at(remark.start), tokens.at(remark.end)
    inner, before = _inner(analysis, remark), tokens.words[first - 1]
    speech = is_speech(analysis.text, remark)
    if speech and tokens.words[opening.first].islower() and tokens.is_word(opening.first):
        return True  # the head of the sentence has gone
    whole = speech and before == "," and inner[:1].isupper() and _ends(analysis, end, closing.last)
    if whole and _is_led_in_by_nobody(analysis, remark, opening.first, first):
        return True
    if end < closing.last and tokens.lowers[end] in _CREDITS:
        return False
    if speech and inner[-1:] == ",":
        return end < closing.last and _describes_nobody(tokens, end)
    return before in (".", "?", "!") and _opens_small(remark, inner)


def _is_led_in_by_nobody(analysis: Analysis, remark: AttributedQuotation, opening: int, first: int) -> bool:
    """Tell whether the tokens [opening, first) with their comma have no verb, or give only a time or place."""
    tokens = analysis.tokens
    led_in = remark.owner is not None and first - opening <= _LED_IN
    named = _no_form_of_words(tokens, tokens.lowers[opening : first - 1])
    if not named:
        return False
    if not led_in and not _has_verb(analysis, opening, first - 1):
        return True
    return _only_introduced(analysis, opening, first - 1)


def _describes_nobody(tokens: Tokens, at: int) -> bool:
    """Tell whether a token behind a quotation and its comma shows that the speaker is gone: “...,” of Galati."""
    return tokens.words[at] == "." or tokens.lowers[at] in ("of", "who")


def _lost_behind(analysis: Analysis, end: int, last: int) -> bool:
    """Tell whether what stands behind the comma of a quotation lacks somebody who says it; tokens [end, last)."""
    tokens = analysis.tokens
    if tokens.lowers[end] in _BEHIND_A_FRAME:
        return True
    if tokens.lowers[end] in ("and", "or"):
        return False
    parted = (n for n in range(end, last) if tokens.words[n] in _PARTING or tokens.lowers[n] in _BEHIND_A_CLAUSE)
    stop = next(parted, last)
    if end < stop < last and all(tokens.is_capitalized(n) for n in range(end, stop)):
        stop = last  # a name, and what it did may stand behind its description
    return stop == end or tokens.lowers[end].endswith("ing") or not _has_verb(analysis, end, stop)


def _ends(analysis: Analysis, end: int, last: int) -> bool:
    return end >= last or (analysis.tokens.words[end] in _STOPS and end >= last - 1)


def _opens_small(remark: AttributedQuotation, inner: str) -> bool:
    """Tell whether a quotation at the head of a sentence goes on with one that has gone."""
    return inner[:1].islower() and len(remark.words) >= SAID and remark.mark not in "'‘’"


def _only_introduced(analysis: Analysis, first: int, comma: int) -> bool:
    """Tell whether only a phrase or clause of time or place precedes a quotation: "When the vote was over, “No.”"."""
    tokens = analysis.tokens
    if tokens.lowers[first] not in _OPENERS and not tokens.lowers[first].endswith("ing"):
        return False
    return "," not in tokens.words[first:comma] and not any(
        tokens.starts[first] <= a.cue_start < tokens.starts[comma] and a.kind != "none" for a in analysis.attributions
    )


def _has_verb(analysis: Analysis, first: int, last: int) -> bool:
    """Tell whether some tokens hold a word that can be the verb of a clause."""
    tags = analysis.tags_of(first, last)
    return any(tag.startswith("V") or tag == "MD" for tag in tags)
