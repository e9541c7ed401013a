"""A device for any Alexa skill, on one's own machine and without an account.

In it: an interaction model read from its JSON (`model`, `dialog_model`), typed sentences understood
with it (`recogniser` and what it names), the home that the device stands in, with its clock
and settings (`home`), request envelopes as the service sends them (`envelope`, `resolution`), the
device that holds the session, leads dialogs and judges the answers (`device` and what it names),
the services at the API endpoint (`services`), and two ways to talk to it (`terminal`,
`json_lines`).

Not in it: anything about one skill. It imports no skill and knows no skill's words or session
keys; whoever starts it passes the handler, the model and a reader of the session attributes. What
it cannot show is what only the real service has: hearing, accents, and understanding by a trained
model.

    home = Home(clock=Clock.at(...), screen=SCREENS["medium"])
    with Services(home):
        device = Device(load_handler("app:handler"), InteractionModel.load(path), home)
        turn = device.open()                      # or device.says("alexa, open ...")
        turn = device.says("my fern has spots")
        turn.speech, turn.intent, turn.slots, turn.screen, turn.faults, turn.has_ended
        device.stays_silent(); device.touches("yes"); device.ends()
        rings = device.later(timedelta(weeks=2))
"""

from simulator.clock import Clock
from simulator.coverage import Coverage
from simulator.device import Device
from simulator.elicitation import Understands
from simulator.fault import Fault
from simulator.handler import HandlerError, load_handler
from simulator.home import DENIED, GRANTED, REMINDERS_SCOPE, Home, Identity
from simulator.json_lines import run_json
from simulator.model import InteractionModel, ModelError
from simulator.outages import Outage
from simulator.recogniser import Recogniser
from simulator.screens import SCREENS, Screen
from simulator.services import Services
from simulator.session import SessionIsOver
from simulator.skill import Skill
from simulator.terminal import run_terminal
from simulator.turn import Turn
from simulator.understanding import Understanding

__all__ = [
    "DENIED",
    "GRANTED",
    "REMINDERS_SCOPE",
    "SCREENS",
    "Clock",
    "Coverage",
    "Device",
    "Fault",
    "HandlerError",
    "Home",
    "Identity",
    "InteractionModel",
    "ModelError",
    "Outage",
    "Recogniser",
    "Screen",
    "Services",
    "SessionIsOver",
    "Skill",
    "Turn",
    "Understanding",
    "Understands",
    "load_handler",
    "run_json",
    "run_terminal",
]
