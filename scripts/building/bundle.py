"""The bundle: the code of every module that a start loads, in one file.

Lambda's disk is cold when a function starts, and each module is a search, two look-ups and a read.
The package is started once to see which modules those are, so nobody has to list them.
"""

import importlib.util
import json
import marshal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import start_bundle
from building.compiling import LAMBDA_CODE
from building.problem import BuildError

HEAD = 16
"""The bytes of a .pyc before its code."""

_START = """
import json, sys
import app
known = ("SourceFileLoader", "BundledLoader", "LateLoader")
loaded = [m for m in sys.modules.values() if type(getattr(m, "__loader__", None)).__name__ in known]
json.dump(
    {m.__name__: [hasattr(m, "__path__"), m.__file__, getattr(m.__loader__, "exports", None)]
     for m in loaded}, sys.stdout)
"""


_LATE = """
from sys import modules
from lean_sdk.late_packages import supply
supply(modules[__name__], {exports!r})
"""
"""What stands in the bundle for a package whose names are loaded late."""


def write_bundle(package: Path) -> None:
    """Start `package` and write what it loads into its bundle, in the order in which it is ready.

    What is loaded before the bundle is stays a file, and so do modules that `lean_sdk` loads late.
    BuildError where the package does not start, from its files or from the bundle.
    """
    bundle = package / start_bundle.NAME
    bundle.unlink(missing_ok=True)
    table = {}
    for name, (is_package, file, exports) in _loaded(package).items():
        source = Path(file)
        if name in ("__main__", "app", "start_bundle") or not source.is_relative_to(package):
            continue
        relative = source.relative_to(package)
        code = _late(relative, exports) if exports else _compiled(file)
        table[name] = (is_package, relative.as_posix(), code)
    bundle.write_bytes(marshal.dumps(table))
    _loaded(package)


def _compiled(file: str) -> bytes:
    return Path(importlib.util.cache_from_source(file)).read_bytes()[HEAD:]


def _late(file: Path, exports: Mapping[str, str]) -> bytes:
    code = compile(_LATE.format(exports=exports), LAMBDA_CODE / file, "exec", dont_inherit=True)
    return marshal.dumps(code)


def _loaded(package: Path) -> dict[str, tuple[bool, str, dict[str, str] | None]]:
    """Start the package; give what is loaded of it, in the order in which it was ready.

    (Python moves a module to the end of `sys.modules` when it has run.)
    """
    done = subprocess.run(
        [sys.executable, "-P", "-c", _START],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if done.returncode:
        raise BuildError(f"The package does not start:\n{done.stderr}")
    loaded: dict[str, tuple[bool, str, dict[str, str] | None]] = json.loads(done.stdout)
    return loaded
