"""The index of several pages: its counts, its links, and what could not be checked."""

import re

from lint.engine.linter import Result
from lint.report.page.index import Index
from lint.text.document import Document
from lint.text.finding import Failure, Finding, Severity
from lint.text.source import Source
from lint.text.span import Span


def result(name: str, *rules: str, failures: tuple[Failure, ...] = ()) -> Result:
    severity = {"e": Severity.ERROR, "w": Severity.WARNING, "r": Severity.INFO}
    found = tuple(Finding(Span(0, 3), rule, f"family-{rule[0]}", severity[rule[0]], "m") for rule in rules)
    return Result(Document.of(Source(name, "The road.\n")), found, failures)


def rows(html: str, table: str) -> list[list[str]]:
    section = html.split(f'<section class="counts" id="{table}"')[1].split("</section>", maxsplit=1)[0]
    body = section.split("<tbody>")[1]
    return [
        [re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in body.split("</tr>")[:-1]
    ]


def test_counts_by_file_rule_and_family() -> None:
    index = Index()
    index.add(result("a.txt", "e-one", "e-one", "w-two"), "a.html")
    index.add(result("b.txt", "r-three", "e-one"), "b.html")
    index.add(result("c.txt", failures=(Failure("odd", "broke"),)), "c.html")
    html = index.render()
    assert rows(html, "files") == [
        ["a.txt", "2", "1", "0", "3"],
        ["b.txt", "1", "0", "1", "2"],
        ["c.txt (not whole)", "0", "0", "0", "0"],
    ]
    assert rows(html, "rules") == [
        ["e-one", "family-e", "2", "3"],
        ["r-three", "family-r", "1", "1"],
        ["w-two", "family-w", "1", "1"],
    ]
    assert rows(html, "families") == [["family-e", "3"], ["family-r", "1"], ["family-w", "1"]]
    assert '<a href="a.html">a.txt</a>' in html
    assert "<h1>3 articles</h1>" in html


def test_names_and_problems_are_text() -> None:
    index = Index()
    index.add(result("<script>\u202e\udcff.txt", "e-one"), "a.html")
    html = index.render([("<b>.txt", "there is <i>no</i> such file")])
    assert html.count("<script>") == 1
    assert "&lt;b&gt;.txt: there is &lt;i&gt;no&lt;/i&gt; such file" in html
    assert "\u202e" not in html
    assert html.encode()


def test_an_index_of_nothing_says_so() -> None:
    html = Index().render()
    assert "0 articles" in html
    assert "No findings" in html
    assert "<table" not in html
