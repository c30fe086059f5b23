"""Words for people by what they do or are, and the forms of saying and thinking that go with several of them."""

from lint.analysis.wordlists import GROUP_NOUNS, SAYING_VERBS, inflected

OFFICIALS = frozenset(
    """officials authorities aides advisers advisors diplomats prosecutors investigators lawmakers senators ministers
    spokesmen spokespeople commanders generals agents officers regulators congressmen politicians""".split()
)
SOURCES = frozenset("sources source insiders insider people person persons individuals reports".split())
QUANTITIES = frozenset("some many most others several few someone somebody plenty lots".split())
ANONYMOUS = frozenset("source insider person".split())
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
    chant scream yell shout cite point dispute counter echo portray characterize theorize attribute forecast""".split()
) | frozenset("""feel felt forecast foresee foresaw bet swore say says said""".split())
_NOT_THEIRS = frozenset(
    "respond responded propose proposed read post posted demand demanded reveal revealed order ordered".split()
)
PLURAL_CUES = frozenset(word for word in SAYING_VERBS | _ATTITUDES if not word.endswith(("ing", "s"))) - _NOT_THEIRS
"""Forms that go with a plural."""
