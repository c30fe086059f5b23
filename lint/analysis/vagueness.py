"""Vague sources: people of a kind, several or some, who are said to say or think something and whom nobody can identify.

The ladder of sources runs from named, titled and organization down to officials, sources and some; what stands on the lower
rungs is found here by form: a plural of people without an article (officials, voters in the valley), a quantity (some, many of
them) or one whom the copy keeps anonymous (a source, a person close to the talks), beside a word of saying or thinking.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from lint.analysis.sentences import Sentence
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import AUXILIARIES, FUNCTION_WORDS, GROUP_NOUNS, PLAIN_SAYING, PRONOUNS, SAYING_VERBS, inflected

Rung = Literal["officials", "kind", "sources", "some"]
"""How low a vague source stands: people in office, people of a kind, sources, or nobody in particular."""

_OFFICIALS = frozenset(
    """officials authorities aides advisers advisors diplomats prosecutors investigators lawmakers senators ministers
    spokesmen spokespeople commanders generals agents officers regulators congressmen politicians""".split()
)
_SOURCES = frozenset("sources source insiders insider people person persons individuals reports".split())
_QUANTITIES = frozenset("some many most others several few someone somebody plenty lots".split())
_ANONYMOUS = frozenset("source insider person".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten dozens scores hundreds thousands multiple".split())
_DETERMINERS = _QUANTITIES | _NUMBERS | {"other", "various", "certain", "unnamed", "anonymous", "more", "a", "an", "one", "another"}

_PEOPLE = GROUP_NOUNS | frozenset(
    """voters skeptics women men persons individuals fans employees attendees trustees appointees nominees retirees refugees associates trackers foes rivals enemies neighbors colleagues celebrities loyalists
    veterans immigrants refugees migrants troops detectives consultants donors delegates attendees tycoons peers
    pros elites citizens villagers locals customers clients victims patients parents mothers fathers children kids youths
    reformers hawks doves moderates superdelegates callers families proponents advocates respondents opponents minorities employers planners speakers superiors bosses radicals progressives evangelicals christians muslims jews catholics americans
    russians ukrainians europeans conservatives liberals independents millennials progressives professionals executives
    strategists operatives surrogates pollsters handicappers bloggers pundits scholars academics engineers bankers
    traders investors landlords tenants drivers farmers miners nurses clergy bishops priests rabbis cops deputies judges
    justices mayors governors candidates contenders hopefuls presidents secretaries envoys monitors inspectors
    auditors ethicists theorists libertarians socialists feminists environmentalists humanitarians traditionalists readers viewers
    listeners users bystanders onlookers guests hosts anchors actors artists musicians writers authors critics partisans
    members sceptics legislators councilors councillors peacekeepers rebels militants insurgents captives hostages
    inmates prisoners detainees defendants plaintiffs jurors""".split()
)
_AGENTS = ("ists", "ers", "ors", "ians", "crats", "men", "women", "ants", "goers", "folk")
"""Endings of plurals of people, for words that are not listed."""

_THINGS = frozenset(
    """numbers papers letters matters orders powers letters newspapers computers dollars offers towers others figures members
    factors errors doctors sectors mirrors rumors rumours motors vendors minors centers centres chapters quarters headquarters
    corners borders shoulders fingers years others answers ers waters weathers drivers plants grants restaurants events
    accents talents moments documents statements comments events agents fees trees degrees committees employees refugees
    trustees guarantees attendees acres layers servers browsers banners posters filters flyers fliers trailers trackers
    lawyers players computers disasters encounters summers winters wonders dinners owners manners partners covers papers
    barriers carriers fighters bombers helicopters missiles rockets launchers semesters specimen regimen abdomen omens
    chambers clusters routers printers scanners drawers elevators indicators editors emperors colors colours flavors favors favours
    behaviors harbors neighbors labors tumors terrors horrors errors odors sensors tractors corridors meters centimeters kilometers
    liters hours ours yours theirs hers tenders gestures customers registers characters parameters diameters
    skyscrapers scooters diapers crackers ladders murders orders rivers silvers suppers tickers tigers trailers truckers twitters
    whiskers winners zippers thermometers billboards advertisers retailers insurers lenders airliners cruisers containers""".split()
) - _PEOPLE - frozenset(
    """doctors drivers employees attendees trustees lawyers players owners partners fighters editors winners customers
    lenders retailers insurers advertisers truckers agents vendors minors""".split()
)
"""Words with such an ending that are no people, or rarely speak."""

_ATTITUDES = inflected(
    """hope fear worry expect suspect doubt wonder agree disagree regard view blame fault guess assume speculate conclude
    grumble gripe deride applaud laud denounce decry lament bemoan fret advise recommend envision anticipate plead
    chant scream yell shout cite point dispute counter echo portray characterize theorize attribute forecast""".split()
) | frozenset(
    """feel felt forecast foresee foresaw bet swore say says said""".split()
)
_NOT_THEIRS = frozenset("respond responded propose proposed read post posted demand demanded reveal revealed order ordered".split())
_CUES = frozenset(word for word in SAYING_VERBS | _ATTITUDES if not word.endswith(("ing", "s"))) - _NOT_THEIRS
"""Forms that go with a plural."""

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
_SKIPPED = frozenset("also still now then already later even often long all both alike alone here there today not".split())
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
    if word in _PEOPLE or word in _QUANTITIES or word in _ANONYMOUS or word in _SOURCES:
        return True
    return word.endswith(_AGENTS) and len(word) > _SHORTEST and word not in _THINGS and word.isalpha()


_SHORTEST = 5
_BODIES = frozenset("governments countries nations reports".split())


def _read(
    tokens: Tokens, sentence: Sentence, number: int, head: int, is_common: Callable[[str], bool]
) -> VagueSource | None:
    lowers = tokens.lowers
    word = lowers[head]
    if tokens.is_capitalized(head) and head > sentence.first:
        return None
    first = _start(tokens, sentence, head) if word not in _QUANTITIES else head
    if word == "others" and head > sentence.first and lowers[head - 1] in _DETERMINERS:
        first = head - 1
    if first is None or (
        tokens.is_capitalized(first) and lowers[first] not in FUNCTION_WORDS and not is_common(lowers[first])
    ):
        return None
    opening = lowers[first]
    if word in _ANONYMOUS and opening not in ("a", "an", "one", "another"):
        return None
    if word not in _ANONYMOUS and opening in ("a", "an", "one", "another"):
        return None
    cue = _cue_behind(tokens, sentence, head) if _is_subject(tokens, sentence, first) else None
    if cue is not None and first > sentence.first and lowers[first - 1] in _RELATIVES and lowers[cue] not in _PLAIN:
        cue = None
    if cue is not None:
        return VagueSource(first, cue + 1, number, _rung(lowers, first, head))
    before = _cue_before(tokens, sentence, first, head)
    after = tokens.lowers[head + 1] if head + 1 < sentence.last else "."
    if before is not None and (word not in _QUANTITIES or after in FUNCTION_WORDS or not after[0].isalnum()):
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
        if first - 2 == sentence.first or not tokens.words[first - 3][0].isalnum() or tokens.lowers[first] in _QUANTITIES:
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
    if lowers[head] in _QUANTITIES or lowers[first] in _QUANTITIES:
        return "some"
    if lowers[head] in _SOURCES:
        return "sources"
    return "officials" if lowers[head] in _OFFICIALS else "kind"


def _start(tokens: Tokens, sentence: Sentence, head: int) -> int | None:
    """Return the token that opens the source, None where an article, a possessive or a name makes it definite."""
    words, lowers = tokens.words, tokens.lowers
    first = head
    while first > sentence.first and head - first < _LEFT:
        before = lowers[first - 1]
        if before in _DETERMINERS:
            first -= 1
            if lowers[first] != "other":
                break
            continue
        if before in FUNCTION_WORDS:
            break
        if words[first - 1] == "-" and first - 2 >= sentence.first:
            first -= 2
            continue
        if not tokens.is_word(first - 1) or before in _CUES:
            break
        if tokens.is_capitalized(first - 1) and first - 1 > sentence.first:
            return None
        if before == "'s":
            return None
        first -= 1
    if first > sentence.first:
        before = lowers[first - 1]
        if before in _DEFINITE or before in ("'s", "’s", "'") or (words[first - 1] in "’'" and tokens.adjacent(first - 2)):
            return None
        if tokens.is_capitalized(first - 1) and before not in FUNCTION_WORDS and tokens.is_word(first - 1) and first - 1 > sentence.first:
            return None
    return first


_DEFINITE = frozenset("the these those his her my your its our their whose both all each every no".split())


def _cue_behind(tokens: Tokens, sentence: Sentence, head: int) -> int | None:
    """Return the token of the cue whose subject ends with, or is followed up behind, the head."""
    lowers, words = tokens.lowers, tokens.words
    at, modified, comma, relative, modal, being = head + 1, False, False, False, False, False
    last = min(sentence.last, head + _REACH)
    while at < last:
        word = lowers[at]
        if relative and word not in ("say", "said", "argue", "believe"):
            if words[at] in ".,;:?!\"“”":
                return None
            at += 1
            continue
        if word in _CUES and word not in _SINGULAR and lowers[at - 1] not in _NO_VERB_AFTER:
            counted = word in ("added", "add") and at + 1 < last and words[at + 1][0].isdigit()
            return None if being or modal or counted else at
        if word in _SINGULAR and lowers[head] in _ANONYMOUS:
            return at
        if word in _SAYING_NOW and being:
            return None if modal else at
        if word in _FEELINGS and lowers[at + 1 : at + 2] == ["that"]:
            return None if modal else at
        modal, being = modal or word in _MODALS, being or word in _BEING
        if word in AUXILIARIES or word in _SKIPPED or (word.endswith("ly") and tokens.is_word(at)):
            at += 1
            continue
        if word == "who" and at > head:
            relative = True
            at += 3
            continue
        if word == "and" and modified and (lowers[at + 1] in _BEHIND or tokens.is_capitalized(at + 1)):
            at += 1
            continue
        if word in PRONOUNS or word in _STOPS:
            return None
        if word == ",":
            if comma or at + 1 >= last or lowers[at + 1] not in FUNCTION_WORDS - {"and", "or", "but", "while"} | {"including"}:
                return None
            closing = next((n for n in range(at + 1, last) if words[n] == ","), None)
            if closing is None or lowers[closing + 1] not in _CUES | AUXILIARIES:
                return None
            at, comma = closing + 1, True
            continue
        if word in _BEHIND:
            modified = True
        elif not modified or not (words[at][0].isalnum() or words[at][0] in "-'’"):
            return None
        at += 1
    return None


_MODALS = frozenset("would could should might must will may can cannot".split())
_HELD = frozenset(
    """seen viewed described regarded called accused criticized criticised denounced condemned believed considered praised
    perceived hailed blamed derided mocked dismissed""".split()
)
_BEING = frozenset("is are was were be been being get got".split())
_NO_VERB_AFTER = frozenset("the a an of to in on at for from with by his her their its our my your this these those".split())


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
        if (lowers[noun] in _NOUNS and tokens.lowers[head + 1 : head + 2] == ["that"]) or (lowers[before] == "by" and lowers[noun] in _HELD):
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


def rungs(sources: Sequence[VagueSource], wanted: frozenset[str]) -> Iterator[VagueSource]:
    """Yield the sources on the wanted rungs."""
    return (source for source in sources if source.rung in wanted)
