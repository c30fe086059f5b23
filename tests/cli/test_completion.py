"""Completion in the real shells: what they offer after the keys that a person types."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli import commands, completion_command

ROOT = Path(__file__).resolve().parents[2]
BASH = """
eval "$(python -m lint completion bash)"
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_newslint; printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
autoload -Uz compinit; compinit -u -d "$PWD/.zcompdump"
eval "$(python -m lint completion zsh)"
# Stands in for the line editor: what compadd and _files are given is what would be offered.
compadd() {{ while [[ $1 != -- && $# -gt 0 ]]; do shift; done; shift; print -l -- "$@"; }}
_describe() {{ local -a all; all=("${{(@P)2}}"); print -l -- "${{all[@]%%:*}}"; }}
_files() {{ print -l -- *(N); }}
words=({words}); CURRENT=$#words; PREFIX=${{words[CURRENT]}}
_newslint
"""


@pytest.fixture
def offered(tmp_path, warm_cache):
    """Return a function that tells what a shell offers for the words of a line, the last of them unfinished."""
    (tmp_path / "sto ry.txt").write_text("x")
    (tmp_path / "story.txt").write_text("x")
    python = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "NEWSLINT_CACHE": str(warm_cache),
        "PATH": f"{python}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "LC_ALL": "C.UTF-8",
    }

    def run(shell, *words):
        quoted = " ".join(f"'{word}'" for word in ("newslint", *words))
        if shell == "bash":
            command = ["bash", "--norc", "-c", BASH.format(words=quoted)]
        elif shell == "zsh":
            command = ["zsh", "-f", "-c", ZSH.format(words=quoted)]
        else:
            script = f"python -m lint completion fish | source; complete -C {' '.join(('newslint', *words))!r}"
            command = ["fish", "--no-config", "-c", script]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return {line.split("\t")[0].replace("\\ ", " ") for line in done.stdout.splitlines() if line} - {".zcompdump"}

    return run


SHELLS = pytest.mark.parametrize("shell", completion_command.SHELLS)


@SHELLS
def test_commands_and_files_are_offered_first(offered, shell):
    found = offered(shell, "")
    assert commands.COMMANDS.keys() <= found
    assert {"story.txt", "sto ry.txt"} <= found


@SHELLS
def test_options_of_the_place_are_offered(offered, shell):
    found = offered(shell, "--")
    assert {"--format", "--files-from", "--level", "--jobs"} <= found
    assert "story.txt" not in found
    names = offered(shell, "names", "--")
    assert "--across" in names
    assert "--jobs" not in names
    assert "--config" in offered(shell, "rules", "show", "--")


@SHELLS
def test_values_of_an_option_are_offered(offered, shell):
    assert offered(shell, "--format", "") >= {"human", "concise", "json"}
    assert offered(shell, "--level", "") == {"error", "warning", "remark"}
    assert offered(shell, "a.txt", "--color", "") == {"always", "auto", "never"}
    assert offered(shell, "names", "--format", "") == {"human", "json"}
    assert "story.txt" in offered(shell, "--files-from", "")


@SHELLS
def test_words_of_a_command_are_offered(offered, shell):
    assert offered(shell, "rules", "") == {"list", "show", "new", "test", "trial", "schema"}
    assert offered(shell, "completion", "") == {"bash", "zsh", "fish"}
    assert offered(shell, "help", "") == commands.COMMANDS.keys()


def test_every_option_of_every_parser_is_in_each_script():
    places = completion_command.places()
    known = {(place.words, name) for place in places for option in place.options for name in option.names}
    assert {words[0] for words, _ in known if words} | {"help"} == commands.COMMANDS.keys()
    for action in commands.parser_of("names")._actions:
        assert {(("names",), name) for name in action.option_strings} <= known
