"""The private service: the skill, or a baseline, in a process of its own, trusting an own root.

`python -m host.load.private_service KIND FOLDER PORT WORKERS [CERTIFICATES]` serves on 127.0.0.1.
FOLDER has root.pem and chain.pem. With the port of a certificate server on loopback the chain is
fetched from there; without, it is taken from the folder.
"""

import functools
import ssl
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import waitress
from cryptography.x509 import load_pem_x509_certificate
from cryptography.x509.verification import Store

from content_folder import content_folder
from host.certificate_server import CertificateServer
from host.gate import LoopbackOnly, SignedRequests
from host.load.authority import Authority
from host.load.baselines import hello_handler, plain_adapter, plain_flask
from host.load.conversation import SKILL_ID, opening
from host.server import open_listener
from host.service import Service, log_to_output, serve
from host.signing_keys import SigningKeys
from host.workers import Workers
from skill import build_skill
from triage import load_content

ADDRESS: Final = "127.0.0.1"
THREADS: Final = 4

SKILL, HELLO, ADAPTER, STOCK, FLASK = KINDS = ("skill", "hello", "adapter", "stock", "flask")


def write_trust(authority: Authority, folder: Path) -> None:
    """Write what a service trusts and needs."""
    (folder / "root.pem").write_bytes(authority.root.pem())
    (folder / "chain.pem").write_bytes(authority.chain)


def main(kind: str, folder: Path, port: int, workers: int, certificates: int) -> int:
    """Serve until told to stop."""
    content = load_content(content_folder())
    handler = build_skill(content, SKILL_ID)
    if kind in (SKILL, HELLO):
        log_to_output()
        service = Service(
            handler if kind == SKILL else hello_handler(), _gate(folder, certificates)
        )
        return service.run(ADDRESS, port, workers, THREADS)
    listener = open_listener(LoopbackOnly(), ADDRESS, port)
    app = plain_adapter(content) if kind == ADAPTER else plain_flask(handler(opening(), None))
    if kind != STOCK:
        return serve(lambda _: app, listener, workers, THREADS)
    print(f"Serving at http://{ADDRESS}:{listener.getsockname()[1]}/", flush=True)
    give = functools.partial(waitress.serve, app, sockets=[listener], threads=THREADS, _quiet=True)
    return Workers(workers, give, listener.close).run()


def _gate(folder: Path, certificates: int) -> SignedRequests:
    root = (folder / "root.pem").read_bytes()
    chain = (folder / "chain.pem").read_bytes()
    trust = ssl.create_default_context(cadata=root.decode())
    server = CertificateServer((ADDRESS, certificates), trust)
    fetch: Callable[[str], bytes] = server.fetch if certificates else lambda _: chain
    return SignedRequests(SKILL_ID, SigningKeys(fetch, Store([load_pem_x509_certificate(root)])))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *map(int, [*sys.argv[3:], "0"][:3])))
