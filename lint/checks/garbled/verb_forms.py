"""Report a verb in a form that the word before it never has behind it: did went, will meets, for stabilise."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import ClassVar, NamedTuple

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.lexicon.word_tags import TagShares
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_MODALS = frozenset(
    """will would can could should may might must shall cannot can't won't wouldn't couldn't shouldn't mustn't""".split()
)
_DO = frozenset("do does did don't doesn't didn't".split())
_HAVE = frozenset("have has had haven't hasn't hadn't having".split())
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_PREPOSITIONS = frozenset(
    "for of about by without after before from in into on with at against through despite upon".split()
)
_ADVERBS = frozenset("not also soon now never still always already just then even only often ever".split())
_FOLLOWS_VERB = frozenset(
    """the a an his her its their our my this that these those him them it us me you who what all some any each both
    several many one two three more to by from with in on at for into about of against until after before when if and
    or as because""".split()
)
"""What follows a verb: its object, a preposition, another clause."""
_OBJECTS = frozenset(
    "the a an his her its their our my this these those him them it us me each both several many".split()
)
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "PRP$", "DT", "PRP")
_BEFORE_NOUN_WILL = frozenset("ill good free political popular iron the a his her their its".split())
_BEFORE_ADVERBIAL_OF = frozenset("- so kind sort out".split())
_BEFORE_GERUND = frozenset("for of by without about".split())
_DETERMINERS = frozenset("the a an his its their our my these those".split())
_OFTEN_VERB = 250
"""Thousandths of its uses from which on a word that may be a noun is often a verb."""
_AS_NOUN = 25
"""Thousandths of its uses in which a verb may be a noun, as in “think tank”, to be none behind a preposition."""
_FINITE = ("VBD", "VBZ", "VBP", "NNS")
_MOSTLY = 700
_AFTER_PARTICIPLE = frozenset("in on at by to from with for until during".split())
_NO_INFINITIVE = frozenset(
    """need needs have has had go goes going gone went come comes came like likes liked out on about free forward used
    ought moved set happy proud quick careful afraid begun seem seems appear appears choose chooses""".split()
)
"""Catenatives that take a bare verb or other words as well: need not, go see, come home, set."""
_ALSO_ADVERBS = frozenset(("likely", "unlikely"))
_AS_PLURAL = 300
_INVARIANT = frozenset(
    """let put set cut hit cost hurt shut split spread burst cast shed quit rid bid thrust upset broadcast forecast read
    come become overcome run rerun beat""".split()
)
"""Verbs whose participle is their base form."""
_SHORTEST = 3
"""Letters of a verb; shorter ones but “go” are function words."""
_NEAR = 20
"""Words before “be” among which “all he did was” allows a bare verb behind it."""
_ALLOWS_BARE = frozenset("all what do does did doing done thing things only best least most had rather".split())


@dataclass(frozen=True, eq=False, repr=False)
class VerbForm:
    """Report a word and the verb behind it, an adverb or two between them aside, that do not go together.

    `after` chooses the words: `modal` (will meets), `do` (did not went), `have` (has destroy the bridge), `be` (is
    announce that), `to` (to signed the deal), `preposition` (for stabilise prices) and `infinitive`, words of the class
    `catenatives` whose “to” is lost (intends increase taxes). A verb counts only where its
    form is hardly ever anything else, as `lint.analysis.lexicon.word_tags` has counted, and what follows fits a verb.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(())
    unit: ClassVar[Unit] = "block"

    after: tuple[str, ...]

    @property
    def trigger_classes(self) -> tuple[str, ...]:
        """The classes whose words stand before a verb."""
        return ("catenatives",) if "infinitive" in self.after else ()

    @cached_property
    def _tests(self) -> Mapping[str, Callable[[SharedLayers, int, int, TagShares], bool]]:
        """The test of each word that may stand before a verb."""
        chosen = [(words, test) for name, words, test in _TESTS if name in self.after]
        return {word: test for words, test in chosen for word in words}

    def triggers(self) -> frozenset[str] | None:
        """Return the words before the verbs."""
        return frozenset(self._tests)

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the word, the adverbs and the verb as one span."""
        tokens = analysis.tokens
        lowers, tests = tokens.lowers, self._tests
        catenatives = _classes(tokens.lexicon).catenatives if "infinitive" in self.after else frozenset()
        for word in sorted([word for word in tokens.vocabulary if word in tests or word in catenatives]):
            test = _after_catenative if word in catenatives else tests[word]
            for at in tokens.vocabulary[word]:
                verb = None if _begins_no_verb(tokens, at + 1) else _verb_behind(analysis, at)
                if verb is None or lowers[verb] in FUNCTION_WORDS or not tokens.words[verb].islower():
                    continue
                shares = analysis.resources.word_tags.of(lowers[verb])
                if shares.uses and test(analysis, at, verb, shares):
                    yield Match(Span(tokens.starts[at], tokens.ends[verb]))


class _Classes(NamedTuple):
    """Pasts that are no participle, words before “to” and a verb, and those of them that take no object."""

    pasts: frozenset[str]
    catenatives: frozenset[str]
    without_object: frozenset[str]


@lru_cache(maxsize=8)
def _classes(lexicon: Lexicon) -> _Classes:
    words = lexicon.words
    return _Classes(
        words("distinct-pasts", "past") - words("distinct-pasts", "base", "participle"),
        words("catenatives") - _NO_INFINITIVE,
        words("intending") | words("intends"),
    )


def _begins_no_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a token is neither a verb nor an adverb before one, so that what is around need not be read."""
    if at >= len(tokens):
        return True
    lower = tokens.lowers[at]
    if lower in _ADVERBS or lower.endswith("ly"):
        return False
    return lower in FUNCTION_WORDS or not tokens.words[at].islower()


def _verb_behind(analysis: SharedLayers, at: int) -> int | None:
    """Return the word behind a token and the adverbs that follow it, None where its sentence ends or a mark comes."""
    tokens = analysis.tokens
    number = analysis.sentence_at(tokens.starts[at])
    if number is None or not (tokens.words[at].islower() or at == analysis.sentences[number].first):
        return None
    verb, last = at + 1, analysis.sentences[number].last
    while verb < last and verb <= at + 2 and (tokens.lowers[verb] in _ADVERBS or tokens.lowers[verb].endswith("ly")):
        verb += 1
    if verb >= last or not tokens.is_word(verb) or len(tokens.words[verb]) < _SHORTEST:
        return None
    joined = tokens.adjacent(verb) and tokens.words[verb + 1] in "-/’'"
    return None if joined or tokens.adjacent(verb - 1) else verb


def _next(analysis: SharedLayers, verb: int) -> str:
    """Return the folded word behind a verb, "." at the end of its sentence."""
    lowers = analysis.tokens.lowers
    return lowers[verb + 1] if verb + 1 < len(lowers) else "."


def _takes_object(analysis: SharedLayers, verb: int) -> bool:
    """Tell whether an object follows a verb: a determiner, a pronoun, a noun."""
    if _next(analysis, verb) in _OBJECTS:
        return True
    if verb + 1 >= len(analysis.tokens) or not analysis.tokens.is_word(verb + 1):
        return False
    return _next(analysis, verb) not in FUNCTION_WORDS and analysis.tag_of(verb + 1) in _NOUN_TAGS


def _fits_verb(analysis: SharedLayers, verb: int) -> bool:
    return _next(analysis, verb) in _FOLLOWS_VERB


def _is_past_only(analysis: SharedLayers, verb: int) -> bool:
    """Tell whether a verb is a past tense and no participle, as “went” and “began” are."""
    return analysis.tokens.lowers[verb] in _classes(analysis.tokens.lexicon).pasts


def _is_changed_in_past(analysis: SharedLayers, verb: int, shares: TagShares) -> bool:
    """Tell whether a base form is no participle, as “let” and “put” are."""
    return not shares.of("VBD", "VBN") and analysis.tokens.lowers[verb] not in _INVARIANT


def _after_modal(analysis: SharedLayers, at: int, verb: int, shares: TagShares) -> bool:
    before = analysis.tokens.lowers[at - 1] if at else ""
    if analysis.tag_of(at) != "MD" or before in _BEFORE_NOUN_WILL:
        return False
    return (shares.is_third or shares.is_past) and _fits_verb(analysis, verb)


def _after_do(analysis: SharedLayers, at: int, verb: int, shares: TagShares) -> bool:
    lowers = analysis.tokens.lowers
    negated = lowers[at].endswith("n't") or "not" in lowers[at + 1 : verb]
    if shares.is_third:
        return negated
    return shares.is_past and (negated or (verb == at + 1 and _next(analysis, verb) in _OBJECTS))


def _after_have(analysis: SharedLayers, at: int, verb: int, shares: TagShares) -> bool:
    if shares.is_base and _is_changed_in_past(analysis, verb, shares):
        return _fits_verb(analysis, verb) and _next(analysis, verb) not in ("and", "or")
    if shares.is_third:
        return _next(analysis, verb) in _OBJECTS | {"that"}
    return _is_past_only(analysis, verb) and analysis.tokens.lowers[at] != "having"


def _after_be(analysis: SharedLayers, at: int, verb: int, shares: TagShares) -> bool:
    lowers = analysis.tokens.lowers
    before = lowers[max(0, at - _NEAR) : at]
    if not _ALLOWS_BARE.isdisjoint(before) or before[-1:] == ["that"] or not _fits_verb(analysis, verb):
        return False  # all he did was leave; the powers that be
    if before and before[-1] in _MODALS and shares.of("VB", "VBP") >= _MOSTLY and not shares.of("VBD", "VBN", "JJ"):
        return _next(analysis, verb) in _AFTER_PARTICIPLE  # will be hold in
    return (
        (shares.is_base and _is_changed_in_past(analysis, verb, shares))
        or _is_past_only(analysis, verb)
        or shares.is_third
    )


def _after_to(analysis: SharedLayers, at: int, verb: int, shares: TagShares) -> bool:
    if verb > at + 1 or _next(analysis, verb) not in _OBJECTS:
        return False
    return shares.is_third or (shares.is_past and shares.of("VBD") >= shares.of("VBN"))


def _after_catenative(analysis: SharedLayers, at: int, verb: int, shares: TagShares) -> bool:
    """Tell whether “to” is lost between a finite verb or an adjective behind its subject and a bare verb."""
    tokens = analysis.tokens
    if verb > at + 1 or not at or not _is_predicate(analysis, at):
        return False
    # “Plans include” is a noun with its verb, and “plans withdraw” looks the same.
    if analysis.resources.word_tags.of(tokens.lowers[at]).of("NNS") > _AS_PLURAL:
        return False
    if shares.is_base and shares.of("NN") <= _AS_NOUN:
        return True
    adjective = tokens.lowers[at - 1] in _BE
    if shares.can_be_base and _next(analysis, verb) in _OBJECTS and not adjective:
        return True
    return (
        tokens.lowers[at] in _classes(tokens.lexicon).without_object
        and shares.can_be_base
        and _takes_object(analysis, verb)
    )


def _is_predicate(analysis: SharedLayers, at: int) -> bool:
    """Tell whether a word stands right behind a subject, an auxiliary or a form of “be”."""
    lower, before = analysis.tokens.lowers[at], analysis.tokens.lowers[at - 1]
    if lower in _ALSO_ADVERBS:
        return before in _BE
    if before in _BE or before in _MODALS or before in _HAVE or before in ("he", "she", "it", "they", "we", "i", "you"):
        return True
    return analysis.tag_of(at - 1) in ("NN", "NNS", "NNP", "NNPS") and analysis.tag_of(at) in _FINITE


def _is_noun_before_object(analysis: SharedLayers, at: int, verb: int, shares: TagShares) -> bool:
    """Tell whether a verb that may be a noun has an object of its own behind a preposition: for repair the dam."""
    lowers = analysis.tokens.lowers
    either = shares.of("VB", "VBP") >= _OFTEN_VERB and shares.of("NN") <= _MOSTLY
    if not either or lowers[at] not in _BEFORE_GERUND or _next(analysis, verb) not in _DETERMINERS:
        return False
    # A phrase that opens its clause may end here: by day the streets are empty.
    return at > 0 and analysis.tag_of(at - 1).startswith(("NN", "VB", "JJ"))


def _after_preposition(analysis: SharedLayers, at: int, verb: int, shares: TagShares) -> bool:
    before = analysis.tokens.lowers[at - 1] if at else ""
    if verb > at + 1 or before in _BEFORE_ADVERBIAL_OF:
        return False
    if _is_noun_before_object(analysis, at, verb, shares):
        return True
    if not shares.is_base or shares.of("NN") > _AS_NOUN:
        return False
    if _takes_object(analysis, verb):
        return True
    # A flag of surrender to them: behind “of”, a noun may have its own preposition.
    joins = ("that",) if analysis.tokens.lowers[at] == "of" else ("from", "to", "that")
    return before != "what" and _next(analysis, verb) in joins


_TESTS = (
    ("modal", _MODALS, _after_modal),
    ("do", _DO, _after_do),
    ("have", _HAVE, _after_have),
    ("be", _BE, _after_be),
    ("to", frozenset(("to",)), _after_to),
    ("preposition", _PREPOSITIONS, _after_preposition),
)
