"""How long each page's script takes: `python -m tests.bench.pages_speed [key results …]`.

Cold: nothing asked before. Warm: the answers are remembered. The store is open in both, and nothing is published meanwhile.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scorecard import spool
from scorecard.web import session
from tests.bench import organisation
from tests.bench.clock import say

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "scorecard" / "web" / "main.py"
BOUNDS = {10_000: (0.2, 1.0), 100_000: (0.5, 3.0)}
"""Seconds warm and cold that a page may take, by the number of key results."""
UPLOADS = 3
"""Of the same quarter, so that History has something to compare."""
WARM_RUNS = 5


def main(sizes: list[int]) -> None:
    spool.PULSE = 3600.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.duckdb"
            organisation.opened(path, size, UPLOADS).close()
            os.environ["SCORECARD_STORE"] = str(path)
            warm, cold = BOUNDS.get(size, (0.0, 0.0))
            say(f"{size:,} key results, {size * 13:,} check-ins, {UPLOADS} uploads (warm at most {warm} s, cold at most {cold} s)")
            _measure()
            session._store.clear()


def _measure() -> None:
    shell = AppTest.from_file(str(MAIN), default_timeout=300).run()
    for page in sorted((ROOT / "pages").glob("*.py")):
        shell.switch_page(f"../../pages/{page.name}")
        session._answers.clear()
        cold = _seconds(shell)
        warm = [_seconds(shell) for _ in range(WARM_RUNS)]
        trouble = "".join(f"  {fault.value}" for fault in shell.exception)
        say(f"  {page.stem:14} cold {cold:6.2f} s   warm {statistics.median(warm):6.3f} s{trouble}")


def _seconds(shell: AppTest) -> float:
    started = time.perf_counter()
    shell.run()
    return time.perf_counter() - started


if __name__ == "__main__":
    main([int(told) for told in sys.argv[1:]] or list(BOUNDS))
