"""Work with a deadline: one thread for many pieces of work, and another after one that was late."""

import gc
import threading

import pytest

from lint.external.deadline import LateError, Worker, within

LONG = 600.0


def test_a_worker_keeps_its_thread() -> None:
    worker = Worker()
    assert len({worker.within(LONG, threading.get_ident) for _ in range(5)}) == 1
    assert worker.within(LONG, threading.get_ident) != threading.get_ident()


def test_what_goes_wrong_is_raised_and_the_thread_lives_on() -> None:
    class PanicError(BaseException):
        pass

    def panics() -> None:
        raise PanicError("index out of bounds")

    worker = Worker()
    thread = worker.within(LONG, threading.get_ident)
    with pytest.raises(PanicError, match="index out of bounds"):
        worker.within(LONG, panics)
    assert worker.within(LONG, threading.get_ident) == thread


def test_after_one_that_was_late_there_is_a_new_thread() -> None:
    worker, free, told = Worker(), threading.Event(), []
    late = worker.within(LONG, threading.current_thread)
    with pytest.raises(LateError):
        worker.within(0.01, free.wait, lambda: told.append("given up"))
    assert told == ["given up"]
    assert worker.within(LONG, threading.current_thread) is not late
    free.set()
    late.join(LONG)  # it ends once its work is done
    assert not late.is_alive()


def test_giving_up_may_fail_too() -> None:
    free = threading.Event()
    with pytest.raises(LateError):
        within(0.01, free.wait, lambda: {}["x"])
    free.set()


def test_the_thread_ends_with_its_worker() -> None:
    worker = Worker()
    thread = worker.within(LONG, threading.current_thread)
    del worker
    gc.collect()
    thread.join(LONG)
    assert not thread.is_alive()
    once = within(LONG, threading.current_thread)
    once.join(LONG)
    assert not once.is_alive()
