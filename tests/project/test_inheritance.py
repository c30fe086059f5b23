"""`extends` and `packs` of a configuration: what is taken over, what it may not reach, and what is no better trusted."""

import shutil

import pytest
from conftest import ROOT

from lint.project import config, config_edit, pack_lock
from lint.text.errors import ConfigError
from lint.text.finding import Severity


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "top/desk"
    folder.mkdir(parents=True)
    return folder


def read(folder, text, *, trusted=False):
    (folder / "newslint.yaml").write_text(text, "utf-8")
    return config.read(folder / "newslint.yaml", trusted=trusted)


def fault(folder, text, *, trusted=False):
    with pytest.raises(ConfigError) as caught:
        read(folder, text, trusted=trusted)
    ((where, message),) = caught.value.faults
    return where, message


def test_own_settings_take_precedence_and_lists_and_mappings_are_joined(desk):
    (desk.parent / "newslint.yaml").write_text(
        "style: ap\nselect: [garbled]\nignore: [zeugma]\nseverity: {garbled: error, quotes: info}\nlinks: ignore\n"
        "suffixes: {.copy: text}\nengines: {harper: {dialect: british}, proselint: {}}\nrepeats: all\n",
        "utf-8",
    )
    found = read(
        desk,
        "extends: ../newslint.yaml\nselect: [names, quotes]\nignore: [mojibake]\nseverity: {quotes: error}\n"
        "style: bbc\nsuffixes: {.njk: html}\nengines: {harper: {}}\n",
    )
    assert (found.style, found.links, found.repeats) == ("bbc", "ignore", "all")
    assert found.select == ("names", "quotes")
    assert found.ignore == ("zeugma", "mojibake")
    assert found.severity == {"garbled": Severity.ERROR, "quotes": Severity.ERROR}
    assert found.suffixes == {".copy": "text", ".njk": "html"}
    assert found.engines == {"harper": {}, "proselint": {}}
    assert found.place_of("zeugma") == f"{desk}/../newslint.yaml:3:10"


def test_paths_and_patterns_refer_to_the_folder_of_the_file_they_stand_in(desk):
    (desk.parent / "shared/names").mkdir(parents=True)
    (desk / "own").mkdir()
    (desk.parent / "newslint.yaml").write_text(
        "rules: [shared]\nexclude: [desk/old/]\nper-path: {desk/a.txt: {style: ap, ignore: [zeugma]}}\n", "utf-8"
    )
    found = read(
        desk, "extends: ../newslint.yaml\nrules: [own]\nexclude: [b.txt]\nper-path: {a.txt: {ignore: [quotes]}}\n"
    )
    assert [folder.resolve() for folder in found.rules] == [desk / "own", desk.parent / "shared"]
    assert found.excluded(desk / "old/x.txt")
    assert found.excluded(desk / "b.txt")
    assert not found.excluded(desk / "a.txt")
    there = found.overrides_for(desk / "a.txt")
    assert (there.style, there.ignore, there.inherited) == ("ap", ("zeugma", "quotes"), ())


def test_of_several_the_later_takes_precedence(desk):
    (desk / "one.yaml").write_text("style: ap\nlinks: ignore\n", "utf-8")
    (desk / "two.yaml").write_text("style: bbc\n", "utf-8")
    found = read(desk, "extends: [one.yaml, two.yaml]\n")
    assert (found.style, found.links) == ("bbc", "ignore")


def test_a_pyproject_extends_and_is_extended(desk):
    (desk.parent / "pyproject.toml").write_text("[tool.newslint]\nstyle = 'ap'\n", "utf-8")
    (desk / "pyproject.toml").write_text("[tool.newslint]\nextends = '../pyproject.toml'\nlinks = 'ignore'\n", "utf-8")
    found = config.read(desk / "pyproject.toml", trusted=False)
    assert (found.style, found.links) == ("ap", "ignore")


@pytest.mark.parametrize("trusted", [True, False])
def test_a_missing_file_and_a_circle_are_placed(desk, trusted):
    where, message = fault(desk, "style: ap\nextends: gone.yaml\n", trusted=trusted)
    assert where.endswith("newslint.yaml:2:10")
    assert message == "there is no file “gone.yaml” beside this one"
    assert "nor is a pack of that name in `packs`" in fault(desk, "extends: coast\n", trusted=trusted)[1]
    (desk / "two.yaml").write_text("extends: newslint.yaml\n", "utf-8")
    assert "extends itself" in fault(desk, "extends: two.yaml\n", trusted=trusted)[1]
    assert "extends itself" in fault(desk, "extends: newslint.yaml\n", trusted=trusted)[1]


def test_configurations_that_multiply_are_stopped(desk):
    for number in range(9):
        (desk / f"c{number}.yaml").write_text(f"extends: [c{number + 1}.yaml, ./c{number + 1}.yaml]\n", "utf-8")
    (desk / "c9.yaml").write_text("style: ap\n", "utf-8")
    assert "more than 20" in fault(desk, "extends: c0.yaml\n")[1]


@pytest.mark.parametrize(
    "name", ["../other.yaml", "../../top/other/newslint.yaml", "/etc/hostname", "//host/x/newslint.yaml", "link.yaml"]
)
def test_a_configuration_beside_the_copy_extends_nothing_elsewhere(desk, name):
    (desk.parent / "other").mkdir()
    for path in (desk.parent / "other.yaml", desk.parent / "other/newslint.yaml"):
        path.write_text("password: hunter2\n", "utf-8")
    (desk / "link.yaml").symlink_to("../other.yaml")
    where, message = fault(desk, f"extends: {name}\n")
    assert where.endswith("newslint.yaml:1:10")
    assert "hunter2" not in message
    assert "of this file's folder" in message or "this file's folder, and" in message


def test_what_a_trusted_configuration_extends_elsewhere_is_not_trusted(desk, user):
    (desk.parent / "shared.yaml").write_text(
        "engines: {languagetool: {url: 'http://127.0.0.1:9'}}\nstyle: ap\n", "utf-8"
    )
    found = read(desk, "extends: ../shared.yaml\n", trusted=True)
    assert (found.style, found.engines) == ("ap", {})
    assert [what for _, what in found.withheld] == ["the `url` of languagetool", "the engine languagetool"]
    user(f"trusted: ['{desk.parent}']\n")
    assert "languagetool" in read(desk, "extends: ../shared.yaml\n", trusted=True).engines
    (desk / "near.yaml").write_text("engines: {languagetool: {url: 'http://127.0.0.1:9'}}\n", "utf-8")
    assert "languagetool" in read(desk, "extends: near.yaml\n", trusted=True).engines


@pytest.fixture
def pack(desk):
    shutil.copytree(ROOT / "docs/examples/pack", desk / "coast")

    def lock():
        pin = pack_lock.pinned(desk / "coast", desk)
        (desk / "newslint.lock").write_text(pack_lock.written({pin.name: pin}), "utf-8")

    lock()
    return lock


@pytest.mark.parametrize("setting", ["extends: x.yaml", "packs: [other]", "rules: [names]"])
def test_the_configuration_of_a_pack_reaches_no_further(desk, pack, setting):
    (desk / "coast/newslint.yaml").write_text(setting, "utf-8")
    pack()
    where, message = fault(desk, "packs: [coast-desk]\nextends: coast-desk\n", trusted=True)
    assert where.endswith("coast/newslint.yaml")
    assert message == f"the configuration of a pack cannot have `{setting.partition(':')[0]}`"


def test_the_configuration_of_a_pack_starts_nothing_though_the_user_trusts_the_one_that_extends_it(desk, pack):
    (desk / "coast/newslint.yaml").write_text(
        "engines: {languagetool: {start: x}, harper: {}}\nexclude: [old/]\n", "utf-8"
    )
    pack()
    found = read(desk, "packs: [coast-desk]\nextends: coast-desk\n", trusted=True)
    assert found.engines == {"harper": {}}
    assert found.excluded(desk / "old/a.txt"), "its patterns refer to the folder of the house"
    assert found.packs == (desk / "coast",)


def test_a_pack_outside_the_folder_is_for_the_user_to_allow(desk, pack):
    (desk / "coast").rename(desk.parent / "coast")
    text = (desk / "newslint.lock").read_text("utf-8")
    (desk / "newslint.lock").write_text(text.replace('"coast"', '"../coast"'), "utf-8")
    assert "lies outside this file's folder" in fault(desk, "packs: [coast-desk]\n")[1]
    assert len(read(desk, "packs: [coast-desk]\n", trusted=True).packs) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("packs: [a, b]\n", "packs: [a]\n"),
        ("packs: [b, a]\n", "packs: [a]\n"),
        ("packs: [b]\nstyle: ap\n", "packs: []\nstyle: ap\n"),
        ("packs:\n  - a\n  - 'b'  # x\nstyle: ap\n", "packs:\n  - a\nstyle: ap\n"),
        ("ignore: [b]\npacks: [b, bb]\n", "ignore: [b]\npacks: [bb]\n"),
        ("style: ap\n", "style: ap\n"),
    ],
)
def test_a_word_is_taken_from_a_list_and_the_rest_is_kept(desk, before, after):
    assert config_edit.removed(before, desk / "newslint.yaml", "packs", "b") == after


def test_a_list_that_cannot_be_edited_is_said(desk):
    toml = "[tool.newslint]\npacks = ['a', \"\\u0062\"]\n"
    with pytest.raises(ValueError, match="cannot be taken from"):
        config_edit.removed(toml, desk / "pyproject.toml", "packs", "b")
