# Two commands do everything: `make demo` sets up and lints a seed article, `make test` sets up and runs every test.
# Both install the versions in requirements/*.lock and nothing else; `make test-latest` takes the newest that pyproject.toml allows,
# in a folder of its own, and `make lock` writes the locks anew.
# `make docs` builds the documentation site in build/site; it fails on a warning or a broken link, and fetches nothing.
# `make languagetool` fetches a LanguageTool server and starts it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

PIP := -m pip --quiet --disable-pip-version-check

.PHONY: demo test test-latest lock fuzz docs extension languagetool format release bench peers clean

# pip would fetch a build backend of any version into an environment of its own; the locked one is in this environment.
$(VENV)/.runtime: pyproject.toml requirements/runtime.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) install --require-hashes --requirement requirements/runtime.lock
	$(BIN)/python $(PIP) install --no-build-isolation --no-deps --editable .
	$(BIN)/python -m compileall -q lint
	touch $@

$(VENV)/.ready: $(VENV)/.runtime requirements/dev.lock
	$(BIN)/python $(PIP) install --require-hashes --requirement requirements/dev.lock
	touch $@

# The programs that the tests of editors drive: Neovim, Emacs with eglot, Node.js.
$(VENV)/.editors: $(VENV)/.ready $(wildcard tests/editors/*.sh tests/editors/*.txt)
	tests/editors/install.sh $(VENV)
	touch $@

# The programs that the tests of completion and of the manual page run: zsh, fish, man and mandoc.
$(VENV)/.shells: $(VENV)/.ready tests/shells/install.sh
	tests/shells/install.sh
	touch $@

# What the tests of the page drive: Chromium, and the accessibility checker axe-core.
$(VENV)/.browser: $(VENV)/.editors $(wildcard tests/browser/*.sh tests/browser/*.json)
	tests/browser/install.sh $(VENV)
	touch $@

demo: $(VENV)/.runtime
	@$(BIN)/newslint --exit-zero seeds/*.txt

# The tests of the external checkers ask a real LanguageTool server, and fail without one.
LANGUAGETOOL := engines/languagetool/build
LANGUAGETOOL_PORT ?= 8081

$(LANGUAGETOOL)/.ready: engines/languagetool/pom.xml engines/languagetool/fetch.sh
	engines/languagetool/fetch.sh

languagetool: $(LANGUAGETOOL)/.ready
	@echo "Serving http://127.0.0.1:$(LANGUAGETOOL_PORT) until Ctrl-C. In another window: newslint --engine languagetool story.txt"
	@java -Xmx2g -cp $(LANGUAGETOOL)/LanguageTool-6.8/languagetool-server.jar org.languagetool.server.HTTPServer --port $(LANGUAGETOOL_PORT)

test: $(VENV)/.ready $(VENV)/.editors $(VENV)/.shells $(VENV)/.browser $(LANGUAGETOOL)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict .
	$(BIN)/newslint rules test
	$(MAKE) --no-print-directory extension
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

# The fuzz targets with new inputs, for as long as you like: make fuzz SECONDS=600. fuzz/README.md says what they are.
SECONDS ?= 120

fuzz: $(VENV)/.ready
	$(BIN)/python -m fuzz --seconds $(SECONDS) $(if $(SEED),--seed $(SEED)) $(addprefix --target ,$(TARGET))

LATEST := .venv-latest

test-latest:
	rm -rf $(LATEST)
	$(PYTHON) -m venv $(LATEST)
	$(LATEST)/bin/python $(PIP) install --editable ".[dev]"
	touch $(LATEST)/.runtime $(LATEST)/.ready
	$(MAKE) --no-print-directory test VENV=$(LATEST)

LOCKING := .venv-lock
COMPILE := $(LOCKING)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"

# A lock names packages, versions and hashes, never a registry.
lock:
	rm -rf $(LOCKING)
	$(PYTHON) -m venv $(LOCKING)
	$(LOCKING)/bin/python $(PIP) install --require-hashes --requirement requirements/uv.lock
	$(COMPILE) pyproject.toml --extra dev --output-file requirements/dev.lock
	$(COMPILE) pyproject.toml requirements/build.in --constraints requirements/dev.lock --output-file requirements/runtime.lock

# Builds the VS Code extension, tests it against the server and packs it: editors/vscode/dist/newslint.vsix.
extension: $(VENV)/.editors
	cd editors/vscode && PATH="$(abspath $(BIN)):$$PATH" npm ci --no-progress && PATH="$(abspath $(BIN)):$$PATH" npm run all

docs: $(VENV)/.ready
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

format: $(VENV)/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Checks the tree, builds wheel and sdist, checks both, and tags the commit; it pushes nothing.
release: $(VENV)/.ready
	$(BIN)/python tools/release.py

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/speed.py

# newslint beside its peers, installed at locked versions: writes docs/peers.md. ARTICLES is a file of JSON lines with `text`.
peers: $(VENV)/.editors $(LANGUAGETOOL)/.ready
	PATH="$(abspath $(BIN)):$$PATH" benchmarks/peers/install.sh
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python benchmarks/peers.py $(ARTICLES)

clean:
	rm -rf $(VENV) $(LATEST) $(LOCKING) $(LANGUAGETOOL) editors/vscode/node_modules tests/browser/node_modules benchmarks/peers/node_modules editors/vscode/dist build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
