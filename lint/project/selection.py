"""Choose the rules and external checkers for a file."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.project import user_config
from lint.project.config import Config
from lint.rulepack import loader
from lint.rulepack.loader import Pack, Verify
from lint.rulepack.rule import RuleSet, engine_of
from lint.safety import trust
from lint.text.errors import RuleFileError
from lint.text.finding import Severity
from lint.values import dataclass, replace

if TYPE_CHECKING:
    from lint.external.pool import Connection, PooledChecker

Configured = Mapping[str, Mapping[str, Any]]
"""The external checkers that a configuration asks for, each with its settings."""

Connections = dict[tuple[str, str], "Connection"]
"""Open connections to external checkers, by name and settings, so that a server is started once."""

_ORDER = ("languagetool", "harper", "proselint")
"""The precedence of external checkers that report the same: the one with the better explanation first."""


@dataclass(frozen=True, slots=True)
class RuleSelection:
    """Which rules run and how, from configuration and command line: selectors, severities, house style, links.

    `repeats` is one of `lint.rulepack.rule.REPORTED`. Rules milder than `level` do not run. `nothing`
    means that all selected rules are missing: no rule is run, whereas an empty `select` would mean every rule.
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[tuple[str, Severity], ...]
    style: str | None
    links: str = "source"
    repeats: str = "first"
    level: Severity = Severity.INFO
    nothing: bool = False

    def written_out(self, rules: RuleSet) -> "RuleSelection":
        """Return the same selection with each selector that has a * in it replaced by the names that match, if any."""
        return replace(
            self, select=_written_out(self.select, rules.names), ignore=_written_out(self.ignore, rules.names)
        )

    def unknown_to(self, rules: RuleSet) -> tuple[str, ...]:
        """Return the selectors that are neither a rule nor a family.

        A misspelled rule of an external checker cannot be recognised, since its rules are not listed.
        """
        known = {*rules.names, "all"}
        used = (*self.select, *self.ignore, *(name for name, _ in self.severity))
        return tuple(dict.fromkeys(name for name in used if name not in known and engine_of(name) is None))

    def known_to(self, rules: RuleSet) -> "RuleSelection":
        """Return the same selection without the unknown selectors."""
        unknown = self.unknown_to(rules)
        select = tuple(name for name in self.select if name not in unknown)
        return RuleSelection(
            select,
            tuple(name for name in self.ignore if name not in unknown),
            tuple((name, severity) for name, severity in self.severity if name not in unknown),
            self.style,
            self.links,
            self.repeats,
            self.level,
            nothing=self.nothing or bool(self.select and not select),
        )

    def choose(self, rules: RuleSet) -> RuleSet:
        """Return the rules that run, each with its severity. Raises UnknownSelectorError."""
        if self.nothing:
            return RuleSet(())
        chosen = rules.with_severity(dict(self.severity)).select(select=self.select, ignore=self.ignore)
        if self.level is not Severity.INFO:
            chosen = RuleSet(tuple(rule for rule in chosen if rule.severity.rank <= self.level.rank))
        return chosen.at_each_place() if self.repeats == "all" else chosen


def _written_out(selectors: tuple[str, ...], names: Sequence[str]) -> tuple[str, ...]:
    if not any("*" in name for name in selectors):
        return selectors
    from fnmatch import filter as matching  # noqa: PLC0415 - few selectors have a star

    return tuple(chain.from_iterable(("*" in name and matching(names, name)) or [name] for name in selectors))


class ExternalCheckers:
    """The external checkers of a run: which are on, and one connection to each that all files share."""

    def __init__(self, asked: Mapping[str, str], lines: Connections) -> None:
        """Take the checkers of the command line, each with its server's address or "", and connections already open."""
        self._asked = asked
        self._lines = lines
        self.of_user: Configured = {}
        """The external checkers that the user's own configuration switches on."""

    def on(self, settings: Config) -> tuple[str, ...]:
        """Return the checkers that are on.

        A configuration that is not trusted can switch on only those that run in this process.
        """
        named = (name for name in settings.engines if settings.trusted or name in trust.EMBEDDED)
        return tuple(dict.fromkeys((*self._asked, *self.of_user, *named)))

    def notice(self, settings: Config) -> tuple[str, str] | None:
        """Return the settings that a configuration asks for and does not get, as (where, message), or None."""
        on = self.on(settings)
        engines = [(settings.place_of(f"{name}."), f"the engine {name}") for name in settings.engines if name not in on]
        withheld = [*settings.withheld, *engines]
        if not withheld:
            return None
        what = ", ".join(dict.fromkeys(what for _, what in withheld))
        how = f"use --engine or --config, or write it in {user_config.location()}"
        return (
            withheld[0][0],
            f"{what}: only you can set this, not a configuration found beside the copy; going on without ({how})",
        )

    def how_to_switch_on(self, name: str) -> str:
        """Return advice for a user who selects a checker that is off."""
        where = "the configuration" if name in trust.EMBEDDED else str(user_config.location())
        return f"switch it on with --engine {name}, or with `engines: {{{name}: {{}}}}` in {where}"

    def off(self, wanted: RuleSelection, settings: Config, *, by_user: bool) -> tuple[str, ...]:
        """Return the checkers that are selected by name but off.

        If the user selects nothing, those that a configuration asks for are not among them.
        """
        named = dict.fromkeys(engine_of(name) for name in wanted.select)
        on = self.on(settings) if by_user else (*self.on(settings), *settings.engines)
        return tuple(name for name in named if name and name not in on)

    def pool(self, wanted: RuleSelection, settings: Config, pack: Pack) -> "tuple[PooledChecker, ...]":
        """Return the checkers to ask, in order of precedence.

        One that was asked for on the command line is also selected, unless rules of it are.
        """
        on = self.on(settings)
        if not on:
            return ()
        from lint.external.curation import Curation, RuleChoice  # noqa: PLC0415 - most runs have no external checker
        from lint.external.pool import PooledChecker  # noqa: PLC0415 - see above

        named = {engine_of(name) for name in wanted.select}
        along = [name for name in self._asked if wanted.select and name not in named]
        choice = RuleChoice(
            frozenset((*wanted.select, *along)), frozenset(wanted.ignore), wanted.severity, wanted.level
        )
        return tuple(
            PooledChecker(self._line(name, settings.engines), Curation(name, pack.engines[name]), choice)
            for name in _ORDER
            if name in on and choice.wants_any(name)
        )

    def _line(self, name: str, configured: Configured) -> "Connection":
        from lint.external.checker_settings import make  # noqa: PLC0415 - see team
        from lint.external.pool import Connection  # noqa: PLC0415 - see team

        given = dict(self.of_user.get(name, {}))
        address = {"url": self._asked[name]} if self._asked.get(name) else {}
        for more in (configured.get(name, {}), address):
            if not trust.FOR_THE_USER.isdisjoint(more):
                given = {key: value for key, value in given.items() if key not in trust.FOR_THE_USER}
            given |= more
        key = (name, repr(sorted(given.items())))
        if key not in self._lines:
            self._lines[key] = Connection(make(name, given))
        return self._lines[key]


_FEW = 12


def load_pack(folders: Sequence[Path], verify: Verify | None) -> tuple[Pack | None, list[tuple[str, str]]]:
    """Load the shipped rules and those of each folder without a fault, and return the faults of the others.

    The pack is None only if the shipped rules themselves do not load.
    """
    try:
        return loader.load(folders, verify=verify), []
    except RuleFileError as error:
        faults = list(error.faults)
    if not folders:
        return None, faults
    sound = [folder for folder in folders if len(folders) > 1 and load_pack([folder], verify)[1] == []]
    if len(sound) == len(folders):
        sound = []  # each is sound alone, so they contradict each other, and neither goes first
    return load_pack(sound, verify)[0], faults


def nearest(name: str, known: Iterable[str], listing: str = "newslint rules list") -> str:
    """Return advice for an unknown name: the one it resembles, else all there are, or the command that lists many."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return f"did you mean “{near[0]}”?"
    return f"there are {', '.join(names)}" if len(names) <= _FEW else f"{listing} lists all"
