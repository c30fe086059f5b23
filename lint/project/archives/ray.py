"""The runner on Ray Data: each partition is a row of a data set, and a worker maps it.

newslint with pyarrow must be installed for the workers' Python. Extra: newslint[ray].
"""

from collections.abc import Iterator, Sequence

import ray

from lint.project.archives.archive_run import Done, Task, attempt


def run(tasks: Sequence[Task], workers: int | None, cluster: str | None) -> Iterator[Done]:
    """Do the tasks as a `Runner`; `cluster` is the address of a Ray cluster."""
    on_this_machine = {} if cluster else {"num_cpus": workers, "include_dashboard": False}
    ray.init(address=cluster or "local", log_to_driver=False, **on_this_machine)
    try:
        rows = [{"task": task.to_json()} for task in tasks]
        done = ray.data.from_items(rows, override_num_blocks=len(rows)).map(_each)
        for row in done.iter_rows():
            yield Done.of_json(row["outcome"])
    finally:
        ray.shutdown()


def _each(row: dict[str, str]) -> dict[str, str]:
    return {"outcome": attempt(Task.of_json(row["task"])).to_json()}
