"""The promises of SECURITY.md, each by its name in brackets: held here, or by the tests that `ELSEWHERE` lists."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from lspclient import Editor
from stubserver import StubServer, reporting

from lint.outside.team import is_plain

ELSEWHERE = {
    "text-never-hangs": [
        "test_cli.py::test_what_cannot_be_checked_is_said_and_the_rest_is_linted",
        "test_source.py::test_a_line_beyond_the_limit_is_refused_with_its_number_and_length",
        "test_source.py::test_a_pipe_is_refused_without_waiting_for_its_writer",
        "test_command.py::test_a_catastrophic_pattern_is_stopped_and_named",
    ],
    "fixes-spare-markup": [
        "test_html.py::test_a_fix_leaves_tags_and_references_whole",
        "test_html.py::test_what_a_fix_puts_in_is_written_as_html_and_never_into_a_quoted_value",
    ],
    "fixes-whole-or-not-at-all": ["test_cli.py::test_a_fix_keeps_encoding_mark_line_breaks_and_permissions"],
    "rules-never-hang": ["test_command.py::test_a_catastrophic_pattern_is_stopped_and_named"],
    "rules-break-alone": [
        "test_cli_house.py::test_a_broken_rule_is_placed_and_the_others_go_on",
        "test_cli.py::test_a_rule_that_raises_is_named_and_the_others_go_on",
    ],
    "configuration-never-hangs": ["test_cli_house.py::test_a_broken_configuration_is_said_once_and_the_rest_is_linted"],
    "engines-send-nowhere-else": [
        "test_outside_languagetool.py::test_a_redirect_is_not_followed",
        "test_outside_languagetool.py::test_a_proxy_of_the_environment_is_not_used",
    ],
    "engines-have-deadlines": ["test_outside_languagetool.py::test_no_call_is_longer_than_its_deadline"],
    "server-waits-for-its-session": [
        "test_lsp_session.py::test_nothing_is_carried_out_before_the_session_begins",
        "test_lsp_session.py::test_requests_after_the_end_are_refused",
    ],
    "server-survives-messages": [
        "test_lsp_session.py::test_an_absurd_length_is_refused_and_ends_nothing",
        "test_lsp_session.py::test_junk_between_messages_is_passed_over",
    ],
}
"""Promises that other tests hold, and which."""

GUARD = """
import os, sys
NEVER = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "subprocess.Popen",
         "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "webbrowser.open")
def watch(event, arguments):
    if event in NEVER:
        os.write(2, f"GUARD {event} {arguments!r}\\n".encode())
    elif event == "open" and "forbidden" in str(arguments[0]):
        os.write(2, f"GUARD {event} {arguments[0]!r}\\n".encode())
sys.addaudithook(watch)
from lint.cli import run
sys.exit(run(sys.argv[1:]))
"""
"""Runs the command and tells each program that it starts, each host it calls and each file it opens in a folder `forbidden`."""

STORY = "They left for the the border.\n"


@pytest.fixture
def guarded(newslint, warm_cache, user_folder):
    """Return a function that runs the command in its folder and returns it, with what the guard has seen."""
    environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(ROOT)}
    (newslint.folder / "story.txt").write_text(STORY)

    def run(*arguments: str, stdin: str = "") -> tuple["subprocess.CompletedProcess[str]", list[str]]:
        done = subprocess.run(
            [sys.executable, "-c", GUARD, *arguments],
            cwd=newslint.folder,
            env=environment,
            input=stdin,
            capture_output=True,
            check=False,
            text=True,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done, [line for line in done.stderr.splitlines() if line.startswith("GUARD")]

    run.folder = newslint.folder
    return run


@pytest.fixture
def user(user_folder):
    """Return a function that writes the user's own configuration, which goes again afterwards."""
    path = user_folder / "newslint/newslint.yaml"
    path.parent.mkdir(exist_ok=True)
    yield path.write_text
    path.unlink(missing_ok=True)


def test_each_promise_has_a_test() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promises = re.findall(r"\[([a-z]+(?:-[a-z]+)+)\]", page)
    assert len(promises) == len(set(promises)) > 20
    here = {
        name.replace("_", "-")
        for name in re.findall(r"^def test_promise_(\w+)\(", Path(__file__).read_text(), re.MULTILINE)
    }
    covered = {
        promise for promise in promises if any(test == promise or test.startswith(f"{promise}-") for test in here)
    }
    assert covered | set(ELSEWHERE) == set(promises)
    for tests in ELSEWHERE.values():
        for test in tests:
            file, function = test.split("::")
            assert f"def {function}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), test


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.html"])
def test_promise_text_runs_nothing(guarded, name: str) -> None:
    (guarded.folder / name).write_text(
        "---\ntitle: !!python/object/apply:os.system [id]\n---\n\n{{ import('os').system('id') }} `id` $(id) %(x)s {found!r}\n\n"
        "<?php system('id') ?><script src='http://evil.example/x.js'></script><img src=http://evil.example/i.png>\n\n"
        "![x](http://evil.example/i.png) <!-- newslint: ignore ../../etc/passwd reason: ${HOME} --> {{#include /etc/passwd}}\n"
        "They left for the the border. @import url(http://evil.example)\n"
    )
    done, seen = guarded(name, "--format", "concise")
    assert "doubled-word" in done.stdout
    assert seen == []


ODD = ("\x1b[2J", "\x1b]0;title\x07", "\x9b2J", "\u202e", "\u2066", "\x00", "\x08", "\u200f")


@pytest.mark.parametrize("form", ["human", "concise", "json"])
def test_promise_text_spares_the_terminal(guarded, form: str) -> None:
    for number, odd in enumerate(ODD):
        (guarded.folder / f"{number}.txt").write_text(
            f"They left{odd} for{odd} the{odd} the border of Kiev{odd}iv the the.\n"
        )
        (guarded.folder / f"n{number}\x1b[2J\u202e.txt").write_text("")
    names = sorted(path.name for path in guarded.folder.iterdir())
    done, _ = guarded(*names, "--format", form)
    assert "doubled-word" in done.stdout
    for said in (done.stdout, done.stderr):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", said)


@pytest.mark.parametrize("config", [None, "select: [garbled]\n"])
def test_promise_fixes_stay_inside(guarded, tmp_path: Path, config: str | None) -> None:
    outside, inside = tmp_path / "outside", guarded.folder / "inside"
    outside.mkdir()
    inside.mkdir()
    if config:
        (guarded.folder / "newslint.yaml").write_text(config)
    for folder in (outside, inside):
        (folder / "target.txt").write_text(STORY)
    (guarded.folder / "leaves.txt").symlink_to(outside / "target.txt")
    (guarded.folder / "up.txt").symlink_to("../outside/target.txt")
    (guarded.folder / "drafts").symlink_to(outside)
    (guarded.folder / "stays.txt").symlink_to(inside / "target.txt")
    (guarded.folder / "round.txt").symlink_to("leaves.txt")
    for name in ("leaves.txt", "up.txt", "drafts/target.txt", "round.txt"):
        done, _ = guarded("--fix", "--unsafe-fixes", name)
        assert done.returncode == 2, name
        assert "not fixed: a symbolic link leads out of" in done.stderr
        assert "doubled-word" in done.stdout, "it is reported all the same"
    assert (outside / "target.txt").read_text() == STORY
    done, _ = guarded("--fix", "--unsafe-fixes", "stays.txt", "../outside/target.txt")
    assert done.returncode == 0, done.stderr
    assert (
        (inside / "target.txt").read_text() == (outside / "target.txt").read_text() == STORY.replace("the the", "the")
    )
    assert (guarded.folder / "stays.txt").is_symlink()


@pytest.mark.parametrize(
    "odd",
    [
        "!!python/object/apply:os.system ['id']",
        "!!python/name:os.system",
        "!!python/object/new:os.system [id]",
        "!!python/module:forbidden",
        "!include forbidden.yaml",
        "!!timestamp 2001-01-01",
    ],
)
def test_promise_rules_run_nothing(guarded, odd: str) -> None:
    folder = guarded.folder / "house/style"
    folder.mkdir(parents=True)
    (guarded.folder / "newslint.yaml").write_text("rules: [house]\n")
    (folder / "odd.yaml").write_text(f"id: odd\nfamily: style\nsummary: {odd}\noptions: {odd}\n")
    done, seen = guarded("story.txt")
    assert (done.returncode, seen) == (2, [])
    assert re.search(r"odd\.yaml:\d+:\d+: ", done.stderr)
    (guarded.folder / "newslint.yaml").write_text(f"style: {odd}\n")
    done, seen = guarded("story.txt")
    assert (done.returncode, seen) == (2, [])


@pytest.fixture
def listening():
    """Return a server that notes whoever calls it."""
    server = StubServer(reporting("border"))
    yield server
    server.close()


def asks(url: str) -> list[str]:
    """What a repository may write to have a program started or a host called; `url` leads to one that would notice."""
    return [
        f"engines: {{languagetool: {{url: '{url}'}}}}",
        f"engines: {{languagetool: {{url: '{url}/admin/delete'}}}}",
        f"engines:\n  languagetool:\n    url: {url}\n    picky: true\n    language: en-GB",
        f"select: [languagetool, garbled]\nengines: {{languagetool: {{url: '{url}'}}}}",
        f"select: [languagetool.SOME_RULE, garbled]\nengines: {{languagetool: {{url: '{url}'}}}}",
        "engines: {languagetool: {start: tools}}",
        "engines: {languagetool: {start: /nowhere/at/all}}",
        "engines: {languagetool: {start: '~/tools'}}",
        "engines: {languagetool: {start: '../tools', deadline: 600}}",
        "engines: {languagetool: {}}",
        "engines: {languagetool: {language: en-GB}}",
        "engines:\n  languagetool:",
        "engines: {languagetool: {url: 'http://evil.example'}}",
        "engines: {languagetool: {url: 'https://[::1]:9'}}",
        "engines: {languagetool: {url: 'http://127.0.0.1:9'}, proselint: {deadline: 0.001}}",
    ]


@pytest.mark.parametrize("number", range(len(asks(""))))
def test_promise_repository_starts_nothing(guarded, listening, number: int) -> None:
    config = asks(listening.url)[number]
    jar = guarded.folder / "tools/LanguageTool-6.8/languagetool-server.jar"
    jar.parent.mkdir(parents=True)
    jar.write_bytes(b"no jar")
    (guarded.folder / "newslint.yaml").write_text(config + "\nignore: [proselint]\n")
    (guarded.folder / "other.txt").write_text(STORY)
    done, seen = guarded("story.txt", "other.txt", "--format", "concise")
    assert seen == []
    assert listening.asked == []
    assert done.returncode == 1, "the check goes on"
    assert done.stdout.count("doubled-word") == 2
    (notice,) = done.stderr.splitlines()
    assert re.match(r"newslint: \S*newslint\.yaml:\d+:\d+: ", notice)
    assert "languagetool" in notice


def test_promise_repository_starts_nothing_in_pyproject(guarded, listening) -> None:
    (guarded.folder / "pyproject.toml").write_text(f'[tool.newslint.engines.languagetool]\nurl = "{listening.url}"\n')
    done, seen = guarded("story.txt")
    assert (done.returncode, seen, listening.asked) == (1, [], [])
    assert re.search(r"pyproject\.toml:\d+:\d+: the `url` of languagetool", done.stderr)


def test_promise_repository_starts_nothing_in_an_editor(tmp_path: Path, monkeypatch, warm_cache, listening) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    (tmp_path / "newslint.yaml").write_text(f"engines: {{languagetool: {{url: '{listening.url}'}}}}\n")
    editor = Editor(tmp_path)
    try:
        for name in ("a.txt", "b.txt"):
            here = (tmp_path / name).as_uri()
            editor.open(here, STORY)
            assert [found["code"] for found in editor.diagnostics(here, 1)] == ["doubled-word"]
        (tmp_path / "newslint.yaml").write_text(f"\n\nengines: {{languagetool: {{url: '{listening.url}'}}}}\n")
        editor.tell("workspace/didChangeWatchedFiles", {"changes": []})
        editor.open(here, STORY, version=2)
        editor.diagnostics(here, 2)
        editor.ask("workspace/executeCommand", {"command": "newslint.checkWorkspace"})
        shown = [note["params"]["message"] for note in editor.notes if note["method"] == "window/showMessage"]
        assert len(shown) == 1
        assert "only you can set this" in shown[0]
        assert listening.asked == []
    finally:
        editor.close()


def test_promise_repository_raises_nothing_by_many_folders(guarded) -> None:
    from lint.outside.settings import make

    folder = str(guarded.folder)
    engines = [
        make("languagetool", {"start": folder, "language": language}) for language in ("en-US", "en-GB", "en-AU")
    ]
    assert len({engine._url.__self__ for engine in engines}) == 1, "one server, in whatever language it is asked"


def test_promise_repository_raises_nothing(guarded) -> None:
    from lint import config

    path = guarded.folder / "newslint.yaml"
    path.write_text("engines: {harper: {deadline: 600, dialect: british}, proselint: {deadline: 30}}\n")
    settings = config.read(path, trusted=False)
    assert settings.engines == {"harper": {"dialect": "british"}, "proselint": {"deadline": 30.0}}
    assert [what for _, what in settings.withheld] == ["the `deadline` of harper"]
    assert config.read(path, trusted=True).engines["harper"]["deadline"] == 600.0


@pytest.mark.parametrize(
    "folder",
    ["{0}", "{0}/sub", "../forbidden", "house/../../forbidden", "link", "link/sub", "linked", "up", "../desk/link"],
)
def test_promise_repository_reads_inside(guarded, tmp_path: Path, folder: str) -> None:
    forbidden = tmp_path / "forbidden"
    (forbidden / "sub").mkdir(parents=True)
    (forbidden / "secret.yaml").write_text("password: hunter2\n")
    desk = guarded.folder
    (desk / "house").mkdir()
    (desk / "link").symlink_to(forbidden)
    (desk / "linked").mkdir()
    (desk / "linked/names").symlink_to(forbidden)
    (desk / "up/style").mkdir(parents=True)
    (desk / "up/style/a.yaml").symlink_to("../../../forbidden/secret.yaml")
    (desk / "newslint.yaml").write_text(f"style: ap\nrules: [house, '{folder.format(forbidden)}']\n")
    done, seen = guarded("story.txt")
    assert (done.returncode, seen) == (2, [])
    assert "newslint.yaml:2:16: " in done.stderr
    assert "hunter2" not in done.stderr
    done, seen = guarded("rules", "list")
    assert (done.returncode, seen) == (2, [])
    done, seen = guarded("story.txt", "--config", "newslint.yaml")
    assert "newslint.yaml:2:16: the folder" not in done.stderr, "the user vouches for it"


def test_promise_repository_reads_inside_where_links_stay_inside(guarded) -> None:
    desk = guarded.folder
    (desk / "shared/names").mkdir(parents=True)
    (desk / "house").symlink_to("shared")
    (desk / "newslint.yaml").write_text("rules: [house]\n")
    done, _ = guarded("story.txt")
    assert (done.returncode, done.stderr) == (1, "")


def test_promise_repository_is_told(guarded) -> None:
    (guarded.folder / "sub").mkdir()
    for folder in (guarded.folder, guarded.folder / "sub"):
        (folder / "newslint.yaml").write_text(
            "engines: {languagetool: {start: t}, harper: {deadline: 90}}\nignore: [harper]\n"
        )
        for name in ("a.txt", "b.txt"):
            (folder / name).write_text(STORY)
    done, _ = guarded("a.txt", "b.txt", "sub/a.txt", "sub/b.txt", "--quiet")
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        f"{guarded.folder}/newslint.yaml:1:26",
        f"{guarded.folder}/sub/newslint.yaml:1:26",
    ]
    assert all(
        "the `start` of languagetool, the `deadline` of harper, the engine languagetool: " in line for line in lines
    )
    assert done.stdout.count("doubled-word") == 4


@pytest.fixture
def desk(tmp_path: Path, monkeypatch, warm_cache):
    """Return an editor in the folder `desk`, beside a folder `outside`."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    for name in ("desk", "outside"):
        (tmp_path / name).mkdir()
    editor = Editor(tmp_path / "desk")
    yield editor
    editor.close()


def carried_out(editor, file: Path, command: str, *arguments: str) -> bool:
    asked = {"command": f"newslint.{command}", "arguments": [file.as_uri(), *arguments]}
    return editor.ask("workspace/executeCommand", asked)


LEADS_OUT = {
    "the configuration itself": ("newslint.yaml", "outside/config.yaml", ""),
    "a configuration that is not there yet": ("newslint.yaml", "outside/new.yaml", None),
    "the folder of the house list": ("house-rules", "outside", None),
    "the folder of names": ("house-rules/names", "outside", None),
    "the house list": ("house-rules/names/house.yaml", "outside/names.yaml", "names:\n"),
    "a house list that is not there yet": ("house-rules/names/house.yaml", "outside/new.yaml", None),
}


@pytest.mark.parametrize("case", LEADS_OUT)
def test_promise_repository_writes_inside(desk, tmp_path: Path, case: str) -> None:
    link, target, content = LEADS_OUT[case]
    link, target = tmp_path / "desk" / link, tmp_path / target
    if content is not None:
        target.write_text(content)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)
    before = {path: path.read_bytes() for path in (tmp_path / "outside").rglob("*") if path.is_file()}
    story = tmp_path / "desk/a.txt"
    desk.open(story.as_uri(), STORY)
    desk.diagnostics(story.as_uri(), 1)
    assert carried_out(desk, story, "addToHouseList", "Witkov", "inconsistent-name") is False
    if "yaml" in link.name and link.parent == story.parent:
        assert carried_out(desk, story, "disableRule", "doubled-word") is False
    assert {path: path.read_bytes() for path in (tmp_path / "outside").rglob("*") if path.is_file()} == before
    assert any("leads out of the workspace" in note["params"].get("message", "") for note in desk.notes)


def test_promise_repository_writes_inside_at_init(guarded, tmp_path: Path) -> None:
    for target in ("../elsewhere.yaml", "../there.yaml"):
        (tmp_path / "there.yaml").write_text("mine\n")
        (guarded.folder / "newslint.yaml").symlink_to(target)
        for more in ([], ["--force"]):
            done, _ = guarded("init", *more)
            assert done.returncode == 2
            assert "symbolic link" in done.stderr
        (guarded.folder / "newslint.yaml").unlink()
    assert not (tmp_path / "elsewhere.yaml").exists()
    assert (tmp_path / "there.yaml").read_text() == "mine\n"


def test_promise_server_stays_in_the_workspace(desk, tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "desk"
    (outside / "secret.txt").write_text(STORY)
    (inside / "linked.txt").symlink_to(outside / "secret.txt")
    (inside / "sub").symlink_to(outside)
    (inside / "plain.txt").write_text(STORY)
    for file in (outside / "a.txt", inside / "../outside/a.txt", inside / "sub/a.txt", inside / "linked.txt"):
        assert carried_out(desk, file, "disableRule", "doubled-word") is False, file
    assert sorted(path.name for path in outside.iterdir()) == ["secret.txt"]
    looked = desk.ask("workspace/executeCommand", {"command": "newslint.checkWorkspace"})
    assert looked == {"files": 1, "findings": 1}, "a link out of the workspace is no file of it"
    assert carried_out(desk, inside / "plain.txt", "disableRule", "doubled-word") is True
    assert (inside / "newslint.yaml").read_text() == "ignore: [doubled-word]\n"
    desk.open((outside / "a.txt").as_uri(), STORY)
    assert carried_out(desk, outside / "a.txt", "disableRule", "doubled-word") is True, "what is open is the user's"


def test_promise_server_listens_nowhere(guarded) -> None:
    for more in (["--tcp"], ["--port", "2087"], ["--host", "0.0.0.0"], ["--ws"]):
        done, seen = guarded("lsp", *more)
        assert (done.returncode, seen) == (2, []), more
    done, seen = guarded("lsp", "--stdio")  # its input is at an end
    assert seen == []


ENGINE = "They left for the border.\n"


def test_promise_user_decides_on_the_command_line(guarded, listening, user) -> None:
    (guarded.folder / "story.txt").write_text(ENGINE)
    (guarded.folder / "newslint.yaml").write_text(
        "engines: {languagetool: {url: 'http://evil.example', language: en-GB}}\n"
    )
    done, _ = guarded("story.txt", "--engine", f"languagetool={listening.url}")
    assert "[languagetool.SOME_RULE]" in done.stdout
    assert [asked.form["language"] for asked in listening.asked] == ["en-GB"], "what does no harm holds"
    assert len(done.stderr.splitlines()) == done.stderr.count("the `url` of languagetool") + done.stderr.count("GUARD")


def test_promise_user_decides_in_a_configuration_that_is_named(guarded, listening) -> None:
    (guarded.folder / "story.txt").write_text(ENGINE)
    (guarded.folder / "own.yaml").write_text(f"engines: {{languagetool: {{url: '{listening.url}'}}}}\n")
    done, _ = guarded("story.txt", "--config", "own.yaml")
    assert "[languagetool.SOME_RULE]" in done.stdout
    assert len(listening.asked) == 1


def test_promise_user_decides_in_a_configuration_of_their_own(guarded, listening, user) -> None:
    (guarded.folder / "story.txt").write_text(ENGINE)
    user(f"engines: {{languagetool: {{url: '{listening.url}'}}}}\n")
    done, _ = guarded("story.txt")
    assert "[languagetool.SOME_RULE]" in done.stdout
    (guarded.folder / "newslint.yaml").write_text("engines: {languagetool: {start: tools, picky: true}}\n")
    done, _ = guarded("story.txt")
    assert "[languagetool.SOME_RULE]" in done.stdout
    assert [asked.form.get("level") for asked in listening.asked] == [None, "picky"]
    (guarded.folder / "newslint.yaml").write_text("ignore: [languagetool]\n")
    done, _ = guarded("story.txt")
    assert (done.returncode, len(listening.asked)) == (0, 2)


def test_promise_user_decides_which_folders_are_trusted(guarded, listening, user, tmp_path: Path) -> None:
    (guarded.folder / "story.txt").write_text(ENGINE)
    (tmp_path / "rules").mkdir()
    (guarded.folder / "newslint.yaml").write_text(
        f"engines: {{languagetool: {{url: '{listening.url}'}}}}\nrules: [../rules]\n"
    )
    assert guarded("story.txt")[0].returncode == 2
    user(f"trusted: ['{guarded.folder}']\n")
    done, _ = guarded("story.txt")
    assert "[languagetool.SOME_RULE]" in done.stdout
    assert "GUARD socket.connect" in done.stderr, "the guard sees what it looks for"
    user(f"trusted: ['{tmp_path}/desk-of-another', '{guarded.folder}/sub']\n")
    assert guarded("story.txt")[0].returncode == 2
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    (stranger / "newslint.yaml").symlink_to(guarded.folder / "newslint.yaml")
    (stranger / "story.txt").write_text(ENGINE)
    user(f"trusted: ['{guarded.folder}']\n")
    done, seen = guarded("../stranger/story.txt")
    assert (done.returncode, seen, len(listening.asked)) == (2, [], 1), "a link to a trusted file is not trusted"


@pytest.mark.parametrize(
    ("written", "where", "said"),
    [
        ("trusted: [desk]\n", "1:11", "write the whole path"),
        ("style: ap\n", "1:1", "there is no key `style` here"),
        ("engines: {languagetool: {url: 'http://h/a;b'}}\n", "1:31", "has characters in it"),
        ("engines: {languagetool: {start: nowhere}}\n", "1:33", "there is no folder"),
        ("trusted: [\n", "2:1", ""),
    ],
)
def test_promise_user_decides_and_faults_are_placed(guarded, user, written: str, where: str, said: str) -> None:
    user(written)
    done, seen = guarded("story.txt", "--format", "concise")
    assert (done.returncode, seen) == (2, [])
    assert f"newslint/newslint.yaml:{where}: " in done.stderr
    assert said in done.stderr
    assert "doubled-word" in done.stdout, "the copy is checked all the same"


@pytest.mark.parametrize(
    "url",
    [
        *(
            "ftp://h",
            "http://u@h",
            "http://u:p@h",
            "http://@h",
            "http://h?a=b",
            "http://h#a",
            "http://h/;a=",
            "http://h/a/../b",
        ),
        *(
            "http://h/%2e%2e/",
            "http://h\\@e",
            "http://h/ a",
            "http://h\r\nX: y",
            "http://h%0d",
            "http://h//a",
            "http://-h",
        ),
        *(
            "http://",
            "http:///a",
            "h",
            "",
            "file:///etc/passwd",
            "http://h:0",
            "http://h:65536",
            "http://hö",
            "http://h/.",
        ),
    ],
)
def test_promise_user_decides_and_an_address_is_no_more_than_one(url: str) -> None:
    from lint.outside.settings import fault_of_url

    assert fault_of_url(url)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "\0",
            "a\0b",
            "a\nb",
            "a\rb",
            "a\r\nb",
            "a\tb",
            "a\u2028b",
            "a\u2029b",
            "a\x85b",
            "\x1b[2Ja",
            "a\x7f",
            "\u202ea",
        ),
        *(
            "\u2066a",
            "\ufeffa",
            "\ud800",
            "\ue000",
            "\ufdd0",
            "<script>",
            "<b>a</b>",
            "a > b",
            "**a**",
            "_a_",
            "`a`",
            "[a](b)",
        ),
        *("{a}", "a|b", "# a", "~~a~~", "&lt;a", "&#60;a", "a\\b"),
    ],
)
def test_promise_engines_propose_words(text: str) -> None:
    assert not is_plain(text, "word")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(
            ("were", "was"),
            ("", "the"),
            ("", "a"),
            ("R&D", "RD"),
            ("it’s “so” — no…", "x"),
            ("Nuñez", "Nunez"),
            ("$5", "5$"),
        ),
        *(
            ("e\u0301", "e"),
            ("a b", "ab"),
            ("\u0645\u06cc\u200c\u062e", "x"),
            ("👩\u200d👧", "x"),
            ("*a* b", "*a*b"),
            ("1 < 3", "1<3"),
        ),
        ("R&amp;D", "R&amp;d"),
    ],
)
def test_promise_engines_propose_words_of_every_sort(text: str, found: str) -> None:
    assert is_plain(text, found)


def test_promise_engines_propose_words_to_files(guarded, listening) -> None:
    for odd in ("\0<script>", "a\nb", "<b>frontier</b>"):
        listening.behaviour = reporting("border", replacements=[{"value": odd}])
        (guarded.folder / "story.txt").write_text(ENGINE)
        done, _ = guarded("story.txt", "--unsafe-fixes", "--engine", f"languagetool={listening.url}")
        assert (guarded.folder / "story.txt").read_text() == ENGINE
        assert "[languagetool.SOME_RULE]" in done.stdout


def test_promise_engines_fix_once(guarded, listening) -> None:
    listening.behaviour = reporting("border", replacements=[{"value": "big border"}])
    (guarded.folder / "story.txt").write_text("They left for the border for the the border.\n")
    asking = ("--engine", f"languagetool={listening.url}")
    done, _ = guarded("story.txt", "--fix", *asking)
    assert "border for the the border" in (guarded.folder / "story.txt").read_text(), "not without being asked for"
    done, _ = guarded("story.txt", "--unsafe-fixes", *asking)
    assert (guarded.folder / "story.txt").read_text() == "They left for the big border for the border.\n"
    assert "[languagetool.SOME_RULE]" in done.stdout, "what is left to say of the fixed text is said"
    assert len(listening.asked) == 3
    assert "GUARD subprocess" not in done.stderr
