"""Chains of every kind, made by a private authority."""

import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import Store

from host.certificate_chain import SigningKey, public_roots, read_chain
from host.load.authority import AUTHORITY, SERVER, Authority, Wanted, certify, rsa_key
from host.refusal import Reason, Refused

CLIENT = ExtendedKeyUsageOID.CLIENT_AUTH
NAME = "echo-api.amazon.com"

Chain = Callable[[Authority], bytes]


def leaf(wanted: Wanted) -> Chain:
    """Give the way to make a chain whose leaf is as wanted."""
    return lambda authority: authority.certify(wanted).pem() + authority.middle.pem()


def other_authority(authority: Authority) -> bytes:
    """Make a chain of an authority that has the same names and other keys."""
    root = certify(replace(AUTHORITY, common_name="Root"), rsa_key())
    middle = certify(replace(AUTHORITY, common_name="Middle"), rsa_key(), root)
    return certify(Wanted(), authority.signing_key, middle).pem() + middle.pem() + root.pem()


def signed_by_a_leaf(authority: Authority) -> bytes:
    """Make a chain in which a certificate that is no authority plays one."""
    forged = certify(Wanted(), authority.signing_key, authority.leaf)
    return forged.pem() + authority.leaf.pem() + authority.middle.pem()


def below(middle: Wanted) -> Chain:
    """Give the way to make a chain whose authority in the middle is as wanted."""

    def make(authority: Authority) -> bytes:
        made = certify(middle, rsa_key(), authority.root)
        return certify(Wanted(), authority.signing_key, made).pem() + made.pem()

    return make


def deep(levels: int) -> Chain:
    """Give the way to make a chain with so many authorities in the middle."""

    def make(authority: Authority) -> bytes:
        above, chain = authority.root, b""
        for level in range(levels):
            above = certify(replace(AUTHORITY, common_name=f"Level {level}"), rsa_key(), above)
            chain = above.pem() + chain
        return certify(Wanted(), authority.signing_key, above).pem() + chain

    return make


GOOD: dict[str, Chain] = {
    "leaf and middle": lambda a: a.chain,
    "with the root": lambda a: a.chain + a.root.pem(),
    "middle and root in another order": lambda a: a.leaf.pem() + a.root.pem() + a.middle.pem(),
    "with a stranger's certificate beside": lambda a: a.chain + certify(Wanted(), rsa_key()).pem(),
    "with words around it": lambda a: b"Amazon\n" + a.chain + b"\nend\n",
    "usable for clients too": leaf(Wanted(usages=(SERVER, CLIENT))),
    "without extended usage": leaf(Wanted(usages=())),
    "without key usage": leaf(Wanted(has_key_usage=False)),
    "without constraints": leaf(Wanted(has_constraints=False)),
    "without a subject id": leaf(Wanted(has_subject_id=False)),
    "one name of several": leaf(Wanted(names=("a.example", NAME))),
    "directly below the root": lambda a: certify(Wanted(), a.signing_key, a.root).pem(),
    "three authorities deep": deep(3),
}

BAD: dict[str, tuple[Chain, Reason]] = {
    "nothing": (lambda a: b"", Reason.CHAIN),
    "no certificate": (lambda a: b"hello", Reason.CHAIN),
    "half a certificate": (lambda a: a.chain[:500], Reason.CHAIN),
    "a certificate and a half": (lambda a: a.leaf.pem() + a.middle.pem()[:500], Reason.CHAIN),
    "bytes": (lambda a: bytes(range(256)) * 8, Reason.CHAIN),
    "a key": (lambda a: a.leaf.key_pem(), Reason.CHAIN),
    "a certificate that was changed": (
        lambda a: a.chain.replace(b"A", b"B", 40),
        Reason.CHAIN,
    ),
    "an error page": (lambda a: b"<Error><Code>AccessDenied</Code></Error>", Reason.CHAIN),
    "without the middle": (lambda a: a.leaf.pem(), Reason.CHAIN),
    "the middle first": (lambda a: a.middle.pem() + a.leaf.pem(), Reason.CHAIN),
    "the root alone": (lambda a: a.root.pem(), Reason.CHAIN),
    "signed by itself": (lambda a: certify(Wanted(), a.signing_key).pem(), Reason.CHAIN),
    "of another authority": (other_authority, Reason.CHAIN),
    "signed by a certificate that is no authority": (signed_by_a_leaf, Reason.CHAIN),
    "an authority itself": (leaf(Wanted(is_authority=True)), Reason.CHAIN),
    "run out": (leaf(Wanted(starts=timedelta(-30), ends=timedelta(-1))), Reason.CHAIN),
    "run out a moment ago": (leaf(Wanted(ends=timedelta(seconds=-5))), Reason.CHAIN),
    "not begun": (leaf(Wanted(starts=timedelta(1))), Reason.CHAIN),
    "a middle that has run out": (
        below(replace(AUTHORITY, starts=timedelta(-9), ends=timedelta(-1))),
        Reason.CHAIN,
    ),
    "a middle that may not sign": (below(replace(AUTHORITY, is_authority=False)), Reason.CHAIN),
    "a middle without constraints": (
        below(replace(AUTHORITY, has_constraints=False)),
        Reason.CHAIN,
    ),
    "for clients only": (leaf(Wanted(usages=(CLIENT,))), Reason.CHAIN),
    "without a name": (leaf(Wanted(names=())), Reason.CHAIN),
    "for another name": (leaf(Wanted(names=("evil.example",))), Reason.CHAIN),
    "for a name that ends like it": (leaf(Wanted(names=(f"evil{NAME}",))), Reason.CHAIN),
    "for a name that begins like it": (leaf(Wanted(names=(f"{NAME}.evil.example",))), Reason.CHAIN),
    "the right name as common name only": (
        leaf(Wanted(names=("evil.example",), common_name=NAME)),
        Reason.CHAIN,
    ),
    "for every name of Amazon's": (leaf(Wanted(names=("*.amazon.com",))), Reason.NAME),
    "without an authority's id": (leaf(Wanted(has_authority_id=False)), Reason.CHAIN),
    "more certificates than any": (lambda a: a.leaf.pem() + a.middle.pem() * 10, Reason.CHAIN),
    "more authorities than any": (deep(7), Reason.CHAIN),
    "a key of 1024 bits": (
        lambda a: a.certify(Wanted(), rsa_key(1024)).pem() + a.middle.pem(),
        Reason.KEY,
    ),
    "a key that is not RSA": (
        lambda a: (
            a.certify(Wanted(), ec.generate_private_key(ec.SECP256R1())).pem() + a.middle.pem()
        ),
        Reason.KEY,
    ),
}


def read(authority: Authority, chain: Chain, now: datetime | None = None) -> SigningKey:
    """Read a chain, trusting the private root."""
    roots = Store([authority.root.certificate])
    return read_chain(chain(authority), roots, now or datetime.now(UTC))


@pytest.mark.parametrize("chain", GOOD.values(), ids=GOOD)
def test_a_good_chain_gives_its_key(authority: Authority, chain: Chain) -> None:
    """Whatever Amazon may put into its chain, its key is found."""
    key = read(authority, chain)

    assert key.key.public_numbers() == authority.signing_key.public_key().public_numbers()
    assert key.is_valid(datetime.now(UTC))


@pytest.mark.parametrize(("chain", "reason"), BAD.values(), ids=BAD)
def test_a_bad_chain_is_refused(authority: Authority, chain: Chain, reason: Reason) -> None:
    """No chain gives a key that Amazon did not certify for this very name, for now."""
    with pytest.raises(Refused) as refused:
        read(authority, chain)

    assert refused.value.reason is reason


@pytest.mark.parametrize(("days", "is_valid"), [(-2, False), (0, True), (29, True), (31, False)])
def test_a_chain_holds_for_its_time(authority: Authority, days: int, is_valid: bool) -> None:
    """With the clock moved out of its time a chain that was good is refused, read or kept."""
    then = datetime.now(UTC) + timedelta(days=days)

    assert read(authority, GOOD["leaf and middle"]).is_valid(then) is is_valid
    if is_valid:
        read(authority, GOOD["leaf and middle"], then)
    else:
        with pytest.raises(Refused):
            read(authority, GOOD["leaf and middle"], then)


def test_a_key_ends_with_the_first_certificate_above_it(authority: Authority) -> None:
    """A leaf does not outlive the authority that signed it."""
    ends = timedelta(days=3)
    key = read(authority, below(replace(AUTHORITY, ends=ends)))

    assert abs(key.ends - (datetime.now(UTC) + ends)) < timedelta(minutes=1)


def test_the_public_web_does_not_vouch_for_us(authority: Authority) -> None:
    """With the roots that the service trusts, a private authority is a stranger."""
    with warnings.catch_warnings(action="error"):
        roots = public_roots()

    with pytest.raises(Refused):
        read_chain(authority.chain, roots, datetime.now(UTC))
