"""The caller: a client that keeps its connections open, calls at set times, and calls again."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

RETRY_SECONDS = 20.0
"""For so long a call that found no service is made again."""


@dataclass
class Caller:
    """One connection to a service on loopback, made anew when it breaks."""

    port: int
    retries: int = 0
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def call(self, request: bytes) -> tuple[int, bytes]:
        """Give the status and the body of the answer to a request.

        A call that is broken off is made again: its session is in it, so it means the same.

        Raises:
            ConnectionError: if there is no service for RETRY_SECONDS.
        """
        until = time.monotonic() + RETRY_SECONDS
        while True:
            try:
                return await self._exchange(request)
            except (ConnectionError, asyncio.IncompleteReadError) as fault:
                await self.close()
                if time.monotonic() > until:
                    raise ConnectionError("the service does not come back") from fault
                self.retries += 1
                await asyncio.sleep(0.05)

    async def close(self) -> None:
        """Give the connection up."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _exchange(self, request: bytes) -> tuple[int, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"content-length: ")[2].split(b"\r\n")[0])
        return int(head.split()[1]), await reader.readexactly(length)


@dataclass
class Pace:
    """What came of calls at set times."""

    errors: int = 0
    waits: list[float] = field(default_factory=list)
    """Seconds from when each call was due to its answer, so that a queue is not overlooked."""

    def percentile_ms(self, percent: float) -> float:
        """Give the wait that so many of a hundred calls did not exceed."""
        ordered = sorted(self.waits)
        return ordered[min(int(len(ordered) * percent / 100), len(ordered) - 1)] * 1000


async def call_at_pace(port: int, requests: Sequence[bytes], rate: float, seconds: float) -> Pace:
    """Make `rate` calls a second, evenly, whether those before are answered or not."""
    pace = Pace()
    # Else a search of all that is loaded here stops the calls, and counts as the service's wait.
    gc.collect()
    gc.freeze()
    begun = time.perf_counter()
    free = [Caller(port) for _ in range(64)]

    async def one(number: int, due: float) -> None:
        caller = free.pop() if free else Caller(port)
        status, _ = await caller.call(requests[number % len(requests)])
        pace.waits.append(time.perf_counter() - due)
        pace.errors += (status != 200) + caller.retries
        caller.retries = 0
        free.append(caller)

    async with asyncio.TaskGroup() as tasks:
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            tasks.create_task(one(number, due))
    gc.unfreeze()
    for caller in free:
        await caller.close()
    return pace


Job = Callable[[Caller], Awaitable[None]]


async def work_off(jobs: Sequence[Job], callers: Sequence[Caller]) -> None:
    """Do the jobs in their order, each with the next caller that is free."""
    waiting = iter(jobs)

    async def work(caller: Caller) -> None:
        for job in waiting:
            await job(caller)

    async with asyncio.TaskGroup() as tasks:
        for caller in callers:
            tasks.create_task(work(caller))
