import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.x509.verification import Store

from host import signing_keys
from host.load.authority import Authority, Wanted, rsa_key
from host.refusal import Reason, Refused
from host.signing_keys import (
    FAILURE_SECONDS,
    KEPT_SECONDS,
    MOST_FAILURES,
    MOST_KEPT,
    SigningKeys,
)


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        """Begin at some moment."""
        self.seconds = 1000.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.seconds


class Shelf:
    """A certificate server that gives what was put into it, and notes what was asked for."""

    def __init__(self, chain: bytes) -> None:
        """Give `chain` for every path."""
        self.chain = chain
        self.asked: list[str] = []
        self.seconds = 0.0
        self.hanging: dict[str, threading.Event] = {}

    def __call__(self, path: str) -> bytes:
        """Give the chain, later where told so."""
        self.asked.append(path)
        time.sleep(self.seconds)
        if path in self.hanging:
            self.hanging[path].wait(20)
        if not self.chain:
            raise Refused(Reason.DOWNLOAD)
        return self.chain


@pytest.fixture
def clock() -> Clock:
    """A clock that stands."""
    return Clock()


@pytest.fixture
def shelf(authority: Authority) -> Shelf:
    """A server that has the good chain."""
    return Shelf(authority.chain)


@pytest.fixture
def keys(authority: Authority, shelf: Shelf, clock: Clock) -> SigningKeys:
    """The keys, empty."""
    return SigningKeys(shelf, Store([authority.root.certificate]), clock)


def now() -> datetime:
    """Give the time."""
    return datetime.now(UTC)


@contextmanager
def refused(reason: Reason) -> Iterator[None]:
    """Expect a refusal for `reason`."""
    with pytest.raises(Refused) as raised:
        yield
    assert raised.value.reason is reason


def test_a_chain_is_fetched_once(keys: SigningKeys, shelf: Shelf) -> None:
    """Every request after the first is verified without a download."""
    found = {id(keys.key_at("/a", now())) for _ in range(5)}

    assert shelf.asked == ["/a"]
    assert len(found) == 1


def test_a_chain_is_kept_for_a_day(keys: SigningKeys, shelf: Shelf, clock: Clock) -> None:
    """A certificate that Amazon takes back is not trusted for longer."""
    keys.key_at("/a", now())
    clock.seconds += KEPT_SECONDS - 1
    keys.key_at("/a", now())
    assert len(shelf.asked) == 1

    clock.seconds += 2
    keys.key_at("/a", now())
    assert len(shelf.asked) == 2


def test_few_chains_are_kept(keys: SigningKeys) -> None:
    """However many there are, memory is not filled with them."""
    for number in range(MOST_KEPT * 3):
        keys.key_at(f"/{number}", now())

    assert len(keys) == MOST_KEPT


@pytest.mark.parametrize("days", [-5, 40])
def test_with_the_clock_moved_a_kept_key_is_refused(
    keys: SigningKeys, shelf: Shelf, days: int
) -> None:
    """A key is valid at the time of its use, not at that of its download."""
    keys.key_at("/a", now())
    with refused(Reason.CHAIN):
        keys.key_at("/a", now() + timedelta(days=days))

    assert len(shelf.asked) == 2


def test_a_server_that_changes_its_mind_is_heard_after_a_day(
    keys: SigningKeys, shelf: Shelf, clock: Clock, authority: Authority
) -> None:
    """A new certificate at the same place takes effect, and a bad one stops everything."""
    old = keys.key_at("/a", now())
    other = authority.certify(Wanted(), rsa_key())
    shelf.chain = other.pem() + authority.middle.pem()
    assert keys.key_at("/a", now()) is old

    clock.seconds += KEPT_SECONDS + 1
    assert keys.key_at("/a", now()).public_numbers() != old.public_numbers()

    shelf.chain = other.pem()
    clock.seconds += KEPT_SECONDS + 1
    with refused(Reason.CHAIN):
        keys.key_at("/a", now())


def test_what_failed_is_not_fetched_again_at_once(
    keys: SigningKeys, shelf: Shelf, clock: Clock, authority: Authority
) -> None:
    """Nobody has us hammer Amazon, and a moment's trouble passes."""
    shelf.chain = b""
    for _ in range(20):
        with refused(Reason.DOWNLOAD):
            keys.key_at("/a", now())
    assert len(shelf.asked) == 1

    shelf.chain = authority.chain
    clock.seconds += FAILURE_SECONDS + 1
    keys.key_at("/a", now())
    assert len(shelf.asked) == 2


def test_failures_are_forgotten_before_they_are_many(keys: SigningKeys, shelf: Shelf) -> None:
    """A stranger who names ever new paths fills no memory, and pushes out no good key."""
    good = keys.key_at("/good", now())
    shelf.chain = b""
    for number in range(MOST_FAILURES * 2):
        with refused(Reason.DOWNLOAD):
            keys.key_at(f"/{number}", now())

    assert len(keys._failed) == MOST_FAILURES
    assert keys.key_at("/good", now()) is good


def test_one_chain_is_fetched_at_a_time(keys: SigningKeys, shelf: Shelf) -> None:
    """Requests that come together wait for one download and do not start each their own."""
    shelf.seconds = 0.1
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: id(keys.key_at("/a", now())), range(8)))

    assert len(found) == 1
    assert shelf.asked == ["/a"]


def test_a_known_key_waits_for_no_download(
    keys: SigningKeys, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a stranger's URL hangs, Alexa's requests are answered; a new one waits so long only."""
    monkeypatch.setattr(signing_keys, "PATIENCE_SECONDS", 0.05)
    keys.key_at("/known", now())
    shelf.hanging["/hangs"] = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        stranger = pool.submit(keys.key_at, "/hangs", now())
        while "/hangs" not in shelf.asked:
            time.sleep(0.001)

        keys.key_at("/known", now())
        with refused(Reason.DOWNLOAD):
            keys.key_at("/new", now())
        shelf.hanging["/hangs"].set()
        stranger.result()
