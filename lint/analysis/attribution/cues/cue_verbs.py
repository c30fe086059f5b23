"""Cues: the words that give something said, thought or written to somebody, by kind and form.

The verbs are members of Levin's classes of English verbs (1993) as VerbNet (Kipper Schuler 2005) numbers them: those of
communication, judgment, desire and belief. Verbs that only tell in one idiom ("shot back", "weighed in") are left out.
"""

from functools import cache
from typing import Literal, NamedTuple

Kind = Literal["speech", "act", "attitude", "belief"]
Form = Literal["base", "s", "past", "participle", "ing"]


class Cue(NamedTuple):
    """A verb that can be a cue: its kind, its form, and whether the form is at least as often a noun.

    "speech" verbs carry words; "act" verbs are done with words to somebody or something (praise, endorse); "attitude"
    verbs tell a view or a wish, "belief" verbs among them take a clause without "that" (think, hope). A past form that
    is also the participle is "past".
    """

    kind: Kind
    form: Form
    noun: bool
    base: str


_SPEECH = {
    "say 37.7": """add advise affirm allege announce answer argue articulate assert assure aver avow claim comment concede conclude
        concur confide deny confirm contend counter declare disclose elaborate emphasize emphasise explain
        exclaim hint hypothesize imply indicate insinuate insist maintain mention note object observe opine
        point posit post postulate proclaim pronounce propose recapitulate recount reiterate remark repeat reply
        report respond retort say speculate state stipulate stress suggest testify theorize underline underscore
        volunteer vow warn write make put""",
    "tell 37.2, advise 37.9": """tell inform remind notify assure alert caution counsel instruct warn admonish exhort""",
    "transfer of a message 37.1": """ask demonstrate explain narrate preach quote read recite relay show speak teach""",
    "manner of speaking 37.3": """bark bellow boom chant chirp crow cry drawl gasp gripe groan growl grumble grunt hiss holler howl intone lisp
        moan mumble murmur mutter rant roar scream shout shriek sigh sing snap snarl sneer snort heckle sob
        squeal stammer stutter thunder wail whimper whine whisper yell yelp""",
    "instrument of communication 37.4": """email text tweet""",
    "complain 37.8": """boast brag carp complain fret fume gloat gripe grouch grouse grumble kvetch lament object vent""",
    "confess, promise 37.10, 37.13": """admit confess acknowledge promise pledge vow swear guarantee""",
    "conjecture, declare 29.4, 29.5": """assess attest conclude conjecture estimate forecast foretell predict reckon surmise reaffirm reassert reassure
        recollect reveal""",
    "inquire 37.1.2": """ask inquire muse wonder query""",
    "order and urge 58, 60": """ask beg beseech implore plead demand order request urge rule recommend""",
    "find out and make known 78, 84": """determine disclose divulge document detail find indicate reveal show specify verify clarify""",
    "comment on, exclaim (Reuters handbook)": """blurt chime continue deadpan enthuse exult gush interject joke quip reason recall remonstrate scoff claim""",
}
_ACT = {
    "judge 33": """accuse applaud charge assail attack belittle berate blame castigate celebrate censure chasten chastise chide
        commend compliment condemn congratulate criticize criticise decry critique defame defend demean demonize
        denigrate denounce deplore deprecate deride disparage endorse eulogize excoriate extol fault glorify
        hail impugn insult lambast lambaste laud lampoon lionize malign mock pillory praise rebuke recommend
        ridicule reprimand reproach revile salute satirize scold scorn slam slander smear stigmatize thank
        upbraid vilify welcome blast bash bemoan knock lash rip skewer taunt tease trash vituperate""",
    "characterize 29.2": """address characterize characterise compare depict describe identify interpret liken paint portray reference refer
        reveal term dub call dismiss""",
    "appoint and declare 29.1, 29.4": """appoint nominate vote proclaim""",
    "talk, discuss, argue 36.1, 36.4, 37.5, 37.6": """argue bicker debate discuss dispute negotiate quarrel talk lecture agree disagree compliment""",
    "interview and question 37.1.3": """grill interrogate press question""",
    "advise and persuade 37.9, 58": """advise advocate caution counsel coax convince discourage encourage entreat harangue invite lobby persuade
        pressure prod push urge""",
    "promote and support (Levin 33; Reuters handbook)": """advertise allude attribute authorize ban boo challenge champion cite contradict convey corroborate credit debunk
        disavow discredit disown downplay echo elucidate emphasise express forbid highlight introduce invoke
        issue justify misrepresent offer outline overstate promote protest publicize rail rebuff rebut refute
        reject renounce repudiate rescind stress summarize sum threaten tout trumpet uncover understate unveil
        uphold utter validate veto voice rap retweet""",
    "apologize, agree (acts by words, Austin 1962)": """apologize apologise acquiesce lie""",
}
_ATTITUDE = {
    "admire 31.2": """abhor admire adore appreciate cherish covet deplore despise detest disdain dislike distrust dread envy exalt
        execrate fancy favor favour fear hate idolize lament loathe love mistrust mourn prefer relish regret
        resent respect revere rue support tolerate treasure trust value venerate worship""",
    "marvel 31.3": """approve despair disapprove empathize fret grieve marvel sympathize worry""",
    "want, long, wish 32, 62": """aspire crave desire hunger want wish yearn long aim intend mean plan plot propose""",
    "accept and reject 77": """accept embrace endorse oppose reject refuse resist decline disregard spurn eschew""",
    "consider 29.9": """consider deem presume perceive regard see view recognize recognise rethink reconsider envision envisage""",
    "assess 34.1": """analyse analyze appraise assess evaluate examine explore investigate monitor mull ponder review scrutinize study
        weigh contemplate""",
    "neglect, choose 75, 13": """choose condone ignore""",
    "attend to (Levin 30)": """hear anticipate await sense focus concern seek pursue decide resolve commit""",
}
_BELIEF = {
    "conjecture 29.5": """assume believe conclude decide discover doubt dream learn expect feel figure imagine know notice presume realize
        realise reckon recognize recognise suspect suppose think understand""",
    "fear and hope 31.2, 32.2": """fear hope worry wonder""",
    "remember and forget 29.2": """forget remember""",
}
"""The classes are of Levin (1993) as VerbNet numbers them, with what the desk's own handbooks add to them."""

_IRREGULAR = """forecast forecasts forecast forecast forecasting|put puts put put putting|say says said said saying|tell tells told told telling|write writes wrote written writing
    |read reads read read reading|speak speaks spoke spoken speaking|teach teaches taught taught teaching
    |find finds found found finding|show shows showed shown showing|swear swears swore sworn swearing
    |admit admits admitted admitted admitting|beg begs begged begged begging|brag brags bragged bragged bragging
    |quip quips quipped quipped quipping|snap snaps snapped snapped snapping|sob sobs sobbed sobbed sobbing
    |make makes made made making|forbid forbids forbade forbidden forbidding
    |rebut rebuts rebutted rebutted rebutting|refer refers referred referred referring
    |ban bans banned banned banning|rap raps rapped rapped rapping|rip rips ripped ripped ripping
    |slam slams slammed slammed slamming|extol extols extolled extolled extolling
    |choose chooses chose chosen choosing|see sees saw seen seeing|seek seeks sought sought seeking
    |feel feels felt felt feeling|forget forgets forgot forgotten forgetting|know knows knew known knowing
    |mean means meant meant meaning|think thinks thought thought thinking
    |understand understands understood understood understanding|prefer prefers preferred preferred preferring
    |plan plans planned planned planning|plot plots plotted plotted plotting
    |regret regrets regretted regretted regretting|blurt blurts blurted blurted blurting
    |hear hears heard heard hearing|sing sings sang sung singing|sum sums summed summed summing
    |hint hints hinted hinted hinting|rethink rethinks rethought rethought rethinking
    |fret frets fretted fretted fretting|unveil unveils unveiled unveiled unveiling
    |compare compares compared compared comparing|lie lies lied lied lying|uphold upholds upheld upheld upholding
    |dream dreams dreamed dreamed dreaming"""

_NOUNS = frozenset(
    """aim answer answers attack attacks ban bark boast boasts boom call calls challenge challenges champion charge
    charges claim claims comment comments compliment concern concerns counsel counter counters credit cries
    critique cry debate debates demand demands detail details document documents doubt doubts dream dreams echo
    email emails estimate estimates fault favor favour fear fears feeling figure figures find finding finds
    focus forecast forecasts fret gripe guarantee guarantees hate hearing hint hints hope hopes hunger insult
    insults issue issues joke jokes knock lament learned lie lies lobby long love made mean meaning means
    mention mentions mourn murmur note notes object objects offer offers order orders outline plan planning
    plans pledge pledges plot plots point points post posts praise promise promises protest protests push
    question questions quote quotes rap read reading reads reason reasons rebuke recount regard regards regret
    regrets remark remarks reply report reporting reports request requests resolve respect review reviews rip
    roar rule rules ruling salute scream sense shout shouts show shows sigh sighs smear snap spoke state states
    stress studies study sum sums support supporting supports suspect suspects teaching tease term terms text
    texts thought thunder told trash trust tweet tweets understanding value values vent view views voice voices
    volunteer vote votes vow vows warning welcome whisper wish wishes wonder yell put puts press talk talks fears address""".split()
)
"""Forms that are nouns or adjectives at least as often as verbs."""


_FORMS: tuple[Form, ...] = ("base", "s", "past", "participle", "ing")


def _regular(base: str) -> list[str]:
    stem = base.removesuffix("e")
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"]
    s = base + ("es" if base.endswith(("s", "x", "ch", "sh", "o")) else "s")
    ing = base[:-2] + "ying" if base.endswith("ie") else (base if base.endswith("ee") else stem) + "ing"
    return [base, s, stem + "ed", stem + "ed", ing]


@cache
def verbs() -> dict[str, Cue]:
    """Return every form of every verb that can be a cue; made on first use, for most runs never ask."""
    irregular = {row.split()[0]: row.split() for row in _IRREGULAR.split("|")}
    listed: tuple[tuple[Kind, dict[str, str]], ...] = (
        ("speech", _SPEECH),
        ("belief", _BELIEF),
        ("act", _ACT),
        ("attitude", _ATTITUDE),
    )
    found: dict[str, Cue] = {}
    for kind, classes in listed:
        for verb in " ".join(classes.values()).split():
            forms = irregular.get(verb) or _regular(verb)
            for word, form in zip(forms, _FORMS, strict=True):
                if form == "base" and word == forms[2]:
                    continue  # put, read: taken for the past, which stands anywhere
                found.setdefault(word, Cue(kind, form, word in _NOUNS, verb))
    return found
