"""What several tests of the language server start from."""

import pytest
from support.lsp_client import Editor


@pytest.fixture
def start(tmp_path, monkeypatch, warm_cache):
    """Return a function that starts an editor in a folder of its own."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    made = []

    def run(**more):
        made.append(Editor(tmp_path, **more))
        return made[-1]

    yield run
    for editor in made:
        editor.close()
