"""`python -m host`: what `scripts/serve` runs."""

import os
import sys
from collections.abc import Sequence

from content_folder import content_folder
from host.certificate_chain import public_roots
from host.certificate_server import CertificateServer
from host.gate import Gate, LoopbackOnly, SignedRequests
from host.service import Service, log_to_output
from host.settings import Settings, read_settings
from host.signing_keys import SigningKeys
from skill import build_skill
from triage import ContentError, load_content

DEVELOPER_WARNING = """\
DEVELOPER MODE: REQUESTS ARE NOT VERIFIED.
ANY PROGRAM ON THIS MACHINE CAN TALK TO THE SKILL, AND NO OTHER MACHINE CAN.
NEVER PUT A PROXY OR A TUNNEL IN FRONT OF IT."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the skill; the exit status is 1 when it cannot be served, 2 for wrong settings."""
    settings = read_settings(arguments, os.environ)
    try:
        content = load_content(content_folder())
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    log_to_output()
    if settings.developer:
        print(DEVELOPER_WARNING, flush=True)
    service = Service(build_skill(content, settings.skill_id), _gate(settings))
    where = settings.address, settings.port
    try:
        return service.run(*where, settings.workers, settings.threads)
    except (ValueError, OSError) as fault:
        print(f"serve: {fault}", file=sys.stderr)
        return 1


def _gate(settings: Settings) -> Gate:
    if settings.developer:
        return LoopbackOnly()
    keys = SigningKeys(CertificateServer().fetch, public_roots())
    return SignedRequests(settings.skill_id, keys)


if __name__ == "__main__":
    sys.exit(main())
