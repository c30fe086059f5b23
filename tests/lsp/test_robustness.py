"""What must not bring the server down, and what it must say instead."""

import asyncio
import random
import threading
from collections import ChainMap
from pathlib import Path

import pytest
from lsprotocol import types
from support.lsp_client import ROOT, Editor, at

from lint.engine.assembly import make_linter, make_resources
from lint.engine.linter import Linter
from lint.lsp import diagnostics, handlers
from lint.lsp.capabilities import EditorFeatures
from lint.lsp.open_documents import Checked, OpenDocument
from lint.lsp.positions import LspPositions
from lint.lsp.state import ServerState
from lint.rulepack import loader
from lint.rulepack.rule_options import LazyChecks
from lint.text.finding import Related
from lint.text.source import Source
from lint.text.span import Span

TEXT = "He said the the talks go on.\n\nThe envoy left Kiev.\n"


@pytest.fixture
def editor(tmp_path, monkeypatch, warm_cache):
    """Return an editor in a folder of its own."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    made = Editor(tmp_path)
    yield made
    made.close()


def here(editor, name="a.txt"):
    return (editor.folder / name).as_uri()


def alive(editor):
    """Open one more text and see that it is checked."""
    editor.open(here(editor, "alive.txt"), TEXT)
    found = [diagnostic["code"] for diagnostic in editor.diagnostics(here(editor, "alive.txt"))]
    return found == ["doubled-word", "superseded-place-name"]


def test_unknown_methods(editor):
    assert editor.ask("newslint/doesNotExist", {}, error=True)["code"] == -32601
    editor.tell("$/newslint/doesNotExist", {})
    editor.tell("newslint/doesNotExist", None)
    assert editor.ask("workspace/executeCommand", {"command": "newslint.nothing"}, error=True)["code"] == -32602
    assert alive(editor)


def test_malformed_parameters(editor):
    assert "code" in editor.ask("textDocument/hover", {"textDocument": 7}, error=True)
    editor.tell("textDocument/didChange", {"textDocument": {"uri": 5}})
    editor.tell("textDocument/didOpen", None)
    assert alive(editor)


def test_edits_out_of_order_and_of_unknown_texts(editor):
    editor.open(here(editor), TEXT, version=5)
    editor.diagnostics(here(editor), 5)
    editor.change(here(editor), 4, (at(0, 0, 28), ""))
    editor.change(here(editor, "never-opened.txt"), 2, (at(0, 0, 0), "x"))
    editor.change(here(editor), 6, (at(0, 8, 12), ""))
    assert [d["code"] for d in editor.diagnostics(here(editor), 6)] == ["superseded-place-name"]
    logged = " ".join(n["params"]["message"] for n in editor.notes if n["method"] == "window/logMessage")
    assert "version 4" in logged
    assert "never opened" in logged
    editor.tell("textDocument/didClose", {"textDocument": {"uri": here(editor, "never-opened.txt")}})
    editor.tell("textDocument/didSave", {"textDocument": {"uri": here(editor, "never-opened.txt")}})
    assert alive(editor)


def test_invalid_ranges_count_as_the_nearest_place(editor):
    editor.open(here(editor), TEXT)
    editor.change(here(editor), 2, (at(900, 5, 7, 901), "the the"))
    editor.change(here(editor), 3, (at(0, 5000, 5000), "!"))
    editor.change(here(editor), 4, (at(2, 4, 2, 0), "X"))  # its end is before its start
    found = editor.diagnostics(here(editor), 4)
    assert found
    for method in ("hover", "prepareRename", "completion"):
        where = {"textDocument": {"uri": here(editor)}, "position": {"line": 4000, "character": 4000}}
        editor.ask(f"textDocument/{method}", where)
    far = {"textDocument": {"uri": here(editor)}, "range": at(77, 0, 9, 99), "context": {"diagnostics": []}}
    editor.ask("textDocument/codeAction", far)
    assert alive(editor)


def test_requests_about_texts_that_are_not_open(editor):
    gone = {"textDocument": {"uri": here(editor, "gone.txt")}, "position": {"line": 0, "character": 0}}
    assert editor.ask("textDocument/hover", gone) is None
    assert editor.ask("textDocument/completion", gone) is None
    assert editor.ask("textDocument/rename", {**gone, "newName": "X"}) is None
    assert editor.ask("textDocument/documentSymbol", gone) == []
    asked = {**gone, "range": at(0, 0, 1), "context": {"diagnostics": []}}
    assert editor.ask("textDocument/codeAction", asked) == []
    assert editor.ask("textDocument/diagnostic", gone)["items"] == []


def test_files_and_folders_deleted_under_it(editor):
    folder = editor.folder / "sub"
    folder.mkdir()
    (folder / "newslint.yaml").write_text("ignore: [doubled-word]\n")
    (folder / "a.txt").write_text(TEXT)
    uri = (folder / "a.txt").as_uri()
    editor.open(uri, TEXT)
    assert [d["code"] for d in editor.diagnostics(uri, 1)] == ["superseded-place-name"]
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 3}]})
    editor.change(uri, 2, (at(0, 0, 0), "x"))
    editor.diagnostics(uri, 2, wanted=lambda found: "doubled-word" in [d["code"] for d in found])
    command = {"command": "newslint.disableRule", "arguments": [uri, "unowned-hedge"]}
    assert editor.ask("workspace/executeCommand", command) is True
    assert (editor.folder / "newslint.yaml").read_text() == "ignore: [unowned-hedge]\n"
    assert alive(editor)


def test_texts_that_are_no_copy(editor):
    for number, text in enumerate(
        (
            "",
            "\0\0\0",
            "\ufeff",
            "x" * 1_000_001,
            "“" * 2000,
            "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        )
    ):
        uri = here(editor, f"{number}.txt")
        editor.open(uri, text)
        editor.diagnostics(uri, 1)
    refused = [n["params"]["diagnostics"] for n in editor.notes if n["params"].get("uri", "").endswith("3.txt")]
    assert "at most 1,000,000" in refused[0][0]["message"]
    assert alive(editor)


def test_a_configuration_that_cannot_be_added_to(editor):
    (editor.folder / "newslint.yaml").write_text("ignore: [unowned-hedge\n")
    editor.open(here(editor), TEXT)
    editor.diagnostics(here(editor), 1)
    command = {"command": "newslint.disableRule", "arguments": [here(editor), "doubled-word"]}
    assert editor.ask("workspace/executeCommand", command) is False
    assert (editor.folder / "newslint.yaml").read_text() == "ignore: [unowned-hedge\n"
    assert any(note["method"] == "window/showMessage" for note in editor.notes)


def test_after_many_random_edits_the_findings_are_those_of_the_text(editor):
    """Edits in UTF-16 units over the wire, against positions worked out here from UTF-16 itself."""
    chance = random.Random(5)
    cached_blocks = [
        "Witkoff ",
        "Witkov ",
        "Kiev ",
        "\n",
        "\r\n",
        "😀",
        "the the ",
        "“Yes,” he said. ",
        ". ",
        "\u2028",
        "e\u0301",
    ]
    text = "The envoy, Paul Witkoff, came to Kyiv.\n\nTalks go on, officials said.\n"
    editor.open(here(editor), text)
    version = 1
    for _ in range(600):
        version += 1
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 5)))
        while start > 0 and text[start - 1 : start + 1] == "\r\n":
            start -= 1  # between the two there is no position
        while end < len(text) and text[end - 1 : end + 1] == "\r\n":
            end += 1
        new = chance.choice(cached_blocks) if len(text) < 3000 else ""
        editor.change(here(editor), version, ({"start": utf16(text, start), "end": utf16(text, end)}, new))
        text = text[:start] + new + text[end:]
    editor.tell("textDocument/didSave", {"textDocument": {"uri": here(editor)}})
    found = editor.diagnostics(here(editor), version)
    pack = loader.load([])
    linter = make_linter(pack, pack.rules.select().at_each_place())
    source = Source("a.txt", text)
    result = linter.lint(source)
    assert [(d["code"], d["message"], d["range"]) for d in found] == [
        (
            finding.rule,
            finding.message,
            {"start": utf16(text, finding.span.start), "end": utf16(text, finding.span.end)},
        )
        for finding in result.findings
    ]
    assert found


def utf16(text, offset):
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.rpartition("\n")[2]
    return {"line": before.count("\n"), "character": len(line.encode("utf-16-le")) // 2}


def test_a_rule_that_breaks_is_named_and_the_others_go_on():
    pack = loader.load([])
    rule = pack.rules.get("doubled-word")

    class Broken:
        unit = "block"

        def matches(self, _analysis):
            raise RuntimeError("bad day")

    rules = pack.rules.select()
    checks = ChainMap({"doubled-word": Broken()}, LazyChecks(rules))
    linter = Linter(rules, checks, make_resources(pack), triggers=pack.triggers)
    source = Source("a.txt", TEXT)
    analysis = linter.analyse(source)
    from lint.project.config import DEFAULT
    from lint.project.lint_job import LintSetup

    setup = LintSetup(linter, (), DEFAULT, pack)
    checked = Checked(1, 0, LspPositions(TEXT, "utf-16"), source, setup, analysis, linter.run(analysis))
    said = diagnostics.of(checked, "file:///a.txt", EditorFeatures())
    assert [d["code"] for d in said] == ["rule-failure", "superseded-place-name"]
    assert rule.id in said[0]["message"]


def test_memory_is_flat_over_a_thousand_edits(editor):
    """The benchmark measures 10,000; here a tenth of it, far from any limit."""
    text = (ROOT / "seeds" / "000_eb48da1b95ce89ee.txt").read_text(encoding="utf-8")
    editor.open(here(editor), text)
    editor.diagnostics(here(editor), 1)
    sizes = []
    for version in range(2, 1002):
        editor.change(here(editor), version, (at(1, 0, 0), "a") if version % 2 else (at(1, 0, 1), ""))
        if version in (300, 1001):
            editor.ask(
                "textDocument/hover", {"textDocument": {"uri": here(editor)}, "position": {"line": 0, "character": 0}}
            )
            status = Path(f"/proc/{editor.process.pid}/status").read_text()
            sizes.append(int(status.split("VmRSS:")[1].split()[0]))
    assert sizes[1] - sizes[0] < 8 * 1024


def test_who_asks_just_as_a_check_ends_is_answered():
    desk = ServerState()
    desk.texts["untitled:a"] = OpenDocument("untitled:a", "plaintext", 1, LspPositions(TEXT, "utf-16"), "utf-16")
    answers = []

    async def first():
        answers.append(await desk.checked("untitled:a"))

    async def second():
        while not any(run.future.done() for run in desk._runs.values()):  # noqa: ASYNC110
            await asyncio.sleep(0)  # the moment sought is between two turns of the loop
        answers.append(await desk.checked("untitled:a"))

    async def both():
        await asyncio.gather(first(), second())

    asking = threading.Thread(target=asyncio.run, args=(both(),), daemon=True)
    asking.start()
    asking.join(timeout=60)
    assert not asking.is_alive()
    assert answers[0] is answers[1]
    assert [finding.rule for finding in answers[0].result.findings] == ["doubled-word", "superseded-place-name"]


def test_nothing_is_kept_of_a_notification_that_is_done(tmp_path):
    server = handlers.make()
    protocol = server.protocol
    folder = tmp_path.as_uri()
    asked = types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder)
    item = types.TextDocumentItem(f"{folder}/a.txt", "plaintext", 1, TEXT)
    typed = types.TextDocumentContentChangePartial(types.Range(types.Position(0, 0), types.Position(0, 0)), "x")

    async def talk():
        protocol._handle_request("1", types.INITIALIZE, asked)
        protocol._handle_notification(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
        for version in range(2, 12):
            text = types.VersionedTextDocumentIdentifier(version, item.uri)
            changed = types.DidChangeTextDocumentParams(text, [typed])
            protocol._handle_notification(types.TEXT_DOCUMENT_DID_CHANGE, changed)
        settings = types.DidChangeConfigurationParams({"codeLens": True})
        protocol._handle_notification(types.WORKSPACE_DID_CHANGE_CONFIGURATION, settings)
        await server.state.checked(item.uri)
        await asyncio.sleep(0)

    asyncio.run(talk())
    assert server.state.texts[item.uri].text.startswith("x" * 10 + "He said")
    assert not protocol._request_futures


def test_a_name_that_stands_everywhere_has_few_related_places(editor):
    # 150 findings with 149 places each would be more than 20,000
    text = "The envoy left Kiev.\n\n" * 150
    editor.open(here(editor), text)
    found = editor.diagnostics(here(editor))
    assert len(found) >= 150
    assert max(len(d["relatedInformation"]) for d in found if "relatedInformation" in d) == 20


def test_of_too_many_related_places_each_message_is_kept():
    related = [Related(Span(n, n + 1), "Kiev here too") for n in range(60)]
    related.insert(50, Related(Span(100, 101), "Kyiv here"))
    shown = diagnostics._shown(related)
    assert len(shown) == 20
    assert [other.message for other in shown].count("Kyiv here") == 1
    assert shown == sorted(shown, key=related.index)
    assert diagnostics._shown(related[:20]) == related[:20]
