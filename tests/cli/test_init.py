"""What `newslint init` writes can be obeyed: each line that is switched on, alone or with all others, is a valid setting."""

import re

import pytest

from lint.project import config
from lint.project.config_reader import TABLE

SETTING = re.compile(r"#(?=[a-z-]+:)")
LINES = [line for line in config.template().splitlines() if SETTING.match(line)]


@pytest.fixture
def desk(newslint):
    (newslint.folder / "house-rules").mkdir()
    (newslint.folder / "opinion").mkdir()
    for name in ("story.txt", "opinion/column.txt"):
        (newslint.folder / name).write_text("The council met on Monday and adjourned.\n", "utf-8")
    newslint("baseline", "write", "story.txt")
    return newslint.folder


def test_every_key_of_a_configuration_is_explained():
    assert {SETTING.sub("", line).split(":")[0] for line in LINES} == set(TABLE.fields)
    assert all(not line or line.startswith(("# ", "#")) for line in config.template().splitlines())


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[1:].split(":")[0])
def test_a_line_that_is_switched_on_is_valid(newslint, desk, line):
    switched_on = config.template().replace(line, line.removeprefix("#"))
    assert switched_on != config.template()
    (desk / "newslint.yaml").write_text(switched_on, "utf-8")
    done = newslint("story.txt", "opinion/column.txt", "--exit-zero")
    assert (done.returncode, done.stderr) == (0, "")


def test_all_lines_together_are_valid(newslint, desk):
    (desk / "newslint.yaml").write_text(SETTING.sub("", config.template()), "utf-8")
    done = newslint("story.txt", "opinion/column.txt", "--exit-zero")
    assert (done.returncode, done.stderr) == (0, "")
