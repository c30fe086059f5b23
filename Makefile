# Two commands do everything: `make demo` sets up and lints a seed article, `make test` sets up and runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test extension check format bench clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	$(BIN)/python -m compileall -q lint
	touch $@

# The programs that the tests of editors drive: Neovim, Emacs with eglot, Node.js.
$(VENV)/.editors: $(VENV)/.ready $(wildcard tests/editors/*.sh tests/editors/*.txt)
	tests/editors/install.sh $(VENV)
	touch $@

demo: $(VENV)/.ready
	@$(BIN)/newslint --exit-zero seeds/*.txt

test: $(VENV)/.ready $(VENV)/.editors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/newslint rules test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal
	$(MAKE) --no-print-directory extension

# Builds the VS Code extension, tests it against the server and packs it: editors/vscode/dist/newslint.vsix.
extension: $(VENV)/.editors
	cd editors/vscode && PATH="$(abspath $(BIN)):$$PATH" npm ci --no-progress && PATH="$(abspath $(BIN)):$$PATH" npm run all

format: $(VENV)/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) editors/vscode/node_modules editors/vscode/dist build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
