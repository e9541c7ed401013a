import copy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_sdk.copying import copied

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def tables(thing: Any) -> list[int]:
    """Give the identities of every list and table in a thing."""
    if isinstance(thing, dict):
        return [id(thing), *(each for value in thing.values() for each in tables(value))]
    if isinstance(thing, list):
        return [id(thing), *(each for value in thing for each in tables(value))]
    return []


@given(JSON)
def test_a_copy_is_equal_and_shares_nothing_that_can_change(value: Any) -> None:
    """Whatever JSON can hold is copied as `copy.deepcopy` copies it."""
    made = copied(value)

    assert repr(made) == repr(copy.deepcopy(value))
    assert not set(tables(made)) & set(tables(value))


@pytest.mark.parametrize(
    "value",
    [datetime(2026, 11, 20, tzinfo=UTC), ({"a": [1]},), {1, 2}, bytearray(b"odd")],
    ids=lambda value: type(value).__name__,
)
def test_what_json_does_not_hold_is_copied_as_ever(value: Any) -> None:
    """A skill may put more into its attributes than JSON."""
    made = copied({"inside": [value]})["inside"][0]

    assert (made, type(made)) == (value, type(value))
    assert isinstance(value, datetime) or made is not value
