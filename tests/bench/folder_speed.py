"""How long a folder of small workbooks takes from bytes to store: `python -m tests.bench.folder_speed [files]`.

Each holds 50 key results of a unit of its own. Told besides: what reading costs with a child of its own for each file and
with children kept warm, so that the split shows.
"""

import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

from scorecard import desk
from scorecard.intake.folder import spreadsheets
from scorecard.intake.run import read
from scorecard.model.reading import Given
from tests.bench.clock import measured, say

FILES = 1_000
ROWS = 50
HEADINGS = ("Unit", "Objective", "Key result", "Baseline", "Target", "Current", "Owner")
SOME = 50
"""Files that reading alone is measured with."""


def make(folder: Path, files: int) -> None:
    for unit in range(files):
        with xlsxwriter.Workbook(folder / f"unit {unit:04}.xlsx") as book:
            sheet = book.add_worksheet("OKRs")
            sheet.write_row(0, 0, HEADINGS)
            for row in range(ROWS):
                told = (
                    f"Unit {unit}",
                    f"Raise outcome {row // 3} of unit {unit}",
                    f"Measure {row} of unit {unit}",
                    row,
                    row + 50,
                    row + 20,
                )
                sheet.write_row(row + 1, 0, [*told, "Head of unit"])


def main(files: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        folder.mkdir()
        make(folder, files)
        found, _ = spreadsheets([folder])
        some = found[:SOME]
        read(some[0][0])
        began = time.perf_counter()
        for path, _ in some:
            read(path)
        each = (time.perf_counter() - began) / len(some)
        store = desk.open_store(Path(place) / "s.duckdb")
        with measured() as cost:
            accounts = desk.import_files(store, found, Given(period="2026-Q3"), by="bench")
        store.close()
        loaded = sum(account.key_results for account in accounts if account.status == "loaded")
        say(
            f"{files:,} files of {ROWS} rows: {cost.seconds:.1f} s, {cost.seconds / files * 1000:.0f} ms a file, {cost.megabytes:,.0f} MB; "
            f"{loaded:,} key results loaded",
            f"read and recognised alone, one after the other: {each * 1000:.0f} ms a file",
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
