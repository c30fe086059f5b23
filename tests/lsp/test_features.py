"""What the server offers and how it tells: each thing that docs/editors.md promises and test_lsp.py does not try."""

import pytest
from lsp.test_protocol import PULL, STORY, editors, one, rules, take, uri  # noqa: F401 - a fixture
from support.lsp_client import ROOT, applied, at

WATCH = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
HOUSE_RULE = """\
id: house-word
family: style
status: stable
summary: A word this house does not use.
severity: warning
check: phrase
options: {phrases: [WORD]}
message: "This house does not write “{found}”."
why: The desk has said so.
source: {name: "The desk"}
examples:
  bad:
    - text: "They met at the [[WORD]]."
  good:
    - "They met at the palace."
    - "They met at the hall."
"""


def test_what_is_offered(editors):  # noqa: F811
    prepares = {"textDocument": {"rename": {"prepareSupport": True}}}
    pushed, pulled = editors(can=prepares).capabilities, editors(can=PULL).capabilities
    assert pushed["textDocumentSync"]["change"] == 2
    assert pushed["textDocumentSync"]["openClose"] is True
    assert set(pushed["executeCommandProvider"]["commands"]) == {
        "newslint.disableRule",
        "newslint.addToHouseList",
        "newslint.checkWorkspace",
    }
    assert pushed["codeActionProvider"]["codeActionKinds"] == ["quickfix", "source.fixAll.newslint"]
    assert pushed["renameProvider"] == {"prepareProvider": True}
    assert pushed["workspace"]["workspaceFolders"]["changeNotifications"] is True
    for name in ("hover", "documentSymbol", "codeLens", "completion"):
        assert f"{name}Provider" in pushed
    # To pull is offered only to an editor that can be told to pull again.
    assert "diagnosticProvider" not in pushed
    assert pulled["diagnosticProvider"]["interFileDependencies"] is False


def test_an_editor_that_pulls_and_cannot_be_told_to_pull_again_is_pushed_to(editors):  # noqa: F811
    editor = editors(can={"textDocument": {"diagnostic": {}}})
    assert "diagnosticProvider" not in editor.capabilities
    here = uri(editors.folder)
    editor.open(here, STORY)
    found = one(editor.diagnostics(here, 1), "doubled-word")
    action = take(editor.actions(here, found), "Disable doubled-word")
    assert editor.ask("workspace/executeCommand", action["command"]) is True
    assert "doubled-word" not in rules(editor.diagnostics(here, 1))


def test_links_related_places_and_tags_go_to_editors_that_show_them(editors):  # noqa: F811
    here = uri(editors.folder)
    rich = editors()
    text = STORY + "\nThey met in Vyshtek, Kyrgyzstan.\n"
    rich.open(here, text)
    found = rich.diagnostics(here, 1)
    links = {d["code"]: d["codeDescription"]["href"] for d in found}
    assert links["mangled-place-name"].startswith("https://")
    # Without an address in its source a rule's own file is shown: it has the reason and the examples.
    assert links["doubled-word"] == (ROOT / "rules/garbled/doubling/doubled-word.yaml").as_uri()
    nothing = {"relatedInformation": False, "codeDescriptionSupport": False, "tagSupport": {"valueSet": []}}
    poor = editors(can={"textDocument": {"publishDiagnostics": nothing}})
    poor.open(here, text)
    plain = poor.diagnostics(here, 1)
    assert [d["message"] for d in plain] == [d["message"] for d in found]
    assert not any({"codeDescription", "relatedInformation", "tags"} & set(d) for d in plain)


def test_every_other_spelling_is_a_related_place(editors):  # noqa: F811
    editor = editors()
    here = uri(editors.folder)
    editor.open(
        here, "Paul Witkoff came.\n\nWitkoff met Witkov. Then Witkov left, and Witkoff too, an official said.\n"
    )
    found = one(editor.diagnostics(here, 1), "inconsistent-name")
    places = {
        (r["location"]["range"]["start"]["line"], r["location"]["range"]["start"]["character"])
        for r in found["relatedInformation"]
    }
    assert {r["location"]["uri"] for r in found["relatedInformation"]} == {here}
    assert {(0, 5), (2, 0), (2, 25), (2, 42)} <= places


def test_hover_says_why_and_who_says_so(editors, pack):  # noqa: F811
    rule = next(rule for rule in pack.rules if rule.id == "doubled-word")
    where = {"textDocument": {"uri": uri(editors.folder)}, "position": {"line": 4, "character": 50}}
    rich, poor = editors(), editors(can={"textDocument": {"hover": {"contentFormat": ["plaintext"]}}})
    for editor, kind in ((rich, "markdown"), (poor, "plaintext")):
        editor.open(uri(editors.folder), STORY)
        where["position"] = one(editor.diagnostics(uri(editors.folder), 1), "doubled-word")["range"]["start"]
        said = editor.ask("textDocument/hover", where)["contents"]
        assert said["kind"] == kind
        assert rule.why.strip() in said["value"]
        assert rule.source_name in said["value"]
        assert "doubled-word" in said["value"]


def test_all_safe_fixes_at_once_and_no_unsafe_one(editors):  # noqa: F811
    editor = editors(options={"newslint": {"style": "ap"}})
    here = uri(editors.folder)
    text = "Volodymyr Zelenskiy spoke first 😀.\r\n\r\nVolodymyr Zelenskiy spoke the the last word.\r\n"
    editor.open(here, text)
    found = editor.diagnostics(here, 1)
    assert rules(found).count("house-style-name") == 2
    (action,) = editor.actions(here, found[0], ["source.fixAll"])
    assert action["kind"] == "source.fixAll.newslint"
    assert editor.actions(here, found[0], ["source.fixAll.newslint"]) == [action]
    assert editor.actions(here, found[0], ["source.organizeImports"]) == []
    assert applied(text, action["edit"]["changes"][here]) == text.replace("skiy", "skyy")
    assert not any(a["kind"].startswith("source") for a in editor.actions(here, found[0], ["quickfix"]))


def test_a_pull_that_held_something_back_is_asked_for_again(editors):  # noqa: F811
    editor = editors(can=PULL, options={"newslint": {"holdBack": 0.3}})
    here = uri(editors.folder)
    asked = {"textDocument": {"uri": here}}
    editor.open(here, "He went to to shop.\n\nShe said said so.\n")
    assert rules(editor.ask("textDocument/diagnostic", asked)["items"]) == ["doubled-word", "doubled-word"]
    editor.change(here, 2, (at(0, 13, 13), "x"))
    editor.change(here, 3, (at(0, 13, 14), ""))
    first = editor.ask("textDocument/diagnostic", asked)
    assert [d["range"]["start"]["line"] for d in first["items"]] == [2]
    editor.wait(lambda message: message.get("method") == "workspace/diagnostic/refresh")
    later = editor.ask("textDocument/diagnostic", {**asked, "previousResultId": first["resultId"]})
    assert [d["range"]["start"]["line"] for d in later["items"]] == [0, 2]


def test_the_look_at_the_workspace_can_be_given_up(editors):  # noqa: F811
    for number in range(300):
        (editors.folder / f"{number:03}.txt").write_text(STORY, encoding="utf-8")
    editor = editors(can={"window": {"workDoneProgress": True}})
    number = editor.start("workspace/executeCommand", {"command": "newslint.checkWorkspace"})
    begun = editor.wait(lambda m: m.get("method") == "$/progress" and m["params"]["value"]["kind"] == "report")
    editor.tell("window/workDoneProgress/cancel", {"token": begun["params"]["token"]})
    done = editor.answer(number, timeout=60)
    assert 0 < done["files"] < 300
    assert any(n["method"] == "$/progress" and n["params"]["value"]["kind"] == "end" for n in editor.notes)


@pytest.mark.parametrize("can", [WATCH, {}], ids=["watched", "polled"])
def test_a_changed_rule_file_takes_hold(editors, can):  # noqa: F811
    (editors.folder / "newslint.yaml").write_text("rules: [house]\n", encoding="utf-8")
    file = editors.folder / "house" / "style" / "house-word.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(HOUSE_RULE.replace("WORD", "castle"), encoding="utf-8")
    editor = editors(can=can)
    here = uri(editors.folder)
    editor.open(here, "They met at the castle and at the tower, officials said.\n")
    assert one(editor.diagnostics(here, 1), "house-word")["range"] == at(0, 16, 22)

    def changed(text):
        file.write_text(text, encoding="utf-8")
        if can:
            editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 2}]})

    changed(HOUSE_RULE.replace("WORD", "tower"))
    found = editor.diagnostics(here, wanted=lambda found: any(d["range"] == at(0, 34, 39) for d in found))
    assert one(found, "house-word")["range"] == at(0, 34, 39)
    changed(
        HOUSE_RULE.replace("check: phrase", "check: phrases")
    )  # a fault: shown in the file, and the rule before holds
    fault = editor.diagnostics(file.as_uri(), wanted=bool)[0]
    assert fault["range"]["start"] == {"line": 5, "character": 7}
    editor.change(here, 2, (at(0, 0, 0), "So: "))
    assert one(editor.diagnostics(here, 2), "house-word")["range"] == at(0, 38, 43)
    changed(HOUSE_RULE.replace("WORD", "castle"))
    assert editor.diagnostics(file.as_uri()) == []


def test_a_closed_text_has_no_diagnostics_left(editors):  # noqa: F811
    editor = editors()
    here = uri(editors.folder)
    editor.open(here, STORY)
    assert editor.diagnostics(here, 1)
    editor.tell("textDocument/didClose", {"textDocument": {"uri": here}})
    assert editor.diagnostics(here) == []
