"""`newslint attributions`: who says what, for people and for programs, on invented text."""

import json

import pytest

STORY = """\
“The road is shut,” Ana Ruiz, the mayor, said on Monday. “It will stay so.” She added that repairs would take a week.

Otto Lang wants to praise the plan. He called it “a great step for the valley.” The sign read badly. “Nobody may pass here.” It hung beside “Lost Ferry.”
"""


@pytest.fixture
def story(newslint):
    def tell(text=STORY, *arguments, name="story.txt"):
        (newslint.folder / name).write_text(text, encoding="utf-8")
        done = newslint("attributions", *arguments, name)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return tell


def entries(story, text=STORY, *arguments, name="story.txt"):
    found = json.loads(story(text, "--format", "json", *arguments, name=name))
    assert found["version"] == 1
    assert [file["path"] for file in found["files"]] == [name]
    return found["files"][0]


def test_a_line_tells_where_who_how_and_what(story):
    lines = story().splitlines()
    assert lines[0] == "story.txt"
    assert lines[1].split(maxsplit=1) == [
        "1:1",
        "Ana Ruiz, the mayor -> said -> “The road is shut,” … “It will stay so.”",
    ]
    assert lines[2].split(maxsplit=1)[1] == "She (Ana Ruiz) -> added -> that repairs would take a week"
    assert any(line.endswith("no source -> “Nobody may pass here.”") for line in lines)
    assert "1 of them speech with no source" in lines[-1]


def test_acts_and_titles_are_shown_only_when_asked_for(story):
    assert "wants" not in story()
    assert "Lost Ferry" not in story()
    shown = story(STORY, "--all")
    assert "Otto Lang -> wants -> to praise the plan" in shown
    assert "no source -> “Lost Ferry.”" in shown


def test_an_act_that_covers_a_quotation_is_always_shown(story):
    assert "He (Otto Lang) -> called -> it “a great step for the valley.”" in story()


def test_lines_can_be_gathered_by_speaker(story):
    lines = story(
        "Ana Ruiz said it rained. Otto Lang said it snowed. Ruiz said it never did.", "--by", "speaker"
    ).splitlines()
    assert [line.strip() for line in lines if line.startswith("  ") and line[2] != " "][:2] == ["Ana Ruiz", "Otto Lang"]
    assert lines[2].endswith("said -> it rained")
    assert lines[3].endswith("said -> it never did")


def test_json_has_ranges_in_code_points(story):
    text = "\U0001f6a2 “The road is shut,” said Ana Ruiz.\n"
    file = entries(story, text)
    only = file["attributions"][0]
    assert (only["manner"], only["kind"], only["cue_kind"], only["speaker"]) == (
        "direct",
        "named",
        "speech",
        "Ana Ruiz",
    )
    for part in (only["source"], only["cue"], *only["content"]):
        start, end = part["start"], part["end"]
        assert text[start["offset"] : end["offset"]] == part["text"]
        assert (start["line"], start["column"]) == (1, start["offset"] + 1)
    assert file["unattributed"] == []


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Ana Ruiz said: “The road is shut.”", "direct"),
        ("Ana Ruiz said the road was “shut for good.”", "mixed"),
        ("Ana Ruiz said the road was shut.", "indirect"),
    ],
)
def test_the_manner_tells_how_much_is_quoted(story, text, manner):
    assert entries(story, text)["attributions"][0]["manner"] == manner


def test_json_tells_speech_without_a_source_from_other_quotation_marks(story):
    found = {part["text"]: part["speech"] for part in entries(story)["unattributed"]}
    assert found == {"“Nobody may pass here.”": True, "“Lost Ferry.”": False}


LINKED = {
    "a.md": "Bulgaria imports [70% of its gas](https://example.org/gas) by one pipe.",
    "b.md": 'Bulgaria imports <a href="https://example.org/gas">70% of its gas</a> by one pipe.',
}


@pytest.mark.parametrize("name", sorted(LINKED))
def test_a_link_is_the_source_of_a_sentence_that_has_no_other(story, name):
    text = LINKED[name]
    only = entries(story, text, name=name)["attributions"][0]
    assert (only["kind"], only["cue"], only["source"]["address"]) == ("link", None, "https://example.org/gas")
    assert only["source"]["text"] == "70% of its gas"
    assert "example.org -> link ->" in story(text, name=name)
    assert entries(story, text, "--links", "ignore", name=name)["attributions"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said Bulgaria imports [70% of its gas](https://example.org/gas).",
        "Bulgaria imports [70% of its gas](#gas) by one pipe.",
        "Bulgaria imports gas. ![A pipe](https://example.org/pipe.png)",
    ],
)
def test_a_link_is_no_second_source_and_none_within_the_page(story, text):
    assert "link" not in [one["kind"] for one in entries(story, text, name="a.md")["attributions"]]


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(newslint):
    (newslint.folder / "a.txt").write_text(STORY, encoding="utf-8")
    done = newslint("attributions", "none.txt", "a.txt")
    assert done.returncode == 2
    assert "none.txt" in done.stderr
    assert "Ana Ruiz" in done.stdout


def test_standard_input_is_read(newslint):
    done = newslint("attributions", "-", stdin=b"Ana Ruiz said it rained.")
    assert done.returncode == 0, done.stderr
    assert "Ana Ruiz -> said -> it rained" in done.stdout


def test_the_command_wants_a_file(newslint):
    assert newslint("attributions").returncode == 2
