"""The workers: processes that serve at one socket, watched and replaced by their parent."""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable

_SIGNALS = {signal.SIGTERM, signal.SIGINT, signal.SIGCHLD}
STOP_SECONDS = 15.0
QUICK_DEATH_SECONDS = 2.0
MOST_QUICK_DEATHS = 5
"""In a row; then something is wrong that another start will not mend."""


class Workers:
    """A number of processes that all do the same."""

    def __init__(self, count: int, work: Callable[[], None], release: Callable[[], None]) -> None:
        """Have `count` processes run `work`, which ends soon after its process gets SIGTERM.

        One that has not ended STOP_SECONDS after it was asked to is killed. `release` lets go of
        what the parent holds for them, and is called when no more will be started.
        """
        self._count, self._work, self._release = count, work, release
        self._begun: dict[int, float] = {}
        self._quick_deaths = 0
        # Nobody writes to it: it closes when this process ends, however it ends.
        self._alive, self._life = os.pipe()

    def run(self) -> int:
        """Keep them running until SIGTERM or SIGINT; give the exit status.

        Must be called from the main thread of a process that has no other.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        for _ in range(self._count):
            self._start()
        while signal.sigwait(_SIGNALS) == signal.SIGCHLD:
            self._bury()
            if self._quick_deaths >= MOST_QUICK_DEATHS:
                print("serve: the workers die as soon as they start", file=sys.stderr)
                self._stop()
                return 1
            while len(self._begun) < self._count:
                self._start()
        self._stop()
        return 0

    def _start(self) -> None:
        worker = os.fork()
        if worker == 0:
            self._be_worker()
        self._begun[worker] = time.monotonic()

    def _be_worker(self) -> None:
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all of us
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            os.close(self._life)
            threading.Thread(target=self._end_with_parent, daemon=True).start()
            self._work()
            status = 0
        except BaseException:  # noqa: BLE001 - a worker must never go on as a second parent
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _end_with_parent(self) -> None:
        """End at once with a parent that was killed: its successor needs the address."""
        os.read(self._alive, 1)
        os._exit(1)

    def _bury(self) -> None:
        """Forget the workers that have ended, counting those that lived for a moment only."""
        for worker, begun in list(self._begun.items()):
            if os.waitpid(worker, os.WNOHANG)[0]:
                del self._begun[worker]
                is_quick = time.monotonic() - begun < QUICK_DEATH_SECONDS
                self._quick_deaths = self._quick_deaths + 1 if is_quick else 0

    def _stop(self) -> None:
        self._release()
        for worker in self._begun:
            os.kill(worker, signal.SIGTERM)
        until = time.monotonic() + STOP_SECONDS
        while self._begun and time.monotonic() < until:
            self._bury()
            time.sleep(0.02)
        for worker in self._begun:
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
