"""reStructuredText: markup is masked in place, and what is no copy is hidden."""

import pytest
from support.read_copy import of_text

from lint.text.document import Document
from lint.text.source import Source

CASES = [
    ("Ferry sinks\n===========\n\nThe ferry sank.", [("headline", "Ferry sinks"), ("body", "The ferry sank.")]),
    ("=====\nFerry\n=====\n\nIt sank.", [("headline", "Ferry"), ("body", "It sank.")]),
    ("It sank.\n\n----\n\nIt rose.", [("body", "It sank."), ("body", "It rose.")]),
    (":Author: Ann Bowen\n:Date: 2026\n\nIt sank.", [("byline", "Ann Bowen"), ("body", "It sank.")]),
    (":Abstract: A ferry sank.\n\nIt sank.", [("standfirst", "A ferry sank."), ("body", "It sank.")]),
    ("The *old* **ferry** sank.", [("body", "The old ferry sank.")]),
    ("Run ``the the`` now.", [("body", "Run ¤ now.")]),
    ("See `the site <https://example.org>`_ now.", [("body", "See the site now.")]),
    ("See the harbour_ now.", [("body", "See the harbour now.")]),
    ("A snake_case name.", [("body", "A snake_case name.")]),
    ("See :ref:`the pier <pier>` and :ref:`pier`.", [("body", "See the pier and ¤.")]),
    ("H\\ :sub:`2`\\ O and :code:`x y`.", [("body", "H2O and ¤.")]),
    ("It sank [1]_ twice.\n\n.. [1] The port said.", [("body", "It sank twice."), ("body", "The port said.")]),
    (".. _pier: https://example.org\n\nIt sank.", [("body", "It sank.")]),
    (".. |x| replace:: the the\n\nThe |x| sank.", [("body", "The ¤ sank.")]),
    (".. code-block:: python\n   :linenos:\n\n   the the\n\nIt sank.", [("body", "It sank.")]),
    (".. raw:: html\n\n   <p>the the</p>\n", []),
    (".. A remark\n   the the\n\nIt sank.", [("body", "It sank.")]),
    (".. note:: It sank.\n\n   It rose.", [("body", "It sank."), ("body", "It rose.")]),
    (".. epigraph::\n\n   It sank.\n\nIt rose.", [("quote", "It sank."), ("body", "It rose.")]),
    (".. figure:: a.png\n   :alt: the the\n\n   The ferry.", [("caption", "The ferry.")]),
    ("He said::\n\n   the the\n\nIt sank.", [("body", "He said:"), ("body", "It sank.")]),
    ("He said ::\n\n   the the\n", [("body", "He said")]),
    ("::\n\n   the the\n\nIt sank.", [("body", "It sank.")]),
    (">>> the the\n1\n\nIt sank.", [("body", "It sank.")]),
    ("* The ferry\n  sank.\n* It rose.", [("list", "The ferry sank."), ("list", "It rose.")]),
    ("1. It sank.\n\n   It rose.", [("list", "It sank."), ("list", "It rose.")]),
    ("Ferry\n   A boat.", [("list", "Ferry"), ("list", "A boat.")]),
    ("He said:\n\n   It sank.\n\nIt rose.", [("body", "He said:"), ("quote", "It sank."), ("body", "It rose.")]),
    ("| One line\n| two lines", [("body", "One line"), ("body", "two lines")]),
    ("+----+----+\n| a b | c |\n+----+----+", [("table", "a b"), ("table", "c")]),
    ("===== =====\nit one  sank\n===== =====", [("table", "it one"), ("table", "sank")]),
    ("Write \\*.", [("body", "Write *.")]),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_blocks_and_words(text: str, shown: list[tuple[str, str]]) -> None:
    assert of_text(text, "rst") == shown


def test_a_link_is_a_source() -> None:
    text = "See `the site <https://example.org>`_ and a note [1]_.\n"
    links = Document.of(Source("a", text, format="rst")).links
    assert [(text[link.start : link.end], link.address) for link in links] == [
        ("the site", "https://example.org"),
        (" [1]_", "1"),
    ]


def test_a_directive_to_newslint_is_a_comment(lint) -> None:
    text = ".. newslint: ignore doubled-word reason: a refrain\n\nThe the ferry.\n\nIt sank in in May.\n"
    found = lint(text, "doubled-word", format="rst").findings
    assert [text[finding.span.start : finding.span.end] for finding in found] == ["in in"]


def test_a_fix_leaves_the_markup(lint_fix) -> None:
    text = "Ferry\n=====\n\nThe the *ferry* sank. ``the the``\n"
    assert lint_fix(text, "rst") == "Ferry\n=====\n\nThe *ferry* sank. ``the the``\n"


@pytest.mark.parametrize(
    "piece", ["`", "``", "**a ", "*", "|", ".. ", "  ", ":a:", "`a <", "[1]", "a_", "\\", "+--+\n", "* \n"]
)
def test_any_heap_of_pieces_keeps_its_length(piece: str) -> None:
    text = piece * 5_000
    assert len(Document.of(Source("a", text, format="rst")).masked) == len(text)
