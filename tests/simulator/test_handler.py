from __future__ import annotations

import time
from typing import Any

import pytest

from simulator.device.handler import HandlerError, call, load_handler
from simulator.fault import Fault


def test_a_handler_is_found_by_name() -> None:
    """'module:function' names the function."""
    handler = load_handler("tests.simulator.echo_skill:handler")

    assert handler.__name__ == "handler"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("echo", "write it as module:function"),
        (":handler", "write it as module:function"),
        ("no_such_module:handler", "there is no module 'no_such_module'"),
        ("tests.simulator.echo_skill:nothing", "has no function 'nothing'"),
    ],
)
def test_a_handler_that_is_not_there_is_told(name: str, problem: str) -> None:
    """A wrong name is told in words, with what to write."""
    with pytest.raises(HandlerError, match=problem):
        load_handler(name)


def test_the_handler_gets_its_own_copy() -> None:
    """What a handler does to its event does not reach the device."""
    event = {"request": {"type": "LaunchRequest"}}

    def careless(given: dict[str, Any], _context: object) -> dict[str, Any]:
        given["request"].clear()
        return given

    outcome = call(careless, event, "id")

    assert event == {"request": {"type": "LaunchRequest"}}
    assert outcome.body == {"request": {}}


def test_the_context_is_like_lambdas() -> None:
    """A handler can ask for its request id and for the time that is left."""

    def asking(_event: object, context: Any) -> dict[str, Any]:
        return {"id": context.aws_request_id, "left": context.get_remaining_time_in_millis()}

    outcome = call(asking, {}, "abc")

    assert isinstance(outcome.body, dict)
    assert outcome.body["id"] == "abc"
    assert 0 < outcome.body["left"] <= 8000


def test_a_raising_handler_is_a_fault() -> None:
    """What the handler raises is named and goes no further."""

    def raising(_event: object, _context: object) -> None:
        raise KeyError("plant")

    assert call(raising, {}, "id").fault == Fault(
        "handler-raised", "the handler raised KeyError: 'plant'"
    )


def test_what_is_not_json_is_a_fault() -> None:
    """A response that Lambda could not send is told."""
    outcome = call(lambda _event, _context: {"when": {1, 2}}, {}, "id")

    assert outcome.fault is not None
    assert "not JSON" in outcome.fault.message


def test_what_the_handler_prints_stays_off_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The conversation on standard output is not disturbed."""

    def printing(_event: object, _context: object) -> dict[str, Any]:
        print("debugging")
        return {}

    call(printing, {}, "id")

    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "debugging\n")


def test_a_late_answer_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes after the device has stopped waiting is not heard."""
    monkeypatch.setattr("simulator.device.handler.SECONDS_TO_ANSWER", 0.01)

    def dawdling(event: dict[str, Any], _context: object) -> dict[str, Any]:
        time.sleep(0.05)
        return {"answer": 1 / event["divisor"]}

    outcomes = [call(dawdling, {"divisor": divisor}, "id") for divisor in (1, 0)]

    assert [outcome.fault and outcome.fault.rule for outcome in outcomes] == ["late-answer"] * 2
    assert [outcome.body for outcome in outcomes] == [None, None]
