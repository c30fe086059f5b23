"""The Action, the GitLab template, the Dockerfile and the hooks: valid by their schemas and linters, and run for real."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

CI = ROOT / "docs" / "ci"
BIN = Path(sys.executable).parent
ACTION = yaml.safe_load((CI / "action" / "action.yml").read_text("utf-8"))
SPEC, JOBS = yaml.safe_load_all((CI / "gitlab.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def run(*command: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*command], capture_output=True, text=True, check=False, **more)


def test_the_action_is_valid():
    done = run(
        str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-actions", str(CI / "action/action.yml")
    )
    assert done.returncode == 0, done.stdout
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"], "an input in a script could be a command"
    passed = {value for step in ACTION["runs"]["steps"] for value in step["env"].values()}
    assert passed == {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}


def test_the_workflow_is_valid_and_gives_the_action_what_it_takes():
    done = run(str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(CI / "github.yml"))
    assert done.returncode == 0, done.stdout
    step = yaml.safe_load((CI / "github.yml").read_text("utf-8"))["jobs"]["newslint"]["steps"][-1]
    assert step["uses"] == "OWNER/newslint/docs/ci/action@REVISION"
    assert {*step["with"]} <= {*ACTION["inputs"]}


def test_the_action_checks_the_whole_folder_by_default(repository, tmp_path):
    names = {"FILES": "files", "CHANGED_SINCE": "changed-since", "FAIL_ON": "fail-on", "SARIF_FILE": "sarif-file"}
    given = {variable: ACTION["inputs"][name]["default"] for variable, name in names.items()}
    env = environment(tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "s.md"), ARGUMENTS="", **given)
    check = ACTION["runs"]["steps"][1]
    done = run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"], cwd=repository, env=env)
    assert done.returncode == 1, done.stderr
    assert [re.search(r"file=story.txt,line=(\d)", line)[1] for line in done.stdout.splitlines()] == ["1", "3"]


def test_the_gitlab_template_is_valid(tmp_path):
    assert set(SPEC["spec"]["inputs"]) == {"newslint", "stage"}
    (tmp_path / "jobs.json").write_text(json.dumps(JOBS))
    done = run(str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", str(tmp_path / "jobs.json"))
    assert done.returncode == 0, done.stdout


def test_the_dockerfile_has_no_fault_that_hadolint_knows():
    done = run(str(BIN / "hadolint"), str(CI / "Dockerfile"))
    assert done.returncode == 0, done.stdout
    assert re.search(r"(?m)^USER 10001$", (CI / "Dockerfile").read_text("utf-8"))


def instructions():
    text = re.sub(r"\\\n", " ", (CI / "Dockerfile").read_text("utf-8"))
    return [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]


def test_the_dockerfile_installs_a_newslint_that_runs(tmp_path):
    """What it copies is copied, and what it runs to install is run, with another folder for /opt/newslint."""
    source, target = tmp_path / "src", tmp_path / "newslint"
    source.mkdir()
    ignored = (CI / "Dockerfile.dockerignore").read_text("utf-8").split()
    for name, rest in instructions():
        if name == "COPY" and not rest.startswith("--from"):
            *paths, into = rest.split()
            for path in paths:
                assert f"!{path}" in ignored
                goal = source / into / (Path(path).name if into.endswith("/") else "")
                goal.parent.mkdir(parents=True, exist_ok=True)
                skip = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / path, goal, ignore=skip) if (ROOT / path).is_dir() else shutil.copy(
                    ROOT / path, goal
                )
        elif name == "RUN" and "venv" in rest:
            done = run(
                "sh",
                "-ec",
                rest.replace("/opt/newslint", str(target)).replace("python -m venv", f"{sys.executable} -m venv"),
                cwd=source,
            )
            assert done.returncode == 0, done.stdout + done.stderr
    (tmp_path / "story.txt").write_text("They left for the the border.\n")
    shutil.rmtree(source)
    done = run(str(target / "bin" / "newslint"), "--format", "concise", "story.txt", cwd=tmp_path,
               env={"PATH": os.environ["PATH"], "NEWSLINT_CACHE": str(tmp_path / "cache")})  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "[doubled-word]" in done.stdout
    assert (
        "hatchling"
        not in run(
            str(target / "bin/python"),
            "-c",
            "import importlib.metadata as m; print([d.name for d in m.distributions()])",
        ).stdout
    )


def test_the_entry_point_of_the_image_is_the_command():
    last = dict(instructions())
    assert json.loads(last["ENTRYPOINT"]) == ["newslint"]


@pytest.fixture
def repository(tmp_path):
    """A repository with a committed article, and a change to it that is not."""
    desk = tmp_path / "desk"
    desk.mkdir()
    who = {f"GIT_{role}_{key}": "desk@example.org" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    (desk / "story.txt").write_text("He saw the the dog.\n")
    for command in ("init -q", "add -A", "commit -q -m old"):
        subprocess.run(["git", *command.split()], cwd=desk, env={**os.environ, **who}, check=True)
    (desk / "story.txt").write_text("He saw the the dog.\n\nThey left for the the border.\n")
    return desk


def environment(tmp_path, **more):
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "NEWSLINT_CACHE": str(tmp_path / "cache"), **more}


def test_the_action_annotates_and_summarizes(repository, tmp_path):
    summary = tmp_path / "summary.md"
    summary.write_text("")
    check = ACTION["runs"]["steps"][1]
    defaults = {
        name: ACTION["inputs"][value.split(".")[1].split()[0]]["default"] for name, value in check["env"].items()
    }
    given = {"CHANGED_SINCE": "HEAD", "SARIF_FILE": "out.sarif", "ARGUMENTS": "--ignore=mixed-script\n--style=ap"}
    env = environment(tmp_path, GITHUB_STEP_SUMMARY=str(summary), **{**defaults, **given})
    done = run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"], cwd=repository, env=env)
    assert done.returncode == 1, done.stderr
    (line,) = done.stdout.splitlines()
    assert re.match(r"::\w+ title=doubled-word,file=story.txt,line=3,endLine=3,col=\d+,endColumn=\d+::", line)
    assert "1 error in 1 file" in summary.read_text() or "1 warning in 1 file" in summary.read_text()
    assert len(json.loads((repository / "out.sarif").read_text())["runs"][0]["results"]) == 1


def test_the_files_of_the_action_are_paths_and_patterns_and_no_options(repository, tmp_path):
    (repository / "a b").mkdir()
    (repository / "a b" / "$(touch sprung).txt").write_text("She saw the the cat.\n")
    check = ACTION["runs"]["steps"][1]
    env = environment(tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "s.md"), FILES="**/*.txt\n--help", FAIL_ON="warning",
                      CHANGED_SINCE="", SARIF_FILE="", ARGUMENTS="")  # fmt: skip
    done = run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"], cwd=repository, env=env)
    assert done.stdout.count("::") == 2 * 4
    assert done.returncode == 2
    assert "--help: there is no such file" in done.stderr
    assert not [*repository.rglob("sprung")]


def test_the_job_of_gitlab_writes_its_reports(repository, tmp_path):
    job = JOBS["newslint"]
    env = environment(tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD")
    done = run("bash", "-c", job["script"][1], cwd=repository, env=env)
    assert done.returncode == 1, done.stderr
    assert "story.txt:3:" in done.stdout
    for path in {*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()}:
        assert (repository / path).stat().st_size
    assert shlex.split(job["script"][0])[-1] == "$NEWSLINT"


COPY = """story.txt drafts/news.md archive/history.txt security.md requirements-for-voters.txt licence-fee-row.md
    readme-nobody.html notes/copy""".split()
NO_COPY = """README.md docs/readme.de.md README requirements.txt requirements-dev.txt constraints.in robots.txt LICENSE
    LICENCE.md .github/PULL_REQUEST_TEMPLATE.md .github/x.md SECURITY.md CHANGELOG.md CONTRIBUTING.md CMakeLists.txt
    node_modules/a/story.md code.py data.json MANIFEST.in""".split()


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_given_copy_and_nothing_else(hook):
    given = [name for name in COPY + NO_COPY if re.search(hook["files"], name) and not re.search(hook["exclude"], name)]
    assert given == COPY


def test_the_hooks_are_a_valid_manifest():
    done = run(str(BIN / "pre-commit"), "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout
