"""The sheets of a summary once more by pandas, in a process of its own; `tests.bench.export_speed` calls it with the workbook's path."""

import io
import sys
import warnings
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook

from tests.bench.clock import measured, say


def main(book: Path) -> None:
    tables = _tables(book)
    with measured() as cost:
        out = io.BytesIO()
        with pd.ExcelWriter(out, engine="xlsxwriter") as writer:
            for name, table in tables.items():
                table.to_excel(writer, sheet_name=name, index=False)
    cells = sum(table.size for table in tables.values())
    told = f"{cost.seconds:.2f} s, {cost.of_one_core:.2f} s of processors"
    say(f"pandas to_excel of the same {cells:,} cells, which it need not ask for: {told}")


def _tables(made: Path) -> dict[str, pd.DataFrame]:
    """The sheets of rows as tables of values."""
    warnings.simplefilter("ignore")
    book = load_workbook(made, read_only=True, data_only=True)
    found = {}
    for name in ("Units", "Objectives", "Key results", "Gaps", "Forecast", "Explain"):
        lines = [line for line in book[name].iter_rows(min_row=4, values_only=True) if line and len(line) > 1]
        found[name] = pd.DataFrame(lines[1:], columns=[str(head) for head in lines[0]])
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
