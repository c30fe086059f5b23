"""Read members of a zip archive that a stranger may have made, in memory: nothing is unpacked to the disk.

Refused are archives that are encrypted, have an unreasonable list of members, a path that leads out, two members of one
name, or a member that is much larger unpacked than any article (a zip bomb). A member that is itself an archive is
never opened.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

LARGEST_MEMBER = 20_000_000
"""The most bytes that a member may have unpacked."""

MOST_MEMBERS = 5_000

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_DESCRIPTOR_BEHIND = 8
_END = struct.Struct("<4s4H2LH")
_LISTED = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_MARK, _LISTED_MARK, _END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_TOO_LARGE = 0xFFFFFFFF


class ArchiveError(ValueError):
    """An archive that is not read: the text says why, and begins like “it is encrypted”."""


class Archive:
    """An archive in memory, checked when it is opened. Raises ArchiveError."""

    def __init__(self, data: bytes) -> None:
        """Open the archive with these bytes."""
        self._data = data
        end = _end(data)
        if end.members > MOST_MEMBERS or end.size > MOST_MEMBERS * 256:
            raise ArchiveError(f"it has more than {MOST_MEMBERS:,} members")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
            raise ArchiveError("it is broken") from None
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            _check(member, self._members)
            self._members[member.filename] = member

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, in order."""
        return tuple(self._members)

    def read(self, name: str) -> bytes | None:
        """Return the contents of a member, None if there is none of this name. Raises ArchiveError."""
        member = self._members.get(name)
        if member is None:
            return None
        try:
            with self._zip.open(member) as stream:
                # The size that the archive claims is not believed.
                content = stream.read(LARGEST_MEMBER + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError):
            raise ArchiveError(f"its part {name} is broken") from None
        if len(content) > LARGEST_MEMBER:
            raise ArchiveError(f"its part {name} has more than {LARGEST_MEMBER // 1_000_000} MB unpacked")
        return content

    def replaced(self, name: str, content: bytes) -> bytes:
        """Return the bytes of the archive with other contents in one member; all other members stay as they are.

        Raises ArchiveError for an archive that cannot be rewritten without loss.
        """
        end = _end(self._data)
        listed = list(_listing(self._data, end))
        starts = sorted([entry.start for entry in listed] + [end.listing])
        if len({*starts}) != len(starts) or starts[-1] != end.listing:
            raise ArchiveError("its members overlap")
        following = dict(pairwise(starts))
        parts: list[bytes] = [self._data[: starts[0]]]
        at = starts[0]
        moved: dict[int, int] = {}
        entries = {entry.start: entry for entry in listed}
        new: _Packed | None = None
        for start in starts[:-1]:
            moved[start] = at
            piece = self._data[start : following[start]]
            if entries[start].name == name.encode():
                new = _packed(piece, content)
                piece = new.local
            parts.append(piece)
            at += len(piece)
        for entry in listed:
            is_new = new is not None and entry.name == name.encode()
            parts.append(_moved(entry.raw, moved[entry.start], new if is_new else None))
        tail = bytearray(self._data[end.at :])
        struct.pack_into("<L", tail, 16, at)
        return b"".join([*parts, bytes(tail)])


class _Ending(NamedTuple):
    """The record at the end of an archive: where it is, and the members, size and place of the list."""

    at: int
    members: int
    size: int
    listing: int


class _Entry(NamedTuple):
    raw: bytes
    name: bytes
    start: int


class _Packed(NamedTuple):
    local: bytes
    flags: int
    checksum: int
    packed: int
    size: int


def _end(data: bytes) -> _Ending:
    at = data.rfind(_END_MARK, max(0, len(data) - 0x10000 - _END.size))
    if at < 0 or at + _END.size > len(data):
        raise ArchiveError(
            "it is damaged, or a file of another kind under this name: open it in its program and save it again"
        )
    _, _, _, _, members, size, listing, _ = _END.unpack_from(data, at)
    if listing == _TOO_LARGE or listing + size != at:
        raise ArchiveError("its list of members is not where it should be")
    return _Ending(at, members, size, listing)


def _check(member: zipfile.ZipInfo, before: dict[str, zipfile.ZipInfo]) -> None:
    name = member.filename
    if member.flag_bits & _ENCRYPTED:
        raise ArchiveError("it is encrypted: save it without a password")
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise ArchiveError(f"its part “{name}” has a path that leads out of it")
    if name in before:
        raise ArchiveError(f"it has two parts named {name}")
    if member.compress_type not in _METHODS:
        raise ArchiveError(f"its part {name} is packed in an unusual way")


def _listing(data: bytes, end: _Ending) -> "list[_Entry]":
    found, at = [], end.listing
    while at < end.at:
        fields = _LISTED.unpack_from(data, at)
        if fields[0] != _LISTED_MARK:
            raise ArchiveError("its list of members is broken")
        length, extra, remark = fields[10:13]
        stop = at + _LISTED.size + length + extra + remark
        found.append(_Entry(data[at:stop], data[at + _LISTED.size : at + _LISTED.size + length], fields[16]))
        at = stop
    return found


def _packed(piece: bytes, content: bytes) -> _Packed:
    """Return a member with its own header and other contents."""
    mark, version, flags, method, time, date, *_, length, extra = _LOCAL.unpack_from(piece)
    if mark != _LOCAL_MARK:
        raise ArchiveError("one of its members is broken")
    flags &= ~_DESCRIPTOR_BEHIND
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = packer.compress(content) + packer.flush() if method == zipfile.ZIP_DEFLATED else content
    checksum = zlib.crc32(content)
    head = _LOCAL.pack(mark, version, flags, method, time, date, checksum, len(body), len(content), length, extra)
    return _Packed(
        head + piece[_LOCAL.size : _LOCAL.size + length + extra] + body, flags, checksum, len(body), len(content)
    )


def _moved(raw: bytes, start: int, new: _Packed | None) -> bytes:
    """Return an entry of the list of members with another place, and the sizes of new contents."""
    entry = bytearray(raw)
    struct.pack_into("<L", entry, 42, start)
    if new is not None:
        struct.pack_into("<H", entry, 8, new.flags)
        struct.pack_into("<3L", entry, 16, new.checksum, new.packed, new.size)
    return bytes(entry)
