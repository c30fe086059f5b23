"""The hooks under the real pre-commit: what blocks a commit of articles, what passes, and what stays excluded."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

import pytest
from support import checkout as checkout_files
from support import docs_page

BAD = "The delegation left Kiev by train.\n"
CLEAN = "The delegation left Kyiv by train.\n"
(RECIPE,) = [block for block in docs_page.blocks("README.md") if block.startswith("repos:")]
COMMANDS = [command for command in docs_page.commands("README.md") if command.startswith("pre-commit ")]


def tool(name: str) -> str:
    """The path of a program that these tests cannot do without; they fail where it is missing."""
    adjacent_text = Path(sys.executable).parent / name
    found = str(adjacent_text) if adjacent_text.exists() else shutil.which(name)
    assert found, f"{name} is needed to test the hooks"
    return found


def git(folder: Path, environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [tool("git"), "-C", str(folder), *arguments], env=environment, capture_output=True, text=True, check=False
    )


def must(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which nothing of this machine's home or of a surrounding git command is seen."""
    home = tmp_path_factory.mktemp("home")
    outer = {
        key: value for key, value in os.environ.items() if not key.startswith(("GIT_DIR", "GIT_INDEX", "GIT_WORK"))
    }
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in
           (("NAME", "Night Desk"), ("EMAIL", "desk@example.org"))}  # fmt: skip
    return {
        **outer,
        **who,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "NEWSLINT_CACHE": str(home / "newslint"),
        "GIT_CONFIG_NOSYSTEM": "1",
    }


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """A repository that holds this checkout as it stands, committed or not, called as the README calls it."""
    repository = tmp_path_factory.mktemp("hooks") / "newslint"
    repository.mkdir()
    checkout_files.copy_to(repository)
    must(git(repository, environment, "init", "-q"))
    must(git(repository, environment, "add", "-A"))
    must(git(repository, environment, "commit", "-q", "-m", "hooks"))
    return repository


@pytest.fixture
def desk(environment: dict[str, str], hooks: Path) -> Path:
    """A repository of articles beside it, with the hook set up as the README says."""
    folder = Path(mkdtemp(prefix="desk", dir=hooks.parent))
    (folder / ".pre-commit-config.yaml").write_text(RECIPE)
    must(git(folder, environment, "init", "-q"))
    for command in COMMANDS:
        name, *arguments = command.split()
        done = subprocess.run(
            [tool(name), *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        must(done)
    return folder


def commit(desk: Path, environment: dict[str, str], files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(text, encoding="utf-8")
    must(git(desk, environment, "add", "-A"))
    return git(desk, environment, "commit", "-m", "articles")


def committed(desk: Path, environment: dict[str, str]) -> bool:
    return git(desk, environment, "rev-parse", "--verify", "HEAD").returncode == 0


def test_a_bad_article_blocks_the_commit_and_is_shown(desk: Path, environment: dict[str, str]) -> None:
    done = commit(desk, environment, {"story.txt": BAD, "other.md": CLEAN})
    shown = done.stdout + done.stderr
    assert done.returncode != 0
    assert not committed(desk, environment)
    assert "story.txt" in shown
    assert "1:21 error: “Kiev” is out of use" in shown
    assert "[superseded-place-name]" in shown
    assert "other.md:" not in shown


def test_the_recipe_names_the_commit_of_today(desk: Path, environment: dict[str, str], hooks: Path) -> None:
    assert len(COMMANDS) == 2
    revision = must(git(hooks, environment, "rev-parse", "HEAD")).strip()
    assert f"rev: {revision}" in (desk / ".pre-commit-config.yaml").read_text()


def test_a_clean_article_passes(desk: Path, environment: dict[str, str]) -> None:
    done = commit(desk, environment, {"story.txt": CLEAN})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout + done.stderr
    assert committed(desk, environment)


def test_a_mended_article_passes_the_second_time(desk: Path, environment: dict[str, str]) -> None:
    assert commit(desk, environment, {"story.md": BAD}).returncode != 0
    assert commit(desk, environment, {"story.md": CLEAN}).returncode == 0


def test_an_excluded_article_stays_excluded(desk: Path, environment: dict[str, str]) -> None:
    done = commit(desk, environment, {"newslint.yaml": "exclude: [archive/]\n", "archive/old.txt": BAD})
    assert done.returncode == 0, done.stdout + done.stderr
    assert committed(desk, environment)


def test_a_file_that_is_no_article_is_not_passed(desk: Path, environment: dict[str, str]) -> None:
    assert commit(desk, environment, {"notes.py": f"# {BAD}"}).returncode == 0


def test_the_hook_for_changes_lets_old_findings_pass(desk: Path, environment: dict[str, str]) -> None:
    config = desk / ".pre-commit-config.yaml"
    config.write_text(config.read_text().replace("id: newslint\n", "id: newslint-changed\n"))
    must(git(desk, environment, "add", "-A"))
    (desk / "old.txt").write_text(BAD)
    must(git(desk, environment, "add", "-A"))
    must(git(desk, environment, "commit", "--no-verify", "-m", "old"))
    done = commit(desk, environment, {"old.txt": f"{BAD}\nThey returned on Monday.\n", "README.md": BAD})
    assert done.returncode == 0, done.stdout + done.stderr
    done = commit(desk, environment, {"old.txt": f"{BAD}\nThey saw Kiev again.\n"})
    assert done.returncode != 0
    assert "3:10" in done.stdout + done.stderr
    assert "1:21" not in done.stdout + done.stderr


def test_a_file_that_is_no_copy_by_its_name_is_not_passed(desk: Path, environment: dict[str, str]) -> None:
    assert commit(desk, environment, {"README.md": BAD, "robots.txt": BAD, "requirements.txt": BAD}).returncode == 0


def test_the_fixing_hook_reports_what_it_may_not_mend(desk: Path, environment: dict[str, str]) -> None:
    config = desk / ".pre-commit-config.yaml"
    config.write_text(config.read_text().replace("id: newslint\n", "id: newslint-fix\n"))
    done = commit(desk, environment, {"story.txt": BAD})
    assert done.returncode != 0
    assert "superseded-place-name" in done.stdout + done.stderr
    assert (desk / "story.txt").read_text() == BAD
