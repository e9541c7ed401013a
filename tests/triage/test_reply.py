from triage.dialogue.reply import Reply


def test_a_reply_is_spoken_as_one_line() -> None:
    """The sentences are said in their order, with one space between."""
    assert Reply(("Okay.", "And now?"), "danger", "Again?").speech == "Okay. And now?"


def test_only_a_reply_that_asks_is_open() -> None:
    """A reply that asks waits for an answer, and any other ends the conversation."""
    assert Reply(("And now?",), "danger", "Again?").is_open
    assert not Reply(("Goodbye.",)).is_open
