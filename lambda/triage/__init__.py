"""The core: what a person said in, what to do and what to say out.

Inside: what the content holds (`protocol`), how it is read from `content/` and checked (`loading`),
what follows from what was heard (`assessment`), and the conversation (`dialogue`).
Why: this is the part that must be right, so it is the part that can be read, walked and proved
on its own. What may not come in: Alexa, AWS, Flask, a clock, logging, anything outside the
standard library, and any reading of files but the loader's. import-linter and tests/project
check what it imports.
"""

from typing import TYPE_CHECKING, Any

from triage.assessment import Outcome, assess, next_question
from triage.dialogue.dialogue import respond
from triage.dialogue.reply import Reply
from triage.dialogue.state import State
from triage.protocol.content import Content
from triage.protocol.heard import Heard, hear
from triage.protocol.level import Level
from triage.protocol.problems import ContentError

if TYPE_CHECKING:
    from triage.loading.loader import load_content

__all__ = [
    "Content",
    "ContentError",
    "Heard",
    "Level",
    "Outcome",
    "Reply",
    "State",
    "assess",
    "hear",
    "load_content",
    "next_question",
    "respond",
]


def __getattr__(name: str) -> Any:
    """Load the loader when it is asked for: a skill whose content is compiled never does."""
    if name == "load_content":
        from triage.loading.loader import load_content  # noqa: PLC0415

        return load_content
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
