"""The proof can fail: every deliberate fault is caught, and by whom it should be."""

from proof.misconduct import MISCONDUCT
from proof.misremembering import MISREMEMBERING
from proof.mutants import catch_content_faults, catch_misconduct, catch_misremembering
from triage import Content


def test_every_fault_of_the_content_is_caught(content: Content) -> None:
    """Rules dropped and lowered, questions dropped, moved and shortened, sentences cut."""
    caught = dict(catch_content_faults(content))

    assert [name for name, by in caught.items() if not by] == []
    for rule in ("droop", "over_two_weeks", "nerve_unsure"):
        assert caught[f"rule {rule} is dropped"].startswith("red flags")
    assert caught["danger_now is asked last"].startswith("structure")
    assert caught["danger_now leaves out breathing_trouble"].startswith("asking")
    assert caught["the emergency sentence loses its first word"].startswith("invariant 1")


def test_every_misconduct_of_the_dialogue_is_caught(content: Content) -> None:
    """Each breaks the invariant that it is about."""
    caught = dict(catch_misconduct(content))

    assert set(caught) == set(MISCONDUCT)
    assert [name for name, by in caught.items() if not by] == []
    assert caught["'not sure' is taken for 'no'"].startswith("invariant 4")
    assert caught["the question for an ambulance is not heard"].startswith("invariant 8")
    assert caught["the session closes on a question"].startswith("invariant 7")
    assert caught["what was heard is lost"].startswith("invariant 4")
    assert caught["self-care is told before the questions are through"].startswith("invariant 2")
    assert caught["self-care is told once something was taken back"].startswith("invariant 2")


def test_every_fault_of_memory_is_caught(content: Content) -> None:
    """On coming back, from what the real shell kept, or on parting."""
    caught = dict(catch_misremembering(content))

    assert set(caught) == set(MISREMEMBERING)
    assert [name for name, by in caught.items() if not by] == []
    assert "danger_now is still open" in caught["a danger question of last time is passed over"]
    assert "it is said to last" in caught["the clock does not count the days on"]
    assert "somebody else" in caught["somebody else is given the days of another"]
    assert "leave to remember" in caught["'not sure' is taken for leave"]
