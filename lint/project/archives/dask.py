"""The runner on Dask: each partition is a future of a `distributed` cluster.

newslint with pyarrow must be installed for the workers' Python. Extra: newslint[dask].
"""

import os
from collections.abc import Iterator, Sequence

from distributed import Client, LocalCluster, as_completed

from lint.project.archives.archive_run import Done, Task, attempt


def run(tasks: Sequence[Task], workers: int | None, cluster: str | None) -> Iterator[Done]:
    """Do the tasks as a `Runner`; `cluster` is the address of a Dask scheduler."""
    if cluster:
        with Client(cluster) as client:
            yield from _done(client, tasks)
        return
    here = LocalCluster(n_workers=workers or os.cpu_count(), threads_per_worker=1, dashboard_address=None)
    with here, Client(here) as client:
        yield from _done(client, tasks)


def _done(client: Client, tasks: Sequence[Task]) -> Iterator[Done]:
    futures = client.map(_each, [task.to_json() for task in tasks], pure=False)
    for _, outcome in as_completed(futures, with_results=True):
        yield Done.of_json(outcome)


def _each(text: str) -> str:
    return attempt(Task.of_json(text)).to_json()
