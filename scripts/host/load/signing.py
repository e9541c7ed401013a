"""Signing: requests as Alexa sends them, signed with a key of our own."""

import base64
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from host.certificate_url import HOST

CHAIN_PATH = "/echo.api/echo-api-cert.pem"
CHAIN_URL = f"https://{HOST}{CHAIN_PATH}"


@dataclass(frozen=True)
class Signer:
    """Whoever has the key."""

    key: RSAPrivateKey

    def headers(self, body: bytes, url: str = CHAIN_URL) -> dict[str, str]:
        """Give the headers that go with a body."""
        signature = self.key.sign(body, PKCS1v15(), SHA256())
        return {
            "Content-Type": "application/json; charset=utf-8",
            "SignatureCertChainUrl": url,
            "Signature-256": base64.b64encode(signature).decode(),
        }

    def request(self, body: bytes) -> bytes:
        """Give the whole HTTP request that carries a body."""
        told = {**self.headers(body), "Host": "127.0.0.1", "Content-Length": len(body)}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        return f"POST / HTTP/1.1\r\n{lines}\r\n".encode() + body
