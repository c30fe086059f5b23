"""The release: what stops it, what is in the wheel and the sdist, and that it tags and pushes nothing."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from conftest import ROOT
from support import checkout as checkout_files

from lint import __version__
from tools import release

WHO = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in
       (("NAME", "Night Desk"), ("EMAIL", "desk@example.org"))}  # fmt: skip


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A small repository that could be released as 1.2.3."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "lint").mkdir()
    (tmp_path / "lint" / "__init__.py").write_text('__version__ = "1.2.3"\n')
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 1.2.3\n\n- A line.\n\n## 1.2.2\n\n- Older.\n")
    release.git(tmp_path, "init", "-q")
    release.git(tmp_path, "add", "-A")
    release.git(tmp_path, "commit", "-q", "-m", "all")
    return tmp_path


def test_a_tree_in_order_has_no_faults(tree):
    assert [*release.faults_of("1.2.3", tree)] == []
    assert release.notes("1.2.3", tree) == "- A line."


def test_each_fault_is_told(tree):
    (tree / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- New.\n\n## 1.2.4\n")
    release.git(tree, "tag", "v1.2.4")
    faults = [*release.faults_of("1.2.4", tree)]
    assert [fault.split(":")[0] for fault in faults] == [
        "lint/__init__.py says 1.2.3, pyproject.toml 1.2.4",
        "CHANGELOG.md has no section “## 1.2.4” with a line in it",
        "CHANGELOG.md has lines under “## Unreleased”",
        "there are changes that are not committed",
        "there is a tag v1.2.4 already",
    ]
    assert next(release.faults_of("one", tree)) == "“one” in pyproject.toml is no version: write it like 1.2.3"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """The checkout as it stands, committed or not, as a clean repository with a changelog for its version."""
    folder = tmp_path_factory.mktemp("checkout")
    checkout_files.copy_to(folder)
    (folder / "CHANGELOG.md").write_text(f"# Changelog\n\n## {__version__}\n\n- A line.\n")
    environment = {**os.environ, **WHO}
    for command in ("init -q", "add -A", "commit -q -m all"):
        subprocess.run(["git", "-C", str(folder), *command.split()], env=environment, check=True)
    return folder


def test_a_release_is_built_checked_and_tagged(checkout):
    done = subprocess.run(
        [sys.executable, "tools/release.py"], cwd=checkout, env={**os.environ, **WHO},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == f"Tagged v{__version__}. To publish the tag: git push REMOTE v{__version__}"
    assert release.git(checkout, "cat-file", "-t", f"v{__version__}") == "tag"
    assert release.git(checkout, "remote") == ""
    with tarfile.open(checkout / "dist" / f"newslint-{__version__}.tar.gz") as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"lint/__main__.py", "rules/data/CREDITS.md", ".pre-commit-hooks.yaml", "docs/ci/Dockerfile"} <= names
    again = subprocess.run(
        [sys.executable, "tools/release.py"], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert again.returncode == 1
    assert again.stderr == f"release: there is a tag v{__version__} already\n"


def test_a_wheel_without_its_rules_is_refused(tmp_path):
    wheel = tmp_path / "newslint-1.0.0-py3-none-any.whl"
    import zipfile

    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("lint/__main__.py", "")
    sdist = tmp_path / "newslint-1.0.0.tar.gz"
    sdist.write_bytes(b"")
    assert release.fault_of_build("1.0.0", [wheel, sdist]).startswith("the wheel lacks lint/_rules/data/CREDITS.md")
    assert release.fault_of_build("1.0.0", [sdist]).startswith("one wheel and one sdist were to be built")


def test_a_name_on_no_registry_is_not_told_to_be_installed():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("editors/**/README.md")]
    code = [*ROOT.glob("lint/**/*.py"), *ROOT.glob("training/*.py"), *ROOT.glob("tools/*.py")]
    said = "pip install newslint", "pip install 'newslint", "pipx install newslint"
    found = [path for path in map(Path, [*pages, *code]) for words in said if words in path.read_text("utf-8")]
    assert [path for path in found if "node_modules" not in path.parts] == []
