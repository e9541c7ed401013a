"""Stepping back: the SDK is not as expected, so it is left as it is, and a line says so."""

import logging

_log = logging.getLogger("lean_sdk")


class StepBack:
    """Tells once, however many reasons there are, why something stays as the SDK has it."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self.reasons: list[str] = []

    def __call__(self, reason: str) -> None:
        """Note a reason; the first one is logged."""
        if not self.reasons:
            _log.warning("lean_sdk leaves the SDK as it is, which is slower: %s", reason)
        self.reasons.append(reason)
