"""What makes the Alexa Skills Kit SDK start and turn fast; for any skill made with it.

Inside: the SDK's model packages loaded on first use, a serializer that plans each class once, a
handler whose skill is built once. Each behaves as the SDK's own, and steps back to it, with one
line in the log, where the SDK is not as expected. README.md here says how to use it.
What may not come in: anything of one skill.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lean_sdk.collection import without_collecting
from lean_sdk.installation import install

if TYPE_CHECKING:
    from lean_sdk.copying import Finished
    from lean_sdk.handler import lambda_handler
    from lean_sdk.serializer import PlanningSerializer

__all__ = ["Finished", "PlanningSerializer", "install", "lambda_handler", "without_collecting"]

_IMPORT_THE_SDK = {
    "Finished": "lean_sdk.copying",
    "PlanningSerializer": "lean_sdk.serializer",
    "lambda_handler": "lean_sdk.handler",
}


def __getattr__(name: str) -> Any:
    """Load what imports the SDK when it is asked for, which is after `install`."""
    if name in _IMPORT_THE_SDK:
        return getattr(import_module(_IMPORT_THE_SDK[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
