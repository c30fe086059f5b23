"""`Pack`: all rules, names, styles and lexicon as one value that can be serialised."""

from collections.abc import Mapping
from typing import Any

from lint.analysis.resources.house_style import HouseStyle
from lint.analysis.resources.name_entry import NameEntry, Variant
from lint.checks import KINDS
from lint.rulepack.rule import FixTemplate, QuotePolicy, Rule, RuleSet, Status
from lint.text.finding import Safety, Severity
from lint.values import dataclass, field

_STATUS = {member.value: member for member in Status}
_SEVERITY = {member.value: member for member in Severity}
_QUOTES = {member.value: member for member in QuotePolicy}
_SAFETY = {member.value: member for member in Safety}
_TEXT, _LIST = {str}, {list}


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules, the name list, the house styles by id, each rule's triggers by rule id, and the curated checkers.

    `lexicon` has the words of each class by form, see `lint.analysis.lexicon.lexicon`, and `classes` the description of
    each. A rule's triggers are lower-case words of which every text that it can report on contains one; None means any
    text. `key` names its content and the code, "" where it was not loaded from files.
    """

    rules: RuleSet
    names: tuple[NameEntry, ...]
    styles: Mapping[str, HouseStyle]
    triggers: Mapping[str, list[str] | None]
    engines: dict[str, dict[str, Any]] = field(default_factory=dict)
    lexicon: dict[str, dict[str, str]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    key: str = ""


def to_plain(pack: Pack) -> dict[str, Any]:
    """Return the pack as JSON data, without the rules' examples."""
    return {
        "rules": [_rule_to_plain(rule) for rule in pack.rules],
        "names": [_name_to_plain(entry) for entry in pack.names],
        "styles": {style: _style_to_plain(said) for style, said in pack.styles.items()},
        "triggers": dict(pack.triggers),
        "engines": pack.engines,
        "lexicon": pack.lexicon,
        "classes": pack.classes,
    }


def from_plain(data: Mapping[str, Any]) -> Pack:
    """Return the pack that `to_plain` wrote. Raises LookupError, TypeError or ValueError for other data."""
    rules, names, styles, triggers = data["rules"], data["names"], data["styles"], data["triggers"]
    tables = data["engines"], data["lexicon"]
    classes = data["classes"]
    is_sound = (
        isinstance(rules, list)
        and rules
        and _are(names, list)
        and _maps_to(styles, list)
        and all(_maps_to(table, dict) for table in tables)
        and _maps_to(classes, str)
        and isinstance(triggers, dict)
        and all(words is None or _are(words, str) for words in triggers.values())
    )
    if not is_sound:
        raise TypeError("not a pack")
    return Pack(
        RuleSet(tuple(map(_rule_from_plain, rules))),
        tuple(map(_name_from_plain, names)),
        {style: _style_from_plain(row) for style, row in styles.items()},
        triggers,
        *tables,
        classes,
    )


def _are(values: object, kind: type) -> bool:
    return isinstance(values, list) and all(isinstance(value, kind) for value in values)


def _maps_to(table: object, kind: type) -> bool:
    return isinstance(table, dict) and _are([*table.values()], kind)


def _name_to_plain(entry: NameEntry) -> list[Any]:
    texts = [entry.id, entry.kind, entry.country, entry.form, entry.system, entry.type]
    return [*texts, entry.styles, entry.protected, entry.distinct, entry.variants]


def _name_from_plain(row: list[Any]) -> NameEntry:
    name, kind, country, form, system, narrower, styles, protected, distinct, variants = row
    # Six hundred names are read at every start, so the types of all are looked at in one go.
    is_sound = (
        {*map(type, (name, kind, country, form, system, narrower, *protected, *distinct))} == _TEXT
        and type(styles) is dict
        and {type(protected), type(distinct), type(variants), *map(type, variants)} == _LIST
    )
    if not is_sound:
        raise TypeError("not a name")
    forms = tuple([Variant._make(said) for said in variants])
    return NameEntry(name, kind, country, form, system, narrower, styles, tuple(protected), tuple(distinct), forms)


def _style_to_plain(style: HouseStyle) -> list[Any]:
    return [style.id, style.name, style.columns, style.forms, style.spellings]


def _style_from_plain(row: list[Any]) -> HouseStyle:
    name, title, columns, forms, spellings = row
    if not (
        _are([name, title], str) and _are(columns, str) and isinstance(forms, dict) and isinstance(spellings, dict)
    ):
        raise TypeError("not a style")
    return HouseStyle(name, title, tuple(columns), forms, spellings)


def _rule_to_plain(rule: Rule) -> list[Any]:
    fix = rule.fix and [rule.fix.replace, rule.fix.safety.value]
    words = [rule.id, rule.family, rule.summary, rule.check, rule.message, rule.why, rule.source_name, rule.source_url]
    enums = [rule.status.value, rule.severity.value, rule.quotes.value]
    return [*words, *enums, rule.options, rule.scope, fix, rule.path, rule.fold, rule.cause, rule.repeats, rule.absorbs]


def _rule_from_plain(row: list[Any]) -> Rule:
    (
        name,
        family,
        summary,
        check,
        message,
        why,
        source,
        url,
        status,
        severity,
        quotes,
        options,
        scope,
        fix,
        path,
        fold,
        cause,
        repeats,
        absorbs,
    ) = row
    texts = [name, family, summary, check, message, why, source, url, path, fold, *(fix or ())]
    if not (
        _are(texts, str) and _are(scope, str) and _are(absorbs, str) and isinstance(options, dict) and check in KINDS
    ):
        raise TypeError("not a rule")
    return Rule(
        name,
        family,
        summary,
        _STATUS[status],
        _SEVERITY[severity],
        check,
        options,
        tuple(scope),
        _QUOTES[quotes],
        message,
        why,
        source,
        url,
        FixTemplate(fix[0], _SAFETY[fix[1]]) if fix else None,
        (),
        path,
        fold,
        cause,
        repeats,
        tuple(absorbs),
    )
