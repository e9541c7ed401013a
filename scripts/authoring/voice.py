"""Talk with this skill by voice: `python -m authoring.voice [--speak] [--listen [WAV ...]]`."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from authoring.simulate import add_home_options, load_skill, make_home, read_status
from content_folder import content_folder
from simulator import InteractionModel, Services, run_terminal
from simulator.voice.player import speaker
from simulator.voice.programs import NotInstalled
from simulator.voice.sound import Sound
from simulator.voice.synthesis import Voice, usual_voice
from triage import ContentError, load_content


def main(arguments: Sequence[str] | None = None) -> int:
    """Hold a conversation by voice; the exit status is 1 when it went wrong or cannot be held."""
    options = _options(arguments)
    try:
        load_content(content_folder())
        return _talk(options)
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
    except (NotInstalled, ValueError) as error:
        print(error, file=sys.stderr)
    return 1


def _talk(options: argparse.Namespace) -> int:
    skill, home = load_skill(options.locale, options.remember), make_home(options)
    ask = None if options.listen is None else _listener(skill.model, options.listen)
    with Services(home):
        device = skill.device(home)
        if options.speak:
            device.watch(speaker(options.voice or usual_voice()))
        return run_terminal(device, read_status, options.open, ask)


def _listener(model: InteractionModel, files: Sequence[Path]) -> Callable[[str], str]:
    """Give what asks the person for the next thing to say: by their voice."""
    from simulator.voice.ear import Ear  # noqa: PLC0415 - the recogniser is there to listen only

    sounds = [Sound.read(path) for path in files]
    ear, phrases = Ear(model), iter(sounds) if files else _microphone()

    def ask(prompt: str) -> str:
        sound = next(phrases, None)
        if sound is None:
            raise EOFError
        heard = ear.hear(sound)
        print(f"{prompt}{heard}")
        return heard

    return ask


def _microphone() -> Iterator[Sound]:
    from simulator.voice.microphone import next_phrase  # noqa: PLC0415

    while True:
        yield next_phrase()


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="simulate --speak | --listen",
        description="Talk with the skill by voice, on this machine alone.",
    )
    parser.add_argument("--speak", action="store_true", help="say the answers aloud")
    parser.add_argument("--voice", type=_voice, help="with it, as flite:slt or espeak-ng:en-us")
    parser.add_argument(
        "--listen", nargs="*", type=Path, metavar="WAV",
        help="hear what is said: in files, one a turn, else from the microphone",
    )  # fmt: skip
    parser.add_argument("--open", metavar="UTTERANCE", help="open with a question, in one breath")
    add_home_options(parser)
    return parser.parse_args(arguments)


def _voice(text: str) -> Voice:
    try:
        return Voice.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


if __name__ == "__main__":
    sys.exit(main())
