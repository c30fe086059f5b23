"""Sidecars: what one silences for its article, and each fault of one with its place."""

from pathlib import Path

import pytest

COPY = "They left Kiev for the border.\n\nShe saw the the cat. He saw the the dog.\n"
GOOD = """\
ignore:
  - rules: [superseded-place-name]
    reason: a letter of 1986
  - rules: [garbled]
    text: the the cat
    reason: as the witness spoke
    until: 2999-01-31
"""


@pytest.fixture
def story(newslint) -> Path:
    path = newslint.folder / "story.txt"
    path.write_text(COPY)
    return path


def test_a_sidecar_silences_its_article_and_no_other(newslint, story: Path) -> None:
    (newslint.folder / "other.txt").write_text(COPY)
    Path(f"{story}.newslint.yaml").write_text(GOOD)
    shown = newslint("--format", "concise", "story.txt", "other.txt").stdout.splitlines()
    assert [line.split(":")[:3] for line in shown] == [
        ["story.txt", "3", "29"],
        ["other.txt", "1", "11"],
        ["other.txt", "3", "9"],
        ["other.txt", "3", "29"],
    ]


def test_a_sidecar_that_silences_nothing_is_told(newslint, story: Path) -> None:
    Path(f"{story}.newslint.yaml").write_text(GOOD.replace("superseded-place-name", "mixed-script"))
    assert "story.txt.newslint.yaml:2:5: “mixed-script”" in newslint("--format", "concise", "story.txt").stdout


FAULTS = {
    "[]": "1:1",
    "ignored: []": "there is no key `ignored` here",
    "ignore: [{rules: [doubled-word]}]": "lacks the key `reason`",
    "ignore: [{rules: [doubled-word], reason: x, until: soon}]": "1:52: write the last day like 2027-01-31",
    "ignore: [{rules: doubled-word, reason: x}]": "a list",
    "ignore: [{rules: [doubled-word], reason: '', text: ''}]": "is empty",
    "ignore: [!!python/object/apply:os.system [x]]": "1:",
    "a: &a [*a]": "1:",
    "\x00": "newslint.yaml",
}


@pytest.mark.parametrize("content", FAULTS)
def test_each_fault_is_told_with_its_place(newslint, story: Path, content: str) -> None:
    Path(f"{story}.newslint.yaml").write_text(content)
    (newslint.folder / "other.txt").write_text("She saw the the cat.\n")
    done = newslint("--format", "concise", "story.txt", "other.txt")
    assert done.returncode == 2
    assert f"story.txt.newslint.yaml:{FAULTS[content]}" in done.stderr or FAULTS[content] in done.stderr
    assert "Traceback" not in done.stderr
    assert "other.txt:1:9" in done.stdout


def test_a_sidecar_that_is_a_link_out_is_refused_unread(newslint, story: Path) -> None:
    secret = newslint.folder.parent / "secret.yaml"
    secret.write_text("a secret: of mine\n")
    Path(f"{story}.newslint.yaml").symlink_to(secret)
    done = newslint("story.txt")
    assert done.returncode == 2
    assert "a symbolic link that leads out of its folder" in done.stderr
    assert "secret: of" not in done.stderr
