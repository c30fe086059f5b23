"""The pack that a wheel brings along: it is read back whole, and only for the files it was made of."""

import shutil
from pathlib import Path

import pytest

from lint.rulepack import loader, pack_cache, shipped_pack

PACKAGE = str(Path(loader.__file__).parents[1])


@pytest.fixture(scope="module")
def pack():
    return loader.load([])


@pytest.fixture
def rules(tmp_path, pack):
    """A copy of the shipped rules, small of data, with the pack made of it."""
    folder = tmp_path / "rules"
    shutil.copytree(loader.builtin_folder(), folder, ignore=shutil.ignore_patterns("*.bin", "*.tsv"))
    moved = shipped_pack._with_paths(pack, lambda path: path.replace(loader.builtin_folder(), str(folder)))
    (folder / shipped_pack.NAME).write_bytes(shipped_pack.made(moved, PACKAGE, str(folder)))
    return folder


def test_it_is_the_pack_it_was_made_of_with_paths_where_it_lies_now(rules, pack, tmp_path):
    elsewhere = tmp_path / "site" / "_rules"
    shutil.copytree(rules, elsewhere)
    found = shipped_pack.read(PACKAGE, str(elsewhere))
    assert found is not None
    assert [rule.id for rule in found.rules] == [rule.id for rule in pack.rules]
    assert (found.triggers, found.names, found.lexicon) == (pack.triggers, pack.names, pack.lexicon)
    assert all(Path(rule.path).is_relative_to(elsewhere) and Path(rule.path).is_file() for rule in found.rules)


@pytest.mark.parametrize("change", ["edited", "added", "gone", "sealed wrong", "no pack"])
def test_it_is_not_used_for_other_files(rules, change):
    file = rules / "garbled" / "doubling" / "doubled-word.yaml"
    made = rules / shipped_pack.NAME
    if change == "edited":
        file.write_bytes(file.read_bytes() + b"\n")
    elif change == "added":
        shutil.copy(file, file.with_name("another.yaml"))
    elif change == "gone":
        file.unlink()
    elif change == "sealed wrong":
        made.write_bytes(made.read_bytes().replace(b"doubled-word", b"doubled-wort", 1))
    else:
        made.unlink()
    assert shipped_pack.read(PACKAGE, str(rules)) is None


def test_a_pack_whose_rules_were_not_tested_is_not_used(rules, pack):
    key = shipped_pack.key(PACKAGE, str(rules))
    (rules / shipped_pack.NAME).write_bytes(pack_cache.packed(key, pack, verified=False))
    assert shipped_pack.read(PACKAGE, str(rules)) is None
