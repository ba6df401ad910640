"""Workbooks that people build themselves: flat sheets, tabs by level, by area and by time."""

from pathlib import Path

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, key_results, objectives, sheet_of, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_a_flat_sheet_with_progress_alone(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Sheet1": """
        Objective     | Key Result      | Progress | Owner     | Quarter | Status
        Calm mornings | Late plans      |      40% | Plan lead | Q3 2026 | On track
                      | Changes at dawn |      70% | Plan lead | Q3 2026 | On track
    """
        },
    )
    expect(
        imported(path),
        """
        objective     | key_result      | progress | current | owner     | period  | status_word
        Calm mornings | Late plans      | 40       |         | Plan lead | 2026-Q3 | On track
        Calm mornings | Changes at dawn | 70       |         | Plan lead | 2026-Q3 | On track
    """,
    )


def test_a_flat_sheet_with_confidence(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "okr.csv",
        """
        Objective     | Key Result      | Progress | Confidence | Owner     | Quarter
        Calm mornings | Late plans      | 0.4      | High       | Plan lead | 2026 Q3
        Calm mornings | Changes at dawn | 0.7      | Low        | Plan lead | 2026 Q3
    """,
    )
    expect(
        imported(path),
        """
        key_result      | progress | confidence | owner     | period
        Late plans      | 40       | 8          | Plan lead | 2026-Q3
        Changes at dawn | 70       | 2          | Plan lead | 2026-Q3
    """,
    )


def test_a_flat_sheet_with_sentences_as_targets(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        OKR # | Objective     | Key Result        | Owner     | Target                            | Current        | % Complete | Status
        1     | Calm mornings | Late plans        | Plan lead | At most 5 late plans by 2028      | 18             |        40% | On track
        2     | Earn more     | Freight revenue   | Head      | THB 500M recurring income by 2028 | THB 320M       |        64% | On track
        3     | Fair shifts   | Shift handbook    | Crew lead | Handbook signed by all crews      | Draft          |        25% | Behind
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective     | key_result      | owner     | target    | current   | progress | status_word
        Calm mornings | Late plans      | Plan lead | 5         | 18        | 40       | On track
        Earn more     | Freight revenue | Head      | 500000000 | 320000000 | 64       | On track
        Fair shifts   | Shift handbook  | Crew lead |           |           | 25       | Behind
    """,
    )
    assert "number-unreadable" in codes(reading)


def test_a_guide_sheet_with_check_ins_by_words_and_a_dashboard_that_is_no_table(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective     | Key Result | Owner     | Start Value | Target Value | Current Value | Score | Quarter
        Calm mornings | Late plans | Plan lead |          30 |            5 |            18 |  0.48 | Q2 2026
    """,
            "Check-ins": """
        Date       | Key Result | Owner     | Current Value | Confidence (High/Medium/Low) | Notes
        2026-05-04 | Late plans | Plan lead |            24 | Medium                       | Slow start
        2026-06-01 | Late plans | Plan lead |            18 | High                         |
    """,
            "Dashboard": "OKR Dashboard\nAverage score | 0.48\nOn track | 1\nAt risk | 0",
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective     | key_result | owner     | period  | baseline | target | current | check_ins
        Calm mornings | Late plans | Plan lead | 2026-Q2 | 30       | 5      | 18      | 3
    """,
    )
    assert sheet_of(reading, "Dashboard").key_results == 0


def test_four_tabs_for_company_teams_log_and_people(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Company OKRs": "Objective | Score (auto) | Owner | Timeframe\nReliable carrier | 0.6 | Head | 2026",
            "Team OKRs": """
        Team   | Objective     | Key Result | Target | Current | Score | Owner     | Confidence
        Routes | Calm mornings | Late plans |      5 |      18 |   0.4 | Plan lead | 7
        Crew   | Fair shifts   | Wishes met |    90% |     60% |   0.3 | Crew lead | 4
    """,
            "KR Log": "Date | KR ID | Value | Notes\n2026-08-03 | Late plans | 22 | Slow",
            "People": "Name | Team | Email\nPlan lead | Routes | plan@depot.example",
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        sheet     | unit   | objective     | key_result | target | current | owner     | confidence | check_ins
        Team OKRs | Routes | Calm mornings | Late plans | 5      | 18      | Plan lead | 7          | 2
        Team OKRs | Crew   | Fair shifts   | Wishes met | 90     | 60      | Crew lead | 4          | 1
    """,
    )
    assert next((row["text"], row["period"]) for row in objectives(reading)) == ("Reliable carrier", "2026")


def test_tabs_by_level_give_their_rows_the_unit_but_a_level_is_no_unit(tmp_path: Path) -> None:
    headings = "Objective | Key Result | Target | Current"
    path = workbook(
        tmp_path / "okr 2026-Q3.xlsx",
        {
            "Company": f"{headings}\nReliable carrier | Parcels in time | 95 | 91",
            "Team": f"{headings}\nCalm mornings | Late plans | 5 | 18",
            "Individual": f"{headings}\nPlan ahead | Evenings free | 4 | 2",
        },
    )
    expect(imported(path), "key_result | unit | period\nParcels in time | | 2026-Q3\nLate plans | | 2026-Q3\nEvenings free | | 2026-Q3")


def test_tabs_by_time(tmp_path: Path) -> None:
    headings = "Objective | Key Result | Target | Current"
    path = workbook(
        tmp_path / "okr 2026.xlsx",
        {
            "Annual OKRs": f"{headings}\nReliable carrier | Parcels in time | 95 | 91",
            "Q1": f"{headings}\nCalm mornings | Late plans | 20 | 24",
            "Q2": f"{headings}\nCalm mornings | Late plans | 10 | 18",
        },
    )
    expect(imported(path), "key_result | period\nParcels in time | 2026\nLate plans | 2026-Q1\nLate plans | 2026-Q2")


def test_spanish_sheets_by_area_with_and_without_a_column_for_it_and_a_summary_that_is_not_counted(tmp_path: Path) -> None:
    headings = "Objetivo | Iniciativa | Descripción | Progreso | Estado | Prioridad | Responsable | Fecha Inicio | Fecha Fin"
    path = workbook(
        tmp_path / "Plan 2026.xlsx",
        {
            "Resumen": "Resumen general\nÁrea | Objetivo | Progreso\nAlmacén | Mañanas tranquilas | 60%\nVentas | Más clientes | 20%",
            "Almacén": f"{headings}\nMañanas tranquilas | Planes la víspera | Antes de las seis | 75% | en_progreso | Alta | Jefe de rutas | 01/07/2026 | 30/09/2026\nMañanas tranquilas | Sin cambios tarde | | 45 | en_espera | Media | Jefe de rutas | 01/07/2026 | 15/10/2026",
            "Ventas": f"Área | {headings}\nVentas | Más clientes | Visitas por zona | | 20 | planificación | Alta | Jefa de ventas | 45839 | 45930",
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        sheet   | unit    | objective          | key_result        | progress | owner          | status_word   | due_on
        Almacén | Almacén | Mañanas tranquilas | Planes la víspera | 75       | Jefe de rutas  | en_progreso   | 2026-09-30
        Almacén | Almacén | Mañanas tranquilas | Sin cambios tarde | 45       | Jefe de rutas  | en_espera     | 2026-10-15
        Ventas  | Ventas  | Más clientes       | Visitas por zona  | 20       | Jefa de ventas | planificación | 2025-09-30
    """,
    )
    assert sheet_of(reading, "Resumen").key_results == 0
    assert len(objectives(reading)) == 2


def test_a_norwegian_export_keeps_employee_and_day_of_change(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Eksport": """
        Ansatt     | Objective      | Key Result      | Initiative     | Status   | Dato endret | Kommentar
        Ruteleder  | Rolige morgener | Sene planer     | Trykk kvelden før | Pågår | 2026-08-01  | Går bra
        Ruteleder  | Rolige morgener | Endringer tidlig |                | Pågår   | 2026-08-02  |
    """
        },
    )
    expect(
        imported(path, GIVEN),
        """
        objective       | key_result       | owner     | status_word | unit
        Rolige morgener | Sene planer      | Ruteleder | Pågår       |
        Rolige morgener | Endringer tidlig | Ruteleder | Pågår       |
    """,
    )
    assert {row["period"] for row in key_results(imported(path, GIVEN))} == {"2026-Q3"}
