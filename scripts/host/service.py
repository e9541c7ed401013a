"""The service: a handler and a gate, served by workers at one address."""

import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from host.application import create_app
from host.gate import Gate
from host.hosted_skill import Handler
from host.server import Server, open_listener
from host.workers import Workers
from skill.turn_log import hold_lines

MakeApp = Callable[[Callable[[], bool]], Callable[..., Any]]


@dataclass(frozen=True)
class Service:
    """What is served, and behind which gate."""

    handler: Handler
    gate: Gate

    def run(self, address: str, port: int, workers: int = 1, threads: int = 4) -> int:
        """Serve until SIGTERM or SIGINT; give the exit status.

        Raises:
            ValueError: if the gate does not verify and the address is more than this machine.
            OSError: if the address cannot be had.
        """
        listener = open_listener(self.gate, address, port)
        return serve(
            lambda ready: create_app(self.handler, self.gate, ready), listener, workers, threads
        )


def serve(make_app: MakeApp, listener: socket.socket, workers: int, threads: int) -> int:
    """Serve an app at a socket until SIGTERM or SIGINT; give the exit status.

    `make_app` is called in each worker, with a function that tells whether it is not stopping.
    """
    address, port = listener.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    print(f"Serving at http://{shown}:{port}/", flush=True)

    def work() -> None:
        app = make_app(lambda: server.is_ready)
        server = Server(app, listener, threads, between=hold_lines())
        signal.signal(signal.SIGTERM, lambda *_: server.stop())
        server.run()

    # What is there now stays for good: it is neither searched for garbage nor copied by a worker.
    gc.collect()
    gc.freeze()
    return Workers(workers, work, listener.close).run()


def log_to_output() -> None:
    """Have the log written to standard output, a line an event."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(message)s"))
    log = logging.getLogger("twitch_check")
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    # waitress has a line for each request that waits for a thread.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
