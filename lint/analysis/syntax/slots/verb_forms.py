"""The slots behind an auxiliary or “to”, where a word stands in a form that belongs elsewhere."""

from collections.abc import Iterator, Sequence

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.syntax.complements import PREPOSITIONS, following
from lint.analysis.syntax.slots.sentence_words import ALIKE, BE, HAVE, PART, TO_BASE, VERBAL, SentenceWords, Slot

_NEVER = 12
"""Thousandths below which a reading of a word is taken for the tagger's error."""
_NOISE = 20
"""Uses in other forms to one as a base form that may be the tagger's error as well."""
_PURE = 600
"""Thousandths from which on a form in -ing is no adjective."""
_LEANS, _ASKED = 1, 2
"""The odds of a base form behind a word and “to”, in powers of two, from which on one is asked for."""
_ALSO_NOUN = 200
_NEAR = 20
"""Words before “be” among which “all he did was” allows a bare verb behind it."""
_ALLOWS_BARE = frozenset("all what do does did doing done thing things only best least most rather powers".split())
_ASKING = frozenset("what how when why where who which since".split())
_BEFORE_NOUN_WILL = frozenset("good ill free political popular iron the a his her their its".split())
_ALSO_BASE = frozenset("found ground bound wound fell saw lay rent".split())
"""Past forms that are base forms of other verbs."""
_OBJECTS = frozenset("what whatever that which much many little more".split())
_ONE_BE = frozenset("is was be been isn't wasn't".split())
"""Forms of “be” behind which a noun in -s would seldom stand."""
AUXILIARIES = TO_BASE | HAVE | BE
"""The words that a slot is behind."""
_ADVERBS = frozenset(
    "not also never now still already always often ever just even only well so far yet soon then".split()
)


def find(sentence: SentenceWords) -> Iterator[Slot]:
    """Yield the words behind an auxiliary or “to” in a form that belongs elsewhere; the value is the auxiliary."""
    for head, lower in enumerate(sentence.lowers[:-1]):
        if lower not in AUXILIARIES or not sentence.words[head].islower() or _is_noun(sentence, head):
            continue
        at = head + 1
        last = min(head + 3, len(sentence.words) - 1)
        while at < last and (sentence.lowers[at] in _ADVERBS or sentence.lowers[at].endswith("ly")):
            at += 1
        if _is_misfit(sentence, head, at) and not _is_allowed(sentence, head, at):
            yield Slot(at, tuple(_of_verb(sentence, head, at)), lower)


def _is_noun(sentence: SentenceWords, head: int) -> bool:
    """Tell whether an auxiliary is a noun where it stands, or closes what stands before: good will, what there is."""
    lower, before = sentence.lowers[head], sentence.word(head - 1)
    if lower == "will":
        return before in _BEFORE_NOUN_WILL
    if lower in BE:
        return before == "there" or (lower == "being" and before not in BE and sentence.tag(head - 1) != "IN")
    return lower in TO_BASE and lower != "to" and before in BE  # a must


def _is_misfit(sentence: SentenceWords, head: int, at: int) -> bool:
    lower = sentence.lowers[at]
    if lower in FUNCTION_WORDS or lower in PREPOSITIONS or sentence.word(at + 1) == "-":
        return False
    if not sentence.words[at].islower() or not lower.isalpha():
        return False
    if not sentence.known.of(lower).uses:
        return lower.endswith(("s", "ing")) and _is_inflected(sentence, lower, VERBAL)
    if sentence.lowers[head] in TO_BASE:
        return lower not in _ALSO_BASE and _is_no_base(sentence, head, at)
    return lower not in ALIKE and _is_no_participle(sentence, sentence.lowers[head], lower)


def _is_no_base(sentence: SentenceWords, head: int, at: int) -> bool:
    lower = sentence.lowers[at]
    found = sentence.known.of(lower)
    other = found.of("VBZ", "VBD", "VBN", "VBG")
    if not other and sentence.tag(head) == "MD":
        return lower.endswith("s") and _has_subject(sentence, head) and _is_inflected(sentence, lower, VERBAL)
    base = 0 if lower.endswith("s") and found.of("VBZ") >= VERBAL else found.of("VB", "VBP")
    return base < max(_NEVER, other // _NOISE) and other >= PART and _is_inflected(sentence, lower, PART)


def _is_no_participle(sentence: SentenceWords, auxiliary: str, lower: str) -> bool:
    found = sentence.known.of(lower)
    if found.of("VBN") >= _NEVER or (auxiliary in BE and found.of("VBG") >= _NEVER):
        return False
    return found.of("VB", "VBP", "VBZ", "VBD", "VBG") >= PART


def _has_subject(sentence: SentenceWords, head: int) -> bool:
    """Tell whether a noun or a pronoun stands right before an auxiliary, and no question before both."""
    asked = not _ASKING.isdisjoint(sentence.lowers[max(0, head - _NEAR) : head])
    return not asked and sentence.tag(head - 1).startswith(("NN", "PRP"))


def _is_allowed(sentence: SentenceWords, head: int, at: int) -> bool:
    """Tell whether the form is right after all: a noun, a question about doing, what he did was leave."""
    lower, auxiliary = sentence.lowers[at], sentence.lowers[head]
    if auxiliary == "to":
        return _is_allowed_behind_to(sentence, head, at)
    found = sentence.known.of(lower)
    before = sentence.lowers[max(0, head - _NEAR) : head]
    if auxiliary in TO_BASE:
        return lower.endswith("ing") and (not _ASKING.isdisjoint(before[-4:]) or _stands_alone(sentence, head, at))
    if auxiliary in HAVE and lower.endswith("ing"):
        claims = found.of("VBG") < _PURE and sentence.tag(at + 1).startswith(("JJ", "NN"))  # has overlapping claims
        return claims or _has_object_before(sentence, head)
    noun = found.of("NN", "NNS")
    if _is_object_or_what_is_there(auxiliary, before, noun):
        return True
    if lower.endswith("s") and noun >= _ALSO_NOUN:
        return noun >= VERBAL or auxiliary not in _ONE_BE
    return auxiliary in BE and not _ALLOWS_BARE.isdisjoint(before) and found.of("VB", "VBP", "VBZ") >= PART


def _is_object_or_what_is_there(auxiliary: str, before: Sequence[str], noun: int) -> bool:
    """Tell whether a noun in so many thousandths of its uses may follow as one: there will be defeats."""
    return noun >= PART if auxiliary in HAVE else noun >= _ALSO_NOUN and "there" in before[-4:]


def _is_allowed_behind_to(sentence: SentenceWords, head: int, at: int) -> bool:
    """Tell whether a word behind “to” may be a noun, or begin a noun group, where no infinitive is asked for."""
    lower = sentence.lowers[at]
    found = sentence.known.of(lower)
    if lower.endswith("ing") and (sentence.word(head - 1) == "used" or sentence.governed(head) < _LEANS):
        return True  # used to driving; from denying to claiming
    noun = lower.endswith("s") and found.of("NN", "NNS") >= PART  # a reference to moves
    describes = found.of("JJ", "VBN") >= PART and sentence.tag(at + 1).startswith("NN")  # according to noted painters
    return (noun or describes) and sentence.governed(head) < _ASKED


def _has_object_before(sentence: SentenceWords, head: int) -> bool:
    """Tell whether the object of “have” may stand before its subject: the papers they have lying there."""
    if not _OBJECTS.isdisjoint(sentence.lowers[max(0, head - 6) : head]):
        return True
    first = sentence.reading.subject(head).first
    return first > 0 and sentence.tag(first - 1).startswith("NN")


def _stands_alone(sentence: SentenceWords, head: int, at: int) -> bool:
    """Tell whether an auxiliary stands for a whole verb group: more time than she did raising money."""
    if sentence.lowers[head] in ("did", "does") and at == head + 1:
        return True
    return not sentence.tag(head - 1).startswith(("NN", "PRP", "W", "RB", "EX", "DT"))


def _is_inflected(sentence: SentenceWords, lower: str, least: int) -> bool:
    """Tell whether a form in -s or -ing belongs to a verb, as that of “swing” and “conservatives” does not."""
    if lower.endswith("s"):
        stems = [lower[:-1], lower[:-2], lower[:-3] + "y"]
    elif lower.endswith("ing"):
        stems = [lower[:-3], lower[:-3] + "e", lower[:-4]]
    else:
        return True
    return any(sentence.known.of(stem).of("VB", "VBP") >= least for stem in stems if stem)


def _of_verb(sentence: SentenceWords, head: int, at: int) -> Iterator[str]:
    auxiliary, lower = sentence.lowers[head], sentence.lowers[at]
    kind = "to" if auxiliary == "to" else "base" if auxiliary in TO_BASE else "have" if auxiliary in HAVE else "be"
    mine, behind = sentence.word_class(at), sentence.word_class(at + 1)
    then = following(sentence.lowers, sentence.tags, at + 1)
    before = sentence.word(head - 1)
    yield ""
    yield f"k {kind}"
    yield f"a {auxiliary} {mine}"
    yield f"w {kind} {lower}"
    yield f"m {kind} {mine}"
    yield f"e {kind} {lower[-3:]}"
    yield f"n {kind} {mine} {behind}"
    yield f"nn {kind} {behind} {sentence.word_class(at + 2)}"
    yield f"nw {kind} {sentence.word(at + 1)}"
    yield f"t {kind} {sentence.tag(at)} {then}"
    yield f"mt {kind} {mine} {then}"
    yield f"b {kind} {before}"
    yield f"be {kind} {before} {lower[-3:]}"
    yield f"bc {kind} {sentence.word_class(head - 1)} {mine}"
    yield f"bb {kind} {sentence.word(head - 2)} {before}"
    yield f"d {kind} {at - head} {mine}"
    yield f"s {kind} {sentence.known.of(lower).of('NN', 'NNS', 'JJ') // 100} {then}"
    if kind == "to":
        asked = sentence.governed(head)
        yield f"g {asked} {mine}"
        yield f"ge {asked} {lower[-3:]} {sentence.tag(head - 1)[:2]}"
        yield f"gt {asked} {lower[-3:] == 'ing'} {then}"
    yield f"u {kind} {sentence.known.of(lower).of('VBZ', 'VBD', 'VBN', 'VBG', 'VB', 'VBP') // 100}"
