"""Frames whose cue is a noun or an adjective: "the mayor's claim that", "critics of the plan", "is confident that"."""

from lint.analysis.attribution.cues.clauses import chain
from lint.analysis.attribution.cues.cue_reading import CueKind, CueReading, Range
from lint.analysis.attribution.cues.function_words import BE, CHAIN_ADVERBS, POSSESSIVE, PREPOSITIONS, SUBJECTS
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.lexicon.word_lists import AUXILIARIES

NOUNS = frozenset(
    """claim claims statement statements assertion assertions argument arguments announcement announcements belief beliefs
    accusation accusations allegation allegations suggestion suggestions prediction predictions warning warnings promise
    promises pledge pledges vow vows view views opinion opinions concern concerns fear fears hope hopes worry worries
    doubt doubts conclusion conclusions contention admission acknowledgment acknowledgement declaration remark remarks
    comment comments complaint complaints criticism criticisms denial explanation demand demands proposal proposals
    proposal plan plans call calls decision decisions desire intention intentions support opposition endorsement
    praise attack attacks condemnation question questions insistence observation observations estimate forecast
    expectation expectations speculation threat threats request requests offer recommendation refusal commitment
    willingness reluctance conviction assurance assurances sense idea notion feeling position stance assessment
    description characterization defense rhetoric attitude faith confidence skepticism outrage anger frustration disdain
    contempt admiration enthusiasm preference tweet tweets apology appeal plea invitation answer response reaction
    account testimony ruling finding findings report reports evidence theory perception impression rejection dismissal
    objection objections proclamation confirmation reminder dislike distrust love hatred interest wish""".split()
)
AGENTS = frozenset(
    """supporter supporters opponent opponents critic critics backer backers fan fans advocate advocates proponent
    proponents detractor detractors admirer admirers defender defenders skeptic skeptics foe foes champion
    champions""".split()
)
"""People named for what they think of something."""
ADJECTIVES = frozenset(
    """confident sure certain convinced afraid worried concerned hopeful optimistic pessimistic glad happy proud angry upset
    skeptical sceptical aware unaware supportive critical ready willing unwilling eager reluctant determined disappointed
    surprised frustrated interested committed opposed grateful thankful doubtful pleased thrilled excited furious sorry unsure
    wary adamant unhappy dismissive fearful nervous curious tired sick ashamed sympathetic delighted outraged shocked
    dissatisfied satisfied comfortable uncomfortable enthusiastic ambivalent insistent mindful tempted inclined unconvinced
    alarmed dismayed appalled anxious jealous fond""".split()
)
_FELT = frozenset("faith confidence interest belief frustration anger disappointment trust".split())
"""Nouns that go on with "in" or "with"."""
_OPEN = frozenset(
    """concern concerns fear fears worry worries doubt doubts criticism complaint complaints allegation allegations
    accusation accusations speculation hope hopes belief demands opposition praise skepticism outrage anger suggestion
    suggestions claims rumors argument""".split()
)
"""Nouns that tell of a view even where nobody is said to hold it."""
_THOUGHTS = frozenset(
    """idea notion sense view theory perception impression conviction conclusion claim claims suggestion prediction
    warning evidence promise""".split()
)
"""Nouns that tell of a view before "that": "the idea that"."""
_MAKING = frozenset(
    """make makes made making give gives gave given giving issue issues issued issuing raise raises raised raising express
    expresses expressed expressing voice voices voiced voicing offer offers offered offering deliver delivers delivered
    delivering level levels leveled leveling launch launches launched launching lodge lodged lodging file files filed
    filing cast casts casting repeat repeats repeated repeating reiterate reiterates reiterated reiterating reject
    rejects rejected rejecting lay lays laid laying sign signs signed signing send sends sent sending put puts putting
    post posts posted posting""".split()
)
_HOLDING = frozenset(
    """have has had having hold holds held holding share shares shared sharing take takes took taken taking draw draws
    drew drawing show shows showed shown showing""".split()
)
"""Verbs that leave the meaning to their object (Jespersen's light verbs, and their like): one puts something into words
("made the claim that"), the other only has it in mind ("has no intention of")."""
_NOUN_LINKS = frozenset("that not to of about on for against in toward towards over regarding with".split())
_ADJECTIVE_LINKS = frozenset("that about of to with by in on at over for".split())
_LINKING = BE | frozenset("feels felt remains remained seemed seems became grew".split())
_DEGREE = ("very", "so", "quite", "more")
_ENDS_OWNER = frozenset("the a an this several many two three one another some".split())
"""Determiners that end the search for a noun's owner: what stands before them belongs to another phrase."""
_OWNER_REACH = 5


def noun(reading: SentenceView, at: int) -> CueReading | None:
    """Read "the mayor's claim that", "his support for", "concern among voters that"."""
    link = reading.lower(at + 1)
    if link in ("by", "from", "among"):
        return _owned_behind(reading, at)
    if link not in _NOUN_LINKS or (link in ("in", "with") and reading.lowers[at] not in _FELT):
        return None
    for number in range(at - 1, max(reading.first - 1, at - _OWNER_REACH), -1):
        lower = reading.lowers[number]
        if lower in POSSESSIVE:
            return reading.cue_reading((number, number + 1), (at, at + 1), "noun", reading.lowers[at])
        if lower == "'s" or (lower in ("'", "’") and reading.lower(number - 1).endswith("s")):
            owner = reading.subjects.possessor(number)
            return reading.cue_reading(owner, (at, at + 1), "noun", reading.lowers[at]) if owner else None
        if not reading.words[number][0].isalpha() or lower in _ENDS_OWNER or lower in AUXILIARIES:
            break
    raised = _raised(reading, at)
    if raised is not None:
        return raised
    told = reading.lowers[at] in _OPEN and link in ("about", "that", "of", "for", "to", "over")
    if told or (link == "that" and reading.lowers[at] in _THOUGHTS):
        return reading.cue_reading(None, (at, at + 1), "noun", reading.lowers[at])
    return None


def _raised(reading: SentenceView, at: int) -> CueReading | None:
    """Read "the mayor raised doubts about": the subject of a verb with little meaning of its own holds the view."""
    for number in range(at - 1, max(reading.first - 1, at - _OWNER_REACH), -1):
        lower = reading.lowers[number]
        if lower in _MAKING or lower in _HOLDING:
            start, passive = chain(reading, number)
            source = None if passive else reading.subjects.before(start)
            kind: CueKind = "noun" if lower in _MAKING and reading.lower(at + 1) == "that" else "attitude"
            return reading.cue_reading(source, (start, at + 1), kind, reading.lowers[at]) if source else None
        if not reading.words[number][0].isalpha() or lower in AUXILIARIES or lower in PREPOSITIONS:
            return None
    return None


def _owned_behind(reading: SentenceView, at: int) -> CueReading | None:
    source = reading.phrases.at(at + 2, ("that", "about"))
    if source[0] < source[1] and reading.lower(source[1]) in ("that", "about", "to"):
        return reading.cue_reading(source, (at, at + 2), "noun", reading.lowers[at], inverted=True)
    return None


def agent(reading: SentenceView, at: int) -> CueReading | None:
    """Read "critics of the plan"."""
    if reading.lower(at + 1) != "of":
        return None
    source = reading.subjects.before(at + 1)
    if source is not None and reading.lower(source[0] - 1) in BE:
        source = reading.subjects.before(source[0] - 1) or source  # "Ruiz is a critic of": Ruiz is it
    return reading.cue_reading(source, (at + 1, at + 2), "attitude", "of") if source else None


def adjective(reading: SentenceView, at: int) -> CueReading | None:
    """Read "the mayor is confident that"."""
    if reading.lower(at + 1) not in _ADJECTIVE_LINKS and reading.lower(at + 1) not in SUBJECTS:
        return None
    start, linked = at, False
    while start > reading.first:
        before = reading.lowers[start - 1]
        if before in _LINKING:
            linked = True
        elif not (before in CHAIN_ADVERBS or before in AUXILIARIES or before.endswith("ly") or before in _DEGREE):
            break
        start -= 1
    source: Range | None = reading.subjects.before(start) if linked else None
    if source is None or reading.lowers[source[0]] in ("it", "there", "this", "that"):
        return None
    return reading.cue_reading(source, (start, at + 1), "attitude", reading.lowers[at])
