"""Bytes to text and back: every way a file can say what it is, and every way it can refuse to be read."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.safety import file_reading
from lint.text.errors import SourceError
from lint.text.source import LONGEST_LINE, Source, decode, encode, read, unread

TEXT = "The minister left Kyiv.\r\nЗеленський 😀\n"
BOMS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
}


def refusal(data: bytes, *, encoding: str | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt", encoding=encoding)
    return caught.value


@pytest.mark.parametrize("codec", BOMS)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(codec: str) -> None:
    data = BOMS[codec] + TEXT.encode(codec)
    found = decode(data, "a.txt", encoding="cp1252")
    assert found == Source("a.txt", TEXT, codec, BOMS[codec], "text")
    assert encode(found, found.text) == data


@pytest.mark.parametrize(
    "declaration",
    [
        "# -*- coding: cp1252 -*-\n",
        "first line\n# -*- coding: cp1252 -*-\n",
        "# vim: set fileencoding=cp1252 :\n",
        '<?xml version="1.0" encoding="cp1252"?>\n',
        '<html><head>\n\n<meta charset="cp1252">\n',
        '<meta http-equiv="Content-Type" content="text/html; charset=cp1252">\n',
    ],
)
def test_a_text_may_declare_its_encoding(declaration: str) -> None:
    text = declaration + "“Café”\n"
    found = decode(text.encode("cp1252"), "a.txt")
    assert (found.text, found.encoding) == (text, "cp1252")


def test_a_declaration_below_the_second_line_is_copy() -> None:
    text = "one\ntwo\n# -*- coding: cp1252 -*-\nCafé\n"
    assert decode(text.encode(), "a.txt").encoding == "utf-8"


def test_an_encoding_asked_for_goes_before_the_declaration() -> None:
    data = "# -*- coding: utf-8 -*-\nCafé\n".encode("latin-1")
    assert decode(data, "a.txt", encoding="latin-1").text.endswith("Café\n")


@pytest.mark.parametrize("name", ["rot13", "base64", "hex", "zip", "unicode_escape", "utf-7"])
def test_codecs_that_are_not_for_text_are_refused(name: str) -> None:
    assert "no encoding for text" in refusal(b"copy", encoding=name).message


def test_an_unknown_encoding_is_named_with_ones_that_are_known() -> None:
    asked = refusal(b"copy", encoding="utf-eight")
    assert "utf-eight" in asked.message
    assert "cp1252" in asked.message
    assert "declared in the text" in refusal(b"# -*- coding: klingon -*-\ncopy").message


def test_an_undecodable_byte_is_shown_with_its_value_offset_and_place() -> None:
    error = refusal(b"one\r\ncaf\xe9 noir\n")
    assert error.where == "a.txt:2:4"
    assert "0xE9" in error.message
    assert "byte offset 8" in error.message
    assert "--encoding" in error.message
    assert "`encoding:`" in error.message


def test_the_offset_of_an_undecodable_byte_counts_the_byte_order_mark() -> None:
    assert "byte offset 4 " in refusal(b"\xef\xbb\xbfa\xff").message


@pytest.mark.parametrize("data", [b"copy\0copy", b"\x01\x02\x03\x04 ok", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_binary_files_are_called_so(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"binary file|is not UTF-8"):
        decode(data, "a.txt")


def test_a_nul_byte_is_binary_and_utf16_without_a_mark_gets_advice() -> None:
    assert "binary file" in refusal(b"copy" * 2000 + b"\0").message
    assert "--encoding utf-16" in refusal("copy".encode("utf-16-le")).message


@pytest.mark.parametrize("data", [b"", *BOMS.values()])
def test_an_empty_file_is_read(data: bytes) -> None:
    assert decode(data, "a.txt").text == ""


def test_a_line_beyond_the_limit_is_refused_with_its_number_and_length() -> None:
    assert LONGEST_LINE == 1_000_000
    error = refusal(b"short\n" + b"x" * 1_000_001 + b"\nshort\n")
    assert error.where == "a.txt:2"
    assert "1,000,001" in error.message
    assert "1,000,000" in error.message


def test_a_line_at_the_limit_and_a_longer_file_are_read() -> None:
    text = "x" * 1_000_000 + "\n" + "y" * 9
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.md", "markdown"), ("A.MARKDOWN", "markdown"), ("a.mdown", "markdown"), ("a.txt", "text"), ("a.mdx", "mdx")],
)
def test_the_name_says_the_format(name: str, kind: str) -> None:
    assert decode(b"copy", name).format == kind
    assert unread(name) is None


@pytest.mark.parametrize("name", ["a.php", "a.py", "a.md5", "x/a.YAML"])
def test_other_kinds_of_file_are_refused_in_plain_words(name: str) -> None:
    suffix = name[name.rindex(".") :].lower()
    assert (unread(name) or "").startswith(f"newslint does not read {suffix} files; it reads plain text, Markdown")
    assert unread(name, {suffix}) is None


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("A.DOC", "save it as .docx"),
        ("a.docm", "save it without them"),
        ("a.pdf", "check the text it was made from"),
        ("a.tex", "pandoc"),
        ("a.org", "pandoc"),
        ("a.xlsx", "exports:"),
        ("a.rtf", "save the text as .docx"),
        ("a.zip", "unpack it"),
    ],
)
def test_a_known_format_that_is_not_read_gets_a_cure_in_one_sentence(name: str, cure: str) -> None:
    assert cure in (unread(name) or "")


@pytest.mark.parametrize(
    "name", ["-", "story", "a.text", "2026-11-28", "v1.2", ".draft", "Mr. Smith goes", "/dev/fd/63"]
)
def test_a_name_that_tells_no_kind_is_plain_text(name: str) -> None:
    assert unread(name) is None


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), st.sampled_from(list(BOMS)))
def test_what_is_written_back_is_what_was_read(text: str, codec: str) -> None:
    data = BOMS[codec] + text.encode(codec)
    found = decode(data, "a.txt")
    assert found.text == text
    assert encode(found, found.text) == data


@given(st.lists(st.sampled_from(["copy", "é", "\r\n", "\r", "\n", "\u2028", "\t"]), min_size=1).map("".join))
def test_line_breaks_stay_as_they_are(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


def test_a_character_that_the_encoding_lacks_is_named() -> None:
    found = decode(b"copy", "a.txt", encoding="latin-1")
    with pytest.raises(SourceError, match=r"U\+0141") as caught:
        encode(found, "Łódź")
    assert caught.value.where == "a.txt"


def test_a_file_is_read_under_the_name_given(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_bytes(TEXT.encode())
    assert read(str(path)) == Source(str(path), TEXT, format="markdown")


def test_a_folder_gets_an_example_of_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read(str(tmp_path))
    assert "folder" in caught.value.message
    assert str(tmp_path / "*.txt") in caught.value.message


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read(str(tmp_path / "gone.txt"))


def test_a_name_no_file_can_have() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read("a\0b.txt")


def test_a_file_behind_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("copy")
    with pytest.raises(SourceError, match="cannot be read"):
        read(str(tmp_path / "a.txt" / "b.txt"))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("copy")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the superuser may read anything, so the refusal is made here

        def refuse(*_: object) -> int:
            raise PermissionError

        monkeypatch.setattr(file_reading.os, "open", refuse)
    with pytest.raises(SourceError, match="permissions forbid"):
        read(str(path))


def test_a_file_that_vanishes_between_the_look_and_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("copy")

    def vanish(*_: object) -> int:
        raise FileNotFoundError

    monkeypatch.setattr(file_reading.os, "open", vanish)
    with pytest.raises(SourceError, match="no such file"):
        read(str(path))


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(SourceError, match="a pipe, not a file"):
        read(str(path))


def test_a_socket_and_a_device_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        with pytest.raises(SourceError, match="a socket, not a file"):
            read("s")
    with pytest.raises(SourceError, match="a device, not a file"):
        read(os.devnull)
