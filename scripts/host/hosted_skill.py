"""The hosted skill: the skill's handler and our gate in the forms that flask-ask-sdk works with.

flask-ask-sdk parses a body, has it verified, invokes a skill of the SDK and writes the answer. Here
its parsing only puts the body aside, its verifying is our gate, which reads the body when the
signature is right, and its skill is our handler, with the guard in front that Lambda has too.
"""

from collections.abc import Callable
from typing import Any

import flask
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_webservice_support.verifier import AbstractVerifier, VerificationException

from host.access_log import REFUSAL
from host.envelope import Envelope
from host.gate import Arrival, Gate
from host.refusal import Refused

Handler = Callable[[Any, Any], dict[str, Any]]
"""Takes an envelope and a context, gives the response; never raises."""


class Letter:
    """A request on its way to the skill: closed until the gate has opened it."""

    envelope: Envelope
    """There only when the gate has let it in."""


class _Unread(DefaultSerializer):
    """Reads and writes nothing: the gate reads, and the handler's answer is written already."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        return Letter()

    def serialize(self, obj: Any) -> Any:
        return obj


class HostedSkill(CustomSkill):
    """The skill's handler, as SkillAdapter wants it."""

    def __init__(self, handler: Handler) -> None:
        """Answer by `handler`."""
        super().__init__(SkillConfiguration(request_mappers=[], handler_adapters=[]))
        self.serializer = _Unread()
        self._handler = handler

    def invoke(self, request_envelope: Any, context: Any) -> Any:
        """Answer a Letter that the gate has opened."""
        return self._handler(request_envelope.envelope, context)


class GateVerifier(AbstractVerifier):
    """Our gate, as SkillAdapter wants it."""

    def __init__(self, gate: Gate) -> None:
        """Let in what `gate` lets in."""
        self._gate = gate

    def verify(
        self,
        headers: Any,
        serialized_request_env: str,
        deserialized_request_env: Any,
    ) -> None:
        """Open the Letter that a request came as.

        Raises:
            VerificationException: if it may not pass; the access log has the reason.
        """
        request = flask.request
        peer = request.environ.get("REMOTE_ADDR", "")
        body = request.get_data()  # as it was signed; it is kept, and not read twice
        try:
            deserialized_request_env.envelope = self._gate.open(Arrival(peer, headers.get, body))
        except Refused as refused:
            request.environ[REFUSAL] = refused.reason
            raise VerificationException(refused.reason.value) from None
