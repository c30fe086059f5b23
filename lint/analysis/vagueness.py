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
    """voters skeptics women men persons individuals fans foes rivals enemies neighbors colleagues celebrities loyalists
    veterans immigrants refugees migrants troops police detectives consultants donors delegates attendees tycoons peers
    pros elites citizens villagers locals customers clients victims patients parents mothers fathers children kids youths
    reformers hawks doves moderates radicals progressives evangelicals christians muslims jews catholics americans
    russians ukrainians europeans conservatives liberals independents millennials progressives professionals executives
    strategists operatives surrogates pollsters handicappers bloggers pundits scholars academics engineers bankers
    traders investors landlords tenants drivers farmers miners nurses clergy bishops priests rabbis cops deputies judges
    justices mayors governors candidates contenders hopefuls presidents secretaries envoys monitors inspectors
    auditors ethicists theorists libertarians socialists feminists environmentalists humanitarians traditionalists readers viewers
    listeners users bystanders onlookers guests hosts anchors actors artists musicians writers authors critics partisans
    members sceptics legislators councilors councillors peacekeepers police rebels militants insurgents captives hostages
    inmates prisoners detainees defendants plaintiffs jurors""".split()
)
_AGENTS = ("ists", "ers", "ors", "ians", "crats", "men", "women", "ants", "ees", "goers", "folk")
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
    """hope fear worry expect suspect doubt wonder agree disagree consider regard view blame fault question dismiss
    guess assume imagine speculate conclude object marvel grumble gripe deride ridicule applaud laud welcome denounce
    decry lament bemoan fret advise recommend envision anticipate plead chant scream yell shout cite point dispute
    contradict counter echo swear portray characterize liken sense recognize realize realise theorize attribute forecast
    perceive recollect deem express""".split()
) | frozenset(
    """feel felt see saw know knew understand understood forecast foresee foresaw bet swore say says said""".split()
)
_CUES = (SAYING_VERBS | _ATTITUDES) - frozenset(word for word in SAYING_VERBS | _ATTITUDES if word.endswith("ing"))
_SINGULAR = frozenset("says tells thinks believes hopes fears wants argues claims notes adds".split())
_FEELINGS = frozenset(
    """concerned worried skeptical sceptical hopeful convinced afraid confident certain sure optimistic pessimistic wary
    divided split adamant furious angry upset outraged unhappy alarmed aware surprised shocked frustrated dismayed
    disappointed anxious nervous eager critical dubious doubtful fearful uneasy satisfied dissatisfied pleased thrilled
    excited willing unwilling determined reluctant unsure uncertain quick keen unconvinced unanimous comfortable
    uncomfortable proud glad happy sympathetic supportive saying telling calling asking arguing warning predicting hoping
    expecting wondering complaining demanding urging claiming praising criticizing criticising questioning insisting
    suggesting pushing looking thinking feeling talking""".split()
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
_CLOSING = frozenset(",”\"’»")
_TELLING = frozenset("tell tells told ask asks asked".split())
_REACH = 14
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
) -> list[VagueSource]:
    """Return the vague sources outside quotation marks, in the order of the text."""
    heads = sorted(at for word, places in tokens.vocabulary.items() if _is_people(word) for at in places)
    found: list[VagueSource] = []
    for head in heads:
        number = sentence_at(tokens.starts[head])
        if number is None or in_quotation(tokens.starts[head]):
            continue
        source = _read(tokens, sentences[number], number, head)
        if source is not None and (not found or source.first >= found[-1].last):
            found.append(source)
    return found


@lru_cache(maxsize=65536)
def _is_people(word: str) -> bool:
    if word in _PEOPLE or word in _QUANTITIES or word in _ANONYMOUS or word in _SOURCES:
        return True
    return word.endswith(_AGENTS) and len(word) > _SHORTEST and word not in _THINGS and word.isalpha()


_SHORTEST = 5


def _read(tokens: Tokens, sentence: Sentence, number: int, head: int) -> VagueSource | None:
    lowers = tokens.lowers
    word = lowers[head]
    if tokens.is_capitalized(head) and (head > sentence.first or word not in _PEOPLE | _QUANTITIES | _SOURCES):
        return None
    first = _start(tokens, sentence, head)
    if first is None:
        return None
    opening = lowers[first]
    if word in _ANONYMOUS and opening not in ("a", "an", "one", "another"):
        return None
    if word not in _ANONYMOUS and opening in ("a", "an", "one", "another"):
        return None
    cue = _cue_behind(tokens, sentence, head) if _is_subject(tokens, sentence, first) else None
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
    if before == "and" and first - 1 > sentence.first and tokens.is_capitalized(first - 2) and first - 2 > sentence.first:
        return False  # named ones come before
    return before in _BEFORE_SUBJECTS or not tokens.words[first - 1][0].isalnum() or before in SAYING_VERBS


_BEFORE_SUBJECTS = frozenset(
    """and but or that while as because if when although though since where what how why which whether so then yet still
    even also meanwhile however until after before than who whom today now monday tuesday wednesday thursday friday saturday
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
        if not tokens.is_word(first - 1) or before in _CUES or before.endswith("ing"):
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


_DEFINITE = frozenset("the this that these those his her my your its our their whose both all each every no what which".split())


def _cue_behind(tokens: Tokens, sentence: Sentence, head: int) -> int | None:
    """Return the token of the cue whose subject ends with, or is followed up behind, the head."""
    lowers, words = tokens.lowers, tokens.words
    at, modified, comma = head + 1, False, False
    last = min(sentence.last, head + _REACH)
    while at < last:
        word = lowers[at]
        if word in _CUES and word not in _SINGULAR and lowers[at - 1] not in _NO_VERB_AFTER:
            return None if lowers[at - 1] in _BEING else at
        if word in _SINGULAR and lowers[head] in _ANONYMOUS:
            return at
        if word in _FEELINGS and at > head + 1:
            return at
        if word in AUXILIARIES or word in _SKIPPED or (word.endswith("ly") and tokens.is_word(at)):
            at += 1
            continue
        if word in PRONOUNS or word in _STOPS:
            return None
        if word == ",":
            if comma or lowers[at + 1 : at + 2] not in (["including"], ["such"], ["like"], ["some"], ["both"], ["among"]):
                return None
            closing = next((n for n in range(at + 1, last) if words[n] == ","), None)
            if closing is None:
                return None
            at, comma = closing + 1, True
            continue
        if word in _BEHIND:
            modified = True
        elif not modified or not (words[at][0].isalnum() or word in "-'’"):
            return None
        at += 1
    return None


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
        if (lowers[noun] in _NOUNS and tokens.lowers[head + 1 : head + 2] == ["that"]) or (lowers[before] == "by" and lowers[noun] in _CUES | {"seen", "known", "understood"}):
            return noun
        return None
    if lowers[before] in PLAIN_SAYING and lowers[before] not in _TELLING and before > sentence.first and tokens.words[before - 1] in _CLOSING:
        return before
    return before if lowers[before] in ("citing", "quoting", "per") else None


def rungs(sources: Sequence[VagueSource], wanted: frozenset[str]) -> Iterator[VagueSource]:
    """Yield the sources on the wanted rungs."""
    return (source for source in sources if source.rung in wanted)
