"""The manual page has every command and option, and man and mandoc read it without a warning."""

import subprocess

import pytest

from lint.cli import commands, manual_command


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("man") / "newslint.1"
    path.write_text("".join(f"{line}\n" for line in manual_command.page()), encoding="utf-8")
    return path


def test_man_reads_it_without_a_warning(page):
    done = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "NEWSLINT(1)" in done.stdout


def test_mandoc_finds_no_error(page):
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "error", page], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_it_has_every_command_and_option(page):
    text = subprocess.run(["mandoc", "-T", "ascii", page], capture_output=True, text=True, check=True).stdout
    plain = " ".join(text.replace("_\b", "").split())
    plain = "".join(
        character for at, character in enumerate(plain) if plain[at + 1 : at + 2] != "\b" and character != "\b"
    )
    for name in commands.COMMANDS:
        assert f"newslint {name}" in plain
    for action in commands.parser_of("check")._actions:
        for option in action.option_strings:
            assert option in plain or option in ("-h", "--help")
    assert "pbpaste | newslint -" in plain


def test_the_command_prints_it(newslint, page):
    assert newslint("manual").stdout == page.read_text(encoding="utf-8")
