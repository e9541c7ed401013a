"""Conversations as files: recorded, read, performed on a device, and checked.

In it: the form of a conversation (`script`), a readable file for it (`reader`, `recording`), two
forms that others use (`bespoken`, `ask_dialog`), the settings and stage directions in them
(`setting`, `direction`), what is checked (`pattern`, `check`), and the performance itself
(`performance`). Not in it: anything about one skill, and pytest (see `simulator.pytest_plugin`).
"""

from simulator.conversation.files import read_conversations
from simulator.conversation.performance import Performance, perform
from simulator.conversation.recording import Recording
from simulator.conversation.script import Conversation, ConversationError

__all__ = [
    "Conversation",
    "ConversationError",
    "Performance",
    "Recording",
    "perform",
    "read_conversations",
]
