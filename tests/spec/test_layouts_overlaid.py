"""Tables that say more of key results which another table tells: they add to these, and are no key results of their own."""

from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.progress import key_results
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day
from tests.spec.sheets import codes, every_row_is_told, expect, imported, text_file, workbook

GIVEN = Given(period="2026-Q3")
PLAN = """
    Objective     | Key result  | Owner | Baseline | Target | Current
    Calm mornings | Late starts | Head  | 30       | 5      | 18
    Calm mornings | Lost buses  |       | 4        | 1      |
    Fair shifts   | Wishes met  | Lead  | 50       | 90     | 60
    """
KNOWN = """
    objective     | key_result  | owner | baseline | target | current
    Calm mornings | Late starts | Head  | 30       | 5      | 18
    Calm mornings | Lost buses  |       | 4        | 1      |
    Fair shifts   | Wishes met  | Lead  | 50       | 90     | 60
    """


def test_a_dashboard_repeats_key_results_and_adds_none(tmp_path: Path) -> None:
    board = "KPI | Target | Actual | Status\nLate starts | 5 | 18 | On track\nWishes met | 90 | 60 | Behind\nLost buses | 1 | | "
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": PLAN, "Dashboard": board}), GIVEN)
    expect(reading, KNOWN)
    expect(reading, "key_result | status_word | check_ins\nLate starts | On track | 1\nLost buses | | 0\nWishes met | Behind | 1")
    assert not codes(reading)
    every_row_is_told(reading)


@pytest.mark.parametrize("first", [True, False], ids=("plan first", "update first"))
def test_an_update_brings_what_is_open_and_says_where_it_differs(tmp_path: Path, first: bool) -> None:
    update = """
        Key result      | Current | Confidence | Comment | Due        | Who
        KR 1: Late starts | 18    | 7          | slow    | 2026-09-30 | Crew
        Lost buses      | 3       | 5          |         | 2026-08-31 | Depot
        Wishes met.     | 66      |            | better  |            |
        """
    sheets = {"OKRs": PLAN, "Update": update}
    reading = imported(workbook(tmp_path / "okr.xlsx", dict(sorted(sheets.items(), reverse=not first))), GIVEN)
    expect(
        reading,
        """
        key_result  | owner | current | confidence | due_on
        Late starts | Head  | 18      | 7          | 2026-09-30
        Lost buses  | Depot | 3       | 5          | 2026-08-31
        Wishes met  | Lead  | 60      |            |
    """,
    )
    told = [one for one in reading.account.findings if one.code == "told-otherwise"]
    assert [(one.sheet, one.cell, one.message) for one in told] == [
        ("Update", "B4", "The sheet “OKRs” says 60 where this one says 66; what that sheet says holds.")
    ]


def test_a_key_result_that_only_the_second_table_has_is_kept(tmp_path: Path) -> None:
    board = "KPI | Target | Actual\nLate starts | 5 | 18\nWishes met | 90 | 60\nLost buses | 1 |\nRiders | 900 | 700\n"
    known = [("Late starts", "5"), ("Lost buses", "1"), ("Wishes met", "90"), ("Riders", "900")]
    plan = PLAN + "    Fair shifts | Swaps | Lead | 9 | 2 | 4\n"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": plan, "Dashboard": board + "Swaps | 2 | 4"}), GIVEN)
    expect(reading, "key_result | target\n" + "\n".join(map(" | ".join, [*known[:3], ("Swaps", "2"), known[3]])))


@pytest.mark.parametrize(
    ("names", "board", "count"),
    [
        (("OKR 2026-Q3", "KPI 2026-Q4"), "KPI | Target | Actual\nLate starts | 5 | 18\nWishes met | 90 | 60", 5),
        (("OKRs", "KPIs"), "KPI | Target | Actual\nLate starts | 9 | 18\nWishes met | 70 | 60", 5),
        (("OKRs", "KPIs"), "Team | KPI | Target\nDepot | Late starts | 5\nDepot | Wishes met | 90", 5),
        (("OKRs", "KPIs"), "KPI | Target | Actual\nLate starts | 5 | 18\nRiders | 900 | 700", 5),
        (("OKRs", "KPIs"), "KPI | Target | Actual\nLate starts | 5 | 18", 4),
    ],
    ids=("of another quarter", "other targets", "of another unit", "half of them", "one alone"),
)
def test_a_table_about_something_else_stands_for_itself(tmp_path: Path, names: tuple[str, str], board: str, count: int) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", dict(zip(names, (PLAN, board), strict=True))))
    assert reading.content is not None
    assert len(reading.content.key_results) == count


def test_branches_with_the_same_measures_and_no_targets_are_several(tmp_path: Path) -> None:
    sheets = {name: f"KPI | Actual\nRiders | {one}\nWashed | {other}" for name, one, other in (("1", 7, 8), ("2", 9, 3))}
    reading = imported(workbook(tmp_path / "kpi.xlsx", sheets), GIVEN)
    assert reading.content is not None
    assert sorted(reading.content.check_ins["value"].to_pylist()) == [3, 7, 8, 9]


def test_an_update_in_a_file_of_its_own_belongs_to_the_plan(store: Store, tmp_path: Path) -> None:
    plan = text_file(tmp_path / "okr.csv", PLAN.replace("| Current", "").replace("| 18\n", "\n").replace("| 60\n", "\n").replace("1      |\n", "1\n"))
    update = text_file(tmp_path / "update.csv", "Key result | Current | Confidence | Comment\nLate starts | 11 | 8 | better\nWishes met | 70 | 6 |")
    for file in (update, plan):
        assert desk.import_file(store, file, GIVEN, by="Analyst").status == "loaded"
    found = {(row.objective, row.key_result): row.current for row in key_results(store, Scope(day("2026-12-31")))}
    assert found == {("Calm mornings", "Late starts"): 11, ("Calm mornings", "Lost buses"): None, ("Fair shifts", "Wishes met"): 70}


@pytest.mark.parametrize("turned", [False, True], ids=("below each other", "turned"))
def test_a_number_that_only_the_second_table_tells_is_known_by_its_own_cell(tmp_path: Path, turned: bool) -> None:
    plan = """
        Objective     | Key result  | Target | Confidence
        Calm mornings | Late starts | 5      | 7
        Fair shifts   | Wishes met  | 90     | 6
        """
    board = "KPI | Late starts | Wishes met\nTarget | 5 | 90\nActual | 18 | 60" if turned else "KPI | Target | Actual\nLate starts | 5 | 18\nWishes met | 90 | 60"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": plan, "Dashboard": board}), GIVEN)
    expect(reading, "key_result | current | confidence | check_ins\nLate starts | 18 | 7 | 1\nWishes met | 60 | 6 | 1")
    assert reading.content is not None
    told = reading.content.check_ins.select(["sheet", "cell", "value"]).to_pylist()
    cells = ("B3", "C3") if turned else ("C2", "C3")
    assert [(one["sheet"], one["cell"], one["value"]) for one in told] == [("Dashboard", cells[0], 18), ("Dashboard", cells[1], 60)]


@pytest.mark.parametrize("heading", ["KPI | Target | Actual", "# | KPI | Target | Actual"])
def test_a_dashboard_with_measures_of_its_own_repeats_the_others(tmp_path: Path, heading: str) -> None:
    rows = ("Late starts | 5 | 18", "Wishes met | 90 | 60", "Riders | 900 | 700")
    board = "\n".join((heading, *(f"{place} | {row}" if heading[0] == "#" else row for place, row in enumerate(rows, start=1))))
    found = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": PLAN, "Dashboard": board}), GIVEN)
    expect(found, KNOWN.rstrip() + "\n                  | Riders      |       |          | 900    | 700")


def test_measures_called_alike_with_other_targets_are_others(tmp_path: Path) -> None:
    board = "KPI | Target | Actual\nLate starts | 5 | 18\nWishes met | 80 | 60\nRiders | 900 | 700"
    found = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": PLAN, "Depot": board}), GIVEN)
    assert len(codes(found)) == 0
    expect(found, "key_result | target\nLate starts | 5\nLost buses | 1\nWishes met | 90\nLate starts | 5\nWishes met | 80\nRiders | 900")


OBJECTIVES = """
    ID    | Objective    | Metric      | Target | Owner
    QO-01 | Fewer faults | Fault rate  | < 3%   | Quality
    QO-02 | More by plan | Plans kept  | 70%    | Planning
    QO-03 | Calm desks   | Calls a day | 40     | Service
"""


@pytest.mark.parametrize("sheet", ["Quarterly targets", "Tracking"])
def test_values_by_objective_are_those_of_its_only_key_result(tmp_path: Path, sheet: str) -> None:
    by_quarter = "Objective | Q1 | Q2 | Q3\nQO-01 | 5% | 4% | 3%\nQO-02 | 45% | 60% | 70%\nCalm desks | 60 | 50 | 40"
    reading = imported(workbook(tmp_path / "quality.xlsx", {"Objectives": OBJECTIVES, sheet: by_quarter}), Given(period="2026"))
    expect(reading, "objective | key_result | target\nFewer faults | Fault rate | 3\nMore by plan | Plans kept | 70\nCalm desks | Calls a day | 40")
    assert reading.content is not None
    assert reading.content.check_ins.num_rows == (9 if sheet == "Tracking" else 0)


def test_values_by_objectives_of_several_key_results_are_not_theirs(tmp_path: Path) -> None:
    more = "QO-01 | Fewer faults | Repairs | 10 | Quality\n    QO-02 | More by plan | Changes | 5 | Planning"
    objectives = f"{OBJECTIVES}    {more}"
    by_quarter = "Objective | Q1 | Q2\nQO-01 | 5 | 4\nQO-02 | 45 | 60"
    reading = imported(workbook(tmp_path / "quality.xlsx", {"Objectives": objectives, "Tracking": by_quarter}), Given(period="2026"))
    expect(
        reading,
        """
        key_result | current
        Fault rate  |
        Plans kept  |
        Calls a day |
        Repairs     |
        Changes     |
        QO-01       | 4
        QO-02       | 60
    """,
    )
