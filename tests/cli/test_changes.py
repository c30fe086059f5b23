"""--changed-since and --staged: changed sentences only, the whole article as context, and no program of a repository."""

import json
import os
import subprocess
from pathlib import Path

import pytest

OLD = "They left for the the border.\n\nThe envoy met Anton Petrovsky on Monday.\n\nMr Petrovsky was silent.\n"


def git(folder: Path, *arguments: str) -> str:
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in
           (("NAME", "Night Desk"), ("EMAIL", "desk@example.org"))}  # fmt: skip
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **who}, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def desk(newslint) -> Path:
    """A repository with two committed articles, both with an old finding."""
    folder = newslint.folder
    (folder / "archive").mkdir()
    (folder / "archive" / "one.txt").write_text(OLD)
    (folder / "archive" / "two.md").write_text("He saw the the dog.\n")
    (folder / "code.py").write_text("x = 1\n")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "old")
    return folder


def found(newslint, *arguments: str) -> list[tuple[str, int, str]]:
    """Path, line and rule of everything that is reported."""
    done = newslint("--format", "jsonl", "--ignore", "attribution", *arguments)
    assert done.returncode in (0, 1), done.stderr
    objects = map(json.loads, done.stdout.splitlines())
    return [(Path(one["path"]).as_posix(), one["start"]["line"], one["rule"]) for one in objects]


def test_nothing_changed_is_nothing_to_report(newslint, desk: Path) -> None:
    assert found(newslint, "--changed-since", "HEAD") == []
    assert found(newslint, "--staged") == []


def test_only_changed_sentences_are_reported(newslint, desk: Path) -> None:
    (desk / "archive" / "one.txt").write_text("A new lead saw the the light.\n\n" + OLD)
    assert found(newslint, "--changed-since", "HEAD") == [("archive/one.txt", 1, "doubled-word")]


def test_moving_and_wrapping_a_sentence_is_no_change(newslint, desk: Path) -> None:
    (desk / "archive" / "one.txt").write_text(
        "Mr Petrovsky was silent.\n\nThe envoy met Anton Petrovsky on Monday.\n\nThey left for\nthe the border.\n"
    )
    assert found(newslint, "--changed-since", "HEAD") == []


def test_the_whole_article_is_the_context(newslint, desk: Path) -> None:
    """The new spelling stands in the changed sentence, the old one in two others."""
    (desk / "archive" / "one.txt").write_text(OLD + "\nOn Tuesday Anton Petrovski left.\n")
    reported = found(newslint, "--changed-since", "HEAD")
    assert [(path, line) for path, line, _ in reported] == [("archive/one.txt", 7)]


def test_a_new_file_is_all_new_and_code_is_no_copy(newslint, desk: Path) -> None:
    (desk / "new.txt").write_text("It was the the end.\n")
    (desk / "new.py").write_text("# the the\n")
    assert found(newslint, "--changed-since", "HEAD") == [("new.txt", 1, "doubled-word")]
    git(desk, "add", "new.txt")
    assert found(newslint, "--staged") == [("new.txt", 1, "doubled-word")]


def test_a_workflow_that_bears_the_name_of_a_configuration_is_none(newslint, desk: Path) -> None:
    (desk / ".github" / "workflows").mkdir(parents=True)
    (desk / ".github" / "workflows" / "newslint.yml").write_text("on: pull_request\njobs: {}\n")
    git(desk, "add", "-A")
    assert found(newslint, "--staged") == []


def test_what_is_staged_counts_and_not_what_is_on_disk(newslint, desk: Path) -> None:
    (desk / "archive" / "two.md").write_text("She saw the the cat.\n")
    git(desk, "add", "-A")
    (desk / "archive" / "two.md").write_text("Nothing to see.\n")
    assert found(newslint, "--staged") == [("archive/two.md", 1, "doubled-word")]


def test_before_the_first_commit_everything_is_new(newslint) -> None:
    folder = newslint.folder
    (folder / "new.txt").write_text("It was the the end.\n")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    assert found(newslint, "--staged") == [("new.txt", 1, "doubled-word")]


def test_named_files_and_folders_limit_what_is_looked_at(newslint, desk: Path) -> None:
    (desk / "new.txt").write_text("It was the the end.\n")
    (desk / "archive" / "two.md").write_text("She saw the the cat.\n")
    assert found(newslint, "--changed-since", "HEAD", "archive") == [("archive/two.md", 1, "doubled-word")]
    assert found(newslint, "--changed-since", "HEAD", "new.txt") == [("new.txt", 1, "doubled-word")]


def test_odd_names_and_a_folder_below_the_top(newslint, desk: Path) -> None:
    name = "café *?[x] \t’.txt"
    (desk / "archive" / name).write_text("It was the the end.\n")
    git(desk, "add", "-A")
    assert found(newslint, "--staged") == [(f"archive/{name}", 1, "doubled-word")]


def test_an_older_version_in_another_encoding_is_read_like_the_new_one(newslint, desk: Path) -> None:
    (desk / "wide.txt").write_text("Café: they left for the the border.\n", "utf-16")
    git(desk, "add", "-A")
    git(desk, "commit", "-q", "-m", "wide")
    (desk / "wide.txt").write_text("Café: they left for the the border.\n\nNew: the the end.\n", "utf-16")
    assert found(newslint, "--changed-since", "HEAD") == [("wide.txt", 3, "doubled-word")]


def test_a_fix_touches_changed_sentences_alone(newslint, desk: Path) -> None:
    (desk / "archive" / "two.md").write_text("He saw the the dog.\n\nShe saw the the cat.\n")
    newslint("--fix", "--unsafe-fixes", "--changed-since", "HEAD")
    assert (desk / "archive" / "two.md").read_text() == "He saw the the dog.\n\nShe saw the cat.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--changed-since", "nonsense"), "git knows no revision “nonsense”"),
        (("--changed-since", "--output=x"), "expected one argument"),
        (("--changed-since=--output=x",), "git knows no revision"),
        (("--changed-since", "HEAD", "-"), "- is none"),
        (("--staged", "--fix"), "use --changed-since HEAD"),
        (("--staged", "--changed-since", "HEAD"), "not allowed with"),
    ],
)
def test_what_git_cannot_answer_is_told(newslint, desk: Path, arguments: tuple[str, ...], message: str) -> None:
    done = newslint(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert sorted(path.name for path in desk.iterdir()) == [".git", "archive", "code.py"]


def test_outside_a_repository_git_says_so(newslint) -> None:
    done = newslint("--staged")
    assert done.returncode == 2
    assert "--staged: git says: not a git repository" in done.stderr


def test_nothing_that_a_repository_sets_is_run(newslint, desk: Path) -> None:
    """Filters, external diffs, text conversion, hooks, a file monitor, aliases and a pager that all leave a trace."""
    trap = desk.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {desk.parent / 'sprung'}\ncat\n")
    trap.chmod(0o755)
    (desk / ".gitattributes").write_text("*.txt filter=trap diff=trap\n*.md filter=trap diff=trap\n")
    settings = {
        "filter.trap.clean": str(trap),
        "filter.trap.smudge": str(trap),
        "filter.trap.process": str(trap),
        "filter.trap.required": "true",
        "diff.trap.command": str(trap),
        "diff.trap.textconv": str(trap),
        "diff.external": str(trap),
        "core.fsmonitor": str(trap),
        "core.pager": str(trap),
        "core.sshCommand": str(trap),
        "core.askPass": str(trap),
        "core.editor": str(trap),
        "alias.ls-files": f"!{trap}",
        "alias.cat-file": f"!{trap}",
        "extensions.partialClone": "origin",
        "remote.origin.url": f"ext::{trap}",
        "remote.origin.promisor": "true",
        "protocol.ext.allow": "always",
    }
    for name, value in settings.items():
        git(desk, "config", name, value)
    for hook in ("post-index-change", "pre-commit", "reference-transaction"):
        (desk / ".git" / "hooks").mkdir(exist_ok=True)
        (desk / ".git" / "hooks" / hook).symlink_to(trap)
    (desk / "archive" / "one.txt").write_text(OLD + "\nNew: the the end.\n")
    (desk / "archive" / "two.md").touch()  # its times differ from those of the index
    subprocess.run(["git", "diff", "HEAD"], cwd=desk, capture_output=True, check=False)
    (desk.parent / "sprung").unlink()  # an ordinary command springs it
    assert found(newslint, "--changed-since", "HEAD") == [("archive/one.txt", 7, "doubled-word")]
    newslint("--staged")
    assert not (desk.parent / "sprung").exists()


def test_a_missing_object_is_not_fetched(newslint, desk: Path) -> None:
    trap = desk.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {desk.parent / 'sprung'}\n")
    trap.chmod(0o755)
    (blob,) = git(desk, "rev-parse", "HEAD:archive/two.md").split()
    (desk / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for name, value in {"extensions.partialClone": "origin", "remote.origin.url": f"ext::{trap}",
                        "remote.origin.promisor": "true", "protocol.ext.allow": "always"}.items():  # fmt: skip
        git(desk, "config", name, value)
    (desk / "archive" / "two.md").write_text("She saw the the cat.\n")
    subprocess.run(["git", "cat-file", "-p", blob], cwd=desk, capture_output=True, check=False)
    (desk.parent / "sprung").unlink()  # an ordinary command springs it
    done = newslint("--changed-since", "HEAD")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (desk.parent / "sprung").exists()


def test_git_is_not_run_unasked(guarded) -> None:
    (guarded.folder / "newslint.yaml").write_text("baseline: b.json\n")
    (guarded.folder / "b.json").write_text('{"version": 1, "files": {}}')
    git(guarded.folder, "init", "-q")
    done, seen = guarded("--format", "sarif", "story.txt")
    assert done.returncode == 1
    assert seen == []
