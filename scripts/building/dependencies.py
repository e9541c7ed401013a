"""The dependencies: those that some import leads to, pinned, each file checked against its hash."""

import ast
import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path

from building.problem import BuildError

PIN = re.compile(r"[A-Za-z0-9][\w.-]*==\S+( ; .+)?( --hash=sha256:[0-9a-f]{64})+")


def check_pins(requirements: Path) -> None:
    """Refuse requirements that are not pinned with hashes; every one at fault is named."""
    text = re.sub(r"^\s*#.*\n?|\\\n", "", requirements.read_text("utf-8"), flags=re.MULTILINE)
    entries = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    loose = [entry.split(" --hash")[0] for entry in entries if not PIN.fullmatch(entry)]
    if loose or not entries:
        raise BuildError(
            f"{requirements.name}: not pinned with a hash: {', '.join(loose) or 'nothing is'}. "
            "Name it in requirements.in beside it and run scripts/lock."
        )


def install(requirements: Path, package: Path, python: str) -> None:
    """Put the dependencies into `package` as pure Python for Python `python`, such as 3.13."""
    pure = ["--platform", "any", "--implementation", "py", "--abi", "none"]
    pure += ["--python-version", python, "--only-binary", ":all:", "--no-deps"]
    pip = [sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    into = ["--no-compile", "--no-input", "--target", str(package)]
    done = subprocess.run(
        [*pip, *into, *pure, "--require-hashes", "--requirement", str(requirements)],
        check=False,
        env={**os.environ, "PIP_USER": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-5:])
        raise BuildError(
            f"{last}\nThe dependencies could not be installed. Is the network there? "
            f"If a hash differs, run scripts/lock and look at what changed in {requirements.name}."
        )
    # Commands for a shell, of which Lambda has none.
    shutil.rmtree(package / "bin", ignore_errors=True)


def leave_out_unused(package: Path, ours: list[Path]) -> list[str]:
    """Remove each dependency that no import leads to from our modules; give their names.

    The SDK declares an HTTP client for skills that call Amazon's services; ours does not.
    """
    used = reached_names(package, ours)
    left_out = []
    for folder in sorted(package.glob("*.dist-info")):
        distribution = Distribution.at(folder)
        # A command for a shell is recorded as lying outside; there is nothing of ours to remove.
        tops = {path.parts[0] for path in distribution.files or []} - {folder.name, ".."}
        if used.isdisjoint({Path(top).stem for top in tops}):
            left_out.append(distribution.name)
            for top in (*tops, folder.name):
                _remove(package, top)
    return left_out


def reached_names(package: Path, start: list[Path]) -> set[str]:
    """Give the top-level names that the modules `start` lead to, through whatever they import."""
    waiting, seen = list(start), set(start)
    while waiting:
        source = waiting.pop()
        for name in _imports(source, package):
            for module in _files_of(name, package):
                if module not in seen:
                    seen.add(module)
                    waiting.append(module)
    return {path.relative_to(package).parts[0].removesuffix(".py") for path in seen}


def _imports(source: Path, package: Path) -> Iterator[str]:
    """Give every name that a module imports, wherever in it, as a name from the top."""
    inside = source.relative_to(package).with_suffix("").parts
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # the SDK's models are full of odd escapes
        tree = ast.parse(source.read_bytes())
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = inside[: len(inside) - node.level] if node.level else ()
            whole = ".".join([*above, *([node.module] if node.module else [])])
            yield whole
            yield from (f"{whole}.{alias.name}" for alias in node.names)


def _files_of(name: str, package: Path) -> Iterator[Path]:
    """Give the files that importing `name` runs: its own and those of the packages around it."""
    parts = name.split(".")
    for length in range(1, len(parts) + 1):
        path = package.joinpath(*parts[:length])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if file.is_file():
                yield file


def _remove(package: Path, name: str) -> None:
    """Remove a file or folder that lies directly in `package`, and never anything else."""
    path = package / name
    if path.resolve().parent != package.resolve():
        raise BuildError(f"{name} lies outside of {package}")
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
