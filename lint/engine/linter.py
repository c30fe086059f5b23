"""`Linter`: the whole flow for one text, from source to findings and failures."""

from collections.abc import Callable, Collection, Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from lint.analysis import Analysis, SharedLayers
from lint.analysis.blocks.analysis_cache import AnalysisCache
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax.sentences import Sentence
from lint.checks import Check, Unit, unit
from lint.engine import absorption, fixing, grouping, repeats, rule_run, same_cause, suppression
from lint.engine.screening import NOTHING, Screening
from lint.rulepack.rule import RuleSet
from lint.safety.budget import Budget, OverrunError
from lint.text.document import Document
from lint.text.finding import Failure, Finding
from lint.text.source import Source
from lint.values import dataclass, field, replace

if TYPE_CHECKING:
    from lint.engine.rule_profile import RuleProfile
    from lint.external.pool import ExternalResult

_FIX_ROUNDS = 20
"""One fix may make another possible; a text that still changes after this many rounds is left as it is then."""

_NONE: Sequence[Finding] = ()
_FOUND = "findings"
"""The cache key of the rules' findings in a block."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of linting one source: findings in the order of the text, and the rules that raised on it."""

    document: Document
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    unsettled: tuple[str, ...] = ()
    """The rules whose fixes still changed the text after the last round of fixing."""
    hidden: int = 0
    """Places that a baseline or an older version of the text left out."""
    sentences: Sequence[Sentence] = field(default=(), compare=False, repr=False)
    """The sentences of the text, in order."""

    @property
    def source(self) -> Source:
        """The source as it was read."""
        return self.document.source


class _InBlock(NamedTuple):
    """The findings of the rules in one block, and the rules that raised; `is_whole` unless a rule was left out."""

    findings: list[Finding]
    failures: dict[int, Failure]
    is_whole: bool


class Linter:
    """A set of rules, ready to run over many sources. It reads no file: everything it works with is passed in."""

    def __init__(
        self,
        rules: RuleSet,
        checks: Mapping[str, Check],
        resources: Resources,
        *,
        triggers: Mapping[str, Sequence[str] | None],
        known: Sequence[str] = (),
    ) -> None:
        """Take the rules to run, their checks by rule id, and the resources of the analysis.

        The rules about directives (`suppression.RULES`) have no check. `triggers` are as in `Pack`. `known` are the ids
        and families that a directive may name, if there are more of them than run.
        """
        self._directive_rules = {rule.id: rule for rule in rules if rule.check == suppression.CHECK}
        self._rules = RuleSet(tuple(rule for rule in rules if rule.id not in self._directive_rules))
        self._all = RuleSet.of(rules)
        self._running = self._rules.names
        self._known = known or rules.names
        self._checks = checks
        self._made: dict[int, Check] = {}
        self._units: dict[int, Unit] = {}
        self._always, self._waiting = _by_trigger(self._rules, triggers)
        self._folded = frozenset(rule.id for rule in rules if rule.fold)
        self._causes = {rule.id: rule.cause for rule in rules if rule.cause}
        self._absorbs = {rule.id: rule.absorbs for rule in rules if rule.absorbs}
        self._repeats = {rule.id: rule.repeats for rule in rules if rule.repeats}
        self._resources = resources
        self.profile: RuleProfile | None = None
        """What the rules take is added to it, if there is one."""

    @property
    def resources(self) -> Resources:
        """The resources beside the texts: listed names, places, words, the house style."""
        return self._resources

    @property
    def rules(self) -> RuleSet:
        """The rules that run, those about directives among them."""
        return self._all

    @property
    def known(self) -> Sequence[str]:
        """The ids and families that a directive may name."""
        return self._known

    def lint(self, source: Source, budget: Budget | None = None, screening: Screening = NOTHING) -> Result:
        """Run the rules over one source. The same source, rules and style give the same result.

        `budget` limits what the rules may spend on patterns, on several texts if shared; `screening` leaves some out.
        """
        return self.run(self.analyse(source), budget=budget, screening=screening, spend=True)

    def analyse(self, source: Source, cache: AnalysisCache | None = None) -> Analysis:
        """Return the analysis to `run` the rules over.

        With a `cache`, the next version of a text costs only what has changed in it, and the result is the same. A
        cache serves one text and one linter.
        """
        cache = AnalysisCache(once=True) if cache is None else cache
        cache.turn()
        return Analysis(Document.of(source), self._resources, cache)

    def run(
        self,
        analysis: Analysis,
        going: Callable[[], object] = bool,
        external: "ExternalResult | None" = None,
        budget: Budget | None = None,
        screening: Screening = NOTHING,
        *,
        spend: bool = False,
    ) -> Result:
        """Run the rules over an analysis.

        `going` is called between rules, and may raise to stop. `external` is what external checkers found in the text,
        to be merged with the findings, None if they were not run. `budget` and `screening` are as in `lint`. With
        `spend`, the analysis is not used afterwards, so each block is freed once its rules have run.
        """
        document = analysis.document
        budget = budget or Budget(len(document.text))
        with budget.of():
            findings, failures = self._find(analysis, going, budget, spend=spend and not external)
        broken = {failure.rule for failure in failures.values()}
        sound = grouping.once(finding for finding in findings if finding.rule not in broken)
        if external and external.findings:
            from lint.external.deduplicate import without_doubles  # noqa: PLC0415 - most runs have none

            sound = without_doubles(sound, external.findings, analysis)
        sound = [fixing.fitted(finding, document) for finding in sound]
        ordered = sorted(sound, key=lambda finding: finding.sort_key)
        kept = suppression.apply(
            document,
            ordered,
            self._known,
            rules=self._directive_rules,
            running=(*self._running, *external.whole) if external else self._running,
            sidecar=screening.directives(document, self._known),
        )
        left, hidden = screening.left(document, lambda: analysis.sentences, kept)
        folded = grouping.fold(same_cause.join(left, self._causes, self._folded), self._folded, analysis.sentence_at)
        shown = absorption.absorb(repeats.join(folded, self._repeats, document), self._absorbs)
        if self.profile is not None:
            self.profile.reported(shown)
        failed = (*(failures[number] for number in sorted(failures)), *(external.failures if external else ()))
        return Result(document, tuple(shown), failed, (), hidden, analysis.sentences if shown else ())

    def _find(
        self, analysis: Analysis, going: Callable[[], object], budget: Budget, *, spend: bool
    ) -> tuple[list[Finding], dict[int, Failure]]:
        """Run all rules, and return what they find and the failures of those that broke, by the number of the rule."""
        findings: list[Finding] = []
        failures: dict[int, Failure] = {}
        for number in self._awake(analysis, "document"):
            going()
            self._try(number, analysis, budget, findings, failures)
        if spend:
            analysis.settle()
        for block, cached_block in zip(analysis.document.blocks, analysis.cached_blocks, strict=True):
            known: _InBlock | None = cached_block.found.get(_FOUND)
            if known is None:
                going()
                known = self._in_block(cached_block.analysis, budget, failures)
                if known.is_whole:
                    cached_block.found[_FOUND] = known
            findings += [finding.shifted(block.span.start) for finding in known.findings]
            if spend:
                cached_block.let_go()
            failures = {**known.failures, **failures} if known.failures else failures
        return findings, failures

    def _in_block(self, analysis: SharedLayers, budget: Budget, broken: Collection[int]) -> _InBlock:
        """Run the rules that reach no farther than a block over one block, but those that broke on the text before."""
        findings: list[Finding] = []
        failures: dict[int, Failure] = {}
        awake = self._awake(analysis, "block")
        for number in awake:
            if number not in broken:
                self._try(number, analysis, budget, findings, failures)
        return _InBlock(findings, failures, is_whole=not broken or not any(number in broken for number in awake))

    def _try(
        self,
        number: int,
        analysis: SharedLayers,
        budget: Budget,
        findings: list[Finding],
        failures: dict[int, Failure],
    ) -> None:
        rule = self._rules.rules[number]
        began, found = perf_counter() if self.profile else 0.0, _NONE
        budget.charge(rule.id)
        try:
            found = rule_run.findings(rule, self._made[number], analysis)
        except OverrunError as error:
            failures[number] = Failure(rule.id, str(error))
        except Exception as error:  # noqa: BLE001 - a broken rule must not take the others with it
            failures[number] = Failure(rule.id, f"{type(error).__name__}: {error}")
        if found:
            findings.extend(found)
        if self.profile is not None:
            self.profile.ran(rule.id, perf_counter() - began, len(found))

    def _unit(self, number: int) -> Unit:
        check = self._made[number] = self._checks[self._rules.rules[number].id]
        known = self._units[number] = unit(check)
        return known

    def fix(
        self,
        source: Source,
        *,
        unsafe: bool,
        external: "ExternalResult | None" = None,
        budget: Budget | None = None,
        screening: Screening = NOTHING,
    ) -> tuple[str, Result]:
        """Apply fixes until none is left, and return the text with the result of linting it.

        All rounds share one budget. `external` is the result of external checkers on `source`. Their fixes are applied
        in the first round only, since they might report their own replacements again and again; so if anything was
        applied, the result is without them. What `screening` leaves out is not fixed. `Result.unsettled` names the
        rules whose fixes still change the text after the last round.
        """
        budget = budget or Budget(len(source.text))
        result = self.run(self.analyse(source), external=external, budget=budget, screening=screening)
        rounds = 0
        while edits := fixing.choose(result.findings, unsafe=unsafe):
            if rounds == _FIX_ROUNDS:
                break
            rounds += 1
            source = fixing.edited(source, edits)
            result = self.lint(source, budget, screening)
        left = set(edits)
        unsettled = sorted({finding.rule for finding in result.findings if finding.fix and left & {*finding.fix.edits}})
        return source.text, replace(result, unsettled=tuple(unsettled))

    def _awake(self, analysis: SharedLayers, wanted: Unit) -> list[int]:
        """Return the numbers of the rules of a unit whose triggers this text has, in order."""
        words = self._waiting.keys() & analysis.words
        awake = set(self._always).union(*[self._waiting[word] for word in words])
        units = self._units
        return sorted([number for number in awake if (units.get(number) or self._unit(number)) == wanted])


def _by_trigger(rules: RuleSet, triggers: Mapping[str, Sequence[str] | None]) -> tuple[list[int], dict[str, list[int]]]:
    """Return the numbers of the rules that always run, and those that wait for a word, by the word."""
    always, waiting = list[int](), dict[str, list[int]]()
    for number, rule in enumerate(rules):
        words = triggers.get(rule.id)
        if words is None:
            always.append(number)
        for word in words or ():
            waiting.setdefault(word, []).append(number)
    return always, waiting
