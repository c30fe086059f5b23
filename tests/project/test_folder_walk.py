"""Which files a folder, a pattern or a name stands for."""

import os
import subprocess
from pathlib import Path

import pytest

from lint.project.folder_walk import BARE, EMPTY, LINKED
from lint.project.lint_job import Input, Options, Problem, Skipped
from lint.project.project import Project


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder that is the current one, and a function that fills it: names, each with its content."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def fill(*names, **contents):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("The mayor came.\n")
        return folder

    return fill


def events(*named, **options):
    return list(Project(Options(**options), None).files(map(Input, named)))


def files(*named, **options):
    found = events(*named, **options)
    assert all(isinstance(event, Input) for event in found), found
    return [event.name for event in found]


def test_a_folder_stands_for_the_copy_in_it_in_the_order_of_names(desk):
    desk("b.txt", "a.md", "sub/z.html", "sub/deeper/y.mdx", "c.py", "d.csv", "Makefile", "B.TXT")
    assert files(".") == ["B.TXT", "a.md", "b.txt", "sub/deeper/y.mdx", "sub/z.html"]
    assert files("sub") == ["sub/deeper/y.mdx", "sub/z.html"]
    assert files("sub/") == ["sub/deeper/y.mdx", "sub/z.html"]


def test_what_is_no_copy_is_passed_over_unless_it_is_named(desk):
    no_copy = ["README.md", "requirements.txt", "requirements-dev.txt", "robots.txt", "LICENSE.txt", "CHANGELOG.md"]
    no_copy += [".hidden/a.md", ".draft.md", "node_modules/p/a.md", "venv/lib/a.txt", "code_of_conduct.md", "llms.txt"]
    desk(*no_copy, "story.md", "license-to-build.md", "security-in-kyiv.md", "history.md", "notice-of-poll.md")
    assert files(".") == ["history.md", "license-to-build.md", "notice-of-poll.md", "security-in-kyiv.md", "story.md"]
    assert files(*no_copy) == no_copy


def test_a_house_changes_what_is_no_copy(desk):
    folder = desk("README.md", "press/a.md", "sub/press/b.md", "drafts/notes.md", ".wip/c.md")
    (folder / "newslint.yaml").write_text('not-copy: ["!README.md", "/press/", "notes.*", "!.wip/"]\n')
    assert files(".") == [".wip/c.md", "README.md", "sub/press/b.md"]


def test_suffixes_of_the_configuration_are_copy(desk):
    folder = desk("a.copy", "sub/b.COPY", "c.other")
    (folder / "newslint.yaml").write_text("suffixes: {.copy: text}\n")
    assert files(".") == ["a.copy", "sub/b.COPY"]


def test_lists_to_ignore_hold_from_the_top_of_the_repository(desk):
    folder = desk("a.txt", "old/b.txt", "old/keep.txt", "sub/c.txt", "sub/d.tmp.txt", "sub/inner/e.txt", "f.txt")
    subprocess.run(["git", "init", "-q", folder], check=True)
    (folder / ".gitignore").write_text("/old/*\n*.tmp.txt\n")
    (folder / ".git" / "info" / "exclude").write_text("f.txt\n")
    (folder / "sub" / ".gitignore").write_text("/inner/\n")
    (folder / ".newslintignore").write_text("!/old/keep.txt\nc.txt\n")
    assert files(".") == ["a.txt", "old/keep.txt"]
    assert events("sub") == [Skipped("sub", EMPTY, is_told_alone=True)]
    assert files("sub/c.txt") == ["sub/c.txt"]
    everything = files(".", ignore_files=False)
    assert everything == [
        "a.txt",
        "f.txt",
        "old/b.txt",
        "old/keep.txt",
        "sub/c.txt",
        "sub/d.tmp.txt",
        "sub/inner/e.txt",
    ]


def test_excluded_files_are_not_walked_to(desk):
    folder = desk("a.txt", "archive/b.txt", "drafts/c.txt", "drafts/d.txt")
    (folder / "newslint.yaml").write_text("exclude: [archive/]\n")
    assert files(".") == ["a.txt", "drafts/c.txt", "drafts/d.txt"]
    assert files(".", exclude=("drafts/",)) == ["a.txt", "archive/b.txt"]
    assert files(".", extend_exclude=("c.txt",)) == ["a.txt", "drafts/d.txt"]


def test_patterns_are_expanded_as_a_shell_would(desk):
    desk("a.md", "b.txt", "drafts/c.md", "drafts/d.txt", "drafts/sub/e.md", "other/f.md", "README.md")
    assert files("*.md") == ["a.md"]
    assert files("drafts/*.md") == ["drafts/c.md"]
    assert files("drafts/**/*.md") == ["drafts/c.md", "drafts/sub/e.md"]
    assert files("**/*.md") == ["a.md", "drafts/c.md", "drafts/sub/e.md", "other/f.md"]
    assert files("d*") == ["drafts/c.md", "drafts/d.txt", "drafts/sub/e.md"]
    assert files("[ab].*") == ["a.md", "b.txt"]
    here = Path.cwd()
    assert files(f"{here}/other/?.md") == [f"{here}/other/f.md"]
    assert events("nothing*.md") == [Problem("nothing*.md", "no copy matches this pattern")]
    assert events("gone/*.md") == [Problem("gone/*.md", "no copy matches this pattern")]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(desk):
    desk("[x].md", "x.md")
    assert files("[x].md") == ["[x].md"]


def test_a_file_is_checked_once(desk):
    desk("a.txt", "sub/b.txt")
    assert files("sub/b.txt", ".", "./a.txt") == ["sub/b.txt", "a.txt"]


def test_links_lead_neither_in_circles_nor_out(desk, tmp_path):
    folder = desk("a.txt", "sub/b.txt")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("The mayor came.\n")
    (folder / "sub" / "up").symlink_to("..")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "copy.txt").symlink_to("sub/b.txt")
    (folder / "out.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (folder / "out").symlink_to(tmp_path / "outside")
    assert events(".") == [Input("a.txt"), Input("copy.txt"), Skipped("out.txt", LINKED)]
    assert files("out.txt") == ["out.txt"]


def test_a_folder_that_is_a_link_itself_is_walked(desk):
    folder = desk("real/a.txt")
    (folder / "link").symlink_to("real")
    assert files("link") == ["link/a.txt"]


def test_pipes_and_devices_in_a_folder_are_passed_over(desk):
    folder = desk("a.txt")
    os.mkfifo(folder / "pipe.txt")
    assert files(".") == ["a.txt"]


def test_a_folder_that_cannot_be_listed_is_a_problem_and_the_rest_goes_on(desk, monkeypatch):
    desk("a.txt", "locked/b.txt", "z.txt")
    listed = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert events(".") == [
        Input("a.txt"),
        Problem("locked", "the folder cannot be read: Permission denied"),
        Input("z.txt"),
    ]


def test_folders_deeper_than_calls_may_be(desk):
    folder = desk("a.txt")
    depth = 1_200
    try:
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("deep.txt").write_text("The mayor came.\n")
        os.chdir(folder)
        assert files(".") == ["a.txt", "d/" * depth + "deep.txt"]
    finally:  # rm goes deeper than what clears up after the tests
        subprocess.run(["rm", "-rf", folder / "d"], check=True)


def test_a_walk_is_lazy(desk, monkeypatch):
    desk("a/1.txt", "b/2.txt", "c/3.txt")
    asked = []
    listed = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: asked.append(Path(path).name) or listed(path))
    found = Project(Options(), None).files([Input(".")])
    assert next(found).name == "a/1.txt"
    assert "b" not in asked


def test_a_folder_without_copy_is_told_and_so_is_an_empty_one(desk):
    folder = desk("sub/README.md")
    (folder / "bare").mkdir()
    assert events(str(folder / "sub")) == [Skipped(str(folder / "sub"), EMPTY, is_told_alone=True)]
    assert events(str(folder / "bare")) == [Skipped(str(folder / "bare"), BARE, is_told_alone=True)]


def test_named_files_can_be_treated_as_found(desk):
    folder = desk("README.md", "a.txt", "old/b.txt", "sub/.hid/c.md")
    (folder / ".newslintignore").write_text("old/\n")
    named = ["README.md", "a.txt", "old/b.txt", "sub/.hid/c.md"]
    assert files(*named, force_exclude=True) == ["a.txt"]
    assert files(*named) == named


def test_a_list_that_is_too_large_is_a_problem(desk):
    folder = desk("a.txt")
    (folder / ".newslintignore").write_text("x\n" * 100_000)
    (found,) = events(".")
    assert isinstance(found, Problem)
    assert ".newslintignore" in found.where
