"""The slots of a sentence that a fault of grammar may stand in, each with what tells of it; see `slot_model`."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, MONTHS, WEEKDAYS
from lint.analysis.lexicon.word_tags import WordTags
from lint.analysis.syntax.chunks import EITHER, MANY, ONE, Reading, finite_number
from lint.analysis.syntax.complements import following
from lint.analysis.syntax.tagger import FINITE

_PART = 60
"""Thousandths of its uses from which on a part of speech belongs to the class of a word."""
_NEVER = 12
"""Thousandths below which a reading of a word is taken for the tagger's error."""
_VERBAL = 400
_ALIKE = frozenset("let put set cut hit cost hurt shut split spread burst cast shed quit bid read beat run come become".split())
_UNREAL = frozenset("if though wish wishes wished as whether than suppose".split())
_NUMBERED = frozenset("is are was were has have does do isn't aren't wasn't weren't hasn't haven't doesn't don't".split())
_TO_BASE = frozenset(
    """to will would can could may might must should cannot can't won't wouldn't couldn't shouldn't mustn't did does
    didn't doesn't don't""".split()
)
_HAVE = frozenset("has have had having hasn't haven't hadn't".split())
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_AUXILIARIES = _TO_BASE | _HAVE | _BE
_ADVERBS = frozenset("not also never now still already always often ever just even only well so far yet soon then".split())
_TIMES = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        """day days week weekend month months year years today yesterday tomorrow morning afternoon evening night time times
    moment hour hours minute minutes century decade way extent""".split()
    )
)
"""Nouns that tell when or how before the subject of a clause."""
_AS_VERB = 100
"""Thousandths of its uses in which the word before a pronoun may be a verb with a clause behind it."""
_SUBJECTS = frozenset("he she it they".split())
_END = "$"


class Slot(NamedTuple):
    """A slot at token `place`; `features` are its evidence, and `value` what stands there (see each kind)."""

    place: int
    features: tuple[str, ...]
    value: str


class SlotReader:
    """Finds the slots of one sentence, given as words as written, folded words and Penn tags."""

    def __init__(self, words: Sequence[str], lowers: Sequence[str], tags: Sequence[str], known: WordTags) -> None:
        """Take the sentence and the parts of speech that words have."""
        self.words, self.lowers, self.tags = words, lowers, tags
        self._known = known

    @cached_property
    def reading(self) -> Reading:
        """The groups of the sentence."""
        return Reading(self.lowers, self.tags)

    def word(self, at: int) -> str:
        """Return a folded word, `_END` outside the sentence."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else _END

    def tag(self, at: int) -> str:
        """Return a tag, `_END` outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else _END

    def word_class(self, at: int) -> str:
        """Return the parts of speech that the word at a place may have: itself, for a function word or a mark."""
        if not 0 <= at < len(self.lowers):
            return _END
        lower = self.lowers[at]
        if lower in FUNCTION_WORDS or not lower[0].isalnum():
            return lower
        if lower[0].isdigit():
            return "0"
        if at and self.words[at][0].isupper():
            return "Xs" if lower.endswith("s") else "X"
        found = self._known.of(lower)
        if not found.uses:
            return "~" + lower[-2:]
        return ".".join(sorted(tag for tag, share in found.shares.items() if share >= _PART))

    def agreement(self) -> Iterator[Slot]:
        """Yield the finite verbs that show a number, with their number as value; the odds are those of `MANY`."""
        for at in range(1, len(self.words)):
            lower, tag = self.lowers[at], self.tags[at]
            shown = lower in _NUMBERED
            if not shown and (tag not in ("VBZ", "VBP") or not self.words[at].islower()):
                continue
            before = self.lowers[at - 1]
            if before in _TO_BASE or before in ("i", "you") or lower in ("am", "'s", "’s", "'re", "'m"):
                continue
            number = finite_number(lower, tag)
            if number != EITHER and (shown or self._shows_number(lower)) and not self._is_unreal(lower, at):
                yield Slot(at, tuple(self._of_number(at, lower if shown else "lex")), number)

    def _shows_number(self, lower: str) -> bool:
        """Tell whether a word is mostly a verb in the present, and no past form as “read” is."""
        found = self._known.of(lower)
        return found.of("VB", "VBP", "VBZ") >= _VERBAL and found.of("VBD", "VBN") < _PART and lower not in _ALIKE

    def _is_unreal(self, lower: str, at: int) -> bool:
        """Tell whether a verb may be a subjunctive: if he were."""
        return lower in ("were", "weren't") and not _UNREAL.isdisjoint(self.lowers[max(0, at - 12) : at])

    def _of_number(self, at: int, verb: str) -> Iterator[str]:
        reading = self.reading
        found = reading.subject(at)
        verb_class = "be" if verb in _BE else "have" if verb in _HAVE else "do" if verb != "lex" else verb
        shape = f"{found.kind} {found.number} {found.sure}"
        before, near = self.word(at - 1), self.word_class(at - 1)
        yield ""
        yield verb_class
        yield f"s {shape}"
        yield f"sv {shape} {verb_class}"
        yield f"b {before}"
        yield f"bb {self.word(at - 2)} {before}"
        yield f"c {near} {found.kind}"
        yield f"cc {self.word_class(at - 2)} {near}"
        yield f"n {self.word(at + 1)} {found.kind}"
        yield f"nc {self.word_class(at + 1)} {shape}"
        yield f"nn {found.kind} {self._next_number(at + 1)} {verb_class}"
        yield f"path {found.kind} {found.number} {self._path(found.first, at)}"
        if found.head >= 0:
            head, opening = self.word(found.head), self.word(found.first)
            yield f"h {head} {found.kind}"
            yield f"hc {self.word_class(found.head)} {head[-2:]} {found.kind} {found.sure}"
            yield f"o {opening} {shape}"
            yield f"oh {opening} {self.word_class(found.head)} {found.kind}"
            yield f"p {self.word(found.first - 1)} {shape}"
            yield f"pv {self.tag(found.first - 1)} {shape} {verb_class}"
            yield f"hv {head} {opening} {found.sure}"
            near_group = reading.noun_ending(at)
            if near_group and near_group.head != found.head:
                yield f"l {self.word(near_group.first - 1)} {shape} {near_group.number}"
                yield f"lh {head} {near_group.number}"
                yield f"ln {self.word_class(found.head)} {self.word(near_group.first - 1)} {near_group.number}"
            else:
                yield f"d {shape} {self.word_class(found.head)} {opening}"
        if verb == "lex":
            yield f"w {self.word(at)[:5]}"
            yield f"wc {self.word_class(at)} {near} {found.kind} {found.number}"

    def _next_number(self, at: int) -> str:
        for group in self.reading.nouns:
            if group.first >= at:
                return f"{group.number} {min(group.first - at, 3)}"
        return _END

    def _path(self, first: int, last: int) -> str:
        """Write the tags between the beginning of a subject and its verb, runs of one kind once."""
        if first < 0:
            first = max(0, last - 3)
        rough: list[str] = []
        for at in range(max(first, last - 14), last):
            tag = self.tags[at]
            kind = self.lowers[at] if tag in ("CC", "WDT", "WP", ",") else "JJ" if tag in ("DT", "JJ", "CD", "PRP$") else tag
            if not rough or rough[-1] != kind:
                rough.append(kind)
        return " ".join(rough)

    def verbs(self) -> Iterator[Slot]:
        """Yield the words behind an auxiliary or “to” that are no form which belongs there; the value is the auxiliary."""
        for head in range(len(self.words) - 1):
            lower = self.lowers[head]
            if lower not in _AUXILIARIES or not self.words[head].islower():
                continue
            at = head + 1
            last = min(head + 3, len(self.words) - 1)
            while at < last and (self.lowers[at] in _ADVERBS or self.lowers[at].endswith("ly")):
                at += 1
            if self._is_misfit(lower, at):
                yield Slot(at, tuple(self._of_verb(head, at)), lower)

    def _is_misfit(self, auxiliary: str, at: int) -> bool:
        lower = self.lowers[at]
        if lower in FUNCTION_WORDS or not self.words[at].islower() or not lower.isalpha():
            return False
        found = self._known.of(lower)
        if not found.uses:
            return self._is_third(lower)
        if auxiliary in _TO_BASE:
            other = found.of("VBZ", "VBD", "VBN", "VBG")
            return found.of("VB", "VBP") < _NEVER and other >= _PART and self._is_inflected(lower)
        if lower in _ALIKE or found.of("VBN") >= _NEVER or (auxiliary in _BE and found.of("VBG") >= _NEVER):
            return False
        return found.of("VB", "VBP", "VBZ", "VBD", "VBG") >= _PART

    def _is_third(self, lower: str) -> bool:
        """Tell whether a word that was not counted is the third person of a verb that was."""
        return lower.endswith("s") and self._known.of(lower[:-1]).of("VB", "VBP") >= _VERBAL

    def _is_inflected(self, lower: str) -> bool:
        """Tell whether a form in -s or -ing belongs to a verb, as that of “swing” and “conservatives” does not."""
        if lower.endswith("s"):
            stems = [lower[:-1], lower[:-2], lower[:-3] + "y"]
        elif lower.endswith("ing"):
            stems = [lower[:-3], lower[:-3] + "e", lower[:-4]]
        else:
            return True
        return any(self._known.of(stem).of("VB", "VBP") >= _PART for stem in stems if stem)

    def _of_verb(self, head: int, at: int) -> Iterator[str]:
        auxiliary, lower = self.lowers[head], self.lowers[at]
        kind = "to" if auxiliary == "to" else "base" if auxiliary in _TO_BASE else "have" if auxiliary in _HAVE else "be"
        mine, behind = self.word_class(at), self.word_class(at + 1)
        then = following(self.lowers, self.tags, at + 1)
        before = self.word(head - 1)
        yield ""
        yield f"k {kind}"
        yield f"a {auxiliary} {mine}"
        yield f"w {kind} {lower}"
        yield f"m {kind} {mine}"
        yield f"e {kind} {lower[-3:]}"
        yield f"n {kind} {mine} {behind}"
        yield f"nn {kind} {behind} {self.word_class(at + 2)}"
        yield f"nw {kind} {self.word(at + 1)}"
        yield f"t {kind} {self.tag(at)} {then}"
        yield f"mt {kind} {mine} {then}"
        yield f"b {kind} {before}"
        yield f"bc {kind} {self.word_class(head - 1)} {mine}"
        yield f"bb {kind} {self.word(head - 2)} {before}"
        yield f"d {kind} {at - head} {mine}"
        yield f"s {kind} {self._known.of(lower).of('NN', 'NNS', 'JJ') // 100} {then}"
        yield f"u {kind} {self._known.of(lower).of('VBZ', 'VBD', 'VBN', 'VBG', 'VB', 'VBP') // 100}"

    def pronouns(self) -> Iterator[Slot]:
        """Yield the pronouns between a noun and a finite verb, with the noun as value."""
        for at in range(1, len(self.words) - 1):
            if self.lowers[at] not in _SUBJECTS or self.words[at] != self.lowers[at]:
                continue
            if not self._may_be_subject(at - 1):
                continue
            verb = at + 1
            while verb < min(at + 3, len(self.words) - 1) and self.tags[verb] == "RB":
                verb += 1
            if self.tags[verb] in FINITE:
                yield Slot(at, tuple(self._of_pronoun(at, verb)), self.lowers[at - 1])

    def _may_be_subject(self, at: int) -> bool:
        """Tell whether a word is a noun or a name that tells no time, and is no verb with a clause behind it."""
        lower = self.lowers[at]
        if lower in _TIMES or lower in FUNCTION_WORDS or not lower[0].isalpha():
            return False
        found = self._known.of(lower)
        if found.of("VBZ", "VBD", "VBP") >= _AS_VERB:
            return False
        return self.tags[at].startswith("NN") or self.words[at][0].isupper() or found.of("NN", "NNS") >= _VERBAL

    def _group_before(self, end: int) -> int:
        """Return the first token of the noun group that ends before a place; the tags of a noun at fault may be wrong."""
        first = end - 1
        while first and self.tags[first - 1].startswith(("NN", "JJ", "DT", "PRP$", "CD", "POS")):
            first -= 1
            if self.tags[first] in ("DT", "PRP$"):
                break
        return first

    def _of_pronoun(self, at: int, verb: int) -> Iterator[str]:
        reading = self.reading
        first = self._group_before(at)
        opener = self.word(first - 1)
        pronoun, noun = self.lowers[at], self.word(at - 1)
        several = self._known.of(noun).of("NNS") > self._known.of(noun).of("NN")
        name = "X" if at > 1 and self.words[at - 1][0].isupper() else "NNS" if several else "NN"
        end = verb
        while end < len(self.words) and self.lowers[end] not in (",", ";", ":", "."):
            end += 1
        more = [group.head for group in reading.verbs if group.finite and verb < group.first]
        inside = sum(place < end for place in more)
        group_of_verb = next((group for group in reading.verbs if group.first <= verb < group.last), None)
        head = group_of_verb.head if group_of_verb else verb
        then = following(self.lowers, self.tags, head + 1)
        earlier = sum(group.finite and group.last <= first for group in reading.verbs)
        yield ""
        yield f"o {opener} {name}"
        yield f"ow {opener} {pronoun} {noun}"
        yield f"oc {self.word_class(first - 1)} {pronoun}"
        yield f"w {noun}"
        yield f"wp {noun} {pronoun}"
        yield f"d {self.word(first)} {name} {pronoun}"
        yield f"f {first == 0} {name} {pronoun}"
        yield f"v {self.word(head)}"
        yield f"vt {self.word(head)} {then}"
        yield f"t {then} {self.tag(head)} {name}"
        yield f"tt {then} {pronoun} {self.word_class(head + 1)}"
        yield f"m {min(len(more), 3)} {min(inside, 2)} {first == 0}"
        yield f"mo {min(inside, 2)} {opener}"
        yield f"e {min(earlier, 2)} {min(inside, 2)} {opener in (',', 'that', 'and', 'but')}"
        yield f"x {self.word(end)} {then} {end - head < 3}"  # noqa: PLR2004 - the verb ends the clause
        yield f"oo {self.word(first - 2)} {opener}"
        yield f"p {pronoun} {self.word(verb)}"
