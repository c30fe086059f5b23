"""Diagnostics for rule, name, style, checker and configuration files that are being edited."""

from pathlib import Path

from lint.analysis.lexicon.lexicon import Lexicon
from lint.checks import triggers
from lint.engine import rule_examples
from lint.files.yaml_tree import parse
from lint.project import config
from lint.project.lint_job import LintSetup
from lint.rulepack import loader
from lint.rulepack.external_reader import read_engine
from lint.rulepack.name_reader import check_forms, concepts, read_names, read_style
from lint.rulepack.pack_files import CURATION, is_read
from lint.rulepack.rule_reader import read_rule
from lint.text.errors import FaultsError
from lint.values import replace


def kind_of(path: str, setup: LintSetup | None) -> str | None:
    """Return `rule`, `names`, `style` or `engine` for a file below a folder of rules, None for any other.

    A file of the lexicon is None too: only together with the shipped files can it be checked.
    """
    found = _place_below(path, setup)
    if found is None:
        return None
    kinds = {"names": "names", "styles": "style", "lexicon": None, **dict.fromkeys(CURATION, "engine")}
    return kinds.get(found[0] if len(found) > 1 else "", "rule")


def _place_below(path: str, setup: LintSetup | None) -> tuple[str, ...] | None:
    """Return the parts of a path below the folder of rules that reads the file, None where no such folder does."""
    place = Path(path)
    tops = [*(setup.config.rules if setup else ()), *(parent for parent in place.parents if parent.name == "rules")]
    for top in tops:
        if not place.is_relative_to(top):
            continue
        below = place.relative_to(top).parts
        if below[0] not in config.NAMES and is_read(below):
            return below
    return None


def faults(path: str, text: str, kind: str, setup: LintSetup | None) -> list[tuple[str, str]]:
    """Return every fault of a rule file's text as (where, message).

    The rule's own examples are run once there is no other fault.
    """
    try:
        root = parse(text, path)
    except FaultsError as error:
        return list(error.faults)
    if kind == "names":
        read_names(root)
        return root.faults.listed()
    if kind == "style":
        read_style(root, Path(path).stem)
        if setup is not None and setup.pack is not None:
            check_forms(root, concepts(setup.pack.rules))
        return root.faults.listed()
    if kind == "engine":
        read_engine(root, Path(path).stem)
        return root.faults.listed()
    *family, _ = _place_below(path, setup) or (path,)
    lexicon = loader.pattern_lexicon(setup.config.rules if setup else ())
    rule, check = read_rule(root, path, shipped=False, folder=family[0] if family else None, lexicon=lexicon)
    if rule is None or check is None or setup is None or setup.pack is None:
        return root.faults.listed()
    words = triggers(check, Lexicon(setup.pack.lexicon))
    woken = {**setup.pack.triggers, rule.id: None if words is None else sorted(words)}
    return rule_examples.verify(rule, replace(setup.pack, triggers=woken))
