"""The two gates, with requests of every kind."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509.verification import Store
from werkzeug.datastructures import Headers

from host.envelope import RETRIED_TYPES
from host.gate import Arrival, LoopbackOnly, SignedRequests, is_loopback
from host.load.authority import Authority, rsa_key
from host.load.signing import CHAIN_URL, Signer
from host.refusal import Reason, Refused
from host.signing_keys import SigningKeys
from tests.host.conftest import made_now
from tests.skill.envelopes import SKILL_ID, intent, launch, session_ended, without

OTHER_ID = "amzn1.ask.skill.99999999-2222-3333-4444-555555555555"

Signed = Callable[[Signer], Arrival]


def signed(written: bytes | Callable[[], bytes], **headers: str | None) -> Signed:
    """Give the way to make a request with a signed body; headers of None are left out."""

    def make(signer: Signer) -> Arrival:
        body = written if isinstance(written, bytes) else written()
        told = {**signer.headers(body), **{k.replace("_", "-"): v for k, v in headers.items()}}
        return Arrival(
            "192.0.2.1", Headers({k: v for k, v in told.items() if v is not None}).get, body
        )

    return make


def then(**off: float) -> str:
    """Give a time that is off from now by so much."""
    return (datetime.now(UTC) + timedelta(**off)).isoformat()


def changed(change: Callable[[bytes], bytes]) -> Signed:
    """Give the way to make a request whose body was changed after it was signed."""

    def make(signer: Signer) -> Arrival:
        arrival = signed(made_now)(signer)
        return replace(arrival, body=change(arrival.body))

    return make


def signed_otherwise(sign: Callable[[Signer, bytes], bytes]) -> Signed:
    """Give the way to make a request with a signature of another kind."""

    def make(signer: Signer) -> Arrival:
        body = made_now()
        signature = base64.b64encode(sign(signer, body)).decode()
        return signed(body, **{"Signature-256": signature})(signer)

    return make


def of_type(kind: str, **off: float) -> bytes:
    """Give an event without a session, as Amazon sends it, of some time."""
    event = without(launch(), "session")
    return made_now(event, type=kind, timestamp=then(**off))


DISABLED = "AlexaSkillEvent.SkillDisabled"
PSS_PADDING = PSS(MGF1(SHA256()), PSS.MAX_LENGTH)

GOOD: dict[str, Signed] = {
    "a launch": signed(made_now),
    "an intent": signed(lambda: made_now(intent("AMAZON.YesIntent"))),
    "the end of a session": signed(lambda: made_now(session_ended("USER_INITIATED"))),
    "149 seconds old": signed(lambda: made_now(timestamp=then(seconds=-148))),
    "149 seconds ahead": signed(lambda: made_now(timestamp=then(seconds=149))),
    "a time with Z": signed(
        lambda: made_now(timestamp=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
    ),
    "a time of another zone": signed(
        lambda: made_now(timestamp=datetime.now(UTC).astimezone().isoformat()),
    ),
    "an event of an hour ago": signed(lambda: of_type(DISABLED, minutes=-59)),
    "no context": signed(lambda: made_now(without(launch(), "context"))),
    "no session's application": signed(
        lambda: made_now(without(launch(), "session", "application"))
    ),
    "words of every kind": signed(lambda: made_now(locale="\u00e4\u4e2d\U0001f600\u2028")),
    "the old signature beside": signed(made_now, Signature="AAAA"),
    "handed on by a proxy": signed(made_now, X_Forwarded_For="203.0.113.9", Via="1.1 nginx"),
}
BAD: dict[str, tuple[Signed, Reason]] = {
    "no headers at all": (
        signed(made_now, SignatureCertChainUrl=None, Signature_256=None),
        Reason.UNSIGNED,
    ),
    "no signature": (signed(made_now, Signature_256=None), Reason.UNSIGNED),
    "no certificate URL": (signed(made_now, SignatureCertChainUrl=None), Reason.UNSIGNED),
    "an empty signature": (signed(made_now, Signature_256=""), Reason.UNSIGNED),
    "an empty certificate URL": (signed(made_now, SignatureCertChainUrl=""), Reason.UNSIGNED),
    "only the old signature": (
        signed(made_now, Signature_256=None, Signature="AAAA"),
        Reason.UNSIGNED,
    ),
    "a stranger's certificate URL": (
        signed(made_now, SignatureCertChainUrl="https://evil.example/echo.api/c.pem"),
        Reason.URL,
    ),
    "two certificate URLs": (
        signed(made_now, SignatureCertChainUrl=f"{CHAIN_URL}, {CHAIN_URL}"),
        Reason.URL,
    ),
    "a signature that is no base64": (signed(made_now, Signature_256="@@@"), Reason.ENCODING),
    "a signature cut in base64": (signed(made_now, Signature_256="AAAAA"), Reason.ENCODING),
    "a signature that is not ASCII": (
        signed(made_now, Signature_256="\u00e4AAA"),
        Reason.ENCODING,
    ),
    "a signature with a line break": (
        signed(made_now, Signature_256="AAAA BBBB"),
        Reason.ENCODING,
    ),
    "two signatures": (signed(made_now, Signature_256="AAAA,AAAA"), Reason.ENCODING),
    "a short signature": (signed(made_now, Signature_256="AAAA"), Reason.SIGNATURE),
    "a signature of zeros": (
        signed_otherwise(lambda signer, body: bytes(256)),
        Reason.SIGNATURE,
    ),
    "a long signature": (
        signed_otherwise(lambda signer, body: bytes(range(256)) * 16),
        Reason.SIGNATURE,
    ),
    "another key": (
        signed_otherwise(lambda signer, body: rsa_key().sign(body, PKCS1v15(), SHA256())),
        Reason.SIGNATURE,
    ),
    "signed with SHA-1": (
        signed_otherwise(lambda signer, body: signer.key.sign(body, PKCS1v15(), SHA1())),  # noqa: S303 - which is refused
        Reason.SIGNATURE,
    ),
    "signed with another padding": (
        signed_otherwise(lambda signer, body: signer.key.sign(body, PSS_PADDING, SHA256())),
        Reason.SIGNATURE,
    ),
    "another body's signature": (
        signed_otherwise(lambda signer, body: signer.key.sign(b"{}", PKCS1v15(), SHA256())),
        Reason.SIGNATURE,
    ),
    "a body with a space more": (changed(lambda body: body + b" "), Reason.SIGNATURE),
    "a body with a byte less": (changed(lambda body: body[:-1]), Reason.SIGNATURE),
    "a body with a letter changed": (
        changed(lambda body: body.replace(b"Launch", b"launch")),
        Reason.SIGNATURE,
    ),
    "the same JSON, written otherwise": (
        changed(lambda body: json.dumps(json.loads(body), indent=1).encode()),
        Reason.SIGNATURE,
    ),
    "an empty body": (changed(lambda body: b""), Reason.SIGNATURE),
    "no JSON, unsigned": (changed(lambda body: b"{" * 100_000), Reason.SIGNATURE),
    "151 seconds old": (signed(lambda: made_now(timestamp=then(seconds=-151))), Reason.TIME),
    "151 seconds ahead": (signed(lambda: made_now(timestamp=then(seconds=155))), Reason.TIME),
    "an hour old": (signed(lambda: made_now(timestamp=then(hours=-1))), Reason.TIME),
    "a day ahead": (signed(lambda: made_now(timestamp=then(days=1))), Reason.TIME),
    "an event of over an hour ago": (signed(lambda: of_type(DISABLED, minutes=-61)), Reason.TIME),
    "an event that is not sent again": (
        signed(lambda: of_type("Messaging.MessageReceived", minutes=-5)),
        Reason.TIME,
    ),
    "no time": (signed(lambda: made_now(timestamp=None)), Reason.TIME),
    "a time that is a number": (signed(lambda: made_now(timestamp=1_700_000_000)), Reason.TIME),
    "a time that is a list": (signed(lambda: made_now(timestamp=["now"])), Reason.TIME),
    "a time without a zone": (
        signed(lambda: made_now(timestamp=datetime.now(UTC).replace(tzinfo=None).isoformat())),
        Reason.TIME,
    ),
    "a time that is none": (signed(lambda: made_now(timestamp="yesterday")), Reason.TIME),
    "an empty time": (signed(lambda: made_now(timestamp="")), Reason.TIME),
    "the first time there is": (
        signed(lambda: made_now(timestamp="0001-01-01T00:00+23:59")),
        Reason.TIME,
    ),
    "the last time there is": (
        signed(lambda: made_now(timestamp="9999-12-31T23:59-23:59")),
        Reason.TIME,
    ),
    "another skill's": (signed(lambda: made_now(launch(skill_id=OTHER_ID))), Reason.SKILL),
    "nobody's skill": (
        signed(lambda: made_now(without(without(launch(), "session"), "context"))),
        Reason.SKILL,
    ),
    "a skill's id that is a list": (
        signed(
            made_now({**launch(), "context": {"System": {"application": [SKILL_ID]}}}).replace(
                SKILL_ID.encode(), b"x"
            )
        ),
        Reason.SKILL,
    ),
    "no JSON, signed": (signed(b"{"), Reason.JSON),
    "nothing, signed": (signed(b""), Reason.JSON),
    "a list, signed": (signed(b"[]"), Reason.JSON),
    "a text, signed": (signed(b'"LaunchRequest"'), Reason.JSON),
    "null, signed": (signed(b"null"), Reason.JSON),
    "no number, signed": (signed(b'{"request": NaN}'), Reason.JSON),
    "nothing but brackets, signed": (signed(b"[" * 100_000), Reason.JSON),
    "a number of many digits, signed": (signed(b'{"a": ' + b"9" * 10_000 + b"}"), Reason.JSON),
    "not UTF-8, signed": (signed(b"\xff\xfe{}"), Reason.JSON),
    "UTF-16, signed": (signed("{}".encode("utf-16")), Reason.JSON),
    "a mark before it, signed": (signed(b"\xef\xbb\xbf{}"), Reason.JSON),
    "two objects, signed": (signed(b"{}{}"), Reason.JSON),
    "an empty object, signed": (signed(b"{}"), Reason.REQUEST),
    "a request that is a text, signed": (signed(b'{"request": "LaunchRequest"}'), Reason.REQUEST),
    "a type that is a number, signed": (signed(b'{"request": {"type": 7}}'), Reason.REQUEST),
    "no type, signed": (
        signed(lambda: made_now(without(launch(), "request", "type"))),
        Reason.REQUEST,
    ),
}


@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_what_alexa_signed_just_now_passes(
    gate: SignedRequests, signer: Signer, make: Signed
) -> None:
    """Whatever Alexa sends reaches the skill as it was sent."""
    arrival = make(signer)

    assert gate.open(arrival) == json.loads(arrival.body)


@pytest.mark.parametrize(("make", "reason"), BAD.values(), ids=BAD)
def test_anything_else_is_refused(
    gate: SignedRequests, signer: Signer, make: Signed, reason: Reason
) -> None:
    """Nothing else does, and the log tells which rule it was."""
    with pytest.raises(Refused) as refused:
        gate.open(make(signer))

    assert refused.value.reason is reason


@pytest.mark.parametrize("kind", sorted(RETRIED_TYPES))
def test_an_event_may_be_an_hour_old(gate: SignedRequests, signer: Signer, kind: str) -> None:
    """What Amazon sends again, it sends with the time of the first try."""
    gate.open(signed(lambda: of_type(kind, minutes=-50))(signer))


@pytest.mark.parametrize(
    ("off", "reason"),
    [
        (timedelta(seconds=-160), Reason.TIME),
        (timedelta(seconds=160), Reason.TIME),
        (timedelta(days=-3), Reason.CHAIN),
        (timedelta(days=31), Reason.CHAIN),
    ],
    ids=str,
)
def test_with_the_clock_moved_a_good_request_is_refused(
    authority: Authority, signer: Signer, off: timedelta, reason: Reason
) -> None:
    """A recorded request cannot be played back, nor a certificate be used out of its time."""
    keys = SigningKeys(lambda path: authority.chain, Store([authority.root.certificate]))
    gate = SignedRequests(SKILL_ID, keys, lambda: datetime.now(UTC) + off)
    with pytest.raises(Refused) as refused:
        gate.open(signed(made_now)(signer))

    assert refused.value.reason is reason


def test_a_gate_needs_a_skill_id(gate: SignedRequests) -> None:
    """Amazon signs for everybody's skill, so without an id a stranger's would be answered."""
    with pytest.raises(ValueError, match="skill id"):
        SignedRequests("", gate._keys)


LOCAL = {"Host": "127.0.0.1:8000"}

ELSEWHERE: dict[str, tuple[str, dict[str, str]]] = {
    "another machine": ("192.0.2.1", LOCAL),
    "another machine, by IPv6": ("2001:db8::1", LOCAL),
    "another machine, mapped": ("::ffff:192.0.2.1", LOCAL),
    "no address": ("", LOCAL),
    "a name": ("localhost", LOCAL),
    "any address": ("0.0.0.0", LOCAL),  # noqa: S104 - it is not listened at
    "handed on by a proxy": ("127.0.0.1", {**LOCAL, "X-Forwarded-For": "203.0.113.9"}),
    "handed on by a proxy, as standard": ("127.0.0.1", {**LOCAL, "Forwarded": "for=x"}),
    "handed on by a tunnel": ("127.0.0.1", {**LOCAL, "Via": "1.1 tunnel"}),
    "for another host": ("127.0.0.1", {"Host": "evil.example"}),
    "for a host that begins like it": ("127.0.0.1", {"Host": "localhost.evil.example:8000"}),
    "for no host": ("127.0.0.1", {}),
    "from a page": ("127.0.0.1", {**LOCAL, "Origin": "https://evil.example"}),
    "from a page, quietly": ("127.0.0.1", {**LOCAL, "referer": "https://evil.example/"}),
}


@pytest.mark.parametrize(("peer", "headers"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_unsigned_requests_from_elsewhere_are_refused(peer: str, headers: dict[str, str]) -> None:
    """In developer mode nobody but a program on this machine is heard, whatever is in between."""
    with pytest.raises(Refused) as refused:
        LoopbackOnly().open(Arrival(peer, Headers(headers).get, made_now()))

    assert refused.value.reason is Reason.PEER


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("called", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000"])
def test_unsigned_requests_from_here_pass(peer: str, called: str) -> None:
    """In developer mode any program on this machine can talk to the skill."""
    body = made_now(timestamp=then(days=-1))
    opened: Any = LoopbackOnly().open(Arrival(peer, Headers({"Host": called}).get, body))

    assert opened == json.loads(body)
    assert is_loopback(peer)
