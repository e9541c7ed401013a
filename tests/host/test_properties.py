"""What holds for every input, tried on many."""

import base64
import copy
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.x509.verification import Store
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from host.application import create_app
from host.certificate_chain import read_chain
from host.certificate_url import HOST, certificate_path
from host.envelope import RETRIED_TYPES, RETRY_TOLERANCE, TOLERANCE, check_time, read_envelope
from host.gate import Arrival, LoopbackOnly, SignedRequests, is_loopback
from host.hosted_skill import Handler
from host.load.authority import Authority
from host.load.signing import CHAIN_URL, Signer
from host.refusal import Reason, Refused
from skill.failure import FAILURE_SENTENCE
from tests.host.conftest import made_now
from tests.skill.envelopes import launch

PIECES = st.sampled_from(
    "https http :// : // / s3.amazonaws.com echo.api .. . @ %2e ? # ; 443 S3 c.pem".split()
) | st.sampled_from(["x.example", " ", "\t", "\\", "\u017f", "\u3002"])
URLS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=8).map(lambda pieces: f"https://{HOST}/echo.api/" + "".join(pieces)),
)
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)
OFTEN = settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@OFTEN
@given(URLS)
def test_a_url_that_is_taken_is_amazons(url: str) -> None:
    """By another's reading of it too, the host is Amazon's and the path stays in its folder."""
    try:
        path = certificate_path(url)
    except Refused:
        return
    read = urlsplit(url)
    assert (read.scheme, read.hostname, read.port or 443) == ("https", HOST, 443)
    assert read.username is None
    assert not read.query
    assert path.startswith("/echo.api/")
    assert ".." not in path.split("/")
    assert certificate_path(f"https://{HOST}{path}") == path


@OFTEN
@given(st.binary(max_size=3000), st.data())
def test_a_chain_that_was_changed_is_refused_or_the_same(
    authority: Authority, rubbish: bytes, data: st.DataObject
) -> None:
    """No change of any bytes gives another key, or a fault."""
    begin = data.draw(st.integers(0, len(authority.chain)))
    end = data.draw(st.integers(begin, min(begin + 200, len(authority.chain))))
    changed = authority.chain[:begin] + rubbish + authority.chain[end:]
    try:
        key = read_chain(changed, Store([authority.root.certificate]), datetime.now(UTC))
    except Refused:
        return
    assert key.key.public_numbers() == authority.signing_key.public_key().public_numbers()


@OFTEN
@given(st.integers(-8000, 8000), st.sampled_from(["LaunchRequest", *sorted(RETRIED_TYPES)]))
def test_a_time_counts_by_its_distance_alone(seconds: int, kind: str) -> None:
    """Old or ahead, in whichever zone it is written."""
    now = datetime.now(UTC)
    tolerance = RETRY_TOLERANCE if kind in RETRIED_TYPES else TOLERANCE
    made = (now + timedelta(seconds=seconds)).astimezone().isoformat()
    try:
        check_time({"request": {"type": kind, "timestamp": made}}, now)
    except Refused:
        assert timedelta(seconds=abs(seconds)) > tolerance
    else:
        assert timedelta(seconds=abs(seconds)) <= tolerance


@OFTEN
@given(JSONS)
def test_no_timestamp_is_a_fault(timestamp: Any) -> None:
    """Whatever stands there is refused, unless it is a time."""
    with pytest.raises(Refused) as refused:
        check_time(
            {"request": {"type": "LaunchRequest", "timestamp": timestamp}}, datetime.now(UTC)
        )

    assert refused.value.reason is Reason.TIME


@OFTEN
@given(st.one_of(st.binary(max_size=200), JSONS.map(lambda value: json.dumps(value).encode())))
def test_a_body_is_an_object_with_a_type_or_refused(body: bytes) -> None:
    """What is handed on can be asked for its type."""
    try:
        envelope = read_envelope(body, "")
    except Refused:
        return
    assert isinstance(envelope["request"]["type"], str)


@settings(OFTEN, max_examples=150)
@given(st.binary(max_size=600), st.text(max_size=30))
def test_no_signature_but_the_right_one_passes(
    gate: SignedRequests, signer: Signer, forged: bytes, url: str
) -> None:
    """Neither of any bytes, nor with any URL."""
    body = made_now()
    encoded = base64.b64encode(forged).decode()
    for headers in (
        {"SignatureCertChainUrl": CHAIN_URL, "Signature-256": encoded},
        {**signer.headers(body), "SignatureCertChainUrl": url.replace("\n", "").replace("\r", "")},
    ):
        with pytest.raises(Refused):
            gate.open(Arrival("192.0.2.1", Headers(headers).get, body))


@settings(OFTEN, max_examples=100)
@given(st.lists(st.sampled_from(sorted(launch())), max_size=2), JSONS, st.data())
def test_whatever_alexa_might_send_is_answered(
    handler: Handler, places: list[str], value: Any, data: st.DataObject
) -> None:
    """With any value in any place of an envelope: speech, silence, or a plain 400."""
    envelope: Any = json.loads(made_now())
    for place in places:
        inner = envelope
        key = place
        while isinstance(inner.get(key), dict) and inner[key] and data.draw(st.booleans()):
            inner = inner[key]
            key = data.draw(st.sampled_from(sorted(inner)))
        inner[key] = copy.deepcopy(value)
    client: FlaskClient = create_app(handler, LoopbackOnly()).test_client()
    answer = client.post("/", data=json.dumps(envelope), content_type="application/json")

    assert answer.status_code in (200, 400)
    if answer.status_code == 200 and answer.get_json()["response"]:
        assert "<speak>" in answer.get_json()["response"]["outputSpeech"]["ssml"]
    assert answer.status_code == 200 or FAILURE_SENTENCE not in answer.get_data(as_text=True)


@OFTEN
@given(st.ip_addresses())
def test_an_address_is_loopback_by_its_first_byte(address: Any) -> None:
    """127.x.x.x and ::1 are this machine, and no other is."""
    expected = str(address).startswith("127.") or str(address) == "::1"

    assert is_loopback(str(address)) is (expected or "::ffff:7f" in str(address))
