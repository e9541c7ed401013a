"""Say phrases to the skill in several voices and with noise: `python -m authoring.voice_check`.

The phrase as it is typed is the measure. An answer survives where the same intent with the same
slots is found in what is heard; a red flag survives where what is heard leads to advice as urgent.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from authoring.simulate import load_skill
from content_folder import content_folder
from simulator import Skill, Turn
from simulator.spoken import Piece
from simulator.voice.programs import NotInstalled
from simulator.voice.synthesis import Voice, say
from triage import Content, Level, assess, load_content
from triage.dialogue.state_form import load_state

ANSWER, RED_FLAG = "answer", "red_flag"
PHRASES = Path(__file__).parents[2] / "tests" / "voice" / "phrases.tsv"
VOICES = tuple(
    map(Voice.parse, ("espeak-ng:en-us", "espeak-ng:en-us+f3", "flite:slt", "flite:rms"))
)
NOISES = (35.0, 15.0)
_OPENING = "my thumb has been twitching for three days"
_NO = "AMAZON.NoIntent"
_MOST_SHOWN = 12
_LIMITS = """\
What this cannot show: that something is not understood (whatever is said, even a cough, is heard as
some sentence of the skill's own words), and how people really sound: children, accents, a room.
A red flag that is lost here was heard as something else by this ear; what
Alexa's would hear was not tried."""


@dataclass(frozen=True)
class Phrase:
    """One thing to say."""

    kind: str
    words: str


@dataclass
class Count:
    """What survived of one voice with one noise."""

    voice: Voice
    noise: float
    said: Counter[str] = field(default_factory=Counter)
    survived: Counter[str] = field(default_factory=Counter)

    def share(self, kind: str) -> str:
        """Write what survived of a kind."""
        return f"{self.survived[kind]}/{self.said[kind]}"


@dataclass
class Check:
    """What came of saying all phrases in all ways."""

    counts: list[Count] = field(default_factory=list)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(what was said, what was heard instead) -> how often."""
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(red flag, what was heard instead) -> how often it led to less urgent advice."""

    denials: int = 0
    """How often a red flag was taken for a plain no, the worst that can become of it."""

    def lines(self) -> Iterator[str]:
        """Write the report."""
        yield f"{'voice':22}{'noise':>8}{'answers':>10}{'red flags':>11}"
        for count in self.counts:
            shares = f"{count.share(ANSWER):>10}{count.share(RED_FLAG):>11}"
            yield f"{count.voice!s:22}{f'-{count.noise:.0f} dB':>8}{shares}"
        yield from _listed("Red flags that were lost", self.lost)
        yield f"Red flags that were taken for a plain no: {self.denials}"
        yield from _listed("Words that are confused", self.confusions)
        yield f"\n{_LIMITS}"


class VoiceCheck:
    """Says phrases to a skill and compares what comes of it with what typing them gives."""

    def __init__(self, skill: Skill, content: Content) -> None:
        """Make the ear for the skill (about a second).

        Raises:
            NotInstalled: there is no recogniser.
        """
        from simulator.voice.ear import Ear  # noqa: PLC0415 - it is a clear error where it is missing

        self._skill, self._content, self._ear = skill, content, Ear(skill.model)

    def run(
        self, phrases: Sequence[Phrase], voices: Sequence[Voice], noises: Sequence[float]
    ) -> Check:
        """Say each phrase in each voice with each noise.

        Raises:
            NotInstalled: a voice is not.
            ValueError: a red flag is none even when it is typed.
        """
        typed = {phrase: self._turn(phrase.words) for phrase in phrases}
        none = [
            phrase.words
            for phrase, turn in typed.items()
            if phrase.kind == RED_FLAG and self._level(turn) < Level.URGENT
        ]
        if none:
            raise ValueError(f"these are no red flags even when they are typed: {'; '.join(none)}")
        found = Check()
        for voice in voices:
            sounds = {phrase: say(Piece(phrase.words), voice) for phrase in phrases}
            for noise in noises:
                count = Count(voice, noise)
                found.counts.append(count)
                for phrase, sound in sounds.items():
                    heard = self._ear.hear(sound, noise)
                    self._compare(phrase, typed[phrase], heard, count, found)
        return found

    def _compare(self, phrase: Phrase, typed: Turn, heard: str, count: Count, found: Check) -> None:
        turn = self._turn(heard)
        is_same = (turn.intent, turn.slots) == (typed.intent, typed.slots)
        if phrase.kind == RED_FLAG:
            is_same = self._level(turn) >= self._level(typed)
            if not is_same:
                found.lost[phrase.words, heard] += 1
                found.denials += turn.intent == _NO
        count.said[phrase.kind] += 1
        count.survived[phrase.kind] += is_same
        found.confusions.update(_differences(phrase.words.split(), heard.split()))

    def _turn(self, words: str) -> Turn:
        """Say something in the middle of a talk."""
        device = self._skill.device()
        device.open_with(_OPENING)
        return device.says(words)

    def _level(self, turn: Turn) -> Level:
        """Give the level of what is known after a turn; no advice need have been given yet."""
        state = load_state(turn.attributes, self._content.protocol, self._content.version)
        return assess(self._content.protocol, state.heard).level


def read_phrases(path: Path) -> list[Phrase]:
    """Read a file of phrases.

    Raises:
        ValueError: a line is none; names all of them.
    """
    phrases, problems = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            kind, _, words = line.partition("\t")
            if kind not in (ANSWER, RED_FLAG) or not words.strip():
                problems.append(f"{path}:{number}: write answer or red_flag, a tab, and a phrase")
            phrases.append(Phrase(kind, words.strip()))
    if problems:
        raise ValueError("\n".join(problems))
    return phrases


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check and print what it found; the exit status is 1 where it cannot be run."""
    options = _options(arguments)
    try:
        phrases = read_phrases(options.phrases)
        check = VoiceCheck(load_skill("en-US"), load_content(content_folder()))
        found = check.run(phrases, options.voice or VOICES, options.noise or NOISES)
    except (NotInstalled, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(*found.lines(), sep="\n")
    return 0


def _differences(said: list[str], heard: list[str]) -> Iterator[tuple[str, str]]:
    """Give the words that were heard as others."""
    for what, i1, i2, j1, j2 in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
        if what != "equal":
            yield " ".join(said[i1:i2]) or "(nothing)", " ".join(heard[j1:j2]) or "(nothing)"


def _listed(title: str, counted: Counter[tuple[str, str]]) -> Iterator[str]:
    if counted:
        yield f"\n{title}"
    for (said, heard), times in counted.most_common(_MOST_SHOWN):
        yield f"{times:>5}  {said} -> {heard or '(nothing)'}"
    if len(counted) > _MOST_SHOWN:
        yield f"       and {len(counted) - _MOST_SHOWN} others"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="voice-check", description=__doc__)
    parser.add_argument("phrases", nargs="?", type=Path, default=PHRASES, help="a file of phrases")
    parser.add_argument(
        "--voice", action="append", type=Voice.parse, metavar="PROGRAM:NAME",
        help=f"may be given again; otherwise {', '.join(map(str, VOICES))}",
    )  # fmt: skip
    parser.add_argument(
        "--noise", action="append", type=float, metavar="DECIBELS",
        help="how far below the voice noise is; may be given again; otherwise 35 and 15",
    )  # fmt: skip
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
