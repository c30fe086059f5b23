"""Word and OpenDocument: paragraphs and columns, kinds by style, fixes that leave every other byte."""

import zipfile
from io import BytesIO

import docx
import pytest
from odf import teletype
from odf import text as odf_text
from odf.opendocument import OpenDocumentText, load
from support import made_files
from support.read_copy import blocks, document

from lint.text.source import Source, decode, encode
from lint.text.span import Position


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def headers(data: bytes) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [
            (one.filename, one.date_time, one.extra, one.external_attr, one.compress_type) for one in archive.infolist()
        ]


def written_by_word() -> bytes:
    made = docx.Document()
    made.add_heading("Ferry sinks", 0)
    made.add_paragraph("A ferry sank.", style="Subtitle")
    run = made.add_paragraph("The old ").add_run("ferry")
    run.bold = True
    made.paragraphs[-1].add_run(" left the the port of Kiev & went on.")
    made.add_paragraph("")
    made.add_paragraph("We swam.", style="Quote")
    made.add_paragraph("One", style="List Bullet")
    made.add_table(1, 2).cell(0, 1).text = "In Kiev"
    made.add_paragraph("The ferry.", style="Caption")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def written_by_office() -> bytes:
    made = OpenDocumentText()
    made.text.addElement(odf_text.H(outlinelevel=1, text="Ferry sinks"))
    paragraph = odf_text.P(text="The old ")
    paragraph.addElement(odf_text.Span(text="ferry"))
    paragraph.addText(" left the the port of Kiev & went on.")
    made.text.addElement(paragraph)
    items = odf_text.List()
    item = odf_text.ListItem()
    item.addElement(odf_text.P(text="One"))
    items.addElement(item)
    made.text.addElement(items)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_word_styles_are_kinds_of_block() -> None:
    assert blocks(written_by_word(), "a.docx") == [
        ("headline", "Ferry sinks"),
        ("standfirst", "A ferry sank."),
        ("body", "The old ferry left the the port of Kiev & went on."),
        ("quote", "We swam."),
        ("list", "One"),
        ("table", "In Kiev"),
        ("caption", "The ferry."),
    ]


def test_opendocument_styles_are_kinds_of_block() -> None:
    assert blocks(written_by_office(), "a.odt") == [
        ("headline", "Ferry sinks"),
        ("body", "The old ferry left the the port of Kiev & went on."),
        ("list", "One"),
    ]


def test_a_place_is_a_paragraph_and_a_column(mender) -> None:
    result = mender.lint(decode(written_by_word(), "a.docx"))
    lines = result.document.lines
    assert lines.unit == "paragraph"
    doubled, kiev = result.findings
    spans = [doubled.span, kiev.span, *(other.span for other in kiev.related)]
    # the paragraph without words is not counted
    assert [lines.position(span.start) for span in spans] == [Position(3, 20), Position(3, 36), Position(6, 4)]


def fixed(mender, data: bytes, name: str) -> tuple[str, bytes]:
    text, result = mender.fix(decode(data, name), unsafe=True)
    return text, encode(result.source, text)


def test_a_word_document_is_fixed_in_its_runs(mender) -> None:
    data = written_by_word()
    _, after = fixed(mender, data, "a.docx")
    made = docx.Document(BytesIO(after))
    assert [run.text for run in made.paragraphs[2].runs] == ["The old ", "ferry", " left the port of Kyiv & went on."]
    assert made.paragraphs[2].runs[1].bold
    assert made.tables[0].cell(0, 1).text == "In Kyiv"
    before, now = members(data), members(after)
    assert [name for name in before if before[name] != now[name]] == ["word/document.xml"]
    assert headers(data) == headers(after)
    xml = before["word/document.xml"].decode()
    assert now["word/document.xml"].decode().replace("the port of Kyiv", "the the port of Kiev").replace(
        "Kyiv", "Kiev"
    ) == (xml.replace(">In Kiev", ' xml:space="preserve">In Kiev'))


def test_the_other_members_keep_every_byte(mender) -> None:
    data = written_by_word()
    _, after = fixed(mender, data, "a.docx")
    for name in ("word/styles.xml", "[Content_Types].xml", "docProps/core.xml"):
        with zipfile.ZipFile(BytesIO(data)) as one, zipfile.ZipFile(BytesIO(after)) as two:
            raw = [
                packed[info.header_offset : info.header_offset + 30 + len(info.filename) + info.compress_size]
                for packed, info in ((data, one.getinfo(name)), (after, two.getinfo(name)))
            ]
        assert raw[0] == raw[1]


def test_an_opendocument_text_is_fixed_in_its_spans(mender) -> None:
    data = written_by_office()
    _, after = fixed(mender, data, "a.odt")
    paragraphs = load(BytesIO(after)).getElementsByType(odf_text.P)
    assert teletype.extractText(paragraphs[0]) == "The old ferry left the port of Kyiv & went on."
    assert len(paragraphs[0].getElementsByType(odf_text.Span)) == 1
    before, now = members(data), members(after)
    assert [name for name in before if before[name] != now[name]] == ["content.xml"]
    assert after.startswith(data[: data.index(b"META-INF")][:38])  # the type stays in front, for `file` to find


def test_a_word_across_runs_is_one_word_and_can_be_fixed(mender) -> None:
    body = made_files.word_paragraph("He left Ki", "ev for the", " the port.")
    data = made_files.zipped(made_files.word_parts(body))
    text, after = fixed(mender, data, "a.docx")
    assert text == "He left Kyiv for the port."
    assert [run.text for run in docx.Document(BytesIO(after)).paragraphs[0].runs] == [
        "He left Kyiv",
        " for the",
        " port.",
    ]


def test_what_is_not_shown_in_word_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>It</w:t><w:tab/><w:t>sank</w:t><w:noBreakHyphen/><w:t>ed</w:t></w:r>"
        "<w:del><w:r><w:delText>the the</w:delText><w:t>the the</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t> twice.</w:t></w:r></w:ins>"
        "<w:r><w:instrText>the the</w:instrText></w:r></w:p>"
        "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:br/><w:br/><w:t>three</w:t></w:r></w:p>"
        "<mc:Fallback><w:p><w:r><w:t>the the</w:t></w:r></w:p></mc:Fallback>"
    )
    data = made_files.zipped(made_files.word_parts(body))
    assert blocks(data, "a.docx") == [("body", "It sank‑ed twice."), ("body", "One two"), ("body", "three")]


def test_a_link_of_word_is_a_source() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org"/>'
        "</Relationships>"
    )
    body = '<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink xmlns:r="urn:r" r:id="r9"><w:r><w:t>the site</w:t></w:r></w:hyperlink></w:p>'
    parts = made_files.word_parts(body, **{"word___rels__document_x.rels": relations})
    found = document(made_files.zipped(parts), "a.docx")
    assert [(found.text[link.start : link.end], link.address) for link in found.links] == [
        ("the site", "https://example.org")
    ]


def test_white_space_and_notes_of_opendocument() -> None:
    body = (
        "<text:tracked-changes><text:p>the the</text:p></text:tracked-changes>"
        '<text:p text:style-name="P1">It \n   sank<text:s text:c="2"/>twice<text:note><text:note-body><text:p>the the</text:p>'
        '</text:note-body></text:note> <text:a xlink:href="https://example.org">here</text:a>.</text:p>'
    )
    found = document(made_files.zipped(made_files.odt_parts(body)), "a.odt")
    assert found.text == "It sank  twice here."
    assert [block.kind for block in found.blocks] == ["quote"]
    assert [(found.text[link.start : link.end], link.address) for link in found.links] == [
        ("here", "https://example.org")
    ]


def test_the_first_line_of_a_document_without_styles_may_be_a_headline() -> None:
    assert blocks(made_files.word("Ferry sinks", "It sank."), "a.docx")[0] == ("headline", "Ferry sinks")
    assert blocks(made_files.odt("Ferry sinks", "It sank."), "a.odt")[0] == ("headline", "Ferry sinks")


@pytest.mark.parametrize(
    "insert",
    ["<w:t>Kiev &amp; the the</w:t>", "<w:t>Kiev &#x26; the the</w:t>", "<w:t><![CDATA[Kiev & ]]>the the</w:t>"],
)
def test_what_stands_beside_a_fix_keeps_its_notation(mender, insert: str) -> None:
    data = made_files.zipped(made_files.word_parts(f"<w:p><w:r>{insert}</w:r></w:p>"))
    _, after = fixed(mender, data, "a.docx")
    changed = members(after)["word/document.xml"].decode()
    assert insert.replace("Kiev", "Kyiv").replace("the the", "the")[5:] in changed


def test_a_text_that_was_taken_out_equals_itself() -> None:
    source = decode(made_files.word("It sank."), "a.docx")
    assert source == decode(made_files.word("It sank."), "a.docx")
    assert source != Source("a.docx", "It sank.", format="docx")
