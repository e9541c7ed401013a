"""The certificate of the services: made for this process, trusted by it, gone with it.

The SDK's client takes HTTPS only, so the services speak it, with a key that no file of the project
holds. While services run, the environment of the process names the certificate, beside those that
are trusted anyway, in the two variables that Python's HTTP libraries read.
"""

from __future__ import annotations

import datetime
import functools
import ipaddress
import os
import ssl
import tempfile
from pathlib import Path

_VARIABLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
_DAYS = datetime.timedelta(days=1)


class Trust:
    """A certificate for the loopback, and whether this process trusts it just now."""

    def __init__(self) -> None:
        """Make the key and the certificate, in a folder that lasts as long as the process."""
        self._folder = tempfile.TemporaryDirectory(prefix="simulator-")
        self._users = 0
        self._before: dict[str, str | None] = {}
        key, certificate = _made()
        self._own = Path(self._folder.name) / "own.pem"
        self._own.write_bytes(key + certificate)
        self.bundle = Path(self._folder.name) / "trusted.pem"
        """A file of all certificates that are trusted, this one included."""
        self.bundle.write_bytes(certificate + _trusted_anyway())

    def server_context(self) -> ssl.SSLContext:
        """Make what a server needs to speak with this certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._own)
        return context

    def begin(self) -> None:
        """Let the process trust the certificate."""
        if self._users == 0:
            self._before = {name: os.environ.get(name) for name in _VARIABLES}
            os.environ.update(dict.fromkeys(_VARIABLES, str(self.bundle)))
        self._users += 1

    def end(self) -> None:
        """Take the trust back, when the last who needed it is done."""
        self._users -= 1
        if self._users:
            return
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@functools.cache
def trust() -> Trust:
    """Give the certificate of this process, made when it is first needed."""
    return Trust()


def _trusted_anyway() -> bytes:
    paths = (ssl.get_default_verify_paths().cafile, os.environ.get("REQUESTS_CA_BUNDLE"))
    return b"".join(Path(path).read_bytes() for path in paths if path and Path(path).is_file())


def _made() -> tuple[bytes, bytes]:
    """Make a key and a certificate for it, as PEM."""
    # Loaded only when services start: it takes longer than all of the simulator.
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Simulated services")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    kinds = "digital_signature content_commitment key_encipherment data_encipherment"
    others = "key_agreement key_cert_sign crl_sign encipher_only decipher_only"
    used = {"digital_signature", "key_cert_sign"}
    usage = x509.KeyUsage(**{kind: kind in used for kind in f"{kinds} {others}".split()})
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAYS)
        .not_valid_after(now + _DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(identifier, critical=False)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return private, certificate.public_bytes(serialization.Encoding.PEM)
