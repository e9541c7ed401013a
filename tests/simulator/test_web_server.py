"""The page as it is started by hand."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
MODEL = Path(__file__).parent / "plant_care.json"


@contextmanager
def simulator(*options: str) -> Iterator[subprocess.Popen[str]]:
    """Start the simulator for the plant-care skill; end it as ctrl-C does."""
    paths = os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
    handler = "tests.simulator.echo_skill:handler"
    named = ["--handler", handler, "--model", str(MODEL)]
    # A shell has what it starts in the background ignore ctrl-C, and that would be inherited.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "simulator", *named, *options],
        env=os.environ | {"PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    signal.signal(signal.SIGINT, before)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def test_it_tells_its_address_and_ends_with_ctrl_c() -> None:
    """One line says where the page is; the end is quiet."""
    with simulator("web", "--port", "0") as process:
        assert process.stdout
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address
        with urlopen(address[0], timeout=30) as response:  # noqa: S310 - our own loopback
            assert "Green Thumb Helper" in response.read().decode()

    assert process.returncode == 0


def test_a_port_that_is_taken_is_told() -> None:
    """Whoever names a port gets that one, or a clear answer."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with simulator("web", "--port", str(port)) as process:
            process.wait(30)
            assert process.stderr
            said = process.stderr.read()

    assert process.returncode == 1
    assert said == f"port {port} cannot be used: Address already in use\n"


def test_the_terminal_needs_no_flask() -> None:
    """What is installed for the terminal's first start is enough for it."""
    script = "import sys, simulator, simulator.__main__, authoring.simulate\n"
    script += "print({'flask', 'werkzeug', 'simulator.web'} & set(sys.modules))"
    paths = os.pathsep.join([str(ROOT / "scripts"), str(ROOT / "lambda")])

    said = subprocess.run(
        [sys.executable, "-P", "-c", script],
        env=os.environ | {"PYTHONPATH": paths},
        check=True,
        capture_output=True,
        text=True,
    )

    assert said.stdout == "set()\n"
