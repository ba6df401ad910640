"""Findings of one upload against those of the upload before it of the same workbook."""

from datetime import datetime

import pytest

from scorecard.measures.findings import changes
from scorecard.store.store import Store
from tests.spec.tables import rows

NOON = datetime.fromisoformat("2026-01-01T12:00:00")


def uploaded(store: Store, upload: int, file: str, findings: str, *, unit: str = "North", sheet: str = "OKRs", first: int = 2) -> None:
    """An upload of ten key results M0 … M9 of one objective from row `first` on, with the drawn findings.

    findings: code | cell | heading | value
    """
    with store.transaction() as cursor:
        cursor.execute("insert into upload values (?, ?, 'r', ?, 1, ?, 'Analyst', '[]')", [upload, str(upload), file, NOON])
        cursor.execute(
            """
            insert into objective_version (upload_id, sheet, row, cell, objective_id, period, unit, text, stated, weight, goal_mode, state)
            values (?, ?, ?, 'A2', 'O-' || ?, '2026-Q1', ?, 'O', true, 1, 'committed', 'active')
            """,
            [upload, sheet, first, unit, unit],
        )
        for number in range(10):
            cursor.execute(
                """
                insert into key_result_version (upload_id, sheet, row, cell, key_result_id, objective_id, text, weight)
                values (?, ?, ?, 'B2', ?, 'O-' || ?, 'M' || ?, 1)
                """,
                [upload, sheet, first + number, f"K{number}-{unit}", unit, number],
            )
        for row in rows(findings) if findings else []:
            told = [upload, row["code"], sheet, row["cell"], row.get("heading") or "", row.get("value") or ""]
            cursor.execute(
                """
                insert into finding (upload_id, code, severity, sheet, cell, heading, value, message, fix)
                values (?, ?, 'warning', ?, ?, ?, ?, 'Message 1.', 'Fix.')
                """,
                told,
            )


def states(store: Store, upload: int) -> list[tuple[str, str]]:
    told = changes(store, upload)
    return [] if told is None else [(one.cell, one.state) for one in told.changes]


TWO = """
    code | cell | heading | value
    N    | F3   | Target  | soon
    N    | F5   | Target  | later
"""


def test_a_first_upload_follows_none(store: Store) -> None:
    uploaded(store, 1, "okr.xlsx", TWO)
    assert changes(store, 1) is None


def test_what_was_mended_is_gone_and_the_rest_is_still_there(store: Store) -> None:
    uploaded(store, 1, "okr.xlsx", TWO)
    uploaded(store, 2, "okr.xlsx", "code | cell | heading | value\nN | F5 | Target | later\nD | H4 | Due | someday")
    told = changes(store, 2)
    assert told is not None
    assert states(store, 2) == [("F3", "gone"), ("H4", "new"), ("F5", "still")]
    assert told.told() == '1 of 2 findings is gone; still there: OKRs, cell F5 "Target". 1 is new: OKRs, cell H4 "Due".'


def test_a_finding_moves_with_its_row(store: Store) -> None:
    uploaded(store, 1, "okr.xlsx", TWO)
    uploaded(store, 2, "okr.xlsx", "code | cell | heading | value\nN | F8 | Target | later", first=5)
    assert states(store, 2) == [("F3", "gone"), ("F8", "still")]


def test_another_wrong_value_in_the_same_row_and_column_is_the_same_finding(store: Store) -> None:
    uploaded(store, 1, "okr.xlsx", TWO)
    uploaded(store, 2, "okr.xlsx", "code | cell | heading | value\nN | F3 | Target | whenever")
    assert states(store, 2) == [("F3", "still"), ("F5", "gone")]


def test_outside_the_rows_of_okrs_the_value_tells_findings_apart(store: Store) -> None:
    uploaded(store, 1, "okr.xlsx", "code | cell | value\nC | A90 | K9\nC | A91 | K10")
    uploaded(store, 2, "okr.xlsx", "code | cell | value\nC | A95 | K10")
    assert states(store, 2) == [("A90", "gone"), ("A95", "still")]


def test_cells_without_a_heading_are_told_apart_by_their_column(store: Store) -> None:
    uploaded(store, 1, "okr.xlsx", "code | cell\nE | F3\nE | G3")
    uploaded(store, 2, "okr.xlsx", "code | cell\nE | G3")
    assert states(store, 2) == [("F3", "gone"), ("G3", "still")]


@pytest.mark.parametrize(
    ("file", "unit", "sheet", "follows"),
    [
        ("okr.xlsx", "North", "OKRs", True),
        ("okr-fix-list.xlsx", "North", "Other", True),
        ("OKR-fix-list (1).xlsx", "North", "Other", True),
        ("okr.csv", "North", "Other", True),
        ("okr v2.xlsx", "North", "OKRs", True),  # one of its objectives stands in a sheet of that name
        ("okr v2.xlsx", "North", "Other", False),
        ("okr.xlsx", "South", "OKRs", False),  # another unit's file that happens to be called alike
    ],
)
def test_which_upload_follows_which(store: Store, file: str, unit: str, sheet: str, follows: bool) -> None:
    uploaded(store, 1, "okr.xlsx", TWO)
    uploaded(store, 2, file, "", unit=unit, sheet=sheet)
    assert (changes(store, 2) is not None) == follows


def test_an_undone_upload_is_passed_over(store: Store) -> None:
    uploaded(store, 1, "okr.xlsx", TWO)
    uploaded(store, 2, "okr.xlsx", "")
    with store.transaction() as cursor:
        cursor.execute("insert into upload_mark values (2, ?, 'Analyst', true)", [NOON])
    uploaded(store, 3, "okr.xlsx", TWO)
    told = changes(store, 3)
    assert told is not None
    assert told.before == 1
    assert changes(store, 2) is None


def test_where_a_list_may_have_been_cut_nothing_is_called_new(store: Store) -> None:
    many = "\n".join(f"P | A{row} | v{row}" for row in range(100, 200))
    uploaded(store, 1, "okr.xlsx", f"code | cell | value\n{many}")
    uploaded(store, 2, "okr.xlsx", "code | cell | value\nP | A300 | v300")
    told = changes(store, 2)
    assert told is not None
    assert {state: len(told.of(state)) for state in ("gone", "new", "unlisted")} == {"gone": 100, "new": 0, "unlisted": 1}
    assert "1 more it can't be told" in told.told()
