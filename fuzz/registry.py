"""What a target is, which there are, and how one is run."""

from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from hypothesis.strategies import SearchStrategy

from fuzz.drawing import ROOT


class Target(NamedTuple):
    """A property of any input, what its input is drawn from, and how many inputs the gate tries."""

    property: Callable[..., None]
    strategies: tuple[SearchStrategy[Any], ...]
    examples: int


TARGETS: dict[str, Target] = {}
"""The targets by name."""

_PLAIN = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=False)


def target(examples: int, *strategies: SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function a target under its own name."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        TARGETS[function.__name__] = Target(function, strategies, examples)
        return function

    return register


def run_fixed(name: str) -> None:
    """Try the same inputs each time: as many as the target says, however long they take.

    Raises what the target raises.
    """
    one = TARGETS[name]
    set_up = settings(_PLAIN, max_examples=one.examples, derandomize=True, database=None)
    set_up(given(*one.strategies)(one.property))()


def run_seeded(name: str, number: int) -> None:
    """Try inputs drawn from a seed; one that fails is kept and tried first the next time.

    Raises what the target raises.
    """
    one = TARGETS[name]
    kept = DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "fuzz")
    set_up = settings(_PLAIN, max_examples=one.examples, database=kept)
    seed(number)(set_up(given(*one.strategies)(one.property)))()
