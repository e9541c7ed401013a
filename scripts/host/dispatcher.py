"""The dispatcher: one thread answers, and another one only while that one waits for something.

Threads that compute at the same time take the interpreter from each other, which costs a fifth of
all the time. But a request may wait, for a certificate or a disk, and those after it must not.
"""

import time
from typing import Any

from waitress.task import ThreadedTaskDispatcher

PATIENCE_SECONDS = 0.01
"""A thread that has been at one task for longer is taken to wait; a turn takes a tenth of that."""


class Dispatcher(ThreadedTaskDispatcher):  # type: ignore[misc] # waitress is untyped
    """Calls its threads one by one, as far as tasks are left lying."""

    _called = 0
    """Threads that were called and have not come yet."""
    _taken = 0.0
    """When a task was last taken, or a thread called to take one."""

    def add_task(self, task: Any) -> None:
        """Leave a task to the thread that is at work; call one if none is."""
        with self.lock:
            self.queue.append(task)
            if not self._at_work():
                self._call()

    @property
    def has_waiting(self) -> bool:
        """Whether there are tasks that nobody has taken."""
        return bool(self.queue)

    def call_if_waiting(self) -> None:
        """Call one more thread if tasks are left lying; to be asked again and again."""
        with self.lock:
            has_patience = time.monotonic() - self._taken <= PATIENCE_SECONDS
            if self.queue and not has_patience and self._at_work() < len(self.threads):
                self._call()

    def handler_thread(self, thread_no: int) -> None:
        """Work off tasks until told to end."""
        has_waited = False
        while (task := self._next_task(thread_no, has_waited)) is not None:
            begun = time.monotonic()
            try:
                task.service()
            except BaseException:
                self.logger.exception("Exception when servicing %r", task)
            has_waited = time.monotonic() - begun > PATIENCE_SECONDS

    def _next_task(self, thread_no: int, has_waited: bool) -> Any:
        """Take the next task when there is one; None for a thread that is to end.

        A thread that `has_waited` steps back once, if another works by now in its place.
        """
        with self.lock:
            is_replaced = has_waited and self._at_work() > 1
            while not self.stop_count and (is_replaced or not self.queue):
                is_replaced = False
                self.active_count -= 1
                self.queue_cv.wait()
                self.active_count += 1
                self._called = max(0, self._called - 1)
            if self.stop_count:
                self.active_count -= 1
                self.stop_count -= 1
                self.threads.discard(thread_no)
                self.thread_exit_cv.notify()
                return None
            self._taken = time.monotonic()
            return self.queue.popleft()

    def _at_work(self) -> int:
        return int(self.active_count) + self._called

    def _call(self) -> None:
        self._called += 1
        self._taken = time.monotonic()
        self.queue_cv.notify()
