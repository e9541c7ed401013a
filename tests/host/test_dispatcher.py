"""The dispatcher: how many threads are at work, and who waits for whom."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from host import dispatcher as dispatcher_module
from host.dispatcher import PATIENCE_SECONDS, Dispatcher
from tests.host.talking import wait_until


@dataclass
class Errand:
    """A task that tells on which thread it was done."""

    threads: list[str]
    wait: Callable[[], object] = lambda: None
    done: threading.Event = field(default_factory=threading.Event)

    def service(self) -> None:
        """Do it."""
        self.wait()
        self.threads.append(threading.current_thread().name)
        self.done.set()

    def cancel(self) -> None:
        """Never done."""


def called_until(dispatcher: Dispatcher, is_so: Callable[[], bool]) -> bool:
    """Have threads called, as the server does between its turns, until something is so."""

    def look() -> bool:
        dispatcher.call_if_waiting()
        return is_so()

    return wait_until(look)


@pytest.fixture
def dispatcher() -> Iterator[Dispatcher]:
    """Three threads, all idle."""
    started = Dispatcher()
    started.set_thread_count(3)
    assert wait_until(lambda: started.active_count == 0)
    yield started
    assert started.shutdown(timeout=10)
    assert not started.threads


def test_one_thread_works_while_nothing_waits(
    dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many tasks come at once, one thread works them off, in their order."""
    monkeypatch.setattr(dispatcher_module, "PATIENCE_SECONDS", 60)
    threads: list[str] = []
    errands = [Errand(threads) for _ in range(200)]

    for errand in errands:
        dispatcher.add_task(errand)
        dispatcher.call_if_waiting()

    assert all(errand.done.wait(10) for errand in errands)
    assert len(threads) == 200
    assert len(set(threads)) == 1


def test_another_thread_is_called_while_one_waits(dispatcher: Dispatcher) -> None:
    """What comes after a request that waits for a download is answered meanwhile."""
    release = threading.Event()
    threads: list[str] = []
    slow, quick = Errand(threads, lambda: release.wait(20)), Errand(threads)

    dispatcher.add_task(slow)
    assert wait_until(lambda: not dispatcher.has_waiting)
    dispatcher.add_task(quick)

    assert called_until(dispatcher, quick.done.is_set)
    assert not slow.done.is_set()
    release.set()
    assert slow.done.wait(10)
    assert len(set(threads)) == 2


def test_who_has_waited_steps_back(dispatcher: Dispatcher) -> None:
    """When all waits are over, one thread does what has been left lying."""
    release = threading.Event()
    slow = [Errand([], lambda: release.wait(20)) for _ in range(3)]
    for errand in slow:
        dispatcher.add_task(errand)
        assert called_until(dispatcher, lambda: not dispatcher.has_waiting)
    threads: list[str] = []
    left = [Errand(threads, lambda: time.sleep(0.001)) for _ in range(50)]
    for errand in left:
        dispatcher.add_task(errand)
    time.sleep(2 * PATIENCE_SECONDS)

    release.set()

    assert all(errand.done.wait(10) for errand in (*slow, *left))
    assert len(set(threads)) == 1


def test_no_more_threads_are_called_than_there_are(dispatcher: Dispatcher) -> None:
    """With all of them waiting, a task lies until one is back."""
    release = threading.Event()
    errands = [Errand([], lambda: release.wait(20)) for _ in range(4)]
    for errand in errands:
        dispatcher.add_task(errand)
    assert called_until(dispatcher, lambda: dispatcher.active_count == 3)

    dispatcher.call_if_waiting()

    assert dispatcher.has_waiting
    release.set()
    assert all(errand.done.wait(10) for errand in errands)


def test_a_task_that_fails_ends_no_thread(
    dispatcher: Dispatcher, caplog: pytest.LogCaptureFixture
) -> None:
    """The next one is done all the same."""

    def fail() -> None:
        raise ValueError("broken")

    after = Errand([])
    dispatcher.add_task(Errand([], fail))
    dispatcher.add_task(after)

    assert after.done.wait(10)
    assert "broken" in caplog.text
