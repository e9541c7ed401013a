"""From what was typed to an intent with its slots, with only the model as knowledge."""
