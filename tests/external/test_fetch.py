"""`engines/languagetool/fetch.sh` on machines that lack something: each is mended, or told what it lacks."""

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

SCRIPT = ROOT / "engines/languagetool/fetch.sh"
TOOLS = ("bash", "cat", "chmod", "cp", "dirname", "head", "rm", "sed", "touch", "mkdir")
JAVA = "echo 'openjdk version \"{}\" 2025-04-15' >&2"
MAVEN = 'echo mvn "$@" >> "$CALLS"; mkdir -p build'


class Machine:
    """A folder with the script, and a PATH on which there is nothing but what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.calls = folder / "calls"
        shutil.copy(SCRIPT, folder / "fetch.sh")
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))

    def has(self, program: str, script: str, *, later: bool = False) -> None:
        """Put a program on the PATH, or with `later` where the stand-in for apt-get installs it from."""
        folder = self.folder / "packages" if later else self.bin
        folder.mkdir(exist_ok=True)
        (folder / program).write_text(f"#!/usr/bin/env bash\n{script}\n")
        (folder / program).chmod(0o755)

    def has_apt(self, *packages: str, fails: str = "") -> None:
        """Let the user be root on Debian, where these packages are to be had; `fails` is the command that breaks."""
        self.has("id", "echo 0")
        self.has("apt-cache", f'case " {" ".join(packages)} " in *" $2 "*) ;; *) exit 100 ;; esac')
        install = f'if [ "$1" = install ]; then cp {self.folder}/packages/* {self.bin}; fi'
        self.has("apt-get", f'echo apt-get "$@" >> "$CALLS"; [ "$1" != "{fails}" ] || exit 100; {install}')

    def run(self) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.bin), "CALLS": str(self.calls)}
        return subprocess.run([self.folder / "fetch.sh"], env=environment, capture_output=True, text=True, check=False)

    @property
    def said(self) -> str:
        return self.calls.read_text() if self.calls.exists() else ""

    @property
    def ready(self) -> bool:
        return (self.folder / "build/.ready").exists()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("version", ["17.0.15", "21", "25-ea"])
def test_with_java_and_maven_nothing_is_installed(machine: Machine, version: str) -> None:
    machine.has_apt()
    machine.has("java", JAVA.format(version))
    machine.has("mvn", MAVEN)
    done = machine.run()
    assert done.returncode == 0, done.stderr
    assert machine.ready
    assert "apt-get" not in machine.said
    assert machine.said.endswith("package\n")


@pytest.mark.parametrize("old", [None, "1.8.0_392", "11.0.22"])
def test_root_on_debian_gets_what_is_missing(machine: Machine, old: str | None) -> None:
    machine.has_apt("openjdk-21-jre-headless", "openjdk-25-jre-headless", "maven")
    if old:
        machine.has("java", JAVA.format(old))
    machine.has("java", JAVA.format("21.0.2"), later=True)
    machine.has("mvn", MAVEN, later=True)
    done = machine.run()
    assert done.returncode == 0, done.stderr
    assert machine.ready
    assert "--no-install-recommends openjdk-21-jre-headless maven\n" in machine.said


def test_anyone_else_is_told_what_to_install(machine: Machine) -> None:
    machine.has("id", "echo 1000")
    machine.has("java", JAVA.format("11"))
    done = machine.run()
    assert done.returncode == 1
    assert "sudo apt-get install openjdk-17-jre-headless" in done.stderr
    assert "sudo apt-get install maven" in done.stderr
    machine.has("mvn", MAVEN)
    assert "maven" not in machine.run().stderr


@pytest.mark.parametrize(
    ("broken", "said"), [("update", "is there a network?"), ("install", "could not install openjdk-17-jre-headless")]
)
def test_an_apt_that_fails_is_said_to_fail(machine: Machine, broken: str, said: str) -> None:
    machine.has_apt("openjdk-17-jre-headless", "maven", fails=broken)
    done = machine.run()
    assert done.returncode == 1
    assert said in done.stderr
    assert not machine.ready


def test_a_distribution_without_a_java_that_will_do(machine: Machine) -> None:
    machine.has_apt("openjdk-11-jre-headless", "maven")
    done = machine.run()
    assert done.returncode == 1
    assert "no package of Java 17" in done.stderr
    assert "install -" not in machine.said


def test_an_old_java_that_stands_before_the_new_one_is_named(machine: Machine) -> None:
    machine.has_apt("openjdk-17-jre-headless", "maven")
    machine.has("java", JAVA.format("11"))
    machine.has("java", JAVA.format("11"), later=True)
    machine.has("mvn", MAVEN, later=True)
    done = machine.run()
    assert done.returncode == 1
    assert f"is older than 17, although openjdk-17-jre-headless maven is installed: {machine.bin}/java" in done.stderr


def test_a_maven_that_fails_leaves_nothing_that_counts_as_done(machine: Machine) -> None:
    machine.has("java", JAVA.format("17"))
    machine.has("mvn", "echo '[ERROR] no route to host' >&2; exit 1")
    done = machine.run()
    assert done.returncode == 1
    assert "no route to host" in done.stderr
    assert "newslint: Maven could not fetch LanguageTool" in done.stderr
    assert not machine.ready
