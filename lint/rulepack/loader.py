"""Load folders of rules, names, styles and lexicon into one `Pack`, from the cache if nothing has changed.

Rules are `<rule-id>.yaml`, `<family>/<rule-id>.yaml` or `<family>/<topic>/<rule-id>.yaml`. Beside the families are the
folders `names/`, `styles/`, `lexicon/` and `external/`, which curates external checkers. An id defined in a user's
folder replaces the shipped one.
"""
# os.path, since this runs at every start, and importing pathlib takes longer than reading the cache:
# ruff: noqa: PTH100, PTH112, PTH118, PTH120

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.house_style import HouseStyle
from lint.analysis.resources.name_entry import NameEntry
from lint.checks import triggers
from lint.rulepack import pack_cache, shipped_pack
from lint.rulepack.pack import Pack
from lint.rulepack.pack_files import CURATION, Faults, PackFile, read_all
from lint.rulepack.rule import Rule, RuleSet
from lint.safety.budget import Budget
from lint.text.errors import FaultsError, RuleFileError
from lint.values import dataclass, field, replace

if TYPE_CHECKING:
    from lint.files.tree import Node
    from lint.rulepack.lexicon_reader import PatternLexicon
    from lint.rulepack.name_reader import StyleFile

__all__ = ["SCHEMAS", "Faults", "Pack", "Verify", "builtin_folder", "load", "schema"]

Verify = Callable[[Rule, Pack, Budget], Faults]

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

SCHEMAS = ("rule", "names", "style", "lexicon", "engine")
"""The types of file that have a published schema."""


def builtin_folder() -> str:
    """Return the folder of the shipped rules: inside the installed package, or beside it in a checkout."""
    shipped = os.path.join(_PACKAGE, "_rules")
    return shipped if os.path.isdir(shipped) else os.path.join(os.path.dirname(_PACKAGE), "rules")


def is_built_in(path: str) -> bool:
    """Tell whether a file is one of the shipped rules."""
    return path.startswith(os.path.join(builtin_folder(), ""))


def load(
    folders: Sequence["os.PathLike[str] | str"] = (), *, verify: Verify | None = None, examples: bool = False
) -> Pack:
    """Return the shipped rules and those of `folders` (a single rule file is allowed), with names and house styles.

    `verify` returns the faults of a rule's own examples as (where, message) pairs; a rule with such faults does not
    load. All examples share one budget. The verdict is kept with the compiled rules. The rules carry their examples
    only with `examples`, which reads them from the rule files, since a run needs none. Raises RuleFileError with every
    fault of every file.
    """
    faults: Faults = []
    # What is shipped is known by its size and time of change, as the code is: to read it all takes too long.
    read = read_all(builtin_folder(), [os.fspath(folder) for folder in folders], faults) if folders else []
    own = ((file.path, file.data) for file in read if not file.shipped)
    name = pack_cache.key(own, (_PACKAGE, builtin_folder()))
    wanted = not (faults or examples)
    known = _kept(name, is_shipped=not folders, verified=verify is not None) if wanted else None
    if known is not None:
        return replace(known, key=name)
    read = read or read_all(builtin_folder(), [], faults)
    budget = Budget()
    pack = _compile(read, faults, budget)
    faults += _faults_of_examples(pack, verify, budget) if not faults else []
    if faults:
        raise RuleFileError(sorted(faults, key=_place))
    if examples:
        return pack
    pack_cache.write(name, pack, verified=verify is not None)
    return replace(pack, rules=RuleSet(tuple(replace(rule, examples=()) for rule in pack.rules)), key=name)


def _faults_of_examples(pack: Pack, verify: Verify | None, budget: Budget) -> Faults:
    if verify is None:
        return []
    return [fault for rule in pack.rules for fault in verify(rule, pack, budget)]


def _kept(name: str, *, is_shipped: bool, verified: bool) -> Pack | None:
    """Return the pack that the cache or, for shipped rules alone, the wheel has compiled, or None."""
    known = pack_cache.read(name, verified=verified)
    if known is not None or not is_shipped:
        return known
    shipped = shipped_pack.read(_PACKAGE, builtin_folder())
    if shipped is not None:
        pack_cache.write(name, shipped, verified=True)
    return shipped


def pattern_lexicon(folders: Sequence["os.PathLike[str] | str"] = ()) -> "PatternLexicon":
    """Return the shipped lexicon with that of `folders`, as rules use it; files with faults are left out."""
    faults: Faults = []
    gathered = _Gathered(faults)
    _read_lexicon(read_all(builtin_folder(), [os.fspath(folder) for folder in folders], faults), gathered)
    return gathered.lexicon


def schema(sort: str = "rule") -> dict[str, Any]:
    """Return the JSON Schema of a file of one of `SCHEMAS`."""
    from lint.rulepack import external_reader, lexicon_reader, name_reader, rule_schema  # noqa: PLC0415 - every check

    tables = {
        "rule": rule_schema.schema,
        "names": name_reader.names_schema,
        "style": name_reader.style_schema,
        "lexicon": lexicon_reader.schema,
        "engine": external_reader.schema,
    }
    return tables[sort]()


@dataclass(slots=True)
class _Gathered:
    """The content of the files read so far: values by id, and where each id was defined."""

    faults: Faults
    rules: dict[str, Rule] = field(default_factory=dict)
    names: dict[str, NameEntry] = field(default_factory=dict)
    styles: "dict[str, StyleFile]" = field(default_factory=dict)
    engines: dict[str, dict[str, Any]] = field(default_factory=dict)
    triggers: dict[str, list[str] | None] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[bool, str]] = field(default_factory=dict)
    roots: list[tuple[PackFile, "Node"]] = field(default_factory=list)
    members: dict[str, dict[str, str]] = field(default_factory=dict)
    abouts: dict[str, str] = field(default_factory=dict)
    lexicon: "PatternLexicon" = field(init=False)

    def claim(self, sort: str, name: str, node: "Node", *, shipped: bool) -> None:
        """Record where an id is defined.

        A second definition is a fault, unless the first is shipped and this one is not.
        """
        earlier_shipped, earlier = self.places.get((sort, name), (True, ""))
        if earlier and (shipped or not earlier_shipped):
            self.faults.append((node.where, f"the {sort} “{name}” is there twice: first at {earlier}"))
        self.places[sort, name] = (shipped, node.where)


def _parsed(file: PackFile, faults: Faults) -> "Node | None":
    """Return the tree of a file, None after recording what keeps it from being one."""
    from lint.files.yaml_tree import parse  # noqa: PLC0415 - with a warm cache nothing is parsed

    try:
        return parse(_decode(file), file.path)
    except FaultsError as error:
        faults += error.faults
        return None


def _read_lexicon(files: Iterable[PackFile], gathered: _Gathered) -> None:
    """Build the word classes, before the first rule is read."""
    from lint.rulepack.lexicon_reader import LexiconBuilder, PatternLexicon  # noqa: PLC0415 - see _parsed

    builder = LexiconBuilder()
    for file in files:
        root = _parsed(file, gathered.faults) if file.folder == "lexicon" else None
        if root is not None:
            for key in builder.read(root):
                gathered.claim("word class", key.value, key, shipped=file.shipped)
            gathered.faults += root.faults.listed()
    gathered.members, faults = builder.build()
    gathered.faults += faults
    gathered.abouts = dict(sorted(builder.abouts.items()))
    gathered.lexicon = PatternLexicon(gathered.members, builder.inflector)


def _compile(files: Iterable[PackFile], faults: Faults, budget: Budget) -> Pack:
    gathered = _Gathered(faults)
    files = list(files)
    # The lexicon comes first, for the patterns of rules may name its classes.
    _read_lexicon(files, gathered)
    for file in files:
        root = None if file.folder == "lexicon" else _parsed(file, faults)
        if root is not None:
            with budget.of(file.path):
                _take(gathered, file, root)
            gathered.roots.append((file, root))
            faults += root.faults.listed()
    # A file that is not read would be missed in every other that speaks of it.
    styles = {} if faults else _complete_styles(gathered)
    triggers = dict(sorted(gathered.triggers.items()))
    rules = RuleSet.of(gathered.rules.values())
    return Pack(
        rules,
        tuple(gathered.names.values()),
        styles,
        triggers,
        gathered.engines,
        gathered.members,
        gathered.abouts,
    )


def _take(gathered: _Gathered, file: PackFile, root: "Node") -> None:
    from lint.rulepack.external_reader import read_engine  # noqa: PLC0415 - see _compile
    from lint.rulepack.name_reader import read_names, read_style  # noqa: PLC0415 - see _compile
    from lint.rulepack.rule_reader import read_rule  # noqa: PLC0415 - see _compile

    if file.folder == "names":
        for node, entry in read_names(root):
            gathered.claim("name", entry.id, node, shipped=file.shipped)
            gathered.names[entry.id] = entry
    elif file.folder == "styles":
        style = read_style(root, file.stem)
        if not len(root.faults):
            gathered.claim("style", style.id, root, shipped=file.shipped)
            gathered.styles[style.id] = style
    elif file.folder in CURATION:
        engine = read_engine(root, file.stem)
        if not len(root.faults):
            gathered.claim("engine", engine["id"], root, shipped=file.shipped)
            gathered.engines[engine["id"]] = engine
    else:
        rule, check = read_rule(root, file.path, shipped=file.shipped, folder=file.folder, lexicon=gathered.lexicon)
        if rule and check:
            gathered.claim("rule", rule.id, root.get("id") or root, shipped=file.shipped)
            words = triggers(check, Lexicon(gathered.members))
            gathered.rules[rule.id] = rule
            gathered.triggers[rule.id] = None if words is None else sorted(words)


def _check_keys(gathered: _Gathered) -> None:
    """Record settings in files of names and styles that nothing reads, which are probably misspelled."""
    from lint.rulepack.name_reader import check_columns, check_forms, concepts  # noqa: PLC0415 - see _compile

    known = concepts(gathered.rules.values())
    shipped = (gathered.names[name] for (sort, name), (ours, _) in gathered.places.items() if sort == "name" and ours)
    columns = {*gathered.styles, *(style.column for style in gathered.styles.values() if style.column)}
    columns.update(column for entry in shipped for column in entry.styles)
    for file, root in gathered.roots:
        if file.folder == "styles":
            check_forms(root, known)
        elif file.folder == "names":
            check_columns(root, columns)
        else:
            continue
        gathered.faults += root.faults.listed()


def _complete_styles(gathered: _Gathered) -> dict[str, HouseStyle]:
    """Return the house styles, and record wrong references between rules, names and styles."""
    from lint.rulepack.name_reader import check_examples, resolve  # noqa: PLC0415 - see _compile

    _check_keys(gathered)
    gathered.faults += check_examples(gathered.rules.values(), gathered.styles)
    styles, faults = resolve(gathered.styles, gathered.names)
    gathered.faults += [(gathered.places["style", style][1], message) for style, message in faults]
    return styles


def _decode(file: PackFile) -> str:
    try:
        return file.data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = file.data[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        byte = file.data[error.start]
        message = f"the byte 0x{byte:02X} is not UTF-8: save the file as UTF-8"
        raise RuleFileError([(f"{file.path}:{line}:{column}", message)]) from None


def _place(fault: tuple[str, str]) -> tuple[str, int, int, str]:
    """Return the sort key of a fault: file, line, column."""
    path, *numbers = fault[0].rsplit(":", 2)
    if len(numbers) == len(("line", "column")) and all(number.isdecimal() for number in numbers):
        return path, int(numbers[0]), int(numbers[1]), fault[1]
    return fault[0], 0, 0, fault[1]
