"""Read and write baselines: files that hold the old findings of a project, which are not reported again.

A baseline is JSON: `version`, and in `files` the number of places by path (from the folder of the baseline, with
forward slashes), by rule, and by the digest of the sentence (`lint/engine/sentence_keys.py`). It contains no copy.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lint.engine.screening import Known
from lint.engine.sentence_keys import Key
from lint.safety import atomic_write, file_reading, trust
from lint.text.errors import ConfigError
from lint.values import dataclass, field

NAME = "newslint-baseline.json"
"""The usual name of a baseline."""

VERSION = 1
LARGEST = 200_000_000
"""The largest baseline that is read, in bytes."""

_MOST = 1_000_000
_ABOUT = "Old findings that newslint does not report. Written by `newslint baseline`; let it only shrink."


@dataclass(frozen=True, slots=True)
class Baseline:
    """The places that are known, by path, rule and digest of the sentence; `path` is the file, absolute."""

    path: Path
    files: Mapping[str, Known] = field(default_factory=dict)

    def key_of(self, name: str) -> str:
        """Return what a file is called in the baseline: its path from the folder of the baseline."""
        try:
            below = os.path.relpath(os.path.abspath(name), self.path.parent)  # noqa: PTH100 - follows no link
        except ValueError:  # on another drive
            below = os.path.abspath(name)  # noqa: PTH100 - see above
        return below.replace(os.sep, "/")

    def known_of(self, name: str) -> Known:
        """Return the known places of a file."""
        return self.files.get(self.key_of(name), {})

    @property
    def places(self) -> int:
        """The number of places in the baseline."""
        return sum(sum(by_rule.values()) for rules in self.files.values() for by_rule in rules.values())

    def by_rule(self) -> Counter[str]:
        """Return the number of places of each rule."""
        found: Counter[str] = Counter()
        for rules in self.files.values():
            found.update({rule: sum(sentences.values()) for rule, sentences in rules.items()})
        return found

    def by_file(self) -> Counter[str]:
        """Return the number of places in each file."""
        return Counter({name: sum(map(_total, rules.values())) for name, rules in self.files.items()})


def known(keys: Iterable[Key]) -> dict[str, dict[str, int]]:
    """Return keys as a baseline holds them: the number of places by rule and sentence."""
    found: dict[str, dict[str, int]] = {}
    for key in keys:
        sentences = found.setdefault(key.rule, {})
        sentences[key.sentence] = max(sentences.get(key.sentence, 0), key.number)
    return found


def read(path: Path, *, root: Path | None = None) -> Baseline:
    """Return a baseline. Raises ConfigError with what is wrong.

    `root` is the folder of a configuration that names it and is not trusted: no link may lead out of it.
    """
    name = str(path)
    if root is not None and not trust.is_inside(path, root):
        raise ConfigError([(name, "the baseline lies outside the folder of the configuration that names it")])
    try:
        data = json.loads(file_reading.read(path, LARGEST), object_pairs_hook=_distinct)
    except json.JSONDecodeError as error:
        raise ConfigError([(f"{name}:{error.lineno}:{error.colno}", f"this is no JSON: {error.msg}")]) from None
    except FileNotFoundError:
        hint = "`newslint baseline write` makes one"
        raise ConfigError([(name, f"there is no such baseline: {hint}")]) from None
    except OSError as error:
        raise ConfigError([(name, f"the baseline cannot be read: {error.strerror}")]) from None
    except RecursionError:
        raise ConfigError([(name, "this is no baseline: it is nested too deep")]) from None
    except ValueError as error:  # bytes that are no UTF-8, a key that is there twice, a number without end
        raise ConfigError([(name, f"this is no baseline: {error}")]) from None
    fault = _fault(data)
    if fault:
        raise ConfigError([(name, fault)])
    return Baseline(Path(os.path.abspath(path)), data["files"])  # noqa: PTH100 - follows no link


def write(baseline: Baseline) -> None:
    """Write a baseline to its file, one place a line. Raises OSError."""
    files = {
        name: {rule: dict(sorted(sentences.items())) for rule, sentences in sorted(rules.items()) if sentences}
        for name, rules in sorted(baseline.files.items())
    }
    data = {"about": _ABOUT, "version": VERSION, "files": {name: rules for name, rules in files.items() if rules}}
    written = json.dumps(data, ensure_ascii=True, indent=1) + "\n"
    like = baseline.path if baseline.path.exists() else None
    atomic_write.write(Path(os.path.realpath(baseline.path)), written.encode(), like=like, mode=0o644)


def shrunk(old: Known, now: Known, judged: Iterable[str]) -> tuple[dict[str, dict[str, int]], Counter[str]]:
    """Return the known places of a file that are still there, and how many are gone, by rule.

    Only the rules in `judged` have run; the places of others are kept. Nothing is added.
    """
    ran = {*judged}
    kept: dict[str, dict[str, int]] = {}
    gone: Counter[str] = Counter()
    for rule, sentences in old.items():
        here = now.get(rule, {})
        left = {one: min(count, here.get(one, 0)) for one, count in sentences.items()} if rule in ran else {**sentences}
        kept[rule] = {one: count for one, count in left.items() if count}
        if lost := _total(sentences) - _total(kept[rule]):
            gone[rule] = lost
    return kept, gone


def _total(sentences: Mapping[str, int]) -> int:
    return sum(sentences.values())


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise ValueError(f"“{twice[:60]}” is there twice")
    return found


def _fault(data: object) -> str | None:
    """Return what is wrong with the data of a baseline, or None."""
    if not isinstance(data, dict) or not isinstance(data.get("files"), dict):
        return "this is no baseline: it lacks `files`; `newslint baseline write` makes one"
    version = data.get("version")
    if version != VERSION or isinstance(version, bool):
        return f"this newslint reads baselines of version {VERSION}, and this one says {str(version)[:20]}"
    unknown = [key for key in data if key not in ("about", "version", "files")]
    if unknown:
        return f"this is no baseline: there is no key “{unknown[0][:60]}”"
    return next(filter(None, (_fault_of_file(*entry) for entry in data["files"].items())), None)


def _fault_of_file(name: str, rules: object) -> str | None:
    where = f"in `files`, “{name[:80]}”"
    if not isinstance(rules, dict) or not all(isinstance(sentences, dict) for sentences in rules.values()):
        return f"{where}: each file has rules, and each rule sentences with their numbers"
    counts = (count for sentences in rules.values() for count in sentences.values())
    if not all(type(count) is int and 0 < count <= _MOST for count in counts):
        return f"{where}: the numbers are whole ones from 1 to {_MOST:,}"
    return None
