"""`newslint lexicon list` and `newslint lexicon show`, for people and for machines."""

import json

import pytest


def test_every_class_is_listed_with_what_it_is_about(newslint):
    done = newslint("lexicon", "list")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split(maxsplit=2) for line in done.stdout.splitlines()]
    assert ["rising", "Verbs for a figure that goes up."] in [[name, about] for name, _, about in lines]
    assert [name for name, _, _ in lines] == sorted(name for name, _, _ in lines)


def test_the_words_of_a_class_are_listed_by_form(newslint):
    done = newslint("lexicon", "list", "calling")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == ["  base: call", "  third: calls", "  past: called", "  ing: calling"]


def test_machines_get_the_same(newslint):
    classes = json.loads(newslint("lexicon", "list", "--format", "json").stdout)
    (calling,) = (each for each in classes if each["class"] == "calling")
    assert calling["words"] == 4
    words = json.loads(newslint("lexicon", "list", "calling", "--format", "json").stdout)
    assert words == {
        "class": "calling",
        "about": calling["about"],
        "forms": {"base": ["call"], "third": ["calls"], "past": ["called"], "ing": ["calling"]},
    }
    shown = json.loads(newslint("lexicon", "show", "calls", "--format", "json").stdout)
    assert shown["word"] == "calls"
    assert {"class": "calling", "forms": ["third"], "about": calling["about"]} in shown["classes"]


def test_a_word_is_shown_with_its_classes(newslint):
    done = newslint("lexicon", "show", "Rose")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("rose\n")
    assert "  rising (past): Verbs for a figure that goes up." in done.stdout.splitlines()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("list", "risin"), "newslint: risin: no class of words is called that"),
        (("show", "qwertyish"), "newslint: qwertyish: this word is in no class of the lexicon"),
    ],
)
def test_what_is_unknown_is_said_and_is_a_failure(newslint, arguments, message):
    done = newslint("lexicon", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_the_lexicon_of_a_house_is_shown(newslint):
    (newslint.folder / "house/lexicon").mkdir(parents=True)
    (newslint.folder / "house/lexicon/own.yaml").write_text("verbs:\n  zoom: [rising]\n")
    (newslint.folder / "newslint.yaml").write_text("rules: [house]\n")
    assert "rising" in newslint("lexicon", "show", "zoomed").stdout
