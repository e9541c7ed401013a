"""The installation: what has to be in place before the SDK is imported."""

import sys
from importlib.machinery import PathFinder

from lean_sdk.late_module import make_late
from lean_sdk.late_packages import LatePackages
from lean_sdk.step_back import StepBack

MODELS = "ask_sdk_model"
"""The package with the SDK's models, a class a module: about six hundred."""

LATE = {MODELS: True, "ask_sdk_core": False, "ask_sdk_runtime": False}
"""Root package -> whether every package in it is a list of imports."""

FOR_REPR_ONLY = "pprint"
"""What each model imports to print itself; it brings `dataclasses` and `inspect`."""


def install() -> None:
    """Have the SDK's models loaded on first use. Call it before anything imports the SDK.

    Where they are loaded already, nothing is changed, and the log says so. A second call
    changes nothing.
    """
    if any(isinstance(finder, LatePackages) for finder in sys.meta_path):
        return
    step_back = StepBack()
    if MODELS in sys.modules:
        step_back(f"{MODELS} was imported before install()")
        return
    sys.meta_path.insert(_before_files(), LatePackages(LATE, step_back))
    make_late(FOR_REPR_ONLY)


def _before_files() -> int:
    """Give the place before Python looks for files, behind whoever else is to be asked first."""
    return sys.meta_path.index(PathFinder) if PathFinder in sys.meta_path else 0
