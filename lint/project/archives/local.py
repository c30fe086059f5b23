"""The runner on this machine: a process for every core reads documents, and a thread of this one serves it."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from lint.project.archives.archive_run import Done, Task, attempt


def run(tasks: Sequence[Task], workers: int | None, cluster: str | None) -> Iterator[Done]:
    """Do the tasks as a `Runner`; there is no cluster."""
    del cluster
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        waiting = [pool.submit(attempt, task) for task in tasks]
        try:
            for future in as_completed(waiting):
                yield future.result()
        except BaseException:  # Ctrl-C, or nobody asks for more
            pool.shutdown(wait=False, cancel_futures=True)
            raise
