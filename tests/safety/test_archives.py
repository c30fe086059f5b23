"""Archives that strangers made: read within limits, in memory, or refused in words that end a sentence."""

import struct
import zipfile
from io import BytesIO

import pytest
from support.made_files import zipped

from lint.safety import archives
from lint.safety.archives import Archive, ArchiveError

PARTS = {"a.xml": b"<a/>" * 50, "b/c.bin": bytes(range(256)), "empty": b""}


def patched(data: bytes, at: int, value: bytes) -> bytes:
    return data[:at] + value + data[at + len(value) :]


def listing(data: bytes) -> int:
    return data.index(b"PK\1\2")


def read_all(data: bytes) -> None:
    archive = Archive(data)
    for name in archive.names:
        archive.read(name)


def refusal(data: bytes) -> str:
    with pytest.raises(ArchiveError) as caught:
        read_all(data)
    return str(caught.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_read_and_others_are_none(method: int) -> None:
    archive = Archive(zipped(PARTS, method))
    assert archive.names == tuple(PARTS)
    assert {name: archive.read(name) for name in archive.names} == PARTS
    assert archive.read("d") is None


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("name", list(PARTS))
def test_one_member_is_replaced_and_the_others_keep_their_bytes(method: int, name: str) -> None:
    data = zipped(PARTS, method)
    after = Archive(data).replaced(name, b"new " * 99)
    with zipfile.ZipFile(BytesIO(after)) as archive:
        assert archive.testzip() is None
        assert {each: archive.read(each) for each in archive.namelist()} == {**PARTS, name: b"new " * 99}
    assert Archive(after).replaced(name, PARTS[name]) == data


def test_a_member_behind_a_stream_has_its_sizes_in_front_afterwards() -> None:
    out = BytesIO()

    class Pipe:
        def write(self, piece: bytes) -> int:
            return out.write(piece)

        def flush(self) -> None: ...

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as archive:  # which cannot go back, so sizes follow
        archive.writestr("a", "old " * 99)
        archive.writestr("b", "kept")
    after = Archive(out.getvalue()).replaced("a", b"new")
    with zipfile.ZipFile(BytesIO(after)) as archive:
        assert archive.testzip() is None
        assert (archive.read("a"), archive.read("b")) == (b"new", b"kept")


def test_a_bomb_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"a.xml": b"\0" * 30_000_000})
    assert len(bomb) < 100_000
    assert refusal(bomb) == "its part a.xml has more than 20 MB unpacked"


def test_a_bomb_that_lies_about_its_size_is_cut_off_too() -> None:
    bomb = zipped({"a.xml": b"\0" * 30_000_000})
    small = struct.pack("<L", 10)
    assert "a.xml" in refusal(patched(patched(bomb, listing(bomb) + 24, small), 22, small))


def test_an_archive_in_an_archive_is_never_opened() -> None:
    inner = zipped({"a.xml": b"\0" * 30_000_000})
    assert Archive(zipped({"inner.zip": inner})).read("inner.zip") == inner


@pytest.mark.parametrize("name", ["../a.xml", "a/../../b", "/etc/passwd", "C:/a", "a\\..\\b"])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    assert "leads out of it" in refusal(zipped({name: b""}))


def test_encrypted_members_are_refused() -> None:
    data = zipped(PARTS)
    assert "encrypted" in refusal(patched(data, listing(data) + 8, b"\1"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", "one")
        archive.writestr("a", "two")
    assert refusal(out.getvalue()) == "it has two parts named a"


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    assert refusal(zipped(PARTS)) == "it has more than 2 members"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(method: int) -> None:
    assert "unusual way" in refusal(zipped({"a": b"x"}, method))


def test_no_cut_and_no_flip_does_worse_than_a_refusal() -> None:
    data = zipped(PARTS)
    for at in range(len(data)):
        for broken in (data[:at], patched(data, at, bytes([data[at] ^ 0xFF]))):
            try:
                archive = Archive(broken)
                for name in archive.names:
                    archive.read(name)
                archive.replaced("a.xml", b"x")
            except ArchiveError:
                continue
