"""The response: a reply in the form that the platform speaks.

Written as JSON, since the SDK's models of a response would only be taken apart again.
"""

from typing import Any

from lean_sdk import Finished
from triage.dialogue.reply import Reply

PAUSE = '<break time="8s"/>'
"""As long as the platform waits for an answer; ten seconds is the longest break that it takes."""


def write_reply(reply: Reply, card_title: str) -> Finished:
    """Give the response: every spoken text escaped, the session open just when it is asked."""
    if reply.asks_permission:
        return Finished(directives=[_asking_permission()], shouldEndSession=False)
    response = Finished(outputSpeech=_spoken(_paused(reply), reply.is_slow))
    if reply.offers_permission:
        response["card"] = {"type": "AskForPermissionsConsent", "permissions": [REMINDERS]}
    elif reply.is_to_read:
        content = reply.card or reply.speech
        response["card"] = {"type": "Simple", "title": card_title, "content": content}
    if reply.reprompt is not None:
        again = _spoken(escape(reply.reprompt), reply.is_slow)
        response["reprompt"] = {"outputSpeech": again}
    response["shouldEndSession"] = not reply.is_open
    return response


REMINDERS = "alexa::alerts:reminders:skill:readwrite"
"""The permission to set reminders."""


def _asking_permission() -> dict[str, Any]:
    """Let the platform ask for leave: it speaks by itself, and sends the answer as a request."""
    scopes = [{"permissionScope": REMINDERS, "consentLevel": "ACCOUNT"}]
    kind = {"@type": "AskForPermissionsConsentRequest", "@version": "2"}
    return {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": {**kind, "permissionScopes": scopes},
        "token": "reminder",
    }


def escape(text: str) -> str:
    """Give a text as SSML has it.

    By hand: `xml.sax.saxutils` imports an HTTP client, which takes longer than all of a first turn.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _paused(reply: Reply) -> str:
    if not reply.pauses:
        return escape(reply.speech)
    *lead, last = map(escape, reply.sentences)
    return " ".join((*lead, PAUSE, last))


def _spoken(text: str, is_slow: bool) -> dict[str, str]:
    paced = f'<prosody rate="slow">{text}</prosody>' if is_slow else text
    return {"type": "SSML", "ssml": f"<speak>{paced}</speak>"}
