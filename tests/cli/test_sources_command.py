"""`newslint sources`: who is quoted and who stands behind each claim, for people and for programs, on invented text."""

import json

import pytest

STORY = """\
A landslide killed 14 people in the valley on Monday. The road will stay shut for weeks, Ana Ruiz, the mayor, said.

“We heard the hill come down,” Ruiz said. The valley is the second-largest in the country. Officials said two bridges fell.

“Nobody may pass here until we say so.” It rained.
"""


@pytest.fixture
def sources(newslint):
    def tell(text=STORY, *arguments, name="story.txt"):
        (newslint.folder / name).write_text(text, encoding="utf-8")
        done = newslint("sources", *arguments, name)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return tell


def entry(sources, text=STORY, name="story.txt"):
    found = json.loads(sources(text, "--format", "json", name=name))
    assert found["version"] == 1
    return found["files"][0]


def claims(sources, text, name="story.txt"):
    return [(one["kinds"][0], one["status"], one["near"]) for one in entry(sources, text, name)["claims"]]


def test_the_page_names_voices_claims_and_quotations_of_nobody(sources):
    page = sources()
    assert "Who is quoted: 1 named, 1 unnamed" in page
    assert "Ana Ruiz" in page
    assert "nobody                    A landslide killed 14" in page
    assert "Quotations without a speaker: 1" in page
    assert all(len(line) <= 80 for line in page.splitlines())
    assert "\x1b" not in page


def test_only_claims_of_nobody_are_left_on_request(sources):
    page = sources(STORY, "--nobody")
    assert "A landslide killed 14" in page
    assert "The road will stay shut" not in page


def test_voices_are_counted_and_told_of(sources):
    voices = {one["name"]: one for one in entry(sources)["voices"]}
    ruiz = voices["Ana Ruiz"]
    assert (ruiz["kind"], ruiz["direct"], ruiz["indirect"], ruiz["introduced"]) == ("named", 1, 1, True)
    assert voices["Officials"]["kind"] == "unnamed"


def test_ranges_give_the_text_they_are_of(sources):
    for one in entry(sources)["claims"]:
        place = one["claim"]
        assert STORY[place["start"]["offset"] : place["end"]["offset"]] == place["text"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The blast killed nine miners.", "casualties"),
        ("Rebels have captured two villages in the north.", "battlefield"),
        ("The clerk bribed two judges.", "allegation"),
        ("Some 40 percent of the shops are shut.", "figure"),
        ("It is the third-largest lake on earth.", "ranking"),
        ("It was the worst flood of the year.", "superlative"),
        ("The firm wants to leave the port.", "motive"),
        ("Rents will rise.", "prediction"),
        ("The frost caused the crack.", "causation"),
        ("The lock is crucial.", "evaluation"),
        ("The council met.", "event"),
    ],
)
def test_each_kind_of_claim_is_told_by_what_it_says(sources, text, kind):
    assert claims(sources, text) == [(kind, "nobody", "none")]


@pytest.mark.parametrize(
    ("text", "status", "near"),
    [
        ("The blast killed nine miners, the ministry said.", "sourced", "sentence"),
        ("The blast killed nine miners. This figure was given by the ministry, a clerk said.", "sourced", "behind"),
        ("Data showed rents fell. They will also stay low.", "sourced", "before"),
        ("Data showed rents fell. Wages will also fall.", "nobody", "none"),
        ("The mayor has accused Otto Lang of bribing two judges.", "sourced", "sentence"),
        ("The clerk signed an agreement and will sell nine mills.", "nobody", "none"),
        ("It was reported that nine mills will close.", "nobody", "none"),
        ("The blast of 1912 killed nine miners in 1912.", "background", "none"),
        ("The clerk, convicted in May, bribed two judges.", "background", "none"),
    ],
)
def test_the_reach_of_a_source_follows_the_story(sources, text, status, near):
    assert (status, near) in [(status, near) for _, status, near in claims(sources, text)]


def test_a_link_is_a_source(sources):
    text = "The blast killed [nine miners](https://example.org/blast)."
    assert claims(sources, text, "story.md") == [("casualties", "sourced", "link")]


def test_a_question_and_a_condition_claim_nothing(sources):
    assert claims(sources, "Will rents rise? If rents rise, shops would shut.") == []


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\x1b[31m he fell", "Ночью шёл дождь. Погибли 14 человек.", "“", "<b>", "1 2 3 4"]
)
def test_odd_texts_make_a_page(sources, text):
    page = sources(text)
    assert page.startswith("story.txt")
    assert "\x1b" not in page


def test_several_files_are_read_and_a_missing_one_is_told(newslint):
    for name in ("a.txt", "b.txt"):
        (newslint.folder / name).write_text(STORY, encoding="utf-8")
    done = newslint("sources", "--format", "json", "a.txt", "missing.txt", "b.txt")
    assert done.returncode == 2
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == ["a.txt", "b.txt"]
    assert "missing.txt" in done.stderr


def test_one_voice_under_a_grave_claim_is_told(sources):
    text = "The clerk bribed two judges, Ana Ruiz said. He lied to the court, she said. Rents will rise, Ruiz said."
    assert "alone under a grave claim: Ana Ruiz" in sources(text)
