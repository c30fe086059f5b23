"""Tell the furniture of a page from the sentences of a story: notes on the writer, calls to the reader, credits."""

from lint.analysis.syntax.tokens import Tokens

_PIECES = frozenset("story article report piece column post interview review programme program episode".split())
_MADE = frozenset(
    "produced edited published written translated reported updated supported funded shown broadcast".split()
)
_WRITERS = frozenset(
    "writer author reporter editor columnist contributor journalist correspondent professor fellow".split()
)
_VIEWS = frozenset("views opinions".split())
_CALLS = frozenset(
    "sign subscribe join follow click read watch share download listen register donate tell visit send".split()
)
"""Verbs of buttons and teasers: what a page asks its reader to do."""
_READER = frozenset("you your us our".split())
_HEAD = 6
"""Tokens of a sentence in which its subject and verb stand, or a label."""
_LABELS = frozenset("photo picture image photograph source credit video graphic caption".split())


def is_furniture(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the tokens [first, last) are a line of the page: a credit, a note, a call to the reader."""
    head = tokens.lowers[first : min(last, first + _HEAD)]
    if speaks_to_reader(tokens, first, last) or (head[0] in _LABELS and {":", "credit"} & {*head}):
        return True
    opens = frozenset(head[:2])
    if opens & {"the", "this"} and (
        (opens & _PIECES and _MADE & {*tokens.lowers[first:last]}) or opens & _WRITERS or opens & _VIEWS
    ):
        return True
    return _is_note_on_writer(tokens, first, last)


def speaks_to_reader(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a line asks its reader to do something, or says what the page offers."""
    lowers = tokens.lowers[first:last]
    asks = lowers[0] in _CALLS and bool({*lowers} & (_READER | {"here", "newsletter", "comments", "more"}))
    offers = lowers[0] == "you" and lowers[1:2] == ["can"] and bool({*lowers[2:4]} & _CALLS)
    sold = lowers[:1] == ["tickets"] and lowers[1:2] == ["are"]
    return asks or offers or sold or (lowers[0] in _CALLS and "readers" in lowers)


def _is_note_on_writer(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a line says who wrote the piece: Ann Hale is a reporter who covers the courts."""
    words = tokens.words[first:last]
    at = next((number for number, word in enumerate(words[:_HEAD]) if word in ("is", "was")), 0)
    if not at or not all(word[0].isupper() for word in words[:at]):
        return False
    return not _WRITERS.isdisjoint(word.lower() for word in words[at + 1 : at + 1 + _HEAD])
