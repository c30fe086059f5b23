"""Words for people by what they do or are, and the forms of saying and thinking that go with several of them."""

from functools import lru_cache

from lint.analysis.lexicon.word_lists import GROUP_NOUNS, SAYING_VERBS, inflected

OFFICIALS = frozenset(
    """officials authorities aides advisers advisors diplomats prosecutors investigators lawmakers senators ministers
    spokesmen spokespeople commanders generals agents officers regulators congressmen politicians""".split()
)
SOURCES = frozenset("sources source insiders insider people person persons individuals reports".split())
QUANTITIES = frozenset("some many most others several few someone somebody plenty lots".split())
ANONYMOUS = frozenset("source insider person individual".split())
PARTISANS = frozenset(
    """republican republicans democratic democrat democrats gop tory tories labour conservative conservatives western
    european europeans arab arabs african africans asian asians latino latinos hispanic hispanics muslim muslims christian
    christians jewish jews catholic catholics evangelical evangelicals american americans british federal""".split()
)
"""Parties and peoples, which are written with a capital and name nobody."""

_NUMBERS = frozenset("two three four five six seven eight nine ten dozens scores hundreds thousands multiple".split())
DETERMINERS = (
    QUANTITIES | _NUMBERS | {"other", "various", "certain", "unnamed", "anonymous", "more", "a", "an", "one", "another"}
)

PEOPLE = GROUP_NOUNS | frozenset(
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
AGENT_ENDINGS = ("ists", "ers", "ors", "ians", "crats", "men", "women", "ants", "goers", "folk")
"""Endings of plurals of people, for words that are not listed."""

THINGS = (
    frozenset(
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
    )
    - PEOPLE
    - frozenset(
        """doctors drivers employees attendees trustees lawyers players owners partners fighters editors winners customers
    lenders retailers insurers advertisers truckers agents vendors minors""".split()
    )
)
"""Words with such an ending that are no people, or rarely speak."""

_ATTITUDES = inflected(
    """hope fear worry expect suspect doubt wonder agree disagree regard view blame fault guess assume speculate conclude
    grumble gripe deride applaud laud denounce decry lament bemoan fret advise recommend envision anticipate plead
    chant charge scream yell shout cite point dispute counter echo portray characterize theorize attribute forecast""".split()
) | frozenset("""feel felt forecast foresee foresaw bet swore say says said""".split())
_NOT_THEIRS = frozenset(
    "respond responded propose proposed read post posted demand demanded reveal revealed order ordered".split()
)
_STANCES = inflected(
    """want wish desire crave prefer favor favour yearn hate dislike loathe despise detest admire resent trust distrust
    mistrust support oppose endorse embrace reject resist welcome dismiss know realize realise see consider interpret
    perceive judge question discuss vow threaten refuse brand label dub mock jeer balk object dread disapprove
    sympathize empathize express voice describe depict condemn criticise belittle berate castigate chide commend defame
    defend denigrate deplore deride disparage excoriate fault hail lambaste mock ridicule scold scorn upbraid welcome
    object challenge credit""".split()
) | frozenset("saw knew understood understand misunderstood".split())
PLURAL_CUES = (
    frozenset(word for word in SAYING_VERBS | _ATTITUDES | _STANCES if not word.endswith(("ing", "s"))) - _NOT_THEIRS
)
"""Forms that go with a plural."""

_SHORTEST = 5
_BODIES = frozenset("governments countries nations reports".split())


@lru_cache(maxsize=65536)
def is_people(word: str) -> bool:
    """Tell whether a lower-case word stands for people who may be a vague source."""
    if word in _BODIES:
        return False
    if word in PEOPLE or word in QUANTITIES or word in ANONYMOUS or word in SOURCES:
        return True
    return word.endswith(AGENT_ENDINGS) and len(word) > _SHORTEST and word not in THINGS and word.isalpha()


@lru_cache(maxsize=65536)
def is_one_person(word: str) -> bool:
    """Tell whether a lower-case word in the singular stands for a person by what he or she does or is."""
    if word in _SINGLE:
        return True
    known = word in _SPOKEN_FOR or word in ANONYMOUS or word.endswith("s")
    return not known and is_people(word + "s")


@lru_cache(maxsize=65536)
def is_source(word: str) -> bool:
    """Tell whether a lower-case word can be the head of a vague source: people, or one of them."""
    if not word.endswith(_ENDINGS) and word not in _HEADS:
        return False  # most words of a text
    return is_people(word) or is_one_person(word)


_SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson representative member leader host".split())
"""Those who speak for a body, or of one: their rung is that of an organization."""

_SINGLE = frozenset("woman man congressman another".split())

_ENDINGS = (*AGENT_ENDINGS, *(ending.removesuffix("s") for ending in AGENT_ENDINGS))
_PLURALS = PEOPLE | QUANTITIES | ANONYMOUS | SOURCES
_HEADS = _PLURALS | _SINGLE | {word.removesuffix("s") for word in _PLURALS}
