"""`ArchiveSettings`: how the documents of an archive are read, and the linter for them."""

from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from lint import __version__
from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter
from lint.project import config
from lint.project.selection import RuleSelection, load_pack, nearest
from lint.rulepack.loader import Verify
from lint.rulepack.pack import Pack, to_plain
from lint.safety import file_reading
from lint.text.errors import ConfigError, RuleFileError

INPUT = ("id", "text", "format", "language", "outlet", "date")
"""The columns of an archive that are read."""

SECONDS = 60.0
"""The processor time that one document may take, and as much again for each million bytes of its text."""


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """How documents are read: a value that travels to other machines.

    `config` is the path of a configuration, which with its folders of rules must be there on each machine; without one
    only the shipped rules apply, and no configuration is searched for. `select`, `ignore` and `style` are as on the
    command line. A document of more than `max_size` bytes is not read (None: as the configuration says), and one that
    takes longer than `seconds` of processor time, and as much again for each million bytes, is given up. With
    `isolated`, documents are read in a process of their own, which alone ends when a document makes newslint crash or
    hang; without, only a document that raises is survived. A `digest` is that of the setup on the machine where a run
    was planned: no other is accepted.
    """

    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    style: str | None = None
    max_size: int | None = None
    seconds: float = SECONDS
    isolated: bool = True
    digest: str = ""

    def plain(self) -> dict[str, Any]:
        """Return the settings as plain values, from which `of` makes them again."""
        return asdict(self)

    @classmethod
    def of(cls, plain: dict[str, Any]) -> "ArchiveSettings":
        """Return the settings of plain values."""
        return cls(**{**plain, "select": tuple(plain["select"]), "ignore": tuple(plain["ignore"])})


class ArchiveSetup(NamedTuple):
    """What settings amount to on this machine: the linter, the largest document in bytes, other languages or not."""

    linter: Linter
    max_size: int
    any_language: bool
    pack: Pack
    selection: RuleSelection

    @property
    def digest(self) -> str:
        """What tells two setups apart whose findings may differ: by version, rules, names, words or choice."""
        told = repr((__version__, to_plain(self.pack), self.selection, self.max_size, self.any_language))
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def prepare(settings: ArchiveSettings, verify: Verify | None = None) -> ArchiveSetup:
    """Return the setup of an archive; `verify` runs the examples of new rules.

    Raises ConfigError or RuleFileError with every fault, and ConfigError if the setup is not the one planned. Neither
    external checkers nor baselines take part, and of the configuration nothing that depends on the path of a file.
    """
    found = config.DEFAULT if settings.config is None else config.read(Path(settings.config), trusted=True)
    pack, faults = load_pack(found.rules, verify)
    if faults or pack is None:
        raise RuleFileError(faults)
    rules = all_rules(pack)
    wanted = RuleSelection(
        settings.select or found.select,
        settings.ignore if settings.select else (*found.ignore, *settings.ignore),
        tuple(found.severity.items()),
        settings.style or found.style,
        found.links,
        found.repeats,
        found.level,
    ).written_out(rules)
    unknown = [(found.place_of(name), f"no rule or family is called “{name}”: {nearest(name, rules.names)}")
               for name in wanted.unknown_to(rules)]  # fmt: skip
    if wanted.style is not None and wanted.style not in pack.styles:
        unknown.append((found.place_of(wanted.style), f"no house style is called “{wanted.style}”"))
    if unknown:
        raise ConfigError(unknown)
    linter = make_linter(
        pack, wanted.choose(rules), style=wanted.style, links=wanted.links == "source", known=rules.names
    )
    size = settings.max_size or found.max_size or file_reading.LARGEST_TEXT
    setup = ArchiveSetup(linter, size, found.any_language, pack, wanted)
    if settings.digest and settings.digest != setup.digest:
        raise ConfigError([("newslint", "this machine has other rules or another version than the one that planned")])
    return setup
