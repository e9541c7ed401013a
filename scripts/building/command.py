"""Build what is deployed; `scripts/build` runs this in the project's environment.

The same commit and the same minor version of Python give the same bytes on every machine:
dependencies come pinned, hashed and as pure Python, sources are compiled in one order, times and
permissions are set. What was built before stays until the new package is whole.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from building.archive import settle, write_zip
from building.bundle import write_bundle
from building.checkout import uncommitted
from building.compiling import compile_package
from building.content_module import write_content
from building.dependencies import check_pins, install, leave_out_unused
from building.problem import BuildError
from triage import ContentError, load_content

LAMBDA_PYTHON = "3.13"
"""The runtime in template.yaml."""

NOT_DEPLOYED = shutil.ignore_patterns("__pycache__", "requirements.*", "*.md", ".*")


def main(arguments: list[str] | None = None) -> None:
    """Build, say what was built, or end with what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("package", type=lambda text: Path(text).absolute())
    parser.add_argument("archive", type=lambda text: Path(text).absolute(), nargs="?")
    options = parser.parse_args(arguments)
    try:
        for line in build(options.root, options.package, options.archive):
            print(line)
    except (BuildError, ContentError, OSError) as fault:
        sys.exit(f"{fault}\nNothing was built; what was built before is untouched.")


def build(root: Path, package: Path, archive: Path | None) -> Iterator[str]:
    """Build the checkout `root` into the folder `package`; give lines on what there is to know."""
    if not may_replace(package):
        raise BuildError(
            f"{package} holds something else than an older build: name another folder."
        )
    changed = uncommitted(root)
    unfinished = package.with_name(f"{package.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        slow = fill(root, unfinished)
        if package.exists():
            shutil.rmtree(package)
        unfinished.rename(package)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    yield describe(package)
    yield from filter(None, (slow, slow_python()))
    if changed:
        yield f"Not from a commit alone. Changed since: {', '.join(sorted(changed))}"
    if archive:
        digest = write_zip(package, archive)
        yield f"{archive}: {archive.stat().st_size / 1e6:.1f} MB, sha256 {digest}"


def fill(root: Path, package: Path) -> str:
    """Put everything into the new folder `package`; give a line on what will be slow, if any."""
    requirements = root / "lambda" / "requirements.txt"
    check_pins(requirements)
    content = load_content(root / "content")
    package.mkdir(parents=True)
    install(requirements, package, LAMBDA_PYTHON)
    installed = set(package.iterdir())
    shutil.copytree(root / "lambda", package, ignore=NOT_DEPLOYED, dirs_exist_ok=True)
    write_content(content, package)
    ours = sorted(
        source
        for part in package.iterdir()
        if part not in installed
        for source in ([part] if part.suffix == ".py" else part.rglob("*.py"))
    )
    leave_out_unused(package, ours)
    slow = compile_package(package, ours)
    write_bundle(package)
    settle(package)
    return slow


def may_replace(package: Path) -> bool:
    """Say whether nothing but an older build would be lost."""
    if not package.exists():
        return True
    return package.is_dir() and (not any(package.iterdir()) or (package / "ask_sdk_core").is_dir())


def describe(package: Path) -> str:
    """Give a line on what was built."""
    files = [path for path in package.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    return f"{package}: {len(files)} files, {size:.1f} MB"


def slow_python() -> str:
    """Give a line where the compiled code is for another Python than Lambda's."""
    running = "{}.{}".format(*sys.version_info)
    if running == LAMBDA_PYTHON:
        return ""
    return (
        f"Built with Python {running}. Lambda runs {LAMBDA_PYTHON}: a start there is slow. With"
        f" python{LAMBDA_PYTHON} installed, remove .venv and build again."
    )


if __name__ == "__main__":
    main()
