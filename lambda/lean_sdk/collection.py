"""The garbage collector, kept out of a start."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Have the block make what stays for good, such as modules and content, without collecting.

    What it makes is never looked through again: a start makes tens of thousands of objects, of
    which none is garbage, and Python would go through them all several times. Afterwards garbage
    is collected if it was before.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
