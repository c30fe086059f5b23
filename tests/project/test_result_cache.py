"""`--cache`: the same report with it and without, for the same text and settings only, whatever lies in the folder."""

import threading
from pathlib import Path

import pytest

from lint.cli.dispatch import run
from lint.engine.linter import Linter
from lint.project import result_cache

COPY = "He spoke spoke on Monday. “I saw it,” said Anna Holt, 45 percent of voters agreed.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    Path("a.txt").write_text(COPY, encoding="utf-8")
    run(["a.txt"])  # the rules are compiled
    return folder


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts whose rules were run."""
    found: list[str] = []
    original = Linter.run

    def counted(self, analysis, *args, **named):
        found.append(analysis.document.source.name)
        return original(self, analysis, *args, **named)

    monkeypatch.setattr(Linter, "run", counted)
    return found


def report(capsys, *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    status = run(list(arguments))
    return status, capsys.readouterr().out


@pytest.mark.parametrize("form", ["json", "human", "sarif", "github"])
def test_the_report_is_the_same_from_the_cache(desk, capsys, linted, form):
    without = report(capsys, "--format", form, "a.txt")
    assert without[0] == 1
    first = report(capsys, "--format", form, "--cache", "a.txt")
    before = len(linted)
    second = report(capsys, "--format", form, "--cache", "a.txt")
    assert without == first == second
    assert len(linted) == before


@pytest.mark.parametrize(
    "other",
    [["--ignore", "garbled"], ["--style", "ap"], ["--repeats", "all"], ["--level", "error"], ["--select", "garbled"]],
)
def test_other_settings_are_other_results(desk, capsys, linted, other):
    run(["--cache", "a.txt"])
    before = len(linted)
    assert report(capsys, "--cache", *other, "a.txt") == report(capsys, *other, "a.txt")
    assert len(linted) == before + 2


def test_another_text_and_another_rule_are_linted(desk, capsys, linted):
    run(["--cache", "a.txt"])
    Path("a.txt").write_text(COPY + "It was was late.\n", encoding="utf-8")
    before = len(linted)
    assert report(capsys, "--cache", "a.txt")[1].count("[doubled-word]") >= 1
    Path("b.txt").write_text(COPY, encoding="utf-8")
    run(["--cache", "b.txt"])  # the name of a text has no say in what is found
    assert linted[before:] == ["a.txt"]


@pytest.mark.parametrize("damage", [b"", b"x", b"[]", b"null\n[]", b"{}" * 9])
def test_a_damaged_entry_is_ignored_and_made_anew(desk, capsys, linted, damage):
    expected = report(capsys, "--cache", "a.txt")
    (entry,) = result_cache.entries()
    sound = entry.read_bytes()
    entry.write_bytes(damage)
    assert report(capsys, "--cache", "a.txt") == expected
    assert entry.read_bytes() == sound


def test_the_entry_of_another_text_is_not_taken(desk, capsys):
    run(["--cache", "a.txt"])
    (first,) = result_cache.entries()
    Path("a.txt").write_text("The council met.\n", encoding="utf-8")
    run(["--cache", "a.txt"])
    (second,) = set(result_cache.entries()) - {first}
    second.write_bytes(first.read_bytes())
    assert report(capsys, "--cache", "a.txt") == report(capsys, "a.txt")


def test_a_baseline_and_a_profile_are_never_from_the_cache(desk, capsys, linted):
    run(["--cache", "a.txt"])
    before = len(linted)
    run(["--cache", "--profile-rules=p.json", "a.txt"])
    Path("a.txt.newslint.yaml").write_text(
        "ignore:\n  - rules: [doubled-word]\n    reason: it is quoted\n", encoding="utf-8"
    )
    status, out = report(capsys, "--cache", "a.txt")
    assert "[doubled-word]" not in out
    assert len(linted) == before + 2
    assert status in (0, 1)


def test_several_runs_at_a_time_do_no_harm(desk, capsys):
    expected = report(capsys, "a.txt")[1]
    texts = [result_cache.of(linter, "key") for linter in _linters(8)]
    source = _source()
    results = [None] * 8

    def work(number: int) -> None:
        results[number] = texts[number].lint(source).findings

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert all(found == results[0] for found in results)
    assert len(list(result_cache.entries())) == 1
    assert expected


def test_only_the_newest_stay(desk, monkeypatch):
    monkeypatch.setattr(result_cache, "MOST", 0)
    run(["--cache", "a.txt"])
    assert list(result_cache.entries()) == []


def test_the_command_tells_and_clears(desk, capsys):
    run(["--cache", "a.txt"])
    assert report(capsys, "cache", "show")[1].splitlines()[1].startswith("1 result, ")
    assert report(capsys, "cache", "clear") == (0, "1 result removed\n")
    assert report(capsys, "cache", "show")[1].splitlines()[1] == "0 results, 0 kB"


def test_without_a_cache_folder_all_is_linted(desk, capsys, monkeypatch, linted):
    monkeypatch.setenv("NEWSLINT_CACHE", "off")
    assert list(result_cache.entries()) == []
    assert result_cache.clear() == 0
    assert "off" in report(capsys, "cache", "show")[1]


def _linters(number: int) -> list[Linter]:
    from lint.engine.assembly import make_linter
    from lint.rulepack import loader

    pack = loader.load([])
    return [make_linter(pack) for _ in range(number)]


def _source():
    from lint.text.source import Source

    return Source("a.txt", COPY)
