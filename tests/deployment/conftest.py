"""Somebody who deploys: moto's AWS over a socket, stand-ins for SAM and the ASK CLI."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

STAND_INS = Path(__file__).parent / "stand_ins"
BUCKET = "code-of-the-function"
KEYS = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}


def layer(root: Path, name: str) -> Path:
    """Give the Python of a layer of requirements, made if need be."""
    ask = f'. scripts/_environment.sh; environment {name} && printf %s "$python"'
    done = subprocess.run(["bash", "-c", ask], cwd=root, check=True, stdout=subprocess.PIPE)
    return Path(done.stdout.decode())


@pytest.fixture(scope="session")
def sam_python(root: Path) -> Path:
    """The Python beside which SAM is installed, as `scripts/deploy` uses it."""
    return layer(root, "sam")


@pytest.fixture(scope="session")
def aws(root: Path) -> Iterator[str]:
    """The address of moto's AWS."""
    python = layer(root, "bench")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(python), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_server(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def await_server(port: int) -> None:
    """Wait until somebody listens at the port."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("moto's server does not start")


@dataclass
class Desk:
    """Where somebody sits who deploys: a checkout, accounts, programs that note what is asked."""

    root: Path
    python: Path
    folder: Path
    address: str
    keys: dict[str, str] = field(default_factory=lambda: dict(KEYS))

    @property
    def record(self) -> Path:
        """The file of what was asked of the programs."""
        return self.folder / "record"

    def asked(self) -> list[list[str]]:
        """Give the commands of SAM and the ASK CLI so far, and forget them."""
        if not self.record.exists():
            return []
        lines = self.record.read_text("utf-8").splitlines()
        self.record.unlink()
        return [json.loads(line) for line in lines]

    def environment(self, **more: str) -> dict[str, str]:
        """Give what the programs see of the world: nobody's own settings."""
        return {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": f"{self.root / 'scripts'}:{self.root / 'lambda'}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(self.folder / "home"),
            "AWS_ENDPOINT_URL": self.address,
            "AWS_EC2_METADATA_DISABLED": "true",
            "RECORD": str(self.record),
            "BUCKET": BUCKET,
            "CHECKOUT": str(self.root),
            **self.keys,
            **more,
        }

    def deploy(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run the command that `scripts/deploy` runs."""
        command = [
            str(self.python),
            "-P",
            "-m",
            "deployment.command",
            "--root",
            str(self.root),
            *words,
        ]
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            cwd=self.root,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            timeout=120,
        )

    def look(self, code: str) -> str:
        """Give what a line of Python with `boto3` prints."""
        command = [str(self.python), "-c", f"import boto3, json; {code}"]
        environment = self.environment(AWS_DEFAULT_REGION="us-east-1")
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env=environment, timeout=60
        )
        return str(done.stdout).strip()


@pytest.fixture
def desk(root: Path, tmp_path: Path, sam_python: Path) -> Desk:
    """A desk with a copy of the checkout and no AWS behind it."""
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    for name in ("content", "interaction_model", "lambda", "requirements", "scripts"):
        ignored = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(root / name, checkout / name, ignore=ignored)
    shutil.copy(root / "template.yaml", checkout)
    (checkout / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sam", "ask"):
        program = programs / name
        program.write_text(
            f'#!/bin/sh\nexec "{sam_python}" "{STAND_INS / name}.py" "$@"\n', "utf-8"
        )
        program.chmod(0o755)
    profiles = tmp_path / "home" / ".ask" / "cli_config"
    profiles.parent.mkdir(parents=True)
    profiles.write_text(json.dumps({"profiles": {"default": {"vendor_id": "M1"}}}), "utf-8")
    return Desk(checkout, sam_python, tmp_path, "http://127.0.0.1:9")


@pytest.fixture
def office(desk: Desk, aws: str) -> Iterator[Desk]:
    """A desk with an empty AWS account behind it."""
    desk.address = aws
    desk.look(
        f"s = boto3.client('s3'); s.create_bucket(Bucket='{BUCKET}'); "
        "import io, zipfile; b = io.BytesIO(); z = zipfile.ZipFile(b, 'w'); "
        f"z.writestr('app.py', ''); z.close(); "
        f"s.put_object(Bucket='{BUCKET}', Key='code', Body=b.getvalue())"
    )
    yield desk
    desk.look(
        f"import urllib.request as u; u.urlopen(u.Request('{aws}/moto-api/reset', method='POST'))"
    )
