"""`Pack`: all rules, names, styles and lexicon as one value that can be serialised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lint.checks import KINDS
from lint.rulepack.rule import FixTemplate, QuotePolicy, Rule, RuleSet, Status
from lint.text.finding import Safety, Severity

_STATUS = {member.value: member for member in Status}
_SEVERITY = {member.value: member for member in Severity}
_QUOTES = {member.value: member for member in QuotePolicy}
_SAFETY = {member.value: member for member in Safety}


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules, the name list, the house styles by id, each rule's triggers by rule id, and the external checkers.

    `lexicon` has the words of each class by form, see `lint.analysis.lexicon.lexicon`, and `classes` what each is
    about. A rule's triggers are lower-case words one of which stands in every text it can speak about; None means any
    text.
    """

    rules: RuleSet
    names: list[dict[str, Any]]
    styles: dict[str, dict[str, Any]]
    triggers: Mapping[str, list[str] | None]
    engines: dict[str, dict[str, Any]] = field(default_factory=dict)
    lexicon: dict[str, dict[str, str]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)


def to_plain(pack: Pack) -> dict[str, Any]:
    """Return the pack as JSON data, without the rules' examples."""
    return {
        "rules": [_rule_to_plain(rule) for rule in pack.rules],
        "names": pack.names,
        "styles": pack.styles,
        "triggers": dict(pack.triggers),
        "engines": pack.engines,
        "lexicon": pack.lexicon,
        "classes": pack.classes,
    }


def from_plain(data: Mapping[str, Any]) -> Pack:
    """Return the pack that `to_plain` wrote. Raises LookupError, TypeError or ValueError for other data."""
    rules, names, triggers = data["rules"], data["names"], data["triggers"]
    tables = data["styles"], data["engines"], data["lexicon"]
    classes = data["classes"]
    is_sound = (
        isinstance(rules, list)
        and rules
        and _are(names, dict)
        and all(isinstance(table, dict) and _are([*table.values()], dict) for table in tables)
        and isinstance(classes, dict)
        and _are([*classes.values()], str)
        and isinstance(triggers, dict)
        and all(words is None or _are(words, str) for words in triggers.values())
    )
    if not is_sound:
        raise TypeError("not a pack")
    return Pack(RuleSet(tuple(map(_rule_from_plain, rules))), names, tables[0], triggers, tables[1], tables[2], classes)


def _are(values: object, kind: type) -> bool:
    return isinstance(values, list) and all(isinstance(value, kind) for value in values)


def _rule_to_plain(rule: Rule) -> list[Any]:
    fix = rule.fix and [rule.fix.replace, rule.fix.safety.value]
    words = [rule.id, rule.family, rule.summary, rule.check, rule.message, rule.why, rule.source_name, rule.source_url]
    enums = [rule.status.value, rule.severity.value, rule.quotes.value]
    return [*words, *enums, rule.options, rule.scope, fix, rule.path, rule.fold, rule.cause, rule.repeats]


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
    ) = row
    texts = [name, family, summary, check, message, why, source, url, path, fold, *(fix or ())]
    if not (_are(texts, str) and _are(scope, str) and isinstance(options, dict) and check in KINDS):
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
    )
