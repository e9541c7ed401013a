"""A device for any Alexa skill written in Python, on one's own machine and without an account.

In it: an interaction model read from its JSON (`model`), typed sentences understood with it
(`recogniser` and the modules it names), request envelopes and entity resolution as the service
sends them (`envelope`, `resolution`), the device that holds the session and judges the answers
(`device`, `response`, `ssml`), and two ways to talk to it (`terminal`, `json_lines`).

Not in it: anything about one skill. It imports no skill and knows no skill's words or session
keys; whoever starts it passes the handler, the model and a reader of the session attributes. What
it cannot show is what only the real service has: hearing, accents, and understanding by a trained
model.
"""

from simulator.device import Device, SessionIsOver
from simulator.envelope import Identity
from simulator.handler import HandlerError, load_handler
from simulator.json_lines import run_json
from simulator.model import InteractionModel, ModelError
from simulator.recogniser import Recogniser
from simulator.terminal import run_terminal
from simulator.turn import Turn
from simulator.understanding import Understanding

__all__ = [
    "Device",
    "HandlerError",
    "Identity",
    "InteractionModel",
    "ModelError",
    "Recogniser",
    "SessionIsOver",
    "Turn",
    "Understanding",
    "load_handler",
    "run_json",
    "run_terminal",
]
