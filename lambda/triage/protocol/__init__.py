"""The protocol: what the content holds, and whether it holds of what was heard."""
