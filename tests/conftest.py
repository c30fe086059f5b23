"""What several tests share: the built-in pack, and a linter for it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter, Result
from lint.rulepack import loader
from lint.rulepack.loader import Pack
from lint.text.source import Source

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of a test
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of the user's own configurations, empty: what whoever runs the tests has set up is no part of them."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        patch.setenv("APPDATA", str(folder))
        yield folder


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Return the built-in rules with their examples."""
    return loader.load([], examples=True)


@pytest.fixture(scope="session")
def lint(pack: Pack) -> Callable[..., Result]:
    """Return a function that lints a text with the default rules, or with those of `select`, a finding for each place."""
    made: dict[tuple[str, ...], Linter] = {}

    def run(text: str, *select: str, format: str = "text") -> Result:
        if select not in made:
            made[select] = make_linter(pack, all_rules(pack).select(select=select).at_each_place())
        return made[select].lint(Source("story.txt", text, format=format))

    return run


@pytest.fixture(scope="session")
def mender(pack: Pack) -> Linter:
    """Return a linter that finds doubled words and superseded names, and can fix both."""
    return make_linter(pack, all_rules(pack).select(select=("doubled-word", "superseded-place-name")))


@pytest.fixture(scope="session")
def lint_fix(mender: Linter) -> Callable[[str, str], str]:
    """Return a function that fixes a text in a format."""
    return lambda text, kind: mender.fix(Source("story", text, format=kind), unsafe=True)[0]


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache folder that the runs of one session share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def newslint(tmp_path: Path, warm_cache: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Return a function that runs the command in a temporary folder."""
    environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(ROOT)}
    folder = tmp_path / "desk"
    folder.mkdir()

    def run(*arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [sys.executable, "-m", "lint", *arguments],
            cwd=folder,
            env=environment,
            input=stdin,
            capture_output=True,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    run.folder = folder  # type: ignore[attr-defined]
    return run


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
from lint.cli.dispatch import run
sys.exit(run(sys.argv[1:]))
"""
"""Runs the command and tells each program that it starts, each host it calls and each file it opens in a folder `forbidden`."""


@pytest.fixture
def guarded(newslint, warm_cache, user_folder):
    """Return a function that runs the command in its folder and returns it, with what the guard has seen."""
    environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(ROOT)}
    (newslint.folder / "story.txt").write_text("They left for the the border.\n")

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


@pytest.fixture
def listening():
    """Return a server that notes whoever calls it."""
    from support.stub_server import StubServer, reporting

    server = StubServer(reporting("border"))
    yield server
    server.close()
