"""How long the Excel summary takes, beside pandas writing the same tables: `python -m tests.bench.export_speed [key results …]`.

The store lies on disk and is opened by a process of its own, as the command line does; its peak is that process's.
"""

import io
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook

from scorecard.export.workbook import summary
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.bench import organisation
from tests.bench.clock import measured, say

BOUNDS = {10_000: "at most 5 s and 400 MB", 50_000: "at most 30 s"}
SCOPE = Scope(organisation.AS_OF, organisation.PERIOD)


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.duckdb"
            organisation.opened(path, size).close()
            subprocess.run([sys.executable, "-m", "tests.bench.export_speed", str(path)], check=True)


def one(path: Path) -> None:
    """Our workbook of a store, and then its tables once more by pandas."""
    store = Store(path, read_only=True)
    with measured() as cost:
        made = summary(store, SCOPE)
    with store.cursor() as cursor:
        [(size,)] = cursor.execute("select count(*) from key_result").fetchall()
    store.close()
    say(
        f"summary of {size:,} key results: {cost.seconds:.2f} s, {cost.of_one_core:.2f} s of processors, {len(made) / 1e6:.1f} MB, "
        f"peak {cost.megabytes:,.0f} MB ({BOUNDS.get(size, 'no bound')})"
    )
    tables = _tables(made)
    with measured() as theirs:
        out = io.BytesIO()
        with pd.ExcelWriter(out, engine="xlsxwriter") as writer:
            for name, table in tables.items():
                table.to_excel(writer, sheet_name=name, index=False)
    cells = sum(table.size for table in tables.values())
    told = f"{theirs.seconds:.2f} s, {theirs.of_one_core:.2f} s of processors"
    say(f"pandas to_excel of the same {cells:,} cells, which it need not ask for: {told}")


def _tables(made: bytes) -> dict[str, pd.DataFrame]:
    """The sheets of rows as tables of values."""
    warnings.simplefilter("ignore")
    book = load_workbook(io.BytesIO(made), read_only=True, data_only=True)
    found = {}
    for name in ("Units", "Objectives", "Key results", "Gaps", "Forecast", "Explain"):
        lines = [line for line in book[name].iter_rows(min_row=4, values_only=True) if line and len(line) > 1]
        found[name] = pd.DataFrame(lines[1:], columns=[str(head) for head in lines[0]])
    return found


if __name__ == "__main__":
    if len(sys.argv) == 2 and Path(sys.argv[1]).suffix == ".duckdb":
        one(Path(sys.argv[1]))
    else:
        main([int(told) for told in sys.argv[1:]] or list(BOUNDS))
