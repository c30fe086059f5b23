"""Lists of what is passed over mean what they mean to git."""

import subprocess

import pytest

from lint.project import ignore_rules
from lint.project.ignore_rules import IgnoreRules, verdict_of
from lint.text.errors import SourceError

PATHS = [
    *("a.txt", "b.md", "drafts/a.txt", "drafts/b.md", "drafts/old/c.txt", "old/drafts/a.txt", "#odd.txt", "!odd.txt"),
    *(
        "with space.txt",
        "trailing ",
        "[x].txt",
        "x.txt",
        "y1.txt",
        "y2.txt",
        "Ärger.txt",
        "deep/er/and/er/z.txt",
        "star*.txt",
    ),
    *("back\\slash.txt", "build/out.txt", "sub/build/out.txt", "notes/build.txt", "build.txt"),
]
LISTS = [
    "a.txt",
    "/a.txt",
    "*.txt\n!a.txt",
    "drafts/",
    "drafts/*.txt",
    "drafts/**",
    "**/drafts/a.txt",
    "drafts/**/c.txt",
    "deep/**/z.txt",
    "er/",
    "deep/*/z.txt",
    "# a comment\n\nb.md",
    "\\#odd.txt\n\\!odd.txt",
    "with\\ space.txt",
    "b.md   ",
    "trailing\\ ",
    "y[0-1].txt",
    "y[!1].txt",
    "\\[x\\].txt",
    "?.txt",
    "star\\*.txt",
    "build",
    "/build/",
    "build/\n!build/out.txt",
    "*\n!*/\n!*.md",
    "a.txt\n!a.txt\na.txt",
    "drafts\n!drafts/b.md",
    "**/b.md",
    "old/**/a.txt",
    "a**.txt",
    "*.md\r\nx.txt\r",
]


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", folder], check=True)
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x")
    return folder


def ours(lists, path):
    """Whether a path is passed over, its folders asked first, as on a walk."""
    names = path.split("/")
    return any(verdict_of(lists, names[: end + 1], is_folder=end + 1 < len(names)) is True for end in range(len(names)))


def of_git(folder):
    asked = "\0".join(PATHS).encode()
    done = subprocess.run(
        ["git", "-C", folder, "check-ignore", "-z", "--stdin", "--no-index"],
        input=asked,
        capture_output=True,
        check=False,
    )
    return sorted(filter(None, done.stdout.decode().split("\0")))


@pytest.mark.parametrize("text", LISTS)
def test_a_list_means_what_it_means_to_git(repository, text):
    (repository / ".gitignore").write_bytes(text.encode())
    rules = ignore_rules.read(str(repository / ".gitignore"), 0)
    assert [path for path in sorted(PATHS) if ours([rules], path)] == of_git(repository)


def test_a_list_in_an_inner_folder_goes_before_an_outer_one(repository):
    (repository / ".gitignore").write_text("*.txt\n")
    inner = repository / "drafts" / ".gitignore"
    inner.write_text("!a.txt\n/old/\n")
    try:
        lists = [ignore_rules.read(str(repository / ".gitignore"), 0), ignore_rules.read(str(inner), 1)]
        inside = [path for path in sorted(PATHS) if path.startswith("drafts/")]
        found = [path for path in inside if ours(lists, path)]
        assert found == [path for path in of_git(repository) if path.startswith("drafts/")] == ["drafts/old/c.txt"]
    finally:
        inner.unlink()


def test_nothing_is_said_of_what_no_pattern_matches():
    assert IgnoreRules(["a.txt", "!b.txt"]).verdict(["c.txt"], is_folder=False) is None
    assert IgnoreRules(["a.txt", "!b.txt"]).verdict(["b.txt"], is_folder=False) is False


def test_blank_lines_comments_and_broken_brackets_say_nothing():
    rules = IgnoreRules(["", "  ", "# a.txt", "[z-a].txt", "/", "!"])
    assert [rules.verdict([name], is_folder=False) for name in ("a.txt", "z.txt", "# a.txt", "")] == [None] * 4


def test_a_pattern_of_stars_takes_no_time_to_speak_of():
    pattern = "*a" * 2_000 + "b"
    assert IgnoreRules([pattern]).verdict(["a" * 255], is_folder=False) is None


def test_a_list_that_is_no_file_is_none_and_a_huge_one_a_fault(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "secret").write_text("a.txt\n")
    (tmp_path / "link").symlink_to("secret")
    (tmp_path / "huge").write_text("a\n" * ignore_rules.LARGEST)
    assert ignore_rules.read(str(tmp_path / "gone"), 0) is None
    assert ignore_rules.read(str(tmp_path / "folder"), 0) is None
    assert ignore_rules.read(str(tmp_path / "link"), 0) is None
    with pytest.raises(SourceError, match="larger than"):
        ignore_rules.read(str(tmp_path / "huge"), 0)
