"""The conversation in a terminal, or as JSON lines."""
