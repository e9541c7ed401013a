"""What the tests of the host share: a private authority, a signed request, the real skill."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.x509.verification import Store
from flask.testing import FlaskClient

from host.application import create_app
from host.gate import LoopbackOnly, SignedRequests
from host.hosted_skill import Handler
from host.load.authority import Authority
from host.load.signing import Signer
from host.signing_keys import SigningKeys
from skill import build_skill
from tests.skill.envelopes import SKILL_ID, Envelope, launch
from triage import load_content


@pytest.fixture(scope="session")
def authority() -> Authority:
    """An authority that nothing else trusts; to make its keys takes a moment."""
    return Authority()


@pytest.fixture(scope="session")
def signer(authority: Authority) -> Signer:
    """Whoever has the key that the authority certified."""
    return Signer(authority.signing_key)


@pytest.fixture(scope="session")
def handler(root: Path) -> Handler:
    """The real skill."""
    return build_skill(load_content(root / "content"), SKILL_ID)


@pytest.fixture
def gate(authority: Authority) -> SignedRequests:
    """The gate, which trusts the private authority and is given its chain."""
    keys = SigningKeys(lambda path: authority.chain, Store([authority.root.certificate]))
    return SignedRequests(SKILL_ID, keys)


@pytest.fixture
def client(handler: Handler, gate: SignedRequests) -> FlaskClient:
    """A client of the app that verifies."""
    return create_app(handler, gate).test_client()


@pytest.fixture
def developer(handler: Handler) -> FlaskClient:
    """A client of the app for development."""
    return create_app(handler, LoopbackOnly()).test_client()


def made_now(envelope: Envelope | None = None, **request: object) -> bytes:
    """Give the body of an envelope, a launch unless told otherwise, whose time is now."""
    made: dict[str, Any] = envelope or launch()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made["request"] = {**made["request"], "timestamp": now, **request}
    return json.dumps(made).encode()
