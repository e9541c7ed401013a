"""The certificate server: a download that is bounded in time, size and ways to go."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPSConnection
from threading import Timer

import certifi

from host.certificate_url import HOST
from host.refusal import Reason, Refused

LARGEST_CHAIN = 64 * 1024
"""Bytes; Amazon's chains have about six thousand."""


def _trusting_public_roots() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


@dataclass(frozen=True)
class CertificateServer:
    """Where certificate chains are fetched from: Amazon's, unless a test says otherwise."""

    address: tuple[str, int] = (HOST, 443)
    trust: ssl.SSLContext = field(default_factory=_trusting_public_roots)
    seconds: float = 3.0
    """For the whole of a download; Alexa waits eight for an answer."""

    def fetch(self, path: str) -> bytes:
        """Give what stands at `path`.

        Follows no redirect and uses no proxy. Resolving the name is bounded by the system's own
        limit, all else by `seconds`.

        Raises:
            Refused: if the server does not answer with 200, in time, in LARGEST_CHAIN bytes.
        """
        try:
            with self._connection() as connection:
                connection.request("GET", path, headers={"Connection": "close"})
                with connection.getresponse() as response:
                    chain = response.read(LARGEST_CHAIN + 1)
                    # A part is told from the whole by a length alone; chunks have their own.
                    is_whole = response.chunked or response.length == 0
                    is_whole = is_whole and response.status == 200
        except (OSError, HTTPException) as fault:
            raise Refused(Reason.DOWNLOAD) from fault
        if not is_whole or len(chain) > LARGEST_CHAIN:
            raise Refused(Reason.DOWNLOAD)
        return chain

    @contextmanager
    def _connection(self) -> Iterator[HTTPSConnection]:
        with (
            socket.create_connection(self.address, timeout=self.seconds) as plain,
            _cut_after(self.seconds, plain),
            self.trust.wrap_socket(plain, server_hostname=HOST) as secure,
            closing(HTTPSConnection(HOST)) as connection,
        ):
            connection.sock = secure
            yield connection


@contextmanager
def _cut_after(seconds: float, connection: socket.socket) -> Iterator[None]:
    """Cut the connection after so long: a socket's own timeout starts anew with each byte."""
    with connection.dup() as end:

        def cut() -> None:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

        timer = Timer(seconds, cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
