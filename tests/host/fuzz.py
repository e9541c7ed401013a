"""What the fuzzer runs: `python -m tests.host.fuzz TARGET FOLDER [options of libFuzzer]`.

A target takes any bytes; an exception that comes out of it is a find. It begins with good inputs,
which are put into FOLDER, and what coverage finds worth keeping is kept there. Coverage leads it
past checks that random bytes never pass, and JSON is changed as JSON as often as bytes.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import atheris

atheris.enabled_hooks.add("str")
with atheris.instrument_imports(include=["host", "skill", "triage", "lean_sdk"]):
    from cryptography.x509.verification import Store

    from host.application import create_app
    from host.certificate_chain import read_chain
    from host.certificate_url import HOST, certificate_path
    from host.gate import LoopbackOnly, SignedRequests
    from host.load.authority import Authority
    from host.load.conversation import SKILL_ID, sample_bodies
    from host.load.signing import CHAIN_URL, Signer
    from host.refusal import Refused
    from host.signing_keys import SigningKeys
    from skill import build_skill
    from triage import load_content

ROOT = Path(__file__).parents[2]
VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    2**70,
    1.5,
    "",
    "x",
    [],
    {},
    [[]],
    "P9999Y",
    "9" * 30,
    "\ud800",
]


@dataclass(frozen=True)
class Target:
    """Something that takes any bytes."""

    take: Callable[[bytes], None]
    seeds: list[bytes]
    is_json: bool = False


def expect(holds: bool, what: object) -> None:
    """Make what does not hold a find, whatever Python's options are."""
    if not holds:
        raise AssertionError(what)


def url() -> Target:
    """Any text as a certificate URL: refused, or plainly in Amazon's folder."""

    def take(data: bytes) -> None:
        text = data.decode(errors="replace")
        try:
            path = certificate_path(text)
        except Refused:
            return
        expect(path.startswith("/echo.api/") and ".." not in path.split("/"), text)
        expect(text.lower().startswith((f"https://{HOST}/", f"https://{HOST}:443/")), text)

    return Target(take, [CHAIN_URL.encode(), f"https://{HOST}:443/echo.api/../x".encode()])


def chain() -> Target:
    """Any bytes as a certificate chain: refused, or the key that the authority certified."""
    authority = Authority()
    roots = Store([authority.root.certificate])
    numbers = authority.signing_key.public_key().public_numbers()

    def take(data: bytes) -> None:
        try:
            key = read_chain(data, roots, datetime.now(UTC))
        except Refused:
            return
        expect(key.key.public_numbers() == numbers, data)

    return Target(take, [authority.chain, authority.chain + authority.root.pem()])


def headers() -> Target:
    """Any headers with any body, to the app that verifies: a plain 4xx for all that is changed."""
    authority = Authority()
    keys = SigningKeys(lambda _: authority.chain, Store([authority.root.certificate]))
    client = create_app(lambda *_: {}, SignedRequests(SKILL_ID, keys)).test_client()
    signer = Signer(authority.signing_key)
    bodies = list(sample_bodies(build_skill(load_content(ROOT / "content")), 6))

    def take(data: bytes) -> None:
        head, _, body = data.partition(b"\n\n")
        lines = [line.partition(":") for line in head.decode("latin-1").split("\n")]
        told = [(name, value.strip()) for name, _, value in lines if value.isprintable()]
        answer = client.post("/", data=body, headers=told)
        passed = answer.status_code == 200 and body in bodies
        expect(passed or 400 <= answer.status_code < 500, (answer.status, data))

    heads = ["\n".join(map(": ".join, signer.headers(body).items())) for body in bodies]
    return Target(take, [h.encode() + b"\n\n" + b for h, b in zip(heads, bodies, strict=True)])


def body() -> Target:
    """Any body, to the app for development: an answer or a plain 4xx."""
    handler = build_skill(load_content(ROOT / "content"))
    client = create_app(handler, LoopbackOnly()).test_client()

    def take(data: bytes) -> None:
        answer = client.post("/", data=data, content_type="application/json")
        expect(answer.status_code in (200, 400), answer.status)
        if answer.status_code == 200:
            expect("response" in json.loads(answer.get_data()), answer.get_data())

    return Target(take, list(sample_bodies(handler, 12)), is_json=True)


def change_json(data: bytes, longest: int, seed: int) -> bytes:
    """Change one place of a JSON text, or some bytes of it."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    try:
        read = json.loads(data)
        chance.choice(list(places(read)))(chance.choice(VALUES))
    except (ValueError, RecursionError, IndexError):
        read = None
    if read is None or chance.random() < 0.3:
        mutated: bytes = atheris.Mutate(data, longest)
        return mutated
    return json.dumps(read).encode()[:longest]


def places(value: Any) -> Iterator[Callable[[Any], None]]:
    """Give a way to change each place in a JSON value."""
    keys: Any = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = range(len(value))
    for key in keys:
        yield partial(value.__setitem__, key)
        yield from places(value[key])


TARGETS: dict[str, Callable[[], Target]] = {
    "url": url,
    "chain": chain,
    "headers": headers,
    "body": body,
}


def main(name: str, folder: Path, *options: str) -> None:
    """Fuzz; the process ends in libFuzzer."""
    target = TARGETS[name]()
    for number, seed in enumerate(target.seeds):
        (folder / f"seed-{number}").write_bytes(seed)
    mutator = {"custom_mutator": change_json} if target.is_json else {}
    atheris.Setup([name, *options, str(folder)], target.take, **mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
