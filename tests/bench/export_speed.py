"""How long the Excel summary takes, beside pandas writing the same tables: `python -m tests.bench.export_speed [key results …]`.

The store lies on disk and is opened by a process of its own, which knows nothing of pandas, as that of the command line does not;
its peak is that process's.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from scorecard.export.workbook import summary
from scorecard.intake.process.without_pandas import hide_pandas
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.bench import organisation
from tests.bench.clock import measured, say

BOUNDS = {10_000: "at most 5 s and 400 MB", 50_000: "at most 30 s"}
SCOPE = Scope(organisation.AS_OF, organisation.PERIOD)


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path, book = Path(folder) / "bench.duckdb", Path(folder) / "bench.xlsx"
            organisation.opened(path, size).close()
            subprocess.run([sys.executable, "-m", "tests.bench.export_speed", str(path), str(book)], check=True)
            subprocess.run([sys.executable, "-m", "tests.bench.export_pandas", str(book)], check=True)


def one(path: Path, book: Path) -> None:
    """Our workbook of a store."""
    hide_pandas()
    store = Store(path, read_only=True)
    with measured() as cost:
        made = summary(store, SCOPE)
    with store.cursor() as cursor:
        [(size,)] = cursor.execute("select count(*) from key_result").fetchall()
    store.close()
    book.write_bytes(made)
    say(
        f"summary of {size:,} key results: {cost.seconds:.2f} s, {cost.of_one_core:.2f} s of processors, {len(made) / 1e6:.1f} MB, "
        f"peak {cost.megabytes:,.0f} MB ({BOUNDS.get(size, 'no bound')})"
    )


if __name__ == "__main__":
    if len(sys.argv) == 3 and Path(sys.argv[1]).suffix == ".duckdb":
        one(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main([int(told) for told in sys.argv[1:]] or list(BOUNDS))
