from pathlib import Path

from scorecard import desk
from scorecard.model.reading import Given
from tests.pages.conftest import opened

FILE = """Period,Unit,Perspective,Objective,Key result,Shared metric,Baseline,Target,Current,Sample size,Unit of measure
2026-Q3,North,Customer,Please customers,Satisfied in the north,Satisfaction,50,90,88,120,%
2026-Q3,South,Customer,Please customers too,Satisfied in the south,Satisfaction,50,90,62,880,%
2026-Q3,South,Customer,Please customers too,Complaints,,40,10,25,,
"""


def test_progress_shows_a_shared_metric_as_all_its_cases_together(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "okr.csv").write_text(FILE, encoding="utf-8")
    store = desk.open_store(empty)
    assert desk.import_file(store, tmp_path / "okr.csv", Given(), by="Analyst").status == "loaded"
    store.close()
    page = opened("progress")
    assert not page.exception
    assert "Shared metrics" in [one.value for one in page.header]
    shown = next(one.value for one in page.dataframe if "Cases" in one.value.columns)
    assert shown[["Metric", "Cases", "Key results"]].to_numpy().tolist() == [["Satisfaction", 1000, 2]]
    assert shown["All units together"].tolist() == [65.12]


def test_progress_says_nothing_of_shared_metrics_where_there_are_none(filled: Path) -> None:
    assert "Shared metrics" not in [one.value for one in opened("progress").header]
