"""The bundle: the code of every module that a start loads, in one file.

Lambda's disk is cold when a function starts, and each module is a search, two look-ups and a read.
The package is started once to see which modules those are, so nobody has to list them.
"""

import importlib.util
import json
import marshal
import subprocess
import sys
from pathlib import Path

import start_bundle
from building.problem import BuildError

HEAD = 16
"""The bytes of a .pyc before its code."""

_START = """
import json, sys
import app
plain = ("SourceFileLoader", "BundledLoader")
loaded = [m for m in sys.modules.values() if type(getattr(m, "__loader__", None)).__name__ in plain]
json.dump({m.__name__: [hasattr(m, "__path__"), m.__file__] for m in loaded}, sys.stdout)
"""


def write_bundle(package: Path) -> None:
    """Start `package` and write what it loads into its bundle; BuildError where it does not start.

    What `lean_sdk` loads late is not in it, nor what is loaded before it: those stay files.
    """
    table = {}
    for name, (is_package, file) in sorted(_loaded(package).items()):
        source = Path(file)
        if name in ("__main__", "app", "start_bundle") or not source.is_relative_to(package):
            continue
        compiled = Path(importlib.util.cache_from_source(file))
        code = compiled.read_bytes()[HEAD:]
        table[name] = (is_package, source.relative_to(package).as_posix(), code)
    (package / start_bundle.NAME).write_bytes(marshal.dumps(table))


def _loaded(package: Path) -> dict[str, tuple[bool, str]]:
    done = subprocess.run(
        [sys.executable, "-P", "-c", _START],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if done.returncode:
        raise BuildError(f"The package does not start:\n{done.stderr}")
    loaded: dict[str, tuple[bool, str]] = json.loads(done.stdout)
    return loaded
