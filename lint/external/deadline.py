"""`within`: run work on its own thread, and stop waiting after a number of seconds.

A thread is needed because neither a host name lookup nor native code can be interrupted.
"""

from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, Generic, TypeVar

_Value = TypeVar("_Value")


class LateError(Exception):
    """The work was not done in time. It may still be running; its result is lost."""


class _Work(Generic[_Value]):
    def __init__(self, work: Callable[[], _Value]) -> None:
        self._work = work
        self.done = Event()
        self.value: list[_Value] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.value.append(self._work())
        except BaseException as error:  # noqa: BLE001 - a panic in native code is no Exception; it is raised again
            self.error = error
        self.done.set()

    def result(self) -> _Value:
        if self.error is not None:
            raise self.error
        return self.value[0]


_Queue = SimpleQueue[_Work[Any] | None]


class Worker:
    """One thread for many pieces of work, for libraries that cache per thread.

    A thread that was late is abandoned, and the next piece of work gets a new one.
    """

    def __init__(self) -> None:
        """Start with no thread."""
        self._queue: _Queue | None = None

    def __del__(self) -> None:
        """Let the thread end."""
        if self._queue is not None:
            self._queue.put(None)

    def within(self, seconds: float, work: Callable[[], _Value], give_up: Callable[[], object] = bool) -> _Value:
        """Return the result of `work`, or raise its exception; LateError if it takes longer than `seconds`.

        `give_up` is called once if it is late, to stop what can be stopped. Not safe for several threads at a time.
        """
        if self._queue is None:
            self._queue = SimpleQueue()
            Thread(target=_serve, args=(self._queue,), name="newslint-external", daemon=True).start()
        task: _Work[_Value] = _Work(work)
        self._queue.put(task)
        if not task.done.wait(seconds):
            self._queue.put(None)
            self._queue = None
            with suppress(Exception):
                give_up()
            raise LateError
        return task.result()


def within(seconds: float, work: Callable[[], _Value], give_up: Callable[[], object] = bool) -> _Value:
    """Do as `Worker.within` does, on a thread of its own."""
    return Worker().within(seconds, work, give_up)


def _serve(queue: _Queue) -> None:
    while (task := queue.get()) is not None:
        task.run()
        del task  # else the thread would keep a result alive until the next piece of work
