"""Vague sources: people of a kind, several or some, who are said to say or think something and whom nobody can identify.

The ladder of sources runs from named, titled and organization down to officials, sources and some; what stands on the lower
rungs is found here by form: a plural of people without an article (officials, voters in the valley), a quantity (some, many of
them) or one whom the copy keeps anonymous (a source, a person close to the talks), beside a word of saying or thinking.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from lint.analysis.peoplewords import (
    AGENT_ENDINGS,
    ANONYMOUS,
    DETERMINERS,
    OFFICIALS,
    PEOPLE,
    PLURAL_CUES,
    QUANTITIES,
    SOURCES,
    THINGS,
)
from lint.analysis.sentences import Sentence
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import (
    AUXILIARIES,
    FUNCTION_WORDS,
    PLAIN_SAYING,
    PRONOUNS,
)

Rung = Literal["officials", "kind", "sources", "some"]
"""How low a vague source stands: people in office, people of a kind, sources, or nobody in particular."""

_SINGULAR = frozenset("says tells thinks believes hopes fears wants argues claims notes adds".split())
_FEELINGS = frozenset(
    """concerned worried skeptical sceptical hopeful convinced afraid confident certain sure optimistic pessimistic
    doubtful fearful""".split()
)
_SAYING_NOW = frozenset(
    """saying telling calling arguing warning predicting hoping wondering complaining demanding urging claiming praising
    criticizing criticising questioning insisting suggesting""".split()
)
_NOUNS = frozenset(
    """criticism concern concerns fear fears complaint complaints claim claims accusation accusations allegation allegations
    speculation doubt doubts skepticism scepticism worry worries hope hopes belief beliefs view consensus warning warnings
    suggestion suggestions prediction predictions assertion assertions suspicion suspicions argument arguments""".split()
)
_BEHIND = frozenset(
    """of in at from with on for familiar close briefed near inside outside within across around like opposed
    supporting loyal to about among""".split()
)
_SKIPPED = frozenset(
    "also still now then already later even often long all both alike alone here there today not".split()
)
_STOPS = frozenset("who that which when while because if as and or but whom".split())
_CLOSING = frozenset(",”\"’»'")
_TELLING = frozenset("tell tells told ask asks asked".split())
_REACH = 18
_LEFT = 4


class VagueSource(NamedTuple):
    """A vague source: tokens [first, last) of source and cue together, the number of its sentence and its rung."""

    first: int
    last: int
    sentence: int
    rung: Rung


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    sentence_at: Callable[[int], int | None],
    in_quotation: Callable[[int], bool],
    is_common: Callable[[str], bool],
) -> list[VagueSource]:
    """Return the vague sources outside quotation marks, in the order of the text.

    `is_common` tells whether a lower-case word is one of the language: a capital that opens a sentence is then no name.
    """
    heads = sorted(at for word, places in tokens.vocabulary.items() if _is_people(word) for at in places)
    found: list[VagueSource] = []
    for head in heads:
        number = sentence_at(tokens.starts[head])
        if number is None or in_quotation(tokens.starts[head]):
            continue
        source = _read(tokens, sentences[number], number, head, is_common)
        if source is not None and (not found or source.first >= found[-1].last):
            found.append(source)
    return found


@lru_cache(maxsize=65536)
def _is_people(word: str) -> bool:
    if word in _BODIES:
        return False
    if word in PEOPLE or word in QUANTITIES or word in ANONYMOUS or word in SOURCES:
        return True
    return word.endswith(AGENT_ENDINGS) and len(word) > _SHORTEST and word not in THINGS and word.isalpha()


_SHORTEST = 5
_BODIES = frozenset("governments countries nations reports".split())


def _read(
    tokens: Tokens, sentence: Sentence, number: int, head: int, is_common: Callable[[str], bool]
) -> VagueSource | None:
    lowers = tokens.lowers
    word = lowers[head]
    if tokens.is_capitalized(head) and head > sentence.first:
        return None
    first = _start(tokens, sentence, head) if word not in QUANTITIES else head
    if word == "others" and head > sentence.first and lowers[head - 1] in DETERMINERS:
        first = head - 1
    if first is None or (
        tokens.is_capitalized(first) and lowers[first] not in FUNCTION_WORDS and not is_common(lowers[first])
    ):
        return None
    opening = lowers[first]
    if word in ANONYMOUS and opening not in ("a", "an", "one", "another"):
        return None
    if word not in ANONYMOUS and opening in ("a", "an", "one", "another"):
        return None
    cue = _cue_behind(tokens, sentence, head) if _is_subject(tokens, sentence, first) else None
    if cue is not None and first > sentence.first and lowers[first - 1] in _RELATIVES and lowers[cue] not in _PLAIN:
        cue = None
    if cue is not None:
        return VagueSource(first, cue + 1, number, _rung(lowers, first, head))
    before = _cue_before(tokens, sentence, first, head)
    after = tokens.lowers[head + 1] if head + 1 < sentence.last else "."
    if before is not None and (word not in QUANTITIES or after in FUNCTION_WORDS or not after[0].isalnum()):
        return VagueSource(before, head + 1, number, _rung(lowers, first, head))
    return None


def _is_subject(tokens: Tokens, sentence: Sentence, first: int) -> bool:
    """Tell whether the words before a noun phrase leave room for it as a subject."""
    if first == sentence.first:
        return True
    before = tokens.lowers[first - 1]
    if before in ("and", "or") and first - 1 > sentence.first:
        # "He and critics": who else is a source stands before.
        other = tokens.lowers[first - 2]
        if (
            first - 2 == sentence.first
            or not tokens.words[first - 3][0].isalnum()
            or tokens.lowers[first] in QUANTITIES
        ):
            return not tokens.is_capitalized(first - 2) or other in _KINDS
        return not other[0].isalnum() or other in _KINDS or (_is_people(other) and not tokens.is_capitalized(first - 2))
    return before in _BEFORE_SUBJECTS | _RELATIVES or not tokens.words[first - 1][0].isalnum() or before in _PLAIN


_RELATIVES = frozenset("that what which whom how why where when if".split())
"""Words that open a clause inside another: what stands in it is not the copy's own report unless somebody speaks."""

_KINDS = frozenset("current present past elected state local former".split())
_PLAIN = frozenset("say says said saying believe believes believed argue argued called warn warned ask asked".split())
_BEFORE_SUBJECTS = frozenset(
    """and but or while as because although though since so then yet still even also meanwhile however before than today now monday tuesday wednesday thursday friday saturday
    sunday""".split()
)


def _rung(lowers: list[str], first: int, head: int) -> Rung:
    if lowers[head] in QUANTITIES or lowers[first] in QUANTITIES:
        return "some"
    if lowers[head] in SOURCES:
        return "sources"
    return "officials" if lowers[head] in OFFICIALS else "kind"


def _start(tokens: Tokens, sentence: Sentence, head: int) -> int | None:
    """Return the token that opens the source, None where an article, a possessive or a name makes it definite."""
    words, lowers = tokens.words, tokens.lowers
    first = head
    while first > sentence.first and head - first < _LEFT:
        before = lowers[first - 1]
        if before in DETERMINERS:
            first -= 1
            if lowers[first] != "other":
                break
            continue
        if before in FUNCTION_WORDS:
            break
        if words[first - 1] == "-" and first - 2 >= sentence.first:
            first -= 2
            continue
        if not tokens.is_word(first - 1) or before in PLURAL_CUES:
            break
        if tokens.is_capitalized(first - 1) and first - 1 > sentence.first:
            return None
        if before == "'s":
            return None
        first -= 1
    if first > sentence.first:
        before = lowers[first - 1]
        if (
            before in _DEFINITE
            or before in ("'s", "’s", "'")
            or (words[first - 1] in "’'" and tokens.adjacent(first - 2))
        ):
            return None
        if (
            tokens.is_capitalized(first - 1)
            and before not in FUNCTION_WORDS
            and tokens.is_word(first - 1)
            and first - 1 > sentence.first
        ):
            return None
    return first


_DEFINITE = frozenset("the these those his her my your its our their whose both all each every no".split())


def _cue_behind(tokens: Tokens, sentence: Sentence, head: int) -> int | None:
    """Return the token of the cue whose subject ends with the head, or goes on behind it (officials of the port said)."""
    lowers = tokens.lowers
    at, modified, comma, relative, modal, being = head + 1, False, False, False, False, False
    last = min(sentence.last, head + _REACH)
    while at < last:
        word = lowers[at]
        if relative and word not in _MAIN_CUES:
            if word in _ENDS:
                return None
            at += 1
        elif _is_cue(tokens, at, head):
            passive = being and word not in _SAYING_NOW
            return None if passive or modal or (word in _COUNTING and lowers[at + 1 : at + 2] != ["that"]) else at
        elif word in AUXILIARIES or word in _SKIPPED or (word.endswith("ly") and tokens.is_word(at)):
            modal, being = modal or word in _MODALS, being or word in _BEING
            at += 1
        elif word == "who":
            relative = True
            at += 3
        elif word == ",":
            closing = None if comma else _behind_insertion(tokens, at, last)
            if closing is None:
                return None
            at, comma = closing, True
        elif _goes_on(tokens, at, modified=modified):
            modified = True
            at += 1
        else:
            return None
    return None


def _is_cue(tokens: Tokens, at: int, head: int) -> bool:
    lowers = tokens.lowers
    word, before = lowers[at], lowers[at - 1]
    if word in _SINGULAR:
        return lowers[head] in ANONYMOUS
    if word in _SAYING_NOW:
        return before in _BEING or before in _SKIPPED or before.endswith("ly")
    if word in _FEELINGS:
        return lowers[at + 1 : at + 2] == ["that"]
    return word in PLURAL_CUES and before not in _NO_VERB_AFTER


def _behind_insertion(tokens: Tokens, comma: int, last: int) -> int | None:
    """Return the token behind the second comma of an insertion (, the agency for the border,) that a verb follows."""
    lowers = tokens.lowers
    if comma + 1 >= last or lowers[comma + 1] not in _OPENS_INSERTION:
        return None
    closing = next((at for at in range(comma + 1, last) if lowers[at] == ","), None)
    if closing is None or closing + 1 >= len(tokens) or lowers[closing + 1] not in PLURAL_CUES | AUXILIARIES:
        return None
    return closing + 1


def _goes_on(tokens: Tokens, at: int, *, modified: bool) -> bool:
    """Tell whether a token is one of what follows up a noun: a preposition, or a word behind one."""
    word = tokens.lowers[at]
    if word == "and":
        return modified and at + 1 < len(tokens) and (tokens.lowers[at + 1] in _BEHIND or tokens.is_capitalized(at + 1))
    if word in PRONOUNS or word in _STOPS:
        return False
    return word in _BEHIND or (modified and (word[0].isalnum() or word[0] in "-'"))


_MAIN_CUES = frozenset("say said argue believe".split())
_ENDS = frozenset('.,;:?!"“”')
_COUNTING = frozenset("add added".split())
"""Verbs that count things as often as they say them."""

_OPENS_INSERTION = FUNCTION_WORDS - {"and", "or", "but", "while"} | {"including"}
_MODALS = frozenset("would could should might must will may can cannot".split())
_HELD = frozenset(
    """seen viewed described regarded called accused criticized criticised denounced condemned believed considered praised
    perceived hailed blamed derided mocked dismissed""".split()
)
_BEING = frozenset("is are was were be been being get got".split())
_NO_VERB_AFTER = frozenset(
    "the a an of to in on at for from with by his her their its our my your this these those".split()
)


def _cue_before(tokens: Tokens, sentence: Sentence, first: int, head: int) -> int | None:
    """Return the token that opens the frame before the source: according to, said, criticism from."""
    lowers = tokens.lowers
    before = first - 1
    if before - 1 < sentence.first:
        return None
    if lowers[before] == "to" and lowers[before - 1] == "according":
        return before - 1
    if lowers[before] in ("by", "from", "among", "of"):
        noun = before - 1
        if (lowers[noun] in _NOUNS and tokens.lowers[head + 1 : head + 2] == ["that"]) or (
            lowers[before] == "by" and lowers[noun] in _HELD
        ):
            return noun
        return None
    after = lowers[head + 1] if head + 1 < sentence.last else "."
    if (
        lowers[before] in PLAIN_SAYING
        and lowers[before] not in _TELLING
        and tokens.words[before - 1] in _CLOSING
        and (after in _BEHIND or after == "who" or not after[0].isalnum())
    ):
        return before
    return before if lowers[before] in ("citing", "quoting") else None
