"""Pages of the documentation site that are made from the program's own tables: rules and schemas, as Markdown."""

import html
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from lint.checks import KINDS, kind
from lint.project import config_reader
from lint.report.human import WORDS
from lint.rulepack import loader, rule_schema
from lint.rulepack.rule import Example, Expectation, Rule, RuleSet, Status
from lint.rulepack.trust_ledger import Figures, Ledger
from lint.text.finding import Safety

FAMILIES = {
    "transliteration": "Names",
    "garbled": "Garbled text",
    "attribution": "Attribution",
    "quotes": "Quotations",
    "consistency": "Consistency",
    "suppression": "Directives",
}
"""The titles of families, in the order of the site."""

_STATUS = {
    Status.STABLE: "runs by default",
    Status.PREVIEW: "preview: it runs only where it is selected by its id",
    Status.DEPRECATED: "deprecated: it will go",
}
_LIKE_ANOTHER = ("examples.wrong_for_now", "per-path")
"""Keys whose value has the keys of another that is described."""

_FIXES = {Safety.SAFE: "`newslint --fix`", Safety.UNSAFE: "`newslint --fix --unsafe-fixes`"}


def families(rules: RuleSet) -> Iterator[tuple[str, list[Rule]]]:
    """Yield each family with its rules, in the order of the site."""
    order = [*FAMILIES]
    ranked = sorted(rules, key=lambda rule: (order.index(rule.family) if rule.family in order else 99, rule.id))
    for family, members in groupby(ranked, lambda rule: rule.family):
        yield family, [*members]


def title_of(family: str) -> str:
    """Return the title of a family."""
    return FAMILIES.get(family, family.capitalize())


def index(rules: RuleSet, ledger: Ledger) -> str:
    """Return the page that lists all rules with their figures."""
    corpora = [*ledger.articles]
    counts = " and ".join(f"{count:,} {corpus} articles" for corpus, count in ledger.articles.items())
    about = (
        f"Findings per 1,000 articles were counted on {ledger.date} with version {ledger.version}, in {counts}. "
        "*Right* is the share of findings that readers judged to be worth an editor's look, with its 95% interval "
        "(Wilson); a dash means that no reader has judged any yet. A rule whose false findings were mended after they were "
        "judged no longer makes them, so its share flatters.\n"
    )
    said = ["# Rules\n", about]
    for family, members in families(rules):
        heads = "".join(f" {corpus} |" for corpus in corpora)
        said += [f"\n## {title_of(family)}\n", f"| rule | severity | what it reports |{heads} right |"]
        said.append("|---|---|---|" + "--:|" * len(corpora) + "---|")
        for rule in members:
            said.append(_row(rule, ledger.rules.get(rule.id), corpora))
    return "\n".join(said) + "\n"


def _row(rule: Rule, figures: Figures | None, corpora: Iterable[str]) -> str:
    cells = "".join(f" {figures.per_thousand[corpus]:,.1f} |" if figures else " – |" for corpus in corpora)
    summary = _flowing(rule.summary).replace("|", "\\|")
    return f"| [{rule.id}]({rule.id}.md) | {WORDS[rule.severity]} | {summary} |{cells} {_share(figures)} |"


def _share(figures: Figures | None) -> str:
    precision = figures.precision if figures else None
    if figures is None or precision is None:
        return "–"
    share, low, high = (round(100 * part) for part in precision)
    return f"{share}% ({low}–{high}%) of {figures.judged}"


def page(rule: Rule, ledger: Ledger) -> str:
    """Return the page of a rule."""
    figures = ledger.rules.get(rule.id)
    source = _flowing(rule.source_name)
    said = [
        f"# {rule.id}\n",
        f"{_escaped(rule.summary)}\n",
        f"| family | {title_of(rule.family)} (`{rule.family}`) |\n|---|---|",
        f"| severity | {WORDS[rule.severity]} |",
        f"| status | {_STATUS[rule.status]} |",
        f"| message | {_escaped(rule.message)} |",
    ]
    if rule.fix is not None:
        said.append(f"| fixed with | {_FIXES[rule.fix.safety]} |")
    said.append(f"| source | {f'[{source}]({rule.source_url})' if rule.source_url else _escaped(source)} |")
    said += ["\n## Why\n", f"{_escaped(rule.why)}\n"]
    said += _examples("Reports what is marked", rule, Expectation.BAD)
    said += _examples("Leaves alone", rule, Expectation.GOOD)
    said += _examples("Gets wrong for now", rule, Expectation.WRONG_FOR_NOW)
    said += [
        "\n## Record\n",
        *(_record(figures, ledger) if figures else ["It is about newslint's own directives, and is not counted.\n"]),
    ]
    said += [
        "\n## Silencing it\n",
        "In one place, in the line before the paragraph:\n",
        f"    <!-- newslint: ignore {rule.id} reason: why it stands -->\n",
        "For all articles, or for some, in `newslint.yaml`:\n",
        f"    ignore: [{rule.id}]\n    per-path:\n      archive/**: {{ignore: [{rule.id}]}}\n",
    ]
    return "\n".join(said) + "\n"


def _record(figures: Figures, ledger: Ledger) -> list[str]:
    style = f" under the house style `{figures.style}`" if figures.style else ""
    rows = [f"Counted on {ledger.date} with version {ledger.version}{style}.\n", "| | figure |\n|---|--:|"]
    for corpus, value in figures.per_thousand.items():
        rows.append(f"| findings per 1,000 {corpus} articles | {value:,.1f} |")
    precision = figures.precision
    if precision is None:
        rows.append("| findings that readers have judged | none yet |")
    else:
        share, low, high = (round(100 * part) for part in precision)
        rows.append(f"| right, in the eyes of most readers | {figures.right} of {figures.judged}: {share}% |")
        rows.append(f"| 95% interval (Wilson) | {low}% to {high}% |")
        rows.append(f"| readers | {figures.readers} |")
    return [*rows, ""]


def _examples(title: str, rule: Rule, expectation: Expectation) -> list[str]:
    shown = [example for example in rule.examples if example.expectation is expectation]
    return [f"\n## {title}\n", *(_example(example) for example in shown)] if shown else []


def _example(example: Example) -> str:
    text, at = "", 0
    for span in example.spans:
        text += html.escape(example.text[at : span.start])
        text += f"<mark>{html.escape(example.text[span.start : span.end])}</mark>"
        at = span.end
    text += html.escape(example.text[at:])
    body = text.replace("\n", "<br>")
    notes = [f"<em>{html.escape(_flowing(example.because))}</em>"] if example.because else []
    notes += [f"House style: <code>{html.escape(example.style)}</code>."] if example.style else []
    notes += [f"Read as {html.escape(example.format)}."] if example.format != "text" else []
    if example.fixed is not None:
        fixed = html.escape(example.fixed).replace("\n", "<br>")
        notes.append(f"Fixed: {fixed}")
    said = "".join(f"<p>{note}</p>" for note in notes)
    return f"<blockquote><p>{body}</p>{said}</blockquote>\n"


def schemas() -> str:
    """Return the page of the files that newslint reads, key by key."""
    about = (
        "Every key that newslint reads, from the tables that check the files. An unknown key is an error. "
        "`newslint rules schema` prints the JSON Schema of each for an editor: a file that begins with "
        "`# yaml-language-server: $schema=newslint.schema.json` is then completed and checked as you type.\n"
    )
    said = ["# Files and their keys\n", about]
    titles = {
        "config": "newslint.yaml",
        "rule": "A rule",
        "names": "Names",
        "style": "A house style",
        "lexicon": "A lexicon",
        "engine": "The choice of an external checker's rules",
    }
    for sort, title in titles.items():
        schema = config_reader.schema() if sort == "config" else loader.schema(sort)
        said += [f"\n## {title}\n", f"    newslint rules schema {sort}\n", "| key | value | meaning |\n|---|---|---|"]
        said += _rows(schema)
    said += ["\n## The options of each kind of check\n", "A rule's `options`, by its `check`; other kinds have none.\n"]
    for name in sorted(KINDS):
        options = rule_schema.options_table(kind(name)).schema()
        if options["properties"]:
            said += [f"\n### {name}\n", "| option | value | meaning |\n|---|---|---|", *_rows(options)]
    return "\n".join(said) + "\n"


def _rows(schema: Mapping[str, Any]) -> list[str]:
    return [f"| `{key}` | {_escaped(kind)} | {_escaped(meaning)} |" for key, kind, meaning in _keys(schema, "")]


def _keys(schema: Mapping[str, Any], above: str) -> Iterator[tuple[str, str, str]]:
    required = schema.get("required", ())
    for key, value in schema.get("properties", {}).items():
        needed = " (required)" if key in required else ""
        name = f"{above}{key}"
        yield name, f"{_kind(value)}{needed}", value.get("description", "")
        if name not in _LIKE_ANOTHER:
            yield from _inner_keys(value, name)


def _inner_keys(value: Mapping[str, Any], name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the keys of the records inside a value: itself, its items, or the values of a mapping of any keys."""
    inner, below = value, f"{name}."
    if "items" in value:
        inner = value["items"]
    elif isinstance(value.get("additionalProperties"), dict):
        inner, below = value["additionalProperties"], f"{name}.*."
    for record in inner.get("anyOf", [inner]):
        if "properties" in record:
            yield from _keys(record, below)


def _kind(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(schema["enum"]) if len(schema["enum"]) <= 12 else "one of many"  # noqa: PLR2004 - fits a cell
    if "anyOf" in schema:
        return " or ".join(
            dict.fromkeys(_kind(each) for each in schema["anyOf"] if "required" not in each or "type" in each)
        )
    given = schema.get("type", "any")
    kinds = [kind for kind in ([given] if isinstance(given, str) else given) if kind != "null"]
    words = {
        "object": "mapping",
        "array": "list",
        "string": "text",
        "integer": "whole number",
        "boolean": "true or false",
    }
    return "text" if "string" in kinds else " or ".join(words.get(kind, kind) for kind in kinds)


def _flowing(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    """Return a text as Markdown that shows it as it is, in one line."""
    flowing = html.escape(_flowing(text), quote=False)
    return "".join(f"\\{sign}" if sign in "\\*_{}[]|#" else sign for sign in flowing)
