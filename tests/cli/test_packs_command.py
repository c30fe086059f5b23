"""`newslint packs`: a pack is used as it was when it was added, and otherwise not at all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

COPY = "The Saltmouthe pier closed in the wake of the storm.\n"


@pytest.fixture
def desk(newslint):
    shutil.copytree(ROOT / "docs/examples/pack", newslint.folder / "packs/coast")
    (newslint.folder / "a.txt").write_text(COPY, "utf-8")
    return newslint.folder


def test_the_example_pack_is_added_and_its_rules_names_and_style_are_used(newslint, desk):
    done = newslint("packs", "add", "packs/coast")
    assert (done.returncode, done.stdout) == (
        0,
        "Added coast-desk 1.0 (1 rule); see newslint.yaml and newslint.lock.\n",
    )
    assert (desk / "newslint.yaml").read_text("utf-8") == "packs: [coast-desk]\n"
    said = newslint("a.txt", "--format", "concise").stdout
    assert "[worn-out-phrase]" in said
    assert "“Saltmouthe” is a wrong spelling" in said
    assert newslint("a.txt", "--style", "coast").returncode == 1
    assert newslint("packs", "list").stdout == "coast-desk 1.0  folder packs/coast\n"
    assert newslint("packs", "verify").stdout == "1 pack: as newslint.lock says\n"
    assert newslint("rules", "test").returncode == 0


def test_the_settings_of_a_pack_are_taken_over_where_they_are_asked_for(newslint, desk):
    newslint("packs", "add", "packs/coast")
    (desk / "a.txt").write_text("It closed in the wake of the storm. The U.S. envoy left.\n", "utf-8")
    assert "remark" in newslint("a.txt", "--format", "concise").stdout
    (desk / "newslint.yaml").write_text("packs: [coast-desk]\nextends: coast-desk\n", "utf-8")
    said = newslint("a.txt", "--format", "concise").stdout
    assert "warning: “in the wake of” is worn out" in said
    assert "The Coast Group writes “US”" in said


@pytest.mark.parametrize("change", ["edit", "new", "gone", "settings", "version"])
def test_a_pack_that_has_changed_is_a_fault_until_it_is_added_again(newslint, desk, change):
    newslint("packs", "add", "packs/coast")
    pack = desk / "packs/coast"
    rule = pack / "style/worn-out-phrase.yaml"
    if change == "edit":
        rule.write_text(rule.read_text("utf-8").replace("severity: info", "severity: error"), "utf-8")
    elif change == "new":
        (pack / "names/more.yaml").write_text("names: []\n", "utf-8")
    elif change == "gone":
        (pack / "styles/coast.yaml").unlink()
        (pack / "newslint.yaml").unlink()
    elif change == "settings":
        (pack / "newslint.yaml").write_text("ignore: [all]\n", "utf-8")
    else:
        (pack / "pack.yaml").write_text("name: coast-desk\nversion: '2.0'\n", "utf-8")
    done = newslint("a.txt")
    assert done.returncode == 2
    assert "newslint.yaml:1:9: the pack “coast-desk”: its content is not what newslint.lock pins" in done.stderr
    assert "[worn-out-phrase]" not in done.stdout
    assert newslint("packs", "verify").returncode == 2
    assert "CHANGED" in newslint("packs", "list").stdout
    again = newslint("packs", "add", "packs/coast")
    assert again.returncode == 0, again.stderr
    assert "Updated from version 1.0" in again.stdout
    assert newslint("a.txt").returncode == 1


def test_other_line_ends_and_files_that_are_not_read_are_no_change(newslint, desk):
    newslint("packs", "add", "packs/coast")
    for path in (desk / "packs/coast").rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (desk / "packs/coast/README.md").write_text("About.\n", "utf-8")
    assert newslint("packs", "verify").returncode == 0


def test_a_pack_is_removed_from_the_settings_and_its_files_stay(newslint, desk):
    newslint("packs", "add", "packs/coast")
    (desk / "newslint.yaml").write_text("# ours\npacks:\n  - coast-desk  # shared\nstyle: ap\n", "utf-8")
    done = newslint("packs", "remove", "coast-desk")
    assert done.returncode == 0, done.stderr
    assert (desk / "newslint.yaml").read_text("utf-8") == "# ours\npacks:\nstyle: ap\n"
    assert newslint("packs", "list").stdout.startswith("No packs are in use.")
    assert (desk / "packs/coast/pack.yaml").is_file()
    assert newslint("packs", "remove", "coast-desk").returncode == 2


def test_a_name_without_an_entry_in_the_lock_is_a_fault(newslint, desk):
    (desk / "newslint.yaml").write_text("packs: [coast-desk]\n", "utf-8")
    done = newslint("a.txt")
    assert done.returncode == 2
    assert "the pack “coast-desk” is not in newslint.lock" in done.stderr
    assert newslint("packs", "verify").returncode == 2


@pytest.mark.parametrize(
    ("lock", "said"),
    [
        ("format: 2\npacks: {}\n", "this newslint reads 1"),
        ("format: 1\n", "the key `packs` is missing"),
        ("format: 1\npacks: {coast-desk: {kind: git}}\n", "cannot be “git”"),
        ("format: 1\npacks: {coast-desk: {kind: folder, source: x, version: '1', hash: md5}}\n", "“md5” will not do"),
        ("]", "not YAML"),
        (b"\xff", "not UTF-8"),
        (None, "a folder"),
    ],
)
def test_a_broken_lock_is_placed(newslint, desk, lock, said):
    (desk / "newslint.yaml").write_text("packs: [coast-desk]\n", "utf-8")
    path = desk / "newslint.lock"
    if lock is None:
        path.mkdir()
    else:
        path.write_bytes(lock if isinstance(lock, bytes) else lock.encode())
    for arguments in (["a.txt"], ["packs", "list"], ["packs", "add", "packs/coast"]):
        done = newslint(*arguments)
        assert done.returncode == 2
        assert said in done.stderr
        assert "newslint.lock" in done.stderr


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        ("https://news.example/pack.git", "newslint fetches nothing"),
        ("git@news.example:pack.git", "newslint fetches nothing"),
        ("packs/gone", "there is no such folder"),
        ("gone", "no installed package has a rule pack called “gone”"),
        ("packs", "has no pack.yaml"),
        ("../outside", "lies outside this file's folder"),
    ],
)
def test_what_is_no_pack_is_refused_and_nothing_is_written(newslint, desk, tmp_path, pack, said):
    shutil.copytree(ROOT / "docs/examples/pack", tmp_path / "outside")
    done = newslint("packs", "add", pack)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (desk / "newslint.lock").exists()
    assert not (desk / "newslint.yaml").exists()


def test_a_pack_with_a_fault_is_not_added(newslint, desk):
    path = desk / "packs/coast/style/worn-out-phrase.yaml"
    path.write_text(path.read_text("utf-8").replace("[[in the wake of]]", "[[after]]"), "utf-8")
    (desk / "packs/coast/pack.yaml").write_text("name: coast-desk\nverson: '1'\n", "utf-8")
    done = newslint("packs", "add", "packs/coast")
    assert done.returncode == 2
    assert "did you mean “version”?" in done.stderr
    (desk / "packs/coast/pack.yaml").write_text("name: coast-desk\nversion: '1'\n", "utf-8")
    done = newslint("packs", "add", "packs/coast")
    assert done.returncode == 2
    assert "worn-out-phrase.yaml:" in done.stderr
    assert not (desk / "newslint.lock").exists()


def git(folder: Path, *arguments: str) -> str:
    settings = ["-c", "user.name=A", "-c", "user.email=a@news.example", "-c", "protocol.file.allow=always"]
    done = subprocess.run(["git", *settings, *arguments], cwd=folder, capture_output=True, check=True, text=True)
    return done.stdout.strip()


@pytest.mark.parametrize("form", ["loose", "packed", "detached", "submodule"])
def test_the_commit_of_a_checkout_is_recorded_without_running_git(newslint, desk, guarded, form):
    pack = desk / "packs/coast"
    git(pack, "init", "--quiet")
    git(pack, "add", "-A")
    git(pack, "commit", "--quiet", "-m", "one")
    commit = git(pack, "rev-parse", "HEAD")
    if form == "packed":
        git(pack, "pack-refs", "--all")
    elif form == "detached":
        git(pack, "checkout", "--quiet", "--detach")
    elif form == "submodule":
        git(desk, "init", "--quiet")
        git(desk, "submodule", "--quiet", "add", str(pack), "packs/sub")
        pack = desk / "packs/sub"
    done, seen = guarded("packs", "add", str(pack.relative_to(desk)))
    assert (done.returncode, seen) == (0, []), done.stderr
    assert f'commit: "{commit}"' in (desk / "newslint.lock").read_text("utf-8")
    assert f"at {commit[:12]}" in newslint("packs", "list").stdout


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package with the example pack, built and installed by pip, whose code tells if it is ever imported."""
    source, site = tmp_path / "source", tmp_path / "site"
    shutil.copytree(ROOT / "docs/examples/pack", source / "coast_desk_rules")
    (source / "coast_desk_rules/__init__.py").write_text("raise SystemExit('IMPORTED')\n", "utf-8")
    (source / "pyproject.toml").write_text(
        "[build-system]\nrequires = ['hatchling']\nbuild-backend = 'hatchling.build'\n"
        "[project]\nname = 'coast-desk-rules'\nversion = '1.0'\n"
        "[project.entry-points.'newslint.packs']\ncoast-desk = 'coast_desk_rules'\n",
        "utf-8",
    )
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(site), str(source)], check=True, capture_output=True)
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{site}")
    return site


@pytest.fixture
def newslint_with_packages(tmp_path, warm_cache):
    """The command, run with the packages of PYTHONPATH."""
    import os

    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "a.txt").write_text(COPY, "utf-8")

    def run(*arguments):
        environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache)}
        command = [sys.executable, "-m", "lint", *arguments]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    run.folder = folder
    return run


def test_a_pack_in_a_package_is_found_without_importing_it(installed, newslint_with_packages):
    newslint = newslint_with_packages
    done = newslint("packs", "add", "coast-desk")
    assert done.returncode == 0, done.stderr
    assert "kind: package" in (newslint.folder / "newslint.lock").read_text("utf-8")
    done = newslint("a.txt", "--format", "concise")
    assert "[worn-out-phrase]" in done.stdout
    assert "IMPORTED" not in done.stdout + done.stderr
    (installed / "coast_desk_rules/styles/coast.yaml").unlink()
    assert newslint("a.txt").returncode == 2
    shutil.rmtree(installed / "coast_desk_rules")
    done = newslint("a.txt")
    assert done.returncode == 2
    assert "pack.yaml" in done.stderr
    assert "did you mean “coast-desk”?" in newslint("packs", "add", "coast-dsk").stderr
