"""The runner on this machine: a process for every core reads documents, and a thread of this one serves it."""

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from lint.project.archives.archive_run import Done, Task, attempt


class _StoppedError(Exception):
    """The run was stopped between two batches."""


def run(tasks: Sequence[Task], workers: int | None, cluster: str | None) -> Iterator[Done]:
    """Do the tasks as a `Runner`; there is no cluster. If it is left early, what is begun is dropped."""
    del cluster
    stopped = threading.Event()

    def going() -> None:
        if stopped.is_set():
            raise _StoppedError

    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        waiting = [pool.submit(attempt, task, going) for task in tasks]
        try:
            for future in as_completed(waiting):
                yield future.result()
        finally:  # Ctrl-C, or nobody asks for more
            stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)
