"""Every form that is made for a class of the lexicon, against lemminflect, which knows them from dictionaries."""

from pathlib import Path

import lemminflect
import pytest
import yaml

from lint.analysis.lexicon.inflection import Inflector
from lint.files.yaml_tree import parse
from lint.rulepack import loader
from lint.rulepack.lexicon_reader import FORMS, LexiconBuilder

PATHS = sorted((Path(loader.builtin_folder()) / "lexicon").glob("*.yaml"))


def _inflector() -> Inflector:
    builder = LexiconBuilder()
    for path in PATHS:
        builder.read(parse(path.read_text(encoding="utf-8"), str(path)))
    return builder.inflector


INFLECTOR = _inflector()
TAGS = {"third": ("VBZ",), "past": ("VBD", "VBN"), "participle": ("VBD", "VBN"), "ing": ("VBG",), "plural": ("NNS",)}
GAPS = {
    "deadpanned deadpanning": "Merriam-Webster doubles the last letter",
    "mimicked": "lemminflect makes mimiced",
    "lain": "lemminflect has only lied",
    "people spokespeople": "plurals of person and spokesperson beside those in -s",
    "congressmen": "lemminflect does not know the noun, and makes -mans of it",
    "regards scepticisms silvers twitters weathers": "nouns that lemminflect takes to have no plural",
}
"""What lemminflect does not know, each with the reason why it is made nevertheless."""


def _made(part):
    """Return each form that a class asks of a lemma of one part, as (lemma, form, word)."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in PATHS]
    classes = {name: each for file in files for name, each in file.get("classes", {}).items()}
    asked = {}
    for file in files:
        for lemma, names in file.get(part, {}).items():
            forms = asked.setdefault(lemma, set())
            forms.update(form for name in names for form in classes[name].get("forms", FORMS[part]))
    inflect = INFLECTOR.verb if part == "verbs" else INFLECTOR.noun
    return [
        (lemma, form, word)
        for lemma, forms in sorted(asked.items())
        for form, words in inflect(lemma).items()
        if form in forms
        for word in words
    ]


def _is_known(lemma, form, word):
    return form not in TAGS or any(word in lemminflect.getInflection(lemma, tag) for tag in TAGS[form])


@pytest.mark.parametrize("part", ["verbs", "nouns"])
def test_every_form_is_one_that_dictionaries_have(part):
    made = _made(part)
    assert {form for _, form, _ in made} == set(FORMS[part])
    gaps = {word for words in GAPS for word in words.split()}
    assert [each for each in made if not _is_known(*each) and each[2] not in gaps] == []


def test_every_gap_is_still_one():
    made = {each[2] for part in ("verbs", "nouns") for each in _made(part) if not _is_known(*each)}
    assert {word for words in GAPS for word in words.split()} - made == set()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("admit", "admit admits admitted admitted admitting"),
        ("slam", "slam slams slammed slammed slamming"),
        ("boast", "boast boasts boasted boasted boasting"),
        ("deny", "deny denies denied denied denying"),
        ("retell", "retell retells retold retold retelling"),
        ("quiz", "quiz quizzes quizzed quizzed quizzing"),
        ("mimic", "mimic mimics mimicked mimicked mimicking"),
        ("die", "die dies died died dying"),
        ("veto", "veto vetoes vetoed vetoed vetoing"),
    ],
)
def test_the_forms_of_a_verb(lemma, forms):
    assert [word for words in INFLECTOR.verb(lemma).values() for word in words] == forms.split()


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("spokesman", "spokesmen"),
        ("human", "humans"),
        ("body", "bodies"),
        ("boy", "boys"),
        ("speech", "speeches"),
        ("hero", "heroes"),
        ("studio", "studios"),
        ("attorney general", "attorneys general"),
        ("co-chairman", "co-chairmen"),
    ],
)
def test_the_plural_of_a_noun(lemma, plural):
    assert INFLECTOR.noun(lemma)["plural"][0] == plural
