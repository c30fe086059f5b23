"""A house's own lexicon: what its files may say, where their faults are told, and what patterns of rules make of classes."""

import json
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest
import yaml

from lint.analysis.lexicon.inflection import Inflector
from lint.analysis.lexicon.lexicon import Lexicon
from lint.engine.assembly import make_linter
from lint.rulepack import loader
from lint.rulepack.lexicon_reader import PatternLexicon
from lint.text.errors import RuleFileError
from lint.text.source import Source

SHIPPED = sorted((Path(loader.builtin_folder()) / "lexicon").glob("*.yaml"))
RULE = """\
    id: own-rule
    family: attribution
    summary: A house's own rule.
    status: stable
    severity: warning
    check: {check}
    scope: [body]
    options: {options}
    message: "“{{found}}” is not ours."
    why: It is not ours.
    source: {{name: The desk}}
    examples:
      bad: ["{bad}"]
      good: ["The council met at noon.", {{text: "They met at the port.", because: Another verb.}}]
"""


@pytest.fixture
def house(tmp_path):
    """Return a function that writes files of a house's rules folder, and returns the folder."""

    def write(**files):
        for name, text in files.items():
            folder = tmp_path / ("lexicon" if name.startswith("lexicon") else "attribution")
            folder.mkdir(exist_ok=True)
            (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
        return tmp_path

    return write


def faults(folder):
    with pytest.raises(RuleFileError) as raised:
        loader.load([folder])
    return [(":".join(where.rsplit(":", 2)[1:]), message) for where, message in raised.value.faults]


def reported(folder, text):
    pack = loader.load([folder])
    linter = make_linter(pack, pack.rules.select(select=["own-rule"]).at_each_place())
    return [text[finding.span.start : finding.span.end] for finding in linter.lint(Source("story.txt", text)).findings]


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("verbs:\n  slam: [slantid-saying]\n", "2:10", "there is no class “slantid-saying”"),
        ("verbs:\n  slam: [-cue-belief]\n", "2:10", "“slam” is not in the class “cue-belief”, so it cannot leave it"),
        ("verbs:\n  Slam: [cue-act]\n", "2:3", "“Slam”: words stand here in lower case"),
        ("words:\n  and/or: [sums]\n", "2:3", "“and/or”: words stand here in lower case, and have no stroke in them"),
        ("classes:\n  own: {about: Ours., forms: [gerund]}\n", "2:31", "gerund"),
        ("classes:\n  own: {forms: [past]}\n", "2:8", "about"),
        ("verbs:\n  slam: [Own Class]\n", "2:10", "a class is written in small letters and hyphens"),
    ],
)
def test_a_fault_is_told_with_its_place(house, text, where, message):
    (told,) = faults(house(lexicon=text))
    assert told[0] == where
    assert message in told[1]


def test_an_unknown_class_is_answered_with_the_nearest(house):
    assert "“rising”" in faults(house(lexicon="verbs:\n  spike: [risin]\n"))[0][1].partition(":")[2]


def test_a_house_adds_lemmas_takes_them_out_and_makes_classes_of_its_own(house):
    folder = house(
        lexicon="""\
            classes:
              own: {about: Ours., forms: [past, plural]}
            verbs:
              zoom: [rising, own]
              jump: [-rising]
            nouns:
              quay: [own]
            """
    )
    shipped, ours = Lexicon(loader.load().lexicon), Lexicon(loader.load([folder]).lexicon)
    assert {"zoom", "zooms", "zoomed"} == ours.words("rising") - shipped.words("rising")
    assert {"jump", "jumps", "jumped"} == shipped.words("rising") - ours.words("rising")
    assert ours.words("own") == {"zoomed", "quays"}
    assert loader.load([folder]).classes["own"] == "Ours."


def test_a_house_teaches_irregular_forms(house):
    folder = house(
        lexicon="""\
            classes:
              own: {about: Ours.}
            verbs:
              sneak: [own]
              wiretip: [own]
            nouns:
              cactus: [own]
            irregular-verbs:
              sneak: {past: [sneaked, snuck]}
            irregular-nouns:
              cactus: cacti
            doubling: [wiretip]
            """
    )
    words = Lexicon(loader.load([folder]).lexicon).words("own")
    assert {"sneaked", "snuck", "sneaking", "wiretipped", "wiretipping", "cactus", "cacti"} <= words


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_schema_holds_for_what_ships(path):
    schema = json.loads(json.dumps(loader.schema("lexicon")))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), schema)


def test_the_schema_refuses_what_the_reader_refuses():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"verbs": {"slam": ["Own Class"]}}, loader.schema("lexicon"))


PATTERNS = PatternLexicon(
    {"saying": {"base": "say|own up", "past": "said|owned up"}, "idioms": {"plain": "out of the blue"}, "none": {}},
    Inflector({"choose": {"past": ["chose"], "participle": ["chosen"]}}),
)


@pytest.mark.parametrize(
    ("pattern", "expanded"),
    [
        ("<saying>", "said|say"),
        ("told|<saying:past> that", "told|said that"),
        ("@choose to", "choose|chooses|choosing|chose|chosen to"),
        ("<name> <VB*> <nothing-of-ours>", "<name> <VB*> <nothing-of-ours>"),
        ("me@desk", "me@desk"),
    ],
)
def test_a_pattern_is_written_out(pattern, expanded):
    assert {frozenset(part.split("|")) for part in PATTERNS.expand(pattern).split()} == {
        frozenset(part.split("|")) for part in expanded.split()
    }


@pytest.mark.parametrize(
    ("item", "items"),
    [
        ("<saying>", ["said", "say"]),
        ("<saying:past>", ["said"]),
        ("<saying> that", ["said|say that"]),
        ("<name>", ["<name>"]),
        ("told", ["told"]),
    ],
)
def test_a_class_alone_in_a_list_is_an_item_for_each_word(item, items):
    assert PATTERNS.items(item) == items


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("<saying:plural>", "the class “saying” has no form “plural”: it has base, past"),
        ("<idioms>", "the class “idioms” has no single words"),
        ("<none>", "the class “none” has no single words"),
    ],
)
def test_a_pattern_that_cannot_be_written_out_is_refused(pattern, message):
    with pytest.raises(ValueError, match=message):
        PATTERNS.expand(pattern)


@pytest.mark.parametrize(
    ("check", "options"),
    [
        ("phrase", '{phrases: ["they <own-verbs:past>"]}'),
        ("sequence", '{sequences: ["[ they <own-verbs:past> ]"]}'),
        (
            "phrase",
            '{phrases: ["they slammed", "they <any> <own-verbs>"], replace: {"they <own-verbs:past>": they went}}',
        ),
        ("sequence", '{sequences: ["[ they @zoom|@slam&!zooming|slamming ]"]}'),
    ],
)
def test_a_rule_of_a_house_names_classes(house, check, options):
    folder = house(
        lexicon_own="classes:\n  own-verbs: {about: Ours.}\nverbs:\n  zoom: [own-verbs]\n  slam: [own-verbs]\n",
        **{"own-rule": RULE.format(check=check, options=options, bad="At noon [[they zoomed]] past.")},
    )
    assert reported(folder, "When they slammed the door, they zoomed off.") == ["they slammed", "they zoomed"]
    assert reported(folder, "It was they slamming the door.") == []


def test_a_class_that_a_rule_names_in_a_form_it_lacks_is_a_fault_of_the_rule(house):
    rule = RULE.format(check="phrase", options='{phrases: ["<rising:plural>"]}', bad="[[They]] rose.")
    (told,) = faults(house(**{"own-rule": rule}))
    assert told[0] == "8:10"
    assert "the class “rising” has no form “plural”: it has base, third, past, participle" in told[1]


def test_a_class_defined_twice_is_a_fault_that_names_both_places(house):
    folder = house(
        lexicon="classes:\n  floods: {about: Floods.}\n",
        lexicon_more="classes:\n  dams: {about: Dams.}\n  floods: {about: Deluges.}\n",
    )
    first = folder / "lexicon" / "lexicon.yaml"
    assert faults(folder) == [("3:3", f"the word class “floods” is there twice: first at {first}:2:3")]


def test_a_house_may_define_a_shipped_class_anew_and_add_to_it(house):
    folder = house(lexicon="classes:\n  rising: {about: Ours.}\nverbs:\n  rocket: [rising]\n")
    pack = loader.load([folder])
    assert pack.classes["rising"] == "Ours."
    assert {"rocketed", "climbed"} <= Lexicon(pack.lexicon).words("rising")


@pytest.mark.parametrize(
    ("rule", "lexicon", "words", "text"),
    [
        (
            "count-told-two-ways",
            "nouns:\n  rockslide: [harmful-events]\n",
            {"rockslide", "explosion"},
            "The rockslide killed 12 people. Police said the rockslide killed 14 people.",
        ),
        (
            "contradicting-direction",
            "verbs:\n  re-rocket: [rising]\n",
            {"re", "rose", "fell"},
            "Prices re-rocketed to 5 percent from 9 percent.",
        ),
    ],
)
def test_a_rule_wakes_for_the_words_of_its_classes_and_those_of_a_house(house, rule, lexicon, words, text):
    before = set(loader.load().triggers[rule])
    folder = house(lexicon=lexicon)
    pack = loader.load([folder])
    assert words <= set(pack.triggers[rule])
    assert not before & set("people killed from to".split())
    linter = make_linter(pack, pack.rules.select(select=[rule]))
    assert [finding.rule for finding in linter.lint(Source("story.txt", text)).findings] == [rule]
    (folder / "lexicon" / "lexicon.yaml").unlink()
    assert set(loader.load([folder]).triggers[rule]) == before
