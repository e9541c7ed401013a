"""The handler: the skill built once, and read and written by plans."""

import json
from collections.abc import Callable, Collection
from typing import Any

from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope

from lean_sdk.copying import copied, copy_attributes, shared
from lean_sdk.serializer import PlanningSerializer
from lean_sdk.skill_form import what_differs
from lean_sdk.step_back import StepBack


def lambda_handler(
    builder: SkillBuilder, *, shares_attributes: bool = False, as_json: Collection[str] = ()
) -> Callable[[Any, Any], Any]:
    """Give what `builder.lambda_handler()` gives, with the skill built here, not a request.

    Register everything first: what is added to the builder afterwards is not seen. The handler
    answers as the SDK's own does and raises what that raises. With `shares_attributes`, the session
    attributes that a handler sees are the request's own and no copy: for a skill that makes new
    ones and never changes those. What is of a type in `as_json`, such as `ask_sdk_model.slot.Slot`,
    a handler sees as JSON: for a skill that reads little of it. Where the SDK is left as it is, or
    has to say what is wrong with a request, it is a model all the same.
    """
    skill: Any = builder.create()
    difference = what_differs(skill.serializer)
    if difference:
        StepBack()(difference)
    else:
        skill.serializer = PlanningSerializer(as_json)
        copy_attributes(shared if shares_attributes else copied)
    read = _reader(skill.serializer)

    def handle(event: Any, context: Any) -> Any:
        return skill.serializer.serialize(skill.invoke(read(event), context))

    return handle


def _reader(serializer: Any) -> Callable[[Any], Any]:
    if isinstance(serializer, PlanningSerializer):
        return lambda event: serializer.from_parsed(event, RequestEnvelope)
    return lambda event: serializer.deserialize(json.dumps(event), RequestEnvelope)
