"""In every format, a finding lies in the text and points at its word, and a fix changes that word alone."""

import json
from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import made_files

from lint.engine.linter import Linter
from lint.text import exports
from lint.text.document import Document
from lint.text.exports import Export
from lint.text.source import Source, decode, encode

EXPORT = Export(((("title",), "headline"), (("body",), "body")))


def nitf(paragraphs: list[str]) -> str:
    return f"<nitf><body>{''.join(f'<p>{escape(one)}</p>' for one in paragraphs)}</body></nitf>"


def html(paragraphs: list[str]) -> str:
    return "".join(f"<p>{escape(one)}</p>\n" for one in paragraphs)


def records(data: str, name: str, export: Export = EXPORT) -> Source:
    (one,) = exports.read(name, BytesIO(data.encode()), export, encoding=None, limit=10**6)
    assert isinstance(one, Source)
    return one


def csv(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'x,body\r\n1,"{doubled}"\r\n'


MADE: dict[str, Callable[[list[str]], Source]] = {
    "docx": lambda ps: decode(made_files.word(*ps), "a.docx"),
    "odt": lambda ps: decode(made_files.odt(*ps), "a.odt"),
    "eml": lambda ps: decode(made_files.mail("\n\n".join(ps).encode()), "a.eml"),
    "base64": lambda ps: decode(made_files.mail(made_files.in_base64("\n\n".join(ps)), coding="base64"), "a.eml"),
    "nitf": lambda ps: decode(nitf(ps).encode(), "a.xml"),
    "ninjs": lambda ps: decode(json.dumps({"body_html": html(ps)}).encode(), "a.json"),
    "jsonl": lambda ps: records(json.dumps({"body": html(ps)}) + "\n", "a.jsonl", Export(EXPORT.fields, "html")),
    "csv": lambda ps: records(csv("\n\n".join(ps)), "a.csv"),
    "rst": lambda ps: decode("\n\n".join(ps).encode(), "a.rst"),
    "asciidoc": lambda ps: decode("\n\n".join(ps).encode(), "a.adoc"),
}
WORDS = [
    "ferry",
    "harbour",
    "Zoë",
    "naïve",
    "Ann & Bob",
    "five < six",
    "“late”",
    '"soon"',
    "😀",
    "e\u0301t\u0301",
    "кит",
    "שלום",
    "a\u00a0b",
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6, unique=True).map(" ".join)
BEFORE = "In May it left"
AFTER = "harbour again."


@pytest.mark.parametrize("kind", MADE)
@settings(max_examples=25)
@given(start=st.lists(SENTENCE, max_size=3), inner=SENTENCE, tail=SENTENCE)
def test_a_finding_points_at_its_word(mender: Linter, kind: str, start: list[str], inner: str, tail: str) -> None:
    paragraphs = [*(f"{one}." for one in start), f"{BEFORE} {inner} and the the {AFTER} {tail}."]
    source = MADE[kind](paragraphs)
    result = mender.lint(source)
    document = result.document
    assert len(document.masked) == len(document.text)
    assert [document.readable(one.span.start, one.span.end) for one in result.findings] == ["the the"]
    (found,) = result.findings
    assert document.text[found.span.start : found.span.end] == "the the"
    position = document.lines.position(found.span.start)
    assert document.lines.offset(position) == found.span.start
    if source.can_be_fixed:
        text, after = mender.fix(source, unsafe=True)
        assert after.findings == ()
        assert text == document.text.replace("the the", "the")
        again = decode(encode(after.source, text), source.name, kind=source.format)
        assert again.text == text
        assert [block.kind for block in Document.of(again).blocks] == [block.kind for block in document.blocks]
    else:
        assert found.fix is None
