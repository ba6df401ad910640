"""What a workbook says of its key results beside the numbers: type, limits, tolerance, accumulation, plan curve, shared metric, own score."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, key_results, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")


def test_the_type_of_each_key_result_is_told_by_its_words(tmp_path: Path) -> None:
    reading = imported(
        workbook(
            tmp_path / "okr.xlsx",
            {
                "OKRs": """
        Objective | Key Result          | KR type         | Baseline | Target | Current
        Calm days | Rating of the shops | Increase to     |      3.9 |    4.5 |     4.1
        Calm days | Returned parcels    | Reduce          |      120 |     80 |     100
        Calm days | New depots          | Reach           |          |      3 |       1
        Calm days | Uptime of the till  | Stay above      |          |     95 |      97
        Calm days | Stock on hand       | Maintain        |          |    4–5 |     4.5
        Calm days | Sick leave          | stay below      |          |     4% |    3.5%
        Calm days | New till everywhere | Yes/No          |          |        |
        Calm days | Open the hub        | Milestones      |          |        |
        Calm days | Handbook            | % complete      |          |        |
        Calm days | Know the waiting    | Measure baseline |         |        |
    """
            },
        ),
        GIVEN,
    )
    expect(
        reading,
        """
        key_result          | key_result_type  | direction | lower_limit | upper_limit | target | unit_of_measure
        Rating of the shops | increase         | increase  |             |             | 4.5    |
        Returned parcels    | decrease         | decrease  |             |             | 80     |
        New depots          | reach            |           |             |             | 3      |
        Uptime of the till  | control_at_least | maintain  | 95          |             | 95     |
        Stock on hand       | control_between  | maintain  | 4           | 5           |        |
        Sick leave          | control_at_most  | maintain  |             | 4           | 4      | %
        New till everywhere | binary           |           |             |             |        |
        Open the hub        | milestone        |           |             |             |        |
        Handbook            | percent_complete |           |             |             |        |
        Know the waiting    | baseline_setting |           |             |             |        |
    """,
    )
    assert not codes(reading) & {"number-range", "key-result-type-unknown", "limits-missing"}


@pytest.mark.parametrize(
    ("heading", "word", "meant"),
    [
        ("Type Kernresultaat", "Mijlpaal", "milestone"),
        ("Art des Schlüsselergebnisses", "senken", "decrease"),
        ("Type de résultat clé", "Oui/Non", "binary"),
        ("Tipo de resultado clave", "Hito", "milestone"),
        ("Tipo de resultado-chave", "Alcançar", "reach"),
        ("Metric type", "Yes/No", "binary"),
        ("Measure type", "Decrease", "decrease"),
        ("Type", "Binary", "binary"),
    ],
)
def test_a_type_is_known_in_the_languages_of_the_workbooks(tmp_path: Path, heading: str, word: str, meant: str) -> None:
    drawn = f"Objective | Key Result | {heading} | Target\nCalm days | Rating | {word} | 4\nCalm days | Parcels | {word} | 5"
    [one, other] = key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN))
    assert (one["key_result_type"], other["key_result_type"]) == (meant, meant)


def test_a_word_that_names_no_type_is_said_and_guessed_by_nobody(tmp_path: Path) -> None:
    reading = imported(
        workbook(
            tmp_path / "okr.xlsx",
            {
                "OKRs": """
        Objective | Key Result | KR type   | Accumulation | Plan curve | Scale | Baseline | Target
        Calm days | Rating     | Wobble    | Sometimes    | Zigzag     | Bark  |        1 |      4
        Calm days | Parcels    | Numeric   | Per week     | Late       | Log   |        1 |     40
    """
            },
        ),
        GIVEN,
    )
    expect(
        reading,
        """
        key_result | key_result_type | accumulation | plan_curve | scale | baseline | target
        Rating     |                 |              |            |       | 1        | 4
        Parcels    |                 | increment    | late       | log   | 1        | 40
    """,
    )
    found = {(one.code, one.cell, one.value) for one in reading.account.findings}
    assert found == {
        ("key-result-type-unknown", "C2", "Wobble"),
        ("accumulation-unknown", "D2", "Sometimes"),
        ("plan-curve-unknown", "E2", "Zigzag"),
        ("scale-unknown", "F2", "Bark"),
    }


def test_what_a_measure_is_for_is_no_type_of_its_key_result(tmp_path: Path) -> None:
    drawn = """
        Objective | Measure        | Measure type | Target
        Calm days | Visitors       | Reach        |     40
        Calm days | Rating         | Quality      |      4
        Calm days | Talks held     | Output       |      9
        Calm days | Desks          | Capacity     |      3
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    assert [one["key_result_type"] for one in key_results(reading)] == ["", "", "", ""]
    assert codes(reading) == {"heading-not-recognised"}


def test_limits_have_columns_of_their_own_or_stand_in_the_target_of_what_is_to_be_kept(tmp_path: Path) -> None:
    reading = imported(
        workbook(
            tmp_path / "okr.xlsx",
            {
                "OKRs": """
        Objective | Key Result           | Direction | Lower limit | Upper limit | Tolerance | Baseline | Target          | Current | Stretch target
        Calm days | Stock in weeks       |           |           4 |           5 |       0.5 |          |                 |     4.2 |
        Calm days | Staff on time        | maintain  |             |             |           |          | ≥ 95 %          |     97% |
        Calm days | Errors               | maintain  |             |             |           |          | < 2 %           |    1.5% |
        Calm days | Stars                | maintain  |             |             |           |          | between 4 and 5 |     4.2 |
        Calm days | Keep the till up     |           |             |             |           |          | ≥ 99 %          |   99.5% |
        Calm days | Keep the till fast   |           |             |             |           |      50% | ≥ 99 %          |     60% |
        Calm days | Rating of the shops  |           |           1 |           5 |           |      3.9 | 4.5             |     4.1 | 4.8
    """
            },
        ),
        GIVEN,
    )
    expect(
        reading,
        """
        key_result          | key_result_type  | direction | lower_limit | upper_limit | tolerance | unit_of_measure | stretch_target
        Stock in weeks      | control_between  | maintain  | 4           | 5           | 0.5       |                 |
        Staff on time       | control_at_least | maintain  | 95          |             |           | %               |
        Errors              | control_at_most  | maintain  |             | 2           |           | %               |
        Stars               | control_between  | maintain  | 4           | 5           |           |                 |
        Keep the till up    | control_at_least | maintain  | 99          |             |           | %               |
        Keep the till fast  |                  | increase  |             |             |           | %               |
        Rating of the shops |                  |           | 1           | 5           |           |                 | 4.8
    """,
    )
    assert "number-range" not in codes(reading)


def test_limits_that_cross_or_are_missing_are_said(tmp_path: Path) -> None:
    reading = imported(
        workbook(
            tmp_path / "okr.xlsx",
            {
                "OKRs": """
        Objective | Key Result | KR type      | Lower limit | Upper limit | Target
        Calm days | Stock      | Stay between |           5 |           4 |
        Calm days | Uptime     | Maintain     |             |             |     95
        Calm days | Stars      | Increase     |             |             |    4-5
    """
            },
        ),
        GIVEN,
    )
    expect(
        reading,
        """
        key_result | key_result_type | lower_limit | upper_limit
        Stock      | control_between |             |
        Uptime     |                 |             |
        Stars      | increase        |             |
    """,
    )
    found = [(one.code, one.cell) for one in reading.account.findings]
    assert found == [("number-range", "F4"), ("limits-crossed", "D2"), ("limits-missing", "C3")]


def test_a_metric_is_shared_where_ids_of_metrics_stand_beside_those_of_key_results_or_repeat(tmp_path: Path) -> None:
    beside = """
        Objective | KR ID | Key Result       | KPI ID | Target
        Calm days | KR-1  | Rating, north    | M-7    | 4
        Calm days | KR-2  | Rating, south    | M-7    | 5
    """
    alone = """
        Objective | Key Result       | KPI-ID | Target
        Calm days | Rating, north    | M-7    | 4
        Calm days | Rating, south    | M-7    | 5
    """
    own = """
        Objective | Key Result       | KPI-ID | Target
        Calm days | Rating, north    | M-7    | 4
        Calm days | Rating, south    | M-8    | 5
    """
    told = []
    for name, drawn in {"beside": beside, "alone": alone, "own": own}.items():
        reading = imported(workbook(tmp_path / f"{name}.xlsx", {"OKRs": drawn}), GIVEN)
        told.append([(one["source_id"], one["metric"]) for one in key_results(reading)])
    assert told == [[("KR-1", "M-7"), ("KR-2", "M-7")], [("", "M-7"), ("", "M-7")], [("M-7", ""), ("M-8", "")]]


def test_a_key_result_has_a_mode_of_its_own_where_those_of_its_objective_differ(tmp_path: Path) -> None:
    reading = imported(
        workbook(
            tmp_path / "okr.xlsx",
            {
                "OKRs": """
        Objective  | Key Result | Committed or aspirational | Target
        Calm days  | Rating     | Committed                 |      4
        Calm days  | Parcels    | Stretch (70 %)            |      5
        Busy hours | Visitors   | Moonshot                  |      6
        Busy hours | Buyers     | Aspirational              |      7
        Busy nights | Guests    | Perhaps                   |      7
    """
            },
        ),
        GIVEN,
    )
    expect(
        reading,
        """
        key_result | goal_mode    | objective_goal_mode
        Rating     | committed    | committed
        Parcels    | aspirational | committed
        Visitors   |              | aspirational
        Buyers     |              | aspirational
        Guests     |              | committed
    """,
    )
    assert [(one.code, one.cell) for one in reading.account.findings] == [("goal-mode-unknown", "C6")]


def test_the_owners_own_score_stands_beside_what_is_computed(tmp_path: Path) -> None:
    reading = imported(
        workbook(
            tmp_path / "okr.xlsx",
            {
                "OKRs": """
        Objective | Key Result | Baseline | Target | Current | Selbstbewertung | Kommentar zur Selbstbewertung
        Calm days | Rating     |        1 |      4 |       2 |             70% | We all know why
        Calm days | Parcels    |        1 |      4 |       2 |                 | -
    """,
            },
        ),
        GIVEN,
    )
    expect(
        reading,
        """
        key_result | self_score | self_comment    | progress | current
        Rating     | 0.7        | We all know why |          | 2
        Parcels    |            |                 |          | 2
    """,
    )


def test_an_own_score_that_is_all_there_is_counts_as_progress_too(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Self score\nCalm days | Rating | 0.7\nCalm days | Parcels | 1"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    assert [(one["self_score"], one["progress"]) for one in key_results(reading)] == [("0.7", "70"), ("1", "100")]


def test_own_scores_on_a_scale_that_nobody_names_are_said(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Current | Zelfbeoordeling\nCalm days | Rating | 5 | 4 | 4\nCalm days | Parcels | 5 | 4 | 3"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    assert [one["self_score"] for one in key_results(reading)] == ["", ""]
    assert codes(reading) == {"mark-of-unknown-scale"}


def test_a_units_sheet_says_how_much_each_unit_counts(tmp_path: Path) -> None:
    okrs = "Objective | Key Result | Team | Target\nCalm days | Rating | Sales | 5"
    for heading in ("Roll-up weight", "Weight", "Gewicht"):
        units = f"Team | Parent unit | {heading}\nShop | | 1\nSales | Shop | 2.5\nBack | Shop | some"
        reading = imported(workbook(tmp_path / f"{heading}.xlsx", {"OKRs": okrs, "Units": units}), GIVEN)
        assert reading.content is not None
        told = [(one["unit"], one["rollup_weight"]) for one in reading.content.units.to_pylist()]
        assert told == [("Shop", 1.0), ("Sales", 2.5), ("Back", None)]
        assert [(one.code, one.cell) for one in reading.account.findings] == [("number-unreadable", "C4")]


@pytest.mark.parametrize(
    ("above", "heading", "told"),
    [
        ("Our goals", "Confidence (1-5)", ["1", "5.5", "10"]),
        ("Our goals", "Fist of five", ["1", "5.5", "10"]),
        ("Confidence: hand votes 1–5", "Confidence", ["1", "5.5", "10"]),
        ("Our goals in 1-5 words", "Confidence", ["1", "3", "5"]),
    ],
)
def test_a_hand_vote_is_told_from_a_confidence_to_ten_by_its_heading_or_a_legend(
    tmp_path: Path, above: str, heading: str, told: list[str]
) -> None:
    drawn = f"{above}\nObjective | Key Result | Target | Current | {heading}\n" + "\n".join(f"Calm | KR {n} text | 5 | 4 | {n}" for n in (1, 3, 5))
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    assert [one["confidence"] for one in key_results(reading)] == told


def test_a_vote_above_five_is_no_vote_of_a_hand(tmp_path: Path) -> None:
    drawn = "Confidence 1-5\nObjective | Key Result | Target | Current | Confidence\nCalm | Rating | 5 | 4 | 7\nCalm | Mail | 5 | 4 | 3"
    assert [one["confidence"] for one in key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN))] == ["7", "3"]


def test_rows_that_say_what_they_are_may_say_beside_it_what_type_their_key_result_is(tmp_path: Path) -> None:
    drawn = """
        Type       | Title               | Id | Parent | KR type    | Commitment   | Start value | Target | Current | Upper limit
        Objective  | Calm days           | O1 |        |            | Aspirational |             |        |         |
        Key result | Rating of the shops | K1 | O1     | Increase   |              |         3.9 |    4.5 |     4.1 |
        Key result | Sick leave          | K2 | O1     | Stay below | Committed    |             |        |       3 |           4
        Key result | New till            | K3 | O1     | Yes/No     | Aspirational |             |        |     yes |
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        objective | key_result          | key_result_type  | goal_mode    | objective_goal_mode | upper_limit | current
        Calm days | Rating of the shops | increase         |              | aspirational        |             | 4.1
        Calm days | Sick leave          | control_at_most  | committed    | aspirational        | 4           | 3
        Calm days | New till            | binary           | aspirational | aspirational        |             | 1
    """,
    )
    assert not codes(reading)


def test_key_results_numbered_in_a_row_take_no_type_from_it(tmp_path: Path) -> None:
    drawn = "Objective | KR type | KR1 | KR1 Target | KR2 | KR2 Target\nCalm days | Increase | Rating | 4 | Mail | 9"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(reading, "key_result | key_result_type | target\nRating | | 4\nMail | | 9")


def test_the_number_of_cases_is_read_beside_a_value_and_in_a_log(tmp_path: Path) -> None:
    drawn = {
        "OKRs": """
        Objective | KR ID | Key Result    | Target | Current | Sample size
        Calm days | KR-1  | Rating, north | 90 %   | 88 %    | 120
        Calm days | KR-2  | Rating, south | 90 %   | 62 %    | none yet
        Calm days | KR-3  | Rating, east  | 90 %   | 70 %    | 0
        """,
        "Check-ins": """
        KR ID | Date       | Value | Sample size
        KR-1  | 2026-02-01 | 90 %  | 1200
        """,
    }
    reading = imported(workbook(tmp_path / "okr.xlsx", drawn), GIVEN)
    assert reading.content is not None
    told = [(one["value"], one["denominator"]) for one in reading.content.check_ins.to_pylist()]
    assert sorted(told, key=str) == [(62, None), (70, None), (88, 120), (90, 1200)]
    assert [(one.code, one.cell) for one in reading.account.findings if one.heading == "Sample size"] == [("number-unreadable", "F3")]
