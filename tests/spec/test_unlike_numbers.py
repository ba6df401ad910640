"""Numbers of one key result that are told in different units, on different scales or without the magnitude of the others."""

from pathlib import Path

import pytest

from scorecard.intake.tables import Reading
from scorecard.model.reading import Given
from tests.spec.sheets import expect, imported, text_file, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")


def told(reading: Reading, *codes: str) -> list[tuple[str, str | None, str]]:
    return [(one.code, one.cell, one.message) for one in reading.account.findings if one.code in codes]


def test_sizes_that_one_makes_of_the_other_are_read_in_the_targets_unit_and_said(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result   | Baseline | Target | Current
                Be fast   | Response     | 90 min   | 1 h    | 1:15 h
                Be fast   | First answer | 2 uur    | 45 min | 1h30
                Be fast   | Payback      | 2 years  | 18 months | 21 months
                Be light  | Packaging    | 1.2 kg   | 800 g  | 900 g
                Be light  | A truck      | 1.23456789 t | 1000 kg | 1100 kg
                Be fast   | Pick time    | 3 days   | 2 Tage | 2.5 d
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result   | baseline | target | current | unit_of_measure
        Response     |      1.5 |      1 |    1.25 | h
        First answer |      120 |     45 |      90 | min
        Payback      |       24 |     18 |      21 | months
        Packaging    |     1200 |    800 |     900 | g
        A truck      | 1234.56789 | 1000 |    1100 | kg
        Pick time    |        3 |      2 |     2.5 | Tage
    """,
    )
    assert told(reading, "unit-converted", "units-mixed") == [
        ("unit-converted", "C2", "Read as 1.5 h, the unit of the key result."),
        ("unit-converted", "C3", "Read as 120 min, the unit of the key result."),
        ("unit-converted", "E3", "Read as 90 min, the unit of the key result."),
        ("unit-converted", "C4", "Read as 24 months, the unit of the key result."),
        ("unit-converted", "C5", "Read as 1,200 g, the unit of the key result."),
        ("unit-converted", "C6", "Read as 1,234.56789 kg, the unit of the key result."),
    ]


def test_what_no_size_makes_of_the_other_is_unknown_and_said(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | Baseline | Target | Current
                Be fast   | Lead time  | 2 weeks  | 5 days | 9 days
                Earn      | Margin     | €1m      | $2m    | €1.5m
                Earn      | Sales      | 1 Mio. € | 2 Mio. EUR | 1,5 Mio. Euro
                Earn      | Share      | 40 %     | 60 %   | 3 days
                Earn      | Orders     | 40 orders | 60 orders | 50 open orders
                Earn      | Growth     | 4 %      | 6 pp   | 5 %
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target  | current | unit_of_measure
        Lead time  |          | 5       | 9       | days
        Margin     |          | 2000000 |         | $
        Sales      | 1000000  | 2000000 | 1500000 | EUR
        Share      | 40       | 60      |         | %
        Orders     | 40       | 60      | 50      | orders
        Growth     | 4        | 6       | 5       | pp
    """,
    )
    assert told(reading, "units-mixed") == [
        ("units-mixed", "C2", "This is told in weeks, and the key result in days; it counts as unknown."),
        ("units-mixed", "C3", "This is told in €, and the key result in $; it counts as unknown."),
        ("units-mixed", "E3", "This is told in €, and the key result in $; it counts as unknown."),
        ("units-mixed", "E5", "This is told in days, and the key result in %; it counts as unknown."),
    ]


def test_the_column_of_units_leads_where_there_is_one(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | Unit | Baseline | Target | Current
                Be fast   | Response   | min  |       90 | 1 h    | 75 min
                Earn      | Margin     | €    | $1m      | €2m    | 1500000
                Earn      | Sales      | USD  | 2.5m     | 4m     | 3m
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target  | current | unit_of_measure
        Response   | 90       | 60      | 75      | min
        Margin     |          | 2000000 | 1500000 | €
        Sales      | 2500000  | 4000000 | 3000000 | USD
    """,
    )
    assert [told[:2] for told in told(reading, "unit-converted", "units-mixed")] == [("unit-converted", "E2"), ("units-mixed", "D3")]


def test_a_target_in_the_words_leads_as_one_in_its_own_column(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"S": "Objective | Key Result | Current\nBe fast | Answer within less than 2 hours | 90 min\nEarn | Reach sales of €2m | 40 %"},
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result                     | target  | current | unit_of_measure
        Answer within less than 2 hours | 2      | 1.5     | hours
        Reach sales of €2m             | 2000000 |         | €
    """,
    )


def test_a_rating_on_another_scale_is_unknown_and_said(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result      | Baseline | Target | Current
                Roll out  | Sites live      | 0%       | 80%    | 12/20
                Roll out  | Sites trained   | 0        | 20     | 12/20
                Please    | Rating          | 3.5/5    | 4.5/5  | 4.2/5
                Please    | Mark            | 3.5/5    | 4.5/5  | 8/10
                Please    | Stars           | 3.5      | 4.5    | 4/5
                Please    | Mark of ten     | 6        | 9      | 4/5
                Please    | Bare mark       | 3        | 4/5    | 8
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result    | baseline | target | current | unit_of_measure
        Sites live    |        0 |     80 |         | %
        Sites trained |        0 |     20 |      12 |
        Rating        |      3.5 |    4.5 |     4.2 |
        Mark          |      3.5 |    4.5 |         |
        Stars         |      3.5 |    4.5 |       4 |
        Mark of ten   |        6 |      9 |         |
        Bare mark     |        3 |      4 |         |
    """,
    )
    assert told(reading, "scales-mixed") == [
        ("scales-mixed", "E2", "This is told on a scale to 20, and the key result in %; it counts as unknown."),
        ("scales-mixed", "E5", "This is told on a scale to 10, and the key result on one to 5; it counts as unknown."),
        ("scales-mixed", "E7", "This is told on a scale to 5, and the key result goes to 9; it counts as unknown."),
        ("scales-mixed", "E8", "This lies beyond the scale to 5 of the key result; it counts as unknown."),
    ]


def test_a_small_m_that_may_be_a_million_is_unknown_beside_far_larger_numbers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result     | Baseline | Target | Current
                Grow      | Monthly visits | 900k     | 1.2m   | 950k
                Build     | Cable          | 2.5m     | 4m     | 3m
                Build     | Wire           | 2        | 4m     | 3
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result     | baseline | target | current
        Monthly visits |   900000 |        |  950000
        Cable          |      2.5 |      4 |       3
        Wire           |        2 |      4 |       3
    """,
    )
    assert [told[:2] for told in told(reading, "scale-mixed")] == [("scale-mixed", "D2")]


def test_a_period_in_another_unit_is_unknown_or_read_in_the_targets_unit(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | Target | 2026-01 | 2026-02 | 2026-03
                Be fast   | Response   | 1 h    | 2 h     | 90 min  | 75 min
                Be fast   | Lead time  | 5 days | 2 weeks | 8 days  | 7 days
            """
        },
    )
    reading = imported(path, GIVEN)
    assert reading.content is not None
    rows = [(row["cell"], row["value"]) for row in reading.content.check_ins.to_pylist()]
    assert rows == [("D2", 2.0), ("E2", 1.5), ("F2", 1.25), ("E3", 8.0), ("F3", 7.0)]
    assert [told[:2] for told in told(reading, "unit-converted", "units-mixed")] == [
        ("unit-converted", "E2"),
        ("unit-converted", "F2"),
        ("units-mixed", "D3"),
    ]


def test_a_bare_one_beside_percents_may_be_all_of_it_and_is_unknown(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | Unit | Baseline | Target | Current
                Grow      | Signed     |      | 40%      | 120%   | 1.1
                Grow      | All        | %    | 0%       | 100%   | 1
                Grow      | Bare       | %    | 1        | 15     | 1.2
                Grow      | Small      |      | 4%       | 6%     | 1.1
                Grow      | Nought     |      | 40%      | 60%    | 0
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target | current | unit_of_measure
        Signed     | 40       | 120    |         | %
        All        | 0        | 100    |         | %
        Bare       | 1        | 15     | 1.2     | %
        Small      | 4        | 6      | 1.1     | %
        Nought     | 40       | 60     | 0       | %
    """,
    )
    assert told(reading, "share-among-percents") == [
        ("share-among-percents", "F2", "1.1 stands among percents: it may be 110 % or 1.1 %, and counts as unknown."),
        ("share-among-percents", "F3", "1 stands among percents: it may be 100 % or 1 %, and counts as unknown."),
    ]


def test_each_row_of_a_measure_is_read_in_its_own_targets_unit(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | Date       | Target | Actual
                Be fast   | Response   | 2026-01-31 | 1 h    | 90 min
                Be fast   | Response   | 2026-02-28 | 1 h    | 75 min
                Be fast   | Response   | 2026-03-31 | 1 h    | 3 days
            """
        },
    )
    reading = imported(path, GIVEN)
    assert reading.content is not None
    assert [row["value"] for row in reading.content.check_ins.to_pylist()] == [1.5, 1.25]
    assert [told[:2] for told in told(reading, "unit-converted", "units-mixed")] == [
        ("unit-converted", "E2"),
        ("unit-converted", "E3"),
        ("units-mixed", "E4"),
    ]


def test_a_value_of_a_log_is_read_in_the_unit_of_its_key_result(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": "Objective | KR ID | Key Result | Baseline | Target\nBe fast | K1 | Response | 2 h | 1 h\nBe fast | K2 | Orders | 5 | 9",
            "Log": """
                Date       | KR ID | Value
                2026-07-10 | K1    | 90 min
                2026-07-20 | K1    | 1.25
                2026-07-21 | K1    | 40 %
                2026-07-21 | K2    | 40 %
            """,
        },
    )
    reading = imported(path, GIVEN)
    assert reading.content is not None
    assert [row["value"] for row in reading.content.check_ins.to_pylist()] == [1.5, 1.25, None, 40]
    assert told(reading, "unit-converted", "units-mixed") == [
        ("unit-converted", "C2", "Read as 1.5 h, the unit of the key result."),
        ("units-mixed", "C4", "This is told in %, and the key result in h; it counts as unknown."),
    ]


def test_a_large_table_with_units_of_measure_is_told_of_them_too(tmp_path: Path) -> None:
    rows = "\n".join(f"Be fast | Answer number {number} | min | 90 | 45 min | 60 min" for number in range(800))
    path = text_file(
        tmp_path / "okr.csv",
        f"Objective | Key Result | Unit | Baseline | Target | Current\n{rows}\nBe fast | The last | min | 90 | 1 h | 2 days",
    )
    reading = imported(path, GIVEN)
    assert reading.content is not None
    last = reading.content.key_results.to_pylist()[-1]
    assert (last["text"], last["target"], last["unit_of_measure"]) == ("The last", 60.0, "min")
    assert len(reading.content.check_ins.to_pylist()) == 800
    assert [told[:2] for told in told(reading, "unit-converted", "units-mixed")] == [("unit-converted", "E802"), ("units-mixed", "F802")]


@pytest.mark.parametrize("unit", ["", "%"])
@pytest.mark.parametrize("current", ["0.71", "71%"])
def test_shares_whose_words_tell_them_in_percent_are_told_so(tmp_path: Path, unit: str, current: str) -> None:
    rows = f"""
        Objective | Key Result                              | Unit   | Baseline | Target | Current   | Comment
        Calm days | Plans made in five days, from 62% to 90% | {unit} | 0.62     | 0.9    | {current} | slow
        Calm days | Plans made on screen, 20% to 30%        | {unit} | 0.2      | 0.3    | 0.24      | slow
        Calm days | Contracts signed, from 0 to 100%        | {unit} | 0        | 1      | 0.4       | slow
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": rows}), GIVEN)
    expect(
        reading,
        """
        key_result                               | baseline | target | current | unit_of_measure
        Plans made in five days, from 62% to 90% | 62       | 90     | 71      | %
        Plans made on screen, 20% to 30%         | 20       | 30     | 24      | %
        Contracts signed, from 0 to 100%         | 0        | 100    | 40      | %
    """,
    )
    assert not told(reading, "share-among-percents")


def test_shares_by_month_whose_words_tell_them_in_percent_are_told_so(tmp_path: Path) -> None:
    rows = """
        Objective | Key Result                               | Baseline | Target | Jul 2026 | Aug 2026
        Calm days | Plans made in five days, from 62% to 90% | 0.62     | 0.9    | 0.71     | 0.79
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": rows}), GIVEN)
    expect(reading, "key_result | baseline | target | current | check_ins\nPlans made in five days, from 62% to 90% | 62 | 90 | 79 | 2")
    assert not told(reading, "share-among-percents")


def test_a_share_beside_small_percents_that_it_would_be_about_as_large_as_is_unknown(tmp_path: Path) -> None:
    rows = """
        Objective | Key Result | Unit | Baseline | Target | Current
        Calm days | Late       | %    | 5        | 0.12   | 8
        Calm days | Early      | %    | 0.08     | 5      | 6
        Calm days | Damaged    | %    | 5        | 0.4    | 2.5
        Calm days | Returned   | %    | 1.2      | 0.05   | 0.9
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": rows}), GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target | current
        Late       | 5        |        | 8
        Early      |          | 5      | 6
        Damaged    | 5        | 0.4    | 2.5
        Returned   | 1.2      | 0.05   | 0.9
    """,
    )
    assert [cell for _, cell, _ in told(reading, "share-among-percents")] == ["E2", "D3"]


def test_a_share_for_a_target_beside_percents_by_quarter_is_unknown(tmp_path: Path) -> None:
    rows = "Objective | Key Result | Unit | Target | Q1 2026 | Q2 2026\nCalm days | Late | % | 0.12 | 0.08 | 9"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": rows}), GIVEN)
    expect(reading, "key_result | target | current | check_ins\nLate | | 9 | 1")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ("0.08 | 0.12 | 0.1", ["E2"]),
        (" | 0.12 | ", ["E2"]),
        ("8% | 12% | 10%", []),
        ("8 | 12 | 10", []),
        ("0 | 1 | 1", []),
        ("2.5 | 0.5 | 1", []),
    ],
)
def test_where_all_numbers_in_percent_may_be_shares_that_is_said_once(tmp_path: Path, numbers: str, said: list[str]) -> None:
    rows = f"Objective | Key Result | Unit | Baseline | Target | Current\nCalm days | Late | % | {numbers}\nCalm days | Early | % | {numbers}"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": rows}), GIVEN)
    assert [cell for _, cell, _ in told(reading, "share-or-percent")] == said
    assert not told(reading, "share-among-percents")
    if said:
        expect(reading, "key_result | target\nLate | 0.12\nEarly | 0.12")


def test_a_whole_beside_shares_may_be_all_of_it(tmp_path: Path) -> None:
    rows = "Objective | Key Result | Unit | Baseline | Target | Current\nCalm days | Late | % | 0 | 1 | 0.4"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": rows}), GIVEN)
    assert told(reading, "share-or-percent") == [("share-or-percent", "E2", "1 may be 100 % or 1 %; this and rows like it are read as they stand.")]
