"""The response: a reply in the form that the platform speaks."""

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model import Response
from ask_sdk_model.ui import SimpleCard

from triage.reply import Reply


def write_reply(reply: Reply, builder: ResponseFactory, card_title: str) -> Response:
    """Give the response: every spoken text escaped, the session open just when it is asked."""
    builder.speak(escape(reply.speech))
    if reply.reprompt is not None:
        builder.ask(escape(reply.reprompt))
    if reply.level is not None:
        builder.set_card(SimpleCard(title=card_title, content=reply.speech))
    return builder.set_should_end_session(not reply.is_open).response


def escape(text: str) -> str:
    """Give a text as SSML has it.

    By hand: `xml.sax.saxutils` imports an HTTP client, which takes longer than all of a first turn.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
