"""Compiling: a .pyc beside every source, to be used unchecked.

The zip that Lambda unpacks does not keep the times that Python would compare, and without compiled
code a cold start takes nearly three times as long. What was compiled with another Python than
Lambda's is ignored there: slower, not wrong.
"""

import __future__

import importlib.util
import marshal
import subprocess
import sys
from pathlib import Path
from types import CodeType

from building.plain_classes import UnknownFormError, write_out

LAMBDA_CODE = Path("/var/task")
"""Where Lambda puts the package; named in tracebacks."""

BARE = 2
"""Without docstrings, which make a seventh of a start's code and which nobody reads on Lambda."""

UNCHECKED = 0b01
"""The flag of a .pyc that names its source by hash and is not held against it."""

# Nothing reads the annotations of what is deployed, so none is worked out at a start.
_ANNOTATIONS_AS_TEXT = __future__.annotations.compiler_flag


def compile_package(package: Path, ours: list[Path]) -> str:
    """Compile all of `package`; give a line where something of it will start slowly, else nothing.

    `ours` are the modules whose data classes are written out.
    """
    _compile_plainly(package)
    sources = {LAMBDA_CODE / path.relative_to(package): path.read_text("utf-8") for path in ours}
    try:
        trees = write_out(sources)
    except UnknownFormError as form:
        return (
            f"Data classes are left as they are, which makes each start slower: {form}. "
            "scripts/building/plain_classes.py says which forms it knows."
        )
    for path, tree in trees.items():
        flags = _ANNOTATIONS_AS_TEXT
        code = compile(tree, str(path), "exec", flags, dont_inherit=True, optimize=BARE)
        _write_compiled(package / path.relative_to(LAMBDA_CODE), code)
    return ""


def _compile_plainly(package: Path) -> None:
    """Compile every source by Python's own compileall.

    In one process: what several compile at once depends on which of them compiled what before.
    """
    # -W ignore: the SDK's models are full of escapes that Python warns of when compiling them.
    compileall = [sys.executable, "-I", "-W", "ignore", "-m", "compileall", "-q", "-j", "1"]
    paths = ["-s", str(package), "-p", str(LAMBDA_CODE)]
    mode = ["-o", str(BARE), "--invalidation-mode", "unchecked-hash"]
    subprocess.run([*compileall, *paths, *mode, str(package)], check=True)
    mark = f".opt-{BARE}.pyc"
    for compiled in package.rglob(f"*{mark}"):
        compiled.rename(compiled.with_name(compiled.name.removesuffix(mark) + ".pyc"))


def _write_compiled(source: Path, code: CodeType) -> None:
    head = importlib.util.MAGIC_NUMBER + UNCHECKED.to_bytes(4, "little")
    head += importlib.util.source_hash(source.read_bytes())
    compiled = Path(importlib.util.cache_from_source(source))
    compiled.write_bytes(head + marshal.dumps(code))
