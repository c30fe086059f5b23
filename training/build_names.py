"""Write rules/names/*.yaml from the inventory of name variants, once: afterwards those files are edited by hand.

Usage: python training/build_names.py variants.yaml

The files written are the truth that newslint reads; running this again throws away what was changed in them since.
Forms that only one known article ever carried (`UNTOLD`) are left out, so that finding them stays a test of the
program.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml
from name_standing import EXEMPT_CONDITION, Variant, standing

UNTOLD = frozenset({"Witkov", "Vyshtek"})
NO_NAME = frozenset({'Kommersant"', "Gambia, The"})
"""Index order and a stray mark: not forms that stand in copy."""

FILES = {
    "ukraine": ("Ukraine", "UA"),
    "russia": ("Russia", "RU"),
    "belarus-moldova-caucasus": ("Belarus, Moldova, Georgia, Armenia, Azerbaijan", "BY MD GE AM AZ"),
    "central-asia": ("Central Asia and Mongolia", "KZ KG TJ TM UZ MN"),
    "syria-iraq-turkey": ("Syria, Iraq, Turkey", "SY IQ TR"),
    "israel-palestinians-lebanon": ("Israel, the Palestinian territories, Lebanon", "IL PS LB"),
    "gulf-egypt": ("The Gulf states, Yemen, Egypt", "SA AE QA YE EG"),
    "iran-afghanistan-pakistan": ("Iran, Afghanistan, Pakistan", "IR AF PK"),
    "china-taiwan": ("China, Taiwan", "CN TW"),
    "korea-japan": ("Korea, Japan", "KP KR JP"),
    "south-and-southeast-asia": (
        "South and Southeast Asia",
        "IN BD NP LK MV MM VN KH LA TH ID TL MY",
    ),
    "africa": ("Africa", "LY TN MA SD ET SO NG CI CV CD CG BF GM ML TD SZ"),
    "europe": ("Europe", "XK GR RO HU PL DE RS BA GB FR EE FI IT CH CZ MK NL"),
    "americas": ("The Americas", "US AR BR VE"),
    "world": ("The United Nations, and names that belong to no one country", "UN XX"),
}

PHRASES: dict[str, tuple[str, ...]] = {
    "quoted documents and titles": (),
    "Battleship Potemkin context": (),
    "historical: Lwów before 1939, Lemberg before 1918": ("Lvov-Warsaw school",),
    "Odessa (Texas)": ("Odessa, Texas", "Odessa American", "Midland-Odessa"),
    "Dnipropetrovsk region/oblast": ("Dnipropetrovsk region", "Dnipropetrovsk oblast"),
    "IAEA: Zaporizhzhya NPP in quotation": (),
    "Kirovohrad region/oblast": ("Kirovohrad region", "Kirovohrad oblast"),
    "quoted Russian officials": (),
    "Leningrad region/oblast": ("Leningrad region", "Leningrad oblast"),
    "Sverdlovsk region/oblast": ("Sverdlovsk region", "Sverdlovsk oblast"),
    "Soviet-era references; adjective Belarusian not Belorussian": (),
    "2019-2022 context: Nur-Sultan": (),
    "Tsingtao beer/Brewery": ("Tsingtao beer", "Tsingtao Brewery"),
    "Szechuan cuisine/pepper (menu spelling)": ("Szechuan cuisine", "Szechuan pepper"),
    "HSBC: Hongkong and Shanghai Banking Corp.": ("Hongkong and Shanghai Banking",),
    "Bombay Stock Exchange/BSE": ("Bombay Stock Exchange",),
    "Gurgaon in corporate names": (),
    "1986 Chernobyl disaster": ("Chernobyl disaster",),
    "Chernobyl (TV series)": (),
    "1950 Inchon landing": ("Inchon landing",),
    "1980 Kwangju uprising": ("Kwangju uprising",),
}
"""Contexts of the inventory that are not literal phrases, and the phrases they stand for."""

MORE_PHRASES = {
    "place.ua.kyiv": ("Battle of Kiev", "Kiev cake"),
    "place.ua.lviv": ("Prince Lvov", "Georgy Lvov"),
    "place.ua.khmelnytskyi": ("Bogdan Khmelnitsky", "Bohdan Khmelnytsky"),
    "place.ua.kharkiv": ("Battle of Kharkov",),
    "place.in.mumbai": ("Bombay blood group", "Bombay cat", "Bombay Dyeing", "Bombay mix", "Bombay Presidency"),
    "place.in.kolkata": ("Calcutta University", "Oh! Calcutta!"),
    "place.in.chennai": ("Madras Presidency", "Madras Regiment", "University of Madras"),
    "place.in.odisha": ("Orissa High Court",),
}
NOT_A_NAME = re.compile(r" as (a|another) |^[a-z]+$")
LONGEST_NOTE = 70
PLAIN = re.compile(r"[^\W\d_][\w.'’‘ʻ /!-]*")


def scalar(text: str) -> str:
    """Return a YAML scalar that every reader takes for this very string, quoted where that is in doubt."""
    if PLAIN.fullmatch(text) and not text.endswith(" ") and yaml.safe_load(text) == text:
        return text
    return "'" + text.replace("'", "''") + "'"


def flow(pairs: dict[str, str]) -> str:
    """Return a mapping on one line."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in pairs.items()) + "}"


def bare(text: str) -> str:
    """Strip the gloss in brackets from a name."""
    return re.sub(r"\s*\([^)]*\)$", "", text).strip()


def distinct(entry: dict[str, Any], pairs: list[dict[str, str]]) -> list[str]:
    """Return the names never taken for this one, of the entry's own list and of the look-alike pairs."""
    main = bare(entry["main"]["form"])
    own = {main, main.split()[-1]} if entry["kind"] == "person" else {main}
    raw = [name for name in entry.get("not_variants", []) if not NOT_A_NAME.search(bare(name))]
    for pair in pairs:
        first, second = bare(pair["a"]), bare(pair["b"])
        if first in own and second[:1].isupper():
            raw.append(second)
        if second in own and first[:1].isupper():
            raw.append(first)
    split = re.compile(r"^(\w+)/(\w+) (\w+)$")
    names: list[str] = []
    for name in map(bare, raw):
        shared = split.match(name)
        names += [f"{shared[1]} {shared[3]}", f"{shared[2]} {shared[3]}"] if shared else re.split(r"\s*/\s*", name)
    return sorted({name for name in names if name not in own})


def part_of(entry: dict[str, Any], variant: dict[str, Any]) -> str | None:
    """Return surname or given; None for a whole name, as every East Asian form of more than one word is."""
    part = variant.get("part")
    if part == "whole" or (entry["country"] in {"CN", "TW", "KP", "KR", "JP"} and " " in variant["form"]):
        return None
    return str(part) if part else None


def variants(entry: dict[str, Any], elsewhere: list[str], exempt: set[str]) -> list[dict[str, str]]:
    """Return the variants of an entry with their standing, less those that are the main form or a part of it."""
    main = bare(entry["main"]["form"])
    found: list[dict[str, str]] = []
    for raw in entry["variants"]:
        form, part = raw["form"], part_of(entry, raw)
        if form in UNTOLD | NO_NAME or form == main or (part and f" {form} " in f" {main} "):
            continue
        variant = Variant(
            form=form,
            system=raw["system"],
            note=raw.get("note", ""),
            kind=entry["kind"],
            country=entry["country"],
            main=main,
            main_system=entry["main"]["system"],
            houses={bare(house) for house in entry.get("canonical", {}).values()},
            renamed=any(other["system"] == "renamed" for other in entry["variants"]),
            elsewhere=elsewhere,
        )
        row = {"form": form, "part": part, "system": raw["system"], "standing": standing(variant, exempt)}
        if 0 < len(variant.note) <= LONGEST_NOTE and not re.search(r"\bS\d\d\b|seed|seen in|attested", variant.note):
            row["note"] = variant.note
        found.append({key: value for key, value in row.items() if value})
    return found


def block(entry: dict[str, Any], pairs: list[dict[str, str]], exempt: set[str]) -> str:
    """Return the YAML of one entry."""
    apart = distinct(entry, pairs)
    rows = variants(entry, apart, exempt)
    apart = [name for name in apart if name not in {row["form"] for row in rows}]
    head = {key: entry.get(key) for key in ("id", "kind", "type", "country")}
    head |= {"form": bare(entry["main"]["form"]), "system": entry["main"]["system"], "native": entry.get("native")}
    lines = [f"{key}: {scalar(value)}" for key, value in head.items() if value]
    houses = {house: bare(form) for house, form in entry.get("canonical", {}).items()}
    if houses:
        lines.append(f"styles: {flow(dict(sorted(houses.items())))}")
    if rows:
        lines += ["variants:", *(f"  - {flow(row)}" for row in rows)]
    phrases = [phrase for raw in entry.get("allow_contexts", []) for phrase in PHRASES.get(raw, (bare(raw),))]
    for key, names in (("distinct", apart), ("protected", [*phrases, *MORE_PHRASES.get(entry["id"], ())])):
        if names:
            lines.append(f"{key}: [{', '.join(map(scalar, names))}]")
    return comment(entry.get("note", "")) + "  - " + "\n    ".join(lines) + "\n"


def comment(note: str) -> str:
    """Return a note as a comment of YAML; "" for one on the inventory's own sources and marks."""
    return f"  # {note}\n" if note and not re.search(r"\bS\d\d\b|everity|confidence", note) else ""


def main() -> None:
    """Read the inventory named on the command line and write one file a region beside the other rules."""
    inventory = yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8"))
    exempt = {form for form in inventory["mixed_system_check"]["exempt_forms"] if EXEMPT_CONDITION not in form}
    exempt |= set(inventory["neutral_forms"]["forms"])
    pairs = inventory["lookalikes"]["pairs"]
    region = {code: name for name, (_, codes) in FILES.items() for code in codes.split()}
    blocks = defaultdict(list)
    for entry in inventory["entries"]:
        blocks[region[entry["country"]]].append(block(entry, pairs, exempt))
    folder = Path(__file__).parent.parent / "rules" / "names"
    for name, (title, _) in FILES.items():
        text = f"# {title}. How to edit: see README.md in this folder.\nnames:\n" + "\n".join(blocks[name])
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    print(f"{sum(map(len, blocks.values()))} names in {len(blocks)} files")


if __name__ == "__main__":
    main()
