"""The command as a person meets it: a run in a folder, what it prints, and its exit status."""

import json
import os
from pathlib import Path

import pytest

BAD = "The delegation left Kiev by train.\n"
CLEAN = "The delegation left Kyiv by train.\n"
ACCENTS = "😀 e\u0301 The delegation left Kiev.\r\nThey met in\tKiev\u2028Kiev.\rKiev it was.\n"


def test_clean_bad_and_broken(newslint) -> None:
    (newslint.folder / "a.txt").write_text(BAD, encoding="utf-8")
    (newslint.folder / "b.txt").write_text(CLEAN, encoding="utf-8")
    clean = newslint("b.txt")
    assert (clean.returncode, clean.stdout) == (0, "No findings in 1 file.\n")
    bad = newslint("a.txt", "b.txt")
    assert bad.returncode == 1
    assert "1:21 error" in bad.stdout
    assert "[superseded-place-name]" in bad.stdout
    assert "                        ^~~~\n" in bad.stdout
    both = newslint("missing.txt", "a.txt")
    assert both.returncode == 2
    assert "missing.txt: " in both.stderr
    assert "[superseded-place-name]" in both.stdout
    assert newslint("a.txt", "--exit-zero").returncode == 0
    assert newslint("missing.txt", "--exit-zero").returncode == 2
    assert newslint().returncode == 2


def test_each_unreadable_thing_is_named_and_the_rest_is_linted(newslint) -> None:
    folder = newslint.folder
    (folder / "good.txt").write_text(BAD, encoding="utf-8")
    (folder / "binary.txt").write_bytes(b"ab\x00cd")
    (folder / "latin.txt").write_bytes(b"caf\xe9 closed\n")
    (folder / "long.txt").write_text("word " * 250_000, encoding="utf-8")
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe.txt")
    names = ["binary.txt", "latin.txt", "long.txt", "folder", "pipe.txt", "gone.txt"]
    done = newslint("--format", "json", *names, "good.txt")
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert report["version"] == 1
    assert [file["path"] for file in report["files"]] == ["good.txt"]
    assert [finding["rule"] for finding in report["files"][0]["findings"]] == ["superseded-place-name"]
    said = {failure["where"].split(":")[0]: failure["message"] for failure in report["failures"]}
    assert sorted(said) == sorted(names)
    assert "binary" in said["binary.txt"]
    assert "0xE9" in said["latin.txt"].replace("0xe9", "0xE9")
    assert "1,000,000" in said["long.txt"]


def test_positions_in_json_are_code_points(newslint) -> None:
    (newslint.folder / "a.txt").write_bytes(b"\xef\xbb\xbf" + ACCENTS.encode())
    done = newslint("--format", "json", "--select", "superseded-place-name", "--repeats", "all", "a.txt")
    found = json.loads(done.stdout)["files"][0]["findings"]
    places = [(f["start"]["line"], f["start"]["column"], f["end"]["column"], f["start"]["offset"]) for f in found]
    assert places == [(1, 26, 30, 25), (2, 13, 17, 44), (2, 18, 22, 49), (3, 1, 5, 55)]
    assert {f["excerpt"] for f in found} == {"Kiev"}
    assert all(ACCENTS[f["start"]["offset"] : f["end"]["offset"]] == "Kiev" for f in found)
    related = found[0]["related"][0]
    assert (related["start"]["line"], related["start"]["column"]) == (2, 13)
    concise = newslint("--format", "concise", "--select", "superseded-place-name", "--repeats", "all", "a.txt").stdout
    assert [line.split(": ")[0] for line in concise.splitlines()] == [
        "a.txt:1:26",
        "a.txt:2:13",
        "a.txt:2:18",
        "a.txt:3:1",
    ]


def test_the_same_bytes_twice(newslint) -> None:
    (newslint.folder / "a.txt").write_text(BAD + ACCENTS, encoding="utf-8", newline="")
    assert newslint("--format", "json", "a.txt").stdout == newslint("--format", "json", "a.txt").stdout


def test_configuration(newslint) -> None:
    folder = newslint.folder
    (folder / "a.txt").write_text(BAD, encoding="utf-8")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "b.txt").write_text(BAD, encoding="utf-8")
    (folder / "newslint.yaml").write_text("ignore: [superseded-place-name]\nexclude: [drafts/]\n", encoding="utf-8")
    assert newslint("a.txt").returncode == 0
    excluded = newslint("drafts/b.txt")
    assert excluded.returncode == 0
    assert "drafts/b.txt: left out" in excluded.stderr
    (folder / "newslint.yaml").write_text("# desk\nignroe: [x]\n", encoding="utf-8")
    broken = newslint("a.txt")
    assert broken.returncode == 2
    assert "newslint.yaml:2:1" in broken.stderr
    assert "ignore" in broken.stderr
    (folder / "newslint.yaml").write_text("select: [superseeded-place-name]\n", encoding="utf-8")
    unknown = newslint("a.txt")
    assert unknown.returncode == 2
    assert "newslint.yaml:1:" in unknown.stderr
    assert "superseded-place-name" in unknown.stderr


HOUSE = """\
id: no-dam
family: house
summary: The desk writes barrage.
status: stable
severity: warning
check: phrase
options: {replace: {dam: barrage}}
message: "“{found}”: this desk writes “{preferred}”."
why: Our readers know the building by that name. The archive has it so.
source: {name: Desk book}
fix: {replace: "{preferred}", safety: safe}
examples:
  bad:
    - {text: "The [[dam]] broke.", fixed: "The barrage broke."}
  good:
    - "The barrage broke."
    - {text: "Madam, the water is rising.", because: Madam holds the letters of dam.}
"""


def test_a_house_s_own_rule(newslint) -> None:
    folder = newslint.folder
    (folder / "house").mkdir()
    rule = folder / "house" / "no-dam.yaml"
    rule.write_text(HOUSE, encoding="utf-8")
    (folder / "newslint.yaml").write_text("rules: [house]\n", encoding="utf-8")
    (folder / "a.txt").write_text("The dam held. They left Kiev.\n", encoding="utf-8")
    found = newslint("--format", "concise", "a.txt").stdout
    assert "[no-dam]" in found
    assert "[superseded-place-name]" in found
    assert "no-dam" in newslint("rules", "list").stdout
    assert newslint("rules", "test", "house").stdout == "1 rule, 3 examples: all of them right\n"
    diff = newslint("--diff", "a.txt")
    assert "+The barrage held. They left Kiev." in diff.stdout
    assert newslint("--fix", "a.txt").returncode == 1
    assert (folder / "a.txt").read_text(encoding="utf-8") == "The barrage held. They left Kiev.\n"
    rule.write_text(HOUSE.replace("The [[dam]] broke", "The [[lake]] broke"), encoding="utf-8")
    failing = newslint("a.txt")
    assert failing.returncode == 2
    assert "no-dam.yaml:14:" in failing.stderr
    assert "[superseded-place-name]" in failing.stdout
    rule.write_text(HOUSE.replace("severity: warning", "severity: warnig\nsumary: x"), encoding="utf-8")
    broken = newslint("a.txt")
    assert broken.returncode == 2
    assert "no-dam.yaml:5:" in broken.stderr
    assert "no-dam.yaml:6:" in broken.stderr
    assert "[superseded-place-name]" in broken.stdout


def test_a_catastrophic_pattern_is_stopped_and_named(newslint) -> None:
    folder = newslint.folder
    (folder / "house").mkdir()
    rule = HOUSE.replace("no-dam", "slow-one").replace("check: phrase", "check: pattern")
    rule = rule.replace(
        "options: {replace: {dam: barrage}}", "options: {patterns: ['(?:x|xx)+y|(?P<found>dam) broke']}"
    )
    rule = rule.replace("{preferred}", "barrage")
    (folder / "house" / "slow-one.yaml").write_text(rule, encoding="utf-8")
    (folder / "newslint.yaml").write_text("rules: [house]\n", encoding="utf-8")
    # Exponential in each paragraph, so that no machine is fast enough, and in many, which share one budget.
    hopeless = ("i " + "x" * 80 + "\n\n") * 200
    (folder / "a.txt").write_text(hopeless + "They left Kiev.\n", encoding="utf-8")
    done = newslint("a.txt")
    assert done.returncode == 2
    assert done.stderr.count("slow-one") == 1
    assert "took more than 1 s on this text" in done.stderr
    assert "[superseded-place-name]" in done.stdout


def test_rules_show_schema_and_unknown(newslint) -> None:
    shown = newslint("rules", "show", "doubled-word")
    assert shown.returncode == 0
    assert "[[the the]]" in shown.stdout
    assert json.loads(newslint("rules", "schema").stdout)["$schema"].endswith("2020-12/schema")
    wrong = newslint("rules", "show", "doubeld-word")
    assert wrong.returncode == 2
    assert "doubled-word" in wrong.stderr


def test_init_writes_a_configuration_once(newslint) -> None:
    assert newslint("init").returncode == 0
    assert (newslint.folder / "newslint.yaml").is_file()
    assert newslint("init").returncode == 2
    (newslint.folder / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert newslint("a.txt").returncode == 0


def test_standard_input(newslint) -> None:
    done = newslint("-", "--format", "concise", stdin=BAD.encode())
    assert done.returncode == 1
    assert done.stdout.startswith("-:1:21: error")


@pytest.mark.parametrize(("severity", "status"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on(newslint, severity: str, status: int) -> None:
    (newslint.folder / "a.txt").write_text("They met at the the gate.\n", encoding="utf-8")
    assert newslint("--fail-on", severity, "a.txt").returncode == status


def test_style_on_the_command_line(newslint) -> None:
    (newslint.folder / "a.txt").write_text("Volodymyr Zelenskiy spoke.\n", encoding="utf-8")
    assert newslint("a.txt").returncode == 0
    assert "Zelenskyy" in newslint("--style", "ap", "a.txt").stdout
    unknown = newslint("--style", "rueters", "a.txt")
    assert unknown.returncode == 2
    assert "reuters" in unknown.stderr


def test_a_warm_start_imports_no_yaml_and_no_regex(newslint, warm_cache: Path) -> None:
    import subprocess
    import sys

    (newslint.folder / "a.txt").write_text(BAD, encoding="utf-8")
    newslint("a.txt")
    code = "import sys\nfrom lint.cli.dispatch import run\nrun(['a.txt'])\nprint(sorted({'yaml', 'regex', 'pyromark'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=newslint.folder,
        env={**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
