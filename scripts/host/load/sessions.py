"""The sessions: very many conversations at once, each of which must stay its own."""

import asyncio
import json
import random
from collections.abc import Callable
from dataclasses import dataclass

from host.hosted_skill import Handler
from host.load.caller import Caller, Job, work_off
from host.load.conversation import TURNS, Conversation
from host.load.service_process import ServiceProcess
from host.load.signing import Signer

CONNECTIONS = 16


@dataclass
class Outcome:
    """What came of them."""

    turns: int = 0
    different: int = 0
    """Answers other than the skill gives to the same request when it is asked by itself."""
    retries: int = 0
    ways: int = 0
    """How many conversations ended in a state of their own."""


async def converse(
    service: ServiceProcess,
    signer: Signer,
    handler: Handler,
    count: int,
    meanwhile: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """Hold `count` conversations, turn by turn, in another order each turn.

    `meanwhile` is called in the middle of each turn of them all, and may do harm.
    """
    outcome = Outcome()
    conversations = [Conversation(number) for number in range(count)]
    callers = [Caller(service.port) for _ in range(CONNECTIONS)]
    for turn in range(TURNS):
        random.Random(turn).shuffle(conversations)  # noqa: S311 - not for secrets
        jobs = [_turn_of(conversation, signer, handler, outcome) for conversation in conversations]
        jobs.insert(len(jobs) // 2, _harm(meanwhile, turn))
        await work_off(jobs, callers)
    for caller in callers:
        outcome.retries += caller.retries
        await caller.close()
    outcome.ways = len({json.dumps(held.attributes, sort_keys=True) for held in conversations})
    return outcome


def _turn_of(conversation: Conversation, signer: Signer, handler: Handler, outcome: Outcome) -> Job:
    async def turn(caller: Caller) -> None:
        body = conversation.next_body()
        status, answered = await caller.call(signer.request(body))
        answer = json.loads(answered) if status == 200 else {}
        outcome.turns += 1
        outcome.different += answer != handler(json.loads(body), None)
        conversation.take(answer)

    return turn


def _harm(meanwhile: Callable[[int], None], turn: int) -> Job:
    async def harm(_: Caller) -> None:
        await asyncio.to_thread(meanwhile, turn)

    return harm
