"""What is compared: code folders, each with the event that it is asked to answer."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from building.archive import write_zip
from building.command import build
from building.dependencies import install

SAMPLES = Path(__file__).parent / "samples"
RECORDS = "records"
"""The table of our records."""


@dataclass(frozen=True)
class Candidate:
    """One code folder as it is deployed."""

    id: str
    name: str
    """As the table has it."""
    folder: Path
    handler: str
    event: bytes
    must_say: str
    """What is in a right answer: a fast wrong one is none."""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def zipped(self) -> int:
        """Give the bytes of its zip."""
        archive = self.folder.with_suffix(".zip")
        write_zip(self.folder, archive)
        return archive.stat().st_size


def candidates(root: Path, work: Path, database: str) -> list[Candidate]:
    """Prepare all code folders under `work`; ours, of the checkout `root`, is the first.

    `database` is the address of a DynamoDB.
    """
    work.mkdir(parents=True, exist_ok=True)
    ours, hello, compiled, standard, bare = (
        work / name for name in ("ours", "hello", "hello-compiled", "standard", "bare")
    )
    for line in build(root, ours, None):
        print(f"  {line}", file=sys.stderr)
    _folder(hello, root / "lambda" / "requirements.txt", "hello_world.py")
    _folder(compiled, root / "lambda" / "requirements.txt", "hello_world.py")
    _folder(
        standard,
        root / "requirements" / "standard-skill.txt",
        "hello_world.py",
        "standard_skill.py",
    )
    _folder(bare, None, "bare.py")
    for folder in (compiled, bare):
        compile_unchecked(folder)
    table = {"AWS_ENDPOINT_URL": database}
    greeting = (event("HelloWorldIntent"), "Hello foot")
    return [
        *_our_candidates(ours, table),
        Candidate(
            "hello", "hello world, as `sam build` ships it", hello, "hello_world.handler", *greeting
        ),
        Candidate("compiled", "hello world, compiled", compiled, "hello_world.handler", *greeting),
        Candidate(
            "standard",
            "StandardSkillBuilder, DynamoDB",
            standard,
            "standard_skill.handler",
            *greeting,
            table,
        ),
        Candidate(
            "bare", "nothing: `return {}`", bare, "bare.handler", event("HelloWorldIntent"), "{}"
        ),
    ]


def _our_candidates(folder: Path, table: dict[str, str]) -> list[Candidate]:
    """Give our package without a memory and with one, in a table that the environment tells of."""
    question = (event("DescribeTwitchIntent"), "Your foot")
    memory = table | {"RECORDS_TABLE": RECORDS, "RECORDS_SALT": "bench"}
    name = "this skill, memory in DynamoDB"
    return [
        Candidate("ours", "this skill", folder, "app.handler", *question),
        Candidate("remembering", name, folder, "app.handler", *question, memory),
    ]


def _folder(folder: Path, requirements: Path | None, *samples: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if requirements:
        install(requirements, folder, "{}.{}".format(*sys.version_info))
    for sample in samples:
        shutil.copy(SAMPLES / sample, folder)


def compile_unchecked(folder: Path) -> None:
    """Compile all of a folder so that what is compiled is used whatever the times of files."""
    command = [sys.executable, "-I", "-W", "ignore", "-m", "compileall", "-q"]
    subprocess.run([*command, "--invalidation-mode", "unchecked-hash", str(folder)], check=False)


TOLD = ("body_part", "foot", "foot"), ("duration", "P3D", None)
"""The slots of a one-shot question: the name, the words, the id that they match."""


def event(intent: str, told: Iterable[tuple[str, str, str | None]] = TOLD) -> bytes:
    """Give the event of a question, from a device with a screen; by default one with two slots."""
    slots = {name: slot(name, value, term) for name, value, term in told}
    application = {"applicationId": "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"}
    user = {"userId": f"amzn1.ask.account.{'A' * 180}"}
    system = {
        "application": application,
        "user": user,
        "device": {
            "deviceId": f"amzn1.ask.device.{'D' * 160}",
            "supportedInterfaces": {
                "Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}
            },
        },
        "apiEndpoint": "https://api.amazonalexa.com",
        "apiAccessToken": "t" * 1000,
    }
    request = {
        "type": "IntentRequest",
        "requestId": "amzn1.echo-api.request.00000000-0000-4000-8000-000000000000",
        "timestamp": "2026-11-20T12:00:00Z",
        "locale": "en-US",
        "dialogState": "COMPLETED",
        "intent": {"name": intent, "confirmationStatus": "NONE", "slots": slots},
    }
    session = {"new": True, "sessionId": "s", "application": application, "user": user}
    whole = {
        "version": "1.0",
        "session": session,
        "context": {"System": system},
        "request": request,
    }
    return json.dumps(whole).encode()


def slot(name: str, value: str, term: str | None) -> dict[str, Any]:
    """Give a slot as a device sends it, with the id that its words match, if any."""
    authority: dict[str, Any] = {"authority": name, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    if term:
        authority["status"] = {"code": "ER_SUCCESS_MATCH"}
        authority["values"] = [{"value": {"name": value, "id": term}}]
    heard = {"value": value, "resolutions": {"resolutionsPerAuthority": [authority]}}
    whole = {"type": "Simple", **heard}
    return {
        "name": name,
        "confirmationStatus": "NONE",
        "source": "USER",
        **heard,
        "slotValue": whole,
    }
