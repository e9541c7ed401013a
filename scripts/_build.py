"""Build the deployable package; `scripts/build` runs this in the project's environment.

The same checkout and the same minor version of Python give the same bytes on every machine:

- Dependencies come hashed, and as pure Python only, so nothing of the machine that builds is in
  them. All that ask-sdk-core declares is kept, requests and urllib3 too: no turn imports them, so
  they cost a few hundred kilobytes and no time, and leaving them out would break its declared API.
- Every source has its .pyc, marked to be used unchecked: the zip that Lambda unpacks does not keep
  the times that Python would compare, and without them a cold start takes nearly three times as
  long. Built with another Python than Lambda's they are ignored there: slower, not wrong.
- Times and permissions are set, not inherited.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LAMBDA_PYTHON = "3.13"
"""The runtime in template.yaml."""

LAMBDA_CODE = "/var/task"
"""Where Lambda puts the package; named in tracebacks."""

BUILD_TIME = 946684800
"""The time that every file gets: the start of the year 2000, which a zip can express."""

# What people say is in the interaction model; the handler reads only what is true and what is said.
NOT_DEPLOYED = shutil.ignore_patterns(
    "__pycache__", "requirements.*", "*.md", "*.svg", "phrases", ".*"
)


def main(root: Path, package: Path) -> None:
    """Build the checkout `root` into the folder `package`, replacing an older build."""
    if not may_replace(package):
        sys.exit(f"{package} holds something else than an older build: name another folder.")
    unfinished = package.with_name(f"{package.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    install_dependencies(root / "lambda" / "requirements.txt", unfinished)
    shutil.copytree(root / "lambda", unfinished, ignore=NOT_DEPLOYED, dirs_exist_ok=True)
    shutil.copytree(root / "content", unfinished / "content", ignore=NOT_DEPLOYED)
    compile_sources(unfinished)
    settle(unfinished)
    if package.exists():
        shutil.rmtree(package)
    unfinished.rename(package)
    print(describe(package))


def may_replace(package: Path) -> bool:
    """Say whether nothing but an older build would be lost."""
    if not package.exists():
        return True
    return package.is_dir() and (not any(package.iterdir()) or (package / "ask_sdk_core").is_dir())


def install_dependencies(requirements: Path, package: Path) -> None:
    """Put the pinned run-time dependencies into `package`, each file checked against its hash."""
    pure = ["--platform", "any", "--implementation", "py", "--abi", "none"]
    pure += ["--python-version", LAMBDA_PYTHON, "--only-binary", ":all:", "--no-deps"]
    pip = [sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    into = ["--no-compile", "--target", str(package)]
    subprocess.run(
        [*pip, *into, *pure, "--require-hashes", "--requirement", str(requirements)],
        check=True,
        env={**os.environ, "PIP_USER": "0"},
    )
    # Commands for a shell, of which Lambda has none.
    shutil.rmtree(package / "bin", ignore_errors=True)


def compile_sources(package: Path) -> None:
    """Write an unchecked .pyc beside every source of `package`."""
    # -W ignore: the SDK's models are full of escapes that Python warns of when compiling them.
    compileall = [sys.executable, "-I", "-W", "ignore", "-m", "compileall", "-q"]
    paths = ["-s", str(package), "-p", LAMBDA_CODE]
    subprocess.run(
        [*compileall, *paths, "--invalidation-mode", "unchecked-hash", "-j", "0", str(package)],
        check=True,
    )


def settle(package: Path) -> None:
    """Give every file and folder of `package` the same times and permissions."""
    for path in (package, *package.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (BUILD_TIME, BUILD_TIME))


def describe(package: Path) -> str:
    """Return a line on what was built, and one more where it will start slowly on Lambda."""
    files = [path for path in package.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    built = f"{package}: {len(files)} files, {size:.1f} MB"
    running = "{}.{}".format(*sys.version_info)
    if running != LAMBDA_PYTHON:
        built += (
            f"\nBuilt with Python {running}. Lambda runs {LAMBDA_PYTHON}: a start there is slow."
            f" With python{LAMBDA_PYTHON} installed, remove .venv and build again."
        )
    return built


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]).absolute())
    except subprocess.CalledProcessError as error:
        sys.exit(f"The package was not built: {error}")
