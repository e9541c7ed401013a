"""Talk with the plant-care skill as a process; --help lists how."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator import Device, InteractionModel, load_handler, run_json, run_terminal


def main() -> int:
    """Hold one conversation."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--open")
    parser.add_argument("--handler", default="handler")
    parser.add_argument("--own-terminal", action="store_true", help="let its keys send signals")
    options = parser.parse_args()
    if options.own_terminal:
        os.login_tty(0)
        # A job in the background hands down a deaf ear to ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    model = InteractionModel.load(Path(__file__).parent / "plant_care.json")
    device = Device(load_handler(f"tests.simulator.echo_skill:{options.handler}"), model)
    run = run_json if options.json else run_terminal
    return run(device, _status, options.open)


def _status(attributes: dict[str, Any]) -> Mapping[str, Any]:
    count = len(attributes.get("heard", [])) + 1
    return {
        "asking": attributes.get("asking"),
        "level": attributes.get("level"),
        "question_number": count,
    }


if __name__ == "__main__":
    sys.exit(main())
