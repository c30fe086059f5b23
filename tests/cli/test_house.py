"""The command in a house: its configuration, rules of its own, directives in copy, and `newslint rules` and `init`."""

import json
from pathlib import Path

import pytest

from lint.project import config
from lint.text.errors import ConfigError

BAD = "The delegation left Kiev by train.\n"
CLEAN = "The delegation left Kyiv by train.\n"
RULE = "superseded-place-name"
OWN = """\
id: no-scoops
family: style
summary: The desk does not call its own work a scoop.
status: stable
severity: warning
check: phrase
scope: [body]
quotes: skip
options: {phrases: [scoop]}
message: "“{found}”: let others say it."
why: Praise of our own work is not news.
source: {name: The desk}
examples:
  bad:
    - text: "This was a [[scoop]] for the paper."
  good:
    - "This was an exclusive for the paper."
    - "The scoops of ice cream melted."
"""


@pytest.fixture
def desk(newslint) -> Path:
    """The folder that the command runs in, with a bad article and a clean one."""
    folder = newslint.folder
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return folder


def own_rule(desk: Path, text: str = OWN) -> Path:
    path = desk / "house" / "style" / "no-scoops.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (desk / "newslint.yaml").write_text("rules: [house]\n")
    return path


def test_an_unknown_selector_gets_the_nearest(newslint, desk: Path) -> None:
    for option in ("--select", "--ignore"):
        done = newslint("bad.txt", option, "superseded-place-nam")
        assert done.returncode == 2
        assert f"newslint: {option}: " in done.stderr
        assert f"did you mean “{RULE}”?" in done.stderr
    (desk / "newslint.yaml").write_text("ignore:\n  - transliterations\n")
    done = newslint("bad.txt")
    assert done.returncode == 2
    assert "newslint.yaml:2:5: " in done.stderr
    assert "did you mean “transliteration”?" in done.stderr


def test_an_unknown_style_gets_the_nearest(newslint, desk: Path) -> None:
    assert desk.is_dir()
    done = newslint("clean.txt", "--style", "reuter")
    assert done.returncode == 2
    assert "did you mean “reuters”?" in done.stderr
    assert newslint("clean.txt", "--style", "reuters").returncode == 0


def test_a_configuration_may_be_named(newslint, desk: Path) -> None:
    (desk / "newslint.yaml").write_text("select: [garbled]\n")
    (desk / "other.yaml").write_text(f"select: [{RULE}]\n")
    assert newslint("bad.txt").returncode == 0
    assert newslint("bad.txt", "--config", "other.yaml").returncode == 1
    assert newslint("bad.txt", "--select", RULE).returncode == 1
    done = newslint("bad.txt", "--config", "gone.yaml")
    assert done.returncode == 2
    assert "gone.yaml: there is no such file" in done.stderr


def test_an_excluded_file_stays_out_though_named(newslint, desk: Path) -> None:
    (desk / "newslint.yaml").write_text("exclude: [bad.txt]\n")
    done = newslint("bad.txt", "clean.txt")
    assert (done.returncode, done.stdout) == (0, "No findings in 1 file.\n")
    assert done.stderr == "newslint: bad.txt: left out, as the configuration excludes it\n"
    assert newslint("bad.txt", "--quiet").stderr == ""
    (desk / "newslint.yaml").write_text('exclude: ["*.txt"]\n')
    said = newslint("bad.txt", "clean.txt").stderr
    assert said == "newslint: 2 files left out, as the configuration excludes them: bad.txt ...\n"


def test_a_broken_configuration_is_said_once_and_the_rest_is_linted(newslint, desk: Path) -> None:
    (desk / "sub").mkdir()
    (desk / "sub" / "newslint.yaml").write_text("style: ap\nselct: [garbled]\n")
    for name in ("one.txt", "two.txt"):
        (desk / "sub" / name).write_text(BAD)
    done = newslint("sub/one.txt", "sub/two.txt", "bad.txt")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "newslint.yaml:2:1: " in done.stderr
    assert "select" in done.stderr
    assert "1 error in 1 file\n" in done.stdout


def test_rules_of_the_house(newslint, desk: Path) -> None:
    own_rule(desk)
    (desk / "a.txt").write_text("The scoop about Kiev was ours.\n")
    found = json.loads(newslint("a.txt", "--format", "json").stdout)["files"][0]["findings"]
    assert [(finding["rule"], finding["start"]["column"]) for finding in found] == [("no-scoops", 5), (RULE, 17)]


@pytest.mark.parametrize(
    ("wrong", "right", "where", "said"),
    [
        ("severity: warning", "severity: grave", "no-scoops.yaml:5:11: ", "grave"),
        ("summary: The", "sumary: The", "no-scoops.yaml:3:1: ", "summary"),
        ("This was a [[scoop]] for", "[[This]] was a scoop for", "no-scoops.yaml:15:", ""),
    ],
)
def test_a_broken_rule_is_placed_and_the_others_go_on(
    newslint, desk: Path, wrong: str, right: str, where: str, said: str
) -> None:
    own_rule(desk, OWN.replace(wrong, right))
    done = newslint("bad.txt")
    assert done.returncode == 2
    assert where in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert f"[{RULE}]" in done.stdout
    report = json.loads(newslint("bad.txt", "--format", "json").stdout)
    assert any(where in f"{failure['where']}: " for failure in report["failures"])
    assert report["files"][0]["findings"][0]["rule"] == RULE


def test_rules_list(newslint, desk: Path) -> None:
    own_rule(desk)
    listed = newslint("rules", "list")
    assert listed.returncode == 0
    assert f"  {RULE} " in listed.stdout
    assert "no-scoops" in listed.stdout
    rows = json.loads(newslint("rules", "list", "--format", "json").stdout)
    own = next(row for row in rows if row["id"] == "no-scoops")
    assert own["family"] == "style"
    assert own["severity"] == "warning"
    assert own["status"] == "stable"
    assert own["summary"] == "The desk does not call its own work a scoop."


def test_rules_show(newslint, desk: Path) -> None:
    own_rule(desk)
    shown = newslint("rules", "show", "no-scoops")
    assert shown.returncode == 0
    assert "Why: Praise of our own work is not news." in shown.stdout
    assert "This was a [[scoop]] for the paper." in shown.stdout
    unknown = newslint("rules", "show", "no-scoop")
    assert unknown.returncode == 2
    assert "did you mean “no-scoops”?" in unknown.stderr


def test_a_house_in_the_home_folder(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "house").mkdir()
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / "newslint.yaml"
    path.write_text("rules: [~/house]\n")
    assert config.read(path, trusted=True).rules == (tmp_path / "house",)
    for gone in ("~/gone", "~nobody-of-that-name/house", "~"):
        path.write_text(f'rules: ["{gone}/x"]\n')
        with pytest.raises(ConfigError) as caught:
            config.read(path, trusted=True)
        assert f"there is no folder “{gone}/x”" in caught.value.faults[0][1]


def test_rules_test(newslint, desk: Path) -> None:
    path = own_rule(desk)
    done = newslint("rules", "test", "house")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("3 examples: all of them right\n")
    assert "no-scoops.yaml: note: no good example says `because`" in done.stdout
    nearly = '{text: "The scoops of ice cream melted.", because: Ice cream is no news.}'
    path.write_text(OWN.replace('"The scoops of ice cream melted."', nearly))
    assert newslint("rules", "test", "house").stdout == "1 rule, 3 examples: all of them right\n"
    path.write_text(OWN.replace("an exclusive for", "a scoop for"))
    done = newslint("rules", "test", "house/style/no-scoops.yaml")
    assert done.returncode == 2
    assert "no-scoops.yaml:17:" in done.stdout
    assert done.stdout.endswith("3 examples: 1 of them wrong\n")


def test_rules_test_of_a_folder_without_rules(newslint, desk: Path) -> None:
    (desk / "nothing").mkdir()
    assert newslint("rules", "test", "nothing").returncode == 2


def test_the_built_in_rules_pass_their_own_examples(newslint, desk: Path) -> None:
    assert desk.is_dir()
    done = newslint("rules", "test")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(": all of them right\n")


def test_rules_schema(newslint) -> None:
    schema = json.loads(newslint("rules", "schema").stdout)
    assert {"id", "family", "check", "examples"} <= set(schema["properties"])


def test_init_writes_once(newslint, desk: Path) -> None:
    assert newslint("init").returncode == 0
    written = (desk / "newslint.yaml").read_text(encoding="utf-8")
    assert newslint("clean.txt").returncode == 0
    (desk / "newslint.yaml").write_text("style: ap\n")
    refused = newslint("init")
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert (desk / "newslint.yaml").read_text() == "style: ap\n"
    assert newslint("init", "--force").returncode == 0
    assert (desk / "newslint.yaml").read_text(encoding="utf-8") == written


def test_a_file_called_like_a_command(newslint, desk: Path) -> None:
    (desk / "rules").write_text(BAD)
    assert newslint("check", "rules").returncode == 1
    assert newslint("./rules").returncode == 1


DIRECTIVE = f"<!-- newslint: ignore {RULE} reason: the title of a book -->"


def test_a_directive_silences_in_markdown_and_in_plain_text(newslint, desk: Path) -> None:
    for name in ("a.md", "a.txt"):
        (desk / name).write_text(f"{DIRECTIVE}\n\n{BAD}")
        assert newslint(name).returncode == 0


def test_plain_text_takes_no_directive_inside_copy(newslint, desk: Path) -> None:
    text = f"The delegation left Kiev by train. {DIRECTIVE}\n"
    (desk / "a.md").write_text(text)
    (desk / "a.txt").write_text(text)
    assert newslint("a.md").returncode == 0
    found = json.loads(newslint("a.txt", "--format", "json").stdout)["files"][0]["findings"]
    assert [finding["rule"] for finding in found] == [RULE, "bad-suppression"]


def test_a_directive_in_plain_text_reaches_one_paragraph_though_no_blank_line_follows(newslint, desk: Path) -> None:
    (desk / "a.txt").write_text(f"{DIRECTIVE}\n{BAD}{BAD}")
    assert newslint("a.txt", "--format", "concise").stdout.startswith("a.txt:3:21: error")


def test_a_directive_for_a_rule_that_is_left_out_is_no_mistake(newslint, desk: Path) -> None:
    (desk / "a.txt").write_text(f"{DIRECTIVE}\n\n{BAD}")
    for arguments in (["--ignore", "transliteration"], ["--select", "consistency"]):
        done = newslint("a.txt", *arguments)
        assert (done.returncode, done.stdout) == (0, "No findings in 1 file.\n")
