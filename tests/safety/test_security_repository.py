"""The promises of SECURITY.md about a repository of strangers: its configuration, its rules, its symbolic links."""

import re
from pathlib import Path

import pytest
from support.lsp_client import Editor

STORY = "They left for the the border.\n"


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
    from lint.external.checker_settings import make

    folder = str(guarded.folder)
    engines = [
        make("languagetool", {"start": folder, "language": language}) for language in ("en-US", "en-GB", "en-AU")
    ]
    assert len({engine._url.__self__ for engine in engines}) == 1, "one server, in whatever language it is asked"


def test_promise_repository_raises_nothing(guarded) -> None:
    from lint.project import config

    path = guarded.folder / "newslint.yaml"
    path.write_text("engines: {harper: {deadline: 600, dialect: british}, proselint: {deadline: 30}}\n")
    settings = config.read(path, trusted=False)
    assert settings.engines == {"harper": {"dialect": "british"}, "proselint": {"deadline": 30.0}}
    assert [what for _, what in settings.withheld] == ["the `deadline` of harper"]
    assert config.read(path, trusted=True).engines["harper"]["deadline"] == 600.0
    path.write_text("max-size: 5 GB\n")
    assert config.read(path, trusted=False).max_size is None
    assert [what for _, what in config.read(path, trusted=False).withheld] == ["a `max-size` above the usual one"]
    assert config.read(path, trusted=True).max_size == 5_000_000_000
    path.write_text("max-size: 5 MB\n")
    assert config.read(path, trusted=False).max_size == 5_000_000


@pytest.mark.parametrize(
    "folder",
    [
        "{0}",
        "{0}/sub",
        "../forbidden",
        "house/../../forbidden",
        "link",
        "link/sub",
        "linked",
        "up",
        "deep",
        "twice",
        "../desk/link",
    ],
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
    (desk / "deep/style/topic").mkdir(parents=True)
    (desk / "deep/style/topic/a.yaml").symlink_to("../../../../forbidden/secret.yaml")
    (desk / "twice").mkdir()
    (desk / "twice/style").symlink_to("../up/style")
    (desk / "newslint.yaml").write_text(f"style: ap\nrules: [house, '{folder.format(forbidden)}']\n")
    done, seen = guarded("story.txt")
    assert (done.returncode, seen) == (2, [])
    assert "newslint.yaml:2:16: " in done.stderr
    assert "hunter2" not in done.stderr
    done, seen = guarded("rules", "list")
    assert (done.returncode, seen) == (2, [])
    done, seen = guarded("story.txt", "--config", "newslint.yaml")
    assert "newslint.yaml:2:16: the folder" not in done.stderr, "the user vouches for it"


@pytest.mark.parametrize("name", ["newslint.yaml", ".newslint.yaml", "pyproject.toml"])
@pytest.mark.parametrize("form", ["human", "concise", "json"])
def test_promise_repository_reads_inside_and_quotes_no_other_file(
    guarded, tmp_path: Path, name: str, form: str
) -> None:
    secret = tmp_path / "credentials"
    secret.write_text("[tool.newslint]\nhunter2 = 1\n" if name.endswith(".toml") else "hunter2: 1\n")
    desk = guarded.folder
    (desk / name).symlink_to("../credentials")
    done, seen = guarded("story.txt", "--format", form)
    assert (done.returncode, seen) == (2, [])
    assert f"{name}: " in done.stderr
    assert "symbolic link" in done.stderr
    assert "hunter2" not in done.stdout + done.stderr
    done, _ = guarded("story.txt", "--config", name)
    assert "hunter2" in done.stderr, "the user vouches for it"


def test_promise_repository_reads_inside_and_may_share_a_configuration(guarded) -> None:
    desk = guarded.folder
    (desk / "drafts").mkdir()
    (desk / "drafts/story.txt").write_text(STORY)
    (desk / "newslint.yaml").write_text("ignore: [doubled-word]\n")
    (desk / "drafts/newslint.yaml").symlink_to("../newslint.yaml")
    done, _ = guarded("drafts/story.txt")
    assert (done.returncode, done.stderr) == (0, "")


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
