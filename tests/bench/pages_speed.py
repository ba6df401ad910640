"""How long each page's script takes: `python -m tests.bench.pages_speed [key results …]`.

Cold: nothing asked before. Warm: the answers are remembered. The store is open in both, nothing is published meanwhile, and what `serve`
loads before the first visitor comes is loaded.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scorecard import spool
from scorecard.mapping import lexicon
from scorecard.web import ready, session
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
    ready.load()
    lexicon.prepare()
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
        session._recall.clear()
        cold, cold_busy = _seconds(shell)
        # Warm is a page when what it has begun beside itself is done.
        session._beside()(lambda: None).result()
        runs = [_seconds(shell) for _ in range(WARM_RUNS)]
        warm, busy = (statistics.median(column) for column in zip(*runs, strict=True))
        trouble = "".join(f"  {fault.value}" for fault in shell.exception)
        told = f"cold {cold:6.2f} s (processor {cold_busy:5.2f} s)   warm {warm:6.3f} s (processor {busy:5.3f} s)"
        say(f"  {page.stem:14} {told}{trouble}")
        # Nor is what the warm ones have begun to be counted with the next page.
        session._beside()(lambda: None).result()


def _seconds(shell: AppTest) -> tuple[float, float]:
    """By the clock, and of the processor, of all cores together."""
    started, busy = time.perf_counter(), time.process_time()
    shell.run()
    return time.perf_counter() - started, time.process_time() - busy


if __name__ == "__main__":
    main([int(told) for told in sys.argv[1:]] or list(BOUNDS))
