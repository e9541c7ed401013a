"""A private certificate authority, made for one run and gone after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from host.certificate_chain import NAME

SERVER = ExtendedKeyUsageOID.SERVER_AUTH

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """Make a key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@dataclass(frozen=True)
class Certified:
    """A certificate and the key that belongs to it."""

    certificate: x509.Certificate
    key: PrivateKey

    def pem(self) -> bytes:
        """Give the certificate."""
        return self.certificate.public_bytes(Encoding.PEM)

    def key_pem(self) -> bytes:
        """Give the key, not encrypted."""
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@dataclass(frozen=True)
class Wanted:
    """What a certificate is to be; as it stands, what Amazon's is."""

    names: Sequence[str] = (NAME,)
    common_name: str = NAME
    is_authority: bool = False
    starts: timedelta = timedelta(days=-1)
    ends: timedelta = timedelta(days=30)
    """From now."""
    usages: Sequence[x509.ObjectIdentifier] = (SERVER,)
    has_constraints: bool = True
    has_key_usage: bool = True
    has_subject_id: bool = True
    has_authority_id: bool = True
    path_length: int | None = None


AUTHORITY = Wanted(names=(), common_name="Private authority", is_authority=True, usages=())


def certify(
    wanted: Wanted, key: PrivateKey, by: Certified | None = None, by_name: str | None = None
) -> Certified:
    """Make a certificate for `key`, signed `by` another one, or by itself."""
    signer = by.key if by else key
    subject = _name(wanted.common_name)
    issuer = by.certificate.subject if by else subject
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(_name(by_name) if by_name else issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + wanted.starts)
        .not_valid_after(now + wanted.ends)
    )
    for extension, is_critical in _extensions(wanted, key, signer):
        builder = builder.add_extension(extension, is_critical)
    return Certified(builder.sign(signer, SHA256()), key)


class Authority:
    """A root, an authority below it, and the certificate that signs requests."""

    def __init__(self) -> None:
        """Make all three."""
        self.root = certify(replace(AUTHORITY, common_name="Root"), rsa_key())
        self.middle = certify(replace(AUTHORITY, common_name="Middle"), rsa_key(), self.root)
        self.signing_key = rsa_key()
        self.leaf = self.certify(Wanted())
        self.chain = self.leaf.pem() + self.middle.pem()

    def certify(self, wanted: Wanted, key: PrivateKey | None = None) -> Certified:
        """Certify a key, that of the signing certificate unless told otherwise."""
        return certify(wanted, key or self.signing_key, self.middle)

    def certify_host(self, *names: str) -> Certified:
        """Make a certificate for a web server of these names."""
        return self.certify(Wanted(names=names, common_name=names[0]), rsa_key())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _extensions(
    wanted: Wanted, key: PrivateKey, signer: PrivateKey
) -> list[tuple[x509.ExtensionType, bool]]:
    is_authority = wanted.is_authority
    subject_id = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    authority_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    alternatives = x509.SubjectAlternativeName([x509.DNSName(name) for name in wanted.names])
    usage = x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=not is_authority,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
    offered: list[tuple[bool, x509.ExtensionType, bool]] = [
        (wanted.has_constraints, x509.BasicConstraints(is_authority, wanted.path_length), True),
        (wanted.has_subject_id, subject_id, False),
        (wanted.has_authority_id, authority_id, False),
        (wanted.has_key_usage, usage, True),
        (bool(wanted.names), alternatives, False),
        (bool(wanted.usages), x509.ExtendedKeyUsage(wanted.usages or [SERVER]), False),
    ]
    return [(extension, is_critical) for is_there, extension, is_critical in offered if is_there]
