"""Errands: what the dialogue wants done, done; whatever fails comes back as a report."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from skill.caller import Caller
from skill.failure import log_errand
from triage.dialogue.errand import Errand, ErrandKind, Report, Result

if TYPE_CHECKING:
    from skill.remembering import Remembering


class Errands:
    """Runs errands for one caller."""

    def __init__(
        self, caller: Caller, now: datetime, locale: str, remembering: "Remembering | None"
    ) -> None:
        """Run them now, for this caller, in their language."""
        self._caller = caller
        self._now = now
        self._locale = locale
        self._remembering = remembering

    def run(self, errand: Errand) -> Report:
        """Run an errand; it never raises."""
        try:
            report = _RUN[errand.kind](self, errand)
        except Exception as fault:  # noqa: BLE001 - the advice must stand, whatever a service does
            report = Report(errand.kind, getattr(fault, "result", Result.FAILED))
        if report.result is Result.FAILED:
            log_errand(errand.kind)
        return report

    def _tell_time(self, errand: Errand) -> Report:
        from skill import reminders  # noqa: PLC0415 - most turns set none

        now = reminders.local_time(self._caller, self._now)
        return Report(errand.kind, Result.DONE, now)

    def _set_reminder(self, errand: Errand) -> Report:
        from skill import reminders  # noqa: PLC0415

        if errand.at is None:
            return Report(errand.kind, Result.FAILED)
        reminders.set_reminder(self._caller, self._now, errand.at, errand.say, self._locale)
        return Report(errand.kind, Result.DONE)

    def _cancel(self, errand: Errand) -> Report:
        from skill import reminders  # noqa: PLC0415

        if not self._caller.has_services:
            return Report(errand.kind, Result.NOTHING)
        is_done = reminders.cancel_reminders(self._caller)
        return Report(errand.kind, Result.DONE if is_done else Result.NOTHING)

    def _forget(self, errand: Errand) -> Report:
        if self._remembering is None:
            return Report(errand.kind, Result.NOTHING)
        is_done = self._remembering.forget(self._caller.user_id)
        return Report(errand.kind, Result.DONE if is_done else Result.NOTHING)


_RUN: dict[ErrandKind, Callable[[Errands, Errand], Report]] = {
    ErrandKind.TELL_TIME: Errands._tell_time,
    ErrandKind.SET_REMINDER: Errands._set_reminder,
    ErrandKind.CANCEL_REMINDER: Errands._cancel,
    ErrandKind.FORGET: Errands._forget,
}
