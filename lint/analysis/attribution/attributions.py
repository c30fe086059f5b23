"""Classify a cue reading by its kind of source: named, pronoun, group, document, role or none.

The relation and its terms follow the Penn Attribution Relations Corpus (PARC, Pareti 2012).
"""

from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.attribution import source_names
from lint.analysis.attribution.cues import speaking
from lint.analysis.attribution.cues.cue_reading import REPORTING, CueKind, CueReading
from lint.analysis.attribution.cues.function_words import OBJECTS, POSSESSIVE
from lint.analysis.attribution.vague.person_nouns import is_one_person
from lint.analysis.lexicon.closed_classes import PRONOUNS
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.tokens import Tokens

_DESCRIBING = frozenset((",", "(", "who", "which", "—", "–"))
_GROUP_WORDS = 6


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
    if last - first == 1 and tokens.words[first].isupper() and len(tokens.words[first]) > 1:
        return "named", lowers[0]  # WHO, IT
    if _is_pronoun([lower for lower in lowers if lower not in ("himself", "herself")]):
        return "pronoun", ""
    if lowers[core - 1] in tokens.lexicon.words("group-sources"):
        # A group is a short phrase; a longer one, or one with a preposition, has its head elsewhere.
        plain = core <= _GROUP_WORDS and not source_names.ENDS_HEAD.intersection(lowers[:core])
        return ("group" if plain else "role"), ""
    if _is_document(tokens, first, speaking.head(tokens, first, last)):
        return "document", ""
    name = _name(tokens, first, last, lowers, core)
    return ("named", name) if name else ("role", "")


def _name(tokens: Tokens, first: int, last: int, lowers: Sequence[str], core: int) -> str:
    """Return the folded last word of a source's name, "" where it has none; its head is the last of `core` words."""
    holds_office = core < len(lowers) and _is_role(lowers[core - 1], tokens.lexicon)
    if core == 1 and tokens.lowers[first + 1 : first + 2] == ["of"] and _is_role(lowers[0], tokens.lexicon):
        return source_names.behind_office(tokens, first, last)  # Adviser of the president, Head of the Port Ana Ruiz
    name = source_names.of_head(tokens, first, first + core) or source_names.apposed(tokens, first, first + core, last)
    if name or not holds_office:
        return name
    return source_names.behind_office(tokens, first + core - 1, last)


def _is_document(tokens: Tokens, first: int, at: int) -> bool:
    """Tell whether the head at a token is what can be cited: a report, data; a longer name with a capital is none."""
    lower, lexicon = tokens.lowers[at], tokens.lexicon
    if lower in lexicon.words("data-nouns"):
        return at == first or not tokens.is_capitalized(at)
    return lower in lexicon.words("document-sources")


def _is_role(lower: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded noun tells what one person is: adviser, head."""
    return is_one_person(lower, lexicon) or any(lower in lexicon.words(name) for name in ("speaking-people", "titles"))


def _is_pronoun(lowers: Sequence[str]) -> bool:
    if len(lowers) == 1 and lowers[0] in POSSESSIVE | OBJECTS:
        return True
    return bool(lowers) and lowers[-1] in PRONOUNS


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


def _ends_head(lowers: Sequence[str], at: int) -> bool:
    """Tell whether a modifier of the noun before it begins here: "officials of the ministry", "emails inviting us"."""
    lower = lowers[at]
    return lower in ("of", "for", "including") or (
        lower.endswith("ing") and lowers[at - 1].endswith("s") and at + 1 < len(lowers)
    )
