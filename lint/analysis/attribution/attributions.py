"""Classify a cue reading by its kind of source: named, pronoun, group, document, role or none.

The relation and its terms follow the Penn Attribution Relations Corpus (PARC, Pareti 2012).
"""

from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.attribution.cues.cue_reading import REPORTING, CueKind, CueReading
from lint.analysis.attribution.cues.function_words import DETERMINERS, POSSESSIVE
from lint.analysis.attribution.vague.person_nouns import is_listed, is_one_person
from lint.analysis.lexicon.closed_classes import PARTICLES, PRONOUNS
from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.tokens import Tokens

_DESCRIBING = frozenset((",", "(", "who", "which", "—", "–"))
_BEHIND_NAMES = frozenset("jr sr ii iii iv himself herself itself themselves s".split())
_NO_NAMES = DETERMINERS | frozenset(
    "q a nobody somebody someone everybody everyone anybody anyone others reporter interviewer question answer".split()
)
"""What a capital makes no name of at the head of a sentence, or as the label of an interview."""
_STOPS = frozenset(",(—–")
_GIVEN_NAMES = ("her-names", "his-names")
_OF_ONE = POSSESSIVE | {"the"}
_GROUP_WORDS = 6
_PREPOSITIONS = frozenset("to in before from on by with up at as into about among between which".split())


class Attribution(NamedTuple):
    """One attribution: code points of source and cue, the number of its sentence, and what kind of source it is.

    `kind` is named, pronoun, group, document, role or none (nobody to be found); `speaker` is the folded last word of a
    named source, so that Vladimir Putin and Putin agree, and "" otherwise. A source of kind none has an empty range.
    `cue_kind` is the kind of the cue: speech, source (according to), noun (the claim that) and colon report words; act
    (praise), attitude (want) and belief (think) tell what somebody does or thinks.
    """

    source_start: int
    source_end: int
    cue_start: int
    cue_end: int
    sentence: int
    kind: str
    speaker: str
    cue_kind: CueKind = "speech"

    @property
    def reports(self) -> bool:
        """Whether words are reported."""
        return self.cue_kind in REPORTING

    def shifted(self, before: Offsets) -> "Attribution":
        """Return it as it is where so much stands before."""
        offset = before.offset
        source_start, source_end, cue_start, cue_end, number, kind, speaker, cue_kind = self
        return Attribution(
            source_start + offset,
            source_end + offset,
            cue_start + offset,
            cue_end + offset,
            number + before.sentence,
            kind,
            speaker,
            cue_kind,
        )


def find(tokens: Tokens, cue_readings: Sequence[CueReading]) -> list[Attribution]:
    """Return the attribution of each cue reading, in order."""
    return [_attribution(tokens, cue_reading) for cue_reading in cue_readings]


def _attribution(tokens: Tokens, cue_reading: CueReading) -> Attribution:
    first, last = cue_reading.source
    start, end = tokens.starts[cue_reading.cue[0]], tokens.ends[cue_reading.cue[1] - 1]
    if first >= last:
        return Attribution(start, start, start, end, cue_reading.sentence, "none", "", cue_reading.cue_kind)
    kind, speaker = classify(tokens, first, last)
    return Attribution(
        tokens.starts[first],
        tokens.ends[last - 1],
        start,
        end,
        cue_reading.sentence,
        kind,
        speaker,
        cue_reading.cue_kind,
    )


def classify(tokens: Tokens, first: int, last: int) -> tuple[str, str]:
    """Return the kind of a source, the tokens [first, last), and the speaker, as `Attribution` has them."""
    # What follows a comma, a bracket or a relative pronoun only describes the source, and only what stands before "of",
    # "for" ... can be its head: "officials of the ministry".
    lowers = tokens.lowers[first:last]
    core = _cut_to_head(lowers)
    head = [lower for lower in lowers if lower not in ("himself", "herself")]
    if head and head[-1] in PRONOUNS:
        return "pronoun", ""
    if lowers[core - 1] in tokens.lexicon.words("group-sources"):
        # A group is a short phrase; a longer one, or one with a preposition, has its head elsewhere.
        plain = core <= _GROUP_WORDS and not _PREPOSITIONS.intersection(lowers[:core])
        return ("group" if plain else "role"), ""
    if lowers[core - 1] in tokens.lexicon.words("document-sources"):
        return "document", ""
    name = _head_name(tokens, first, first + core) or _apposed_name(tokens, first, first + core, last)
    return ("named", name) if name else ("role", "")


def _cut_to_head(lowers: list[str]) -> int:
    """Delete from a source's words what only describes it; return how many words end with its head."""
    core = 0
    for at in range(1, len(lowers)):
        if lowers[at] in _DESCRIBING:
            del lowers[at:]
            break
        if not core and _ends_head(lowers, at):
            core = at
    return core or len(lowers)


def _head_name(tokens: Tokens, first: int, last: int) -> str:
    """Return the folded last word of the name that is the head of tokens [first, last), "" where the head is none.

    What modifies the head names nobody: the Ukrainian president, a Labour member.
    """
    end = next((at for at in range(first + 1, last) if tokens.lowers[at] in _PREPOSITIONS), last)
    for number in range(end - 1, first - 1, -1):
        lower = tokens.lowers[number]
        if not tokens.is_word(number) or lower in _BEHIND_NAMES:
            continue
        if number == first and (lower in _NO_NAMES or is_listed(lower, tokens.lexicon)):
            return ""
        capital = number
        while capital - 2 >= first and tokens.words[capital - 1] == "-" and tokens.adjacent(capital - 1):
            capital -= 2  # Park Ji-won
        return lower if tokens.is_capitalized(capital) else ""
    return ""


def _apposed_name(tokens: Tokens, first: int, head: int, last: int) -> str:
    """Return the folded last word of the name behind the comma of a role: the mayor of Galati, Ana Ruiz.

    The role, the tokens [first, head) and what hangs on it, is one person's: "the", "its" or an owner opens it.
    """
    comma = next((at for at in range(head, last) if tokens.words[at] in _STOPS), last)
    if comma + 1 >= last or tokens.words[comma] != ",":
        return ""
    one = tokens.lowers[first] in _OF_ONE or "'s" in tokens.lowers[first:head]
    noun, lexicon = tokens.lowers[head - 1], tokens.lexicon
    if comma > head:
        if not one or not (is_one_person(noun, lexicon) or noun in lexicon.words("titles")):
            return ""
        given = tokens.lowers[comma + 1]
        if tokens.is_capitalized(comma - 1) and not any(given in lexicon.words(name) for name in _GIVEN_NAMES):
            return ""  # as often a place behind a place: the mayor of Galati, Western Moldavia
    end = comma + 1
    while end < last and (tokens.is_capitalized(end) or tokens.words[end] in ".-’'" or tokens.lowers[end] in PARTICLES):
        end += 1
    of_one_word = end - comma == 2  # noqa: PLR2004 - the comma and a word, which is as often a place
    closed = end >= last or tokens.words[end] in ",("
    return "" if of_one_word or not closed else _head_name(tokens, comma + 1, end)


def _ends_head(lowers: Sequence[str], at: int) -> bool:
    """Tell whether a modifier of the noun before it begins here: "officials of the ministry", "emails inviting us"."""
    lower = lowers[at]
    return lower in ("of", "for", "including") or (
        lower.endswith("ing") and lowers[at - 1].endswith("s") and at + 1 < len(lowers)
    )
