"""Reading vignettes: JSON lines, refused with every problem at once as `file:line: field: what`."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.vignette import Vignette
from triage import ContentError, Level
from triage.loading.table import Table
from triage.protocol.fact import Answer, FactKind, Value
from triage.protocol.problems import Problems, suggestion
from triage.protocol.protocol import Protocol

_LEVELS = {level.id: level for level in Level}
_FIELDS = ("id", "story", "facts", "expected_level", "acceptable_levels", "rationale")
_FACTS = (
    "body_part places duration_days sudden_onset associated exposures age_group pregnant "
    "known_conditions"
).split()
_LISTS = {
    "associated": FactKind.SYMPTOM,
    "exposures": FactKind.EXPOSURE,
    "known_conditions": FactKind.CONDITION,
}
_UNKNOWN_PART = "unknown"

VignetteError = ContentError
"""Raised when a file is refused. `problems` holds every one, as `file:line: field: what`."""


def read_vignettes(path: Path, protocol: Protocol) -> tuple[Vignette, ...]:
    """Read a file of one JSON object a line; blank lines count for nothing.

    Raises:
        VignetteError: the file cannot be read, or anything in it is wrong.
    """
    problems = Problems()
    places: dict[str, list[str]] = {}
    cases = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        place = f"{path.name}:{number}"
        form = _parsed(place, line, problems) if line.strip() else None
        if form:
            cases.append(_case(place, form, protocol, problems))
            places.setdefault(cases[-1].id, []).append(place)
    if not places:
        problems.add(path.name, "", "holds no case")
    _refuse_twins(places, problems)
    problems.refuse_any()
    return tuple(cases)


def _refuse_twins(places: Mapping[str, Sequence[str]], problems: Problems) -> None:
    for identity, found in places.items():
        for place in found[1:]:
            problems.add(place, "case.id", f"{identity!r} is there already, in {found[0]}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise VignetteError([f"{path}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise VignetteError([f"{path}: is not UTF-8 text"]) from error


def _parsed(place: str, line: str, problems: Problems) -> dict[str, Any]:
    def without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                problems.add(place, key, f"is there {times} times")
        return dict(pairs)

    try:
        form = json.loads(line, object_pairs_hook=without_twins)
    except ValueError as error:
        problems.add(place, "", f"is not JSON: {error}")
        return {}
    if not isinstance(form, dict) or not form:
        problems.add(place, "", "must be an object with the fields of a case")
        return {}
    return form


def _case(place: str, form: Mapping[str, Any], protocol: Protocol, problems: Problems) -> Vignette:
    """Read one case. Where something is wrong it is noted, and the case is good for nothing."""
    table = Table(place, "case", form, problems)
    _require(table, form, ("acceptable_levels",))
    table.text("rationale")
    table.texts("likely_causes")
    facts = _facts(place, form, table, protocol, problems)
    acceptable = table.ids("acceptable_levels", _LEVELS, "level")
    if form.get("acceptable_levels") == []:
        table.problem("acceptable_levels", "must hold at least one level")
    expected = _one_of(table, "expected_level", tuple(_LEVELS))
    if expected in _LEVELS and acceptable and expected not in acceptable:
        table.problem("acceptable_levels", f"must hold the expected level {expected!r}")
    case = Vignette(
        table.text("id"),
        table.text("story"),
        facts,
        _LEVELS.get(expected, Level.SELF_CARE),
        frozenset(map(_LEVELS.__getitem__, acceptable)),
    )
    _refuse_unknown(table, form, (*_FIELDS, "likely_causes"))
    return case


def _facts(
    place: str, form: Mapping[str, Any], case: Table, protocol: Protocol, problems: Problems
) -> dict[str, Value]:
    fields = form.get("facts")
    if not isinstance(fields, dict):
        case.problem("facts", "must be an object with the facts of the case")
        return {}
    table = Table(place, "facts", fields, problems)
    _require(table, fields, _FACTS)
    told = _choices(table, fields, protocol) | _findings(table, fields, protocol)
    if fields.get("duration_days") is not None:
        told["duration_days"] = table.number("duration_days")
    _refuse_unknown(table, fields, _FACTS)
    return told


def _choices(table: Table, fields: Mapping[str, Any], protocol: Protocol) -> dict[str, Value]:
    told: dict[str, Value] = {}
    for field in ("body_part", "places", "age_group"):
        if field in fields:
            told[field] = _one_of(table, field, protocol.facts[field].values)
    part = str(told.pop("body_part", _UNKNOWN_PART))
    if part != _UNKNOWN_PART:
        told["body_part"] = (part,)
    if told.get("age_group") == "child":
        told["about"] = "other"
    return told


def _findings(table: Table, fields: Mapping[str, Any], protocol: Protocol) -> dict[str, Value]:
    told = [field for field in ("sudden_onset", "pregnant") if table.flag(field, default=False)]
    if "pregnant" in fields and fields["pregnant"] is None:
        table.problem("pregnant", "must be true or false")
    for field, kind in _LISTS.items():
        known = {fact.id: fact for fact in protocol.facts.values() if fact.kind is kind}
        told += table.ids(field, known, "id")
    return dict.fromkeys(told, Answer.YES)


def _one_of(table: Table, field: str, known: tuple[str, ...]) -> str:
    word = table.text(field)
    if word and word not in known:
        table.problem(field, f"{word!r} is none of {', '.join(known)}{suggestion(word, known)}")
    return word


def _require(table: Table, fields: Mapping[str, Any], names: tuple[str, ...] | list[str]) -> None:
    for name in names:
        if name not in fields:
            table.problem(name, "is missing")


def _refuse_unknown(
    table: Table, fields: Mapping[str, Any], known: tuple[str, ...] | list[str]
) -> None:
    for name in fields:
        if name not in known:
            table.problem(name, f"unknown field{suggestion(name, known)}")
