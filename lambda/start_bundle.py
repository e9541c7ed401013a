"""The modules that a start needs, taken from one file instead of two hundred.

scripts/build writes the file: the compiled code of every module that was loaded when it started the
package once. Where it is missing, or is for another Python, modules come from their own files.
"""

import marshal
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType

NAME = f"start.{sys.implementation.cache_tag}.bundle"
"""A marshalled table: name -> (whether it is a package, its file in the folder, its code)."""


class Bundle:
    """Finds what is in the bundle before Python looks for files."""

    def __init__(self, folder: str, table: dict[str, tuple[bool, str, bytes]]) -> None:
        """Find the modules of `table`, which are also files in `folder`."""
        self._folder = folder
        self._table = table

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - as Python calls it
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Give the spec that Python would give, with a loader that has the code; each once."""
        if name not in self._table:
            return None
        is_package, file, code = self._table.pop(name)
        origin = f"{self._folder}/{file}"
        loader = BundledLoader(name, origin, code)
        spec = ModuleSpec(name, loader, origin=origin, is_package=is_package)
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(origin.rpartition("/")[0])
        return spec


class BundledLoader(SourceFileLoader):
    """Loads a module from code that is there already."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        """Load the module `name`, whose source is at `path`."""
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:
        """Give the code, and let go of it."""
        code, self._code = self._code, b""
        if not code:
            return super().get_code(fullname)
        loaded: CodeType = marshal.loads(code)  # noqa: S302 - it is our own, as any .pyc is
        return loaded


def install() -> None:
    """Take modules from the bundle beside this file, if there is one for this Python."""
    folder = __file__.rpartition("/")[0]
    try:
        with open(f"{folder}/{NAME}", "rb") as file:  # noqa: PTH123 - pathlib alone takes longer
            table = marshal.loads(file.read())  # noqa: S302 - it is our own, as any .pyc is
    except OSError:
        return
    sys.meta_path.insert(0, Bundle(folder, table))
