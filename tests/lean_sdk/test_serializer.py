import copy
import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, ResponseEnvelope
from hypothesis import given
from hypothesis import strategies as st

from lean_sdk import PlanningSerializer
from tests.lean_sdk.json_examples import ENVELOPE, REQUESTS, RESPONSE, Examples

ODD_VALUES = [
    None,
    True,
    0,
    -1.5,
    "",
    "odd",
    "2026-11-20",
    [],
    [None],
    ["odd"],
    {},
    {"type": "odd"},
]


class Unaided(PlanningSerializer):
    """A planning serializer that is not helped: what no plan is for fails."""

    def _read_as_the_sdk(self, value: Any, kind: Any) -> Any:
        raise AssertionError(f"left to the SDK: {kind}")


def parts(thing: Any) -> Any:
    """Give everything of an object that can be told apart: classes, attributes, values."""
    if isinstance(thing, list | tuple):
        return type(thing), [parts(item) for item in thing]
    if isinstance(thing, dict):
        return {key: parts(value) for key, value in thing.items()}
    if isinstance(thing, Enum | datetime) or not hasattr(thing, "__dict__"):
        return type(thing), thing
    return type(thing), {name: parts(value) for name, value in vars(thing).items()}


def outcome(serializer: DefaultSerializer, payload: str, kind: Any) -> Any:
    """Give what a serializer reads, or the error that it raises."""
    try:
        return parts(serializer.deserialize(payload, kind))
    except Exception as fault:  # noqa: BLE001 - whatever the SDK raises is what is compared
        return type(fault), str(fault)


@pytest.mark.parametrize("kind", REQUESTS)
def test_every_request_is_read_as_the_sdk_reads_it(kind: str) -> None:
    """An envelope with every field filled gives equal objects of the same classes throughout."""
    payload = json.dumps(Examples().request(kind))
    ours = Unaided if '"2026-11-20"' not in payload else PlanningSerializer

    read = ours().deserialize(payload, RequestEnvelope)

    assert parts(read) == parts(DefaultSerializer().deserialize(payload, RequestEnvelope))
    assert read == DefaultSerializer().deserialize(payload, RequestEnvelope)


def test_the_examples_reach_every_request_type() -> None:
    """All the types that the SDK knows are compared, and all their fields are filled."""
    assert len(REQUESTS) == 59
    envelope = Examples().request("IntentRequest")
    assert envelope["request"]["intent"]["slots"]["some key"]["resolutions"]
    assert envelope["context"]["Viewport"]["keyboard"]


@pytest.mark.parametrize("turn", range(60))
def test_every_response_is_written_as_the_sdk_writes_it(turn: int) -> None:
    """Responses with each directive and card in turn are the same bytes."""
    examples = Examples(first=turn)
    response = DefaultSerializer().deserialize(json.dumps(examples.of(RESPONSE)), ResponseEnvelope)

    ours, theirs = PlanningSerializer().serialize(response), DefaultSerializer().serialize(response)

    assert json.dumps(ours) == json.dumps(theirs)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(datetime(2026, 11, 20, tzinfo=UTC), id="time"),
        pytest.param(Decimal("3"), id="whole-decimal"),
        pytest.param(Decimal("3.5"), id="decimal"),
        pytest.param(("a", ["b", {"c": None}]), id="tuple"),
        pytest.param({"a": (1, 2.5, True)}, id="dict"),
        pytest.param(b"bytes", id="bytes"),
    ],
)
def test_what_is_no_model_is_written_as_the_sdk_writes_it(value: object) -> None:
    """Session attributes may hold whatever the SDK can write."""
    ours, theirs = PlanningSerializer().serialize(value), DefaultSerializer().serialize(value)

    assert (ours, type(ours)) == (theirs, type(theirs))


@st.composite
def broken_envelopes(draw: st.DrawFn) -> str:
    """Give an envelope in which some values, anywhere, are others or are gone."""
    envelope: dict[str, Any] = Examples().request(draw(st.sampled_from(REQUESTS)))
    for _ in range(draw(st.integers(1, 3))):
        inner: Any = envelope
        while True:
            keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
            key = draw(st.sampled_from(keys))
            if isinstance(inner[key], dict | list) and inner[key] and draw(st.booleans()):
                inner = inner[key]
                continue
            break
        if draw(st.booleans()):
            inner[key] = copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))
        elif isinstance(inner, dict) and len(envelope) > 1:
            inner[draw(st.sampled_from(["odd", "object_type", "to_dict"]))] = inner.pop(key)
    return json.dumps(envelope)


@given(broken_envelopes())
def test_a_broken_envelope_is_read_or_refused_as_by_the_sdk(payload: str) -> None:
    """Whatever the SDK makes of a wrong value, or says of it, so do we."""
    ours = outcome(PlanningSerializer(), payload, RequestEnvelope)

    assert ours == outcome(DefaultSerializer(), payload, RequestEnvelope)


@pytest.mark.parametrize("payload", ["", "{", "nothing", "null", "[]", "7", '"text"', "{}"])
@pytest.mark.parametrize("kind", [RequestEnvelope, ENVELOPE, f"list[{ENVELOPE}]", "str", "date"])
def test_other_json_is_read_or_refused_as_by_the_sdk(payload: str, kind: object) -> None:
    """What is no envelope, and no JSON at all, ends as it does with the SDK."""
    assert outcome(PlanningSerializer(), payload, kind) == outcome(
        DefaultSerializer(), payload, kind
    )


@pytest.mark.parametrize(
    "time",
    [
        *("2026-11-20T12:34:56Z", "2026-11-20T12:34:56.789Z", "2026-11-20T12:34:56+01:00"),
        *("2026-11-20", "20261120", "12:34", "2026-W47-5", "2026-11-20T24:00:00Z", "yesterday"),
        *(" 2026-11-20T12:34:56Z", "2026-02-30T12:34:56Z", "٢٠٢٦-11-20T12:34:56Z", ""),
    ],
)
def test_a_time_is_read_as_the_sdk_reads_it(time: str) -> None:
    """Only the form that Alexa sends is read by ourselves."""
    ours, theirs = (
        outcome(serializer, json.dumps(time), "datetime")
        for serializer in (PlanningSerializer(), DefaultSerializer())
    )

    assert ours == theirs


class Plain:
    """A class of a skill's own that the SDK can read."""

    deserialized_types: ClassVar = {"name": "str", "size": "int"}
    attribute_map: ClassVar = {"name": "theName"}

    def __init__(self) -> None:
        """Begin empty."""
        self.name: str | None = None
        self.size: int | None = None


class Particular(Plain):
    """One for which setting an attribute does more than set it."""

    def __setattr__(self, name: str, value: object) -> None:
        """Shout."""
        super().__setattr__(name, value.upper() if isinstance(value, str) else value)


class Growing(Plain):
    """One that begins with something that each object has for itself."""

    def __init__(self) -> None:
        """Begin with a list."""
        super().__init__()
        self.seen: list[str] = []


@pytest.mark.parametrize("model", [Plain, Particular, Growing])
def test_a_class_of_ones_own_is_read_and_written_too(model: type) -> None:
    """What the SDK would read in a way of its own is left to it."""
    payload = '{"theName": "ada", "size": "3", "more": 1}'

    ours = PlanningSerializer().deserialize(payload, model)

    assert parts(ours) == parts(DefaultSerializer().deserialize(payload, model))
    assert PlanningSerializer().serialize(ours) == DefaultSerializer().serialize(ours)


def test_no_two_objects_share_what_they_begin_with() -> None:
    """A list that an object begins with is its own."""
    serializer = PlanningSerializer()
    one, other = (serializer.deserialize("{}", Growing) for _ in range(2))

    one.seen.append("something")

    assert other.seen == []
