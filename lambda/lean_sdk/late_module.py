"""A module that is loaded when something of it is first used.

`importlib.util.LazyLoader` would not do: a second `import` statement of the same module already
loads it, and the SDK's models all begin with `import pprint`.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def make_late(name: str) -> None:
    """Put a stand-in for the module `name` into `sys.modules`, unless the module is there already.

    The first use of an attribute loads the real module and puts it in the stand-in's place;
    whoever holds the stand-in goes on using it and gets the real module's attributes.
    """
    if name not in sys.modules:
        sys.modules[name] = _stand_in(name)


def _stand_in(name: str) -> ModuleType:
    stand_in = ModuleType(name)

    def __getattr__(attribute: str) -> Any:  # noqa: N807 - PEP 562 wants this name
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return getattr(import_module(name), attribute)

    vars(stand_in)["__getattr__"] = __getattr__
    return stand_in
