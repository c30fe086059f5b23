"""Work that must come to an end: `within` a number of seconds, whatever it does."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class LateError(Exception):
    """The work was not done in time. It may still be going on, and what it comes to is lost."""


class _Work(Thread, Generic[_Value]):
    def __init__(self, work: Callable[[], _Value]) -> None:
        super().__init__(name="newslint-engine", daemon=True)
        self._work = work
        self.value: list[_Value] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.value.append(self._work())
        except BaseException as error:  # noqa: BLE001 - a panic in native code is no Exception; it is raised again
            self.error = error


def within(seconds: float, work: Callable[[], _Value], give_up: Callable[[], object] = bool) -> _Value:
    """Return what `work` returns, or raise what it raises; LateError if that takes longer than `seconds`.

    It runs on a thread of its own, since neither looking up a host nor native code can be interrupted; `give_up` is
    called once where it is late, to end what can be ended.
    """
    thread = _Work(work)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        with suppress(Exception):
            give_up()
        raise LateError
    if thread.error is not None:
        raise thread.error
    return thread.value[0]
