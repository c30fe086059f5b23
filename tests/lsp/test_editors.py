"""The setups of docs/editors.md in the editors themselves: the text of the page is what runs, in the real program."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.editors_page import setup

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
SEED = (ROOT / "seeds" / "000_eb48da1b95ce89ee.txt").read_text(encoding="utf-8")
HEAD = (
    "Night desk 🌙\n\nDesk note 😀: 😀 the envoy met the the president.\n\n"
    "“Talks 😀 go on,” said Steve Wittkoff. 😀 Wittkov left.\n\n"
)
"""Emoji before findings on their own lines, and lines before those of the article."""


@pytest.fixture
def desk(tmp_path, warm_cache):
    """Return a workspace with a story of CR LF lines, and the environment an editor is started in."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / ".git").mkdir()
    story = folder / "story.txt"
    story.write_bytes((HEAD + SEED).replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8"))
    environment = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "NEWSLINT_CACHE": str(warm_cache),
        "NEWSLINT_STORY": str(story),
        "NEWSLINT_SEEN": str(tmp_path / "seen.json"),
        "LANG": "C.UTF-8",
    }
    return folder, environment


def run(desk, command):
    """Run an editor and return what it saw."""
    folder, environment = desk
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, timeout=300, stdin=subprocess.DEVNULL
    )
    seen = Path(environment["NEWSLINT_SEEN"])
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert seen.exists(), f"{command[0]} ended with {done.returncode}: {said}"
    found = json.loads(seen.read_text(encoding="utf-8"))
    assert not found.get("fault"), f"{found['fault']}\n{said}"
    return found


def expected(desk, unit):
    """Return what the command finds in the story: (rule, line, start, end line, end) from 0, columns in `unit`s."""
    folder, environment = desk
    done = subprocess.run(
        [str(BIN / "newslint"), "--format", "json", "--repeats", "all", "story.txt"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    lines = (folder / "story.txt").read_bytes().decode("utf-8").split("\r\n")

    def column(place):
        before = lines[place["line"] - 1][: place["column"] - 1]
        return len(before.encode("utf-8")) if unit == "bytes" else len(before)

    (file,) = json.loads(done.stdout)["files"]
    return sorted(
        (f["rule"], f["start"]["line"] - 1, column(f["start"]), f["end"]["line"] - 1, column(f["end"]))
        for f in file["findings"]
    )


def places(found):
    """Return diagnostics as `expected` has them."""
    return sorted((f["rule"], f["line"], f["start"], f["end_line"], f["stop"]) for f in found)


def judge(desk, seen, wanted):
    """Hold what an editor saw against what the text and the command say."""
    folder, _ = desk
    assert {"doubled-word", "inconsistent-name"} <= {rule for rule, *_ in wanted}
    assert sum(line > HEAD.count("\n") for _, line, *_ in wanted) > 10  # the article below the lines with emoji
    assert places(seen["opened"]) == wanted
    assert any(title.startswith("Ignore doubled-word here") for title in seen["actions"])
    assert seen["fixed"] == "Desk note 😀: 😀 the envoy met the president."
    edited = seen["edited"]
    assert (edited["line"], edited["start"], edited["stop"]) == (2, 3, 10)
    assert "said Steve Wittkow. 😀 Wittkow left." in seen["renamed"]
    assert not re.search("Wittkoff|Wittkov", seen["renamed"])
    assert "doubled-word" not in {f["rule"] for f in seen["left"]}
    assert len(seen["left"]) > 10
    assert (folder / "newslint.yaml").read_text(encoding="utf-8") == "ignore: [doubled-word]\n"


def program(name, where):
    """Return the path of a program; a machine without it fails, for what is documented must have been tried."""
    found = shutil.which(name, path=where)
    assert found, f"{name} is missing: `make .venv/.editors` installs it, or says how"
    return found


def neovim(desk, command, init):
    folder, _ = desk
    config = folder.parent / "init.lua"
    config.write_text(init, encoding="utf-8")
    driver = str(ROOT / "tests" / "editors" / "drive.lua")
    seen = run(desk, [command, "--headless", "-u", str(config), "-i", "NONE", "story.txt", "-c", f"luafile {driver}"])
    assert seen["fileformat"] == "dos"
    assert {f["source"] for f in seen["opened"]} == {"newslint"}
    return seen


def test_neovim(desk):
    wanted = expected(desk, "bytes")
    seen = neovim(desk, program("nvim", str(BIN)), setup("Neovim 0.11"))
    assert tuple(map(int, seen["version"].split("."))) >= (0, 11, 0)
    judge(desk, seen, wanted)


def test_older_neovim(desk):
    outside = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if Path(p) != BIN)
    wanted = expected(desk, "bytes")
    judge(desk, neovim(desk, program("nvim", outside), setup("Neovim 0.7")), wanted)


def test_emacs(desk):
    folder, _ = desk
    init = folder.parent / "init.el"
    init.write_text("(package-initialize)\n" + setup("Emacs"), encoding="utf-8")
    driver = str(ROOT / "tests" / "editors" / "drive.el")
    wanted = expected(desk, "characters")
    emacs = program("emacs", os.environ["PATH"])
    seen = run(desk, [emacs, "--batch", "--no-init-file", "-l", str(init), "-l", driver])
    assert seen["fileformat"].endswith("-dos")
    judge(desk, seen, wanted)
