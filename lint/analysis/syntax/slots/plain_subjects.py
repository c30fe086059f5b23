"""Which subjects of a verb have a number that can be told: the guards of the slots of agreement."""

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.syntax.chunks import MANY, MARKS, ONE, TIMES
from lint.analysis.syntax.complements import PREPOSITIONS
from lint.analysis.syntax.slots.sentence_words import PART, TO_BASE, VERBAL, SentenceWords

DEMANDING = ("demand", "request", "recommend", "insist", "propos", "urg", "suggest", "requir", "ask", "order")
"""Beginnings of the verbs behind which a clause has a base form: asked that he leave."""
PRONOUNS = frozenset("i you he she it we they".split())
"""Pronouns that are subjects only, and “you” and “it”."""
_ASKING = frozenset("what which whose how".split())
_CLAUSAL = frozenset("that whether because while if although though unless once so".split())
_CAUSING = frozenset("make makes made let lets help helps helped see saw hear heard watch than as like".split())
_EITHER_NUMBER = TIMES | frozenset(
    """all some any none most half more less rest majority minority lot lots part percent kind kinds sort sorts type pair
        couple trio team staff crew coalition board enforcement youth police public media data press family group party
        number there that what who which one mine yours ours theirs everyone everybody you couple band duo range series
        variety elite rich poor fish buffalo handful tons ton tonnes side club proportion militia species hurdles doubt bundle miles metres kilometres dollars euros pounds points seats aircraft odds politics share batch dozen hundred thousand million billion audience committee council government company firm defence defense prosecution opposition
        cabinet army jury crowd""".split()
)
"""Heads that take a verb of either number, or do not show theirs."""
_POINTING = frozenset("this that these those".split())
_RELATIVE = frozenset("who that which".split())
_ASIDE = 6
"""Words before an antecedent among which another relative clause makes it doubtful."""
_FEW = 5
"""Uses below which a word is too rare for its tag to be relied on."""
_WELL, _CLEARLY = 40, 700
"""Uses from which on a noun is well counted, and thousandths in one number that make it its number."""
_NUMBERED = frozenset(
    "is are was were has have does do isn't aren't wasn't weren't hasn't haven't doesn't don't".split()
)
_KNOWN = 50
"""Uses from which on a word is taken for a common one where it begins a sentence."""


def is_plain(sentence: SentenceWords, at: int, number: str) -> bool:
    """Tell whether the subject of the verb at a place, which shows a number, is one whose own number can be told."""
    found = sentence.reading.subject(at)
    return (
        _is_found(sentence, at)
        and (sentence.tags[at] != "VB" or (found.sure and _stands_free(sentence, at, found.first)))
        and (found.kind == "several" or not _is_misread(sentence, found.head, found.number))
        and _may_stand_behind(sentence, found.first - 1)
        and _is_whole(sentence, at)
        and _has_one_number(sentence, at)
        and not _is_odd_name(sentence, found.head, number)
    )


def shows_number(sentence: SentenceWords, at: int) -> bool:
    """Tell whether a form of “be”, “have” or “do” has a sure subject whose head is a pronoun or a well-counted noun."""
    found = sentence.reading.subject(at)
    if sentence.lowers[at] not in _NUMBERED or not found.sure or found.kind not in ("plain", "relative", "several"):
        return False
    head = sentence.word(found.head)
    if head in PRONOUNS or head == "one" or found.kind == "several":
        return True
    if _may_be_amount(sentence, found.first, found.head, at) or _may_be_parted(sentence, found.head, at):
        return False
    counted = sentence.known.of(head)
    one, many = counted.of("NN"), counted.of("NNS")
    return (
        sentence.words[found.head].islower()
        and counted.uses >= _WELL
        and max(one, many) >= _CLEARLY > 9 * min(one, many)
    )


def _may_be_amount(sentence: SentenceWords, first: int, head: int, at: int) -> bool:
    """Tell whether a number of things may be one thing: six debates is comparable, but not: two drivers was hurt."""
    return "CD" in sentence.tags[first:head] and sentence.tag(at + 1) not in ("VBN", "VBG")


def _may_be_parted(sentence: SentenceWords, head: int, at: int) -> bool:
    """Tell whether a verb or an owner may stand between a head and a verb: the payments suggest the firm has money."""
    between = range(head + 1, at)
    return any(
        sentence.tags[place] == "POS" or sentence.known.of(sentence.lowers[place]).of("VBP", "VBZ", "VBD") >= PART
        for place in between
    )


def _is_found(sentence: SentenceWords, at: int) -> bool:
    """Tell whether the way to the subject of a verb was one that can be relied on."""
    kind = sentence.reading.subject(at).kind
    if kind == "relative":  # and not: the claim that demand for grain will rise
        return _is_plain_antecedent(sentence, at) and not _may_be_noun(sentence, at)
    return kind == "plain" or (kind == "several" and _are_two(sentence, at))


def _is_whole(sentence: SentenceWords, at: int) -> bool:
    """Tell whether a subject asks nothing, as in “what do you want”, and its words belong to it alone."""
    found = sentence.reading.subject(at)
    head, opening, before = sentence.word(found.head), sentence.word(found.first), sentence.word(found.first - 1)
    if before == "that" and found.first == found.head and sentence.tags[found.head] == "NN":
        return False  # those investigating that attack
    asked = not _ASKING.isdisjoint((opening, before)) and head not in PRONOUNS
    if sentence.word(found.head - 1) == "-" or _is_joined(sentence, found.head, at):
        return False  # a street-level view, a man in his forties and a man in his fifties
    return not asked and opening not in TO_BASE and sentence.word(at + 1) not in PRONOUNS


def _is_joined(sentence: SentenceWords, head: int, at: int) -> bool:
    """Tell whether a second subject with an article may stand between the head of a subject and its verb."""
    if sentence.reading.subject(at).kind == "several":
        return False
    joints = (place for place in range(head + 1, at - 1) if sentence.lowers[place] == "and")
    return any(sentence.tags[place + 1] == "DT" for place in joints)


def _may_be_compound(sentence: SentenceWords, head: str, at: int) -> bool:
    """Tell whether what was taken for a verb may be a noun behind another: the water play area, this file photo."""
    verb = sentence.lowers[at]
    if head in PRONOUNS or verb in FUNCTION_WORDS or not _may_be_noun(sentence, at):
        return False
    found = sentence.known.of(verb)
    return head in _POINTING or found.of("VBZ") <= found.of("VB", "VBP")


def _has_one_number(sentence: SentenceWords, at: int) -> bool:
    """Tell whether the head of a subject is a noun, or a pronoun, that takes a verb of one number only."""
    found = sentence.reading.subject(at)
    head = sentence.word(found.head)
    if _may_be_compound(sentence, head, at):
        return False
    if head == "one" and sentence.word(found.head + 1) == "of":
        return True
    if head in _EITHER_NUMBER or head.endswith("ics") or not head[0].isalpha():
        return False
    return not sentence.word(found.first)[0].isdigit() and sentence.tags[found.head] != "CD"


def _is_plain_antecedent(sentence: SentenceWords, at: int) -> bool:
    """Tell whether the noun before the relative pronoun of a verb is its antecedent beyond doubt."""
    found, pronoun = sentence.reading.subject(at), sentence.word(at - 1)
    if not _RELATIVE.isdisjoint(sentence.lowers[max(0, found.first - _ASIDE) : found.first]):
        return False  # a man who has principles who says
    if sentence.words[found.head][0].isupper() and not _is_common(sentence, found.head):
        return False
    if pronoun == "who":
        return True
    return pronoun in ("that", "which") and found.sure and sentence.word(at - 2) not in MARKS | {","}


def _are_two(sentence: SentenceWords, at: int) -> bool:
    """Tell whether the subject of a verb is two persons, or two nouns with a determiner of their own: they are many."""
    reading = sentence.reading
    found, second = reading.subject(at), reading.noun_ending(at)
    if second is None or not found.sure or "," in (sentence.word(found.first - 1), sentence.word(at - 1)):
        return False
    if sentence.word(second.first - 1) != "and":
        return False
    first = reading.noun_ending(second.first - 1)
    if first is None or first.head != found.head:
        return False
    if all(_names_person(sentence, group.head) for group in (first, second)):
        return True
    return all(sentence.tags[group.first] in ("DT", "PRP$") for group in (first, second))


def _stands_free(sentence: SentenceWords, at: int, first: int) -> bool:
    """Tell whether a base form is no noun, and nothing before it and its subject asks for one: a wish, a question."""
    before = sentence.lowers[max(0, at - 12) : at]
    if not _CAUSING.isdisjoint(before) or any(word.startswith(DEMANDING) for word in before):
        return False
    if sentence.lowers[at - 1] in PRONOUNS:
        return TO_BASE.isdisjoint(sentence.lowers[max(0, first - 2) : at])
    noun = _may_be_noun(sentence, at) or sentence.tag(at + 1).startswith("NN")
    return not noun and sentence.word(first - 1) != "," and TO_BASE.isdisjoint(sentence.lowers[max(0, first - 2) : at])


def _may_be_noun(sentence: SentenceWords, at: int) -> bool:
    return sentence.known.of(sentence.lowers[at]).of("NN", "NNS") >= PART


def _is_misread(sentence: SentenceWords, head: int, number: str) -> bool:
    """Tell whether the number that the tag of a noun shows is not the one that the noun nearly always has."""
    lower = sentence.lowers[head]
    if lower in PRONOUNS or lower in _POINTING or lower == "one":
        return False
    found = sentence.known.of(lower)
    name = sentence.tags[head] in ("NNP", "NNPS")
    if found.uses < _FEW and not name:
        quoted = not MARKS.isdisjoint((sentence.word(head - 1), sentence.word(head + 1)))
        return number == ONE and (quoted or lower.endswith("s"))
    if number == ONE and lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return not found.uses or sentence.known.of(lower[:-1]).of("NN") >= VERBAL
    return sentence.tags[head] != "CD" and _is_counted_otherwise(sentence, head, number)


def _is_counted_otherwise(sentence: SentenceWords, head: int, number: str) -> bool:
    found = sentence.known.of(sentence.lowers[head])
    many, one = found.of("NNS"), found.of("NN")
    if many + one < PART and sentence.tags[head] not in ("NNP", "NNPS"):
        return True
    return many > one if number == ONE else number == MANY and one > many


def _may_stand_behind(sentence: SentenceWords, before: int) -> bool:
    """Tell whether a subject may begin behind a token: no preposition, no verb with a base form behind its object."""
    while before > 0 and (sentence.word(before) in MARKS or sentence.tag(before) == "RB"):
        before -= 1
    word, tag = sentence.word(before), sentence.tag(before)
    if tag == "CC":
        return before <= 0
    if word in PREPOSITIONS or word in TO_BASE or word in _CAUSING or word in (")", "]"):
        return False
    return tag not in ("POS", "TO", "VB", "VBG", "VBN") and (tag != "IN" or word in _CLAUSAL)


def _is_odd_name(sentence: SentenceWords, head: int, number: str) -> bool:
    """Tell whether a name may take either number: it ends in s, is in capitals, or has a plural verb as a team has."""
    word, lower = sentence.words[head], sentence.lowers[head]
    if not word[0].isupper() or _is_common(sentence, head):
        return False
    if _names_person(sentence, head):
        return False
    return lower.endswith("s") or (word.isupper() and len(word) > 1) or number == MANY


def _is_common(sentence: SentenceWords, at: int) -> bool:
    """Tell whether a word with a capital is no name: a pronoun, or the first word of the sentence and a known one."""
    lower = sentence.lowers[at]
    if lower in PRONOUNS or lower in _POINTING or lower == "one":
        return True
    if sentence.names_person(lower):
        return False
    first = all(sentence.word(place) in MARKS for place in range(at))
    return first and sentence.tags[at] in ("NN", "NNS") and sentence.known.of(lower).uses >= _KNOWN


def _names_person(sentence: SentenceWords, head: int) -> bool:
    """Tell whether the name that ends at a token is that of a person, by its last word or the one before."""
    lower, before = sentence.lowers[head], sentence.word(head - 1)
    if not sentence.words[head][0].isupper() or sentence.known.of(lower).uses >= _KNOWN:
        return False
    if head > 0 and sentence.words[head - 1][0].isupper() and not sentence.known.of(before).uses:
        return before != lower and sentence.names_person(before)
    return sentence.names_person(lower)
