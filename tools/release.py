"""Make a release: check the tree, build wheel and sdist, check both with twine, and tag the commit vX.Y.Z.

Usage: python tools/release.py [--dry-run]

Nothing is pushed or uploaded: the last lines say what to type for that. `--dry-run` does everything but the tag.
"""

import argparse
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_VERSION = re.compile(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?")


def main() -> int:
    """Run the steps in turn; return 1 at the first that fails."""
    parser = argparse.ArgumentParser(description="Check, build and tag a release. Nothing is pushed.")
    parser.add_argument("--dry-run", action="store_true", help="do everything but the tag")
    parser.add_argument(
        "--dist", type=Path, default=ROOT / "dist", help="the folder for wheel and sdist (default: dist)"
    )
    asked = parser.parse_args()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    faults = [*faults_of(version, ROOT)]
    for fault in faults:
        print(f"release: {fault}", file=sys.stderr)
    if faults:
        return 1
    files = built(version, asked.dist)
    fault = fault_of_build(version, files)
    if fault:
        print(f"release: {fault}", file=sys.stderr)
        return 1
    if asked.dry_run:
        print(f"Ready to tag v{version}.")
        return 0
    git(ROOT, "tag", "--annotate", f"v{version}", "--message", f"newslint {version}\n\n{notes(version, ROOT)}")
    print(f"Tagged v{version}. To publish the tag: git push REMOTE v{version}")
    return 0


def faults_of(version: str, root: Path) -> Iterator[str]:
    """Yield why this tree cannot be released as `version`."""
    if not _VERSION.fullmatch(version):
        yield f"“{version}” in pyproject.toml is no version: write it like 1.2.3"
    code = re.search(r'__version__ = "(.*?)"', (root / "lint" / "__init__.py").read_text("utf-8"))
    if code is None or code[1] != version:
        yield f"lint/__init__.py says {code[1] if code else 'nothing'}, pyproject.toml {version}"
    if not notes(version, root):
        yield f"CHANGELOG.md has no section “## {version}” with a line in it"
    if notes("Unreleased", root):
        yield f"CHANGELOG.md has lines under “## Unreleased”: move them to “## {version}”"
    if git(root, "status", "--porcelain"):
        yield "there are changes that are not committed"
    if git(root, "tag", "--list", f"v{version}"):
        yield f"there is a tag v{version} already"


def notes(version: str, root: Path) -> str:
    """Return the section of the changelog about a version, without its heading; empty if there is none."""
    text = (root / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"(?ms)^## \[?{re.escape(version)}\]?(?:[ ,].*?)?$\n(.*?)(?=^## |\Z)", text)
    return found[1].strip() if found else ""


def built(version: str, folder: Path) -> list[Path]:
    """Build wheel and sdist with the backend of this environment, and return them."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - a fixed command
    return sorted(folder.glob(f"newslint-{version}*"))


def fault_of_build(version: str, files: list[Path]) -> str | None:
    """Return what is wrong with the wheel and the sdist, or None."""
    wheels = [path for path in files if path.suffix == ".whl"]
    if len(wheels) != 1 or not any(path.name == f"newslint-{version}.tar.gz" for path in files):
        return f"one wheel and one sdist were to be built, not {', '.join(path.name for path in files) or 'nothing'}"
    with zipfile.ZipFile(wheels[0]) as wheel:
        names = {*wheel.namelist()}
    wanted = {"lint/__main__.py", "lint/_rules/data/CREDITS.md", "lint/report/schemas/json.schema.json"}
    if wanted - names:
        return f"the wheel lacks {', '.join(sorted(wanted - names))}"
    command = [sys.executable, "-m", "twine", "check", "--strict", *map(str, files)]
    checked = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - a fixed command
    return checked.stdout + checked.stderr if checked.returncode else None


def git(folder: Path, *arguments: str) -> str:
    """Return the output of a git command. Raises CalledProcessError."""
    command = ["git", "-c", f"safe.directory={folder}", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - a fixed program


if __name__ == "__main__":
    sys.exit(main())
