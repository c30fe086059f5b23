"""External checkers in an editor: they read beside everything else, and never hold a keystroke up."""

import time

import pytest
from support.lsp_client import Editor, at
from support.stub_server import StubServer, reporting, silent

STORY = "Rain was late 😀.\n\nHe saw the the town.\n\nNobody minded it.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache):
    """Return a function that opens an editor beside a server that behaves in a way."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    made = []

    def start(behaviour, *, can=None, deadline=30):
        server = StubServer(behaviour)
        config = f"engines: {{languagetool: {{url: '{server.url}', deadline: {deadline}}}}}\n"
        (tmp_path / "newslint.yaml").write_text(config)
        editor = Editor(tmp_path, can=can, options={"config": str(tmp_path / "newslint.yaml")})
        made.extend((editor, server))
        return editor, server, (tmp_path / "a.txt").as_uri()

    yield start
    for thing in made:
        thing.close()


def codes(found):
    return sorted(diagnostic["code"] for diagnostic in found)


def test_an_engine_speaks_when_a_text_is_opened_and_saved(desk):
    editor, server, here = desk(reporting("was", "minded"))
    editor.open(here, STORY)
    both = ["doubled-word", "languagetool.SOME_RULE", "languagetool.SOME_RULE"]
    found = editor.diagnostics(here, wanted=lambda found: codes(found) == both)
    assert [d["range"]["start"] for d in found if d["code"] != "doubled-word"] == [
        {"line": 0, "character": 5},
        {"line": 4, "character": 7},
    ]
    assert len(server.asked) == 1
    editor.change(here, 2, (at(0, 0, 4), "Then rain"))
    found = editor.diagnostics(here, 2)
    assert codes(found) == ["doubled-word", "languagetool.SOME_RULE"], (
        "the changed paragraph waits for the next reading"
    )
    assert len(server.asked) == 1
    editor.tell("textDocument/didSave", {"textDocument": {"uri": here}})
    found = editor.diagnostics(here, wanted=lambda found: codes(found) == both)
    assert found[0]["range"]["start"] == {"line": 0, "character": 10}
    assert len(server.asked) == 2
    editor.tell("textDocument/didSave", {"textDocument": {"uri": here}})
    time.sleep(1)
    assert len(server.asked) == 2, "what has been read is not read again"


def test_a_server_that_hangs_holds_nothing_up(desk):
    editor, _, here = desk(silent, deadline=60)
    editor.open(here, STORY)
    assert codes(editor.diagnostics(here, 1)) == ["doubled-word"]
    for version in range(2, 6):
        editor.change(here, version, (at(0, 0, 0), "x"))
        assert codes(editor.diagnostics(here, version)) == ["doubled-word"]
    started = time.monotonic()
    editor.quit()
    assert time.monotonic() - started < 30


def test_a_server_that_is_down_is_told_once_beside_the_findings(desk):
    editor, server, here = desk(lambda *_: None)
    editor.open(here, STORY)
    found = editor.diagnostics(here, wanted=lambda found: len(found) == 2)
    assert codes(found) == ["doubled-word", "rule-failure"]
    failure = next(diagnostic for diagnostic in found if diagnostic["code"] == "rule-failure")
    assert failure["severity"] == 3
    assert server.url in failure["message"]


def test_an_editor_that_pulls_is_asked_to_pull_again(desk):
    can = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    editor, _, here = desk(reporting("was"), can=can)
    editor.open(here, STORY)
    first = editor.ask("textDocument/diagnostic", {"textDocument": {"uri": here}})
    editor.wait(lambda message: message.get("method") == "workspace/diagnostic/refresh")
    again = {"textDocument": {"uri": here}, "previousResultId": first["resultId"]}
    found = editor.ask("textDocument/diagnostic", again)
    assert codes(found["items"]) == ["doubled-word", "languagetool.SOME_RULE"]
    actions = editor.actions(here, next(d for d in found["items"] if d["code"] != "doubled-word"))
    assert "Disable languagetool.SOME_RULE in the configuration" in [action["title"] for action in actions]


def test_the_whole_workspace_is_read_by_engines_too(desk, tmp_path):
    editor, server, _ = desk(reporting("was"))
    (tmp_path / "b.txt").write_text(STORY)
    done = editor.ask("workspace/executeCommand", {"command": "newslint.checkWorkspace", "arguments": []})
    assert done == {"files": 1, "findings": 2}
    assert len(server.asked) == 1
