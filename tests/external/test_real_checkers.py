"""The engines themselves: a real LanguageTool server, the real Harper, the real proselint, and the command beside them.

Nothing here is skipped: `make test` fetches the server, and without it these tests fail.
"""

import json
import socket
import sys
from pathlib import Path

import psutil
import pytest
from conftest import ROOT
from support.stub_server import StubServer, raw, reporting, silent

from lint.external import CheckerError, ExternalMatch
from lint.external.harper import Harper
from lint.external.languagetool import LanguageTool
from lint.external.languagetool_server import LanguageToolServer
from lint.external.plain_view import PlainView
from lint.external.proselint import Proselint
from lint.text.document import Document
from lint.text.source import Source

FOLDER = ROOT / "engines/languagetool/build"
COPY = (
    "# Talks in Kyiv\r\n\r\n"
    "😀 The envoy **Yelena** Drozdovych e\u0301 said [an](http://x.test/a 'b') abandonned plan was late.\r\n\r\n"
    "> He have go 👩\u200d👩\u200d👧 home with `code` &amp; more. Drozdovych left the the town.\r\n"
)


@pytest.fixture(scope="module")
def languagetool():
    server = LanguageToolServer(str(FOLDER), 180.0)
    try:
        yield server.url()
    except CheckerError as error:
        pytest.fail(f"there is no LanguageTool to ask, run make test: {error}")
    finally:
        server.close()


def read(engine, text: str = COPY, format: str = "markdown") -> list[tuple[str, str]]:
    """The words an engine speaks of and the rule that does, each place checked to be one of the text."""
    remarks: list[ExternalMatch] = engine.read(PlainView.of(Document.of(Source("x", text, format=format))))
    return sorted((text[remark.span.start : remark.span.end], remark.rule) for remark in remarks)


def test_languagetool_speaks_of_exact_places(languagetool: str) -> None:
    found = read(LanguageTool(languagetool, deadline=180.0))
    assert ("abandonned", "MORFOLOGIK_RULE_EN_US") in found
    assert ("have", "HE_VERB_AGR") in found
    assert ("the the", "ENGLISH_WORD_REPEAT_RULE") in found
    assert ("Drozdovych", "MORFOLOGIK_RULE_EN_US") in found
    words = [word for word, _ in found]
    assert not any("http" in word or "`" in word for word in words)


def test_languagetool_reads_plain_text_and_other_english(languagetool: str) -> None:
    text = "\u2028😀😀 They recieved the colour.\r\nIt is a honour.\r\n"
    american = read(LanguageTool(languagetool, deadline=180.0), text, "text")
    british = read(LanguageTool(languagetool, language="en-GB", deadline=180.0), text, "text")
    assert ("recieved", "MORFOLOGIK_RULE_EN_US") in american
    assert ("colour", "MORFOLOGIK_RULE_EN_US") in american
    assert ("recieved", "MORFOLOGIK_RULE_EN_GB") in british
    assert "colour" not in [word for word, _ in british]


def test_the_rules_that_the_curation_names_are_the_servers(languagetool: str) -> None:
    text = "He have went to the the town. They recieved it. The report were on Monday, 3 January 2017 ."
    found = {rule for _, rule in read(LanguageTool(languagetool, deadline=180.0), text, "text")}
    assert {"ENGLISH_WORD_REPEAT_RULE", "MORFOLOGIK_RULE_EN_US"} <= found


def test_the_command_asks_a_server_that_runs(languagetool: str, newslint) -> None:
    (newslint.folder / "story.md").write_bytes(COPY.encode())
    (newslint.folder / "newslint.yaml").write_text(
        f"engines: {{languagetool: {{url: '{languagetool}', deadline: 180}}}}\n"
    )
    done = newslint("story.md", "--format", "json", "--config", "newslint.yaml")
    assert done.returncode == 1, done.stderr
    (file,) = json.loads(done.stdout)["files"]
    assert file["failures"] == []
    found = {finding["rule"]: finding["excerpt"] for finding in file["findings"]}
    assert found == {
        "languagetool.MORFOLOGIK_RULE_EN_US": "abandonned",
        "languagetool.HE_VERB_AGR": "have",
        "languagetool.HAVE_PART_AGREEMENT": "go",
        "doubled-word": "the the",
    }


def test_the_command_starts_a_server_and_ends_it(newslint, tmp_path: Path) -> None:
    own = tmp_path / "languagetool"  # by this name its processes are told from those of other tests
    own.symlink_to(FOLDER)
    (newslint.folder / "story.txt").write_text("They recieved it.\n")
    (newslint.folder / "newslint.yaml").write_text(f"engines: {{languagetool: {{start: '{own}', deadline: 180}}}}\n")
    done = newslint("story.txt", "--format", "concise", "--config", "newslint.yaml")
    assert "languagetool.MORFOLOGIK_RULE_EN_US" in done.stdout, done.stderr
    running = [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
    assert not any(str(own) in part for arguments in running for part in arguments)


def test_harper_speaks_of_exact_places_and_keeps_off_standard_output(capfd) -> None:
    engine = Harper()
    found = read(engine)
    assert ("abandonned", "SpellCheck") in found
    assert ("the the", "RepeatedWords") in found
    assert read(engine) == found
    assert capfd.readouterr().out == ""
    british = read(Harper(dialect="british"), "The colour is a honour.", "text")
    assert "colour" not in [word for word, _ in british]


def test_proselint_speaks_of_exact_places() -> None:
    text = "😀 e\u0301 “Go,” he said, and left the the town.\r\n\r\nI could care less about **the the** town.\n"
    found = read(Proselint(), text)
    assert [word for word, rule in found if rule == "lexical_illusions"].count("the the") >= 1
    assert ("I could care less", "misc.illogic") in found
    assert read(Proselint(), "") == []


@pytest.mark.parametrize(
    "text", ["", "\n", "\u2028", "a", "\ufeff", "😀", "\x00", "**", "```\nx\n```\n", "a " * 3_000, "(" * 500]
)
def test_embedded_engines_take_any_text(text: str) -> None:
    for engine in (Harper(deadline=300.0), Proselint(deadline=300.0)):
        for kind in ("text", "markdown"):
            read(engine, text, kind)


@pytest.mark.parametrize("make", [Harper, Proselint])
def test_an_embedded_engine_has_a_deadline(make) -> None:
    with pytest.raises(CheckerError) as caught:
        make(deadline=1e-9).read(PlainView.of(Document.of(Source("x", "Words. " * 20_000))))
    assert caught.value.gone
    assert "within 1e-09 seconds" in str(caught.value)


def test_a_panic_of_harper_is_a_failure(monkeypatch) -> None:
    class PanicError(BaseException):
        pass

    def panics(self) -> None:
        raise PanicError("index out of bounds")

    monkeypatch.setattr(Harper, "_make", panics)
    with pytest.raises(CheckerError, match="index out of bounds"):
        read(Harper())


def test_an_engine_that_is_not_installed_says_what_to_install(monkeypatch) -> None:
    for name, engine in (("harper", Harper()), ("proselint", Proselint())):
        monkeypatch.setitem(sys.modules, name, None)
        for loaded in [module for module in sys.modules if module.startswith(f"{name}.")]:
            monkeypatch.delitem(sys.modules, loaded)
        with pytest.raises(CheckerError, match=rf"pip install '\.\[{name}\]'"):
            read(engine)


@pytest.mark.parametrize("engine", ["harper", "proselint"])
def test_an_engine_is_one_switch(newslint, engine: str) -> None:
    (newslint.folder / "story.txt").write_text("I like this this plan. It left for the the border. He said no.\n")
    quiet = newslint("story.txt", "--format", "concise", "--ignore", "doubled-word")
    assert quiet.stdout == ""
    loud = newslint("story.txt", "--format", "concise", "--ignore", "doubled-word", "--engine", engine)
    assert f"[{engine}." in loud.stdout
    assert loud.returncode == 1, loud.stderr
    both = newslint("story.txt", "--format", "concise", "--engine", engine)
    assert f"[{engine}." not in both.stdout, "newslint's own finding goes first"
    only = newslint("story.txt", "--format", "concise", "--engine", engine, "--select", engine)
    assert f"[{engine}." in only.stdout
    assert "doubled-word" not in only.stdout
    adjacent_text = newslint("story.txt", "--format", "concise", "--engine", engine, "--select", "attribution")
    assert f"[{engine}." in adjacent_text.stdout
    (newslint.folder / "newslint.yaml").write_text(
        f"engines: {{{engine}: {{}}}}\nignore: [doubled-word]\nper-path: {{'old-*': {{ignore: [{engine}]}}}}\n"
    )
    assert f"[{engine}." in newslint("story.txt", "--format", "concise").stdout
    (newslint.folder / "old-story.txt").write_text((newslint.folder / "story.txt").read_text())
    assert newslint("old-story.txt", "--format", "concise").stdout == ""


def test_a_server_that_is_down_leaves_everything_else(newslint) -> None:
    (newslint.folder / "story.txt").write_text("They left for the the border.\n")
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}"
        done = newslint("story.txt", "--format", "json", "--engine", f"languagetool={url}")
    assert done.returncode == 2
    (file,) = json.loads(done.stdout)["files"]
    assert [finding["rule"] for finding in file["findings"]] == ["doubled-word"]
    assert [failure["rule"] for failure in file["failures"]] == ["languagetool"]
    assert "story.txt: languagetool has not read this file to its end" in done.stderr
    assert url in done.stderr


def test_a_hanging_server_holds_nothing_up(newslint) -> None:
    server = StubServer(silent)
    for number in range(6):
        (newslint.folder / f"{number}.txt").write_text("They left for the the border.\n")
    (newslint.folder / "newslint.yaml").write_text(
        f"engines: {{languagetool: {{url: '{server.url}', deadline: 0.5}}}}\n"
    )
    done = newslint(*(f"{number}.txt" for number in range(6)), "--format", "concise", "--config", "newslint.yaml")
    assert done.returncode == 2
    assert done.stdout.count("doubled-word") == 6
    assert done.stderr.count("languagetool has not read") == 1
    assert "5 more files" in done.stderr
    assert len(server.asked) == 2
    server.close()


def test_many_files_wait_no_longer_than_a_few(newslint) -> None:
    """A server that breaks now and then is asked on; one that is silent twice in a row is left alone."""
    calls = []

    def moody(connection, asked) -> None:
        calls.append(asked)
        (raw(b"") if len(calls) % 2 else reporting("border"))(connection, asked)

    server = StubServer(moody)
    names = [f"{number:02}.txt" for number in range(40)]
    for name in names:
        (newslint.folder / name).write_text("They left for the border.\n")
    asking = (*names, "--format", "concise", "--engine", f"languagetool={server.url}")
    done = newslint(*asking)
    assert done.returncode == 2
    assert done.stdout.count("languagetool.SOME_RULE") == 20
    assert len(server.asked) == 40
    server.behaviour = silent
    (newslint.folder / "newslint.yaml").write_text(
        f"engines: {{languagetool: {{url: '{server.url}', deadline: 0.5}}}}\n"
    )
    again = newslint(*names, "--format", "concise", "--config", "newslint.yaml")
    assert again.stderr.count("languagetool has not read") == 1
    assert "39 more files" in again.stderr
    assert len(server.asked) == 42
    server.close()


def test_what_a_server_says_cannot_write_to_the_terminal(newslint) -> None:
    server = StubServer(reporting("border", message="\x1b[2J\0 \u202e odd", replacements=[{"value": "\x1b]0;x\a"}]))
    (newslint.folder / "story.txt").write_text("They left for the border.\n")
    for form in ("human", "concise", "json"):
        done = newslint("story.txt", "--format", form, "--engine", f"languagetool={server.url}")
        assert done.returncode == 1
        assert "odd" in done.stdout
        assert not {"\x1b", "\0", "\a", "\u202e"} & set(done.stdout)
    server.close()


def test_nothing_is_asked_where_nothing_is_wanted(newslint) -> None:
    server = StubServer(reporting("border"))
    (newslint.folder / "story.txt").write_text("They left for the border.\n")
    asking = ("--engine", f"languagetool={server.url}", "--format", "concise")
    assert newslint("story.txt", *asking, "--ignore", "languagetool").returncode == 0
    assert newslint("story.txt", "--format", "concise").returncode == 0
    assert server.asked == []
    found = newslint("story.txt", *asking)
    assert "1:19: remark: LanguageTool: About border. [languagetool.SOME_RULE]" in found.stdout
    assert newslint("story.txt", *asking, "--ignore", "languagetool.SOME_RULE").returncode == 0
    server.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--engine", "grammarly"), "there is no engine 'grammarly'"),
        (("--engine", "harper=http://x"), "harper has no server"),
        (("--engine", "languagetool=ftp://x"), "no address of a server"),
        (("--engine", "languagetool=http://u:p@x/"), "more than an address"),
        (("--engine", "languagetool="), "no address of a server"),
        (("--select", "harper"), "the engine harper is selected and is off: switch it on with --engine harper"),
        (("--select", "harper.SpellCheck"), "the engine harper is selected and is off"),
        (("--select", "harper."), "no rule or family is called"),
    ],
)
def test_what_is_asked_for_wrongly_is_named(newslint, arguments: tuple[str, ...], said: str) -> None:
    (newslint.folder / "story.txt").write_text("Words.\n")
    done = newslint("story.txt", *arguments)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("written", "where", "said"),
    [
        ("engines: {harpr: {}}", "1:11", "did you mean “harper”?"),
        ("engines:\n  harper: {dialect: scottish}", "2:21", "`dialect` cannot be “scottish”"),
        ("engines:\n  harper: {deadline: 0}", "2:22", "more than 0 and at most 600"),
        ("engines:\n  languagetool: {url: nowhere}", "2:23", "no address of a server"),
        ("engines:\n  languagetool: {language: de-DE}", "2:28", "write it like en-US or en-GB"),
        ("engines:\n  languagetool: {start: nowhere}", "2:25", "no folder “nowhere” beside this file"),
        ("engines:\n  languagetool: {url: 'http://h', start: .}", "2:42", "say either `url`"),
        ("engines: [harper]", "1:10", "must be a mapping"),
    ],
)
def test_faults_of_the_configuration_have_their_places(newslint, written: str, where: str, said: str) -> None:
    (newslint.folder / "newslint.yaml").write_text(written + "\n")
    (newslint.folder / "story.txt").write_text("Words.\n")
    done = newslint("story.txt", "--config", "newslint.yaml")
    assert done.returncode == 2
    assert f"newslint.yaml:{where}: " in done.stderr
    assert said in done.stderr


def test_a_house_curates_an_engine_itself(newslint) -> None:
    server = StubServer(reporting("border", rule="COMMA", category="PUNCTUATION"))
    (newslint.folder / "story.txt").write_text("They left for the border.\n")
    asking = ("--engine", f"languagetool={server.url}", "--format", "concise")
    assert newslint("story.txt", *asking).stdout == ""
    house = newslint.folder / "house/engines"
    house.mkdir(parents=True)
    (newslint.folder / "newslint.yaml").write_text("rules: [house]\n")
    (house / "languagetool.yaml").write_text("id: languagetool\nname: LT\nseverity: error\n")
    assert "1:19: error: LT: About border. [languagetool.COMMA]" in newslint("story.txt", *asking).stdout
    (house / "languagetool.yaml").write_text("id: languagetool\nname: LT\nseverity: error\noff:\n  - rules: [A, A]\n")
    done = newslint("story.txt", *asking)
    assert done.returncode == 2
    assert "languagetool.yaml:5:5: this value lacks" in done.stderr or "languagetool.yaml:5:5: " in done.stderr
    assert "languagetool.yaml:5:16: “A” is listed twice" in done.stderr
    server.close()


def test_what_is_taken_over_of_an_engine_can_be_read(newslint) -> None:
    for name in ("harper", "harper.SpellCheck", "languagetool", "proselint"):
        done = newslint("rules", "show", name)
        assert done.returncode == 0, done.stderr
        assert f"on with --engine {name.partition('.')[0]}" in done.stdout
        assert "Left out, unless a rule is selected by its id:" in done.stdout


def test_starting_a_server_from_the_wrong_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="make languagetool"):
        LanguageToolServer(str(tmp_path), 5.0).url()
    home = tmp_path / "LanguageTool-6.8"
    home.mkdir()
    with pytest.raises(CheckerError, match="cannot be started from"):
        LanguageToolServer(str(tmp_path), 5.0).url()
    (home / "languagetool-server.jar").write_bytes(b"no jar")
    with pytest.raises(CheckerError, match="Java ended with status 1"):
        LanguageToolServer(str(tmp_path), 60.0).url()
