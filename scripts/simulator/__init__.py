"""A device for any Alexa skill, on one's own machine and without an account.

In it: an interaction model read from its JSON (`model`, `dialog_model`), typed sentences
understood with it (`recognition`, on what `language` knows of English), what the device stands in
(`home`), the device that writes requests, leads dialogs and judges the answers (`device`), the
services at the API endpoint (`services`), conversations as files and tests (`conversation`,
`pytest_plugin`), and the ways to talk to it (`terminal`, `web`, `voice`).

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

from simulator.coverage import Coverage
from simulator.device.device import Device
from simulator.device.handler import HandlerError, load_handler
from simulator.device.session import SessionIsOver
from simulator.device.turn import Turn
from simulator.fault import Fault
from simulator.home.clock import Clock
from simulator.home.home import DENIED, GRANTED, REMINDERS_SCOPE, Home, Identity
from simulator.home.outages import Outage
from simulator.home.screens import SCREENS, Screen
from simulator.model import InteractionModel, ModelError
from simulator.recognition.elicitation import Understands
from simulator.recognition.recogniser import Recogniser
from simulator.recognition.understanding import Understanding
from simulator.services import Services
from simulator.skill import Skill
from simulator.terminal.json_lines import run_json
from simulator.terminal.terminal import run_terminal

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
