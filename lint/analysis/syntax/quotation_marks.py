"""Pair quotation marks: nested and single ones, and quotations that run over several paragraphs."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.tokens import Tokens
from lint.text.formats import Block

_PAIRS = {"“": "”", "«": "»", "»": "«", "„": "“”", "‹": "›", "›": "‹", "‚": "‘’"}
_MARKS = frozenset("“”«»„‹›‚\"‘’'`")
_NICKNAMED = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“”"}
_DOUBLED = ("''", "``")
"""Two single marks that stand for a double one, as wires and old newspaper systems send it."""
_CLOSED, _OPEN, _WHOLE = True, False, False
_SINGLE_REACH = 120
"""A single quotation longer than this many tokens is taken for a stray apostrophe."""


class Quotation(NamedTuple):
    """A quotation in code points: [start, end) with its marks, [inner_start, inner_end) without.

    `closed` is False where the closing mark is missing, and then the quotation ends with its block; `continues` is True
    where that is right, because the next block opens with a mark of its own.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: str
    closed: bool
    continues: bool
    block: int
    nested: bool = False

    def shifted(self, before: Offsets) -> "Quotation":
        """Return it as it is where so much stands before."""
        start, end, inner_start, inner_end, mark, closed, continues, block, nested = self
        offset = before.offset
        return Quotation(
            start + offset,
            end + offset,
            inner_start + offset,
            inner_end + offset,
            mark,
            closed,
            continues,
            block + before.block,
            nested,
        )


def find(text: str, tokens: Tokens, blocks: Sequence[Block], *, runs_on: bool = False) -> list[Quotation]:
    """Return the quotations of all blocks, sorted by start; nested ones follow the one they stand in.

    `runs_on` tells that behind the last block comes another that opens with a mark.
    """
    numbers = [n for n, word in enumerate(tokens.words) if word in _MARKS and not is_nickname_mark(tokens, n)]
    if not numbers:
        return []
    found: list[Quotation] = []
    at = 0
    for block_number, block in enumerate(blocks):
        while at < len(numbers) and tokens.starts[numbers[at]] < block.span.start:
            at += 1
        first = at
        while at < len(numbers) and tokens.starts[numbers[at]] < block.span.end:
            at += 1
        if first < at:
            last = block_number + 1 == len(blocks)
            opens_next = runs_on if last else opens_with_mark(text, blocks[block_number + 1])
            found.extend(_in_block(text, tokens, numbers[first:at], block, block_number, opens_next=opens_next))
    return sorted(found)


def is_nickname_mark(tokens: Tokens, at: int) -> bool:
    """Tell whether a mark stands on either side of a nickname, one word between two others of a name.

    Ann “Shorty” Hale.
    """
    words = tokens.words
    for opening in (at, at - 2):
        if opening < 1 or opening + 3 >= len(words) or words[opening] not in _NICKNAMED:
            continue
        if words[opening + 2] not in _NICKNAMED[words[opening]]:
            continue
        names = (opening - 1, opening + 1, opening + 3)
        touches = tokens.adjacent(opening) and tokens.adjacent(opening + 1)
        apart = not tokens.adjacent(opening - 1) and not tokens.adjacent(opening + 2)
        if touches and apart and all(tokens.is_capitalized(name) for name in names):
            return True
    return False


def outermost(quotations: Sequence[Quotation]) -> tuple[list[int], list[int]]:
    """Return the starts and ends of the quotations that stand in no other, for `inside`."""
    outer = [quotation for quotation in quotations if not quotation.nested]
    return [quotation.start for quotation in outer], [quotation.end for quotation in outer]


def inside(bounds: tuple[list[int], list[int]], offset: int) -> bool:
    """Tell whether a code-point offset lies within a quotation, marks included."""
    starts, ends = bounds
    number = bisect_right(starts, offset) - 1
    return number >= 0 and offset < ends[number]


def _in_block(
    text: str, tokens: Tokens, numbers: list[int], block: Block, block_number: int, *, opens_next: bool
) -> list[Quotation]:
    found: list[Quotation] = []
    open_marks: list[tuple[str, int, int]] = []
    used_singles: set[int] = set()
    for place, number in enumerate(numbers):
        mark, start, end = tokens.words[number], tokens.starts[number], tokens.ends[number]
        if number in used_singles:
            continue
        if _is_half_of_double(tokens, number):
            mark, end = "''", tokens.ends[number + 1]
            used_singles.add(number + 1)
        low = bool(open_marks) and open_marks[-1][0] == "‚"
        if mark in ("‘", "’", "'") and not (low and _closes(text, mark, "‚", start, end)):
            close = _single_close(text, tokens, numbers, place)
            if close is not None:
                used_singles.add(close)
                found.append(
                    Quotation(start, tokens.ends[close], end, tokens.starts[close], mark, _CLOSED, _WHOLE, block_number)
                )
        elif open_marks and _closes(text, mark, open_marks[-1][0], start, end):
            opener, opened, inner = open_marks.pop()
            found.append(Quotation(opened, end, inner, start, opener, _CLOSED, _WHOLE, block_number))
        elif _may_open(text, mark, start, end):
            # A second opening mark of the same kind restarts a quotation that was never closed.
            if open_marks and open_marks[-1][0] == mark:
                opener, opened, inner = open_marks.pop()
                found.append(Quotation(opened, start, inner, start, opener, _OPEN, _WHOLE, block_number))
            open_marks.append((mark, start, end))
    for opener, opened, inner in open_marks:
        end = block.span.end
        found.append(Quotation(opened, end, inner, end, opener, _OPEN, opens_next, block_number))
    _mark_nested(found)
    return found


def _is_half_of_double(tokens: Tokens, number: int) -> bool:
    """Tell whether a straight mark and the next token are a double mark written as two single ones."""
    mark = tokens.words[number]
    return mark in "'`" and tokens.adjacent(number) and tokens.words[number + 1] == mark


def _mark_nested(found: list[Quotation]) -> None:
    """Sort quotations in place, and mark those that lie inside another.

    They come unsorted, since a single quotation that holds a double one was read after it opened.
    """
    found.sort()
    reach = -1
    for place, quotation in enumerate(found):
        found[place] = quotation._replace(nested=quotation.start < reach)
        reach = max(reach, quotation.end)


def _closes(text: str, mark: str, opener: str, start: int, end: int) -> bool:
    if opener in ('"', "''"):
        return (mark == opener or (opener == '"' and mark == "”")) and not (
            _space_before(text, start) and _word_after(text, end)
        )
    if mark == opener == "“":
        # “So,“ she said: the wrong mark, but plainly a closing one.
        return not _space_before(text, start) and not _word_after(text, end)
    if opener == "‚":
        return mark in _PAIRS[opener] and not _space_before(text, start) and not text[end : end + 1].isalnum()
    return mark in _PAIRS[opener] or (mark in ('"', "''") and not _space_before(text, start))


def _may_open(text: str, mark: str, start: int, end: int) -> bool:
    if mark in "»›‚":
        return _space_before(text, start) and _word_after(text, end)
    if mark in _PAIRS:
        return True
    if mark in ('"', "''"):
        return _word_after(text, end) and not (start > 0 and text[start - 1].isalnum())
    return False


def _single_close(text: str, tokens: Tokens, numbers: list[int], place: int) -> int | None:
    """Return the token that closes a single quotation opened at `place`, or None where it is an apostrophe."""
    number = numbers[place]
    mark = tokens.words[number]
    if not _single_opens(text, mark, tokens.starts[number], tokens.ends[number]):
        return None
    closer = "’" if mark == "‘" else "'"
    fallback = None
    for following in range(place + 1, len(numbers)):
        other = numbers[following]
        if other - number > _SINGLE_REACH:
            break
        at = tokens.starts[other]
        if tokens.words[other] != closer or _space_before(text, at) or text[at + 1 : at + 2].isalnum():
            continue
        if text[at - 1] in ".,?!…":
            return other
        # After an s it may be a plural possessive, after -in a clipped -ing: a later mark closes, if no other quotation
        # opens before it.
        if text[at - 1] not in "sS" and text[at - 2 : at] != "in":
            between = fallback is not None and _opens_between(text, tokens, numbers, fallback, other)
            return fallback if between else other
        fallback = other if fallback is None else fallback
    return fallback


def _single_opens(text: str, mark: str, start: int, end: int) -> bool:
    """Tell whether a single mark may open a quotation: it does not inside a word, in '90s or in rock 'n' roll."""
    if mark == "’" or not _word_after(text, end) or (start > 0 and text[start - 1].isalnum()):
        return False
    return not text[end].isdigit() and text[end : end + 2].lower() not in ("n'", "n’")


def _opens_between(text: str, tokens: Tokens, numbers: list[int], first: int, last: int) -> bool:
    """Tell whether a single quotation may open between two tokens."""
    between = numbers[bisect_right(numbers, first) : bisect_left(numbers, last)]
    return any(
        tokens.words[number] in "‘'"
        and _space_before(text, tokens.starts[number])
        and _word_after(text, tokens.ends[number])
        for number in between
    )


def opens_with_mark(text: str, block: Block) -> bool:
    """Tell whether a block opens with a mark of a double quotation."""
    return text[block.span.start] in '“"«„‹‚‘' or text[block.span.start : block.span.start + 2] in _DOUBLED


def _space_before(text: str, start: int) -> bool:
    return start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–-"


def _word_after(text: str, end: int) -> bool:
    return end < len(text) and not text[end].isspace() and text[end] not in ".,;:!?)]"
