"""Small sources of an interaction model for the tests of its builder."""

from pathlib import Path

from authoring.vocabulary import Term, Vocabulary

SETTINGS = """
invocation_name = "plant helper"
fallback_sensitivity = "LOW"
built_in_intents = ["AMAZON.StopIntent", "AMAZON.HelpIntent"]

[slots.plant]
type = "Plant"
multiple_values = true

[slots.duration]
type = "AMAZON.DURATION"
"""
WATER = "# What people say\nwater my {plant}\nwater my {plant} (now|today)  # at once\n"
WAIT = "wait [for] {duration}\n"
PLANTS = Vocabulary(
    "Plant",
    (Term("tall_fern", "fern", ("tall fern", "ferns")), Term("cactus", "cactus", ("cacti",))),
)


def write_sources(folder: Path, **files: str) -> Path:
    """Write the small sources, with these files (names without their ending) beside or instead."""
    texts = {"model.toml": SETTINGS, "WaterIntent.txt": WATER, "WaitIntent.txt": WAIT}
    texts |= {f"{name.replace('__', '.')}.txt": text for name, text in files.items()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
