"""Skip the adverbials and addressees between a cue and its content: "told reporters on Monday that"."""

from lint.analysis.attribution.contents.clause_content import OPENS, PLACES, Clause
from lint.analysis.attribution.cues.cue_reading import CueReading
from lint.analysis.attribution.cues.function_words import DETERMINERS, OPENING, RELATIVES, SUBJECTS, TIMES
from lint.analysis.lexicon.closed_classes import MONTHS

LINKS = frozenset("about of on for against at with as in out to over into towards toward up down from upon".split())
"""Prepositions and particles that a cue takes."""
_TIME_TAILS = frozenset("night morning afternoon evening week month year sunday monday tuesday".split())
_HEARERS = frozenset("him her me us them you".split())
_TITLED = frozenset("'s the a an his her on in of from their its".split())
"""Words before a quotation that is a title or a description, not speech: on NBC’s “Today”, in a “blistering” letter."""
_HEARER = 12
_PLACE = 7
"""Tokens from the preposition of a place to the "that" of what was said there."""
_SETTING = 22
"""Tokens of a setting at most."""


def past(clause: Clause, cue_reading: CueReading, right: int) -> int:
    """Return the token behind who was told, and when and where it was said."""
    at = right
    told = cue_reading.base in clause.lexicon.hearer_verbs and not cue_reading.inverted and cue_reading.cue[1] == right
    if told and not clause.lower(at).endswith("ly"):
        # "The road is shut, he told Vestnik": what was said stands before, so that who was told ends the sentence.
        at = _past_hearer(clause, at, closes=clause.lower(cue_reading.source[0] - 1) == ",")
    shifted = True
    while shifted and at < clause.last and not is_taken(clause, cue_reading, at):
        before = at
        at = _past_one(clause, cue_reading, at, right)
        shifted = at > before
    return at


def _past_one(clause: Clause, cue_reading: CueReading, at: int, right: int) -> int:
    """Return the token behind one time, place or adverb that stands at a token."""
    lower = clause.lower(at)
    if lower in TIMES or (lower in _TIME_TAILS and at > right):
        return at + 1
    if lower[:1].isdigit() and at > right and clause.lower(at - 1) in MONTHS:
        return at + 1
    if _opens_setting(clause, cue_reading, at, lower):
        stop = _setting_end(clause, at)
        return stop if stop is not None and stop > at else at
    return at + (lower.endswith("ly") and at == right)


def _opens_setting(clause: Clause, cue_reading: CueReading, at: int, lower: str) -> bool:
    """Tell whether a word tells where, when, to whom or of what something was said: "said of the plan that"."""
    if lower in PLACES or lower == "without" or (lower == "to" and not is_infinitive(clause, at)):
        return True
    return lower == "of" and at == cue_reading.cue[1] and clause.lower(at - 1) == "said"


def is_taken(clause: Clause, cue_reading: CueReading, at: int) -> bool:
    """Tell whether the preposition at a token belongs to the verb, so that what was said stands behind it."""
    taking = clause.lexicon.with_preposition.get(clause.lower(at), ())
    return cue_reading.base in taking and not clause.is_capitalized(at + 1) and not _opens_place(clause, at)


def _opens_place(clause: Clause, at: int) -> bool:
    """Tell whether a preposition opens where something was said, since "that" follows: reported on its page that."""
    return "that" in clause.lowers[at + 2 : min(at + _PLACE, clause.last)]


def is_infinitive(clause: Clause, at: int) -> bool:
    """Tell whether the "to" at a token is followed by a verb."""
    after = clause.lower(at + 1)
    return not (
        after in DETERMINERS
        or after in ("him", "her", "them", "us", "me", "you", "it")
        or clause.is_capitalized(at + 1)
        or (after.endswith("s") and not after.endswith("ss"))
        or after.endswith(("tion", "ment", "ing"))
    )


def _setting_end(clause: Clause, at: int) -> int | None:
    """Return where a setting that opens at a preposition is over, if what was said follows or the sentence ends."""
    skip = 0
    for number in range(at + 1, min(at + _SETTING, clause.last)):
        if number < skip:
            continue
        word, lower, before = clause.words[number], clause.lowers[number], clause.lower(number - 1)
        if word in OPENING and before in _TITLED:
            skip = _past_quotation(clause, number)
        elif word in OPENING or word in (",", ":") or _opens_clause(lower, follows=number == at + 1):
            return number
        elif number > at + 1 and _ends_time(clause, number):
            return number + 1
        elif number > at + 2 and lower in DETERMINERS and not _leads_on(before):
            return number
    if at + _SETTING >= clause.last:
        return clause.last if clause.words[clause.last - 1] not in ".?!" else clause.last - 1
    return None


def _ends_time(clause: Clause, at: int) -> bool:
    """Tell whether a time ends with a word: "Monday", but not the "Monday" of "Monday night"."""
    return clause.lowers[at] in TIMES and clause.lower(at + 1) not in _TIME_TAILS


def _opens_clause(lower: str, *, follows: bool) -> bool:
    """Tell whether a word opens a clause; a pronoun that `follows` a preposition belongs to it: "with them"."""
    return lower == "that" or (not follows and lower in SUBJECTS and lower not in RELATIVES)


def _leads_on(word: str) -> bool:
    """Tell whether the phrase goes on behind a word, so that a determiner opens nothing new."""
    return word in LINKS or word in PLACES or word in ("and", "by", "between")


def _past_quotation(clause: Clause, at: int) -> int:
    end = at + 1
    while end < clause.last and clause.quoted(end):
        end += 1
    return end


def _follows_hearer(clause: Clause, at: int) -> bool:
    """Tell whether a word belongs no longer to who was told: it opens a clause, a setting or another noun phrase."""
    lower, before = clause.lower(at), clause.lower(at - 1)
    if lower in OPENS or lower in PLACES:
        return True
    return lower in DETERMINERS and before not in DETERMINERS and before not in LINKS


def _past_hearer(clause: Clause, first: int, *, closes: bool) -> int:
    """Return the token behind who was told; `closes` tells that it may end the sentence."""
    opens = clause.lower(first)
    if opens in OPENS - {"it", "you", "about"} or opens in OPENING or opens in LINKS:
        return first
    for number in range(first, min(first + _HEARER, clause.last)):
        lower = clause.lower(number)
        if clause.words[number] in OPENING or clause.words[number] in (":", ","):
            return number
        if number > first and _follows_hearer(clause, number):
            return number
        if number == first and (lower in _HEARERS or lower in clause.lexicon.hearers):
            return number + 1
        if number > first and number >= clause.last - 1 and closes:
            return number
    return first
