"""How long a large CSV takes from bytes to columns: `python -m tests.bench.recognition_speed [ROWS]`."""

import csv
import sys
import tempfile
import time
from pathlib import Path

from scorecard.intake.run import read

HEADINGS = (
    "Objective ID,Objective,Key Result,Owner,Team,Perspective,Period,Baseline,Target,Current,Unit of measure,Weight,"
    "Direction,Status,Confidence,Due date,Comment"
)


def write(path: Path, rows: int) -> None:
    """Three key results an objective, twenty objectives a team, every column filled."""
    perspectives = ("Financial", "Customer", "Internal process", "Learning and growth")
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADINGS.split(","))
        for i in range(rows):
            goal, target = i // 3, 60 + i % 30
            out.writerow(
                [f"O{goal}", f"Objective number {goal}", f"Key result number {i}", f"Owner {i % 500}", f"Team {i // 60}"]
                + [perspectives[goal % 4], "2026-Q3", 100, target, f"{90 - i % 20}.5", "days", 1 + i % 3, "decrease"]
                + [("On track", "At risk")[i % 2], 1 + i % 10, "2026-09-30", f"note {i % 50}"]
            )


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.csv"
        write(path, rows)
        started = time.perf_counter()
        account = read(path).account
        took = time.perf_counter() - started
    sys.stdout.write(f"{rows:,} rows, {account.key_results:,} key results, {account.check_ins:,} check-ins: {took:.1f} s\n")


if __name__ == "__main__":
    main()
