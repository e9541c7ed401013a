from datetime import date, time

import pytest

from skill.slots import SlotValue
from skill.wish import wish_in
from triage.dialogue.errand import NO_WISH, Wish


@pytest.mark.parametrize(
    ("slots", "wish"),
    [
        ({}, NO_WISH),
        ({"remind_in": "P3D"}, Wish(days=3)),
        ({"remind_in": "P2W"}, Wish(days=14)),
        ({"remind_in": "PT2H"}, Wish(days=0)),
        ({"remind_in": "soon"}, NO_WISH),
        ({"remind_on": "2026-12-07"}, Wish(on=date(2026, 12, 7))),
        ({"remind_on": "2026-W50"}, Wish(on=date(2026, 12, 7))),
        ({"remind_on": "2026-W50-WE"}, Wish(on=date(2026, 12, 12))),
        ({"remind_on": "2026-12"}, Wish(on=date(2026, 12, 1))),
        ({"remind_on": "2026-SP"}, NO_WISH),
        ({"remind_on": "2026-W99"}, NO_WISH),
        ({"remind_at": "20:30"}, Wish(at=time(20, 30))),
        ({"remind_at": "EV"}, Wish(at=time(19))),
        ({"remind_at": "25:00"}, NO_WISH),
        ({"remind_on": "2026-12-07", "remind_at": "MO"}, Wish(on=date(2026, 12, 7), at=time(9))),
    ],
)
def test_when_is_read_in_the_platforms_forms(slots: dict[str, str], wish: Wish) -> None:
    """What is in no form that is known is left open, and asked for."""
    assert wish_in({name: (SlotValue(said, ()),) for name, said in slots.items()}) == wish
