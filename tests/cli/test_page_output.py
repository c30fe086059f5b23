"""`--format html`: one page to standard output, or a folder with a page an article and an index."""

import gc
import io
import os
import weakref

import pytest

from lint.cli.page_output import PageOutput
from lint.engine.assembly import all_rules, make_linter
from lint.text.source import Source

STORY = "They left for the the border.\n"


@pytest.fixture
def desk(newslint):
    (newslint.folder / "story.txt").write_text(STORY)
    (newslint.folder / "other.md").write_text("# Talks\n\nThey left Kiev.\n")
    return newslint


def test_one_article_goes_to_standard_output(desk) -> None:
    done = desk("--format", "html", "story.txt")
    assert done.returncode == 1
    assert done.stdout.startswith("<!doctype html>\n")
    assert done.stdout.endswith("</html>\n")
    assert "stands twice" in done.stdout
    assert done.stderr == ""


def test_standard_input_has_a_page_too(desk) -> None:
    done = desk("--format", "html", "-", "--stdin-filename", "wire.md", stdin=STORY.encode())
    assert "<h1>wire.md</h1>" in done.stdout
    assert done.returncode == 1


def test_several_articles_need_a_folder(desk) -> None:
    done = desk("--format", "html", "story.txt", "other.md")
    assert done.returncode == 2
    assert "name a folder for them, for example --output-dir report" in done.stderr
    assert done.stdout.count("<!doctype html>") == 1


def test_a_folder_gets_a_page_an_article_and_an_index(desk) -> None:
    done = desk("--format", "html", "--output-dir", "out/report", "story.txt", "other.md", "gone.txt")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "newslint: out/report/index.html leads to the pages\n" in done.stderr
    report = desk.folder / "out/report"
    assert sorted(path.name for path in report.iterdir()) == ["index.html", "other.md.html", "story.txt.html"]
    index = (report / "index.html").read_text("utf-8")
    assert '<a href="story.txt.html">story.txt</a>' in index
    assert "gone.txt: there is no such file" in index
    assert '<a href="index.html">All articles</a>' in (report / "story.txt.html").read_text("utf-8")


def test_pages_that_were_made_are_no_copy_of_a_folder(desk) -> None:
    (desk.folder / "page.html").write_text(desk("--format", "html", "story.txt").stdout, "utf-8")
    (desk.folder / "web.html").write_text("<p>They left for the the border.</p>\n", "utf-8")
    desk("--format", "html", "--output-dir", "report", ".")
    again = desk("--format", "concise", ".").stdout
    assert {line.partition(":")[0] for line in again.splitlines()} == {"other.md", "story.txt", "web.html"}
    assert {path.name for path in (desk.folder / "report").iterdir()} == {
        "index.html",
        "other.md.html",
        "story.txt.html",
        "web.html",
    }


def test_a_second_run_replaces_the_pages(desk) -> None:
    desk("--format", "html", "--output-dir", "report", "story.txt")
    (desk.folder / "story.txt").write_text("They left for the border.\n")
    done = desk("--format", "html", "--output-dir", "report", "story.txt")
    assert done.returncode == 0
    assert "stands twice" not in (desk.folder / "report/story.txt.html").read_text("utf-8")


def test_pages_never_leave_their_folder_and_have_names_of_their_own(desk) -> None:
    names = [
        "../up.txt",
        "a/b.txt",
        "a-b.txt",
        "A-B.txt",
        "..",
        "index",
        "...txt",
        "a b\u202e<>.txt",
        f"{'x' * 200}.txt",
    ]
    inside = [name for name in names if name != ".."]
    for name in inside:
        path = desk.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY)
    done = desk("--format", "html", "--output-dir", "report", *inside)
    assert done.returncode == 1, done.stderr
    pages = {path.name for path in (desk.folder / "report").iterdir()}
    assert len(pages) == len(inside) + 1
    assert {"index.html", "index-2.html", "up.txt.html", "a-b.txt.html", "a-b.txt-2.html", "A-B.txt-3.html"} <= pages
    assert all(len(name) < 140 and name.isascii() and not name.startswith(".") for name in pages)
    assert not (desk.folder.parent / "up.txt.html").exists()


def test_a_link_in_the_folder_is_replaced_and_not_followed(desk) -> None:
    (desk.folder / "report").mkdir()
    (desk.folder / "precious.txt").write_text("mine")
    (desk.folder / "report/story.txt.html").symlink_to(desk.folder / "precious.txt")
    desk("--format", "html", "--output-dir", "report", "story.txt")
    assert (desk.folder / "precious.txt").read_text() == "mine"
    assert not (desk.folder / "report/story.txt.html").is_symlink()


def test_a_folder_that_cannot_be_made_is_told(desk) -> None:
    done = desk("--format", "html", "--output-dir", "story.txt/report", "story.txt")
    assert done.returncode == 2
    assert "the page cannot be written" in done.stderr


def test_pages_show_the_fixed_text(desk) -> None:
    done = desk("--fix", "--unsafe-fixes", "--format", "html", "--output-dir", "report", "story.txt")
    assert done.returncode == 0
    assert "They left for the border." in (desk.folder / "report/story.txt.html").read_text("utf-8")
    assert (desk.folder / "story.txt").read_text() == "They left for the border.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--output-dir", "report"], "add --format html"),
        (["--format", "html", "--diff"], "leave out one of --diff and --format html"),
    ],
)
def test_what_cannot_be_a_page_is_refused(desk, arguments, words) -> None:
    done = desk(*arguments, "story.txt")
    assert done.returncode == 2
    assert words in done.stderr
    assert not (desk.folder / "report").exists()


def test_fixed_text_and_page_do_not_share_standard_output(desk) -> None:
    done = desk("--fix", "--format", "html", "-", stdin=STORY.encode())
    assert done.returncode == 2
    assert "add --output-dir for the page" in done.stderr


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_page_is_as_private_as_other_new_files(desk, mask, mode) -> None:
    before = os.umask(mask)
    try:
        desk("--format", "html", "--output-dir", "report", "story.txt")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in (desk.folder / "report").iterdir()} == {mode}


def test_an_article_is_forgotten_once_its_page_is_written(pack, tmp_path) -> None:
    linter = make_linter(pack, all_rules(pack).select())
    pages = PageOutput(io.StringIO(), tmp_path)

    def add(name: str) -> "weakref.ref[object]":
        analysis = linter.analyse(Source(name, STORY))
        pages.add(analysis, linter.run(analysis), linter)
        return weakref.ref(analysis)

    seen = [add(f"{number}.txt") for number in range(3)]
    gc.collect()
    assert [one() for one in seen] == [None, None, None]
    assert len(list(tmp_path.iterdir())) == 3


def test_no_unfinished_file_is_left(desk) -> None:
    desk("--format", "html", "--output-dir", "report", "story.txt", "other.md")
    assert not [path for path in (desk.folder / "report").iterdir() if path.name.startswith(".")]
