"""`newslint rules new` and `newslint names new`: what they write loads as it is, and no file of the house is overwritten."""

from pathlib import Path

import pytest

from lint.files.yaml_tree import parse
from lint.rulepack import templates

STORY = "The Grennmouth council gave a stand-in phrase, officials said.\n"


@pytest.mark.parametrize("kind", templates.KINDS)
def test_a_new_rule_loads_and_its_examples_are_right(newslint, kind):
    done = newslint("rules", "new", kind, "our-rule")
    assert done.returncode == 0, done.stderr
    assert "newslint rules test house/style/our-rule.yaml" in done.stdout
    assert (newslint.folder / "newslint.yaml").read_text("utf-8") == "rules: [house]\n"
    tested = newslint("rules", "test", "house/style/our-rule.yaml")
    assert tested.stdout == "1 rule, 3 examples: all of them right\n", "with a near miss, so without a note"


@pytest.mark.parametrize("kind", templates.KINDS)
def test_each_key_of_a_template_is_said_once_and_explained_or_plain(kind):
    text = templates.rule(kind, "our-rule", "style", "house/style/our-rule.yaml")
    assert parse(text, "our-rule.yaml").get("check").value == kind
    assert text.count("#") > 8


def test_a_new_rule_speaks_at_once(newslint):
    newslint("rules", "new", "phrase", "our-rule", "--family", "wording")
    (newslint.folder / "a.txt").write_text(STORY, "utf-8")
    assert "[our-rule]" in newslint("a.txt").stdout
    assert (newslint.folder / "house/wording/our-rule.yaml").is_file()


def test_a_filled_in_rule_that_is_wrong_says_what_it_expected(newslint):
    newslint("rules", "new", "phrase", "our-rule")
    path = newslint.folder / "house/style/our-rule.yaml"
    path.write_text(path.read_text("utf-8").replace('- "stand-in phrase"', '- "in the wake of"'), "utf-8")
    done = newslint("rules", "test", "house/style/our-rule.yaml")
    assert done.returncode == 2
    assert "our-rule.yaml:" in done.stdout
    assert "expected 'stand-in phrase' at 19, found nothing" in done.stdout


def test_the_folder_of_the_configuration_is_used_and_the_rest_of_it_kept(newslint):
    (newslint.folder / "ours").mkdir()
    written = "# our desk\nstyle: ap\nrules: [ours]\n"
    (newslint.folder / "newslint.yaml").write_text(written, "utf-8")
    (newslint.folder / "sub").mkdir()
    assert newslint("rules", "new", "phrase", "our-rule").returncode == 0
    assert (newslint.folder / "ours/style/our-rule.yaml").is_file()
    assert (newslint.folder / "newslint.yaml").read_text("utf-8") == written


def test_nothing_is_overwritten(newslint):
    path = newslint.folder / "house/style/our-rule.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    done = newslint("rules", "new", "phrase", "our-rule")
    assert done.returncode == 2
    assert "overwrites no file of yours" in done.stderr
    assert path.read_text("utf-8") == "mine"
    assert not (newslint.folder / "newslint.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["phrse", "our-rule"], "did you mean “phrase”?"),
        (["phrase", "Our Rule"], "small letters"),
        (["phrase", "our-rule", "--family", "../x"], "small letters"),
        (["phrase", "doubled-word"], "there is a rule of this name already"),
    ],
)
def test_what_cannot_be_written_is_said(newslint, arguments, said):
    done = newslint("rules", "new", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(newslint.folder.iterdir()) == []


def test_no_rule_is_written_through_a_link_that_leads_out(newslint, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (newslint.folder / "house").mkdir()
    (newslint.folder / "house/style").symlink_to(tmp_path / "elsewhere")
    done = newslint("rules", "new", "phrase", "our-rule")
    assert done.returncode == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_new_names_are_listed_and_their_misspellings_reported(newslint):
    done = newslint("names", "new", "Grenmouth", "--kind", "place", "--country", "gb", "--misspelt", "Grennmouth")
    assert done.returncode == 0, done.stderr
    (newslint.folder / "a.txt").write_text(STORY, "utf-8")
    assert "“Grennmouth” is a wrong spelling of “Grenmouth”" in newslint("a.txt").stdout
    text = (newslint.folder / "house/names/grenmouth.yaml").read_text("utf-8")
    assert "id: place.gb.grenmouth" in text


def test_several_names_are_entries_of_one_file(newslint):
    assert newslint("names", "new", "Ann Bowen", "Łukasz “Luka” Żak").returncode == 0
    text = (newslint.folder / "house/names/ann-bowen.yaml").read_text("utf-8")
    assert [item.get("form").value for item in parse(text, "x").get("names").items] == [
        "Ann Bowen",
        "Łukasz “Luka” Żak",
    ]
    assert newslint("rules", "list").returncode == 0
    again = newslint("names", "new", "Ann Bowen")
    assert again.returncode == 2
    assert "listed already, as person.xx.ann-bowen" in again.stderr


@pytest.mark.parametrize(
    "arguments",
    [[" "], ["Ann\nBowen"], ["Ann Bowen", "--country", "Britain"], ["Ann Bowen", "--kind", "dog"], []],
)
def test_names_that_will_not_do_are_refused(newslint, arguments):
    assert newslint("names", "new", *arguments).returncode == 2
    assert list(newslint.folder.iterdir()) == []


def test_an_article_called_new_is_read_by_its_path(newslint):
    (newslint.folder / "new").write_text("Ann Bowen spoke.\n", "utf-8")
    assert "Ann Bowen" in newslint("names", "./new").stdout
