"""The language server as an editor sees it: the real `newslint lsp`, over standard input and output."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.lsp_client import ROOT, Editor, applied, at

from lint import __version__

STORY = (
    "Envoy arrives in Kyiv\n\n"
    "The envoy, Paul Witkoff, arrived in Kyiv on Monday, officials said.\n\n"
    "“We came to listen 😀,” Witkov said. Talks in Kiev were were long.\n"
)
PULL = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}


@pytest.fixture
def editors(tmp_path, monkeypatch, warm_cache):
    """Return a function that starts an editor in a folder; all are closed at the end."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    (tmp_path / "desk").mkdir()
    made = []

    def start(folder=None, **more):
        editor = Editor(folder or tmp_path / "desk", **more)
        made.append(editor)
        return editor

    start.folder = tmp_path / "desk"
    yield start
    for editor in made:
        editor.close()


def rules(found):
    return sorted(diagnostic["code"] for diagnostic in found)


def one(found, rule):
    return next(diagnostic for diagnostic in found if diagnostic["code"] == rule)


def uri(folder, name="a.txt"):
    return (folder / name).as_uri()


def titles(actions):
    return [action["title"] for action in actions]


def take(actions, start):
    return next(action for action in actions if action["title"].startswith(start))


def test_a_text_is_checked_when_it_opens_and_says_goodbye(editors):
    editor = editors()
    editor.open(uri(editors.folder), STORY)
    found = editor.diagnostics(uri(editors.folder), 1)
    assert {"doubled-word", "inconsistent-name", "superseded-place-name"} <= set(rules(found))
    name = one(found, "inconsistent-name")
    assert name["range"] == at(4, 24, 30)  # in UTF-16 units, the emoji counts two
    assert [r["message"] for r in name["relatedInformation"]] == ["Witkoff here"]
    assert one(found, "doubled-word")["tags"] == [1]
    assert one(found, "superseded-place-name")["tags"] == [2]
    assert editor.quit() == 0


@pytest.mark.parametrize(("encoding", "start"), [("utf-8", 30), ("utf-16", 24), ("utf-32", 23)])
def test_the_editor_chooses_the_unit_of_columns(editors, encoding, start):
    editor = editors(can={"general": {"positionEncodings": [encoding, "utf-16"]}})
    assert editor.capabilities["positionEncoding"] == encoding
    editor.open(uri(editors.folder), STORY)
    found = one(editor.diagnostics(uri(editors.folder), 1), "inconsistent-name")
    assert found["range"] == at(4, start, start + 6)
    line = STORY.splitlines()[4]
    there = line.encode("utf-8").index(b"Witkov") if encoding == "utf-8" else start
    editor.change(uri(editors.folder), 2, (at(4, there, there + 6), "Witkoff"))
    assert "inconsistent-name" not in rules(editor.diagnostics(uri(editors.folder), 2))


def test_lines_end_where_the_protocol_says_and_nowhere_else(editors):
    editor = editors()
    text = "A first line\u2028still the first\x0cand still.\rThe the second.\r\nThe third third."
    editor.open(uri(editors.folder), text)
    found = editor.diagnostics(uri(editors.folder), 1)
    assert [d["range"] for d in found if d["code"] == "doubled-word"] == [at(1, 0, 7), at(2, 4, 15)]
    editor.change(uri(editors.folder), 2, (at(2, 4, 10), "a"))
    found = editor.diagnostics(uri(editors.folder), 2)
    assert [d["range"] for d in found if d["code"] == "doubled-word"] == [at(1, 0, 7)]


def test_hover_gives_reason_and_source(editors):
    editor = editors()
    editor.open(uri(editors.folder), STORY)
    found = one(editor.diagnostics(uri(editors.folder), 1), "doubled-word")
    asked = {"textDocument": {"uri": uri(editors.folder)}, "position": found["range"]["start"]}
    hover = editor.ask("textDocument/hover", asked)
    assert "doubled-word" in hover["contents"]["value"]
    assert hover["contents"]["kind"] == "markdown"
    assert hover["range"] == found["range"]
    elsewhere = {"textDocument": {"uri": uri(editors.folder)}, "position": {"line": 0, "character": 1}}
    assert editor.ask("textDocument/hover", elsewhere) is None


@pytest.mark.parametrize("rule", ["doubled-word", "superseded-place-name", "inconsistent-name"])
def test_every_edit_that_is_offered_does_what_it_says(editors, rule):
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, STORY)
    actions = editor.actions(here, one(editor.diagnostics(here, 1), rule), ["quickfix"])
    edits = [a for a in actions if "edit" in a and a.get("diagnostics", [{"code": ""}])[0]["code"] == rule]
    assert len(edits) > 4
    for version, action in enumerate(edits, 2):
        text = applied(STORY, action["edit"]["changes"][here])
        editor.change(here, version, (None, text))
        left = editor.diagnostics(here, version)
        if "“Witkov” everywhere" in action["title"]:
            assert "Witkoff" not in text
        assert rule not in rules(left) or "Kiev” everywhere" in action["title"], action["title"]
        assert "bad-suppression" not in rules(left)
    spelled = [title for title in titles(actions) if "everywhere" in title]
    assert bool(spelled) == (rule != "doubled-word")


def test_a_directive_keeps_the_line_break_and_stands_in_markdown_too(editors):
    editor = editors()
    here = uri(editors.folder, "a.md")
    text = "# Talks\r\n\r\n- They met the the envoy.\r\n- They left.\r\n"
    editor.open(here, text, language="markdown")
    actions = editor.actions(here, one(editor.diagnostics(here, 1), "doubled-word"), ["quickfix"])
    for version, start in enumerate(("Ignore doubled-word here", "Ignore doubled-word in this file"), 2):
        new = applied(text, take(actions, start)["edit"]["changes"][here])
        assert "\n" not in new.replace("\r\n", "")
        editor.change(here, version, (None, new))
        assert rules(editor.diagnostics(here, version)) == []


def test_a_page_is_checked_and_a_directive_goes_into_its_paragraph(editors):
    editor = editors()
    here = uri(editors.folder, "a.html")
    text = "<title>They met the the envoy</title>\r\n<p><b>Ren&eacute;e</b> met the the envoy.</p><p>She left.</p>"
    editor.open(here, text, language="html")
    found = [each for each in editor.diagnostics(here, 1) if each["code"] == "doubled-word"]
    assert [each["range"]["start"]["line"] for each in found] == [0, 1]
    offered = titles(editor.actions(here, found[0], ["quickfix"]))
    assert not any(title.startswith("Ignore doubled-word here") for title in offered)
    action = take(editor.actions(here, found[1], ["quickfix"]), "Ignore doubled-word here")
    new = applied(text, action["edit"]["changes"][here])
    assert "<p><b><!-- newslint: ignore doubled-word" in new
    editor.change(here, 2, (None, new))
    assert [
        each["range"]["start"]["line"] for each in editor.diagnostics(here, 2) if each["code"] == "doubled-word"
    ] == [0]


def test_links_are_what_the_editor_says(editors):
    claim = "<p>Bulgaria imports <a href='https://a.org'>70% of its gas</a> by one pipe."
    for links, count in (("source", 0), ("ignore", 1)):
        editor = editors(options={"newslint": {"links": links}})
        here = uri(editors.folder, "b.html")
        editor.open(here, claim, language="html")
        assert rules(editor.diagnostics(here, 1)).count("unsourced-statistic") == count


def test_disabling_a_rule_writes_the_configuration_and_takes_hold(editors):
    editor = editors()
    here = uri(editors.folder)
    config = editors.folder / "newslint.yaml"
    config.write_text("# ours\nstyle: ap # since May\nignore:\n  # quiet\n  - unowned-hedge\nselect: [all]\n")
    editor.open(here, STORY)
    action = take(editor.actions(here, one(editor.diagnostics(here, 1), "doubled-word")), "Disable doubled-word")
    assert editor.ask("workspace/executeCommand", action["command"]) is True
    assert config.read_text() == (
        "# ours\nstyle: ap # since May\nignore:\n  # quiet\n  - unowned-hedge\n  - doubled-word\nselect: [all]\n"
    )
    found = editor.diagnostics(here, 1)
    assert "doubled-word" not in rules(found)
    assert "superseded-place-name" in rules(found)


def test_a_configuration_is_made_where_there_is_none(editors):
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, STORY)
    action = take(editor.actions(here, one(editor.diagnostics(here, 1), "doubled-word")), "Disable doubled-word")
    assert editor.ask("workspace/executeCommand", action["command"]) is True
    assert (editors.folder / "newslint.yaml").read_text() == "ignore: [doubled-word]\n"
    assert "doubled-word" not in rules(editor.diagnostics(here, 1))


def test_a_configuration_that_is_open_is_changed_in_the_editor(editors):
    editor = editors()
    here, there = uri(editors.folder), uri(editors.folder, "newslint.yaml")
    (editors.folder / "newslint.yaml").write_text("ignore: []\n")
    editor.open(here, STORY)
    editor.open(there, "ignore: []\n", language="yaml")
    action = take(editor.actions(here, one(editor.diagnostics(here, 1), "doubled-word")), "Disable doubled-word")
    given = []
    editor.answers["workspace/applyEdit"] = lambda params: given.append(params["edit"]) or {"applied": True}
    assert editor.ask("workspace/executeCommand", action["command"]) is True
    assert applied("ignore: []\n", given[0]["changes"][there]) == "ignore: [doubled-word]\n"
    assert (editors.folder / "newslint.yaml").read_text() == "ignore: []\n"


def test_a_name_on_the_house_list_is_not_spoken_of_again(editors):
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, STORY)
    action = take(editor.actions(here, one(editor.diagnostics(here, 1), "inconsistent-name")), "Add “Witkov”")
    assert editor.ask("workspace/executeCommand", action["command"]) is True
    assert "inconsistent-name" not in rules(editor.diagnostics(here, 1))
    done = subprocess.run(
        [sys.executable, "-m", "lint", "-", "--stdin-filename", "a.txt", "--format", "concise"],
        cwd=editors.folder,
        input=STORY.encode("utf-8"),
        capture_output=True,
        check=False,
        env={**__import__("os").environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 1, done.stderr
    assert b"inconsistent-name" not in done.stdout


def test_rename_takes_every_spelling_of_the_bearer(editors):
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, STORY)
    where = {"textDocument": {"uri": here}, "position": {"line": 2, "character": 20}}
    assert editor.ask("textDocument/prepareRename", where) == at(2, 16, 23)
    edit = editor.ask("textDocument/rename", {**where, "newName": "Wittkow"})
    assert applied(STORY, edit["changes"][here]) == STORY.replace("Witkoff", "Wittkow").replace("Witkov", "Wittkow")


@pytest.mark.parametrize("new", ["", "  ", "Ana\nRuiz"])
def test_what_is_no_name_is_written_nowhere(editors, new):
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, "The talks in Kiev went on.")
    asked = {"textDocument": {"uri": here}, "position": {"line": 0, "character": 14}, "newName": new}
    assert "is no name" in editor.ask("textDocument/rename", asked, error=True)["message"]


def test_a_directive_above_a_headline_leaves_it_the_headline(editors):
    text = "US envoy in Kiev meets president\n\nThe U.S. envoy spoke at noon. U.S. troops left.\n"
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, text)
    (finding,) = editor.diagnostics(here, 1)
    (action,) = [a for a in editor.actions(here, finding) if a["title"].endswith("here: checked by the desk")]
    editor.change(here, 2, (None, applied(text, action["edit"]["changes"][here])))
    assert editor.diagnostics(here, 2) == []


def test_symbols_are_names_and_quotations_with_their_speakers(editors):
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, STORY)
    found = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": here}})
    by_title = {entry["name"]: {c["name"]: c.get("detail") for c in entry["children"]} for entry in found}
    assert by_title["Names"]["Paul Witkoff"] == ""
    assert by_title["Quotations"] == {"“We came to listen 😀,”": "Witkov"}
    flat = editors(can={"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": False}}})
    flat.open(here, STORY)
    found = flat.ask("textDocument/documentSymbol", {"textDocument": {"uri": here}})
    assert {"Paul Witkoff", "“We came to listen 😀,”"} <= {entry["name"] for entry in found}


def test_lenses_show_speakers_only_where_they_are_asked_for(editors):
    here = uri(editors.folder)
    editor = editors()
    editor.open(here, STORY)
    assert editor.ask("textDocument/codeLens", {"textDocument": {"uri": here}}) == []
    editor.tell("workspace/didChangeConfiguration", {"settings": {"newslint": {"codeLens": True}}})
    lenses = editor.ask("textDocument/codeLens", {"textDocument": {"uri": here}})
    assert [lens["command"]["title"] for lens in lenses] == ["said by Witkov"]


def test_known_names_are_completed(editors):
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, STORY + "The governor of Zapor")
    editor.diagnostics(here, 1)
    found = editor.ask(
        "textDocument/completion", {"textDocument": {"uri": here}, "position": {"line": 5, "character": 21}}
    )
    assert "Zaporizhzhia" in [item["label"] for item in found["items"]]
    assert found["items"][0]["textEdit"]["range"] == at(5, 16, 21)
    nothing = {"textDocument": {"uri": here}, "position": {"line": 5, "character": 3}}
    assert editor.ask("textDocument/completion", {**nothing, "position": {"line": 2, "character": 6}}) is None


def test_findings_at_the_caret_wait_until_nothing_is_typed(editors):
    editor = editors(options={"newslint": {"holdBack": 0.4}})
    here = uri(editors.folder)
    editor.open(here, "He went to th shop.\n\nShe said said so.\n")
    assert rules(editor.diagnostics(here, 1)) == ["doubled-word"]
    editor.change(here, 2, (at(0, 13, 13), " "))
    editor.change(here, 3, (None, "He went to to shop.\n\nShe said said so.\n"))
    assert rules(editor.diagnostics(here, 3)) == ["doubled-word", "doubled-word"]
    editor.change(here, 4, (at(0, 13, 13), "o"))
    editor.change(here, 5, (at(0, 13, 14), ""))
    assert [d["range"]["start"]["line"] for d in editor.diagnostics(here, 5)] == [2]
    assert [d["range"]["start"]["line"] for d in editor.diagnostics(here, 5)] == [0, 2]


def test_diagnostics_can_be_pulled(editors):
    editor = editors(can=PULL)
    here = uri(editors.folder)
    editor.open(here, STORY)
    asked = {"textDocument": {"uri": here}}
    first = editor.ask("textDocument/diagnostic", asked)
    assert first["kind"] == "full"
    assert "inconsistent-name" in rules(first["items"])
    again = editor.ask("textDocument/diagnostic", {**asked, "previousResultId": first["resultId"]})
    assert again["kind"] == "unchanged"
    editor.change(here, 2, (None, "A short line.\n"))
    after = editor.ask("textDocument/diagnostic", {**asked, "previousResultId": first["resultId"]})
    assert (after["kind"], after["items"]) == ("full", [])
    assert editor.silent(here, 0.3) == []  # nothing is pushed to an editor that pulls
    editor.tell("workspace/didChangeConfiguration", {"settings": {"newslint": {"style": "ap"}}})
    editor.wait(lambda message: message.get("method") == "workspace/diagnostic/refresh")


def test_a_request_can_be_cancelled(editors):
    editor = editors(can=PULL)
    here = uri(editors.folder)
    editor.open(here, STORY * 400)
    number = editor.start("textDocument/diagnostic", {"textDocument": {"uri": here}})
    editor.tell("$/cancelRequest", {"id": number})
    assert editor.answer(number, error=True)["code"] == -32800
    assert editor.ask("textDocument/diagnostic", {"textDocument": {"uri": here}})["kind"] == "full"


def test_a_text_that_moves_on_is_not_checked_to_the_end(editors):
    editor = editors(can=PULL)
    here = uri(editors.folder)
    editor.open(here, STORY * 400)
    number = editor.start("textDocument/diagnostic", {"textDocument": {"uri": here}})
    editor.change(here, 2, (None, "Short.\n"))
    error = editor.answer(number, error=True)
    assert (error["code"], error["data"]) == (-32802, {"retriggerRequest": True})
    assert editor.ask("textDocument/diagnostic", {"textDocument": {"uri": here}})["items"] == []


def test_many_keystrokes_are_answered_once_they_pause(editors):
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, STORY)
    editor.diagnostics(here, 1)
    for version in range(2, 42):
        editor.change(here, version, (at(0, 0, 0), "x"))
    editor.diagnostics(here, 41)
    versions = {n["params"].get("version") for n in editor.notes if n["method"] == "textDocument/publishDiagnostics"}
    assert len(versions) < 20


def test_a_changed_configuration_is_picked_up_with_and_without_a_watching_editor(editors):
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    for can in (watching, {}):
        folder = editors.folder / ("watched" if can else "polled")
        folder.mkdir()
        here = uri(folder)
        editor = editors(folder, can=can)
        editor.open(here, STORY)
        assert "doubled-word" in rules(editor.diagnostics(here, 1))
        if can:
            editor.ask("textDocument/hover", {"textDocument": {"uri": here}, "position": {"line": 0, "character": 0}})
            assert "client/registerCapability" in [request["method"] for request in editor.requests]
        time.sleep(0.1)
        (folder / "newslint.yaml").write_text("ignore: [doubled-word]\n")
        if can:
            changes = [{"uri": uri(folder, "newslint.yaml"), "type": 1}]
            editor.tell("workspace/didChangeWatchedFiles", {"changes": changes})
        editor.diagnostics(here, wanted=lambda found: found and "doubled-word" not in rules(found))


def test_a_broken_configuration_is_shown_where_it_is_broken_and_the_last_sound_one_holds(editors):
    editor = editors()
    here, there = uri(editors.folder), uri(editors.folder, "newslint.yaml")
    config = editors.folder / "newslint.yaml"
    config.write_text("ignore: [doubled-word]\n")
    editor.open(here, STORY)
    sound = rules(editor.diagnostics(here, 1))
    config.write_text("ignore: [doubled-word]\nstile: ap\n")
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": there, "type": 2}]})
    fault = editor.diagnostics(there, wanted=bool)
    assert fault[0]["range"]["start"] == {"line": 1, "character": 0}
    assert "style" in fault[0]["message"]
    editor.change(here, 2, (at(0, 0, 0), "x"))
    assert rules(editor.diagnostics(here, 2)) == sound
    config.write_text("ignore: [doubled-word]\nstyle: ap\n")
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": there, "type": 2}]})
    assert editor.diagnostics(there) == []


def test_rule_files_are_checked_by_the_loader_as_they_are_written(editors):
    editor = editors()
    folder = editors.folder / "rules" / "garbled"
    folder.mkdir(parents=True)
    text = (ROOT / "rules/garbled/doubling/doubled-word.yaml").read_text(encoding="utf-8")
    here = uri(folder, "doubled-word.yaml")
    editor.open(here, text, language="yaml")
    assert editor.diagnostics(here, 1) == []
    editor.change(here, 2, (None, text.replace("severity:", "seriousness:")))
    found = editor.diagnostics(here, 2)
    assert any("seriousness" in diagnostic["message"] for diagnostic in found)
    editor.change(here, 3, (None, text.replace("[[", "").replace("]]", "")))
    assert editor.diagnostics(here, 3)
    editor.change(here, 4, (None, "id: [unclosed\n"))
    assert editor.diagnostics(here, 4)
    of_classes = (ROOT / "rules/garbled/figures/contradicting-record.yaml").read_text(encoding="utf-8")
    there = uri(folder, "contradicting-record.yaml")
    editor.open(there, of_classes, language="yaml")
    assert editor.diagnostics(there, 1) == []  # its patterns name classes of the lexicon
    names = editors.folder / "rules" / "names"
    names.mkdir()
    editor.open(uri(names, "ours.yaml"), "names:\n  - id: house.x\n    kind: planet\n", language="yaml")
    assert editor.diagnostics(uri(names, "ours.yaml"), 1)


def test_a_workspace_is_checked_with_progress(editors):
    for number in range(3):
        (editors.folder / f"{number}.txt").write_text("He said the the talks go on.\n")
    (editors.folder / ".hidden").mkdir()
    (editors.folder / ".hidden" / "x.txt").write_text("the the\n")
    (editors.folder / "broken.txt").write_bytes(b"\xff\xfe\xff\x00\xd8")
    editor = editors(can={"window": {"workDoneProgress": True}})
    done = editor.ask("workspace/executeCommand", {"command": "newslint.checkWorkspace"})
    assert done == {"files": 4, "findings": 3}
    kinds = [note["params"]["value"]["kind"] for note in editor.notes if note["method"] == "$/progress"]
    assert kinds == ["begin", "report", "report", "report", "report", "end"]
    here = uri(editors.folder, "0.txt")
    editor.open(here, "Nothing to see.\n")
    assert editor.diagnostics(here, 1) == []


def test_two_workspaces_have_each_its_own_rules(editors):
    one_folder, other = editors.folder / "one", editors.folder / "other"
    for folder in (one_folder, other):
        folder.mkdir()
    (one_folder / "newslint.yaml").write_text("ignore: [doubled-word]\n")
    editor = editors(folders=[one_folder, other])
    for folder, expected in ((one_folder, 0), (other, 1)):
        editor.open(uri(folder), STORY)
        assert rules(editor.diagnostics(uri(folder), 1)).count("doubled-word") == expected
    third = editors.folder / "third"
    third.mkdir()
    event = {"added": [{"uri": third.as_uri(), "name": "third"}], "removed": [{"uri": other.as_uri(), "name": "other"}]}
    editor.tell("workspace/didChangeWorkspaceFolders", {"event": event})
    editor.open("untitled:Untitled-1", STORY)  # a text without a file belongs to the first folder
    assert "doubled-word" not in rules(editor.diagnostics("untitled:Untitled-1", 1))
    editor.open(uri(third), STORY)
    assert "doubled-word" in rules(editor.diagnostics(uri(third), 1))


def test_without_its_library_the_command_says_what_to_install(tmp_path):
    (tmp_path / "pygls").mkdir()
    (tmp_path / "pygls" / "__init__.py").write_text("raise ModuleNotFoundError('no', name='pygls')\n")
    for more in ([], ["--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "lint", "lsp", *more],
            env={**__import__("os").environ, "PYTHONPATH": f"{tmp_path}:{ROOT}"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
        assert b"pip install '.[lsp]'" in done.stderr


def test_the_command_says_that_the_server_can_start(newslint):
    done = newslint("lsp", "--check")
    assert (done.returncode, done.stdout) == (0, f"newslint {__version__} can serve an editor\n")


def test_settings_that_make_no_sense_are_named_and_change_nothing(editors):
    editor = editors(options={"newslint": {"holdBack": "long", "select": ["garbled"]}})
    here = uri(editors.folder)
    editor.open(here, STORY)
    assert rules(editor.diagnostics(here, 1)) == ["doubled-word"]
    shown = [note["params"]["message"] for note in editor.notes if note["method"] == "window/showMessage"]
    assert shown == ["the setting newslint.holdBack cannot be 'long'"]


def test_what_the_package_says_of_settings_is_what_the_server_reads():
    from lint.lsp.capabilities import _KEYS

    package = json.loads(Path(ROOT / "editors/vscode/package.json").read_text(encoding="utf-8"))
    offered = {name.removeprefix("newslint.") for name in package["contributes"]["configuration"]["properties"]}
    assert offered - {"command"} == set(_KEYS)
