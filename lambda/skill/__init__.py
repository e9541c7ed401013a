"""The Alexa shell: an envelope in, a response out, with the core in between.

A turn flows one way: **request** (guard and read the envelope), **interpretation** (intent and
slots to an event), **dialogue** (the core's), **response** (reply to speech, card, session).
What may not come in: anything clinical, any sentence of the content, AWS, Flask.
"""

from skill.builder import build_skill

__all__ = ["build_skill"]
