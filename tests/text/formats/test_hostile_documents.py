"""Documents and mails that are broken or hostile: refused in one sentence that names the file, or read within limits."""

import pytest
from support import made_files
from support.read_copy import blocks

from lint.text.errors import SourceError
from lint.text.source import decode

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def documents() -> list[tuple[str, bytes, str]]:
    word, zipped = made_files.word_parts, made_files.zipped
    paragraph = made_files.word_paragraph("It sank.")
    return [
        ("a.docx", OLD, "encrypted, or in the old Word format"),
        ("a.docx", b"It sank.", "a file of another kind"),
        ("a.docx", b"", "a file of another kind"),
        ("a.docx", zipped({"a": b"b"}), "it has no part word/document.xml"),
        ("a.docx", zipped({**word(paragraph), "word/vbaProject.bin": b"x"}), "macros"),
        ("a.docx", zipped({**word(paragraph), "[Content_Types].xml": "macroEnabled"}), "macros"),
        ("a.docx", zipped({**word(paragraph), "word/document.xml": "<w:document>"}), "not well-formed|unbound prefix"),
        ("a.docx", zipped({**word(paragraph), "word/document.xml": f"{BOMB}<w>&b;</w>"}), "declares entities"),
        ("a.docx", zipped({**word(paragraph), "word/styles.xml": f"{BOMB}<w>&b;</w>"}), "declares entities"),
        ("a.docx", zipped({**word(paragraph), "word/document.xml": "<a>é</a>".encode("utf-16")}), "not UTF-8"),
        ("a.docx", zipped(word("<w:tbl>" * 600)), "500 deep"),
        ("a.docx", zipped({**word(paragraph), "word/document.xml": b" " * 30_000_000}), "20 MB unpacked"),
        ("a.docx", zipped({**word(paragraph), "../../x": b""}), "leads out"),
        ("a.odt", b"PK", "a file of another kind"),
        ("a.odt", zipped({"mimetype": b"x"}), "it has no part content.xml"),
        ("a.odt", zipped(made_files.odt_parts("", **{"META-INF__manifest_x": "<m:encryption-data/>"})), "encrypted"),
        ("a.odt", zipped({**made_files.odt_parts(""), "Basic/Standard/a.xml": b"x"}), "macros"),
        ("a.odt", zipped({**made_files.odt_parts(""), "content.xml": f"{BOMB}<a>&b;</a>"}), "declares entities"),
    ]


@pytest.mark.parametrize(("name", "data", "words"), documents())
def test_a_document_is_refused_in_one_sentence(name: str, data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        decode(data, name)
    assert caught.value.where == name
    assert "\n" not in caught.value.message


def test_a_nested_archive_and_an_embedded_document_are_not_opened() -> None:
    inner = made_files.zipped({"x": b"\0" * 30_000_000})
    parts = {**made_files.word_parts(made_files.word_paragraph("It sank.")), "word/embeddings/a.zip": inner}
    assert blocks(made_files.zipped(parts), "a.docx") == [("body", "It sank.")]


def test_a_number_of_blanks_is_no_bomb() -> None:
    body = "<text:p>It<text:s text:c='999999999'/>sank<text:s text:c='999'/>.</text:p>"
    assert len(decode(made_files.zipped(made_files.odt_parts(body)), "a.odt").text) < 200


def many_parts(count: int, inner: str = "") -> bytes:
    part = "--x\r\nContent-Type: text/plain\r\n\r\nIt sank.\r\n"
    return f"Subject: s\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n{part * count}--x--{inner}".encode()


def nested(depth: int) -> bytes:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth))
    return f"Subject: s\r\n{head}Content-Type: text/plain\r\n\r\nIt sank.".encode()


MAILS = [
    (many_parts(10_000), "more than 1,000 parts"),
    (made_files.mail(b"=?", kind="multipart/encrypted; boundary=x"), "encrypted"),
    (made_files.mail(b"MIIB", kind="application/pkcs7-mime", coding="base64"), "encrypted"),
    (made_files.mail(b"It\xffsank", kind="text/plain; charset=utf-8"), "not UTF-8, as the mail says"),
    (made_files.mail(b"It sank", kind="text/plain; charset=nosuch"), "'nosuch', which nobody knows"),
    (made_files.mail(b"It sank", kind="text/plain; charset=rot13"), "none for text"),
    (made_files.mail(b"SXQgc2Fua!!!!", coding="base64"), "base64 of its text is broken"),
    (made_files.mail(b"It\0sank"), "not UTF-8"),
    (b"\n\nIt sank.", "no header"),
    (b"", "no header"),
]


@pytest.mark.parametrize(("data", "words"), MAILS)
def test_a_mail_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        decode(data, "a.eml")
    assert caught.value.where == "a.eml"


@pytest.mark.parametrize("depth", [10, 900])
def test_a_deep_mail_is_read_or_refused(depth: int) -> None:
    try:
        said = decode(nested(depth), "a.eml").text
    except SourceError as error:
        said = error.message
    assert said.startswith(("s", "this mail is not read: its parts"))
