"""Build press-forms.tsv, how the press of other languages writes the names of bearers.tsv, by the tables in data/press.

Usage: python training/build_press_forms.py [--without EVERY]

Each line is a word in plain letters with the bearers it may name; press-forms.bin has the hashes of the words. Words
that English has, or that are right names of others, are marked: they count only beside the rest of the name. With
--without 5 every fifth bearer is left out, so that what the rules find can be measured on names they do not have.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from press_pivot import pivot
from press_romanization import Tables

from lint.analysis.resources.romanization import plain

DATA = Path(__file__).parent.parent / "rules" / "data"
SHORTEST = 2
PLACE_SHORTEST = 5
MOST_OF_A_PRESS = 6
"""Spellings of one word that one press is taken to have."""

_ARTICLE = re.compile(r"^(?:al|el|as|ar|ad|at|an|az|ash|adh|ath)-", re.IGNORECASE)
_RUSSIAN = str.maketrans("әқңғүұһөіј", "акнгуухойй")
_CYRILLIC = frozenset(("kk", "ky", "tg", "mn"))
_REVERSED = frozenset(("ja", "hu", "vi"))
_HEADER = """\
# How the press of other languages writes the names of bearers.tsv. Built by build_press_forms.py from data/press.
# Word in plain letters, bearers joined by |: line in bearers.tsv, part (s surname, g given name, p place), c if common
# or another's right name, d if only marks on letters tell it from the English form, presses that write it so.
"""


class Bearer(NamedTuple):
    """A line of bearers.tsv, as far as it is read here."""

    kind: str
    given: str
    name: str
    order: str
    native: str
    language: str
    country: str
    role: str
    forms: tuple[str, ...]


class Word(NamedTuple):
    """One word of a name: what part it is, and its English and native spellings."""

    part: str
    english: str
    native: str


def bearers() -> list[Bearer]:
    """Return the lines of bearers.tsv."""
    rows = [line.split("\t") for line in (DATA / "bearers.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    return [Bearer(*row[1:8], row[9], tuple(form for form in row[10].split("|") if form)) for row in rows]


def words(bearer: Bearer) -> list[Word]:
    """Return the words of a name with their native spellings; none where the two do not go together word by word."""
    given = [] if bearer.order == "whole" else bearer.given.split("/")[0].split()
    english = [*((word, "g") for word in given), *((word, "s") for word in bearer.name.split("/")[0].split())]
    if bearer.kind != "person":
        return [Word("p", bearer.name, bearer.native)] if " " not in bearer.name else []
    native = _in_english_order(bearer, len(given), len(english))
    if bearer.language in ("ja", "hi", "ur") and len(native) != len(english):
        native = [word for word, _ in english]
    if len(native) != len(english):
        return []
    return [Word(part, word, spelled) for (word, part), spelled in zip(english, native, strict=True)]


def _in_english_order(bearer: Bearer, given: int, size: int) -> list[str]:
    """Return the native words, a surname that is written first or without a blank put where English has it."""
    native = bearer.native.split()
    if bearer.language in _REVERSED and len(native) == size:
        return [*native[size - given :], *native[: size - given]]
    if bearer.language in ("zh", "ko") and len(native) == 1 and size == 2:  # noqa: PLR2004 - surname and given name
        surname = 2 if bearer.language == "zh" and len(plain(bearer.name)) > len("zhuang") else 1
        return [native[0][surname:], native[0][:surname]]
    return native


def accepted(bearer: Bearer, tables: Tables) -> set[str]:
    """Return the plain words that English writes for a bearer."""
    names = (*bearer.given.split("/"), *bearer.name.split("/"), *bearer.forms)
    found = {plain(_ARTICLE.sub("", word)) for name in names for word in name.split()}
    for word in words(bearer):
        language, native = _script(bearer.language, word.native)
        found |= {plain(form) for form in tables.english(language, native)}
    return found


def _script(language: str, native: str) -> tuple[str, str]:
    """Return the language whose table reads a word: Russian for the other languages that Cyrillic serves."""
    if language in _CYRILLIC:
        return "ru", native.lower().translate(_RUSSIAN)
    return language, native


def foreign(bearer: Bearer, tables: Tables) -> Iterator[tuple[str, str, str]]:
    """Yield (part, press, form) for the words of a name that the tables read."""
    for word in words(bearer):
        language, native = _script(bearer.language, word.native)
        table = tables.table(language)
        if table is None:
            continue
        english = word.english
        if language == "ar":
            english = _ARTICLE.sub("", english)
            native = native.removeprefix("ال") if len(native) > len("الش") else native
        read = pivot(language, native, english, table.letters.get(language, {}))
        counts: defaultdict[str, int] = defaultdict(int)
        for press, form in tables.foreign(language, native, read) if read else ():
            counts[press] += 1
            if counts[press] <= MOST_OF_A_PRESS:
                yield word.part, press, form


def common(tables: Tables) -> set[str]:
    """Return the plain words that English copy has in other uses."""
    found = set()
    for name in ("capitals.tsv", "words.tsv"):
        lines = (DATA / name).read_text("utf-8").splitlines()
        found |= {plain(line.split("\t")[0]) for line in lines if line[:1] != "#"}
    said = tables.exceptions
    found |= {plain(word) for name in (*said["bearers"], *said["ambiguous"]) for word in name.split()}
    for line in (DATA / "places.tsv").read_text("utf-8").splitlines():
        if line[:1] != "#":
            found.add(plain(line.split("\t")[1]))
    return found


def index(
    kept: Iterable[tuple[int, Bearer]], everyone: list[Bearer]
) -> dict[str, dict[tuple[str, str], dict[str, None]]]:
    """Return by plain word the bearers it may name, each with its flags, and the presses that write it so."""
    tables = Tables()
    usual = common(tables)
    right = [accepted(bearer, tables) for bearer in everyone]
    rights: defaultdict[str, set[int]] = defaultdict(set)
    for number, own in enumerate(right):
        for word in own:
            rights[word].add(number)
    found: defaultdict[str, defaultdict[tuple[str, str], dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for number, bearer in kept:
        for part, press, form in (*foreign(bearer, tables), *_exonyms(bearer, tables)):
            key = plain(form)
            if not _is_usable(part, key) or (key in right[number] and form.isascii()):
                continue
            flags = "c" if key in usual or rights[key] - {number} or _is_variant(bearer, form) else ""
            flags += "d" if key in right[number] else ""
            if part != "p" or not flags:
                found[key][str(number), part + flags].setdefault(press)
    return found


def _is_usable(part: str, key: str) -> bool:
    return key.isalpha() and len(key) >= (PLACE_SHORTEST if part == "p" else SHORTEST)


def _is_variant(bearer: Bearer, form: str) -> bool:
    """Tell whether English may write a name so too: Korean has as many romanizations as bearers."""
    return bearer.language == "ko" and form.isascii()


def _exonyms(bearer: Bearer, tables: Tables) -> Iterator[tuple[str, str, str]]:
    """Yield (part, press, form) for a place whose names in other languages are listed."""
    if bearer.kind == "place":
        for said in tables.exceptions["places"]:
            if said["form"] == bearer.name:
                yield from (("p", press, form) for press, forms in said["forms"].items() for form in forms)


def main() -> None:
    """Write press-forms.tsv."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--without", type=int, default=0, metavar="EVERY", help="leave every so manieth bearer out")
    every = parser.parse_args().without
    everyone = bearers()
    kept = [(number, bearer) for number, bearer in enumerate(everyone) if not every or number % every]
    lines = []
    for key, said in sorted(index(kept, everyone).items()):
        names = "|".join(f"{number}{flags}:{','.join(presses)}" for (number, flags), presses in said.items())
        lines.append(f"{key}\t{names}\n")
    (DATA / "press-forms.tsv").write_text(_HEADER + "".join(lines), encoding="utf-8", newline="\n")
    hashes = sorted({crc32(line.split("\t")[0].encode()) for line in lines})
    (DATA / "press-forms.bin").write_bytes(b"".join(number.to_bytes(4, "little") for number in hashes))
    print(f"{len(lines)} words")


if __name__ == "__main__":
    main()
