"""The key: what a person's record is found by, from which nobody can tell the person."""

import hashlib
import hmac


def key_of(user_id: str, salt: str) -> str:
    """Give the key of a user of the skill: a keyed hash, the same for the same salt.

    With another salt nobody's record is found again, and each runs out by itself.
    """
    return hmac.new(salt.encode(), user_id.encode(), hashlib.sha256).hexdigest()
