"""The server of the page, on the loopback."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from simulator.device.device import Device
from simulator.home.home import Home
from simulator.panel import PanelReader, attributes_panel
from simulator.web.application import application
from simulator.web.guard import LOOPBACK
from simulator.web.page import build_page
from simulator.web.stage import Stage

PORT = 8020
"""Where the page is, if nothing else is there."""


class _Quiet(WSGIRequestHandler):
    """Writes no line a request; what is said here is nobody else's business."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


@dataclass(frozen=True)
class Site:
    """What the page is about."""

    title: str
    """The name of the skill."""
    make_device: Callable[[Home], Device]
    make_home: Callable[[], Home] = Home
    panel: PanelReader = attributes_panel
    openings: tuple[str, ...] = ()
    """What one could open the skill with, in one breath."""


def serve(site: Site, stage: Stage, port: int = 0) -> BaseWSGIServer:
    """Make a server that is ready to run; port 0 is any free one.

    Raises:
        OSError: the port is taken.
    """
    with socket.create_server((LOOPBACK, port)) as bound:
        port = bound.getsockname()[1]
        app = application(stage, build_page(site.title, site.openings), port)
        return make_server(
            LOOPBACK, port, app, threaded=True, request_handler=_Quiet, fd=bound.fileno()
        )


@contextmanager
def running(site: Site) -> Iterator[str]:
    """Serve the page on a free port while the block lasts; give its address."""
    with Stage(site.make_device, site.make_home, site.panel) as stage:
        server = serve(site, stage)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def run_web(site: Site, port: int | None = None, out: TextIO | None = None) -> int:
    """Serve the page until somebody presses ctrl-C; give the exit status.

    Args:
        site: what the page is about.
        port: where; None for the usual port, or any free one where that is taken.
        out: where the address is told.
    """
    with Stage(site.make_device, site.make_home, site.panel) as stage:
        try:
            server = _serve_somewhere(site, stage, port)
        except OSError as error:
            why = os.strerror(error.errno or 0)
            print(f"port {port} cannot be used: {why}", file=sys.stderr)
            return 1
        shown = out or sys.stdout
        print(f"The page is at http://{LOOPBACK}:{server.port}/ (ctrl-C ends it)", file=shown)
        shown.flush()
        try:
            stage.get_ready()
            server.serve_forever()
        except KeyboardInterrupt:
            print(file=shown)
        finally:
            server.server_close()
    return 0


def _serve_somewhere(site: Site, stage: Stage, port: int | None) -> BaseWSGIServer:
    try:
        return serve(site, stage, PORT if port is None else port)
    except OSError as error:
        if port is not None or error.errno != errno.EADDRINUSE:
            raise
        return serve(site, stage)
