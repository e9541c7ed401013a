"""A build that cannot go on."""


class BuildError(Exception):
    """What is wrong and how to mend it, as a person reads it."""
