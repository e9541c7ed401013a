"""The bench: what every measurement needs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from content_folder import content_folder
from host.hosted_skill import Handler
from host.load.authority import Authority
from host.load.conversation import SKILL_ID, sample_bodies
from host.load.private_service import write_trust
from host.load.signing import Signer
from skill import build_skill
from triage import load_content

_BODIES = 60


@dataclass(frozen=True)
class Bench:
    """A folder that services are started from, a signer whom they trust, and the skill itself."""

    folder: Path
    signer: Signer
    handler: Handler

    def bodies(self) -> list[bytes]:
        """Give bodies of all kinds of turns, made now."""
        return list(sample_bodies(self.handler, _BODIES))


@contextmanager
def set_up() -> Iterator[Bench]:
    """Make a bench, and clear it away."""
    authority = Authority()
    with tempfile.TemporaryDirectory() as name:
        write_trust(authority, Path(name))
        handler = build_skill(load_content(content_folder()), SKILL_ID)
        yield Bench(Path(name), Signer(authority.signing_key), handler)
