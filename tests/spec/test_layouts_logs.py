"""Logs of check-ins that name their key results by id, whatever they call the column, in the same workbook or in a file of their own."""

from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.progress import key_results
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day
from tests.spec.sheets import expect, imported, workbook

GIVEN = Given(period="2026-Q3")
ROWS = """
    ID     | Type       | Title       | Parent | Owner | Start | Target
    O1     | Objective  | Fair shifts |        | Head  |       |
    {0}1   | Key result | Wishes met  | O1     | Lead  | 50    | 90
    {0}2   | Key result | Late starts | O1     | Head  | 30    | 5
    """
LOG = "Date | {1} | {2} | Confidence\n2026-07-10 | {0}1 | 55 | 6\n2026-08-10 | {0}1 | 60 | 7\n2026-08-10 | {0}2 | 18 | 5"


@pytest.mark.parametrize("begin", ["KR1.", "O1.KR", "K-"])
@pytest.mark.parametrize("column", ["KR", "KR ID", "Key result", "ID", "KR #"])
@pytest.mark.parametrize("value", ["Value", "Actual"])
def test_a_log_names_key_results_by_their_ids(tmp_path: Path, begin: str, column: str, value: str) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKRs": ROWS.format(begin), "Check-ins": LOG.format(begin, column, value)})
    found = imported(path, GIVEN)
    expect(found, "key_result | target | current | check_ins\nWishes met | 90 | 60 | 2\nLate starts | 5 | 18 | 1")


@pytest.mark.parametrize("column", ["KR", "KR ID", "Key result", "ID"])
@pytest.mark.parametrize("first", [0, 1])
def test_a_log_in_a_file_of_its_own_does_so_too(store: Store, tmp_path: Path, column: str, first: int) -> None:
    files = [
        workbook(tmp_path / "okr.xlsx", {"OKRs": ROWS.format("KR1.")}),
        workbook(tmp_path / "check-ins.xlsx", {"Log": LOG.format("KR1.", column, "Value")}),
    ]
    for file in (files[first], files[1 - first]):
        desk.import_file(store, file, GIVEN, by="lead")
    told = key_results(store, Scope(day("2026-08-31")))
    assert sorted((one.key_result, one.target, one.current) for one in told) == [("Late starts", 5, 18), ("Wishes met", 90, 60)]


@pytest.mark.parametrize("name", ["KR2", "KR 2", "KR1.2", "Key result 2"])
def test_the_number_of_a_key_result_is_no_target(tmp_path: Path, name: str) -> None:
    found = imported(workbook(tmp_path / "okr.xlsx", {"Log": f"Key result | Current\n{name} | 6\nCalls | 9"}), GIVEN)
    expect(found, f"key_result | target | unit_of_measure | current\n{name} | | | 6\nCalls | | | 9")
