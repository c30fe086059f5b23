"""Archives on the real engines in local mode: a worker that is killed, poisoned documents, and a run that goes on.

Nothing is skipped: an engine that is not installed is a failure.
"""

import subprocess
import sys

import pytest
from support import archive, poison

from lint.cli.archive_command import RUNNERS

REASONS = {"story-1": "crashed", "story-3": "timed-out", "story-5": "unreadable"}


def run(folder, environment, runner):
    """Run the command over the archive of the folder."""
    output = folder / "out"
    words = ["archive", str(folder / "in"), "--output", str(output), "--runner", runner, "--seconds", "5"]
    return subprocess.run(
        [sys.executable, "-m", "lint", *words, "--workers", "2", "--partitions", "4"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def expected():
    """The rows that a run over the poisoned archive must come to, by the pure function in this process."""
    found = archive.poisoned()
    healthy = archive.checked([one for one in found if one["id"] not in REASONS])
    documents = [*healthy["documents"]]
    for one in found:
        if one["id"] in REASONS:
            told = {key: one[key] for key in ("id", "outlet", "date")}
            documents.append({**dict.fromkeys(healthy["documents"][0]), **told, "format": "text"})
    return {**healthy, "documents": sorted(documents, key=repr)}


@pytest.mark.parametrize("runner", RUNNERS)
def test_a_killed_worker_poisoned_documents_and_a_run_that_goes_on(runner, tmp_path, warm_cache):
    archive.write(tmp_path / "in", archive.poisoned())
    environment = poison.environment(tmp_path, warm_cache)
    first = run(tmp_path, environment, runner)
    assert poison.killed(tmp_path).exists(), first.stderr
    if runner == "local":  # its worker is the run itself
        assert first.returncode < 0
        first = run(tmp_path, environment, runner)
    assert first.returncode == 0, first.stderr
    wanted, output = expected(), tmp_path / "out"

    found = archive.written(output)
    assert {row["id"]: row["kind"] for row in found.pop("failures")} == REASONS
    wanted.pop("failures")
    assert found == wanted

    before = archive.written(output)
    done = sorted((output / "newslint" / "done").glob("part-*.json"))
    assert len(done) >= 4
    for one in done[-2:]:
        one.unlink()
    kept = output / "findings" / f"{done[0].stem}.parquet"
    written = kept.stat().st_mtime_ns
    (output / "findings" / f"_{done[-1].stem}.parquet.0123").write_bytes(b"cut off")
    again = run(tmp_path, environment, runner)
    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith(f"{len(done)} partitions, {len(done) - 2} of them done before\n")
    assert archive.written(output) == before
    assert kept.stat().st_mtime_ns == written
    assert [path for path in output.rglob("_*") if path.is_file()] == []
