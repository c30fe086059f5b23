"""Checks of speakers: ambiguous pronouns, two speakers run together, and loaded speech verbs."""

import itertools
from collections.abc import Iterator, Sequence
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.attribution.attributed_quotations import AttributedQuotation
from lint.analysis.attribution.attributions import Attribution
from lint.analysis.lexicon.closed_classes import PERSON_PRONOUNS
from lint.analysis.syntax.tagger import FINITE
from lint.checks import Match, Unit
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass

_RUN_TOGETHER = 2
"""Sentences from one speaker's words to the next one's, where a reader takes them for one speaker's."""


@dataclass(frozen=True, eq=False, repr=False)
class AmbiguousSpeaker:
    """Report "he said" or "she said" where the sentence before has two speakers whom the pronoun could mean.

    A speaker whose title, given name or description in the paragraph tells that the other pronoun is theirs is no
    candidate.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("first", "second"))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the pronouns."""
        return PERSON_PRONOUNS

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the pronoun with its cue."""
        speakers: dict[int, dict[str, Attribution]] = {}
        for attribution in analysis.attributions:
            if attribution.kind == "named" and attribution.speaker:
                speakers.setdefault(attribution.sentence, {}).setdefault(attribution.speaker, attribution)
        seen: set[int] = set()
        for attribution in analysis.attributions:
            number = attribution.sentence
            if attribution.kind != "pronoun" or number in seen or number in speakers:
                continue
            seen.add(number)
            word = analysis.read(attribution.source_start, attribution.source_end).lower()
            before = [
                named for named in speakers.get(number - 1, {}).values() if analysis.people.fits(word, named.speaker)
            ]
            if word not in PERSON_PRONOUNS or len(before) < 2:  # noqa: PLR2004 - two candidates
                continue
            if analysis.sentences[number].block != analysis.sentences[number - 1].block:
                continue
            first, second = before[0], before[-1]
            start = min(attribution.source_start, attribution.cue_start)
            yield Match(
                Span(start, max(attribution.source_end, attribution.cue_end)),
                {"first": _name(analysis, first), "second": _name(analysis, second)},
                tuple(Related(Span(a.source_start, a.source_end), "a candidate") for a in (first, second)),
            )


@dataclass(frozen=True, eq=False, repr=False)
class RunTogether:
    """Report a quotation that follows another speaker's in one paragraph, and tells its own speaker only behind it."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("speaker", "before"))
    unit: ClassVar[Unit] = "block"

    minimum: int = 4

    def triggers(self) -> frozenset[str] | None:
        """Return None: quotation marks are of many kinds."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the second quotation of each pair."""
        remarks = [remark for remark in analysis.remarks if len(remark.words) >= self.minimum]
        for first, second in itertools.pairwise(remarks):
            if not _stand_together(analysis, first, second):
                continue
            yield Match(
                Span(second.start, second.end),
                {"speaker": second.source, "before": first.source},
                (Related(Span(first.start, first.end), "the words before"),),
            )


@dataclass(frozen=True, eq=False, repr=False)
class SpeechVerb:
    """Report cues that are one of `verbs`, in all forms given: verbs of saying that judge what is said.

    Those that are `vouching` too judge nothing where a speaker tells of himself: the ministry confirmed it had paid.
    The placeholder `effect` tells what the verb says beside "said", by the classes of the lexicon.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("effect", "neutral"))
    unit: ClassVar[Unit] = "block"

    verbs: tuple[str, ...]
    vouching: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return the verbs."""
        return frozenset(self.verbs)

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield each cue."""
        verbs, vouching = frozenset(self.verbs), frozenset(self.vouching)
        for attribution in analysis.attributions:
            if attribution.kind not in ("named", "pronoun", "group"):
                continue
            cue = analysis.read(attribution.cue_start, attribution.cue_end)
            if cue.lower() not in verbs or (cue.lower() in vouching and _tells_own(analysis, attribution)):
                continue
            if not self._has_thing_for_object(analysis, attribution):
                yield Match(Span(attribution.cue_start, attribution.cue_end), _effect(analysis, cue.lower()))

    @staticmethod
    def _has_thing_for_object(analysis: SharedLayers, attribution: Attribution) -> bool:
        """Tell whether a noun and no words follow the verb, which then is an act: claims the island as its own."""
        tokens = analysis.tokens
        sentence = analysis.sentences[attribution.sentence]
        first = tokens.at(max(attribution.cue_end, attribution.source_end))
        if first >= sentence.last or attribution.source_end > attribution.cue_end:
            return False
        end = next((at for at in range(first, sentence.last) if tokens.words[at] in _CLAUSE_ENDS), sentence.last)
        if end == first or tokens.lowers[first] in _OPENS_WORDS:
            return False
        tags = analysis.tags_of(first, end)
        if tags[0] not in _OPENS_NOUN:
            return False
        # The noun phrase that follows is the subject of a clause if its verb comes right behind it.
        behind = next((at for at, tag in enumerate(tags) if tag not in _IN_NOUN), len(tags))
        return behind == len(tags) or tags[behind] not in FINITE


def _effect(analysis: SharedLayers, verb: str) -> dict[str, str]:
    """Return what a verb says beside the words it brings in, and the verb that says no more."""
    lexicon = analysis.tokens.lexicon
    effect = next(
        (told for name, told in _EFFECTS.items() if verb in lexicon.words(name)), "takes a side. Is that meant?"
    )
    return {"effect": effect, "neutral": "says" if verb in lexicon.words("slanted-saying", "third") else "said"}


_EFFECTS = {
    "slanted-doubting": "says that it may be untrue. Is there a doubt?",
    "slanted-accusing": "says that there was a fault to own up to. Was there?",
    "slanted-vouching": "says that it is true. Is it?",
}


def _tells_own(analysis: SharedLayers, attribution: Attribution) -> bool:
    """Tell whether what is said is about the speaker: a pronoun opens it, "that" and an article aside."""
    first = analysis.tokens.at(max(attribution.cue_end, attribution.source_end))
    return not _OWN.isdisjoint(analysis.tokens.lowers[first : first + 2])


_CLAUSE_ENDS = frozenset('.,;:!?“"')
_OPENS_WORDS = frozenset("that to how what why when where if whether".split())
_IN_NOUN = frozenset("DT PDT PRP$ NN NNS NNP NNPS JJ JJR JJS CD POS IN HYPH RB".split())
_OWN = frozenset("it he she they its his her their".split())
_OPENS_NOUN = frozenset("DT PRP$ NN NNS NNP NNPS JJ CD".split())


def _stand_together(analysis: SharedLayers, first: AttributedQuotation, second: AttributedQuotation) -> bool:
    if not (first.speaker and second.speaker) or first.speaker == second.speaker:
        return False
    if first.kind != "named" or second.kind != "named":
        return False
    sentences = analysis.sentences
    if sentences[first.sentence].block != sentences[second.sentence].block:
        return False
    if not 0 < second.sentence - first.sentence <= _RUN_TOGETHER:
        return False
    tokens = analysis.tokens
    if second.speaker in tokens.lowers[tokens.at(sentences[first.sentence].end) : tokens.at(second.start)]:
        return False  # “Lang disagreed.”
    # The second speaker is told behind the words: nothing stands before them in their sentence.
    return second.start == sentences[second.sentence].start and _is_told_behind(analysis, second)


def _is_told_behind(analysis: SharedLayers, remark: AttributedQuotation) -> bool:
    owners: Sequence[Attribution] = [a for a in analysis.attributions if a.kind == "named"]
    return any(a.speaker == remark.speaker and remark.end <= a.cue_start < remark.end + _FRAME for a in owners)


_FRAME = 80
"""Code points behind a quotation in which its frame stands."""


def _name(analysis: SharedLayers, attribution: Attribution) -> str:
    return " ".join(analysis.read(attribution.source_start, attribution.source_end).split())
