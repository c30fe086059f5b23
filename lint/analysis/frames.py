"""Frames: each cue of a sentence read with its source, before anybody asks what it covers.

A cue is a verb (`cuewords`), a phrase such as "according to", a noun ("the claim that"), an adjective ("is confident
that") or a colon. Sources are found by `sources`.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from lint.analysis.cuewords import Cue, verbs
from lint.analysis.sentences import Sentence
from lint.analysis.sources import FINITE, RELATIVES, SUBJECTS, Phrases, Range
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import AUXILIARIES, DOCUMENT_NOUNS, MONTHS, WEEKDAYS
from lint.formats import Block

Manner = Literal["speech", "act", "attitude", "belief", "source", "noun", "colon"]
REPORTING = frozenset(("speech", "source", "noun", "colon"))
"""Manners in which words are reported; the others tell what somebody does with words, or thinks."""

OPENING = frozenset(("“", '"', "‘", "«", "„", "'", "`"))
CLOSING = frozenset(("”", '"', "’", "»", "'"))
_BE = frozenset("is are was were be been being am 's 're 'm isn't aren't wasn't weren't it's he's she's".split())
_HAVE = frozenset("has have had having hasn't haven't hadn't".split())
_TO_BE_TOLD = frozenset("tell inform ask advise assure remind warn teach question quiz".split())
_VAGUE_PASSIVE = frozenset(
    """expect believe think say know consider see view regard report allege rumor project estimate suppose assume
    presume understand deem describe call name accuse blame identify""".split()
)
_CATENATIVE = frozenset(
    """decline declines declined declining refuse refuses refused refusing continue continues continued continuing go goes
    went going gone begin begins began begun start starts started try tries tried trying want wants wanted appear appears
    appeared seem seems seemed seeming used able unable willing unwilling ready likely unlikely like likes need needs needed hope hopes
    hoped plan plans planned planning vow vows vowed promise promises promised pledged pledges come comes came decide decides decided
    fail fails failed manage managed managed tend tends tended ought have has had expected about eager reluctant quick
    careful happy proud afraid prepared rushed hastened moved proceeded proceed out on chose choose chooses dared forced
    compelled prompted forward intend intends intended expect expects hesitate hesitated hesitates agreed agrees supposed
    free inclined set poised determined""".split()
)
_CHAIN_ADVERBS = frozenset(
    """also later then never once previously repeatedly again not already recently just since still earlier even now often
    always soon ever simply only actually instead n't too first both all reportedly perhaps long further nevertheless""".split()
)
_THAT = frozenset("that how why what whether".split())
_WITH = {
    "show": _THAT, "find": _THAT, "demonstrate": _THAT, "determine": _THAT, "document": _THAT, "specify": _THAT,
    "speak": frozenset("about of on out against".split()), "talk": frozenset(("about", "of", "up")),
    "continue": frozenset((",", ":")), "counter": _THAT | {",", ":"}, "point": frozenset(("out", "to")), "see": _THAT | {"as", "no"},
    "state": _THAT | {"it", "he", "she", "they", ",", ":", "the", "his", "her", "their"}, "mean": _THAT, "lash": frozenset(("out",)), "reason": _THAT | {",", ":"},
    "read": frozenset((",", ":")), "post": _THAT | {",", ":", "on", "a"}, "submit": _THAT, "volunteer": _THAT | {","}, "hit": frozenset(("back", "out")),
    "vote": frozenset(("for", "against", "to")), "push": frozenset(("for", "back", "to")), "press": frozenset(("for", "to")),
    "hear": _THAT, "aim": frozenset(("to", "at")),
    "shoot": frozenset(("back",)), "fire": frozenset(("back", "off")), "lay": frozenset(("out",)), "spell": frozenset(("out",)),
    "rattle": frozenset(("off",)), "tick": frozenset(("off",)), "put": frozenset(("it",)), "set": frozenset(("forth",)),
    "weigh": frozenset(("in",)), "chime": frozenset(("in",)), "make": frozenset(("clear", "it")), "hold": frozenset(("that",)),
    "take": frozenset(("aim", "issue", "exception")), "cast": frozenset(("doubt", "himself", "herself", "him", "her", "them", "it", "the")),
    "distance": frozenset(("himself", "herself", "itself", "themselves")), "commit": frozenset(("to", "himself", "herself", "themselves")),
    "beam": frozenset((",", ":")), "marvel": frozenset(("at", "that")), "raise": frozenset("concerns questions doubts the alarm eyebrows".split()),
    "go": frozenset(("after",)),
    "object": frozenset(("to", "that")), "figure": _THAT, "feature": frozenset(),
}  # fmt: skip
"""What must follow verbs whose other senses are commoner, unless a quotation does."""

_BEHIND = frozenset("about of to during after before when while as with from".split())
_SHOWING = frozenset("show find demonstrate document state".split())
_DATA = frozenset(
    "polls surveys studies reports statistics estimates emails graphics chart charts map maps video footage photos records tests".split()
)
_PLAIN = frozenset("say think believe want argue insist know agree".split())
"""Verbs whose base form is hardly ever anything else."""
_NAMING = frozenset("called named titled dubbed labeled labelled".split())
_MODAL = frozenset("would could should might may can must 'd wouldn't couldn't shouldn't can't".split())
_CONJUNCTIONS = frozenset(("and", "but", "or", "then", "yet", "&"))
_GOVERNED = frozenset("by while after before without when in and or but".split())
_GERUND = frozenset("by in without about on from of for with at against like between than".split())
_NOUN_SIGNS = frozenset(
    """a an the this that these those his her its their our my your no any some each every of in for on at with by from
    about without more most less much 's such other another into against between under over whose new own first last
    public strong clear harsh recent latest""".split()
)
_PEOPLE = frozenset("people police men women children many most some others both few several all majority".split())
_CITING = frozenset(("citing", "quoting"))
_NOUNS = frozenset(
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
_AGENTS = frozenset(
    """supporter supporters opponent opponents critic critics backer backers fan fans advocate advocates proponent
    proponents detractor detractors admirer admirers defender defenders skeptic skeptics foe foes champion
    champions""".split()
)
_FELT = frozenset("faith confidence interest belief frustration anger disappointment trust".split())
_OPEN = frozenset(
    """concern concerns fear fears worry worries doubt doubts criticism complaint complaints allegation allegations
    accusation accusations speculation hope hopes belief demands opposition praise skepticism outrage anger suggestion
    suggestions claims rumors argument""".split()
)
"""Nouns that tell of a view even where nobody is said to hold it."""
_NOUN_LINKS = frozenset("that not to of about on for against in toward towards over regarding with".split())
_ADJECTIVES = frozenset(
    """confident sure certain convinced afraid worried concerned hopeful optimistic pessimistic glad happy proud angry upset
    skeptical sceptical aware unaware supportive critical ready willing unwilling eager reluctant determined disappointed
    surprised frustrated interested committed opposed grateful thankful doubtful pleased thrilled excited furious sorry unsure
    wary adamant unhappy dismissive fearful nervous curious tired sick ashamed sympathetic delighted outraged shocked
    dissatisfied satisfied comfortable uncomfortable enthusiastic ambivalent insistent mindful tempted inclined unconvinced
    alarmed dismayed appalled anxious jealous fond""".split()
)
_ADJECTIVE_LINKS = frozenset("that about of to with by in on at over for".split())
SUBORDINATE = frozenset("while when although though after before if as since because once until unless whereas".split())
_POSSESSIVE = frozenset("his her their its my our your".split())
_DETERMINERS = frozenset("the a an this his her their its our my some several many two three one another".split())
_TIMES = WEEKDAYS | MONTHS | frozenset("on in at earlier later last this during yesterday today late early".split())


class Frame(NamedTuple):
    """One cue: source and cue as tokens, half-open, and how it was said.

    An empty source means that nobody is given. `covers` is the content where the reading itself shows it (a passive's
    subject), `inverted` tells that the source stands behind the cue.
    """

    source: Range
    cue: Range
    sentence: int
    manner: Manner
    inverted: bool
    covers: Range | None
    base: str


class _Reader:
    """Reads the cues of one sentence, from left to right."""

    def __init__(self, tokens: Tokens, sentence: Sentence, number: int, layout: "_Layout") -> None:
        self.layout = layout
        self.tokens, self.lowers, self.words = tokens, tokens.lowers, tokens.words
        self.first, self.last, self.number = sentence.first, sentence.last, number
        self.phrases = Phrases(tokens, sentence.first, sentence.last)
        self.found: list[Frame] = []
        self._titled: bool | None = None

    def read(self, at: int) -> None:
        """Read the cue at a token, if it is one."""
        lower = self.lowers[at]
        frame = None
        if lower == ":":
            frame = self._colon(at)
        elif lower in _DASHES or lower == "[":
            frame = self._credit(at) if self.words[at - 1] in CLOSING else self._dash(at)
        elif lower == "according" or lower in _CITING or lower in ("per", "words", "view"):
            frame = self._phrase(at)
        else:
            cue = verbs().get(lower)
            if cue is not None and self._is_verb(at, cue):
                frame = self._verb(at, cue)
            if frame is None and lower in _AGENTS:
                frame = self._agent(at)
            elif frame is None and lower in _NOUNS:
                frame = self._noun(at)
            elif frame is None and lower in _ADJECTIVES:
                frame = self._adjective(at)
        if frame is not None and not self._nobody(frame):
            self.found.append(frame)

    def _nobody(self, frame: Frame) -> bool:
        """Tell whether the grammatical subject is nobody who could speak: "there", or "you" for anyone."""
        first, last = frame.source
        return last - first == 1 and self.lowers[first] in ("there", "you")

    def _frame(
        self,
        source: Range | None,
        cue: Range,
        manner: Manner,
        base: str,
        *,
        inverted: bool = False,
        covers: Range | None = None,
    ) -> Frame:
        return Frame(source or (cue[0], cue[0]), cue, self.number, manner, inverted, covers, base)

    def _lower(self, at: int) -> str:
        return self.lowers[at] if self.first <= at < self.last else ""

    def _colon(self, at: int) -> Frame | None:
        """Read "NAME:" before a quotation, in an interview or a headline, and a colon that brings in the next paragraph."""
        if at + 1 >= self.last:
            return self._bringing_in(at)
        if any(f.manner == "source" and f.source[1] == at for f in self.found):
            return None
        if at in self.layout.labels:
            return self._frame((self.first, at), (at, at + 1), "colon", ":")
        if self._lower(at + 1) not in OPENING or any(f.manner == "speech" for f in self.found):
            return None
        source = self.phrases.subject(at)
        if source is None or source[0] > self.first:
            return None
        return self._frame(source, (at, at + 1), "colon", ":")

    def _bringing_in(self, at: int) -> Frame | None:
        """Read "the mayor issued this statement:" where a quotation opens the next paragraph."""
        if self.number not in self.layout.before_quotation:
            return None
        if self.found and self.found[-1].source[0] < self.found[-1].source[1]:
            source: Range | None = self.found[-1].source
        elif self._lower(at - 1) == "follows" and self._lower(at - 2) == "as":
            source = self.phrases.subject(at - 2)
        else:
            source = self._finite_subject(self.first + 1, at, at) or self.phrases.subject(at)
        return self._frame(source, (at, at + 1), "colon", ":")

    def _credit(self, at: int) -> Frame | None:
        """Read the credit behind a quotation: “...” [AP], “...” — Ana Ruiz."""
        last = self.last
        if self.lowers[at] == "[":
            last = next((n for n in range(at + 1, min(at + _LABEL + 3, self.last)) if self.words[n] == "]"), at)
        else:
            last = next((n for n in range(at + 1, self.last) if self.words[n] == ","), last)
        while last > at and self.words[last - 1] == ".":
            last -= 1
        if not 0 < last - at - 1 <= _LABEL or not self._all_names(at + 1, last) or at == 0:
            return None
        return self._frame((at + 1, last), (at, at + 1), "colon", "[", inverted=True, covers=(at - 1, at))

    def _dash(self, at: int) -> Frame | None:
        """Read the source that ends a headline: "Talks near their end - Kremlin"."""
        if self.number not in self.layout.headlines or self.tokens.adjacent(at) or self.tokens.adjacent(at - 1):
            return None
        if not (at > self.first + 1 and 0 < self.last - at - 1 <= _LABEL) or not self._all_names(at + 1, self.last):
            return None
        return self._frame((at + 1, self.last), (at, at + 1), "colon", "-", inverted=True, covers=(self.first, at))

    def _all_names(self, first: int, last: int) -> bool:
        return all(self.tokens.is_capitalized(n) and self.lowers[n] not in verbs() for n in range(first, last))

    def _phrase(self, at: int) -> Frame | None:
        lower, end = self.lowers[at], at + 1
        if lower == "according":
            if self._lower(at + 1) != "to":
                return None
            end = at + 2
        elif lower in ("words", "view"):
            if self._lower(at - 1) != "the" or self._lower(at - 2) != "in" or self._lower(at + 1) != "of":
                return None
            return self._frame(self.phrases.phrase(at + 2), (at - 2, at + 2), "source", lower)
        elif lower == "per" and not (at + 1 < self.last and self.tokens.is_capitalized(at + 1)):
            return None
        source = self.phrases.phrase(end, ("that", "which"))
        if source[0] >= source[1]:
            return None
        return self._frame(source, (at, end), "source", lower)

    def _is_verb(self, at: int, cue: Cue) -> bool:  # noqa: C901, PLR0911, PLR0912
        """Tell a verb from a noun or adjective of the same form by what stands beside it."""
        before = self._lower(at - 1)
        capital = self.tokens.is_capitalized(at) and at > self.first and self.words[at - 1] not in CLOSING
        if capital and not self._title_case():
            # In a headline every word has a capital; elsewhere one makes it a name.
            return False
        if before in ("-", "/") and self.tokens.adjacent(at - 1):
            return False
        if self._lower(at + 1) == "-" and self.tokens.adjacent(at):
            return False
        if before == "'s" and self._lower(at - 2) in ("he", "she", "it", "who", "that", "what") and cue.form == "ing":
            return True
        if cue.form == "ing" and before in _GERUND and not cue.noun:
            return True
        if before in _NOUN_SIGNS and before != "that":
            return before in ("all", "most", "some", "many") and cue.form != "s"
        if self.lowers[at] == "thanks" and self._lower(at + 1) == "to":
            return False
        if before == "that" and cue.noun and cue.form != "past":
            return self._lower(at + 1) in ("that", "the", "to")
        if not cue.noun and cue.form != "base":
            return True
        if self._lower(at + 1) in (".", ",", "") and cue.form in ("s", "base") and self._ends_speech(at):
            return True
        if before in ("to", "n't") or before in AUXILIARIES or before in SUBJECTS or before in _CHAIN_ADVERBS:
            return not (before in _BE and cue.form in ("base", "s"))
        if cue.form == "ing":
            return before in (",", "and", "by", "while", "after", "before") and self._lower(at + 1) != "of"
        if cue.form == "past":
            return True
        if self._quotes(at + 1):
            return True
        if at == self.first or before in ("", ".", ":"):
            return False
        following = self._lower(at + 1)
        opens = following in ("that", "to", "how", "whether", "it", "he", "she", "they") or following in _DETERMINERS
        named = self.tokens.words[at - 1][0].isupper()
        plural = (before.endswith("s") and not before.endswith("ss") and not named) or before in _PEOPLE
        if cue.form == "base":
            if not cue.noun and (before in (",", "and", "or", ")") or before in CLOSING):
                return True
            if cue.base in _PLAIN and self.words[at - 1][0].isalnum():
                return True
            plural = plural or (
                named and ((before.endswith("s") and len(before) > _SHORT) or self._lower(at - 2) == "and")
            )
            return (
                plural
                and before != "'s"
                and (not cue.noun or following not in ("of", ",", ".", "and", "in", "from", "by"))
            )
        return (opens or named) and not plural and following not in ("of", ",", ".", "and", "by", "are", "is", "were")

    def _quotes(self, at: int) -> bool:
        """Tell whether a quotation follows, with or without its comma or colon."""
        return self._lower(at) in (",", ":") and self._lower(at + 1) in OPENING

    def _ends_speech(self, at: int) -> bool:
        """Tell whether a quotation with its comma stands a few words before a token: "...,” the editorial notes."""
        for n in range(at - 1, max(0, at - 9), -1):
            if self.words[n] in CLOSING:
                return self.words[n - 1] in (",.?!'" if n >= self.first else "?!")
        return False

    def _title_case(self) -> bool:
        """Tell whether the sentence is a headline with capitals throughout."""
        if self._titled is None:
            words = [n for n in range(self.first, self.last) if len(self.words[n]) > 3 and self.tokens.is_word(n)]  # noqa: PLR2004
            capitals = sum(self.tokens.is_capitalized(n) for n in words)
            self._titled = len(words) > 2 and capitals >= 0.85 * len(words)  # noqa: PLR2004
        return self._titled

    def _chain(self, at: int) -> tuple[int, bool, bool]:
        """Return where the verb begins with its auxiliaries, whether it is passive, and whether it has a finite part."""
        lowers = self.lowers
        start, passive = at, False
        finite = verbs()[lowers[at]].form in ("s", "past") or (verbs()[lowers[at]].form == "base")
        while start > self.first:
            before = lowers[start - 1]
            if before in _CHAIN_ADVERBS or (before.endswith("ly") and start - 1 > self.first and before != "only"):
                start -= 1
            elif before in _BE:
                passive = passive or start >= at - 2 or all(w in _CHAIN_ADVERBS for w in lowers[start:at])
                finite = True
                start -= 1
            elif before in AUXILIARIES or before == "n't":
                finite = True
                start -= 1
            elif before == "to" and start - 2 >= self.first and self._governs(start - 2):
                start -= 2
                if lowers[start] in ("on", "out", "about") and start > self.first:
                    start -= 1
                finite = True
                # Only a verb next to the cue can make it passive.
            else:
                break
        while start < at and lowers[start] in ("then", "both", "all", "long", "first", "once", "perhaps"):
            start += 1
        return start, passive, finite

    def _governs(self, at: int) -> bool:
        return self.lowers[at] in _CATENATIVE

    def _verb(self, at: int, cue: Cue) -> Frame | None:  # noqa: C901, PLR0911, PLR0912
        lowers = self.lowers
        start, passive, _ = self._chain(at)
        manner: Manner = cue.kind
        if lowers[at] in _NAMING and start == at and self._introduces(at):
            return None
        if (
            self._lower(at + 1) in FINITE
            and self._lower(at + 1) != "'s"
            and cue.form != "participle"
            and not self._ends_speech(at)
        ):
            return None  # "the area they claim includes a town": the verb's object stands before it
        if cue.base in _WITH and not self._completed(at, cue):
            return None
        if manner not in REPORTING and any(w in _MODAL for w in lowers[start:at]) and cue.base != "like":
            return None
        before = self._lower(start - 1)
        if cue.form == "ing":
            progressive = any(w in _BE for w in lowers[start:at]) or before in _BE
            if not progressive:
                return self._participle(at, cue)
        elif passive and cue.form in ("past", "participle"):
            return self._passive(at, start, cue)
        elif (cue.form == "participle" and not any(w in _HAVE for w in lowers[start:at])) or (
            cue.form == "past" and start == at and self._lower(at + 1) == "by" and cue.kind != "speech"
        ):
            return self._reduced(at, cue)
        if cue.form == "base" and before == "to":
            if manner not in ("speech", "act"):
                return None
            return self._frame(self._governing(start), (at, at + 1), manner, cue.base)
        if cue.form == "past" and lowers[at] == "asked" and before in ("when", "if", "", "as", "after"):
            return self._frame(None, (at, at + 1), manner, cue.base)
        quoted = before in CLOSING and self._ends_speech(at)
        if (manner in ("speech", "belief") or quoted) and cue.form in ("past", "s", "base"):
            inverted = self._inverted(at, start)
            if inverted is not None:
                manner = "speech" if quoted else manner
                return self._frame(inverted, (start, at + 1), manner, cue.base, inverted=True)
        if before in _CONJUNCTIONS or (before == "," and self._lower(start - 2) not in CLOSING):
            source = self.phrases.subject(start) if before == "," else None
            source = source or self._governing(start)
        else:
            source = self.phrases.subject(start)
        if source is None or (cue.form == "base" and start == at and start == self.first):
            return None
        if manner not in REPORTING and source[0] and self.words[source[0] - 1] in CLOSING and self._ends_speech(at):
            manner = "speech"  # "...?” Ruiz pressed." - whatever the verb, words go before it
        if cue.form == "base" and start == at and self.lowers[source[1] - 1] in ("he", "she", "it"):
            return None
        return self._frame(source, (start, at + 1), manner, cue.base)

    def _introduces(self, at: int) -> bool:
        """Tell whether a verb only brings in a name: "a group called Friends of the River"."""
        if at + 1 >= self.last or not (self.tokens.is_capitalized(at + 1) or self._lower(at + 1) in OPENING):
            return False
        for number in range(at - 1, max(self.first - 1, at - 6), -1):
            if self.lowers[number] in ("a", "an"):
                return True
            if not self.tokens.is_word(number):
                return False
        return False

    def _completed(self, at: int, cue: Cue) -> bool:
        """Tell whether what stands beside a verb of several senses gives it the sense of telling."""
        following = self._lower(at + 1)
        if cue.base == "make" and following == "it":
            return self._lower(at + 2) == "clear"
        if cue.base == "see" and "as" in self.lowers[at + 2 : min(at + 7, self.last)]:
            return True
        if following in _WITH[cue.base] or following in OPENING or at == self.first:
            return True
        if self._lower(at - 1) in CLOSING and self._ends_speech(at):
            return True
        if following in _TIMES and "that" in self.lowers[at + 2 : min(at + 8, self.last)]:
            return True
        if cue.base in _SHOWING and any(
            w in DOCUMENT_NOUNS or w in _DATA for w in self.lowers[max(self.first, at - 14) : at]
        ):
            return True
        # "...,” the editorial read."
        return (following in (".", "", ",") or following in _TIMES or following in _BEHIND) and self._ends_speech(at)

    def _inverted(self, at: int, start: int) -> Range | None:
        """Return the source of "..., said Ana Ruiz", or None where the cue is not before its source."""
        before, after = self._lower(start - 1), at + 1
        if start != at or after >= self.last or not (before in CLOSING or before == "," or at == self.first):
            return None
        lower = self.lowers[after]
        if lower in _TIMES or lower in RELATIVES or lower in OPENING or not self.words[after][0].isalpha():
            return None
        if not (
            self.tokens.is_capitalized(after) or lower in _DETERMINERS or lower in ("he", "she", "they", "i", "we")
        ):
            if not lower[0].isalpha() or lower in (
                "that",
                "to",
                "about",
                "of",
                "with",
                "how",
                "what",
                "why",
                "if",
                "it",
            ):
                return None
            if before not in CLOSING:
                return None
        source = self.phrases.phrase(after)
        if source[0] >= source[1]:
            return None
        if lower in ("he", "she", "they", "i", "we"):
            source = (after, after + 1)
        end = self._lower(source[1])
        if before in CLOSING and (before != "'" or self._lower(start - 2) == "'"):
            return source
        open_end = source[1] >= self.last - 1 or end in (",", ".", ":", "") or end in _TIMES or end in OPENING
        if at == self.first:
            later = self.lowers[source[1] : min(source[1] + _LABEL, self.last)]
            return source if "," in later or ":" in later else None
        if self.phrases.subject(start) is not None and not (source[1] >= self.last - 1):
            return None
        return source if open_end else None

    def _passive(self, at: int, start: int, cue: Cue) -> Frame | None:
        """Read "was told that", "is expected to", "was praised by"."""
        after = at + 1
        if self._lower(after) == "by":
            source = self.phrases.phrase(after + 1)
            if source[0] < source[1] and not self.lowers[source[0]].endswith("ing"):
                subject = self.phrases.subject(start)
                return self._frame(source, (start, after + 1), cue.kind, cue.base, inverted=True, covers=subject)
        if self.lowers[at] in _ADJECTIVES:
            return self._adjective(at)
        if cue.base in _TO_BE_TOLD and self._lower(after) in (
            "that",
            "to",
            "whether",
            "if",
            "about",
            "why",
            "how",
            "what",
        ):
            return self._frame(None, (start, after), cue.kind, cue.base)
        if cue.base in _VAGUE_PASSIVE and self._lower(after) in ("to", "that", "as"):
            return self._frame(None, (start, after), cue.kind, cue.base, covers=self.phrases.subject(start))
        return None

    def _reduced(self, at: int, cue: Cue) -> Frame | None:
        """Read "a plan proposed by the mayor"."""
        if self._lower(at + 1) != "by":
            return None
        source = self.phrases.phrase(at + 2)
        if source[0] >= source[1]:
            return None
        return self._frame(source, (at, at + 2), cue.kind, cue.base, inverted=True, covers=self.phrases.subject(at))

    def _participle(self, at: int, cue: Cue) -> Frame | None:
        """Read ", adding that", "by saying" and "a letter saying"."""
        before = self._lower(at - 1)
        while before in _CHAIN_ADVERBS or (before.endswith("ly") and at - 1 > self.first):
            at -= 1
            before = self._lower(at - 1)
        if before in WEEKDAYS and at - 2 > self.first:
            before = self._lower(at - 2)
        cue_range = (at, next(n for n in range(at, self.last) if self.lowers[n] in verbs()) + 1)
        if (
            at == self.first
            or before in (",", "—", "–", ";")
            or before in CLOSING
            or before in _GOVERNED
            or before == "not"
        ):
            source = self._governing(at)
        elif before in ("from", "about", "with", "to", "on", "like", "than", "as", "at", "against", "between"):
            return None
        elif before in ("of", "for"):
            source = self._governing(at)
        elif cue.kind == "speech" and (
            before in DOCUMENT_NOUNS or any(w in DOCUMENT_NOUNS for w in self.lowers[max(self.first, at - 4) : at])
        ):
            # "she sent a letter saying": whoever sent it said it, if anybody did.
            source = self._governing(at) or self.phrases.subject(at)
        else:
            source = self.phrases.subject(at)
        if source is None and not (cue.kind == "speech" and before in (",", "and", "”", '"')):
            return None
        return self._frame(source, cue_range, cue.kind, cue.base)

    def _governing(self, at: int) -> Range | None:
        """Return whose deed a verb without a subject of its own is: the last speaker, else the subject before it."""
        comma = self._first_comma() if self._lower(self.first) in SUBORDINATE else self.first
        for frame in reversed(self.found):
            if frame.cue[0] < comma < at:
                continue
            if frame.source[0] < frame.source[1] and frame.manner != "noun" and frame.covers is None:
                return frame.source
        if at > comma + 2:
            return self._finite_subject(max(self.first + 1, comma), at, at)
        first, last = (self.first + 1, at) if at > self.first + 2 else (at + 1, self.last)
        return self._finite_subject(first, last, at)

    def _first_comma(self) -> int:
        return next((n for n in range(self.first, self.last) if self.words[n] == ","), self.first)

    def _finite_subject(self, first: int, last: int, at: int) -> Range | None:
        """Return the subject of the first finite verb among tokens [first, last)."""
        for number in range(first, last):
            lower = self.lowers[number]
            cue = verbs().get(lower)
            finite = lower in FINITE or (cue and cue.form in ("past", "s") and not cue.noun)
            if finite or (lower.endswith("ed") and not self.tokens.is_capitalized(number)):
                source = self.phrases.subject(self._chain_start(number))
                if source is not None and not (number < at and self.lowers[source[0]] in RELATIVES):
                    return source
        return None

    def _chain_start(self, at: int) -> int:
        while at > self.first and (
            self.lowers[at - 1] in _CHAIN_ADVERBS
            or self.lowers[at - 1] in AUXILIARIES
            or self.lowers[at - 1].endswith("ly")
        ):
            at -= 1
        return at

    def _noun(self, at: int) -> Frame | None:
        """Read "the mayor's claim that", "his support for", "concern among voters that"."""
        link = self._lower(at + 1)
        if link in ("by", "from", "among"):
            source = self.phrases.phrase(at + 2, ("that", "about"))
            if source[0] < source[1] and self._lower(source[1]) in ("that", "about", "to"):
                return self._frame(source, (at, at + 2), "noun", self.lowers[at], inverted=True)
            return None
        if link not in _NOUN_LINKS or (link in ("in", "with") and self.lowers[at] not in _FELT):
            return None
        for number in range(at - 1, max(self.first - 1, at - 5), -1):
            lower = self.lowers[number]
            if lower in _POSSESSIVE:
                return self._frame((number, number + 1), (at, at + 1), "noun", self.lowers[at])
            if lower == "'s" or (lower in ("'", "’") and self._lower(number - 1).endswith("s")):
                owner = self.phrases.possessor(number)
                return self._frame(owner, (at, at + 1), "noun", self.lowers[at]) if owner else None
            if not self.words[number][0].isalpha() or lower in _DETERMINERS or lower in AUXILIARIES:
                break
        if self.lowers[at] in _OPEN and link in ("about", "that", "of", "for", "to", "over"):
            return self._frame(None, (at, at + 1), "noun", self.lowers[at])
        return None

    def _agent(self, at: int) -> Frame | None:
        """Read "critics of the plan"."""
        if self._lower(at + 1) != "of":
            return None
        source = self.phrases.subject(at + 1)
        return self._frame(source, (at + 1, at + 2), "attitude", "of") if source else None

    def _adjective(self, at: int) -> Frame | None:
        """Read "the mayor is confident that"."""
        if self._lower(at + 1) not in _ADJECTIVE_LINKS and self._lower(at + 1) not in SUBJECTS:
            return None
        start = at
        linked = False
        while start > self.first:
            before = self.lowers[start - 1]
            if before in _BE or before in ("feels", "felt", "remains", "remained", "seemed", "seems", "became", "grew"):
                linked = True
            elif not (
                before in _CHAIN_ADVERBS
                or before in AUXILIARIES
                or before.endswith("ly")
                or before in ("very", "so", "quite", "more")
            ):
                break
            start -= 1
        source: Range | None = self.phrases.subject(start) if linked else None
        if source is None or self.lowers[source[0]] in ("it", "there", "this", "that"):
            return None
        return self._frame(source, (start, at + 1), "attitude", self.lowers[at])


class _Layout(NamedTuple):
    """Where the paragraphs give a source by their place alone.

    `labels` are the colons of "Q:" and "NAME:" that open a paragraph, as tokens; `headlines` are sentences, and so are
    those right `before_quotation` that opens a paragraph.
    """

    labels: frozenset[int]
    headlines: frozenset[int]
    before_quotation: frozenset[int]


def _layout(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    sentence_at: Callable[[int], int | None],
) -> _Layout:
    colons = tokens.vocabulary.get(":", ())
    headlines = {n for n, sentence in enumerate(sentences) if blocks[sentence.block].kind == "headline"}
    opening: dict[int, str] = {}
    before = set()
    for colon in colons:
        number = sentence_at(tokens.starts[colon])
        if number is None:
            continue
        first, last, block = sentences[number].first, sentences[number].last, sentences[number].block
        if colon + 1 == last:
            following = number + 1
            if following < len(sentences) and tokens.words[last] in OPENING and sentences[following].block != block:
                before.add(number)
        elif 0 < colon - first <= _LABEL and (number == 0 or sentences[number - 1].block != block):  # noqa: SIM102
            if all(tokens.is_capitalized(n) or tokens.words[n] == "." for n in range(first, colon)):
                opening[colon] = " ".join(tokens.words[first:colon])
    often = Counter(opening.values())
    labels = {
        colon
        for colon, label in opening.items()
        if often[label] > 1
        or label in ("Q", "A")
        or (label.isupper() and len(opening) > _INTERVIEW)
        or sentence_at(tokens.starts[colon]) in headlines
    }
    return _Layout(frozenset(labels), frozenset(headlines), frozenset(before))


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    sentence_at: Callable[[int], int | None],
    in_quotation: Callable[[int], bool],
) -> list[Frame]:
    """Return the frames outside quotation marks, in the order of their cues."""
    vocabulary = tokens.vocabulary
    known = verbs()
    words = [w for w in vocabulary if w in known or w in _NOUNS or w in _ADJECTIVES or w in _AGENTS or w in _OTHERS]
    cues = sorted(number for word in words for number in vocabulary[word])
    layout = _layout(tokens, sentences, blocks, sentence_at)
    found: list[Frame] = []
    reader: _Reader | None = None
    for cue in cues:
        start = tokens.starts[cue]
        if in_quotation(start):
            continue
        number = sentence_at(start)
        if number is None:
            continue
        if reader is None or reader.number != number:
            if reader is not None:
                found += reader.found
            reader = _Reader(tokens, sentences[number], number, layout)
        reader.read(cue)
    return found + reader.found if reader is not None else found


_DASHES = frozenset(("—", "–", "-"))
_OTHERS = _DASHES | {":", "[", "according", "citing", "quoting", "per", "words", "view"}
_INTERVIEW = 2
"""Paragraphs that open with a name and a colon; where there are more, names in capitals are speakers."""
_SHORT = 3
"""Letters of a name such as US, whose s makes no plural."""
_LABEL = 5
"""Words at most in the name before a colon or behind the dash of a headline."""
