"""The index of several pages: counts by file, rule and family, each table sortable."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint.engine.linter import Result
from lint.report import Tally
from lint.report.human import WORDS
from lint.report.page.markup import counted, document, shown
from lint.text.finding import Severity

_COUNT = ' class="count"'


class Row(NamedTuple):
    """What the index keeps of an article: its name, the address of its page, and its findings by severity.

    `is_whole` is false if a rule or an external checker did not come to an end.
    """

    name: str
    address: str
    counts: tuple[int, ...]
    is_whole: bool = True


class Index:
    """Collects the counts of a run, a few numbers for each article."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._rows: list[Row] = []
        self._families: dict[str, str] = {}
        self._files: Counter[str] = Counter()
        self._tally = Tally()

    def add(self, result: Result, address: str) -> None:
        """Count one more article, whose page has that address relative to the index."""
        found = Counter(finding.severity for finding in result.findings)
        counts = tuple(found[severity] for severity in Severity)
        self._rows.append(Row(result.source.name, address, counts, not result.failures))
        self._families.update((finding.rule, finding.family) for finding in result.findings)
        self._files.update({finding.rule for finding in result.findings})
        self._tally.add(result)

    def render(self, problems: Sequence[tuple[str, str]] = ()) -> str:
        """Return the index as one HTML document; `problems` are (where, message) of what could not be checked."""
        totals = [self._tally.severities[severity] for severity in Severity]
        said = ", ".join(
            f'<mark class="{severity.value}">{counted(total, WORDS[severity])}</mark>'
            for severity, total in zip(Severity, totals, strict=True)
            if total
        )
        broken = "".join(f"<li>{shown(where)}: {shown(message)}</li>\n" for where, message in problems)
        alert = f'<ul class="alert" aria-label="What could not be checked">\n{broken}</ul>\n' if broken else ""
        body = (
            f'<header>\n<p class="brand">newslint</p>\n<h1>{counted(len(self._rows), "article")}</h1>\n'
            f'<p class="facts">{said or "No findings"}</p>\n{alert}<nav aria-label="This page">\n'
            '<a href="#files">Files</a>\n<a href="#rules">Rules</a>\n<a href="#families">Families</a>\n</nav>\n</header>\n'
            f"<main>\n{self._by_file()}{self._by_rule()}{self._by_family()}</main>\n"
        )
        return document("newslint: index", body, script="index.js")

    def _by_file(self) -> str:
        heads = ["File", *(f"{word.capitalize()}s" for word in WORDS.values()), "All"]
        rows: Iterable[Sequence[str | int]] = (
            (
                f'<a href="{shown(row.address)}">{shown(row.name)}</a>{"" if row.is_whole else " (not whole)"}',
                *row.counts,
                sum(row.counts),
            )
            for row in self._rows
        )
        return _table("files", "Files", heads, rows)

    def _by_rule(self) -> str:
        rows = ((shown(rule), shown(self._families[rule]), self._files[rule], count) for rule, count in self._rules())
        return _table("rules", "Rules", ["Rule", "Family", "Files", "Findings"], rows)

    def _by_family(self) -> str:
        families: Counter[str] = Counter()
        for rule, count in self._rules():
            families[self._families[rule]] += count
        rows = ((shown(family), count) for family, count in families.most_common())
        return _table("families", "Families", ["Family", "Findings"], rows)

    def _rules(self) -> list[tuple[str, int]]:
        return [(rule, count) for rule, count, _ in self._tally.by_rule()]


def _table(name: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Return a section with a table; texts in `rows` are HTML, the first cell of a row is its head."""
    body = "".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join(f'<td class="count">{cell}</td>' if isinstance(cell, int) else f"<td>{cell}</td>" for cell in others)
        + "</tr>\n"
        for first, *others in rows
    )
    if not body:
        return ""
    words = ("Rule", "Family", "File")
    columns = "".join(f'<th scope="col"{"" if head in words else _COUNT}>{head}</th>' for head in heads)
    return (
        f'<section class="counts" id="{name}" aria-labelledby="{name}-title">\n<h2 id="{name}-title">{title}</h2>\n'
        f'<table class="sortable">\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</section>\n'
    )
