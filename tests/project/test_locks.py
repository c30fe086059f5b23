"""The locks hold what pyproject.toml asks for: exact versions, with hashes, from no named registry."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ("dev", "runtime", "uv")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def lock(name):
    """The version of each package in a lock; each must have a hash."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
    versions = {}
    for entry in re.split(r"\n(?=\S)", re.sub(r"(?m)^ *#.*\n", "", text)):
        wanted = Requirement(entry.split("\\")[0].strip())
        (pin,) = wanted.specifier
        assert pin.operator == "==", entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry
        versions[canonicalize_name(wanted.name)] = pin.version
    return versions


def wanted(*extras):
    """What the project needs by itself and with extras, an extra of its own taken apart."""
    for text in [*PROJECT["dependencies"], *(text for extra in extras for text in EXTRAS[extra])]:
        one = Requirement(text)
        if one.name == PROJECT["name"]:
            yield from wanted(*one.extras)
        else:
            yield one


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_exact_versions_with_hashes_and_names_no_registry(name):
    assert lock(name)
    text = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links|--trusted-host|\b@ ", text)


@pytest.mark.parametrize(("name", "extras"), [("dev", ("dev",)), ("runtime", ())])
def test_a_lock_is_up_to_date_with_what_the_project_asks_for(name, extras):
    versions = lock(name)
    for one in wanted(*extras):
        assert canonicalize_name(one.name) in versions, "run make lock"
        assert one.specifier.contains(versions[canonicalize_name(one.name)]), f"{one}: run make lock"


def test_a_demo_installs_no_tool_of_development_and_nothing_under_the_gpl():
    running, developing = lock("runtime"), lock("dev")
    assert running.items() <= developing.items(), "run make lock"
    own = {canonicalize_name(one.name) for one in wanted()}
    extra = {canonicalize_name(one.name) for one in wanted("dev")} - own - {"hatchling", "editables"}
    assert not running.keys() & extra
    assert "language-tool-python" in developing
