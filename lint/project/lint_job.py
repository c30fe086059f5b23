"""What a project is asked and what it answers: options, inputs, problems, and texts that are ready to be linted."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lint.analysis import Analysis
from lint.engine.linter import Linter, Result
from lint.engine.screening import NOTHING, Screening, Sieve
from lint.project import config, globs
from lint.project.config import Config
from lint.rulepack.loader import Pack
from lint.safety.budget import Budget
from lint.text.errors import naming
from lint.text.finding import Severity
from lint.text.source import Source
from lint.values import dataclass, replace

if TYPE_CHECKING:
    from lint.external.pool import ExternalResult, PooledChecker
    from lint.project.changes import Changes


EXCLUDED = "as the configuration excludes {it}"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a caller, which take precedence over the configuration.

    `select` replaces everything the configuration selects and ignores; `ignore` adds to it. `config` is read for every
    file instead of the nearest one upward, and is trusted, since the user named it. `links` is "source" or "ignore",
    `repeats` "first" or "all". `engines` are external checkers to switch on, each with the address of its server or "";
    they run beside whatever is selected. `max_size` is the most bytes a text may have. `exclude` replaces the files
    that the configuration excludes, `extend_exclude` adds to them; both refer to the current folder. `level` and
    `fail_on` are as in `Config`. `ignore_files` says whether .gitignore and .newslintignore are obeyed; with
    `force_exclude` a file that is named is passed over as if it were only found. `any_language` checks copy in other
    languages too. `baseline` holds old findings, which are not reported (nor are those in the baseline of a
    configuration, if `heeds_baseline`), and `changes` an older state of the texts: only what has changed since is
    reported. `sieves` are given the findings of every text before these leave any out. `cache` keeps results for later
    runs.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    style: str | None = None
    config: Path | None = None
    encoding: str | None = None
    engines: tuple[tuple[str, str], ...] = ()
    links: str | None = None
    max_size: int | None = None
    repeats: str | None = None
    baseline: Path | None = None
    heeds_baseline: bool = True
    changes: "Changes | None" = None
    sieves: tuple[Sieve, ...] = ()
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] = ()
    ignore_files: bool = True
    force_exclude: bool = False
    level: Severity | None = None
    fail_on: Severity | None = None
    any_language: bool = False
    cache: bool = False

    def excludes(self, path: "os.PathLike[str] | str", settings: Config) -> bool:
        """Tell whether a file is excluded, by these options or by the configuration."""
        if self.exclude is None and settings.excluded(path):
            return True
        given = (*(self.exclude or ()), *self.extend_exclude)
        below = config.below(path, os.curdir) if given else None
        return below is not None and any(globs.matches(glob, below) for glob in given)


@dataclass(frozen=True, slots=True)
class Input:
    """A text to check: a file by its name, or a stream with the bytes of one of that name."""

    name: str
    stream: BinaryIO | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be checked: where (as in NewslintError), and a message."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A setting that a configuration asks for and does not get, though everything is checked: where, and a message."""

    where: str
    message: str

    @property
    def file(self) -> str:
        """The path of the configuration."""
        return self.where.rsplit(":", 2)[0]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is left out, and why: a file that is excluded, a link out of the folder, a folder without copy.

    `why` has {it} for “it” or “them”. A copy in another language and a folder without copy are told by themselves
    (`is_told_alone`), all others of one reason together.
    """

    name: str
    why: str = EXCLUDED
    is_told_alone: bool = False


@dataclass(frozen=True, slots=True)
class LintSetup:
    """The linter, external checkers and settings that apply to one path.

    Setups that share a linter share the external checkers. `whole` is false if a folder of rules is missing, because it
    did not load.
    """

    linter: Linter
    pool: "tuple[PooledChecker, ...]"
    config: Config
    pack: Pack | None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class LintJob:
    """A source that was read, ready to be linted or fixed with its settings."""

    source: Source
    linter: Linter
    pool: "tuple[PooledChecker, ...]"
    is_file: bool  # whether `source.name` is where the text was read
    root: Path | None = None  # the folder of its configuration
    screening: Screening = NOTHING
    fail_on: Severity = Severity.INFO  # the mildest finding that makes the exit status 1
    pack_key: str = ""  # of the rules, where the result may be known from an earlier run

    def lint(self) -> Result:
        """Lint the source. Raises BrokenError for a fault of newslint itself."""
        with naming(self.source.name):
            if self.pack_key and self.screening is NOTHING and not self.pool:
                from lint.project import result_cache  # noqa: PLC0415 - only for those who ask for it

                return result_cache.of(self.linter, self.pack_key).lint(self.source)
            return self._lint(self.source, None)

    def examine(self) -> tuple[Analysis, Result]:
        """Lint the source, and return its analysis too, for reports that show more of it. Raises as `lint` does."""
        with naming(self.source.name):
            return self._examine(self.source, None)

    def fix(self, *, unsafe: bool) -> tuple[str, Result]:
        """Return the fixed text, and the result of linting it. Raises BrokenError as `lint` does."""
        with naming(self.source.name):
            budget = Budget(len(self.source.text))
            external = self._ask(self.linter.analyse(self.source)) if self.pool else None
            text, result = self.linter.fix(
                self.source, unsafe=unsafe, external=external, budget=budget, screening=self.screening
            )
            if self.pool and result.source is not self.source:  # fixes were applied, perhaps to no effect
                result = replace(self._lint(result.source, budget), unsettled=result.unsettled)
            return text, result

    def _lint(self, text: Source, budget: Budget | None) -> Result:
        return self._examine(text, budget)[1]

    def _examine(self, text: Source, budget: Budget | None) -> tuple[Analysis, Result]:
        analysis = self.linter.analyse(text)
        result = self.linter.run(analysis, external=self._ask(analysis), budget=budget, screening=self.screening)
        return analysis, result

    def _ask(self, analysis: Analysis) -> "ExternalResult | None":
        """Let the external checkers read a text, None where there are none.

        It never takes longer than their deadlines.
        """
        if not self.pool:
            return None
        from lint.external.pool import ask_external  # noqa: PLC0415 - most runs have no external checkers

        return ask_external(self.pool, analysis)
