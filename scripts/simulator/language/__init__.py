"""English for a listener: words, numbers, dates and lengths of time, denial. Knows no model."""
