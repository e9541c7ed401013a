import skill.handlers
from proof.faults import STEPS, check_faults
from triage import Content


def test_a_turn_that_fails_says_the_fixed_sentence(content: Content) -> None:
    """10: whichever step fails, with whatever open."""
    assert all(hasattr(skill.handlers, step) for step in STEPS)
    assert list(check_faults(content)) == []
