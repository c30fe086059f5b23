"""The pre-commit hook, by the real pre-commit on a temporary repository of articles."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a git repository with this checkout's files, committed: what a desk's configuration points at."""
    git = shutil.which("git")
    assert git, "git is needed"
    home = tmp_path_factory.mktemp("hook")
    names = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, home / name)
    _git(home, "init", "-q")
    _git(home, "add", "-A")
    _git(home, "commit", "-qm", "hook")
    return home


def _environment(home: Path) -> dict[str, str]:
    person = {"NAME": "Night Editor", "EMAIL": "night@desk.invalid"}
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        **{f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()},
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "protocol.file.allow",
        "GIT_CONFIG_VALUE_0": "always",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "NEWSLINT_CACHE": str(home / "cache"),
    }


def _git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=_environment(folder.parent), capture_output=True, check=False, text=True
    )


def test_a_bad_article_blocks_the_commit(hook: Path, tmp_path: Path) -> None:
    pre_commit = Path(sys.executable).with_name("pre-commit")
    assert pre_commit.exists(), "pre-commit is needed: it is among the development requirements"
    desk = tmp_path / "desk"
    (desk / "drafts").mkdir(parents=True)
    revision = _git(hook, "rev-parse", "HEAD").stdout.strip()
    assert revision
    (desk / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook}\n  rev: {revision}\n  hooks:\n  - id: newslint\n", encoding="utf-8"
    )
    (desk / "newslint.yaml").write_text("exclude: [drafts/]\n", encoding="utf-8")
    _git(desk, "init", "-q")
    installed = subprocess.run(
        [str(pre_commit), "install"], cwd=desk, env=_environment(tmp_path), capture_output=True, check=False, text=True
    )
    assert installed.returncode == 0, installed.stderr

    (desk / "clean.txt").write_text("The delegation left Kyiv by train.\n", encoding="utf-8")
    (desk / "drafts" / "old.txt").write_text("The delegation left Kiev by train.\n", encoding="utf-8")
    _git(desk, "add", "-A")
    passed = _git(desk, "commit", "-m", "clean, and an excluded draft")
    assert passed.returncode == 0, passed.stdout + passed.stderr

    (desk / "bad.md").write_text("The delegation left **Kiev** by train.\n", encoding="utf-8")
    _git(desk, "add", "-A")
    blocked = _git(desk, "commit", "-m", "bad")
    assert blocked.returncode != 0
    assert "superseded-place-name" in blocked.stdout + blocked.stderr
    assert _git(desk, "log", "--oneline").stdout.count("\n") == 1
