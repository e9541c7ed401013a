"""This skill with a memory, for conversations that are written: each begins knowing nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from content_folder import content_folder
from memory.in_process import InProcessRecords
from simulator import Device, Home, Skill
from triage import Content, load_content

SALT = "salt of a simulated skill"


@dataclass
class RememberingSkill(Skill):
    """The skill with a memory that is as long as a device."""

    content: Content = field(default_factory=lambda: load_content(content_folder()))

    def device(self, home: Home | None = None) -> Device:
        """Put the skill on a device in a home, with a memory of its own."""
        from skill import build_skill  # noqa: PLC0415 - after `app`, which makes the SDK start fast

        self.handler = build_skill(
            self.content, records=InProcessRecords(), salt=SALT, is_local=True
        )
        return super().device(home)
