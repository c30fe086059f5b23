"""Speech and belief cues next to a vague source: after it ("critics say") or before it ("according to critics")."""

from functools import lru_cache
from typing import NamedTuple

from lint.analysis.attribution.vague.person_nouns import is_one_person
from lint.analysis.lexicon.closed_classes import AUXILIARIES, FUNCTION_WORDS, PRONOUNS
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_FELT = frozenset("that about of by with at over to".split())
"""What follows a feeling that is told."""

_BEHIND = frozenset("of in at from with on for near inside outside within across around like to about among".split())
_SKIPPED = frozenset(
    "also still now then already later even often long all both alike alone here there today not".split()
)
_STOPS = frozenset("who that which when while because if as and or but whom".split())
_CLOSING = frozenset(",”\"’»'")
_REACH = 18


class _Classes(NamedTuple):
    """The classes that are asked of each word behind a head."""

    anonymous: frozenset[str]
    one_source: frozenset[str]
    said_by_one: frozenset[str]
    saying_now: frozenset[str]
    feelings: frozenset[str]
    stances: frozenset[str]
    counting: frozenset[str]
    main_cues: frozenset[str]
    behind: frozenset[str]


@lru_cache(maxsize=8)
def _classes(lexicon: Lexicon) -> _Classes:
    return _Classes(
        lexicon.words("anonymous-people"),
        lexicon.words("one-source-cues"),
        lexicon.words("said-by-one"),
        lexicon.words("saying-now"),
        lexicon.words("vague-feelings"),
        lexicon.words("vague-stance"),
        lexicon.words("counting-cues"),
        lexicon.words("plural-main-cues"),
        _BEHIND | lexicon.words("source-complements"),
    )


def behind(tokens: Tokens, sentence: Sentence, head: int) -> int | None:
    """Return the token of the cue whose subject ends with the head or goes on after it (officials of the port said)."""
    lowers, classes = tokens.lowers, _classes(tokens.lexicon)
    at, modified, comma, relative, modal, being = head + 1, False, False, False, False, False
    last = min(sentence.last, head + _REACH)
    while at < last:
        word = lowers[at]
        if relative and word not in classes.main_cues:
            if word in _ENDS:
                return None
            at += 1
        elif _is_cue(tokens, classes, at, head):
            return at if _tells(tokens, classes, at, modal=modal, being=being) else None
        elif _belongs_to_verb(tokens, at):
            modal, being = modal or word in _MODALS, being or word in _BEING
            at += 1
        elif word.startswith("who"):
            relative = True
            at += 3
        elif word == ",":
            closing = None if comma else _behind_insertion(tokens, at, last)
            if closing is None:
                return None
            at, comma = closing, True
        elif _goes_on(tokens, classes, at, modified=modified):
            modified = True
            at += 1
        else:
            return None
    return None


def _tells(tokens: Tokens, classes: _Classes, at: int, *, modal: bool, being: bool) -> bool:
    """Tell whether a cue gives what its subject says.

    It is not passive, has no modal verb before it, and takes "that" if it can count as well.
    """
    word = tokens.lowers[at]
    if modal:
        return False
    if being and word not in classes.saying_now and word not in classes.feelings:
        return False
    return word not in classes.counting or tokens.lowers[at + 1 : at + 2] == ["that"]


def _belongs_to_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a token is an auxiliary or an adverb: "have now repeatedly said"."""
    word = tokens.lowers[at]
    return word in AUXILIARIES or word in _SKIPPED or (word.endswith("ly") and tokens.is_word(at))


def _is_cue(tokens: Tokens, classes: _Classes, at: int, head: int) -> bool:
    lowers = tokens.lowers
    word, before = lowers[at], lowers[at - 1]
    anonymous = lowers[head] in classes.anonymous
    single = not anonymous and is_one_person(lowers[head], tokens.lexicon)
    if word in classes.one_source:
        return anonymous or single
    if single and word not in classes.said_by_one:
        return False  # a plural's form, or a noun
    if word in classes.saying_now:
        return before in _BEING or before in _SKIPPED or before.endswith("ly")
    if word in classes.feelings:
        return at + 1 < len(tokens) and lowers[at + 1] in _FELT
    return word in classes.stances and before not in _NO_VERB_AFTER


def _behind_insertion(tokens: Tokens, comma: int, last: int) -> int | None:
    """Return the token behind the second comma of an insertion (, the agency for the border,) that a verb follows."""
    lowers = tokens.lowers
    if comma + 1 >= last or lowers[comma + 1] not in _OPENS_INSERTION:
        return None
    closing = next((at for at in range(comma + 1, last) if lowers[at] == ","), None)
    if closing is None or closing + 1 >= len(tokens):
        return None
    behind_it = lowers[closing + 1]
    return closing + 1 if behind_it in AUXILIARIES or behind_it in tokens.lexicon.words("vague-stance") else None


def _goes_on(tokens: Tokens, classes: _Classes, at: int, *, modified: bool) -> bool:
    """Tell whether a token is one of what follows up a noun: a preposition, or a word behind one."""
    word = tokens.lowers[at]
    if word == "and":
        return (
            modified
            and at + 1 < len(tokens)
            and (tokens.lowers[at + 1] in classes.behind or tokens.is_capitalized(at + 1))
        )
    if word in PRONOUNS or word in _STOPS:
        return False
    return word in classes.behind or (modified and (word[0].isalnum() or word[0] in "-'"))


_ENDS = frozenset('.,;:?!"“”')
_OPENS_INSERTION = FUNCTION_WORDS - {"and", "or", "but", "while"} | {"including", "speaking"}
_MODALS = frozenset("would could should might must will may can cannot".split())
_BEING = frozenset("is are was were be been being get got".split())
_NO_VERB_AFTER = frozenset(
    "the a an of to in on at for from with by up more most his her their its our my your this these those".split()
)


def before_it(tokens: Tokens, sentence: Sentence, first: int, head: int) -> int | None:
    """Return the token that opens the cue reading before the source: according to, said, criticism from."""
    lowers, lexicon = tokens.lowers, tokens.lexicon
    before = first - 1
    if before - 1 < sentence.first:
        return None
    if lowers[before] == "to" and lowers[before - 1] == "according":
        return before - 1
    if lowers[before] in ("by", "from", "among", "of"):
        return before - 1 if _is_owned(tokens, before, head) else None
    after = lowers[head + 1] if head + 1 < sentence.last else "."
    if (
        lowers[before] in lexicon.words("plain-saying")
        and lowers[before] not in lexicon.words("telling-somebody")
        and tokens.words[before - 1] in _CLOSING
        and (after in _classes(lexicon).behind or after == "who" or not after[0].isalnum())
    ):
        return before
    return before if lowers[before] in ("citing", "quoting") else None


def _is_owned(tokens: Tokens, preposition: int, head: int) -> bool:
    """Tell whether a view stands before a preposition: "fears among voters that", "seen by critics"."""
    word, lexicon = tokens.lowers[preposition - 1], tokens.lexicon
    if word in lexicon.words("opinion-nouns") and tokens.lowers[head + 1 : head + 2] == ["that"]:
        return True
    return tokens.lowers[preposition] == "by" and word in lexicon.words("held-to-be")
