"""What an import says of its files: counted as it is kept, in words that fit the number."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.export.accounts import outcome
from scorecard.language import speaking
from scorecard.model import trace
from scorecard.model.finding import FindingChange, FindingChanges
from scorecard.model.reading import Given
from tests.spec.sheets import imported, text_file, workbook

HEAD = "Objective | Key Result | Target | Current"


def test_one_of_a_kind_is_told_as_one(tmp_path: Path) -> None:
    account = imported(workbook(tmp_path / "okr.xlsx", {"Q3 2026": f"{HEAD} | Shelf\nGrow | Sales | 20 | 15 | A"})).account
    assert outcome(account, dry_run=False) == "okr.xlsx: loaded 1 objective, 1 key result and 1 check-in; 1 finding."
    told = outcome(replace(account, findings=()), dry_run=True)
    assert told == "okr.xlsx: would load 1 objective, 1 key result and 1 check-in; 0 findings."
    with speaking("nl"):
        assert trace.count_found(1, 1, 1) == "1 doelstelling, 1 kernresultaat en 1 check-in"
        assert trace.count_found(2, 2, 2) == "2 doelstellingen, 2 kernresultaten en 2 check-ins"
        assert (trace.count_findings(1), trace.count_findings(2)) == ("1 bevinding", "2 bevindingen")


@pytest.mark.parametrize(
    ("state", "said", "gezegd"),
    [
        ("gone", "The one finding is gone.", "De enige bevinding is opgelost."),
        ("still", "The one finding is still there: OKRs, cell A1.", "De enige bevinding staat er nog: OKRs, cel A1."),
    ],
)
def test_of_one_finding_it_is_said_that_it_is_gone_or_not(state: str, said: str, gezegd: str) -> None:
    changes = FindingChanges(1, "okr.xlsx", (FindingChange(state, "placeholder", "note", "OKRs", "A1", "", "", "", ""),))
    assert changes.told() == said
    with speaking("nl"):
        assert changes.told() == gezegd


def test_of_many_findings_the_number_that_is_gone_says_is_or_are() -> None:
    gone, still = (FindingChange(state, "placeholder", "note", "OKRs", "A1", "", "", "", "") for state in ("gone", "still"))
    assert FindingChanges(1, "okr.xlsx", (gone, gone)).told() == "2 of 2 findings are gone."
    assert FindingChanges(1, "okr.xlsx", (gone, gone, still)).told() == "2 of 3 findings are gone; still there: OKRs, cell A1."
    assert FindingChanges(1, "okr.xlsx", (gone, still)).told() == "1 of 2 findings is gone; still there: OKRs, cell A1."
    with speaking("nl"):
        assert FindingChanges(1, "okr.xlsx", (gone, still)).told() == "1 van 2 bevindingen is opgelost; nog aanwezig: OKRs, cel A1."


@pytest.mark.parametrize("rows", [1, 600])
def test_a_row_that_repeats_a_key_result_is_counted_once(tmp_path: Path, rows: int) -> None:
    told = "\n".join(f"Grow {number} | Sales {number} | % | 20 | 15" for number in range(rows))
    again = "Grow 0 | Sales 0 | % | 20 | 15\nGrow 0 | sales 0! | % | 20 | 15"
    path = text_file(tmp_path / "okr.csv", f"Objective | Key Result | Unit | Target | Current\n{told}\n{again}")
    account = imported(path, Given(period="2026-Q3")).account
    assert (account.objectives, account.key_results) == (rows, rows)


@pytest.mark.parametrize("rows", [1, 600])
def test_rows_of_one_id_are_one_key_result_within_a_period_and_unit(tmp_path: Path, rows: int) -> None:
    told = "\n".join(f"Grow {number} | K{number} | Sales {number} | % | Q3 2026 | 20" for number in range(rows))
    again = "Grow 0 | k0 | Sales of all | % | Q3 2026 | 20\nGrow 0 | K0 | Sales 0 | % | Q4 2026 | 20"
    path = text_file(tmp_path / "okr.csv", f"Objective | KR ID | Key Result | Unit | Quarter | Target\n{told}\n{again}")
    assert imported(path).account.key_results == rows + 1


def test_a_key_result_on_two_sheets_counts_on_the_first(tmp_path: Path) -> None:
    """As the store keeps it; an objective is known by its id, whatever its words."""
    head = "Objective ID | Objective | Key Result | Target"
    first = f"{head}\nO1 | Grow | Riders | 5\nO1 | Grow on | riders! | 5"
    again = f"{head}\nO1 | Grow | Riders | 5\nO1 | Grow | Vans on the road | 2"
    store = desk.open_store(tmp_path / "s.duckdb")
    path = workbook(tmp_path / "okr.xlsx", {"Q3 2026": first, "Q3 2026 (2)": again})
    account = desk.import_file(store, path, Given(period="2026-Q3"), by="x")
    with store.cursor() as cursor:
        kept = cursor.execute("select sheet, count(*) from key_result_version group by sheet order by sheet").fetchall()
    assert [(one.sheet, one.key_results) for one in account.sheets] == kept == [("Q3 2026", 1), ("Q3 2026 (2)", 1)]
