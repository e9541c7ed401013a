"""Make one virtual environment of the project: the slow half of `_environment.sh`.

    python3 -I scripts/_environment.py FOLDER REQUIREMENTS

Runs before anything is installed, so it uses the standard library only. Whatever happened before
(a start that was interrupted, a Python that went away, other requirements, a second start at the
same moment), it ends with exactly these requirements installed, or with a message and status 1.
"""

import fcntl
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REDIRECTIONS = ("TARGET", "PREFIX", "ROOT", "CONSTRAINT", "NO_BINARY", "DRY_RUN")
"""Settings of pip, as PIP_*, by which a person's own habits would misplace what we install."""


def main(folder: Path, requirements: Path) -> int:
    """Make `folder` hold `requirements`; return the exit status.

    Raises OSError where the folder cannot be written, CalledProcessError where Python's own venv
    module fails.
    """
    installed = folder / "installed.txt"
    with only_one_start(folder):
        if is_usable(folder):
            if read(installed) == stamp(folder, requirements):
                return 0
        else:
            print(f"Preparing {folder.name} (once)", file=sys.stderr)
            venv.create(folder, clear=True, symlinks=True, with_pip=True, prompt="twitch-check")
        # From here to the end the folder is neither the old state nor the new one.
        installed.unlink(missing_ok=True)
        failure = install(folder, requirements)
        if failure:
            print(failure, file=sys.stderr)
            return 1
        unfinished = installed.with_suffix(".new")
        unfinished.write_text(stamp(folder, requirements), encoding="utf-8")
        unfinished.replace(installed)
        return 0


@contextmanager
def only_one_start(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder`, waiting for a start that has it.

    The system drops the lock with the process, so a start that was killed leaves none behind.
    """
    with folder.with_name(f"{folder.name}.lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"Waiting for another start to prepare {folder.name}", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_usable(folder: Path) -> bool:
    """Say whether `folder` has a running Python 3.11 or newer with pip."""
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return ask(interpreter(folder), "-I", "-c", question).returncode == 0
    except OSError:
        return False


def stamp(folder: Path, requirements: Path) -> str:
    """Return what a finished environment is marked with; `_environment.sh` compares the same."""
    version = ask(interpreter(folder), "-V").stdout.strip()
    return f"{read(requirements).rstrip()}\n# {version}\n"


def install(folder: Path, requirements: Path) -> str:
    """Install `requirements`, every file checked against its hash; return what went wrong."""
    pip = [str(interpreter(folder)), "-I", "-m", "pip", "--disable-pip-version-check"]
    # The file names everything down to the last dependency, so pip need not look for any.
    pinned = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-input"]
    done = ask(*pip, "install", "-qq", *pinned, "--requirement", requirements)
    if done.returncode == 0:
        return ""
    last_lines = "\n".join(done.stdout.splitlines()[-12:])
    return (
        f"{last_lines}\n\n{requirements.name} could not be installed into {folder}.\n"
        "Is the network there? The next start tries again; nothing else has to be undone."
    )


def ask(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `command` and return what it said, whether it failed or not."""
    environment = {**os.environ, "PIP_USER": "0"}
    for name in REDIRECTIONS:
        environment.pop(f"PIP_{name}", None)
    return subprocess.run(
        command,
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def interpreter(folder: Path) -> Path:
    """Return the Python of the environment `folder`."""
    return folder / "bin" / "python"


def read(path: Path) -> str:
    """Return the text of `path`, or nothing where there is no such file."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"{sys.argv[1]} could not be made: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
