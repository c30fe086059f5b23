"""What is left out of the findings on a text: the screening by its sidecar, its baseline, and its older version."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lint.engine.linter import Linter
from lint.engine.screening import NOTHING, Screening, SidecarEntry, changed_since, not_in
from lint.engine.sentence_keys import SentenceKeys
from lint.project.config import Config
from lint.project.lint_job import LintSetup, Options
from lint.text import source
from lint.text.errors import ConfigError, SourceError
from lint.text.source import Source
from lint.values import replace

if TYPE_CHECKING:
    from lint.project.baseline import Baseline

SIDECAR = ".newslint.yaml"
"""What the name of a sidecar adds to that of its article."""


class Screens:
    """The screening of each text of a run; each baseline is read once."""

    def __init__(self, options: Options) -> None:
        """Take the caller's options."""
        self._options = options
        self._baselines: dict[Path, Baseline | ConfigError] = {}

    def of(self, text: Source, setup: LintSetup) -> Screening:
        """Return the screening of a text. Raises ConfigError for faults of its sidecar or baseline."""
        options = self._options
        entries = _sidecar(text.name)
        sieves = [*options.sieves]
        path = options.baseline or setup.config.baseline
        if path is not None and options.heeds_baseline:
            sieves.append(not_in(self._baseline(path, setup.config).known_of(text.name)))
        if options.changes is not None:
            sieves.append(changed_since(self._old(text, setup.linter)))
        return Screening(entries, tuple(sieves)) if entries or sieves else NOTHING

    def _baseline(self, path: Path, settings: Config) -> "Baseline":
        if path not in self._baselines:
            from lint.project import baseline  # noqa: PLC0415 - most runs have none

            is_strange = self._options.baseline is None and not settings.trusted
            try:
                self._baselines[path] = baseline.read(path, root=settings.root if is_strange else None)
            except ConfigError as error:
                self._baselines[path] = error
        found = self._baselines[path]
        if isinstance(found, ConfigError):
            raise found
        return found

    def _old(self, text: Source, linter: Linter) -> SentenceKeys | None:
        """Return the sentences of the older version of a text; None if there is none that can be read."""
        data = self._options.changes.old(text.name) if self._options.changes else None
        if data is None:
            return None
        try:
            old = source.decode(data, text.name, encoding=None if text.bom else text.encoding)
        except SourceError:
            return None
        analysis = linter.analyse(replace(old, format=text.format))
        return SentenceKeys(analysis.document, analysis.sentences)


def _sidecar(article: str) -> tuple[SidecarEntry, ...]:
    if not os.path.lexists(article + SIDECAR):
        return ()
    from lint.project import sidecar  # noqa: PLC0415 - most articles have none

    return sidecar.read(article + SIDECAR)
