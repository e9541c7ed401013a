"""The gate: which requests may reach the skill. There are two gates, and no app without one."""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address
from typing import final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from host.certificate_url import certificate_path
from host.envelope import Envelope, check_time, read_envelope
from host.refusal import Reason, Refused
from host.signing_keys import SigningKeys

_LOCAL_NAME = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?")

# A program that hands requests on from elsewhere says so, and a page in a browser names itself.
_SIGNS_OF_ELSEWHERE = (
    "Forwarded",
    "Origin",
    "Referer",
    "Via",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Real-IP",
)


@dataclass(frozen=True)
class Arrival:
    """A request as it came in, unread."""

    peer: str
    """The address that it came from."""
    header: Callable[[str], str | None]
    """Gives a header by its name in any case."""
    body: bytes


def utc_now() -> datetime:
    """Give the time by the system's clock."""
    return datetime.now(UTC)


@final
class SignedRequests:
    """Lets in what Alexa signed for this skill, just now.

    The signature is that of the raw body and is verified before anything in the body is read.
    """

    def __init__(
        self, skill_id: str, keys: SigningKeys, now: Callable[[], datetime] = utc_now
    ) -> None:
        """Take requests for `skill_id`, which must be given: Amazon signs for everybody's skill."""
        if not skill_id:
            raise ValueError("a skill that is hosted needs its skill id")
        self._skill_id, self._keys, self._now = skill_id, keys, now

    def open(self, arrival: Arrival) -> Envelope:
        """Give the envelope of a request that may pass.

        Raises:
            Refused: if it may not.
        """
        now = self._now()
        self._verify(arrival, now)
        envelope = read_envelope(arrival.body, self._skill_id)
        check_time(envelope, now)
        return envelope

    def _verify(self, arrival: Arrival, now: datetime) -> None:
        url = arrival.header("SignatureCertChainUrl")
        signature = arrival.header("Signature-256")
        if not url or not signature:
            raise Refused(Reason.UNSIGNED)
        path, signed = certificate_path(url), _decoded(signature)
        key = self._keys.key_at(path, now)
        try:
            key.verify(signed, arrival.body, PKCS1v15(), SHA256())
        except InvalidSignature as fault:
            raise Refused(Reason.SIGNATURE) from fault


@final
class LoopbackOnly:
    """Lets in whatever a program on this machine sends, signed or not: for development.

    What was handed on from another machine, or sent by a page in a browser, does not pass.
    """

    def open(self, arrival: Arrival) -> Envelope:
        """Give the envelope of a request that may pass.

        Raises:
            Refused: if it may not.
        """
        is_from_elsewhere = not is_loopback(arrival.peer) or any(
            arrival.header(sign) is not None for sign in _SIGNS_OF_ELSEWHERE
        )
        # A page could have its own name lead here.
        if is_from_elsewhere or not _LOCAL_NAME.fullmatch(arrival.header("Host") or ""):
            raise Refused(Reason.PEER)
        return read_envelope(arrival.body, skill_id="")


Gate = SignedRequests | LoopbackOnly


def is_loopback(address: str) -> bool:
    """Say whether an address is this machine and nothing else; a name is not."""
    try:
        read = ip_address(address)
    except ValueError:
        return False
    mapped = read.ipv4_mapped if isinstance(read, IPv6Address) else None
    return (mapped or read).is_loopback


def _decoded(signature: str) -> bytes:
    try:
        return base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise Refused(Reason.ENCODING) from fault
