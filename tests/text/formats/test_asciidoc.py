"""AsciiDoc: markup is masked in place, and what is no copy is hidden."""

import pytest
from support.read_copy import of_text

from lint.text.document import Document
from lint.text.source import Source

CASES = [
    (
        "= Ferry sinks\nAnn Bowen\nv1.0, 2026-05-01\n:toc:\n\nIt sank.",
        [("headline", "Ferry sinks"), ("byline", "Ann Bowen"), ("body", "It sank.")],
    ),
    ("== Later\n\nIt rose.", [("headline", "Later"), ("body", "It rose.")]),
    ("Later\n-----\n\nIt rose.", [("headline", "Later"), ("body", "It rose.")]),
    (":description: A ferry sank.\n\nIt sank.", [("standfirst", "A ferry sank."), ("body", "It sank.")]),
    ("[.lead]\nA ferry sank.\n\nIt sank.", [("standfirst", "A ferry sank."), ("body", "It sank.")]),
    ("The *old* _ferry_ #sank#.", [("body", "The old ferry sank.")]),
    ("The **o**ld [.red]#ferry# sank.", [("body", "The old ferry sank.")]),
    ("Run `the the` now.", [("body", "Run ¤ now.")]),
    ("See https://example.org[the site] now.", [("body", "See the site now.")]),
    ("See <<pier,the pier>> and <<pier>>.", [("body", "See the pier and ¤.")]),
    ("It sank.footnote:[The the port.] It rose.", [("body", "It sank. It rose.")]),
    ('"`Go,`" he said, it`\'s.', [("body", "“Go,” he said, it’s.")]),
    ("In {year} it sank.", [("body", "In ¤ it sank.")]),
    ("Ferry &amp; boat.", [("body", "Ferry & boat.")]),
    ("----\nthe the\n----\n\nIt sank.", [("body", "It sank.")]),
    ("....\nthe the\n....\nIt sank.", [("body", "It sank.")]),
    ("////\nthe the\n////\nIt sank.", [("body", "It sank.")]),
    ("```js\nthe the\n```\nIt sank.", [("body", "It sank.")]),
    ("[source,python]\nthe the\n\nIt sank.", [("body", "It sank.")]),
    (" the the\n\nIt sank.", [("body", "It sank.")]),
    (".The ferry\nimage::a.png[the the]\n\nIt sank.", [("caption", "The ferry"), ("body", "It sank.")]),
    ("* It sank.\n* It rose.\n** Deeper.", [("list", "It sank."), ("list", "It rose."), ("list", "Deeper.")]),
    (". One\n. Two", [("list", "One"), ("list", "Two")]),
    ("Ferry:: A boat.", [("list", "Ferry"), ("list", "A boat.")]),
    ("____\nIt sank.\n____\n\nIt rose.", [("quote", "It sank."), ("body", "It rose.")]),
    ("[quote, Ann Bowen]\nIt sank.", [("quote", "It sank.")]),
    ("====\nIt sank.\n====", [("body", "It sank.")]),
    ("|===\n|The ferry |sank\n|===\n\nIt rose.", [("table", "The ferry"), ("table", "sank"), ("body", "It rose.")]),
    ("NOTE: It sank.", [("body", "It sank.")]),
    ("include::b.adoc[]\n\nIt sank.", [("body", "It sank.")]),
    ("[[pier]]\nIt sank.\n\n'''\n\nIt rose.", [("body", "It sank."), ("body", "It rose.")]),
    ("Write \\*.", [("body", "Write *.")]),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_blocks_and_words(text: str, shown: list[tuple[str, str]]) -> None:
    assert of_text(text, "asciidoc") == shown


def test_a_link_is_a_source() -> None:
    text = "See https://example.org[the site], xref:a[b].\n"
    links = Document.of(Source("a", text, format="asciidoc")).links
    assert [(text[link.start : link.end], link.address) for link in links] == [("the site", "https://example.org")]


def test_a_directive_to_newslint_is_a_comment(lint) -> None:
    text = "// newslint: ignore doubled-word reason: a refrain\nThe the ferry.\n\nIt sank in in May.\n"
    found = lint(text, "doubled-word", format="asciidoc").findings
    assert [text[finding.span.start : finding.span.end] for finding in found] == ["in in"]


def test_a_fix_leaves_the_markup(lint_fix) -> None:
    text = "= Ferry\n\nThe the *ferry* sank. `the the`\n"
    assert lint_fix(text, "asciidoc") == "= Ferry\n\nThe *ferry* sank. `the the`\n"


@pytest.mark.parametrize(
    "piece", ["`", "*a ", "__a", "#", "<<", "----\n", "|===\n", "[a]\n", '"`', "{a", "+++", "a:: ", "https://a["]
)
def test_any_heap_of_pieces_keeps_its_length(piece: str) -> None:
    text = piece * 5_000
    assert len(Document.of(Source("a", text, format="asciidoc")).masked) == len(text)
