"""What OKR tools export: numeric starts and ends, two files, event logs, plans by the week, in two languages."""

from pathlib import Path

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, key_results, objectives, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_burningokr_start_and_end_are_numbers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "export.xlsx",
        {
            "okr": """
        Team   | Objective     | Progress | Corporate Objective | Key Result      | Description  | Start | End | Actual | Unit
        Routes | Calm mornings |    40.0% | Reliable carrier    | Late plans      | At six       |    30 |   5 |     20 | plans
        Routes | Calm mornings |    40.0% | Reliable carrier    | Changes at dawn |              |    12 |   2 |      8 | calls
        Crew   | Fair shifts   |    75.0% |                     | Wishes met      | Of all asked |    50 |  90 |     80 | %
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        unit   | objective     | key_result      | baseline | target | current | unit_of_measure | starts_on | due_on
        Routes | Calm mornings | Late plans      | 30       | 5      | 20      | plans           |           |
        Routes | Calm mornings | Changes at dawn | 12       | 2      | 8       | calls           |           |
        Crew   | Fair shifts   | Wishes met      | 50       | 90     | 80      | %               |           |
    """,
    )
    assert [row["parent_source_id"] for row in objectives(reading)] == ["Reliable carrier", ""]


def test_burningokr_in_german(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "export.xlsx",
        {
            "okr": """
        Team   | Objective      | Fortschritt | Uebergeordnetes Unternehmensziel | Key Result        | Beschreibung | Start | Ende | Aktuell | Einheit
        Touren | Ruhige Morgen  |       40.0% | Verlässlich liefern              | Späte Pläne       | Um sechs     |    30 |    5 |      20 | Pläne
        Touren | Ruhige Morgen  |       40.0% | Verlässlich liefern              | Änderungen früh   |              |    12 |    2 |       8 | Anrufe
    """
        },
    )
    expect(
        imported(path, GIVEN),
        """
        unit   | objective     | key_result      | baseline | target | current | unit_of_measure | objective_parent_source_id
        Touren | Ruhige Morgen | Späte Pläne     | 30       | 5      | 20      | Pläne           | Verlässlich liefern
        Touren | Ruhige Morgen | Änderungen früh | 12       | 2      | 8       | Anrufe          | Verlässlich liefern
    """,
    )


OPEN_GOALS = """
        Objective ID | Objective     | LEVEL | Start      | End        | Champion   | Reviewer
        OBJ-1        | Calm mornings | team  | 2026-07-01 | 2026-09-30 | Plan lead  | Depot lead
        OBJ-2        | Fair shifts   | team  | 2026-07-01 | 2026-09-30 | Crew lead  | Depot lead
    """
OPEN_RESULTS = """
        Key result ID | Objective | Key result      | Direction | Baseline | Target | Unit
        KR-1          | OBJ-1     | Late plans      | decrease  | 30       | 5      | plans
        KR-2          | OBJ-2     | Wishes met      | increase  | 50       | 90     | %
        KR-3          | OBJ-1     | Changes at dawn | decrease  | 12       | 2      | calls
    """


def test_openokr_key_results_name_their_objective_by_its_id_in_the_objective_column(tmp_path: Path) -> None:
    path = workbook(tmp_path / "goals.xlsx", {"Goals": OPEN_GOALS, "Key results": OPEN_RESULTS})
    expect(
        imported(path),
        """
        source_id | objective_source_id | objective     | key_result      | owner     | direction | baseline | target | unit_of_measure | unit
        KR-1      | OBJ-1               | Calm mornings | Late plans      | Plan lead | decrease  | 30       | 5      | plans           |
        KR-2      | OBJ-2               | Fair shifts   | Wishes met      | Crew lead | increase  | 50       | 90     | %               |
        KR-3      | OBJ-1               | Calm mornings | Changes at dawn | Plan lead | decrease  | 12       | 2      | calls           |
    """,
    )


def test_jira_align_tabs_are_read_in_the_order_in_which_they_need_each_other(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "align.xlsx",
        {
            "Key Results": "Key Result ID | Objective ID | Key Result | Baseline | Target | Score\n7 | 3 | Late plans | 30 | 5 | 40%",
            "Objectives": "Objective ID | Objective Name | Owner | Team | Quarter\n3 | Calm mornings | Plan lead | Routes | Q3 2026",
        },
    )
    expect(
        imported(path),
        """
        source_id | objective     | key_result | owner     | unit   | period  | baseline | target | progress
        7         | Calm mornings | Late plans | Plan lead | Routes | 2026-Q3 | 30       | 5      | 40
    """,
    )


def test_okra_title_is_the_key_result_where_an_objective_stands_beside_it(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "db.csv",
        """
        id  | title           | objective     | status | team   | quarter
        KR1 | Late plans      | Calm mornings | active | Routes | Q1 2026 - Jan-Mar
        Kr2 | Changes at dawn | Calm mornings | active | Routes | Rolling
        KR3 | Wishes met      | Fair shifts   | done   | Crew   | Q1 2026 - Jan-Mar
    """,
    )
    expect(
        imported(path),
        """
        source_id | objective     | key_result      | unit   | period  | status_word
        KR1       | Calm mornings | Late plans      | Routes | 2026-Q1 | active
        Kr2       | Calm mornings | Changes at dawn | Routes |         | active
        KR3       | Fair shifts   | Wishes met      | Crew   | 2026-Q1 | done
    """,
    )


def test_an_event_log_of_values_is_one_key_result_with_its_history(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "checkins.csv",
        """
        Date       | Objective     | Key result      | Value | Unit  | Confidence | Note       | By
        2026-07-31 | Calm mornings | Late plans      | 24    | plans | 5          | Slow start | Plan lead
        2026-08-31 | Calm mornings | Late plans      | 18    | plans | 7          |            | Plan lead
        2026-08-31 | Calm mornings | Changes at dawn | 7     | calls | 6          | Better     | Plan lead
        2026-09-15 | Calm mornings | Late plans      | 12    | plans | 8          | On its way | Plan lead
    """,
        encoding="utf-8-sig",
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        objective     | key_result      | current | unit_of_measure | unit | confidence | observed_on | check_ins
        Calm mornings | Late plans      | 12      | plans           |      | 8          | 2026-09-15  | 3
        Calm mornings | Changes at dawn | 7       | calls           |      | 6          | 2026-08-31  | 1
    """,
    )
    every_row_is_told(reading)


def test_kr_tracker_weeks_are_check_ins_and_neither_plan_nor_forecast_is_the_target(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "krs.csv",
        """
        kr_title   | kr_description | team   | owner     | quarter | unit  | target | baseline | current | objective     | pod | status | linked_initiatives | comments | plan_2026-W27 | actual_2026-W27 | forecast_2026-W27 | plan_2026-W28 | actual_2026-W28 | forecast_2026-W28
        Late plans | At six         | Routes | Plan lead | 2026-Q3 | plans | 5      | 30       | 21      | Calm mornings | A   | green  | Early print        | Going    | 28            | 27              | 27                | 24            | 21              | 23
        Wishes met | Of all asked   | Crew   | Crew lead | 2026-Q3 | %     | 90     | 50       |         | Fair shifts   | B   | amber  |                    |          | 55            | 54              | 55                | 60            |                 | 58
    """,
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective     | key_result | owner     | unit   | period  | baseline | target | current | unit_of_measure | observed_on | check_ins
        Calm mornings | Late plans | Plan lead | Routes | 2026-Q3 | 30       | 5      | 21      | plans           | 2026-07-12  | 2
        Fair shifts   | Wishes met | Crew lead | Crew   | 2026-Q3 | 50       | 90     | 54      | %               | 2026-07-05  | 1
    """,
    )


def test_several_teams_in_a_cell_are_told_and_the_first_one_holds(tmp_path: Path) -> None:
    path = tmp_path / "krs.csv"
    path.write_text(
        "kr_title,team,owner,quarter,target,baseline,objective\n"
        "Late plans,Routes|Depots,Plan lead,2026-Q3,5,30,Calm mornings\n"
        'Wishes met,"Crew;Offices",Crew lead,2026-Q3,90,50,Fair shifts\n'
        'Dents,"Crew\nDepots",Crew lead,2026-Q3,0,9,Fair shifts\n'
        'Cost a stop,"Sales and Service",Crew lead,2026-Q3,3,5,Fair shifts\n'
    )
    reading = imported(path)
    assert [row["unit"] for row in key_results(reading)] == ["Routes", "Crew", "Crew", "Sales and Service"]
    assert sum(finding.code == "several-units" for finding in reading.account.findings) == 3
