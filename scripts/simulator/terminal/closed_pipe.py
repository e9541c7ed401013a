"""What to do when nobody reads the transcript any more, as with `| head -1`."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import TextIO


@contextlib.contextmanager
def quiet_when_closed(stream: TextIO) -> Iterator[None]:
    """End the block without a word when the reader of the stream has left.

    What is still to be written goes nowhere, so that the end of the process is quiet too.
    """
    try:
        yield
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
