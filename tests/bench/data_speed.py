"""How long every table as files takes: `python -m tests.bench.data_speed [key results]`, each format in a process of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

from scorecard.export.data_files import DATA_FORMATS, into_folder, write_tables
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.bench import organisation
from tests.bench.clock import measured, say

KEY_RESULTS = 10_000


def main(key_results: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.duckdb"
        organisation.opened(path, key_results).close()
        for form in DATA_FORMATS:
            # The peak of a process only grows, so that each format needs one.
            subprocess.run([sys.executable, "-m", "tests.bench.data_speed", str(path), form], check=True)


def one(path: Path, form: str) -> None:
    store = Store(path)
    out = path.parent / form
    with measured() as cost, into_folder(out) as opening:
        rows = sum(write_tables(store, Scope(organisation.AS_OF, organisation.PERIOD), form, opening).values())
    size = sum(file.stat().st_size for file in out.iterdir())
    say(f"{form}: {rows:,} rows, {size / 1e6:.0f} MB in {cost.seconds:.1f} s, peak {cost.megabytes:,.0f} MB")
    store.close()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(Path(sys.argv[1]), sys.argv[2])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else KEY_RESULTS)
