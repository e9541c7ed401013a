"""The service file and the image, as far as they can be tried without systemd and an engine."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.host.talking import get, post, wait_until
from tests.skill.envelopes import SKILL_ID

pytestmark = pytest.mark.slow


@pytest.fixture
def deploy(root: Path) -> Path:
    """The folder of the files."""
    return root / "scripts" / "host" / "deploy"


@pytest.mark.needs_program("systemd-analyze", "apt-get install systemd")
def test_systemd_reads_the_service_file(deploy: Path, root: Path, tmp_path: Path) -> None:
    """Every line of it means something, and what it starts can be started."""
    unit = (deploy / "twitch-check.service").read_text()
    here = unit.replace("/srv/twitch-check", str(root))
    assert here.count(str(root)) > 1
    (tmp_path / "twitch-check.service").write_text(here)
    verify = ["systemd-analyze", "verify", str(tmp_path / "twitch-check.service")]
    done = subprocess.run(verify, check=False, capture_output=True, text=True)

    assert [line for line in done.stderr.splitlines() if "twitch-check" in line] == []


@pytest.mark.needs_program("systemd-analyze", "apt-get install systemd")
def test_the_service_may_do_little(deploy: Path) -> None:
    """By systemd's own measure, of ten points of exposure it has fewer than two."""
    analyse = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager"]
    unit = deploy / "twitch-check.service"
    done = subprocess.run([*analyse, unit], check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout[-300:] + done.stderr
    assert "Overall exposure level" in done.stdout


def test_the_image_is_built_as_it_should_be(deploy: Path) -> None:
    """A linter that others trust finds nothing in it."""
    hadolint = Path(sys.executable).with_name("hadolint")
    if not hadolint.exists():
        pytest.skip("hadolint comes for Linux on x86-64 only")
    done = subprocess.run(
        [hadolint, deploy / "Containerfile"], check=False, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_holds_all_that_is_needed(deploy: Path, root: Path, tmp_path: Path) -> None:
    """With what it copies, and its variables, its command serves; nothing else is there."""
    lines = (deploy / "Containerfile").read_text().replace("\\\n", " ")
    copied = re.findall(r"^COPY (?!--)(\S+) /srv/(\S+)$", lines, re.MULTILINE)
    assert len(copied) == 4
    for source, target in copied:
        (tmp_path / target).parent.mkdir(parents=True, exist_ok=True)
        if (root / source).is_dir():
            shutil.copytree(root / source, tmp_path / target)
        else:
            shutil.copy(root / source, tmp_path / target)
    variables = re.search(r"^ENV (.*)$", lines, re.MULTILINE)
    entry = re.search(r'^ENTRYPOINT \["/srv/environment/bin/python", (.*)\]$', lines, re.MULTILINE)
    assert variables
    assert entry
    environment = dict(each.split("=") for each in variables[1].split())
    python_path = environment["PYTHONPATH"].replace("/srv", str(tmp_path))
    command = [sys.executable, *re.findall(r'"([^"]+)"', entry[1])]
    told = {**os.environ, **environment, "PYTHONPATH": python_path, "SKILL_ID": SKILL_ID}
    told["TWITCH_CHECK_BIND"] = "127.0.0.1:0"
    log = tmp_path / "log"
    with log.open("w") as output:
        service = subprocess.Popen(command, env=told, cwd="/", stdout=output, stderr=output)
    try:
        assert wait_until(lambda: "Serving at" in log.read_text()), log.read_text()
        port = int(log.read_text().rstrip().rstrip("/").rpartition(":")[2])
        assert get(port, "/healthz").status == 200
        assert post(port, b"{}").status == 400
    finally:
        service.terminate()
        service.wait(30)


def test_the_image_has_the_pinned_environment(deploy: Path) -> None:
    """Hashes are checked there as here, and nothing is built from source."""
    lines = (deploy / "Containerfile").read_text()

    for option in ("--require-hashes", "--no-deps", "--only-binary :all:"):
        assert option in lines
    assert "USER 10001:10001" in lines
