"""`python -m host`: what `scripts/serve` runs."""

import os
import sys
from collections.abc import Sequence

from content_folder import content_folder
from host.certificate_chain import public_roots
from host.certificate_server import CertificateServer
from host.gate import Gate, LoopbackOnly, SignedRequests
from host.records import open_records, open_table
from host.service import Service, log_to_output
from host.settings import Settings, read_settings
from host.signing_keys import SigningKeys
from memory.records import Records, RecordsUnavailable
from skill import build_skill
from skill.builder import Handler
from triage import Content, ContentError, load_content

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
    if settings.developer:
        print(DEVELOPER_WARNING, flush=True)
    where = settings.address, settings.port
    try:
        service = Service(_handler(content, settings), _gate(settings))
        log_to_output()
        return service.run(*where, settings.workers, settings.threads)
    except RecordsUnavailable as fault:
        print(f"serve: --records: {settings.records} cannot be used ({fault})", file=sys.stderr)
        return 1
    except (ValueError, OSError) as fault:
        print(f"serve: {fault}", file=sys.stderr)
        return 1


def _handler(content: Content, settings: Settings) -> Handler:
    records: Records | None = None
    salt = settings.salt
    if settings.table:
        records = open_table(settings.table)
    elif settings.records is not None:
        records, salt = open_records(settings.records, salt)
    return build_skill(content, settings.skill_id, records=records, salt=salt)


def _gate(settings: Settings) -> Gate:
    if settings.developer:
        return LoopbackOnly()
    keys = SigningKeys(CertificateServer().fetch, public_roots())
    return SignedRequests(settings.skill_id, keys)


if __name__ == "__main__":
    sys.exit(main())
