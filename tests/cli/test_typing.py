"""What people type: commands, options in any place, slips, levels, colours, lists of files."""

import json
import sys

import pytest

from lint.cli import commands, dispatch
from lint.project import required_version

BAD = "The delegation left Kiev by train.\n"
CLEAN = "The delegation left Kyiv by train.\n"
FRENCH = (
    "Le maire a déclaré mardi que les travaux de la gare seront terminés avant la fin de l'année, mais que le conseil"
    " n'a pas encore voté le budget. Selon lui, il est trop tôt pour dire qui va payer la facture des retards.\n"
)


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "b.txt").write_text(BAD)
    return tmp_path


@pytest.fixture
def typed(desk, capfd, monkeypatch):
    """Return a function that runs the command and returns (exit status, standard output, standard error)."""

    def run(*arguments, stdin=""):
        import io

        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = dispatch.run(arguments)
        out, err = capfd.readouterr()
        return status, out, err

    return run


def checked(done):
    """The files that a concise report names."""
    return sorted({line.split(":")[0] for line in done[1].splitlines() if ": error: " in line})


def test_options_may_stand_between_files_and_before_a_command(typed):
    assert checked(typed("a.txt", "--format", "concise", "b.txt")) == ["a.txt", "b.txt"]
    assert checked(typed("--format", "concise", "check", "a.txt")) == ["a.txt"]
    assert checked(typed("--format=concise", "--", "a.txt")) == ["a.txt"]
    status, out, _ = typed("--no-color", "names", "a.txt")
    assert (status, "listed place" in out) == (0, True)
    status, out, _ = typed("--format", "json", "rules", "list")
    assert status == 0
    assert {"doubled-word"} <= {rule["id"] for rule in json.loads(out)}


def test_a_file_called_like_a_command_is_named_with_a_path(typed, desk):
    (desk / "names").write_text(BAD)
    assert checked(typed("--format", "concise", "names")) == ["names"]
    assert checked(typed("--format", "concise", "./names")) == ["./names"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--foramt", "json", "a.txt"], "there is no option --foramt here: did you mean --format?"),
        (["--statistic", "a.txt"], "did you mean --statistics?"),
        (["--format", "concis", "a.txt"], "did you mean “concise”?"),
        (["--level", "warnin", "a.txt"], "did you mean warning?"),
        (["--fail-on", "xyz", "a.txt"], "it is error, warning or remark"),
        (["--engine", "harpr", "a.txt"], "did you mean harper?"),
        (["--jobs", "none", "a.txt"], "'none' is no number of files at a time"),
        (["chek", "a.txt"], "chek: there is neither a command nor a file of this name: did you mean newslint check?"),
        (["explian", "doubled-word"], "did you mean newslint explain?"),
        (["names", "--acros", "."], "did you mean --across?"),
        (["rules", "lst"], "did you mean list?"),
        (["rules", "list", "--frmat", "json"], "did you mean --format?"),
        (["help", "nmaes"], "did you mean names?"),
        (["--select", "doubled-wrd", "a.txt"], "did you mean “doubled-word”?"),
        (["--select", "garbld", "a.txt"], "did you mean “garbled”?"),
        (["explain", "doubled-wrd"], "did you mean “doubled-word”?"),
        (["explain", "xyzzy"], "no rule is called that: newslint rules list lists all\n"),
        (["--select", "xyzzy", "a.txt"], "no rule or family is called “xyzzy”: newslint rules list lists all\n"),
        (["lexicon", "list", "xyzzy"], "newslint lexicon list lists all\n"),
        ([], "name the articles to check, for example: newslint article.txt, or newslint . for this folder"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(typed, given, said):
    status, _, err = typed(*given)
    assert status == 2
    assert said in err
    assert max(map(len, err.splitlines())) < 200


def test_a_file_of_no_command_s_name_is_only_missing(typed):
    assert "gone.txt: there is no such file" in typed("gone.txt")[2]
    assert "qqq: there is no such file" in typed("qqq")[2]


def test_help_names_every_command_and_each_has_its_own(typed):
    status, out, _ = typed("--help")
    assert status == 0
    assert len(out.splitlines()) <= 120
    assert "English" in out
    assert typed("help")[1] == out
    for name in commands.COMMANDS:
        assert f"\n  {name} " in out
        status, own, _ = typed("help", name)
        assert status == 0
        assert own.startswith("usage: newslint")


def test_every_module_of_a_command_is_in_the_list():
    from pathlib import Path

    modules = {path.stem.removesuffix("_command") for path in Path(dispatch.__file__).parent.glob("*_command.py")}
    assert modules <= commands.COMMANDS.keys()
    assert commands.COMMANDS.keys() - modules == {"explain", "help", "version"}


def test_versions_and_explanations(typed):
    assert typed("version")[1] == typed("--version")[1] == typed("-V")[1]
    assert typed("explain", "doubled-word")[1] == typed("rules", "show", "doubled-word")[1] != ""


def test_a_level_hides_what_is_milder(typed, desk):
    (desk / "a.txt").write_text("Observers reportedly left Kiev.\n\nThe man saw the the dog.\n")
    every = typed("--format", "concise", "a.txt")[1]
    assert (
        {"error", "warning", "remark"} >= {line.split(": ")[1] for line in every.splitlines()} >= {"error", "warning"}
    )
    status, out, _ = typed("--format", "concise", "--level", "error", "a.txt")
    assert (status, [line.split(": ")[1] for line in out.splitlines()]) == (1, ["error"])
    assert "warning" in typed("--format", "concise", "--level", "warning", "a.txt")[1]
    assert typed("--level", "remark", "a.txt") == typed("--level", "info", "a.txt") == typed("a.txt")


def test_level_and_fail_on_are_settings_too_and_the_command_line_goes_before_them(typed, desk):
    (desk / "a.txt").write_text("The man saw the the dog.\n")
    (desk / "newslint.yaml").write_text("fail-on: error\n")
    status, out, _ = typed("--format", "concise", "a.txt")
    assert (status, out.count("doubled-word")) == (0, 1)
    assert typed("--fail-on", "remark", "a.txt")[0] == 1
    (desk / "newslint.yaml").write_text("level: error\n")
    assert typed("--format", "concise", "a.txt")[:2] == (0, "")
    assert typed("--format", "concise", "--level", "warning", "a.txt")[0] == 1
    (desk / "newslint.yaml").write_text("level: eror\n")
    assert "did you mean “error”?" in typed("a.txt")[2]


def test_remark_and_info_are_one_word(typed, desk):
    (desk / "a.txt").write_text("The man saw the the dog.\n")
    for word in ("remark", "info"):
        (desk / "newslint.yaml").write_text(f"severity: {{doubled-word: {word}}}\n")
        assert ": remark: " in typed("--format", "concise", "a.txt")[1]
        assert "remark: " in typed("a.txt")[1]
        assert typed("--fail-on", "warning", "a.txt")[0] == 0
        (file,) = json.loads(typed("--format", "json", "a.txt")[1])["files"]
        assert [finding["severity"] for finding in file["findings"]] == ["info"]
    assert "info" not in typed("rules", "list")[1].split()


def test_selectors_may_end_in_a_comma_or_hold_a_star(typed, desk):
    (desk / "a.txt").write_text("The man saw the the dog in Kiev.\n")
    assert typed("--format", "concise", "--select", "garbled,", "a.txt")[1].count("\n") == 1
    assert "[doubled-word]" in typed("--format", "concise", "--select", "doubled-*", "a.txt")[1]
    assert "[doubled-word]" not in typed("--format", "concise", "--ignore", "doubled-*", "a.txt")[1]
    assert "no rule or family is called “zzz*”" in typed("--select", "zzz*", "a.txt")[2]


def test_lists_of_files(typed, desk):
    (desk / "with\nbreak.txt").write_text(BAD)
    (desk / "list").write_text("a.txt\r\n\nb.txt\n")
    assert checked(typed("--format", "concise", "--files-from", "list")) == ["a.txt", "b.txt"]
    assert checked(typed("--format", "concise", "--files-from", "-", stdin="b.txt\n")) == ["b.txt"]
    found = json.loads(typed("--format", "json", "--files-from", "-", stdin="a.txt\0with\nbreak.txt\0")[1])["files"]
    assert [file["path"] for file in found] == ["a.txt", "with\nbreak.txt"]
    assert typed("--files-from", "gone")[0] == 2
    assert typed("--files-from", "-", "-")[0] == 2
    assert typed("--files-from", "-", stdin="")[:2] == (0, "No files were checked.\n")


def test_what_is_left_out_of_many_files_is_one_line(typed, desk):
    names = [f"{number}.txt" for number in range(30)]
    for name in names:
        (desk / name).write_text(CLEAN)
    (desk / "newslint.yaml").write_text("exclude: ['[0-9]*.txt']\n")
    _, _, err = typed("--jobs", "1", *names)
    assert err == "newslint: 30 files left out, as the configuration excludes them: 0.txt ...\n"
    assert typed("0.txt")[2] == "newslint: 0.txt: left out, as the configuration excludes it\n"
    assert typed("--quiet", "0.txt")[2] == ""


def test_a_folder_without_copy_is_told(typed, desk):
    (desk / "sub").mkdir()
    (desk / "sub" / "README.md").write_text(BAD)
    status, out, err = typed("sub")
    assert (status, out) == (0, "No files were checked.\n")
    assert "sub: nothing was found to check: README files" in err


def test_copy_in_another_language_is_told_once_and_not_checked(typed, desk):
    (desk / "fr.txt").write_text(FRENCH)
    status, out, err = typed("fr.txt")
    assert (status, out, err) == (
        0,
        "No files were checked.\n",
        "newslint: fr.txt: this looks like French: not checked\n",
    )
    assert "in 1 file" in typed("--any-language", "fr.txt")[1]
    (desk / "newslint.yaml").write_text("any-language: true\n")
    assert typed("fr.txt")[2] == ""
    (desk / "newslint.yaml").unlink()
    for command in ("names", "sources", "attributions"):
        assert typed(command, "fr.txt") == (0, "", "newslint: fr.txt: this looks like French: not checked\n")


def test_the_other_commands_take_folders(typed, desk):
    (desk / "README.md").write_text(BAD)
    for command in ("names", "sources", "attributions"):
        status, out, _ = typed(command, ".", "--format", "json")
        assert [file.get("path", file.get("file")) for file in json.loads(out)["files"]] == ["a.txt", "b.txt"]
        assert status in (0, 1)
    assert "2 articles" in typed("names", "--across", ".")[1]


COLORED = "\x1b["


@pytest.mark.parametrize(
    ("given", "environment", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--no-color"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"CLICOLOR_FORCE": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": ""}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours(typed, monkeypatch, given, environment, colored):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (COLORED in typed("a.txt", *given)[1]) is colored
    assert (COLORED in typed("rules", "show", "doubled-word", *given)[1]) is colored
    for command in (
        ["names", "a.txt"],
        ["sources", "a.txt"],
        ["attributions", "a.txt"],
        ["lexicon", "show", "claimed"],
    ):
        assert (COLORED in typed(*command, *given)[1]) is colored


@pytest.mark.parametrize("name", ["newslint.yml", ".newslint.yml"])
def test_yml_is_read(typed, desk, name):
    (desk / name).write_text("ignore: [superseded-place-name]\n")
    assert typed("--format", "concise", "a.txt")[:2] == (0, "")
    (desk / "newslint.yaml").write_text("{}\n")
    assert "keep one of them" in typed("a.txt")[2]
    assert typed("init")[0] == 2


@pytest.mark.parametrize("name", ["newslint.toml", ".newslintrc", "newslint.json"])
def test_a_configuration_of_a_name_that_is_not_read_is_told(typed, desk, name):
    (desk / name).write_text("ignore = ['superseded-place-name']\n")
    status, _, err = typed("a.txt")
    assert status == 2
    assert f"{name}: newslint does not read a file of this name: call it newslint.yaml" in err


@pytest.mark.parametrize("setting", ["not-copy: ['']", "not-copy: ['a\\\\b']", "level: [error]", "any-language: 3"])
def test_faults_of_the_new_settings_name_their_place(typed, desk, setting):
    (desk / "newslint.yaml").write_text(f"{setting}\n")
    status, _, err = typed("a.txt")
    assert status == 2
    assert "newslint.yaml:1:" in err


@pytest.mark.parametrize(
    ("wanted", "here", "is_right"),
    [
        (">=0.1", "0.1.0", True),
        (">= 0.1.0, <1", "0.1.0", True),
        ("==0.1", "0.1.0", True),
        (">0.1", "0.1.0", False),
        ("<0.10", "0.9.3", True),
        (">=0.2,<0.3", "0.3", False),
        ("<=1", "1.0.dev4", True),
    ],
)
def test_versions_are_compared_by_their_numbers(wanted, here, is_right):
    assert required_version.fits(wanted, here) is is_right


def test_a_configuration_for_another_version_is_told_and_nothing_else_of_it(typed, desk):
    (desk / "newslint.yaml").write_text("required-version: '>=99'\nnew-key: 1\n")
    status, out, err = typed("a.txt")
    assert status == 2
    assert "newslint.yaml:1:19: this configuration is written for newslint >=99, and this is " in err
    assert "new-key" not in out + err
    (desk / "newslint.yaml").write_text("required-version: '>=0.1'\n")
    assert typed("a.txt")[0] == 1
    (desk / "newslint.yaml").write_text("required-version: newest\n")
    assert "“newest” will not do: write it like “>=0.2”" in typed("a.txt")[2]


def test_exclude_of_the_command_line(typed):
    assert checked(typed("--format", "concise", ".", "--exclude", "b.*")) == ["a.txt"]
    assert checked(typed("--format", "concise", ".", "--extend-exclude", "b.*")) == ["a.txt"]
