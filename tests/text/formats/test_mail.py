"""Mail: the subject is the headline, the plain part is read before the HTML one, decoded whatever its coding is."""

import quopri

import pytest
from support import made_files
from support.read_copy import blocks, document

TEXT = "The old ferry sank – again.\r\n\r\nIt rose.\r\n-- \r\nAnn Bowen, the the desk\r\n"
HTML = "<p>The <b>old</b> ferry sank – again.</p><p>It rose.</p>"
SHOWN = [("headline", "Ferry sinks"), ("body", "The old ferry sank – again."), ("body", "It rose.")]


@pytest.mark.parametrize(
    "data",
    [
        made_files.mail(TEXT.encode(), subject="Ferry sinks"),
        made_files.mail(TEXT.encode("cp1252"), subject="Ferry sinks", kind="text/plain; charset=windows-1252"),
        made_files.mail(made_files.in_base64(TEXT), subject="Ferry sinks", coding="base64"),
        made_files.mail(quopri.encodestring(TEXT.encode()), subject="Ferry sinks", coding="quoted-printable"),
        made_files.mail(HTML.encode(), subject="=?utf-8?q?Ferry_sinks?=", kind="text/html; charset=utf-8"),
        made_files.mail(TEXT.encode(), subject="Ferry sinks", kind="text/plain; charset=us-ascii"),
    ],
)
def test_every_coding_reads_the_same(data: bytes) -> None:
    assert blocks(data, "a.eml") == SHOWN


def test_the_plain_part_is_read_and_attachments_are_not() -> None:
    data = (
        "Subject: Ferry sinks\nContent-Type: multipart/mixed; boundary=x\n\n"
        "--x\nContent-Type: multipart/alternative; boundary=y\n\n"
        f"--y\nContent-Type: text/html\n\n<p>the the</p>\n--y\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}\n--y--\n"
        "--x\nContent-Type: text/plain\nContent-Disposition: attachment\n\nthe the\n--x--\n"
    ).encode()
    assert blocks(data, "a.eml") == SHOWN


def test_a_place_is_a_line_of_the_text_with_the_subject_first(mender) -> None:
    data = made_files.mail(b"It sank.\r\n\r\nIt left the the port.\r\n", subject="Ferry sinks")
    result = mender.lint(document(data, "a.eml").source)
    (found,) = result.findings
    place = result.document.lines.position(found.span.start)
    assert (result.document.lines.unit, place.line, place.column) == ("text line", 5, 9)
    assert found.fix is None


def test_a_mail_without_a_subject_or_text_has_the_other() -> None:
    assert blocks(b"From: a@example.org\n\nIt sank.", "a.eml") == [("body", "It sank.")]
    assert blocks(b"Subject: Ferry sinks\n\n", "a.eml") == [("headline", "Ferry sinks")]
