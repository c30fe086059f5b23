"""Who can speak: a person, a body, a document that says something, and no thing, time or event.

The head of a source tells which it is, by the word classes of the lexicon, by a capital, or by a number of people.
"""

from typing import Literal

from lint.analysis.attribution.cues.clauses import is_finite
from lint.analysis.attribution.cues.cue_reading import CueReading, Range
from lint.analysis.attribution.cues.function_words import DAYS, POSSESSIVE, PREPOSITIONS, RELATIVES, SUBJECTS
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.attribution.vague.person_nouns import QUANTITIES, is_people, is_source
from lint.analysis.lexicon.closed_classes import PRONOUNS
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.tokens import Tokens

Sort = Literal["speaker", "document", "thing", "unknown"]

_STOPS = frozenset(",(—–")
_DESCRIBING = frozenset("who which whom whose including".split())
_COUNTED = QUANTITIES | frozenset(
    """one two three four five six seven eight nine ten half third thirds quarter quarters all both each none either
    neither any number majority percent % group groups dozens hundreds thousands handful pair couple rest""".split()
)
"""Words for so many, whose “of” brings in who they are: one of the miners, 40 percent of voters."""
_NOTHING = frozenset("nothing something anything everything there this that these".split())
_ANYBODY = frozenset(
    "others some many most few several everyone everybody anyone somebody someone another those".split()
)
_SPEAKING = SUBJECTS | RELATIVES | PRONOUNS | POSSESSIVE | _ANYBODY | _COUNTED
"""Words that stand for people or bodies by themselves."""
_PARTICIPLES = frozenset("seen shown given made held taken written drawn known sent".split())
_CLAUSES = frozenset("after before since than as until once when though although while because but that".split())
"""Words that a clause opens with, and what seems a noun phrase before it: “was called off after families said”."""
_PEOPLE = ("speaking-people", "speaking-bodies", "group-sources", "organization-voices", "anonymous-people", "roles",
           "unnamed-sources", "her-nouns", "his-nouns", "office-holders", "people-without-s", "bodies")  # fmt: skip
_DOCUMENTS = ("document-sources", "data-nouns")
_KNOWN, _SELDOM = 30, 60
"""Uses from which on a word is known, and uses in a thousand as a noun up to which it is none."""
_WITH_ANYTHING = frozenset(("according", "per", "view", "words"))
"""Prepositions whose noun need not speak."""
_IT = frozenset("it this that which".split())
SHOWING = frozenset(
    "demonstrate imply indicate make mean remind reveal show signal suggest underline underscore".split()
)
"""Verbs of telling whose subject is mostly a thing where it is a pronoun."""
_CITING = frozenset(("citing", "quoting"))
"""Cues behind which a reason stands as often as a source: citing the risk of floods."""
_SPEAKS_ALWAYS = frozenset(("say", "tell"))
"""Verbs whose subject has spoken, whatever the words before them are."""


def head(tokens: Tokens, first: int, last: int) -> int:
    """Return the token that is the head of the noun phrase [first, last): the last noun before what describes it."""
    end = next((at for at in range(first + 1, last) if _describes(tokens, at, last)), last)
    counts = any(tokens.lowers[at] in _COUNTED for at in range(first, end))
    if counts and end + 1 < last and tokens.lowers[end] in ("of", "in", "among"):
        return head(tokens, end + 1, last)
    while end - 1 > first and _closes(tokens, end - 1):
        end -= 1
    return end - 1


def _closes(tokens: Tokens, at: int) -> bool:
    """Tell whether what closes a phrase is a mark, a day or a participle: a poll released, the figures of Monday."""
    lower = tokens.lowers[at]
    if not tokens.words[at][0].isalnum() or lower in DAYS:
        return True
    return (lower.endswith("ed") or lower in _PARTICIPLES) and not tokens.is_capitalized(at)


def _describes(tokens: Tokens, at: int, last: int) -> bool:
    """Tell whether something that only describes a noun begins at a token: of the port, who won, inviting us."""
    lower = tokens.lowers[at]
    if tokens.words[at] in _STOPS or lower in _DESCRIBING or lower in PREPOSITIONS:
        return True
    before = tokens.lowers[at - 1]
    if lower == "that" or tokens.is_capitalized(at):
        return lower == "that"
    if not before.endswith(("s", "a")):
        return lower.endswith("ing") and at + 1 < last and _listed(before, tokens.lexicon) == "speaker"
    return lower.endswith(("ing", "ed")) and at + 1 < last and before not in ("a", "'s", "is", "was")


def sort_of(tokens: Tokens, at: int, *, opens: bool = False) -> Sort:
    """Return what the noun at a token stands for; `opens` tells that its capital may be that of a sentence."""
    lower, lexicon = tokens.lowers[at], tokens.lexicon
    if lower in _NOTHING or lower in DAYS:
        return "thing"
    if lower in _SPEAKING:
        return "speaker"
    if tokens.is_capitalized(at) and not opens:
        return "speaker"
    found = _listed(lower, lexicon)
    return "speaker" if found == "unknown" and tokens.is_capitalized(at) else found


def _listed(lower: str, lexicon: Lexicon) -> Sort:
    if lower in lexicon.words("silent-things"):
        return "thing"
    if any(lower in lexicon.words(name) for name in _DOCUMENTS):
        return "document"
    if any(lower in lexicon.words(name) for name in _PEOPLE) or lower in lexicon.words("titles"):
        return "speaker"
    return "speaker" if is_people(lower, lexicon) or is_source(lower, lexicon) else "unknown"


def with_speaker(view: SentenceView, reading: CueReading) -> CueReading | None:
    """Return a cue reading whose source can have said or thought what it gives, None where it is no speaker.

    The clause behind "after" or "as" in a source has a source of its own. A verb of saying beside words that are no
    speaker keeps its content and loses them: somebody spoke, and nobody knows who.
    """
    if reading.source[0] >= reading.source[1]:
        return reading
    reading = _behind_phrase(view, reading)
    if _is_no_phrase(view, reading.source) or _is_thing_that_shows(view, reading):
        return None
    sort = _sort(view, *reading.source)
    if reading.cue_kind in ("source", "colon"):
        return None if _cannot_be_cited(reading, sort) else reading
    clause = _of_clause(view, reading)
    if sort == "speaker" or (sort == "document" and reading.cue_kind != "belief"):
        return reading._replace(source=clause) if clause is not None and _has_verb(view, reading, clause) else reading
    return reading._replace(source=clause) if clause is not None else _with_no_speaker(view, reading, sort)


def _cannot_be_cited(reading: CueReading, sort: Sort) -> bool:
    """Tell whether a source is none: it may be so according to a custom, but nobody cites rain, or quotes a reason."""
    if sort == "thing":
        return reading.base not in _WITH_ANYTHING
    return sort == "unknown" and reading.base in _CITING


def _with_no_speaker(view: SentenceView, reading: CueReading, sort: Sort) -> CueReading | None:
    """Return the cue reading of a source that may be no speaker, None where nobody need have spoken."""
    if view.quotes(reading.cue[1]) or view.ends_speech(reading.cue[0]):
        return reading
    if sort == "unknown":
        return reading if reading.base not in view.lexicon.of_things else None
    return reading.unsourced() if reading.base in _SPEAKS_ALWAYS else None


def _behind_phrase(view: SentenceView, reading: CueReading) -> CueReading:
    """Return a cue reading without the phrase before its source: according to the survey, half of them say."""
    first, last = reading.source
    if view.lowers[first] != "according" or "," not in view.words[first : last - 1]:
        return reading
    return reading._replace(source=(view.words.index(",", first) + 1, last))


def _of_clause(view: SentenceView, reading: CueReading) -> Range | None:
    """Return who speaks in the clause that a source opens within: was called off after families said."""
    first, last = reading.source
    behind = next((at + 1 for at in range(last - 2, first - 1, -1) if view.lowers[at] in _CLAUSES), first)
    is_speaker = behind > first and not reading.inverted and _sort(view, behind, last) == "speaker"
    return (behind, last) if is_speaker else None


def _has_verb(view: SentenceView, reading: CueReading, clause: Range) -> bool:
    """Tell whether another clause with its verb stands before the one that a source opens within."""
    return any(is_finite(view, at) for at in range(reading.source[0] + 1, clause[0] - 1))


def _is_thing_that_shows(view: SentenceView, reading: CueReading) -> bool:
    """Tell whether "it" or "this" only shows something: it reveals a lack of nerve, which suggests that."""
    first, last = reading.source
    is_map = reading.inverted and reading.covers is not None  # "the map shown by the mayor"
    return reading.base in SHOWING and (is_map or (last - first == 1 and view.lowers[first] in _IT))


def _is_no_phrase(view: SentenceView, source: Range) -> bool:
    """Tell whether what seems a source is part of a clause: "According to more from the report", "saying promises"."""
    first = source[0]
    word = view.lowers[first]
    if word == "according":
        return True
    if not word.endswith("ing") or view.words[first] != word or sort_of(view.tokens, first) != "unknown":
        return False
    shares = view.word_tags.of(word)
    return word in view.lexicon.verbs or shares.of("VBG") > shares.of("NN", "JJ", "VBN")


def _sort(view: SentenceView, first: int, last: int) -> Sort:
    """Return what a source stands for; a relative pronoun stands for the noun before it."""
    tokens = view.tokens
    if view.lowers[first] in ("which", "that"):
        at = first - 1
        while at > view.first and view.words[at] in ",(—–":
            at -= 1
        return sort_of(tokens, at) if at > view.first and view.words[at][0].isalnum() else "unknown"
    at = head(tokens, first, last)
    if first < at < last - 1 and _is_no_noun(view, at):
        at -= 1  # an adjective with what it asks for: sources close to the talks
    if tokens.words[at] == tokens.lowers[at] and _is_no_noun(view, at):
        return "thing"
    alone = last - first == 1 and tokens.is_capitalized(at)
    return sort_of(
        tokens, at, opens=at == view.first and not (alone and view.lower(last) not in view.lexicon.of_things)
    )


def _is_no_noun(view: SentenceView, at: int) -> bool:
    """Tell whether a word is hardly ever a noun: off, come, available."""
    if view.lower(at - 1) == "-":
        return False  # the 69-year-old
    shares = view.word_tags.of(view.lowers[at])
    known = shares.uses >= _KNOWN and sort_of(view.tokens, at) == "unknown"
    return known and shares.of("NN", "NNS", "NNP", "PRP", "CD", "DT") <= _SELDOM
