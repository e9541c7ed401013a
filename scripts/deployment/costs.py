"""Costs: what a month of conversations costs on AWS, from assumptions that are all arguments.

Prices are those of us-east-1 in US dollars, under the names that AWS publishes them by, without the
free tier. They change: compare them with AWS's pages before you rely on a sum.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

HOURS = 730
"""In a month, as AWS counts."""

SCALES = (10_000, 1_000_000, 100_000_000)
"""Conversations a month."""

MIB_IN_GB = 1024


def _assumed(usual: float, meaning: str) -> float:
    """Give a field with its usual value and what it means, which --help and the output tell."""
    assumed: float = field(default=usual, metadata={"meaning": meaning})
    return assumed


@dataclass(frozen=True)
class Assumptions:
    """What a month is like and what AWS asks for it. Each is an argument of `scripts/costs`."""

    turns: float = _assumed(8, "requests in a conversation: the opening, six questions, a goodbye")
    turn_ms: float = _assumed(
        2, "what Lambda bills for a warm turn (measured p50 at 0.29 processor: 0.5, and rounded up)"
    )
    init_ms: float = _assumed(
        110, "what Lambda bills for a cold start (measured at 0.29 processor: 101, and rounded up)"
    )
    cold_share: float = _assumed(
        0.02, "the share of turns that start cold; nearer 1 for a skill that is hardly used"
    )
    memory_mb: float = _assumed(512, "as in template.yaml")
    log_bytes: float = _assumed(
        160, "in a line of the log: measured 135, and what CloudWatch adds to each"
    )
    logged_share: float = _assumed(1, "the share of turns that write a line: all of them")
    records_share: float = _assumed(
        0.1, "with records: the share of conversations whose person agrees to have one kept"
    )
    record_days: float = _assumed(30, "with records: how long one is kept")
    record_bytes: float = _assumed(300, "with records: how large one is")
    versions: float = _assumed(3, "with SnapStart: published versions that are kept cached")
    dashboards: float = _assumed(
        1, "AWS charges for more than three in an account; counted as if those were used up"
    )
    alarms: float = _assumed(5, "in template.yaml; the one on a percentile counts like the others")
    metrics: float = _assumed(
        11, "custom metrics: one for each metric filter, and four for the one on levels"
    )
    price_request: float = _assumed(0.20, "Lambda, Requests, a million")
    price_arm: float = _assumed(0.0000133334, "Lambda, Duration, Arm, a GB-second")
    price_x86: float = _assumed(0.0000166667, "Lambda, Duration, x86, a GB-second")
    price_cache: float = _assumed(0.0000015046, "Lambda, SnapStart cache, a GB-second")
    price_restore: float = _assumed(0.0001397998, "Lambda, SnapStart restore, a GB")
    price_log: float = _assumed(0.50, "CloudWatch Logs, Collect (data ingestion), a GB")
    price_metric: float = _assumed(0.30, "CloudWatch, custom metric, a month")
    price_alarm: float = _assumed(0.10, "CloudWatch, standard-resolution alarm metric, a month")
    price_dashboard: float = _assumed(3.00, "CloudWatch, dashboard, a month")
    price_read: float = _assumed(0.125, "DynamoDB on demand, read request units, a million")
    price_write: float = _assumed(0.625, "DynamoDB on demand, write request units, a million")
    price_storage: float = _assumed(0.25, "DynamoDB, storage, a GB-month")

    def problems(self) -> list[str]:
        """Say which of them cannot be."""
        wrong = [
            f"--{each.name.replace('_', '-')} {getattr(self, each.name)}: must be "
            f"{'from 0 to 1' if each.name.endswith('_share') else 'zero or more'}"
            for each in fields(self)
            if not getattr(self, each.name) >= 0
            or (each.name.endswith("_share") and getattr(self, each.name) > 1)
        ]
        if self.turns < 1:
            wrong.append(f"--turns {self.turns}: a conversation has at least one")
        return wrong


def monthly(
    conversations: float,
    given: Assumptions,
    *,
    architecture: str = "arm64",
    snap_start: bool = False,
    keep_records: bool = False,
) -> dict[str, float]:
    """Give the dollars of a month by what they are for."""
    turns = conversations * given.turns
    memory = given.memory_mb / MIB_IN_GB
    cold = turns * given.cold_share
    seconds = (turns * given.turn_ms + cold * given.init_ms) / 1000
    price = given.price_arm if architecture == "arm64" else given.price_x86
    costs = {
        "requests": turns / 1e6 * given.price_request,
        "duration": seconds * memory * price,
        "logs": turns * given.logged_share * given.log_bytes / 1e9 * given.price_log,
        "watching": given.metrics * given.price_metric
        + given.alarms * given.price_alarm
        + given.dashboards * given.price_dashboard,
    }
    if snap_start:
        cached = HOURS * 3600 * given.versions * memory * given.price_cache
        costs["SnapStart"] = cached + cold * memory * given.price_restore
    if keep_records:
        kept = conversations * given.records_share
        # Looked for in each conversation; written and, by its time to live, deleted for nothing.
        stored = kept * given.record_days / 30 * given.record_bytes / 1e9
        costs["table"] = (
            conversations / 1e6 * given.price_read
            + kept / 1e6 * given.price_write
            + stored * given.price_storage
        )
    return costs


def table(scales: Sequence[int], costs: Sequence[Mapping[str, float]]) -> str:
    """Give the table of costs, a column for each scale, in Markdown."""
    head = ["dollars a month", *(f"{scale:,} conversations" for scale in scales)]
    rows = [[name, *(f"{each[name]:,.2f}" for each in costs)] for name in costs[0]]
    sums = [sum(each.values()) for each in costs]
    rows.append(["**together**", *(f"**{each:,.2f}**" for each in sums)])
    million = [each / scale * 1e6 for each, scale in zip(sums, scales, strict=True)]
    rows.append(["a million conversations", *(f"{each:,.2f}" for each in million)])
    rule = ["---", *("---:" for _ in scales)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the assumptions and the table."""
    options = _options(arguments)
    given = Assumptions(**{each.name: getattr(options, each.name) for each in fields(Assumptions)})
    if problems := given.problems():
        raise SystemExit("\n".join(problems))
    for each in fields(given):
        print(f"{each.name:<16}{getattr(given, each.name):<14g}{each.metadata['meaning']}")
    costs = [
        monthly(
            scale,
            given,
            architecture=options.architecture,
            snap_start=options.snap_start,
            keep_records=options.keep_records,
        )
        for scale in options.conversations
    ]
    print(f"\n{table(options.conversations, costs)}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/costs", description=__doc__)
    parser.add_argument(
        "--conversations", type=_count, nargs="+", default=SCALES, help="a month, for each column"
    )
    parser.add_argument("--architecture", choices=("arm64", "x86_64"), default="arm64")
    parser.add_argument("--snap-start", action="store_true")
    parser.add_argument("--keep-records", action="store_true")
    for each in fields(Assumptions):
        option, meaning = f"--{each.name.replace('_', '-')}", each.metadata["meaning"]
        parser.add_argument(option, type=float, default=each.default, help=meaning)
    return parser.parse_args(arguments)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


if __name__ == "__main__":
    main()
