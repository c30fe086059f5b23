"""The targets by name, and how one is run."""

from collections.abc import Callable
from typing import NamedTuple

from hypothesis import HealthCheck, seed, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from fuzz import drawing, files, texts


class Target(NamedTuple):
    """A property of any input, and how many inputs the gate tries."""

    property: Callable[[], None]
    examples: int


TARGETS = {
    "text": Target(texts.text, 250),
    "directives": Target(texts.directives, 120),
    "edits": Target(texts.edits, 60),
    "rules": Target(files.rules, 250),
    "names": Target(files.names, 250),
    "settings": Target(files.settings_files, 250),
    "contents": Target(files.contents, 400),
    "patterns": Target(files.patterns, 1_000),
}

_PLAIN = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=False)


def run_fixed(name: str) -> None:
    """Try the same inputs each time: as many as the target says, however long they take. Raises what the target raises."""
    target = TARGETS[name]
    settings(_PLAIN, max_examples=target.examples, derandomize=True, database=None)(target.property)()


def run_seeded(name: str, number: int) -> None:
    """Try inputs drawn from a seed; one that fails is kept and tried first the next time. Raises what the target raises."""
    target = TARGETS[name]
    kept = DirectoryBasedExampleDatabase(drawing.ROOT / ".hypothesis" / "fuzz")
    seed(number)(settings(_PLAIN, max_examples=target.examples, database=kept)(target.property))()
