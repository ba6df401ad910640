"""What the dashboard does before its first visitor comes."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

from streamlit import config

from tests.pages.conftest import MAIN

VISIT = f"""
import gc, json, sys
from scorecard.web import ready
ready.load()
kept, before = gc.get_freeze_count(), set(sys.modules)
from streamlit.testing.v1 import AppTest
seen = AppTest.from_file({MAIN!r}, default_timeout=60).run()
late = [name for name in set(sys.modules) - before if name.split(".")[0] in ("scorecard", "pandas", "numpy", "duckdb", "openpyxl")]
print(json.dumps([kept, sorted(late), len(seen.metric)]))
"""


def test_what_the_front_page_is_made_of_is_loaded_before_anybody_opens_it(filled: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", VISIT], env={**os.environ, "SCORECARD_STORE": str(filled)}, capture_output=True, text=True, check=True
    )
    kept, late, cards = json.loads(told.stdout.splitlines()[-1])
    assert cards == 4
    assert late == []
    assert kept > 50_000


def test_nobody_waits_until_all_that_every_session_holds_was_looked_through_after_each_run() -> None:
    assert config.get_option("runner.postScriptGC") is False
    assert gc.isenabled()
