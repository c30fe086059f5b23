"""`newslint rules trial`: counts, samples and cost of a rule on articles, in files, folders and JSON lines."""

import gzip
import json

import pytest

BAD = "The council met at the the hall."


@pytest.fixture
def desk(newslint):
    folder = newslint.folder
    (folder / "copy/deep").mkdir(parents=True)
    (folder / "copy/.hidden").mkdir()
    (folder / "copy/one.txt").write_text(f"A line.\n\n{BAD}\n", "utf-8")
    (folder / "copy/deep/two.md").write_text(f"# News\n\n{BAD} They went to to it.\n", "utf-8")
    (folder / "copy/notes.py").write_text("the the", "utf-8")
    (folder / "copy/.hidden/three.txt").write_text(BAD, "utf-8")
    (folder / "copy/README.md").write_text(BAD, "utf-8")
    (folder / ".gitignore").write_text("*.gz\n", "utf-8")
    rows = [{"id": "a", "text": BAD}, {"text": "The council met."}, {"text": " "}]
    with gzip.open(folder / "copy/old.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write("\n".join(json.dumps(row) for row in rows) + "\n\n")
    return folder


def trial(newslint, *arguments):
    done = newslint("rules", "trial", "doubled-word", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_articles_of_folders_and_json_lines_are_counted_once(newslint, desk):
    found = trial(newslint, "copy", "copy/one.txt")
    assert (found["articles"], found["findings"], found["articles_with_findings"]) == (4, 4, 3)
    assert found["findings_per_1000_articles"] == 1000.0
    assert found["milliseconds_per_article"] >= 0
    places = [(hit["article"], hit["line"]) for hit in found["sample"]]
    assert places == [("copy/deep/two.md", 3), ("copy/deep/two.md", 3), ("copy/old.jsonl.gz:1", 1), ("copy/one.txt", 3)]
    assert "at [[the the]] hall" in found["sample"][-1]["context"]


def test_samples_are_drawn_by_the_seed(newslint, desk):
    rows = "".join(json.dumps({"text": f"Council {number} met at the the hall."}) + "\n" for number in range(60))
    (desk / "many.jsonl").write_text(rows, "utf-8")
    first, again, other = (trial(newslint, "many.jsonl", "--sample", "5", "--seed", seed) for seed in ("1", "1", "2"))
    assert len(first["sample"]) == 5
    assert first["sample"] == again["sample"] != other["sample"]
    assert trial(newslint, "many.jsonl", "--sample", "0")["sample"] == []


def test_the_page_says_what_to_do_with_the_samples(newslint, desk):
    said = newslint("rules", "trial", "doubled-word", "copy").stdout
    assert said.startswith("doubled-word: 4 findings in 4 articles, 1,000.0 per 1,000\n")
    assert "copy/one.txt:3: “the” stands twice." in said
    assert "is each worth an editor's look?" in said


def test_a_preview_rule_of_the_house_runs(newslint, desk):
    newslint("rules", "new", "phrase", "our-rule")
    path = desk / "house/style/our-rule.yaml"
    path.write_text(path.read_text("utf-8").replace("status: stable ", "status: preview "), "utf-8")
    (desk / "a.txt").write_text("It was a stand-in phrase.\n", "utf-8")
    assert "1 finding in" in newslint("rules", "trial", "our-rule", "a.txt").stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "this line is no JSON"),
        ("[" * 100_000, "this line is no JSON"),
        ('{"body": "x"}', "no field `text`"),
        ('"x"', "no field `text`"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_rest_is_tried(newslint, desk, line, said):
    (desk / "odd.jsonl").write_text(f"{line}\n{json.dumps({'text': BAD})}\n", "utf-8")
    done = newslint("rules", "trial", "doubled-word", "odd.jsonl")
    assert done.returncode == 2
    assert f"odd.jsonl:1: {said}" in done.stderr or said in done.stderr
    assert "1 finding in 1 article" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["doubled-wrd", "copy"], "did you mean “doubled-word”?"),
        (["doubled-word", "gone.txt"], "there is no such file"),
        (["doubled-word", "gone.jsonl"], "gone.jsonl"),
        (["doubled-word", "copy", "--style", "app"], "did you mean “ap”?"),
        (["doubled-word", "copy", "--sample", "-1"], "is no number"),
        (["doubled-word", "broken.jsonl.gz"], "broken.jsonl.gz"),
    ],
)
def test_what_cannot_be_tried_is_said(newslint, desk, arguments, said):
    (desk / "broken.jsonl.gz").write_bytes(gzip.compress(b"{}" * 1000)[:20])
    done = newslint("rules", "trial", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_folders_are_walked_as_they_are_for_a_check(newslint, desk):
    (desk / "newslint.yaml").write_text("exclude: [copy/deep/]\nnot-copy: ['!README.md']\n", "utf-8")
    assert [hit["article"] for hit in trial(newslint, "copy")["sample"]] == [
        "copy/README.md",
        "copy/old.jsonl.gz:1",
        "copy/one.txt",
    ]
    assert trial(newslint, "copy/*.txt")["articles"] == 1
