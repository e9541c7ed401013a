"""Asking: every red flag can be found by questions alone.

A person who has what the dossier names, and volunteers nothing, answers what is asked truthfully.
"""

from collections.abc import Iterator, Mapping, Sequence

from evaluation.truthful_person import conversation
from proof.red_flags import RedFlag, cases
from triage.protocol.content import Content
from triage.protocol.fact import Value

VOLUNTEERED = ("pinpoint_pupils", "drooling", "wants_ambulance", "insomnia")
"""What nobody is asked about in a check of a twitch: it is heard when it is told."""

UNASKED = ({"worsening"}, {"duration_unclear"})
"""What is heard only with something else: getting worse of weakness, not sure in place of days."""

EYELID = ("E2", "U14", "D6")
"""Where the signs of an eye are asked of a person whose eyelid twitches, and of nobody else."""

_WELL: Mapping[str, Value] = {"duration_days": 3, "places": "one"}
"""What else is so: nothing that is due anything by itself."""


def unfound_red_flags(content: Content, flags: Sequence[RedFlag]) -> Iterator[str]:
    """Give every case that ends at less than is due when it is only asked for."""
    for flag, heard in cases(content.protocol, flags):
        if flag.number == "answers" or set(VOLUNTEERED) & heard.keys() or heard.keys() in UNASKED:
            continue
        part = "eyelid" if flag.number in EYELID else "arm"
        person = {"body_part": (part,), **_WELL, **heard}
        advised = list(conversation(content, person))[-1].level
        if advised is not None and advised < flag.level:
            told = ", ".join(heard)
            yield f"{flag.number}: {told}: asking ends at {advised.id}, {flag.level.id} is due"
