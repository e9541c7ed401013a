"""The signing keys: each chain is fetched and validated once, and kept for a while."""

import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import Store

from host.certificate_chain import SigningKey, read_chain
from host.refusal import Reason, Refused

KEPT_SECONDS = 24 * 3600
MOST_KEPT = 16
FAILURE_SECONDS = 10
"""For so long a path that failed is not tried again, so that nobody has us fetch without end."""
MOST_FAILURES = 256
PATIENCE_SECONDS = 3.0
"""How long a request waits for another one's download."""

_Kept = TypeVar("_Kept")


class SigningKeys:
    """The keys by the paths of their chains.

    Safe to use from several threads. At most one chain is fetched at a time, so strangers who name
    paths that do not exist cost one connection, and a key that is known waits for nobody.
    """

    def __init__(
        self,
        fetch: Callable[[str], bytes],
        roots: Store,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Get chains by `fetch`, which raises Refused, and trust `roots`; `seconds` is a clock."""
        self._fetch, self._roots, self._seconds = fetch, roots, seconds
        self._known: OrderedDict[str, tuple[SigningKey, float]] = OrderedDict()
        self._failed: OrderedDict[str, float] = OrderedDict()
        self._fetching = Lock()

    def key_at(self, path: str, now: datetime) -> RSAPublicKey:
        """Give the key of the chain at `path`, valid `now`.

        Raises:
            Refused: if there is none.
        """
        key = self._kept(path, now)
        return key.key if key else self._fetched(path, now).key

    def __len__(self) -> int:
        return len(self._known)

    def _kept(self, path: str, now: datetime) -> SigningKey | None:
        key, until = self._known.get(path, (None, 0.0))
        return key if key and self._seconds() < until and key.is_valid(now) else None

    def _fetched(self, path: str, now: datetime) -> SigningKey:
        if not self._fetching.acquire(timeout=PATIENCE_SECONDS):
            raise Refused(Reason.DOWNLOAD)
        try:
            key = self._kept(path, now)  # another request may have fetched it meanwhile
            if key is None:
                key = self._validated(path, now)
                _keep(self._known, path, (key, self._seconds() + KEPT_SECONDS), MOST_KEPT)
            return key
        finally:
            self._fetching.release()

    def _validated(self, path: str, now: datetime) -> SigningKey:
        if self._seconds() < self._failed.get(path, 0.0):
            raise Refused(Reason.DOWNLOAD)
        try:
            return read_chain(self._fetch(path), self._roots, now)
        except Refused:
            _keep(self._failed, path, self._seconds() + FAILURE_SECONDS, MOST_FAILURES)
            raise


def _keep(kept: OrderedDict[str, _Kept], path: str, value: _Kept, most: int) -> None:
    """Put `value` in as the newest; the oldest of more than `most` goes."""
    kept[path] = value
    kept.move_to_end(path)
    while len(kept) > most:
        kept.popitem(last=False)
