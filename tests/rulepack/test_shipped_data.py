"""The shipped data is whole: every file parses, is sorted and bounded, and keeps the promises its readers rely on."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

RULES = Path(__file__).parent.parent.parent / "rules"
NAME_FILES = sorted((RULES / "names").glob("*.yaml"))
STYLE_FILES = sorted((RULES / "styles").glob("*.yaml"))
ENTRY_KEYS = ["id", "kind", "type", "country", "form", "system", "native", "styles"]
ENTRY_KEYS += ["variants", "distinct", "protected"]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TEXT_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
STANDINGS = {"superseded", "mangled", "misspelt", "accepted", "foreign", "historical", "other"}
NO_ONE_COUNTRY = {"XX", "UN"}


@cache
def entries():
    return [entry for path in NAME_FILES for entry in yaml.load(path.read_text("utf-8"), LOADER)["names"]]


@cache
def table(name):
    lines = (RULES / "data" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@cache
def territories():
    return {row[0]: row for row in table("territories.tsv")}


@cache
def countries():
    return {row[0]: row for row in table("countries.tsv")}


def entry(name_id):
    return next(one for one in entries() if one["id"] == name_id)


def standing(name_id, form):
    return next(one["standing"] for one in entry(name_id)["variants"] if one["form"] == form)


def listed(cell):
    return cell.split("|") if cell else []


@pytest.mark.parametrize("path", [*NAME_FILES, *STYLE_FILES], ids=lambda path: path.name)
def test_every_scalar_is_text_whatever_yaml_makes_of_it(path):
    def scalars(node):
        if isinstance(node, dict):
            for key, value in node.items():
                yield key
                yield from scalars(value)
        elif isinstance(node, list):
            for value in node:
                yield from scalars(value)
        else:
            yield node

    text = path.read_text("utf-8")
    found = yaml.load(text, LOADER)
    assert [value for value in scalars(found) if not isinstance(value, str) or not value.strip()] == []
    assert found == yaml.load(text, TEXT_LOADER)


def test_the_inventory_is_complete_and_each_id_stands_once():
    assert len(entries()) >= 605
    assert [name for name, times in Counter(one["id"] for one in entries()).items() if times > 1] == []


def test_every_entry_has_the_shape_the_loader_reads():
    for one in entries():
        assert list(one) == [key for key in ENTRY_KEYS if key in one], one["id"]
        assert one.keys() >= {"id", "kind", "country", "form", "system"}, one["id"]
        assert one["kind"] in {"place", "person", "org"}, one["id"]
        assert one["id"].startswith(f"{one['kind']}.{one['country'].lower()}."), one["id"]
        for variant in one.get("variants", []):
            assert variant.keys() <= {"form", "part", "system", "standing", "note"}, one["id"]
            assert variant["standing"] in STANDINGS, one["id"]
            assert variant.get("part", "surname") in {"surname", "given"}, one["id"]
            assert "part" not in variant or one["kind"] == "person", one["id"]


def test_a_variant_stands_once_and_is_never_the_main_form_or_a_part_of_it():
    for one in entries():
        variants = [(variant["form"], variant.get("part")) for variant in one.get("variants", [])]
        assert len(variants) == len(set(variants)), one["id"]
        assert one["form"] not in {form for form, _ in variants}, one["id"]
        parts = {form for form, part in variants if part}
        assert not parts & set(one["form"].split()), one["id"]


def test_a_distinct_name_is_neither_the_main_form_nor_a_variant():
    for one in entries():
        own = {one["form"]} | {variant["form"] for variant in one.get("variants", [])}
        assert not own & set(one.get("distinct", [])), one["id"]


def test_a_form_some_house_uses_is_not_called_wrong():
    for one in entries():
        houses = set(one.get("styles", {}).values())
        for variant in one.get("variants", []):
            if variant["form"] in houses:
                assert variant["standing"] not in {"superseded", "mangled", "misspelt"}, (one["id"], variant["form"])


def test_what_a_program_must_find_by_itself_is_not_told():
    told = {"witkov", "vyshtek"}
    forms = {one["form"] for one in entries()}
    forms |= {variant["form"] for one in entries() for variant in one.get("variants", [])}
    for row in table("places.tsv"):
        forms |= {row[1], *listed(row[4])}
    forms |= {row[0] for name in ("words.tsv", "capitals.tsv") for row in table(name)}
    assert {form for form in forms if form.lower() in told} == set()


@pytest.mark.parametrize(
    ("name_id", "form", "expected"),
    [
        ("place.ua.kyiv", "Kiev", "superseded"),
        ("place.ua.zaporizhzhia", "Zaporozhye", "superseded"),
        ("place.ua.chornobyl", "Chernobyl", "accepted"),
        ("place.ua.prypiat", "Pripyat", "accepted"),
        ("place.ua.izium", "Izyum", "accepted"),
        ("place.ua.lviv", "Lemberg", "historical"),
        ("place.ua.orikhiv", "Orekhov", "other"),
        ("place.in.mumbai", "Bombay", "superseded"),
        ("place.in.bengaluru", "Bangalore", "accepted"),
        ("place.cn.beijing", "Peking", "historical"),
        ("place.kr.busan", "Pusan", "historical"),
        ("place.kg.country", "Kurdistan", "other"),
        ("person.ua.zelenskyy", "Zelenskiy", "accepted"),
        ("person.ua.zelenskyy", "Zelenskiyy", "mangled"),
        ("person.ua.zelenskyy", "Vladimir", "other"),
        ("person.us.witkoff", "Whitkoff", "misspelt"),
        ("person.ru.putin", "Poutine", "foreign"),
    ],
)
def test_standings_follow_current_usage(name_id, form, expected):
    assert standing(name_id, form) == expected


def test_fixed_phrases_are_protected_and_a_name_alone_is_not():
    assert "chicken Kiev" in entry("place.ua.kyiv")["protected"]
    assert "Bombay High Court" in entry("place.in.mumbai")["protected"]
    for one in entries():
        wrong = {v["form"] for v in one.get("variants", []) if v["standing"] in {"superseded", "mangled", "misspelt"}}
        assert not wrong & set(one.get("protected", [])), one["id"]


def test_every_country_of_a_name_or_place_is_known():
    assert {one["country"] for one in entries()} - NO_ONE_COUNTRY <= countries().keys()
    assert {row[0] for row in table("places.tsv")} <= countries().keys() | territories().keys()


def test_territories_are_whole_and_no_countries():
    rows = table("territories.tsv")
    assert [row[0] for row in rows] == sorted(territories())
    assert not territories().keys() & countries().keys()
    assert not {row[1] for row in rows} & {row[1] for row in table("countries.tsv")}
    for code, name, states in rows:
        assert re.fullmatch("[A-Z]{2}", code)
        assert name
        assert set(listed(states)) <= countries().keys(), code


def test_countries_are_whole():
    rows = table("countries.tsv")
    codes = [row[0] for row in rows]
    assert codes == sorted(codes)
    assert len(codes) == len(set(codes)) == 197
    assert len({row[1] for row in rows}) == 197
    for code, name, others, people, capital, _region in rows:
        assert re.fullmatch("[A-Z]{2}", code)
        assert name
        assert people, code
        assert capital, code
        assert name not in listed(others), code
        assert len(listed(others)) == len(set(listed(others))), code
        assert len(listed(people)) == len(set(listed(people))), code
        assert all(cell == cell.strip() and cell for cell in [*listed(others), *listed(people)]), code


def test_each_country_knows_its_capital():
    assert countries()["KG"][4] == "Bishkek"
    assert countries()["UA"][4] == "Kyiv"
    named = {}
    for code, main, _population, kind, others in table("places.tsv"):
        if kind == "capital":
            named[code] = {main, *listed(others)}
    unlike = {code for code, row in countries().items() if row[4] not in named.get(code, set())}
    assert unlike == {"PS", "PW"}


def test_places_are_sorted_and_clean():
    rows = table("places.tsv")
    assert rows == sorted(rows, key=lambda row: (row[0], -int(row[2])))
    assert len(rows) > 30_000
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    assert max(Counter(row[0] for row in rows if row[3] == "capital").values()) == 1
    for code, main, population, kind, others in rows:
        assert re.fullmatch("[A-Z]{2}", code), main
        assert population.isdecimal(), main
        assert kind in {"capital", "city"}, main
        names = listed(others)
        assert names == sorted(set(names) - {main}), main
        for name in names:
            assert 4 <= sum(letter.isalpha() for letter in name) <= 40, name
            assert name[0].isupper(), name
            assert not name.isupper(), name
            assert not re.search(r"[\u0370-\u1dff\u2e80-\uffff]", name), name


@pytest.mark.parametrize(("name", "limit"), [("words.tsv", 35_000), ("capitals.tsv", 30_000)])
def test_word_lists_are_sorted_single_words(name, limit):
    rows = table(name)
    words = [row[0] for row in rows]
    assert words == sorted(set(words))
    assert 5_000 < len(words) <= limit
    assert all(word.isalpha() and len(word) > 1 for word in words)
    assert all(re.fullmatch("[1-9]", row[1]) for row in rows)


def test_lower_case_words_and_names_are_kept_apart():
    words = {row[0] for row in table("words.tsv")}
    capitals = {row[0]: row[2:] for row in table("capitals.tsv")}
    assert all(word.islower() for word in words)
    assert all(word[0].isupper() and not word.isupper() for word in capitals)
    assert {"according", "ceasefire", "said", "withdrawal"} <= words
    assert not {"iraq", "moscow", "wednesday"} & words
    assert capitals["Moscow"] == []
    assert capitals["May"] == ["c"]
    assert all(row in ([], ["c"]) for row in capitals.values())


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("places.tsv", 3_000_000),
        ("words.tsv", 400_000),
        ("capitals.tsv", 350_000),
        ("countries.tsv", 40_000),
        ("regions.tsv", 20_000),
        ("territories.tsv", 4_000),
    ],
)
def test_data_files_stay_small(name, limit):
    assert 0 < (RULES / "data" / name).stat().st_size <= limit


def test_every_region_belongs_to_a_country_and_stands_once():
    rows = table("regions.tsv")
    assert {row[0] for row in rows} <= countries().keys() | territories().keys()
    assert all(len(set(names.split("|"))) == len(names.split("|")) for _, names in rows)


def test_every_style_names_a_column_of_the_inventory():
    columns = {column for one in entries() for column in one.get("styles", {})}
    styles = {path.stem: yaml.load(path.read_text("utf-8"), LOADER) for path in STYLE_FILES}
    assert set(styles) >= {"ap", "reuters", "bbc", "guardian", "nyt", "un"}
    for name, style in styles.items():
        assert list(style) == ["id", "name", "names", "forms", "source"], name
        assert style["id"] == name
        assert style["names"] in columns, name


def test_sources_are_credited():
    credit = (RULES / "data" / "CREDITS.md").read_text("utf-8")
    assert "GeoNames" in credit
    assert "creativecommons.org/licenses/by/4.0" in credit
    assert "CC BY 4.0" in (RULES / "data" / "places.tsv").read_text("utf-8")[:400]
