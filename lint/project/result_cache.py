"""Results of earlier runs, by the text and all that decides on its findings: for hooks and builds that see it again.

An entry is one file, named by a hash of the text, its format, the rules that run with their settings, the house style,
the code and the day (a directive may end on one). It is written whole or not at all, sealed with a hash of itself, and
used under the conditions of the pack cache: no other user can have written it. What cannot be read is linted.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from lint.engine.linter import Linter, Result
from lint.rulepack import pack_cache
from lint.safety import atomic_write, file_reading
from lint.text.finding import Edit, Finding, Fix, Related, Safety, Severity
from lint.text.source import Source
from lint.text.span import Span

FORMAT = 1
"""Increased when the content of an entry changes."""

MOST = 100
"""How many entries stay in each of the 256 folders: the newest."""

_FOLDER = "results"
_PREFIX = "newslint-result-"
_LARGEST = 10_000_000


class ResultCache:
    """The kept results of one linter."""

    def __init__(self, linter: Linter, pack_key: str) -> None:
        """Take a linter and the key of the pack that it was made of."""
        resources = linter.resources
        rules = (f"{rule.id} {rule.severity.value} {rule.repeats} {' '.join(rule.absorbs)}" for rule in linter.rules)
        style = resources.style.id if resources.style else ""
        settings = [str(FORMAT), pack_key, style, str(resources.links), str(_today()), *linter.known, *rules]
        self._linter = linter
        self._settings = pack_cache.digest_of(settings)

    def lint(self, source: Source) -> Result:
        """Return the result of linting a text, from the cache if it is there, and keep it if it is not."""
        folder = _folder()
        if folder is None:
            return self._linter.lint(source)
        key = pack_cache.digest_of((self._settings, source.format, source.unit, source.text))
        path = folder / key[:2] / f"{_PREFIX}{key}.json"
        found = _read(path)
        if found is not None:
            analysis = self._linter.analyse(source)
            return Result(analysis.document, found, (), sentences=analysis.sentences if found else ())
        result = self._linter.lint(source)
        if not result.failures:  # a rule that took too long may be faster the next time
            _write(path, result.findings)
        return result


@lru_cache(maxsize=64)
def of(linter: Linter, pack_key: str) -> ResultCache:
    """Return the kept results of a linter."""
    return ResultCache(linter, pack_key)


def entries() -> Iterator[Path]:
    """Yield the files of all entries."""
    folder = _folder()
    if folder is not None:
        yield from folder.glob(f"??/{_PREFIX}*.json")


def clear() -> int:
    """Remove all entries, and return how many there were."""
    removed = 0
    for path in entries():
        with suppress(OSError):
            path.unlink()
            removed += 1
    return removed


def _today() -> object:
    return datetime.now(UTC).astimezone().date()


def _folder() -> Path | None:
    """Return the folder of the entries, None where none may be used."""
    folder = pack_cache.cache_folder()
    return None if folder is None or pack_cache.fault() is not None else Path(folder, _FOLDER)


def _read(path: Path) -> tuple[Finding, ...] | None:
    try:
        if pack_cache.whose(path.stat()):
            return None
        seal, _, text = file_reading.read(str(path), _LARGEST).partition(b"\n")
        if seal != pack_cache.seal_of(path.name.encode("ascii") + text):
            return None
        return tuple(map(_finding, json.loads(text.decode("utf-8", "surrogatepass"))))
    except (OSError, LookupError, TypeError, ValueError, RecursionError):
        return None


def _write(path: Path, findings: tuple[Finding, ...]) -> None:
    rows = [_row(finding) for finding in findings]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    seal = pack_cache.seal_of(path.name.encode("ascii") + text)
    with suppress(OSError):
        for folder in (path.parent.parent.parent, path.parent.parent, path.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
        atomic_write.write(path, seal + b"\n" + text, lasting=False)
        pack_cache.prune(str(path.parent), (_PREFIX, atomic_write.PREFIX), MOST)


def _row(finding: Finding) -> list[Any]:
    fix = finding.fix
    edits = [[edit.span.start, edit.span.end, edit.text] for edit in fix.edits] if fix else []
    related = [[other.span.start, other.span.end, other.message, other.repeat] for other in finding.related]
    said = [finding.rule, finding.family, finding.severity.value, finding.message]
    return [finding.span.start, finding.span.end, *said, related, fix and [edits, fix.safety.value, fix.partial]]


def _finding(row: list[Any]) -> Finding:
    """Return the finding of a row. Raises TypeError, ValueError or LookupError for anything else."""
    start, end, rule, family, severity, message, related, fix = row
    others = tuple(Related(Span(first, last), said, repeat) for first, last, said, repeat in related)
    mended = None
    if fix is not None:
        edits, safety, partial = fix
        mended = Fix(tuple(Edit(Span(first, last), text) for first, last, text in edits), Safety(safety), partial)
    return Finding(Span(start, end), rule, family, Severity(severity), message, others, mended)
