"""The modules that a start needs, taken from one file instead of two hundred.

scripts/build writes the file: the compiled code of every module that was loaded when it started the
package once, in the order in which they were ready. Where it is missing, or is for another Python,
modules come from their own files.
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

    def load_all(self) -> None:
        """Load every module that is not loaded yet, without the search that an import makes.

        Their order is that in which they were ready at the build, so what one imports is there
        before it. Only a package is there sooner, and empty until its modules are loaded: one of
        them that needs a name of the package itself does not start, which the build would find.
        """
        names = tuple(self._table)
        packages = {name: self._made(name) for name in names if self._table[name][0]}
        for name in names:
            if name in packages:
                _fill(packages[name])
            elif name in self._table:
                _fill(self._made(name))

    def _made(self, name: str) -> ModuleType:
        """Put an empty module into `sys.modules`, with the attributes that an import gives it."""
        spec = self.find_spec(name)
        assert spec is not None  # noqa: S101 - it is in the table
        module = ModuleType(name)
        module.__spec__ = spec
        module.__loader__ = spec.loader
        module.__package__ = spec.parent
        module.__file__ = spec.origin
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        sys.modules[name] = module
        return module


def _fill(module: ModuleType) -> None:
    """Run the code of a module, and make it an attribute of its package, as an import does."""
    loader = module.__loader__
    assert isinstance(loader, BundledLoader)  # noqa: S101 - none other is made here
    loader.exec_module(module)
    package, _, name = module.__name__.rpartition(".")
    if package:
        setattr(sys.modules[package], name, module)


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


def install() -> Bundle:
    """Take modules from the bundle beside this file, empty where there is none for this Python."""
    folder = __file__.rpartition("/")[0]
    try:
        with open(f"{folder}/{NAME}", "rb") as file:  # noqa: PTH123 - pathlib alone takes longer
            table = marshal.loads(file.read())  # noqa: S302 - it is our own, as any .pyc is
    except OSError:
        return Bundle(folder, {})
    bundle = Bundle(folder, table)
    sys.meta_path.insert(0, bundle)
    return bundle
