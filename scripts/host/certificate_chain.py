"""The certificate chain: from PEM to the key that signs for Alexa, or a refusal."""

import warnings
from dataclasses import dataclass
from datetime import datetime

import certifi
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import (
    Certificate,
    DNSName,
    DuplicateExtension,
    ExtensionNotFound,
    InvalidVersion,
    SubjectAlternativeName,
    load_pem_x509_certificate,
    load_pem_x509_certificates,
)
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from host.refusal import Reason, Refused

NAME = "echo-api.amazon.com"
"""The name that the certificate has to be for."""

SMALLEST_KEY = 2048
"""Bits."""

_MOST_CERTIFICATES = 10
_DEEPEST = 5
_END = "-----END CERTIFICATE-----\n"

_UNREADABLE = (
    VerificationError,
    ValueError,
    UnsupportedAlgorithm,
    InvalidVersion,
    DuplicateExtension,
    ExtensionNotFound,
)


@dataclass(frozen=True)
class SigningKey:
    """A key that Alexa signs with, and the time in which every certificate above it is valid."""

    key: RSAPublicKey
    begins: datetime
    ends: datetime

    def is_valid(self, now: datetime) -> bool:
        """Say whether it may be used now."""
        return self.begins <= now <= self.ends


def public_roots() -> Store:
    """Give the authorities that the public web trusts.

    One of them has a serial number that will one day be refused, so each is read by itself.
    """
    with open(certifi.where(), encoding="utf-8") as file:  # noqa: PTH123 - certifi gives a text
        texts = [text + _END for text in file.read().split(_END) if text.strip()]
    return Store([root for text in texts if (root := _root(text)) is not None])


def read_chain(pem: bytes, roots: Store, now: datetime) -> SigningKey:
    """Give the key of a chain that leads from NAME to one of `roots`, each part valid `now`.

    Raises:
        Refused: if there is no such chain, or its key is not RSA of SMALLEST_KEY bits.
    """
    try:
        leaf, *others = load_pem_x509_certificates(pem)
        if len(others) >= _MOST_CERTIFICATES:
            raise Refused(Reason.CHAIN)
        policy = PolicyBuilder().store(roots).time(now).max_chain_depth(_DEEPEST)
        chain = policy.build_server_verifier(DNSName(NAME)).verify(leaf, others)
        names, key = _names(leaf), leaf.public_key()
    except _UNREADABLE as fault:
        raise Refused(Reason.CHAIN) from fault
    # The policy takes '*.amazon.com' for the name, and keys that are too short.
    if NAME not in names:
        raise Refused(Reason.NAME)
    if not isinstance(key, RSAPublicKey) or key.key_size < SMALLEST_KEY:
        raise Refused(Reason.KEY)
    begins = max(part.not_valid_before_utc for part in chain)
    return SigningKey(key, begins, min(part.not_valid_after_utc for part in chain))


def _names(leaf: Certificate) -> list[str]:
    found = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value
    return found.get_values_for_type(DNSName)


def _root(text: str) -> Certificate | None:
    with warnings.catch_warnings(action="ignore"):
        try:
            return load_pem_x509_certificate(text.encode())
        except ValueError:
            return None
