"""A DynamoDB on this machine: moto's server, or another one."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

SECONDS_TO_START = 30
MOTO = (sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "{port}")


@contextmanager
def database(command: Sequence[str] = MOTO) -> Iterator[str]:
    """Give the address of a DynamoDB that lasts as long as the block.

    `command` starts it, at the port that takes the place of '{port}'.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [word.format(port=port) for word in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def _await(port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
