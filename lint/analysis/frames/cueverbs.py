"""Cues: the words that give something said, thought or written to somebody, by kind and form.

The kinds follow Levin's classes of English verbs (1993: verbs of communication, judgment, desire, psychological state),
gathered by hand.
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


_SPEECH = """sing riff put shoot fire rattle tick set hold beam weigh snipe blare remember add admit advise affirm allege announce answer argue ask assert assess attest aver avow bark bellow blurt boast boom brag
 bray caution chant charge chime chirp claim clarify comment complain concede conclude concur confess confide confirm conjecture
 contend continue counter crow cry declare deadpan deny disclose divulge drawl elaborate email emphasize emphasise enthuse estimate exclaim exhort
 explain exult forecast fret fume gasp gloat gripe growl grouse grumble guarantee gush hint hypothesize imply
 indicate inform inquire insinuate insist instruct interject intone joke lament maintain mention moan mumble murmur
 muse mutter note notify object observe opine plead pledge point posit post postulate predict proclaim pronounce promise propose
 quip quote reaffirm reason reassert reassure recall reckon recommend recount reiterate relay remark
 remind remonstrate repeat reply report respond retort reveal roar rule scoff scream shout shriek sigh snap
 snarl sneer sob speculate state stipulate stress stutter suggest surmise swear testify text theorize thunder
 tweet underline underscore vent verify volunteer vow wail warn whisper whine yell announce caution preach predict urge beg implore
 demand order request assure tell write say read speak teach find show demonstrate determine document specify detail"""
_ACT = """make lay take reference utter retweet satirize pressure distance persuade convince prod chastise admonish marvel raise disregard scrutinize revile lampoon repudiate appoint nominate vote offer address issue promote press push veto negotiate list cast cover denigrate harangue hound heckle lecture lampoon lobby grill groan boo cheer chide harp dub accuse acknowledge advertise advocate allude applaud articulate assail attack attribute authorize back ban bash belittle berate
 bemoan blame blast call castigate celebrate censure challenge champion characterize characterise chide cite
 commend compare compliment condemn congratulate contradict convey corroborate counsel credit criticize criticise
 critique debate debunk decry defend demonize denigrate denounce depict deplore deride describe
 disavow discourage discredit discuss disparage dismiss dispute downplay echo elucidate encourage endorse
 eulogize excoriate express extol fault float forbid glorify hail hammer
 highlight identify impugn insult interpret introduce invite invoke justify knock label lambast lambaste laud
 liken lobby malign misrepresent mock needle outline
 paint pan pitch portray praise promote protest publicize quiz question rail rap
 rebuff rebuke rebut recite refer refute reject renounce repudiate reprimand request rescind ridicule
 rip salute scold scorn skewer slam slander smear spell sum summarize
 talk taunt tease term thank threaten tout trash trumpet uncover unveil uphold vilify
 voice warn welcome lash agree disagree apologize apologise lie """
_ATTITUDE = """commit empathize choose learn recognize review consider examine study investigate explore analyze analyse assess evaluate aim ignore hear identify interpret celebrate struggle monitor try worship covet fancy abhor accept admire anticipate appreciate approve aspire await condone consider contemplate
 crave decide decline deem desire despise detest disapprove dislike distrust dread embrace
 envision envisage envy favor favour fear favor hate intend loathe love mean mourn mull oppose
 perceive plan plot ponder prefer presume pursue refuse regard regret reject relish resent resist
 resolve respect rethink reconsider scrutinize see seek sense
 support sympathize tolerate treasure trust value view want weigh wish worry yearn long hunger
 focus concern cheer reckon recognize recognise """
_BELIEF = """assume believe conclude decide discover doubt dream expect feel figure fear forget hope
 imagine know notice presume realize realise remember suppose suspect think understand wonder worry recognize recognise reckon"""

_IRREGULAR = """say says said said saying|tell tells told told telling|write writes wrote written writing|read reads read read reading
    |speak speaks spoke spoken speaking|teach teaches taught taught teaching|find finds found found finding
    |show shows showed shown showing|swear swears swore sworn swearing|admit admits admitted admitted admitting|submit submits submitted submitted submitting
    |beg begs begged begged begging|brag brags bragged bragged bragging|quip quips quipped quipped quipping|snap snaps snapped snapped snapping
    |sob sobs sobbed sobbed sobbing|put puts put put putting|shoot shoots shot shot shooting|set sets set set setting|make makes made made making|hold holds held held holding|take takes took taken taking
    |lay lays laid laid laying|forbid forbids forbade forbidden forbidding|rebut rebuts rebutted rebutted rebutting
    |refer refers referred referred referring|ban bans banned banned banning|rap raps rapped rapped rapping|rip rips ripped ripped ripping
    |slam slams slammed slammed slamming|pan pans panned panned panning|extol extols extolled extolled extolling|spell spells spelled spelled spelling
    |withdraw withdraws withdrew withdrawn withdrawing|choose chooses chose chosen choosing|see sees saw seen seeing|seek seeks sought sought seeking
    |feel feels felt felt feeling|forget forgets forgot forgotten forgetting|know knows knew known knowing|mean means meant meant meaning
    |think thinks thought thought thinking|understand understands understood understood understanding|bet bets bet bet betting
    |prefer prefers preferred preferred preferring|plan plans planned planned planning|plot plots plotted plotted plotting
    |regret regrets regretted regretted regretting|label labels labeled labeled labeling|blurt blurts blurted blurted blurting
    |cast casts cast cast casting|hear hears heard heard hearing|sing sings sang sung singing|sum sums summed summed summing|hint hints hinted hinted hinting|rethink rethinks rethought rethought rethinking
    |opt opts opted opted opting|strive strives strove striven striving|fret frets fretted fretted fretting
    |unveil unveils unveiled unveiled unveiling|compare compares compared compared comparing|lie lies lied lied lying
    |uphold upholds upheld upheld upholding|foresee foresees foresaw foreseen foreseeing|dream dreams dreamed dreamed dreaming"""

_NOUNS = frozenset(
    """account aim answer answers attack attacks back ban bark base bet bets boast boasts boom broadcast call calls cause
    challenge challenges champion charge charges claim claims comment comments complaint concern concerns compliment
    contest counsel counter counters credit cries cry critique debate debates delight demand demands detail details document documents doubt
    doubts dream dreams echo email emails estimate estimates eye favor favour fault fear fears feature figure figures find finds float focus forecast
    forecasts fret gripe guarantee guarantees guess hammer hate hint hints hope hopes hunger insult insults issue issues joke jokes judge judges knock
    label labels lament lie lies like list lists lobby love mean means mention mentions miss mourn murmur name names need needs note notes object objects
    offer offers order orders outline pan pitch plan plans pledge pledges plot plots point points post posts press
    praise present project projects promise promises protest protests push question questions quiz quote quotes rap rate
    rates read reads reason reasons rebuke recount regard regards register regret regrets release releases remark remarks reply report reports request
    requests resolve respect review reviews rip roar rule rules salute scream second sense shout shouts show shows sigh
    signal signals smear snap speculation state states stress struggle study studies sum support supports suspect suspects target
    targets takes put puts set sets shot fire fired firing fires hold holds made raised tease term terms text texts thought thoughts thunder trace trash trust tweet tweets value values vent view views voice voices
    volunteer vote votes vow vows watch warning finding findings feeling feelings understanding meaning planning
    reading teaching reporting hearing building meeting ruling warnings lay long learned supporting
    welcome whisper wish wishes wonder yell spoke told sue contested""".split()
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
    listed: tuple[tuple[Kind, str], ...] = (
        ("speech", _SPEECH),
        ("belief", _BELIEF),
        ("act", _ACT),
        ("attitude", _ATTITUDE),
    )
    found: dict[str, Cue] = {}
    for kind, words in listed:
        for verb in words.split():
            forms = irregular.get(verb) or _regular(verb)
            for word, form in zip(forms, _FORMS, strict=True):
                if form == "base" and word == forms[2]:
                    continue  # put, read: taken for the past, which stands anywhere
                found.setdefault(word, Cue(kind, form, word in _NOUNS, verb))
    return found
