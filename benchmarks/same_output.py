"""Whether a change leaves every report as it was: a digest of `newslint --format json` for each article of corpora.

    python benchmarks/same_output.py write BEFORE.json ARTICLES.jsonl.gz...
    python benchmarks/same_output.py compare BEFORE.json ARTICLES.jsonl.gz... [--show N]

ARTICLES are JSON-lines files, gzipped or not, of objects with `text` (or `machine` and `human`). Each is linted by the
command itself (`--newslint PATH`, by default the one beside this Python), as plain text under a name that does not
change, so that the two sides may be different checkouts. `compare` prints how many reports differ and names the first
of them; the exit status is 1 where one does.
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_AT_ONCE = 500
_TEXTS = ("text", "machine", "human")


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of each article."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row: dict[str, Any] = json.loads(line)
            for key in _TEXTS:
                if row.get(key, "").strip():
                    yield f"{path.parent.name}-{path.name.partition('.')[0]}-{number:05}-{key}", row[key]


def digests(newslint: str, corpora: list[Path]) -> dict[str, str]:
    """Return the digest of each article's report, by its name."""
    found: dict[str, str] = {}
    batch: list[tuple[str, str]] = []
    for corpus in corpora:
        for entry in texts(corpus):
            batch.append(entry)
            if len(batch) == _AT_ONCE:
                found.update(_batch(newslint, batch))
                batch = []
    found.update(_batch(newslint, batch))
    return found


def _batch(newslint: str, batch: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if not batch:
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, text in batch:
            Path(folder, f"{name}.txt").write_text(text, encoding="utf-8")
        names = [f"{name}.txt" for name, _ in batch]
        done = subprocess.run(
            [newslint, "--format", "json", *names], cwd=folder, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode not in (0, 1):
            sys.stderr.write(done.stderr[-500:])
    for page in json.loads(done.stdout)["files"]:
        report = json.dumps(page, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
        yield Path(page["path"]).stem, hashlib.blake2b(report, digest_size=12).hexdigest()


def main() -> int:
    """Write the digests, or compare them with those of an earlier run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("write", "compare"))
    parser.add_argument("before", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--newslint", default=str(Path(sys.executable).with_name("newslint")))
    parser.add_argument("--show", type=int, default=20, help="how many differing articles to name")
    wanted = parser.parse_args()
    now = digests(wanted.newslint, wanted.corpora)
    if wanted.what == "write":
        wanted.before.write_text(json.dumps(now, indent=0, sort_keys=True), encoding="utf-8")
        print(f"{len(now)} reports written")
        return 0
    before = json.loads(wanted.before.read_text(encoding="utf-8"))
    differing = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    print(f"{len(now)} reports, {len(differing)} differ", *differing[: wanted.show], sep="\n")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
