"""Spans of time as one writes them: '2 weeks', 'an hour'."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_SPAN = re.compile(r"(\d+|an?|one)\s+(second|minute|hour|day|week)s?", re.IGNORECASE)


def read_span(text: str) -> timedelta | None:
    """Read a span, as '2 weeks', 'a day' or '1 hour and 30 minutes'; None if it is none."""
    parts = re.split(r"\s*(?:,|\band\b)\s*", text.strip())
    found = [_SPAN.fullmatch(part) for part in parts]
    if not all(found):
        return None
    spans = [_count(each[1]) * _UNITS[each[2].lower()] for each in found if each]
    return sum(spans, timedelta())


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 1


def written(span: timedelta) -> str:
    """Write a span so that it can be read again, in whole seconds."""
    left = timedelta(seconds=int(span.total_seconds()))
    parts = []
    for name, unit in reversed(_UNITS.items()):
        count, left = divmod(left, unit)
        if count:
            parts.append(f"{count} {name}{'' if count == 1 else 's'}")
    return " and ".join(parts) or "0 seconds"
