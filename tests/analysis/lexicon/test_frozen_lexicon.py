"""The classes of the lexicon against the lists that they were made of, with what each has gained or lost since."""

from pathlib import Path

import pytest
import yaml
from support.shipped_resources import LEXICON

from lint.analysis.attribution.cues.cue_verbs import Cue, verbs
from lint.analysis.lexicon.lexicon import Lexicon

_FROZEN = sorted((Path(__file__).parent.parent.parent / "fixtures").glob("lexicon/frozen/*.yaml"))


@pytest.mark.parametrize("path", _FROZEN, ids=lambda path: path.stem)
def test_a_class_has_the_words_of_its_list(path):
    for name, frozen in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        was, added, dropped = (set(frozen[part].split()) for part in ("was", "added", "dropped"))
        words = LEXICON.words(name)
        assert (name, words - was, was - words) == (name, added, dropped)


def test_the_forms_of_a_verb_stay_together():
    lexicon = Lexicon(
        {
            "saying": {
                "base": "say|show",
                "third": "says|shows",
                "past": "said|showed",
                "participle": "said|shown/showed",
                "ing": "saying|showing",
            },
            "emptied": {},
        }
    )
    assert [(paradigm["base"], paradigm["participle"]) for paradigm in lexicon.paradigms("saying")] == [
        (("say",), ("said",)),
        (("show",), ("shown", "showed")),
    ]
    assert lexicon.words("saying", "participle") == {"said", "shown", "showed"}
    assert lexicon.classes_of("showed") == {"saying": ("past", "participle")}
    assert list(lexicon.paradigms("emptied")) == []


def test_a_cue_verb_knows_its_kind_and_form():
    cues = verbs(LEXICON)
    assert cues["slammed"] == Cue("act", "past", noun=False, base="slam")
    assert cues["shown"] == Cue("speech", "participle", noun=False, base="show")
    assert cues["put"].form == "past"
    assert cues["fears"] == Cue("belief", "third", noun=True, base="fear")
    assert not {"slamed", "commited", "lay", "lain"} & cues.keys()


@pytest.mark.parametrize("cue", ["slammed", "bragged about", "fretted about", "preferred"])
def test_people_of_a_kind_are_vague_whatever_the_verb_doubles(lint, cue):
    findings = lint(f"Critics {cue} the plan to cut 300 jobs in the port.", "vague-source").findings
    assert [finding.rule for finding in findings] == ["vague-source"]
