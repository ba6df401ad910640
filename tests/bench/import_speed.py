"""How long a large file takes from bytes to store: `python -m tests.bench.import_speed [rows] [--growth] [--pandas]`.

The workbook holds 17 columns; its import is told in ratio to calamine's raw read of the same file in the same run, the
same rows as CSV in ratio to DuckDB's own read_csv. `--growth` tells what a row costs in smaller and larger files, up to a
million rows of CSV; `--pandas` how long pandas.read_excel takes with a load of its frame into DuckDB.
"""

import argparse
import csv
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import xlsxwriter
from python_calamine import CalamineWorkbook

from scorecard import desk
from scorecard.model.reading import FileReading, Given
from tests.bench.clock import Cost, measured, say

ROWS = 100_000
WORKBOOKS = (10_000, 50_000, 150_000)
TEXTS = (10_000, 100_000, 500_000, 1_000_000)
HEADINGS = (
    "Quarter",
    "Team",
    "Perspective",
    "Objective ID",
    "Objective",
    "KR ID",
    "Key Result",
    "Owner",
    "Unit of measure",
    "Baseline",
    "Target",
    "Current",
    "Confidence",
    "Status",
    "Last updated",
    "Weight",
    "Comment",
)
PERSPECTIVES = ("Financial", "Customer", "Internal process", "Learning & growth", "")
THINGS = ("on-time delivery", "employee turnover", "customer satisfaction", "gross margin", "first-pass yield")


def rows(count: int) -> Iterator[tuple[str | float | date, ...]]:
    """Three key results an objective, twenty objectives a team."""
    chance = random.Random(7)
    for number in range(count):
        objective = number // 3
        yield (
            f"Q{1 + objective % 4} 2026",
            f"Team {objective // 20}",
            PERSPECTIVES[objective % 5],
            f"O{objective}",
            f"Improve {THINGS[objective % 5]} in region {objective}",
            f"KR{number}",
            f"Raise {THINGS[number % 5]} of site {number} to plan",
            f"Role {objective % 700}",
            "%",
            round(chance.uniform(10, 40), 1),
            round(chance.uniform(60, 95), 1),
            round(chance.uniform(10, 95), 1),
            1 + number % 10,
            ("On track", "At risk", "Off track")[number % 3],
            date(2026, 1, 1) + timedelta(days=number % 300),
            1 + number % 2,
            "" if number % 4 else "Waiting for the new system",
        )


def main(count: int, *, growth: bool, pandas: bool) -> None:
    with tempfile.TemporaryDirectory() as told:
        folder = Path(told)
        workbook, text = folder / "large.xlsx", folder / "large.csv"
        _write_workbook(workbook, count)
        _write_text(text, count)

        with measured() as raw:
            CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()
        cost, account = _import(workbook)
        say(
            f"workbook, {count:,} rows: calamine alone {raw.seconds:.2f} s; import {cost.seconds:.2f} s, "
            f"ratio {cost.seconds / raw.seconds:.2f} (at most 4); peak {cost.megabytes:,.0f} MB (at most 1,200)",
            _told(account),
        )
        if pandas:
            with measured() as other:
                frame = pd.read_excel(workbook, engine="openpyxl")
                duckdb.connect().register("frame", frame).execute("create table told as select * from frame")
            say(f"pandas.read_excel and a load into DuckDB: {other.seconds:.1f} s, {other.seconds / cost.seconds:.1f} times the import")

        with measured() as raw:
            duckdb.connect().execute("create table told as select * from read_csv(?)", [str(text)])
        cost, account = _import(text)
        say(
            f"CSV, {count:,} rows: read_csv {raw.seconds:.2f} s; import {cost.seconds:.2f} s (at most 5), "
            f"ratio {cost.seconds / raw.seconds:.1f}; peak {cost.megabytes:,.0f} MB",
            _told(account),
        )
        for write, rows_ in ((_write_workbook, WORKBOOKS), (_write_text, TEXTS)) if growth else ():
            for many in rows_:
                file = folder / f"grown{workbook.suffix if write is _write_workbook else text.suffix}"
                write(file, many)
                cost, account = _import(file)
                each = f", {cost.seconds / many * 1e6:.0f} µs a row" if account.status == "loaded" else f": {account.reason}"
                say(f"{file.suffix}, {many:,} rows: {account.status} in {cost.seconds:.2f} s{each}")


def _import(file: Path) -> tuple[Cost, FileReading]:
    """Into a store of its own."""
    # As both doors do before a file comes.
    desk.get_ready()
    with tempfile.TemporaryDirectory() as folder:
        store = desk.open_store(Path(folder) / "s.duckdb")
        try:
            with measured() as cost:
                account = desk.import_file(store, file, Given(), by="bench")
        finally:
            store.close()
    return cost, account


def _told(account: FileReading) -> str:
    return (
        f"  {account.status} {account.reason}: {account.objectives:,} objectives, {account.key_results:,} key results, "
        f"{account.check_ins:,} check-ins, {len(account.findings):,} findings"
    )


def _write_workbook(path: Path, count: int) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("OKRs")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, values in enumerate((HEADINGS, *rows(count))):
        for column, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            elif value != "":
                sheet.write(row, column, value)
    book.close()


def _write_text(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADINGS)
        writer.writerows(rows(count))


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="How long a large file takes from bytes to store.")
    asked.add_argument("rows", type=int, nargs="?", default=ROWS)
    asked.add_argument("--growth", action="store_true")
    asked.add_argument("--pandas", action="store_true")
    told = asked.parse_args()
    main(told.rows, growth=told.growth, pandas=told.pandas)
