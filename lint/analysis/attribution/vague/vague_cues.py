"""The words of saying and thinking beside a vague source: behind it (critics say) or before it (according to critics)."""

from lint.analysis.attribution.vague.person_nouns import ANONYMOUS, PLURAL_CUES, is_one_person
from lint.analysis.lexicon.word_lists import (
    AUXILIARIES,
    FUNCTION_WORDS,
    PLAIN_SAYING,
    PRONOUNS,
    SAYING_VERBS,
    inflected,
)
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_SINGULAR = frozenset("says tells thinks believes hopes fears wants argues claims notes adds".split())
_FEELINGS = frozenset(
    """concerned worried skeptical sceptical hopeful convinced afraid confident certain sure optimistic pessimistic
    doubtful fearful angry outraged upset frustrated furious wary aware adamant unsure uncertain alarmed dismayed
    disappointed pleased thrilled surprised shocked startled puzzled uneasy nervous anxious enthusiastic excited eager
    reluctant unhappy critical""".split()
)
_SAID_BY_ONE = PLAIN_SAYING | frozenset(word for word in SAYING_VERBS if word.endswith("ed"))
_FELT = frozenset("that about of by with at over to".split())
"""What follows a feeling that is told."""

_SAYING_NOW = frozenset(
    word
    for word in inflected(
        """say tell call argue warn predict hope wonder complain demand urge claim praise criticize criticise question insist
    suggest vow consider plan push seek express voice raise weigh fear worry expect support oppose back ask blame accuse
    threaten""".split()
    )
    if word.endswith("ing")
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


def behind(tokens: Tokens, sentence: Sentence, head: int) -> int | None:
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
            passive = being and word not in _SAYING_NOW | _FEELINGS
            return None if passive or modal or (word in _COUNTING and lowers[at + 1 : at + 2] != ["that"]) else at
        elif word in AUXILIARIES or word in _SKIPPED or (word.endswith("ly") and tokens.is_word(at)):
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
        elif _goes_on(tokens, at, modified=modified):
            modified = True
            at += 1
        else:
            return None
    return None


def _is_cue(tokens: Tokens, at: int, head: int) -> bool:
    lowers = tokens.lowers
    word, before = lowers[at], lowers[at - 1]
    single = is_one_person(lowers[head]) and lowers[head] not in ANONYMOUS
    if word in _SINGULAR:
        return lowers[head] in ANONYMOUS or single
    if single and (word not in _SAID_BY_ONE or word + "s" in PLAIN_SAYING or word == "reply"):
        return False  # a plural's form, or a noun
    if word in _SAYING_NOW:
        return before in _BEING or before in _SKIPPED or before.endswith("ly")
    if word in _FEELINGS:
        return at + 1 < len(tokens) and lowers[at + 1] in _FELT
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
_COUNTING = frozenset("add added charge charged".split())
"""Verbs that count things, or their price, as often as they say them: these take "that"."""

_OPENS_INSERTION = FUNCTION_WORDS - {"and", "or", "but", "while"} | {"including", "speaking"}
_MODALS = frozenset("would could should might must will may can cannot".split())
_HELD = frozenset(
    """seen viewed described regarded called accused criticized criticised denounced condemned believed considered praised
    perceived hailed blamed derided mocked dismissed""".split()
)
_BEING = frozenset("is are was were be been being get got".split())
_NO_VERB_AFTER = frozenset(
    "the a an of to in on at for from with by up more most his her their its our my your this these those".split()
)


def before_it(tokens: Tokens, sentence: Sentence, first: int, head: int) -> int | None:
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
