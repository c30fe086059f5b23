"""What is left out of the findings on a text, beside its own directives: by a sidecar, a baseline, an older version."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from lint.analysis.syntax.sentences import Sentence
from lint.engine import directives
from lint.engine.directive_reach import Narrowing
from lint.engine.directives import Directive
from lint.engine.places import spans_of, without
from lint.rulepack.rule import engine_of
from lint.text.document import Document
from lint.text.finding import Finding
from lint.text.span import Span
from lint.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from lint.engine.sentence_keys import Key, SentenceKeys

Known = Mapping[str, Mapping[str, int]]
"""The places of a text that a baseline holds: how many, by rule and by the digest of the sentence."""

Sieve = Callable[["SentenceKeys", Sequence[Finding]], Sequence[Finding]]
"""Returns the findings that it lets through, before findings of one fault are joined."""


@dataclass(frozen=True, slots=True)
class SidecarEntry:
    """An entry of a sidecar: `rules` (ids or families) are silent in the whole text, or where `text` stands in it.

    `where` is the place of the entry, as `path:line:column`.
    """

    rules: tuple[str, ...]
    where: str
    text: str | None = None
    last_day: "date | None" = None

    def directive(
        self, document: Document, known: Sequence[str], narrowing: Narrowing, today: "date | None" = None
    ) -> Directive:
        """Return what the entry silences in a text; `known` and `today` are as in `directives.find`."""
        names = tuple(name for name in self.rules if name in known or engine_of(name) is not None)
        faults = [f"{self.where}: {directives.unknown(name, known)}" for name in self.rules if name not in names]
        reaches = narrowing.places(Span(0, len(document.text)), self.text)
        if reaches is None:
            return Directive(Span(0, 0), (), (), (f"{self.where}: {directives.TOO_MANY}",))
        made = Directive(Span(0, 0), reaches, names, tuple(faults), self.last_day, origin=f"{self.where}: ")
        return directives.dated(made, today)


@dataclass(frozen=True, slots=True)
class Screening:
    """The entries of a sidecar, and the sieves that the findings pass after suppression, in turn."""

    sidecar: tuple[SidecarEntry, ...] = ()
    sieves: tuple[Sieve, ...] = ()

    def directives(self, document: Document, known: Sequence[str]) -> tuple[Directive, ...]:
        """Return the directives that the sidecar adds to those in a text."""
        narrowing = Narrowing(document)
        return tuple(entry.directive(document, known, narrowing) for entry in self.sidecar)

    def left(
        self, document: Document, sentences: Callable[[], Sequence[Sentence]], findings: Sequence[Finding]
    ) -> tuple[Sequence[Finding], int]:
        """Return the findings that pass every sieve, and how many places do not.

        `sentences` are those of the document, asked for if needed.
        """
        if not (self.sieves and findings):
            return findings, 0
        from lint.engine.sentence_keys import SentenceKeys  # noqa: PLC0415 - most runs leave nothing out

        keys, before = SentenceKeys(document, sentences()), _count_places(findings)
        for sieve in self.sieves:
            findings = sieve(keys, findings)
        return findings, before - _count_places(findings)


NOTHING = Screening()
"""Nothing is left out."""


def not_in(known: Known) -> Sieve:
    """Return a sieve that stops the places which a baseline holds."""

    def sieve(keys: "SentenceKeys", findings: Sequence[Finding]) -> Sequence[Finding]:
        found = keys.keys(findings)
        return _left(findings, {place: _is_known(key, known) for place, key in found.items()})

    return sieve


def changed_since(old: "SentenceKeys | None") -> Sieve:
    """Return a sieve that lets through what stands in sentences that the last version of a text lacks.

    A finding also passes if all it is compared with (its evidence) stands in such sentences: a new spelling can make a
    fault of one that was there before. Without a last version everything is new.
    """

    def sieve(keys: "SentenceKeys", findings: Sequence[Finding]) -> Sequence[Finding]:
        if old is None:
            return findings
        changed = _changed(keys, Counter(map(old.digest, old.units())))
        silent: dict[tuple[str, Span], bool] = {}
        for finding in findings:
            evidence = [related.span for related in finding.related if not related.repeat]
            caused = bool(evidence) and all(keys.around(span.start) in changed for span in evidence)
            for span in spans_of(finding):
                is_old = not caused and keys.around(span.start) not in changed
                silent[finding.rule, span] = silent.get((finding.rule, span), True) and is_old
        return _left(findings, silent)

    return sieve


def recording(into: "list[Key]") -> Sieve:
    """Return a sieve that lets everything through and notes the key of each place."""

    def sieve(keys: "SentenceKeys", findings: Sequence[Finding]) -> Sequence[Finding]:
        into.extend(keys.keys(findings).values())
        return findings

    return sieve


def _changed(keys: "SentenceKeys", old: Counter[str]) -> set[Span]:
    """Return the sentences and lines that are not in the last version, or more often than there."""
    changed = set()
    for span in keys.units():
        digest = keys.digest(span)
        old[digest] -= 1
        if old[digest] < 0:
            changed.add(span)
    return changed


def _count_places(findings: Sequence[Finding]) -> int:
    return len({(finding.rule, span) for finding in findings for span in spans_of(finding)})


def _is_known(key: "Key", known: Known) -> bool:
    return key.number <= known.get(key.rule, {}).get(key.sentence, 0)


def _left(findings: Sequence[Finding], silent: Mapping[tuple[str, Span], bool]) -> list[Finding]:
    """Return the findings without their silent places, none twice."""
    standing = {(finding.rule, finding.span) for finding in findings}
    kept = []
    for finding in findings:
        spans = spans_of(finding)
        is_silent = {(span.start, span.end): silent[finding.rule, span] for span in spans}
        left = without(finding, spans, is_silent) if any(is_silent.values()) else finding
        if left is not None and (left.span == finding.span or (left.rule, left.span) not in standing):
            kept.append(left)
    return sorted(kept, key=lambda finding: finding.sort_key)
