"""The service: a handler and a gate, served by workers at one address."""

import logging
import signal
import sys
from dataclasses import dataclass

from host.application import create_app
from host.gate import Gate
from host.hosted_skill import Handler
from host.server import Server, open_listener
from host.workers import Workers


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
        shown = f"[{address}]" if ":" in address else address
        print(f"Serving at http://{shown}:{listener.getsockname()[1]}/", flush=True)

        def work() -> None:
            server: Server | None = None
            app = create_app(self.handler, self.gate, lambda: server is None or server.is_ready)
            server = Server(app, listener, threads)
            signal.signal(signal.SIGTERM, lambda *_: server.stop())
            server.run()

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
