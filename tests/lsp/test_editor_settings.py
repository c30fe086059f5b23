"""The setups of docs/editors.md that no test can run: they parse, and have only keys that their editors document."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from support.editors_page import setup

from lint.lsp.capabilities import _KEYS

ROOT = Path(__file__).resolve().parent.parent.parent

HELIX_SERVER = {"command", "args", "config", "timeout", "environment", "required-root-patterns"}
HELIX_LANGUAGE = {
    *("name", "language-id", "scope", "injection-regex", "file-types", "shebangs", "roots", "auto-format"),
    *("diagnostic-severity", "comment-tokens", "block-comment-tokens", "indent", "language-servers", "grammar"),
    *("formatter", "soft-wrap", "text-width", "rulers", "workspace-lsp-roots", "persistent-diagnostic-sources"),
}
"""The keys of docs.helix-editor.com/languages.html."""

SUBLIME = {
    *("enabled", "command", "env", "settings", "initializationOptions", "selector", "priority_selector"),
    *("diagnostics_mode", "tcp_port", "experimental_capabilities", "disabled_capabilities"),
}
"""The keys of sublimelsp.github.io/LSP/client_configuration."""

ZED_SERVER = {"binary", "initialization_options", "settings"}
ZED_BINARY = {"path", "arguments", "env", "ignore_system_version"}
"""The keys of zed.dev/docs/configuring-languages."""

KATE = {
    *("command", "commandDebug", "path", "use", "url", "root", "rootIndicationFileNames", "rootIndicationFilePatterns"),
    *("highlightingModeRegex", "documentLanguageId", "initializationOptions", "settings"),
}
"""The keys of the Kate handbook (LSP Client Plugin) and of the configuration it comes with."""

STARTS = ["newslint", "lsp"]


def test_helix():
    found = tomllib.loads(setup("Helix"))
    assert set(found) == {"language-server", "language"}
    (server,) = found["language-server"].items()
    assert server[0] == "newslint"
    assert set(server[1]) <= HELIX_SERVER
    assert [server[1]["command"], *server[1]["args"]] == STARTS
    for language in found["language"]:
        assert set(language) <= HELIX_LANGUAGE
        assert "newslint" in language["language-servers"]
        # One that Helix does not know needs what tells its files.
        assert language["name"] in ("markdown", "html") or {"scope", "file-types"} <= set(language)


def test_zed():
    found = json.loads(setup("Zed"))
    assert set(found) == {"languages", "lsp"}
    server = found["lsp"]["newslint"]
    assert set(server) <= ZED_SERVER
    assert set(server["binary"]) <= ZED_BINARY
    assert server["binary"]["arguments"] == ["lsp"]
    assert set(server["initialization_options"]) <= set(_KEYS)
    extension = tomllib.loads((ROOT / "editors/zed/extension.toml").read_text(encoding="utf-8"))
    assert {"id", "name", "version", "schema_version", "authors", "description"} <= set(extension)
    offered = extension["language_servers"]["newslint"]
    assert set(found["languages"]) <= set(offered["languages"]) == set(offered["language_ids"])
    code = (ROOT / "editors/zed/src/lib.rs").read_text(encoding="utf-8")
    assert 'which("newslint")' in code
    tomllib.loads((ROOT / "editors/zed/Cargo.toml").read_text(encoding="utf-8"))


def test_sublime_text():
    found = json.loads(setup("Sublime Text"))
    assert set(found) == {"clients"}
    client = found["clients"]["newslint"]
    assert set(client) <= SUBLIME
    assert client["command"] == STARTS
    assert client["enabled"] is True
    assert client["selector"].split(" | ") == ["text.plain", "text.html.markdown", "text.html.basic"]
    assert set(client["initializationOptions"]) <= set(_KEYS)


def test_kate():
    found = json.loads(setup("Kate"))
    assert set(found) == {"servers"}
    for server in found["servers"].values():
        assert set(server) <= KATE
        assert server["command"] == STARTS
        assert all(re.fullmatch(server["highlightingModeRegex"], mode) for mode in ("Markdown", "HTML"))


@pytest.mark.parametrize("name", sorted(_KEYS))
def test_every_setting_is_documented(name):
    page = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    assert f"`{name}`" in page[page.index("## Settings") :]


def test_versions_agree():
    from lint import __version__

    package = json.loads((ROOT / "editors/vscode/package.json").read_text(encoding="utf-8"))
    extension = tomllib.loads((ROOT / "editors/zed/extension.toml").read_text(encoding="utf-8"))
    assert package["version"] == extension["version"] == __version__
