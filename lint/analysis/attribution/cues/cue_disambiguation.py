"""Decide whether a word that can be a cue verb is a verb here, and whether it reports something."""

from lint.analysis.attribution.cues.clauses import is_finite
from lint.analysis.attribution.cues.cue_verbs import Cue
from lint.analysis.attribution.cues.function_words import (
    BE,
    CHAIN_ADVERBS,
    CLOSING,
    DAYS,
    DETERMINERS,
    HAVE,
    OPENING,
    PREPOSITIONS,
    SETTING,
    SUBJECTS,
)
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.lexicon.closed_classes import AUXILIARIES

_THAT = frozenset("that how why what whether".split())
_OBJECT = _THAT | frozenset("it he she they the his her their , :".split())
_SELF = frozenset("himself herself itself themselves".split())
_WITH: dict[str, frozenset[str]] = {
    **dict.fromkeys("show find demonstrate determine document specify mean hear figure".split(), _THAT),
    **dict.fromkeys("counter reason".split(), _THAT | {",", ":"}),
    "state": _OBJECT,
    "speak": frozenset("about of on out against".split()),
    "talk": frozenset("about of up".split()),
    "continue": frozenset(", :".split()),
    **dict.fromkeys(("read", "sing"), frozenset((",", ":"))),
    "post": _THAT | frozenset(", : on a".split()),
    "volunteer": _THAT | {","},
    "point": frozenset("out to".split()),
    "see": _THAT | {"as", "no"},
    "vote": frozenset("for against to".split()),
    "push": frozenset("for back to".split()),
    "aim": frozenset("to at".split()),
    "press": frozenset("for to".split()),
    "put": frozenset(("it",)),
    "lash": frozenset(("out",)),
    "chime": frozenset(("in",)),
    "make": frozenset("clear it".split()),
    "marvel": frozenset("at that".split()),
    "object": frozenset("to that".split()),
    "commit": _SELF | {"to"},
    "compare": frozenset("him her them it himself herself the a his their".split()),
}
"""What must follow verbs whose other senses are commoner, unless a quotation does."""
_WITH_CLAUSE = frozenset("add maintain guarantee".split())
"""Verbs that tell nobody's words with a thing for an object: added a player, maintained its place."""
_OBJECT_REACH = 16
_BEHIND = frozenset("about of to during after before when while as with from".split())
"""What stands behind a verb whose words stand before it: "...,” the editorial read after the vote."."""
_GERUND = frozenset("by in without about on from of for with at against like between than".split())
_NOUN_SIGNS = frozenset(
    """a an the this that these those his her its their our my your no any some each every of in for on at with by from
    about without more most less much 's such other another into against between under over whose new own first
    last""".split()
)
"""Words before a noun, beside some adjectives; a verb stands behind none of them, but for the quantities that are
people ("most say").
"""
_JOINTS = ("-", "/")
_CONTRACTED = ("he", "she", "it", "who", "that", "what")
_ALONE = ("another", "each", "this")
"""Determiners that can be a subject by themselves."""
_QUANTITIES = ("all", "most", "some", "many")
_SEVERAL = frozenset("many most some others both few several all".split())
_OBJECTS = frozenset("that to how no whether it he she they".split())
_AFTER_NOUN = ("of", ",", ".", "and", "in", "from", "by")
_AFTER_SINGULAR = ("of", ",", ".", "and", "by", "are", "is", "were")
_SHORT = 3
"""Letters of a name such as US, whose s makes no plural."""
_NAME = 4
"""Tokens of a name before the verb that closes a sentence."""
_SUBJECT_REACH = 14
"""Tokens between a document and its verb: "the poll of 800 voters in three states found"."""


def is_verb(reading: SentenceView, at: int, cue: Cue) -> bool:
    """Tell a verb from a noun or adjective of the same form by what stands beside it."""
    before, after = reading.lower(at - 1), reading.lower(at + 1)
    if _is_part_of_name_or_compound(reading, at, before, after):
        return False
    if _agrees_with_word_before(reading, at, cue, before):
        return True
    if _opens_noun_phrase(reading, before):
        return before in _QUANTITIES and cue.form != "third" and reading.lower(at - 2) not in PREPOSITIONS
    if _is_noun_before(reading, at, cue, after) or _is_behind_modifier(reading, at, cue):
        return False
    if before == "that" and cue.noun and cue.form != "past":
        return after in ("that", "the", "to")
    return (not cue.noun and cue.form != "base") or _is_used_as_verb(reading, at, cue)


def _is_part_of_name_or_compound(reading: SentenceView, at: int, before: str, after: str) -> bool:
    """Tell whether a word belongs to a name or to a compound: "the Claim Society", "so-called"."""
    if reading.words[at] != reading.lowers[at] and _is_name(reading, at):
        return True
    return (before in _JOINTS or after == "-") and _is_compound(reading, at, before)


def _agrees_with_word_before(reading: SentenceView, at: int, cue: Cue, before: str) -> bool:
    """Tell whether the word before makes a form a verb: "she's arguing", "each claims", "without saying"."""
    if before == "'s" and reading.lower(at - 2) in _CONTRACTED and cue.form in ("ing", "past", "participle"):
        return True
    if cue.noun:
        return False
    return (before in _ALONE and cue.form in ("third", "past")) or (cue.form == "ing" and before in _GERUND)


def _opens_noun_phrase(reading: SentenceView, word: str) -> bool:
    """Tell whether a noun follows a word: "the claim", "fresh reports"."""
    return (word in _NOUN_SIGNS and word != "that") or word in reading.lexicon.before_nouns


def _is_noun_before(reading: SentenceView, at: int, cue: Cue, after: str) -> bool:
    """Tell whether what stands behind a word makes it a noun: "a police report indicates", "thanks to the rain"."""
    return (cue.noun and _is_only_a_verb(reading, after)) or (after == "to" and reading.lowers[at] == "thanks")


def _is_behind_modifier(reading: SentenceView, at: int, cue: Cue) -> bool:
    """Tell whether what stands before a word modifies it: the miners' alleged crime, phishing emails."""
    before = reading.lower(at - 1)
    if before in ("'", "’") and reading.lower(at - 2).endswith("s") and reading.tokens.adjacent(at - 2):
        return True
    shares, after = reading.word_tags.of(before), reading.lower(at + 1)
    if after in _OBJECTS or after in DETERMINERS:
        return False  # "Exit polling shows he won"
    return cue.noun and cue.form == "third" and before.endswith("ing") and shares.of("VBG", "JJ") >= shares.of("NNP")


def _is_only_a_verb(reading: SentenceView, word: str) -> bool:
    """Tell whether a word can be a finite cue verb, and no noun."""
    cue = reading.lexicon.verbs.get(word)
    return cue is not None and cue.form in ("third", "past") and not cue.noun


def _is_name(reading: SentenceView, at: int) -> bool:
    """Tell whether a capital makes a word a name: in a headline every word has one."""
    capital = reading.tokens.is_capitalized(at) and at > reading.first and reading.words[at - 1] not in CLOSING
    return capital and not reading.title_case()


def _is_compound(reading: SentenceView, at: int, before: str) -> bool:
    """Tell whether a word with a hyphen beside it is a part of another: "so-called", "said-to-be"."""
    tokens = reading.tokens
    return (before in _JOINTS and tokens.adjacent(at - 1)) or (reading.lower(at + 1) == "-" and tokens.adjacent(at))


def _is_used_as_verb(reading: SentenceView, at: int, cue: Cue) -> bool:
    """Tell whether a form that is a noun as well stands where a verb does."""
    before, after = reading.lower(at - 1), reading.lower(at + 1)
    if _closes_speech(reading, at, cue, before, after):
        return True
    if before in ("to", "n't") or before in AUXILIARIES or before in SUBJECTS or before in CHAIN_ADVERBS:
        return not ((before in BE or before in HAVE) and cue.form in ("base", "third"))
    if cue.form == "ing":
        return _opens_participle_clause(reading, at, before, after)
    if cue.form == "past" or reading.quotes(at + 1):
        return True
    if at == reading.first or before in ("", ".", ":"):
        return False
    return _is_base_verb(reading, at, cue) if cue.form == "base" else _is_singular_verb(reading, at)


def _closes_speech(reading: SentenceView, at: int, cue: Cue, before: str, after: str) -> bool:
    """Tell whether a form stands behind what was said: “...,” reports the paper."""
    if before == "," and cue.form == "third" and reading.phrases.in_marks(at + 1) is not None:
        return True
    ends = after in (".", ",", "") and cue.form in ("third", "base")
    return (ends or before in CLOSING) and reading.ends_speech(at)


def _opens_participle_clause(reading: SentenceView, at: int, before: str, after: str) -> bool:
    """Tell whether a form with -ing is a participle: "voters supporting Ruiz", "..., claiming a win"."""
    if reading.lowers[at] == "supporting" and (after in DETERMINERS or reading.is_capitalized(at + 1)):
        return _is_plural_word(reading, before) or before.endswith("s") or reading.words[at - 1][0].isupper()
    return before in (",", "and", "by", "while", "after", "before") and after != "of"


def _is_base_verb(reading: SentenceView, at: int, cue: Cue) -> bool:
    """Tell whether a base form agrees with a plural before it, or goes on with verbs before it."""
    before, word = reading.lower(at - 1), reading.words[at - 1]
    if not cue.noun and (before in (",", "and", "or", ")") or before in CLOSING):
        return True
    if cue.base in reading.lexicon.plain_base and word[0].isalnum():
        return True
    plural = _is_plural(reading, before, word)
    if not plural and _is_view_of_those_asked(reading, at, cue, before):
        return True
    if word[0].isupper():
        plural = plural or (before.endswith("s") and len(before) > _SHORT) or reading.lower(at - 2) == "and"
    return plural and before != "'s" and (not cue.noun or reading.lower(at + 1) not in _AFTER_NOUN)


def _is_view_of_those_asked(reading: SentenceView, at: int, cue: Cue, before: str) -> bool:
    """Tell whether a participle before a verb of backing is its subject: "a third of those polled support Ruiz"."""
    return cue.base in reading.lexicon.backing and before.endswith("ed") and reading.lower(at + 1) not in _AFTER_NOUN


def _is_singular_verb(reading: SentenceView, at: int) -> bool:
    """Tell whether a form with -s agrees with a singular before it and has an object behind it."""
    before, word, after = reading.lower(at - 1), reading.words[at - 1], reading.lower(at + 1)
    capital = at + 1 < reading.last and reading.words[at + 1][0].isupper()
    if after in (".", "") and _closes_sentence(reading, at):
        return True
    opens = (after in _OBJECTS or after in DETERMINERS or capital) and not _is_object(reading, at)
    return (opens or word[0].isupper()) and not _is_plural(reading, before, word) and after not in _AFTER_SINGULAR


def _closes_sentence(reading: SentenceView, at: int) -> bool:
    """Tell whether a name behind a comma and a verb close the sentence: the road is shut, Vestnik reports."""
    first = at
    while first > reading.first and reading.is_capitalized(first - 1):
        first -= 1
    return 0 < at - first <= _NAME and reading.lower(first - 1) == ","


def _is_object(reading: SentenceView, at: int) -> bool:
    """Tell whether a word closes the object of a verb before it: have confirmed media reports that."""
    if not reading.lexicon.verbs[reading.lowers[at]].noun or reading.is_capitalized(at - 1):
        return False
    found = reading.subjects.before(at)
    if found is None or found[0] - 1 <= reading.first:
        return False
    verb = reading.lexicon.verbs.get(reading.lowers[found[0] - 1])
    infinitive = verb is not None and verb.form == "base" and reading.lower(found[0] - 2) == "to"
    finite = verb is not None and verb.form in ("past", "third")
    return (infinitive or finite) and verb is not None and verb.base not in reading.lexicon.clausal


def _is_plural(reading: SentenceView, lower: str, word: str) -> bool:
    with_s = lower.endswith("s") and not lower.endswith("ss") and not word[0].isupper()
    return with_s or _is_plural_word(reading, lower)


def _is_plural_word(reading: SentenceView, lower: str) -> bool:
    return lower in _SEVERAL or lower in reading.lexicon.plurals_without_s


def is_completed(reading: SentenceView, at: int, cue: Cue) -> bool:
    """Tell whether what stands beside a verb of several senses gives it the sense of telling; true for all others."""
    wanted = _WITH.get(cue.base)
    if wanted is None:
        return cue.base not in _WITH_CLAUSE or not _has_thing(reading, at)
    after = reading.lower(at + 1)
    if (cue.base, after) in _IDIOMS:
        return _is_idiom(reading.lower(at + 2 + (reading.lower(at + 2) == "the")), after)
    opens = at == reading.first and cue.base not in ("speak", "talk")
    if after in wanted or after in OPENING or opens or _is_completed_later(reading, at, cue, after):
        return True
    if cue.base in reading.lexicon.showing and _is_shown(reading, at):
        return True
    if not reading.ends_speech(at):
        return False
    return reading.lower(at - 1) in CLOSING or after in (".", "", ",") or after in SETTING or after in _BEHIND


def _is_idiom(word: str, before: str) -> bool:
    """Tell whether a verb tells something: spoke on taxes and not on Monday, made it clear."""
    return word not in DAYS and word not in _ANONYMOUS if before == "on" else word == "clear"


_ANONYMOUS = ("condition", "background")
"""Nouns for how somebody speaks who is not to be named: speaking on condition of anonymity."""
_IDIOMS = frozenset((("speak", "on"), ("make", "it")))


def _has_thing(reading: SentenceView, at: int) -> bool:
    """Tell whether the object of a verb is a noun phrase, and no clause or quotation."""
    after = reading.lower(at + 1)
    if reading.ends_speech(at) or reading.lower(at - 1) in ("", ",") or after in _THAT or after in SUBJECTS:
        return False
    if not reading.words[min(at + 1, reading.last - 1)][0].isalnum() or after in SETTING or after in _BEHIND:
        return False
    for number in range(at + 2, min(at + _OBJECT_REACH, reading.last)):
        lower = reading.lowers[number]
        if lower in CLOSING or lower in OPENING or is_finite(reading, number):
            return False
        if reading.words[number] in ",;:":
            return reading.lower(number + 1) not in OPENING
    return True


def _is_completed_later(reading: SentenceView, at: int, cue: Cue, after: str) -> bool:
    """Tell whether the completing word stands some words on: "saw the plan as a threat", "stated on Monday that"."""
    if cue.base == "see" and "as" in reading.lowers[at + 2 : min(at + 7, reading.last)]:
        return True
    return after in SETTING and "that" in reading.lowers[at + 2 : min(at + 8, reading.last)]


def _is_shown(reading: SentenceView, at: int) -> bool:
    """Tell whether a document or data stand before a verb."""
    subject = reading.lowers[max(reading.first, at - _SUBJECT_REACH) : at]
    return not reading.lexicon.showing_things.isdisjoint(subject)
