"""The builder: the one place that names every part of the skill."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ask_sdk_core.skill_builder import SkillBuilder

import lean_sdk
from skill.caller import Caller, caller_of
from skill.failure import failure_response, log_failure, log_refusal
from skill.handlers import TurnHandler
from skill.request import Verdict, judge, readable, type_of
from skill.slots import INTENT
from skill.turn_log import log_end
from triage import Content

if TYPE_CHECKING:
    from memory.records import Records
    from skill.remembering import Remembering

Handler = Callable[[Any, Any], dict[str, Any]]
"""Takes a raw request envelope and a context, gives a raw response envelope."""


def build_skill(
    content: Content,
    skill_id: str = "",
    *,
    records: "Records | None" = None,
    salt: str = "",
    is_local: bool = False,
) -> Handler:
    """Build the skill once; the handler given back answers any number of requests.

    The handler never raises. With a `skill_id` it answers that skill alone; without one it
    answers every caller, which is for the time before the skill has its id. It remembers in
    `records`, under keys of `salt`, or not at all. `is_local` lets it call services on this
    machine, which is for simulators.
    """
    remembering = _remembering(records, salt, content)
    builder = SkillBuilder()
    builder.add_request_handler(TurnHandler(content, remembering))
    answer_by_sdk = lean_sdk.lambda_handler(builder, shares_attributes=True, as_json={INTENT})

    def handle(event: Any, context: Any) -> dict[str, Any]:
        verdict = judge(event, skill_id)
        if verdict is Verdict.ANSWER:
            return _answer(answer_by_sdk, event, caller_of(event, is_local=is_local))
        if verdict is Verdict.BROKEN:
            log_refusal("not an Alexa request")
            return failure_response()
        if verdict is Verdict.FOREIGN:
            log_refusal("another skill's id")
        else:
            log_end(event)
            if remembering is not None:
                _take_notice(event, caller_of(event, is_local=is_local), remembering, content)
        return {"version": "1.0", "response": {}}

    return handle


def _remembering(records: "Records | None", salt: str, content: Content) -> "Remembering | None":
    if records is None:
        return None
    from skill.remembering import Remembering  # noqa: PLC0415 - nothing of it without records

    return Remembering(records, salt, content)


def _take_notice(event: Any, caller: Caller, remembering: "Remembering", content: Content) -> None:
    from skill.notices import take_notice  # noqa: PLC0415 - nothing of it without records

    take_notice(event, caller, remembering, content)


def _answer(answer_by_sdk: Handler, event: Any, caller: Caller) -> dict[str, Any]:
    try:
        answer = answer_by_sdk(readable(event), caller)
    except Exception as fault:  # noqa: BLE001 - the last guard: the person must hear something
        log_failure(fault, type_of(event))
        return failure_response()
    return answer
