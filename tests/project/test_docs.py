"""Every command that a page or the program's help tells people to type works as it stands there."""

import argparse
import ast
import contextlib
import gzip
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from unittest import mock

import pytest
from support import checkout as checkout_files
from support import docs_page
from support.docs_page import ROOT

from lint.cli import dispatch
from lint.cli.parser import Parser
from lint.files.yaml_tree import parse
from lint.project.config_reader import TABLE, USER_TABLE
from lint.rulepack import loader

COPY = "The delegation left Kiev for the the border on Monday, officials said.\n"
EXTRAS = tomllib.loads(docs_page.read("pyproject.toml"))["project"]["optional-dependencies"]

PIP = f"{sys.executable} -m pip install --dry-run --no-index --no-build-isolation --no-input"
INSTEAD = [
    # What a command stands for here, where it cannot be run as it is, and why.
    (r"make .*", r"\g<0> --dry-run", "sets the gate up, or is the gate; that it has all it needs is what is tested"),
    (r"pip install ('?\..*)", rf"{PIP} \1", "the gate changes nothing in its own environment"),
    (r"pip install ([^.]+)", rf"{PIP} --no-deps --ignore-installed \1", "no registry is asked, and none has newslint"),
    (r"python (tools/mutants.py)", rf"{sys.executable} \1 --help", "it runs the tests some two hundred times"),
    (r"python (tools/grow_texts.py) .*", rf"{sys.executable} \1 --help", "it tries thousands of texts"),
    (r"python (benchmarks/trust.py) CORPORA", rf"{sys.executable} \1 --help", "it reads thousands of articles"),
    (r"python (benchmarks/archive_size.py) .*", rf"{sys.executable} \1 --help", "it measures for minutes"),
    (r"python (.*)", rf"{sys.executable} \1", "the gate's own Python"),
    (r"npm ci", "test -f editors/vscode/package-lock.json", "`make extension` runs it"),
    (r"npm run (\w+)", r"""grep -q '"\1":' editors/vscode/package.json""", "`make extension` runs it"),
    (
        r"code --install-extension( newslint.vsix)?",
        "grep -q dist/newslint.vsix editors/vscode/package.json",
        "no VS Code",
    ),
    (r"pre-commit (autoupdate --bleeding-edge|install)", "true", "tests/cli/test_precommit.py runs both"),
    (r"(newslint .*languagetool)=http://checker.example:8081(.*)", r"\1=http://127.0.0.1:9\2", "no network"),
    (r"newslint --format json|newslint names|newslint attributions( --format json)?", r"\g<0> story.txt", "no file"),
    (
        r"newslint --(changed-since \S+|staged)(.*)",
        r"git init -q && git -c user.name=D -c user.email=d@d commit -q --allow-empty -m x && newslint --changed-since HEAD\2",
        "no repository",
    ),
    (r"(newslint baseline write.*)", r"rm -f newslint-baseline.json && \1", "it writes no second one"),
    (r"newslint baseline (update|show)", r"newslint baseline write story.txt; \g<0>", "no baseline"),
    (r"git diff --name-only \| (.*)", r"echo story.txt | \1", "no repository"),
    (r"(newslint help) COMMAND", r"\1 names", "a stand-in for any command"),
    (r"(newslint serve)(.*)", r"\1\2 --help", "it ends only with Ctrl-C; tests/serve/test_server.py starts it"),
    (r"newslint archive(?: .*)?", r"\g<0> --help", "no archive; tests/project/archives/ runs it on every engine"),
    (r"pbpaste \| (.*)", r"cat story.txt | \1", "no clipboard"),
    (r"(newslint (?:rules show|explain)) RULE", r"\1 doubled-word", "a stand-in for any rule"),
    (r"(newslint rules trial) RULE drafts/", r"\1 doubled-word drafts", "a stand-in for any rule"),
    (
        r"newslint packs (add|remove|verify).*",
        r"\g<0> --help",
        "tests/cli/test_packs_command.py adds and removes packs",
    ),
    (r"newslint (rules (new|show|trial)|names new|packs)", r"\g<0> --help", "a sentence names the command"),
    (r"git (clone|submodule add).*", "true", "no network"),
    (r"git add .*", "true", "no repository"),
    (r"cp ../newslint/(docs/ci/.*)", r"cp \1", "the copy of newslint is this folder"),
    (r"pipx install \./newslint", f"{PIP} .", "the same, and no pipx"),
    (
        r"(newslint rules test house|newslint rules trial worn-out \.)",
        r"newslint rules new phrase worn-out; \1",
        "alone",
    ),
    (r"(newslint rules test) house-rules/our-rule.yaml", r"\1 house/style/needless-word.yaml", "a stand-in"),
]


def instead(command):
    """What is run for a command: itself, if no line of the table speaks of it."""
    for pattern, replacement, _ in INSTEAD:
        match = re.fullmatch(pattern, command)
        if match:
            return match.expand(replacement)
    return command


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """An environment in which the programs beside this Python come first."""
    home = tmp_path_factory.mktemp("home")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "HOME": str(home), "NEWSLINT_CACHE": str(home / "cache"), "NO_COLOR": "1"}


def clone(folder):
    """Fill a folder with the checkout as it stands, committed or not, and with the files that the pages speak of."""
    checkout_files.copy_to(folder)
    (folder / "drafts").mkdir()
    shutil.copytree(folder / "docs" / "examples" / "house", folder / "house")
    for name in ("story.txt", "article.txt", "a.txt", "drafts/one.md", "drafts/two.md"):
        (folder / name).write_text(COPY, "utf-8")
    with gzip.open(folder / "ARTICLES.jsonl.gz", "wt") as articles:
        articles.write(json.dumps({"id": "1", "text": COPY}) + "\n")


def run_all(commands, folder, environment):
    """Run commands in turn and return those that failed, with what they said."""
    failed = []
    for command in commands:
        if command.startswith("cp -r docs/examples/house "):
            shutil.rmtree(folder / "house", ignore_errors=True)
        if command == "newslint init":  # a command before it may have written the configuration already
            (folder / "newslint.yaml").unlink(missing_ok=True)
        done = subprocess.run(
            ["bash", "-c", instead(command)],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        said = done.stdout + done.stderr
        unasked = "languagetool" in command and done.returncode == 2 and "languagetool has not read" in said
        right = done.returncode in ((0, 1) if command.startswith(("newslint", "pbpaste", "git diff")) else (0,))
        if not (right or unasked) or "does not provide the extra" in said:
            failed.append((command, done.returncode, said[-600:]))
    return failed


@pytest.mark.parametrize("page", docs_page.PAGES)
def test_the_commands_of_a_page_work(page, tmp_path, environment):
    clone(tmp_path)
    assert run_all(docs_page.commands(page), tmp_path, environment) == []


@pytest.mark.parametrize("command", ["", "rules", "names", "attributions", "baseline", "formats"])
def test_the_commands_of_a_help_text_work(command, newslint, tmp_path, environment):
    commands = docs_page.commands_of_help(newslint(*command.split(), "--help").stdout)
    assert len(commands) > 2
    clone(newslint.folder)
    assert run_all(commands, newslint.folder, environment) == []


def test_a_command_that_lies_is_found(tmp_path, environment):
    clone(tmp_path)
    lies = [
        "newslint --no-such-option story.txt",
        "newslint gone.txt",
        "pip install '.[nonsense]'",
        "pip install 'newslint[lsp]'",
        "pip install newslint",
        "make nonsense",
        "cp rules/garbled/gone.yaml house/",
        "npm run nonsense",
    ]
    assert [command for command, *_ in run_all(lies, tmp_path, environment)] == lies


def test_the_pages_have_commands():
    assert {"make demo", "newslint story.txt", "pip install '.[harper,proselint]'"} <= {
        *docs_page.commands("README.md")
    }
    assert "cp -r docs/examples/house house" in docs_page.commands("CONTRIBUTING.md")
    for pattern, _, why in INSTEAD:
        assert why
        assert re.compile(pattern)


def settings_of(page):
    """The blocks of a page that set newslint up, by their first key."""
    keys = "|".join(TABLE.fields)
    return [block for block in docs_page.blocks(page) if re.match(rf"(?:{keys}):", block)]


@pytest.mark.parametrize("page", ["README.md", "docs/engines.md", "docs/ci.md", "docs/house-rules.md"])
def test_the_settings_of_a_page_are_valid(page):
    assert settings_of(page)
    for block in settings_of(page):
        root = parse(block, page)
        (USER_TABLE if root.get("trusted") else TABLE).read(root)
        assert root.faults.listed() == []


def test_the_house_of_the_page_on_names_loads(tmp_path):
    entry, style = [block for block in docs_page.blocks("rules/names/README.md") if re.match("names:|id:", block)]
    for folder, name, text in (("names", "ours", entry), ("styles", "courier", style)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text(text, "utf-8")
    styles = loader.load([tmp_path]).styles
    assert styles["courier"].spellings == {"person.ua.zelenskyy": "Volodymyr Zelensky"}


@pytest.mark.parametrize("folder", ["external", "engines"])
def test_the_choice_of_an_engine_on_its_page_loads(tmp_path, folder):
    (text,) = [block for block in docs_page.blocks("docs/engines.md") if block.startswith("id:")]
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "harper.yaml").write_text(text, "utf-8")
    assert loader.load([tmp_path]).engines["harper"]["off"]


def told():
    """Every text in the code of the command, with its file."""
    for path in sorted((ROOT / "lint").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value


OPTIONAL = ("lsp", "harper", "proselint", "languagetool", "watch")


def test_what_the_program_tells_people_to_type_is_there():
    texts = list(told())
    installs = {match for _, text in texts for match in re.findall(r"pip install ('?[^ ]*)", text)}
    assert installs == {f"'.[{extra}]'" for extra in (*OPTIONAL, "archives", "spark", "ray", "dask")}
    assert all(extra.strip("'.[]") in EXTRAS for extra in installs)
    targets = {match for _, text in texts for match in re.findall(r"[“`]make ([a-z]+)", text)}
    assert targets
    assert targets <= {*re.findall(r"(?m)^([a-z-]+):", docs_page.read("Makefile"))}
    pages = {match for _, text in texts for match in re.findall(r"docs/[\w/-]+\.md", text)}
    assert pages
    assert [page for page in pages if not (ROOT / page).exists()] == []


class Parsed(BaseException):
    """Raised once a command line is parsed."""


class WrongUsageError(BaseException):
    """Raised for a command line that the command does not take."""


def complain_of(_, message):
    raise WrongUsageError(message)


def fault_of(command):
    """What the command's own parsers say against a command line of a page, None if they take it; nothing is carried out."""
    words = shlex.split(re.sub(r"\s+[>|].*", "", command))[1:]
    given = argparse.ArgumentParser.parse_args

    def parse_only(parser, arguments=None, namespace=None):
        given(parser, arguments, namespace)
        raise Parsed

    whole = Parser.parsed

    def parsed_only(parser, arguments):
        whole(parser, arguments)
        raise Parsed

    try:
        with (
            mock.patch.object(argparse.ArgumentParser, "parse_args", parse_only),
            mock.patch.object(Parser, "parsed", parsed_only),
            mock.patch.object(argparse.ArgumentParser, "error", complain_of),
            mock.patch.object(Parser, "error", complain_of),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            return None if dispatch.run(words) == 0 else "it fails"
    except Parsed:
        return None
    except WrongUsageError as error:
        # A sentence may name a command without all that belongs to it.
        return None if "arguments are required" in str(error) else str(error)


@pytest.mark.parametrize("page", [page for page in (*docs_page.PAGES, *docs_page.DEEPER) if page != "CHANGELOG.md"])
def test_every_newslint_command_of_a_page_parses(page):
    commands = [command for command in docs_page.commands(page) if command.split()[0] == "newslint"]
    assert [(command, fault) for command in commands if (fault := fault_of(command))] == []


@pytest.mark.parametrize(
    ("command", "is_right"),
    [
        ("newslint rules new phrase our-rule", True),
        ("newslint story.txt > report.txt", True),
        ("newslint --version", True),
        ("newslint --no-such story.txt", False),
        ("newslint rules nw phrase x", False),
        ("newslint rules schema nonsense", False),
        ("newslint names --x", False),
    ],
)
def test_a_command_line_parses_or_does_not(command, is_right):
    assert (fault_of(command) is None) is is_right


@pytest.mark.parametrize("page", [*docs_page.PAGES, *docs_page.DEEPER])
def test_the_links_of_a_page_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", docs_page.read(page))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
