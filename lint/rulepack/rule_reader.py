"""Read one rule file into a `Rule`, and check the marks, names and messages that a schema cannot."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from lint.checks import KINDS, Check, OptionError, kind
from lint.files.tree import Node, nearest
from lint.rulepack.lexicon_reader import PatternLexicon
from lint.rulepack.rule import Example, Expectation, FixTemplate, QuotePolicy, Rule, Status
from lint.rulepack.rule_options import build
from lint.rulepack.rule_schema import FAMILIES, options_table, rule_table
from lint.text.finding import Safety, Severity
from lint.text.span import Span
from lint.values import replace

DEFAULT_SCOPE = ("headline", "body", "list", "quote")
"""The kinds of block in which a rule without `scope` reports."""


def read_rule(
    root: Node, path: str, *, shipped: bool, folder: str | None, lexicon: PatternLexicon | None = None
) -> tuple[Rule | None, Check | None]:
    """Return the rule and its check, or two Nones after recording the faults on the tree.

    Patterns are expanded by the `lexicon`. `shipped` rules must use a known family; `folder` is the family folder that
    contains the file, None if there is none.
    """
    data = rule_table().read(root)
    _check_names(root, data, path, shipped=shipped, folder=folder)
    cls = kind(data["check"]) if data.get("check") in KINDS else None
    options, check = _read_options(root, data, cls, lexicon) if cls else ({}, None)
    offered = cls.placeholders if cls else None
    fix_node = root.get("fix")
    templates = (root.get("message"), fix_node.get("replace") if fix_node else None)
    for template in templates:
        _check_template(template, offered, getattr(check, "sometimes_empty", frozenset()))
    _check_repeats(root, data)
    examples = _read_examples(root.get("examples"), data.get("examples") or {})
    if len(root.faults) or check is None:
        return None, None
    fix = data.get("fix")
    rule = Rule(
        id=data["id"],
        family=data["family"],
        summary=data["summary"].strip(),
        status=Status(data["status"]),
        severity=Severity(data["severity"]),
        check=data["check"],
        options=options,
        scope=tuple(data.get("scope", DEFAULT_SCOPE)),
        quotes=QuotePolicy(data.get("quotes", "skip")),
        message=data["message"].strip(),
        why=data["why"].strip(),
        source_name=data["source"]["name"],
        source_url=data["source"].get("url", ""),
        fix=FixTemplate(fix["replace"], Safety(fix["safety"])) if fix else None,
        examples=examples,
        path=path,
        fold=data.get("fold", ""),
        cause=data.get("cause", ""),
        repeats=data.get("repeats", ""),
        absorbs=tuple(data.get("absorbs", ())),
    )
    return rule, check


def _check_names(root: Node, data: Mapping[str, Any], path: str, *, shipped: bool, folder: str | None) -> None:
    stem = Path(path).stem
    named, family = root.get("id"), root.get("family")
    if named and data["id"] and data["id"] != stem:
        named.fault(f"the rule calls itself “{data['id']}” and its file “{stem}”: give both one name")
    if family and folder is not None and data["family"] and data["family"] != folder:
        family.fault(f"the rule lies in the folder “{folder}” and says its family is “{data['family']}”")
    elif family and shipped and data["family"] not in FAMILIES:
        family.fault(f"there is no family “{data['family']}”: {nearest(data['family'], FAMILIES)}")


def _read_options(
    root: Node, data: Mapping[str, Any], cls: type[Check], lexicon: PatternLexicon | None
) -> tuple[dict[str, Any], Check | None]:
    table, node, before = options_table(cls), root.get("options"), len(root.faults)
    if node is None:
        if table.required:
            root.fault(f"the check “{data['check']}” needs `options` with {', '.join(table.required)}")
            return {}, None
        node = replace(root, kind="mapping", entries={})
    options = table.read(node)
    if len(root.faults) > before:
        return {}, None
    try:
        if lexicon is not None and data["check"] != "pattern":  # where <name> is a group
            options = _expanded(options, lexicon)
        check: Check = build(cls, options)
        verify = getattr(check, "verify", None)  # what is too slow to look at again in every run
        if verify is not None:
            verify()
    except OptionError as error:
        (node.get(error.option) or node).fault(f"`{error.option}`: {error}")
        return {}, None
    except ValueError as error:
        node.fault(f"`options`: {error}")
        return {}, None
    return options, check


def _check_repeats(root: Node, data: Mapping[str, Any]) -> None:
    """Record a fault if the message of a rule does not distinguish findings of different forms."""
    node = root.get("repeats")
    if node and data.get("repeats") == "form" and "{found}" not in (data.get("message") or "{found}"):
        node.fault("`repeats: form` tells forms apart by the message: name {found} in it")


def _expanded(value: Any, lexicon: PatternLexicon) -> Any:  # noqa: ANN401 - plain data in and out
    """Return options with the classes and verbs that their phrases and sequences name written out.

    Raises ValueError.
    """
    if isinstance(value, str):
        return lexicon.expand(value)
    if isinstance(value, list):
        return [
            each
            for item in value
            for each in (lexicon.items(item) if isinstance(item, str) else [_expanded(item, lexicon)])
        ]
    if isinstance(value, dict):
        return {lexicon.expand(key): _expanded(item, lexicon) for key, item in value.items()}
    return value


def _check_template(node: Node | None, offered: frozenset[str] | None, empty: frozenset[str]) -> None:
    if node is None or node.kind != "text":
        return
    try:
        names = [(name, spec or conversion) for _, name, spec, conversion in Formatter().parse(node.value)]
    except ValueError:
        node.fault(f"`{node.label}`: a brace stands alone; a literal brace is written {{{{ or }}}}")
        return
    known = tuple(sorted({*offered, "found"})) if offered is not None else None
    for name, extra in names:
        if name is None or known is None:
            continue
        if not name:
            node.fault(f"`{node.label}` has empty braces {{}}: name one of {', '.join(known)}, or write {{{{}}}}")
        elif name in empty:
            node.fault(
                f"`{node.label}` names {{{name}}}, which is empty where one of `phrases` is found: list under `replace`"
                " only what has a preferred wording, and give the other phrases a rule of their own"
            )
        elif extra or name not in known:
            node.fault(f"`{node.label}` names {{{name}}}, which this check does not offer: {nearest(name, known)}")


def _read_examples(node: Node | None, data: Mapping[str, Any]) -> tuple[Example, ...]:
    examples: list[Example] = []
    for expectation in Expectation:
        group = node.get(expectation.value) if node else None
        pairs = zip(group.items, data[expectation.value], strict=True) if group else ()
        examples += [_read_example(item, fields, expectation) for item, fields in pairs]
    return tuple(examples)


def _read_example(item: Node, fields: Mapping[str, Any], expectation: Expectation) -> Example:
    node = item.get("text") or item
    text, spans = _unmark(node, fields.get("text", ""))
    if node.kind == "text" and node.value:
        if expectation is Expectation.BAD and not spans:
            node.fault("a bad example marks the words that are reported: [[like these]]")
        if expectation is Expectation.GOOD and spans:
            node.fault("a good example has no marks: nothing in it is reported")
    fixed = item.get("fixed")
    if fixed and re.search(r"\[\[|\]\]", fixed.value):
        fixed.fault("`fixed` is the text as it would run: without marks")
    known = {key: fields[key] for key in ("fixed", "because", "style", "format") if key in fields}
    return Example(expectation, text, spans, where=node.where, **known)


def _unmark(node: Node, marked: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks out of an example: its text, and the marked spans in code points of that text."""
    text, spans, start = "", [], None
    for part in re.split(r"(\[\[|\]\])", marked):
        if part == "[[":
            if start is not None:
                node.fault("a mark [[ is opened inside another: close the first with ]]")
            start = len(text)
        elif part == "]]":
            if start is None:
                node.fault("a mark is closed with ]] and was never opened with [[")
            elif start == len(text):
                node.fault("a mark [[]] holds no words")
            else:
                spans.append(Span(start, len(text)))
            start = None
        else:
            text += part
    if start is not None:
        node.fault("a mark [[ is never closed with ]]")
    return text, tuple(spans)
