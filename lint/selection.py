"""Which rules a file is checked with: those that load, and of them what is `Wanted`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint import rulefile
from lint.errors import RuleFileError
from lint.finding import Severity
from lint.rule import RuleSet
from lint.rulefile import Pack, Verify


@dataclass(frozen=True, slots=True)
class Wanted:
    """Selectors, severities and house style of one way of checking, as configuration and command line come to.

    `nothing` says that everything selected is missing: no rule is to run, where an empty `select` would mean every
    rule.
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[tuple[str, Severity], ...]
    style: str | None
    nothing: bool = False

    def unknown_to(self, rules: RuleSet) -> tuple[str, ...]:
        """Return the names used that are neither a rule nor a family."""
        known = {*rules.names, "all"}
        used = (*self.select, *self.ignore, *(name for name, _ in self.severity))
        return tuple(dict.fromkeys(name for name in used if name not in known))

    def known_to(self, rules: RuleSet) -> "Wanted":
        """Return the same without those names."""
        unknown = self.unknown_to(rules)
        select = tuple(name for name in self.select if name not in unknown)
        return Wanted(
            select,
            tuple(name for name in self.ignore if name not in unknown),
            tuple((name, severity) for name, severity in self.severity if name not in unknown),
            self.style,
            nothing=self.nothing or bool(self.select and not select),
        )

    def choose(self, rules: RuleSet) -> RuleSet:
        """Return the rules that run, each with its severity. Raises UnknownSelectorError."""
        if self.nothing:
            return RuleSet(())
        return rules.with_severity(dict(self.severity)).select(select=self.select, ignore=self.ignore)


def load_pack(folders: Sequence[Path], verify: Verify | None) -> tuple[Pack | None, list[tuple[str, str]]]:
    """Load the built-in rules and those of each folder that has no fault, and return the faults of the others.

    The pack is None only if the built-in rules themselves do not load.
    """
    try:
        return rulefile.load(folders, verify=verify), []
    except RuleFileError as error:
        faults = list(error.faults)
    if not folders:
        return None, faults
    sound = [folder for folder in folders if len(folders) > 1 and load_pack([folder], verify)[1] == []]
    if len(sound) == len(folders):
        sound = []  # each is sound alone, so they contradict each other, and neither goes first
    return load_pack(sound, verify)[0], faults


def nearest(name: str, known: Iterable[str]) -> str:
    """Return advice for a name that is not known: the one it resembles, else all there are."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    return f"did you mean “{near[0]}”?" if near else f"there are {', '.join(names)}"
