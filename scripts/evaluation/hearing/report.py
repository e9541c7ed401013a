"""The figures as text for people and as an object for machines."""

from collections.abc import Sequence
from typing import Any

from evaluation.hearing.scoring import Score, Share, Trial
from evaluation.hearing.targets import shortfalls

_COLUMNS = ("recogniser", "intents", "slots", "foreign rejected", "emergencies", "yes/no flipped")


def as_text(scores: Sequence[Score], *, with_misses: bool) -> str:
    """Write tables: the shares, then by intent, then what was taken for what."""
    parts = [_shares(scores), _by_intent(scores)]
    parts += [_confusions(score) for score in scores]
    if with_misses:
        parts += [_misses(score) for score in scores]
    return "\n\n".join(part for part in parts if part)


def as_object(scores: Sequence[Score]) -> dict[str, Any]:
    """Give everything that was measured, each wrong utterance included."""
    return {score.name: _object(score) for score in scores}


def _object(score: Score) -> dict[str, Any]:
    return {
        "intents": _share(score.intents),
        "slots": _share(score.slots),
        "foreign_rejected": _share(score.rejected),
        "emergencies": _share(score.emergencies),
        "flipped": [trial.utterance.words for trial in score.flips],
        "by_intent": {name: _share(share) for name, share in score.by_intent.items()},
        "confusions": [
            {"meant": meant, "heard": heard, "times": times}
            for (meant, heard), times in score.confusions.most_common()
        ],
        "misses": [_miss(trial) for trial in score.trials if is_miss(trial)],
        "shortfalls": list(shortfalls(score)),
    }


def is_miss(trial: Trial) -> bool:
    """Whether anything about it is wrong."""
    wrong_slots = trial.utterance.slots and not trial.utterance.are_slots_right(trial.heard)
    return not trial.is_right or bool(wrong_slots) or trial.is_missed_alarm


def _miss(trial: Trial) -> dict[str, Any]:
    return {
        "utterance": trial.utterance.words,
        "meant": "|".join(trial.utterance.intents),
        "slots": {name: "|".join(lists) for name, lists in trial.utterance.slots.items()},
        "heard": trial.heard.intent,
        "heard_slots": {name: ",".join(values) for name, values in trial.heard.slots.items()},
        "missed_emergency": trial.is_missed_alarm,
    }


def _share(share: Share) -> dict[str, Any]:
    return {"right": share.right, "of": share.of, "rate": round(share.rate, 4)}


def _shares(scores: Sequence[Score]) -> str:
    rows = [
        (
            score.name,
            *map(_written, (score.intents, score.slots, score.rejected, score.emergencies)),
            str(len(score.flips)),
        )
        for score in scores
    ]
    return _table(_COLUMNS, rows)


def _by_intent(scores: Sequence[Score]) -> str:
    names = list(scores[0].by_intent) if scores else []
    rows = [(name, *(_counted(score.by_intent[name]) for score in scores)) for name in names]
    return _table(("intent", *(score.name for score in scores)), rows)


def _confusions(score: Score) -> str:
    rows = [(str(times), meant, heard) for (meant, heard), times in score.confusions.most_common()]
    return f"{score.name}: what was taken for what\n{_table(('', 'meant', 'heard'), rows)}"


def _misses(score: Score) -> str:
    lines = [_missed(trial) for trial in score.trials if is_miss(trial)]
    return "\n".join((f"{score.name}: {len(lines)} with something wrong", *lines))


def _missed(trial: Trial) -> str:
    miss = _miss(trial)
    alarm = "  MISSED EMERGENCY" if trial.is_missed_alarm else ""
    meant, heard = (
        f"{miss[intent]} {' '.join(f'{n}={v}' for n, v in miss[slots].items())}".strip()
        for intent, slots in (("meant", "slots"), ("heard", "heard_slots"))
    )
    return f"  {miss['utterance']}\n    meant {meant}\n    heard {heard}{alarm}"


def _written(share: Share) -> str:
    return f"{share.rate:.1%} ({_counted(share)})" if share.of else "-"


def _counted(share: Share) -> str:
    return f"{share.right}/{share.of}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(_row(row, widths) for row in (head, *rows))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
