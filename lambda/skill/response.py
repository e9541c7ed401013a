"""The response: a reply in the form that the platform speaks."""

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model import Response
from ask_sdk_model.ui import Card, SimpleCard

from triage.dialogue.reply import Reply

PAUSE = '<break time="8s"/>'
"""As long as the platform waits for an answer; ten seconds is the longest break that it takes."""


def write_reply(reply: Reply, builder: ResponseFactory, card_title: str) -> Response:
    """Give the response: every spoken text escaped, the session open just when it is asked."""
    if reply.asks_permission:
        return _asking_permission(builder)
    builder.speak(_paced(_paused(reply), reply.is_slow))
    if reply.reprompt is not None:
        builder.ask(_paced(escape(reply.reprompt), reply.is_slow))
    if reply.is_to_read:
        builder.set_card(SimpleCard(title=card_title, content=reply.card or reply.speech))
    if reply.offers_permission:
        builder.set_card(_permission_card())
    return builder.set_should_end_session(not reply.is_open).response


REMINDERS = "alexa::alerts:reminders:skill:readwrite"
"""The permission to set reminders."""


def _asking_permission(builder: ResponseFactory) -> Response:
    """Let the platform ask for leave: it speaks by itself, and sends the answer as a request."""
    from ask_sdk_model.interfaces.connections import (  # noqa: PLC0415 - most turns ask nothing
        SendRequestDirective,
    )

    scopes = [{"permissionScope": REMINDERS, "consentLevel": "ACCOUNT"}]
    kind = {"@type": "AskForPermissionsConsentRequest", "@version": "2"}
    directive = SendRequestDirective(
        name="AskFor",
        payload={**kind, "permissionScopes": scopes},
        token="reminder",  # noqa: S106 - it opens nothing
    )
    return builder.add_directive(directive).set_should_end_session(False).response


def _permission_card() -> Card:
    from ask_sdk_model.ui import AskForPermissionsConsentCard  # noqa: PLC0415

    return AskForPermissionsConsentCard(permissions=[REMINDERS])


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


def _paced(text: str, is_slow: bool) -> str:
    return f'<prosody rate="slow">{text}</prosody>' if is_slow else text
