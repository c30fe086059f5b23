"""Fixed copy back to disk, and what else newslint keeps there: nothing lost, nothing left behind, nothing taken from strangers."""

import fcntl
import json
import os

import pytest

from lint.cli import write_back
from lint.rulepack import loader, pack_cache
from lint.rulepack.rule import RuleSet
from lint.safety import atomic_write
from lint.text.errors import SourceError
from lint.text.source import read

COPY = "He said the the talks failed.\n"
FIXED = "He said the talks failed.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "desk" / "a.txt"
    path.parent.mkdir()
    path.write_text(COPY, encoding="utf-8")
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_fix_leaves_one_file_with_its_permissions(article):
    article.chmod(0o640)
    write_back.save(read(str(article)), FIXED)
    assert article.read_text(encoding="utf-8") == FIXED
    assert article.stat().st_mode & 0o7777 == 0o640
    assert names(article.parent) == ["a.txt"]


def test_a_line_added_while_the_fix_is_written_is_not_lost(article, monkeypatch):
    sync, source = os.fsync, read(str(article))

    def add(number):
        sync(number)
        with article.open("a", encoding="utf-8") as file:
            file.write("More.\n")

    monkeypatch.setattr(os, "fsync", add)
    with pytest.raises(SourceError, match="has changed since it was read"):
        write_back.save(source, FIXED)
    assert article.read_text(encoding="utf-8") == COPY + "More.\n"
    assert names(article.parent) == ["a.txt"]


@pytest.mark.parametrize("change", ["grown", "shrunk", "gone", "pipe"])
def test_a_file_that_is_another_by_now_is_left_alone(article, change):
    source = read(str(article))
    if change in ("grown", "shrunk"):
        article.write_text(COPY * 2 if change == "grown" else "He", encoding="utf-8")
    else:
        article.unlink()
        if change == "pipe":
            os.mkfifo(article)
    with pytest.raises(SourceError, match="not fixed"):
        write_back.save(source, FIXED)
    assert names(article.parent) == ([] if change == "gone" else ["a.txt"])


def test_a_file_with_a_second_name_is_left_alone(article):
    os.link(article, article.with_name("b.txt"))
    with pytest.raises(SourceError, match="second name"):
        write_back.save(read(str(article)), FIXED)
    assert article.read_text(encoding="utf-8") == article.with_name("b.txt").read_text(encoding="utf-8") == COPY
    assert names(article.parent) == ["a.txt", "b.txt"]


def left_behind(article):
    """Return the name under which a run that was killed would leave its copy."""
    with atomic_write.beside(article) as (new, _):
        new.unlink()
    return new


def test_what_a_killed_fix_left_is_taken_away_by_the_next(article):
    left = left_behind(article)
    left.write_text("half of", encoding="utf-8")
    write_back.save(read(str(article)), FIXED)
    assert article.read_text(encoding="utf-8") == FIXED
    assert names(article.parent) == ["a.txt"]


def test_a_link_in_that_place_is_not_followed(article):
    target = article.parent.parent / "target"
    target.write_text("mine", encoding="utf-8")
    left_behind(article).symlink_to(target)
    write_back.save(read(str(article)), FIXED)
    assert target.read_text(encoding="utf-8") == "mine"
    assert not article.is_symlink()
    assert names(article.parent) == ["a.txt"]


def test_what_another_run_is_writing_is_not_touched(article):
    left = left_behind(article)
    with left.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(SourceError, match="another run"):
            write_back.save(read(str(article)), FIXED)
    assert article.read_text(encoding="utf-8") == COPY
    assert left.exists()


def test_a_name_of_any_length_can_be_fixed(article):
    long = article.with_name("n" * 251 + ".txt")
    long.write_text(COPY, encoding="utf-8")
    write_back.save(read(str(long)), FIXED)
    assert long.read_text(encoding="utf-8") == FIXED


@pytest.fixture
def cache(tmp_path, monkeypatch, pack):
    """Return a cache folder with the pack `k` in it, of a few rules."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("NEWSLINT_CACHE", str(folder))
    few = loader.Pack(RuleSet(pack.rules.rules[:3]), pack.names[:3], pack.styles, {}, pack.engines)
    pack_cache.write("k", few, verified=True)
    assert len(pack_cache.read("k", verified=True).rules) == 3
    return folder


def kept(cache):
    (path,) = cache.iterdir()
    return path


def test_only_the_owner_may_read_and_write_the_cache(cache):
    assert cache.stat().st_mode & 0o777 == 0o700
    assert kept(cache).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("how", ["truncated", "empty", "changed", "unsealed", "nonsense", "pipe", "device", "folder"])
def test_a_pack_that_is_not_as_it_was_written_is_not_read(cache, how):
    path = kept(cache)
    data = path.read_bytes()
    path.unlink()
    if how == "pipe":
        os.mkfifo(path)
    elif how == "device":
        path.symlink_to("/dev/zero")
    elif how == "folder":
        path.mkdir()
    else:
        written = {
            "truncated": data[:-9],
            "empty": b"",
            "changed": data.replace(b'"stable"', b'"deprecated"', 1),
            "unsealed": data.partition(b"\n")[2],
            "nonsense": b"\xff\n" * 9,
        }
        path.write_bytes(written[how])
    assert pack_cache.read("k", verified=True) is None


POISONS = {
    "no rules": lambda data: data.update(rules=[]),
    "rules of another type": lambda data: data.update(rules={"a": 1}),
    "a rule that is short": lambda data: data["rules"][0].pop(),
    "an unknown check": lambda data: data["rules"][0].__setitem__(3, "os:system"),
    "a check of another type": lambda data: data["rules"][0].__setitem__(3, ["phrase"]),
    "an unknown severity": lambda data: data["rules"][0].__setitem__(9, "fatal"),
    "options of another type": lambda data: data["rules"][0].__setitem__(11, [1]),
    "a scope of another type": lambda data: data["rules"][0].__setitem__(12, 5),
    "a fix of another type": lambda data: data["rules"][0].__setitem__(13, 7),
    "an id of another type": lambda data: data["rules"][0].__setitem__(0, 7),
    "triggers of another type": lambda data: data.update(triggers={"r": 5}),
    "trigger words of another type": lambda data: data.update(triggers={"r": [5]}),
    "names of another type": lambda data: data.update(names=[5]),
    "a name that is short": lambda data: data["names"][0].pop(),
    "an id of a name of another type": lambda data: data["names"][0].__setitem__(0, 7),
    "forms of houses of another type": lambda data: data["names"][0].__setitem__(6, "Kyiv"),
    "look-alikes of another type": lambda data: data["names"][0].__setitem__(8, [5]),
    "variants of another type": lambda data: data["names"][0].__setitem__(9, ["Kiev"]),
    "a variant that is short": lambda data: data["names"][0].__setitem__(9, [["Kiev"]]),
    "styles of another type": lambda data: data.update(styles={"ap": 5}),
    "a style that is short": lambda data: data["styles"]["ap"].pop(),
    "spellings of another type": lambda data: data["styles"]["ap"].__setitem__(4, ["Kyiv"]),
    "engines of another type": lambda data: data.update(engines=[]),
    "another key": lambda data: data.update(key="x"),
    "a list": lambda data: data.clear(),
}


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS)
def test_a_sealed_pack_of_other_data_is_not_read(cache, poison):
    path = kept(cache)
    data = json.loads(path.read_bytes().partition(b"\n")[2])
    poison(data)
    text = json.dumps(data).encode()
    path.write_bytes(pack_cache.seal_of(text) + b"\n" + text)
    assert pack_cache.read("k", verified=True) is None


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o702])
def test_a_cache_that_others_may_write_to_is_not_used(cache, mode):
    cache.chmod(mode)
    assert pack_cache.read("k", verified=True) is None
    assert pack_cache.fault() == (
        str(cache),
        "this folder is not used for the cache: every user may write to it, so somebody else could switch rules off there",
    )
    before = names(cache)
    pack_cache.write("other", loader.Pack(RuleSet(()), [], {}, {}), verified=True)
    assert names(cache) == before


def test_a_pack_that_others_may_write_to_is_not_read(cache):
    kept(cache).chmod(0o666)
    assert pack_cache.read("k", verified=True) is None
    pack_cache.write("k", loader.Pack(RuleSet(()), [], {}, {}), verified=True)
    assert kept(cache).stat().st_mode & 0o777 == 0o600


def test_a_cache_of_another_user_is_not_used(cache, monkeypatch):
    mine = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    if mine == 0:
        os.chown(cache, 12345, -1)
    assert pack_cache.read("k", verified=True) is None
    assert "another user" in pack_cache.fault()[1]


def test_a_cache_that_is_not_used_is_said_in_one_line(newslint, tmp_path):
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    import subprocess
    import sys
    from pathlib import Path

    done = subprocess.run(
        [sys.executable, "-m", "lint", "rules", "list"],
        env={**os.environ, "NEWSLINT_CACHE": str(open_to_all), "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert "not used for the cache" in line
    assert list(open_to_all.iterdir()) == []
