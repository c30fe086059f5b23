"""Closed lists of English words shared by several layers."""

from collections.abc import Iterable


def inflected(bases: Iterable[str]) -> frozenset[str]:
    """Return each regular verb with its -s, -ed and -ing forms (a final e, a final y after a consonant handled)."""
    forms: set[str] = set()
    for base in bases:
        stem = base.removesuffix("e")
        if base.endswith("y") and base[-2] not in "aeiou":
            forms.update((base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"))
        elif base.endswith(("s", "x", "ch", "sh")):
            forms.update((base, base + "es", base + "ed", base + "ing"))
        else:
            forms.update((base, base + "s", stem + "ed", stem + "ing"))
    return frozenset(forms)


SAYING_VERBS = inflected(
    """add announce answer argue ask assert caution claim comment complain concede conclude confirm contend declare
    deny disclose emphasize emphasise estimate explain exclaim inform insist joke lament maintain mention note observe
    point pledge post predict promise proclaim quip recall remark remind reply repeat report respond reiterate reveal
    shout stress suggest testify tweet underline underscore vow warn whisper allege acknowledge assure accuse
    admit assess boast brag describe call criticize criticise praise condemn demand urge order rule propose quote
    tout hail trumpet slam blast signal hint opine counter""".split()
) | frozenset(
    """stated stating say says said saying tell tells told telling write writes wrote written writing read reads admitted admitting
    swear swears swore sworn think thinks thought believe believes believed""".split()
)
"""Verbs that give words or a view to somebody, in all their forms."""

PLAIN_SAYING = frozenset(
    """say says said add adds added tell tells told write writes wrote reply replies replied respond responds responded
    tweet tweets tweeted post posts posted ask asks asked answer answers answered explain explains explained warn warns
    warned announce announces announced declare declares declared state states stated recall recalls recalled insist
    insists insisted argue argues argued note notes noted claim claims claimed testify testifies testified joke jokes
    joked continue continues continued conclude concludes concluded""".split()
)
"""Finite forms of the verbs that carry most quotations; one of these beside a quotation is its cue."""

PRONOUNS = frozenset("he she they it i we you who".split())
PERSON_PRONOUNS = frozenset("he she".split())

GROUP_NOUNS = frozenset(
    """officials leaders residents witnesses critics experts analysts observers supporters opponents lawmakers activists
    protesters prosecutors investigators diplomats aides advisers advisors sources insiders allies authorities lawyers
    attorneys doctors scientists researchers economists historians commentators pundits parents students teachers
    workers employees neighbors neighbours friends relatives politicians senators congressmen ministers republicans
    democrats conservatives liberals voters soldiers commanders generals journalists reporters executives managers
    survivors victims governments countries nations people members spokesmen spokespeople democrats backers
    detractors campaigners demonstrators hackers tourists travelers travellers passengers""".split()
)
"""Plural nouns for people who do not speak in chorus."""

DOCUMENT_NOUNS = frozenset(
    """statement report study survey poll letter memo document documents filing filings lawsuit complaint indictment
    affidavit ruling judgment judgement law bill treaty agreement decree order resolution data figures statistics
    census review assessment audit analysis article post tweet message email e-mail transcript readout release text
    records paper papers book website page invitation notice declaration communique communiqué budget forecast index
    research findings investigation inquiry""".split()
)
"""Nouns for things that can be cited."""

TITLES = frozenset(
    """president vice prime minister chancellor premier governor senator congressman congresswoman representative
    secretary ambassador envoy king queen prince princess emperor pope bishop archbishop cardinal rabbi imam sheikh
    ayatollah reverend father sister brother general colonel major captain lieutenant sergeant admiral commander
    marshal judge justice magistrate mayor councillor councilman councilwoman chairman chairwoman chairperson chair
    director chief officer executive spokesman spokeswoman spokesperson professor doctor dr prof mr mrs ms miss sir dame
    lord lady sen gov rep gen col lt sgt capt maj adm cmdr rev hon deputy attorney inspector detective superintendent
    commissioner coach manager analyst author actor actress singer journalist speaker leader candidate lawmaker
    treasurer controller comptroller dictator commentator former ex acting foreign defense defence finance interior
    state health education energy trade economy justice national security adviser advisor counsel officer
    first late""".split()
)
"""Words that stand before a name and tell who its person is."""

PARTICLES = frozenset(
    "al el as ar ash ad an at az bin ben ibn bint abu abd van von der den de da di du dos das del la le ter ten".split()
)
"""Lower-case words inside a personal name."""

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb aug sept oct nov
    dec""".split()
)

FUNCTION_WORDS = frozenset(
    """a an the this that these those my your his her its our their some any no every each either neither both all many
    much few several most more less other another such what which whose who whom whoever i you he she it we they me him
    us them myself himself herself itself ourselves themselves yourself one ones someone somebody something anyone
    anybody anything everyone everybody everything nobody nothing none and or but nor so yet for if unless until till
    while when whenever where wherever because since although though whereas whether than as after before once of in on
    at by to from with without within into onto upon over under above below between among amid against about around
    across along behind beside besides beyond despite during except inside near off out outside past per regarding
    through throughout toward towards up down via like unlike is are was were be been being am has have had having do
    does did doing done will would shall should can could may might must ought not never also just only even still
    already always often sometimes usually perhaps maybe very too quite rather almost nearly here there now then today
    yesterday tomorrow tonight again ever yes however meanwhile therefore thus indeed instead moreover furthermore
    nevertheless nonetheless otherwise later earlier ago recently according how why there's it's he's she's that's
    what's i'm i've i'd i'll we're we've we'll you're you've they're they've don't didn't doesn't isn't aren't wasn't
    weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't let's""".split()
)
"""Words that are never content by themselves."""

AUXILIARIES = frozenset(
    """is are was were be been being am has have had do does did will would shall should can could may might must
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't
    shouldn't""".split()
)

_BODIES = """NATO EU UN UNESCO UNICEF UNHCR UNRWA UNDP WHO WTO WFP IMF IAEA ICC ICJ ICRC ILO IOM OPEC OSCE OECD OPCW ASEAN
BRICS APEC ECOWAS MERCOSUR NAFTA CSTO GCC EFTA ECB FAO FIFA UEFA IOC WADA INTERPOL EUROPOL FRONTEX G7 G8 G20 AU CIS SCO
FBI CIA NSA NASA FSB KGB SVR GRU""".split()
ORGANISATIONS = frozenset((*_BODIES, *(name.capitalize() for name in _BODIES if len(name) >= 4)))  # noqa: PLR2004
"""International bodies and services that need no introduction, in capitals and as the British press has the longer
ones.
"""
