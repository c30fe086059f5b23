"""Make a linter from a pack: its rules, their checks, and the resources they share."""

from collections.abc import Sequence

from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.engine import suppression
from lint.engine.linter import Linter
from lint.rulepack.loader import builtin_folder
from lint.rulepack.pack import Pack
from lint.rulepack.rule import RuleSet
from lint.rulepack.rule_options import LazyChecks


def all_rules(pack: Pack) -> RuleSet:
    """Return every selectable rule: those of the pack and those about directives."""
    return RuleSet.of([*pack.rules, *suppression.RULES])


def make_linter(
    pack: Pack,
    rules: RuleSet | None = None,
    *,
    style: str | None = None,
    links: bool = True,
    known: Sequence[str] = (),
) -> Linter:
    """Return a linter that runs `rules` of a pack, by default those that run when nothing is selected.

    `style` is the id of a house style; raises KeyError if the pack lacks it. `links` says whether a link is a source.
    `known` are the ids and families that a directive may name, if there are more of them than run.
    """
    chosen = all_rules(pack).select() if rules is None else rules
    resources = make_resources(pack, style, links=links)
    return Linter(chosen, LazyChecks(chosen), resources, triggers=pack.triggers, known=known)


def make_resources(pack: Pack, style: str | None = None, *, links: bool = True) -> Resources:
    """Return the resources of a pack and of the shipped data; `style` and `links` are as in `make_linter`."""
    return Resources(
        f"{builtin_folder()}/data",
        pack.names,
        None if style is None else pack.styles[style],
        links=links,
        lexicon=Lexicon(pack.lexicon),
    )
