"""`newslint serve`: when it opens a browser, and what it says."""

import pytest

from lint.cli import serve_command
from lint.serve.server import Server


@pytest.fixture
def serve(monkeypatch, tmp_path, warm_cache, capsys):
    """Return a function that starts the command, interrupts it, and returns its status, its words and the pages opened."""

    def run(*arguments: str, terminal: bool) -> tuple[int, str, list[str]]:
        opened: list[str] = []
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
        monkeypatch.setattr("webbrowser.open", opened.append)
        monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
        monkeypatch.setattr(Server, "serve_forever", interrupted)
        return serve_command.run(arguments), capsys.readouterr().out, opened

    return run


def interrupted(_: Server) -> None:
    raise KeyboardInterrupt


def test_a_terminal_opens_the_browser_at_the_address_that_is_printed(serve) -> None:
    status, said, opened = serve(terminal=True)
    assert status == 0
    assert len(opened) == 1
    assert opened[0].startswith("http://127.0.0.1:")
    assert said == f"Open {opened[0]} in a browser; Ctrl-C ends.\n\n"


@pytest.mark.parametrize(("arguments", "terminal"), [((), False), (("--no-browser",), True)])
def test_no_browser_is_opened_otherwise(serve, arguments, terminal) -> None:
    status, said, opened = serve(*arguments, terminal=terminal)
    assert (status, opened) == (0, [])
    assert "Open http://127.0.0.1:" in said


def test_each_run_has_a_secret_of_its_own(serve) -> None:
    addresses = [serve(terminal=True)[2][0] for _ in range(2)]
    tokens = {address.split("/")[3] for address in addresses}
    assert len(tokens) == 2
    assert all(len(token) == 32 for token in tokens)


def test_a_house_style_that_there_is_not_is_an_error(serve) -> None:
    assert serve("--style", "nonsense", terminal=False)[0] == 2
