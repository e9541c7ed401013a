"""A hello world in the form of Amazon's class-based sample: a class an intent, one for errors."""

from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type
from ask_sdk_model.ui import SimpleCard


class LaunchHandler(AbstractRequestHandler):
    """Welcomes."""

    def can_handle(self, handler_input: Any) -> bool:
        """Take a launch."""
        return is_request_type("LaunchRequest")(handler_input)

    def handle(self, handler_input: Any) -> Any:
        """Say so."""
        builder = handler_input.response_builder.speak("Welcome, you can say hello!")
        return builder.ask("Say hello.").set_card(SimpleCard("Hello", "Welcome")).response


class HelloHandler(AbstractRequestHandler):
    """Greets."""

    def can_handle(self, handler_input: Any) -> bool:
        """Take a greeting."""
        return is_intent_name("HelloWorldIntent")(handler_input)

    def handle(self, handler_input: Any) -> Any:
        """Greet back, with what was named."""
        slots = handler_input.request_envelope.request.intent.slots or {}
        heard = " and ".join(str(slot.value) for slot in slots.values())
        builder = handler_input.response_builder.speak(f"Hello {heard}!")
        return builder.set_card(SimpleCard("Hello", heard)).set_should_end_session(True).response


class HelpHandler(AbstractRequestHandler):
    """Helps."""

    def can_handle(self, handler_input: Any) -> bool:
        """Take a call for help."""
        return is_intent_name("AMAZON.HelpIntent")(handler_input)

    def handle(self, handler_input: Any) -> Any:
        """Say what can be said."""
        return handler_input.response_builder.speak("Say hello.").ask("Say hello.").response


class StopHandler(AbstractRequestHandler):
    """Ends."""

    def can_handle(self, handler_input: Any) -> bool:
        """Take a stop."""
        stop = is_intent_name("AMAZON.StopIntent")(handler_input)
        return stop or is_intent_name("AMAZON.CancelIntent")(handler_input)

    def handle(self, handler_input: Any) -> Any:
        """Say goodbye."""
        return handler_input.response_builder.speak("Goodbye!").response


class EndedHandler(AbstractRequestHandler):
    """Hears of the end."""

    def can_handle(self, handler_input: Any) -> bool:
        """Take the end."""
        return is_request_type("SessionEndedRequest")(handler_input)

    def handle(self, handler_input: Any) -> Any:
        """Say nothing."""
        return handler_input.response_builder.response


class AnyError(AbstractExceptionHandler):
    """Answers whatever goes wrong."""

    def can_handle(self, handler_input: Any, exception: Exception) -> bool:  # noqa: ARG002
        """Take all."""
        return True

    def handle(self, handler_input: Any, exception: Exception) -> Any:  # noqa: ARG002
        """Say that something went wrong, which ends a benchmark."""
        return handler_input.response_builder.speak("Sorry, something went wrong").response


def register(builder: SkillBuilder) -> SkillBuilder:
    """Give the builder with all of them."""
    for handler in (LaunchHandler, HelloHandler, HelpHandler, StopHandler, EndedHandler):
        builder.add_request_handler(handler())
    builder.add_exception_handler(AnyError())
    return builder


handler = register(SkillBuilder()).lambda_handler()
