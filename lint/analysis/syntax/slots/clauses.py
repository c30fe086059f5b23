"""Places where the clauses of a sentence do not hold together: no verb, a verb too many, no joint between two clauses.

Each function takes a sentence whose subject opens it and gives the token where it breaks, or None. What the reading
cannot tell is left out: clauses behind a verb, noun or adjective that was counted with one (he said, sure, the fact),
clauses on a noun (the music they made), series of three.
"""

from collections.abc import Sequence

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, MONTHS, WEEKDAYS
from lint.analysis.syntax.chunks import BE, MARKS, ONE, TIMES, NounGroup, VerbGroup
from lint.analysis.syntax.complements import PREPOSITIONS
from lint.analysis.syntax.slots.sentence_words import SentenceWords
from lint.analysis.syntax.tagger import FINITE

_JOINTS = frozenset(
    """that which who whom whose what when where why how if whether because while although though unless until since as
    than before after once so lest whereas except but and or nor yet for like whatever whoever wherever whenever however
    now given either neither suppose case provided both , ; : ( ) – — - -- / … [ ]""".split()
)
"""Words and marks that may join a clause to the one before."""
_AUXILIARIES = frozenset(
    """was were is are has have had will would can could may might must should cannot do does did wasn't weren't isn't
    aren't hasn't haven't hadn't won't can't couldn't wouldn't doesn't don't didn't""".split()
)
_INVERTED = frozenset("should were had do does did may".split())
"""Forms that may open a condition or a question: should those towns fall."""
_COMPARING = frozenset("so such more less then too".split())
_OPENERS = frozenset("the his her its their our he she it they we this that these those".split())
_SUBJECTS = frozenset("he she it they we".split())
_OBJECTS = frozenset("him them me us".split())
_NO_SUBJECT = frozenset("all what there here both either neither such more".split())
_SENTENCE_ENDS = (".", '."', ".”")
_INFLECTED = ("VBD", "VBZ", "VBN")
_VERB = 30
"""Thousandths of its uses in which a word that may be a verb is one."""
_ONLY_PAST = 500
_PRESENT = 700
_CLAIM = 0.02
"""Share of the uses of a word with a clause behind it, from which on it may have one."""
_SHORTEST = 8
"""Tokens of a sentence in which a verb is missed; shorter ones are labels."""
_SHORT = 3
"""Letters of an abbreviation with a capital whose full stop may end no sentence."""
_STILL = frozenset('“ ” " ( ) [ ] : ; / | – — - … ,'.split())
"""Marks of labels, lists and headings, which need no verb."""
_DAY = WEEKDAYS | MONTHS | {"noon", "midnight"}


def lost_verb(sentence: SentenceWords) -> int | None:
    """Return 0 for a sentence without a word that may be a finite verb, though a subject and a full stop frame it."""
    lowers = sentence.lowers
    if sentence.tags[1:2] == ["IN"] and lowers[0] in _OPENERS:
        return None  # its like a film: a mark was lost, not a verb
    plural = sentence.tags[0] == "NNS" and sentence.known.of(lowers[0]).of("NNS") >= _ONLY_PAST
    if len(lowers) < _SHORTEST or not (lowers[0] in _OPENERS or plural) or not _STILL.isdisjoint(lowers):
        return None
    if lowers[-1] not in _SENTENCE_ENDS or (not sentence.words[-2].islower() and len(lowers[-2]) <= _SHORT):
        return None
    return None if any(_may_be_finite(sentence, at) for at in range(len(lowers))) else 0


def second_verb(sentence: SentenceWords) -> int | None:
    """Return a finite verb behind the predicate of the first subject that has no subject and no joint of its own."""
    first = _predicate(sentence)
    if first is None or not MARKS.isdisjoint(sentence.lowers):
        return None
    second = _next_finite(sentence, first)
    if second is None or not _is_surely_finite(sentence, first.first) or not _is_surely_finite(sentence, second.first):
        return None
    lowers, at = sentence.lowers, second.first
    if lowers[at] in _INVERTED or not _is_plain_between(sentence, first, at):
        return None
    if sentence.tags[first.head] == "MD" or (at == first.last and lowers[first.head] in _AUXILIARIES):
        return None  # would in truth have; has also left
    return at if at == first.last or _follows_object(sentence, first, at) else None


def _follows_object(sentence: SentenceWords, first: VerbGroup, at: int) -> bool:
    """Tell whether a verb stands right behind an object of the first verb, and is no noun with it."""
    group = sentence.reading.noun_ending(_before_adverbs(sentence, at))
    if group is None or group.first < first.last or not _is_object(sentence, first, group):
        return False
    inflected = sentence.tags[at] == "VBZ" and sentence.lowers[at] not in _AUXILIARIES
    return not (inflected and sentence.tags[group.first] == "NN")  # of magazine covers


def second_clause(sentence: SentenceWords) -> int | None:
    """Return the subject of a second clause that follows an adverb or a day without a joint: rose quickly they left."""
    first = _predicate(sentence)
    second = first and _next_finite(sentence, first)
    if first is None or second is None or not _is_finite(sentence, first.first):
        return None
    group = _subject(sentence, first, second)
    if group is None or not _is_plain_between(sentence, first, group.first):
        return None
    before = sentence.lowers[group.first - 1]
    closed = before in _DAY or (before.endswith("ly") and sentence.tags[group.first - 1] == "RB")
    return group.first if closed and _COMPARING.isdisjoint(sentence.lowers[: group.first]) else None


def comma_splice(sentence: SentenceWords) -> int | None:
    """Return the comma that alone joins two clauses with subjects of their own, the last ones of the sentence."""
    first = _predicate(sentence)
    second = first and _next_finite(sentence, first)
    if first is None or second is None or first.negated or not MARKS.isdisjoint(sentence.lowers):
        return None
    if not _is_finite(sentence, first.first) or sentence.lowers[-1] != ".":
        return None
    lowers, group = sentence.lowers, _subject(sentence, first, second)
    if group is None or lowers[group.first - 1] != ",":
        return None
    at = group.first - 1
    if lowers[at - 1] in BE or not _is_plain_between(sentence, first, at, "vpa"):
        return None
    # His son, another lawyer accused of theft.
    sure = lowers[group.first] in _SUBJECTS or _is_surely_finite(sentence, second.first)
    return at if sure and _ends(sentence, second) else None


def _ends(sentence: SentenceWords, second: VerbGroup) -> bool:
    """Tell whether a second clause tells nobody's words and is the last: the comma is not the first of a series."""
    return not _claims_any(sentence, second.first, second.last) and _next_finite(sentence, second) is None


def _predicate(sentence: SentenceWords) -> VerbGroup | None:
    """Return the finite verb group right behind the noun group that opens a sentence, adverbs between them aside."""
    groups = sentence.reading.nouns
    if not groups or groups[0].first or sentence.lowers[0] in _NO_SUBJECT | _JOINTS:
        return None
    at = groups[0].last
    if "WP$" in sentence.tags[:at]:
        return None
    while at < len(sentence.lowers) and sentence.tags[at] == "RB":
        at += 1
    if not MARKS.isdisjoint(sentence.lowers[:at]) or any("’" in word or "'" in word for word in sentence.words[:at]):
        return None
    found = next((group for group in sentence.reading.verbs if group.finite), None)
    return found if found is not None and found.first == at else None


def _next_finite(sentence: SentenceWords, first: VerbGroup) -> VerbGroup | None:
    return next((group for group in sentence.reading.verbs if group.finite and group.first >= first.last), None)


def _subject(sentence: SentenceWords, first: VerbGroup, second: VerbGroup) -> NounGroup | None:
    """Return the noun group right before a second verb that can only be its subject: a pronoun, a determined noun."""
    group = sentence.reading.noun_ending(_before_adverbs(sentence, second.first))
    if group is None or group.first <= first.last:
        return None
    determined = sentence.tags[group.first] in ("DT", "PRP$") and sentence.tags[group.head].startswith("NN")
    plural = sentence.tags[group.first] == "NNS" and group.last == group.first + 1
    return group if sentence.lowers[group.first] in _SUBJECTS or determined or plural else None


def _before_adverbs(sentence: SentenceWords, at: int) -> int:
    while at and sentence.tags[at - 1] == "RB":
        at -= 1
    return at


def _is_plain_between(sentence: SentenceWords, first: VerbGroup, end: int, parts: str = "vpna") -> bool:
    """Tell whether no joint, and no word of some `parts` that may have a clause behind it, stands before a place."""
    if not _JOINTS.isdisjoint(sentence.lowers[first.last : end]):
        return False
    return not _claims_any(sentence, first.first, end, parts)


def _claims_any(sentence: SentenceWords, first: int, last: int, parts: str = "vpna") -> bool:
    return any(_claims(sentence, at, parts) for at in range(first, last) if sentence.lowers[at] not in FUNCTION_WORDS)


def _claims(sentence: SentenceWords, at: int, parts: str) -> bool:
    """Tell whether a word was counted with a clause behind it, as a verb, noun or adjective."""
    for part in parts:
        counts = sentence.complements.counts(part, sentence.lowers[at])
        clauses = counts.get("that", 0) + counts.get("he", 0) + counts.get("what", 0)
        if clauses > _CLAIM * sum(counts.values()):
            return True
    return False


def _is_object(sentence: SentenceWords, first: VerbGroup, group: NounGroup) -> bool:
    """Tell whether a noun group belongs to the verb or the preposition before it, and so is no subject."""
    behind = sentence.lowers[group.first - 1] in PREPOSITIONS
    if not sentence.tags[group.head].startswith("NN"):
        return sentence.lowers[group.first] in _OBJECTS and (behind or group.first == first.last)
    if sentence.lowers[first.head] in BE or (first.passive and not behind):
        return False  # was convinced the bank had failed; is the treatment men of honour get
    inside: Sequence[str] = sentence.tags[group.first : group.last]
    if "NNP" in inside and not all(tag in ("NNP", "DT") for tag in inside):
        return False  # every moment Lind opens her mouth
    if not (TIMES - _DAY).isdisjoint(sentence.lowers[group.first : group.last]):
        return False
    return behind or group.first == first.last


def _may_be_finite(sentence: SentenceWords, at: int) -> bool:
    lower = sentence.lowers[at]
    if lower in _AUXILIARIES or "'" in lower or "’" in lower or sentence.tags[at] in FINITE:
        return True
    if lower in FUNCTION_WORDS or not lower[0].isalpha():
        return False
    found = sentence.known.of(lower)
    if not found.uses:
        return sentence.words[at].islower()
    named = lower in MONTHS or sentence.tags[at] == "JJR"
    if named or (
        sentence.tags[at] == "NN"
        and not _is_plural(sentence)
        and found.of(*_INFLECTED) < _VERB <= _ONLY_PAST - found.of("VB", "VBP")
    ):
        return False  # a base form is no verb behind a subject of one
    if lower.endswith("ed") or sentence.known.of(lower.removesuffix("s")).of("VB", "VBP") >= _VERB:
        return True
    return found.of("VBD", "VBZ", "VBP", "MD", "VB") >= _VERB


def _is_plural(sentence: SentenceWords) -> bool:
    """Tell whether the noun group that opens a sentence may be of several."""
    groups = sentence.reading.nouns
    return not groups or groups[0].number != ONE


def _is_finite(sentence: SentenceWords, at: int) -> bool:
    return sentence.tags[at] == "VBD" or _is_surely_finite(sentence, at)


def _is_surely_finite(sentence: SentenceWords, at: int) -> bool:
    """Tell whether a word is a finite verb and nothing else, whatever its tag."""
    lower, tag = sentence.lowers[at], sentence.tags[at]
    if lower in _AUXILIARIES:
        return True
    if not sentence.words[at].islower() or tag not in ("VBZ", "VBD"):
        return False
    found = sentence.known.of(lower)
    if tag == "VBZ":
        return found.of("VBZ", "VBP", "VB") >= _PRESENT
    return found.of("VBD") >= _ONLY_PAST and found.of("VBN", "JJ") < _VERB
