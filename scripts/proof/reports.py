"""The reports: every way in which an errand can end."""

from collections.abc import Iterator
from datetime import datetime

from triage.dialogue.errand import Errand, ErrandKind, Report, Result

_NOW = datetime(2026, 11, 25, 12)  # noqa: DTZ001 - the clock on a wall has no zone
_SET = (Result.DONE, Result.NO_PERMISSION, Result.NOT_SUPPORTED, Result.TOO_MANY, Result.FAILED)
_REMOVED = (Result.DONE, Result.NOTHING, Result.FAILED)
_RESULTS = {
    ErrandKind.TELL_TIME: (Result.DONE, Result.FAILED),
    ErrandKind.SET_REMINDER: _SET,
    ErrandKind.CANCEL_REMINDER: _REMOVED,
    ErrandKind.FORGET: _REMOVED,
}


def reports(errand: Errand) -> Iterator[Report]:
    """Give every report that there can be of an errand."""
    for result in _RESULTS[errand.kind]:
        is_time = errand.kind is ErrandKind.TELL_TIME and result is Result.DONE
        yield Report(errand.kind, result, _NOW if is_time else None)
