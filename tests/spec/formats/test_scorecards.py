"""Balanced Scorecards and KPI files: a measure is a key result, its strategic objective the objective."""

from pathlib import Path

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, key_results, objectives, sheet_of, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_a_flat_scorecard_with_a_date_in_each_row(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "bsc.csv",
        """
        perspective      | objective      | measure         | target | actual | owner      | date
        Financial        | Earn more      | Freight margin  | 12%    | 10%    | Head       | 2026-06-30
        Customer         | Please shippers | Complaints      | 10     | 31     | Service    | 2026-06-30
        Internal Process | Calm mornings  | Late plans      | 5      | 18     | Plan lead  | 2026-06-30
        Learning         | Good employer  | Courses a head  | 3      | 1      | Crew lead  | 2026-06-30
    """,
    )
    expect(
        imported(path),
        """
        perspective      | objective       | key_result     | target | current | owner     | observed_on
        Financial        | Earn more       | Freight margin | 12     | 10      | Head      | 2026-06-30
        Customer         | Please shippers | Complaints     | 10     | 31      | Service   | 2026-06-30
        Internal Process | Calm mornings   | Late plans     | 5      | 18      | Plan lead | 2026-06-30
        Learning         | Good employer   | Courses a head | 3      | 1       | Crew lead | 2026-06-30
    """,
    )


def test_a_library_of_measures_has_targets_as_sentences_and_weights(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "library.csv",
        """
        perspective | objective       | kpi_measure     | target_definition           | weight | evidence_source | department_name | job_title_name | is_active
        Customer    | Please shippers | Complaints      | At most 10 a month          | 40     | Service desk    | Service         | Service agent  | true
        Internal    | Calm mornings   | Late plans      | No more than 5              | 60     | Plan log        | Routes          | Planner        | true
    """,
    )
    expect(
        imported(path),
        """
        perspective | objective       | key_result | target | direction | weight | unit
        Customer    | Please shippers | Complaints | 10     | decrease  | 40     | Service
        Internal    | Calm mornings   | Late plans | 5      | decrease  | 60     | Routes
    """,
    )


STAR_KPIS = """
        KPI_Key | KPI_Name       | Perspective | Objective     | UnitType | HigherIsBetter | DefaultTarget
        M1      | Freight margin | Financial   | Earn more     | Percent  | 1              | 12
        M2      | Late plans     | Internal    | Calm mornings | Count    | 0              | 5
    """
STAR_FACTS = """
        YearMonth | KPI_Key | Value
        202605    | M1      | 9.5
        202606    | M1      | 10
        202605    | M2      | 24
        202606    | M2      | 18
    """


def test_measures_and_their_monthly_values_in_two_tables_are_joined_by_key(tmp_path: Path) -> None:
    path = workbook(tmp_path / "star.xlsx", {"Facts": STAR_FACTS, "KPI": STAR_KPIS})
    reading = imported(path)
    expect(
        reading,
        """
        source_id | perspective | objective     | key_result     | direction | target | current | observed_on | check_ins | unit_of_measure
        M1        | Financial   | Earn more     | Freight margin | increase  | 12     | 10      | 2026-06-30  | 2         | %
        M2        | Internal    | Calm mornings | Late plans     | decrease  | 5      | 18      | 2026-06-30  | 2         |
    """,
    )
    every_row_is_told(reading)


def test_the_least_that_a_scorecard_has(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "kpis.csv", "perspective | kpi | target | actual\nFinancial | Freight margin | 12 | 10\nCustomer | Complaints | 10 | 31"
    )
    expect(
        imported(path),
        """
        perspective | objective | key_result     | target | current
        Financial   |           | Freight margin | 12     | 10
        Customer    |           | Complaints     | 10     | 31
    """,
    )


def test_clearpoint_blocks_with_status_columns_between(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "Scorecard": """
        Reporting Period | Scorecard | Perspective | Objective     | Status | Measure        | Status | Actual | Target | Initiative   | Status
        Jun 2026         | Alder     | Financial   | Earn more     | Green  | Freight margin | Amber  |     10 |     12 | New tariff   | Green
        Jun 2026         | Alder     | Internal    | Calm mornings | Amber  | Late plans     | Red    |     18 |      5 | Early prints | Amber
    """
        },
    )
    expect(
        imported(path),
        """
        period  | unit  | perspective | objective     | key_result     | current | target | status_word
        2026-06 | Alder | Financial   | Earn more     | Freight margin | 10      | 12     | Amber
        2026-06 | Alder | Internal    | Calm mornings | Late plans     | 18      | 5      | Red
    """,
    )


def test_clearpoint_blocks_with_merged_cells_a_title_and_the_year_to_date(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "Scorecard": """
        Balanced scorecard of Alder |     |           |               |        |                |        |        |      |        |             |
        Reporting Period | Scorecard      | Perspective | Objectives  | Status | Measures       | Status | Actual | YTD  | Target | Initiatives | Status
        Jun 2026         | Alder          | Financial | Earn more     | Green  | Freight margin | Amber  |     10 |  9.5 |     12 | New tariff  | Green
                         |                |           |               |        | Cost a pallet  | Red    |     38 |   37 |     35 | Fewer trips | Green
                         |                | Internal  | Calm mornings | Amber  | Late plans     | Red    |     18 |   20 |      5 |             |
    """,
            "Labelled": """
        Reporting Period: | June 2026
        Scorecard:        | Birch
        Perspective | Objectives      | Status | Measures   | Status | Actual | Target | Initiatives  | Status
        Customer    | Please shippers | Red    | Complaints | Red    |     31 |     10 | Service desk | Green
    """,
        },
        merge=["A3:A5", "B3:B5", "C3:C4", "D3:D4", "E3:E4"],
    )
    reading = imported(path)
    expect(
        reading,
        """
        period  | unit  | perspective | objective       | key_result     | current | target | status_word
        2026-06 | Alder | Financial   | Earn more       | Freight margin | 10      | 12     | Amber
        2026-06 | Alder | Financial   | Earn more       | Cost a pallet  | 38      | 35     | Red
        2026-06 | Alder | Internal    | Calm mornings   | Late plans     | 18      | 5      | Red
        2026-06 | Birch | Customer    | Please shippers | Complaints     | 31      | 10     | Red
    """,
    )
    every_row_is_told(reading)


def test_one_tab_a_perspective_with_leading_indicators_and_tabs_that_only_repeat(tmp_path: Path) -> None:
    headings = "Objective | What winning looks like | Outcome KPI | Target | Actual | Leading indicators | Initiatives | Owner | RAG"
    path = workbook(
        tmp_path / "bsc 2026.xlsx",
        {
            "Strategy map": "Strategy map\nGood employer → Calm mornings → Please shippers → Earn more",
            "Financial": f"{headings}\nEarn more | We earn on every lorry | Freight margin | 12% | 10% | Filled lorries | New tariff | Head | Amber",
            "Customer": f"{headings}\nPlease shippers | They stay | Complaints | 10 | 31 | Calls answered | Service desk | Service | Red",
            "Internal Process": f"{headings}\nCalm mornings | Nobody waits | Late plans | 5 | 18 | Plans at six | Early prints | Plan lead | Amber",
            "Learning & Growth": f"{headings}\nGood employer | They stay too | Leavers | 6 | 12 | Courses | Shift app | Crew lead | Red",
        },
    )
    expect(
        imported(path),
        """
        perspective       | objective       | key_result     | target | current | owner     | status_word | period
        Financial         | Earn more       | Freight margin | 12     | 10      | Head      | Amber       | 2026
        Customer          | Please shippers | Complaints     | 10     | 31      | Service   | Red         | 2026
        Internal Process  | Calm mornings   | Late plans     | 5      | 18      | Plan lead | Amber       | 2026
        Learning & Growth | Good employer   | Leavers        | 6      | 12      | Crew lead | Red         | 2026
    """,
    )


def test_objectives_measurements_targets_and_programs(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "14": """
        Balanced Scorecard 2026
        Perspective: Customer
        Objectives      | Measurements | Targets | Programs
        Please shippers | Complaints   |      10 | Service desk
                        | Calls waited |       2 | Call centre
    """
        },
    )
    expect(
        imported(path),
        """
        perspective | objective       | key_result   | target | period
        Customer    | Please shippers | Complaints   | 10     | 2026
        Customer    | Please shippers | Calls waited | 2      | 2026
    """,
    )


def test_targets_and_actuals_on_two_sheets_with_a_flag_for_lower_is_better(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "Targets": """
        Objective     | Metric name    | Owner     | Target | Lower than target is good
        Earn more     | Freight margin | Head      |     12 | N
        Calm mornings | Late plans     | Plan lead |      5 | Y
    """,
            "Actuals": """
        Metric name    | 2026-04-30 | 2026-05-31 | 2026-06-30
        Freight margin |          9 |        9.5 |         10
        Late plans     |         27 |         24 |         18
    """,
            "View": "Scorecard\nPick a month above",
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective     | key_result     | owner     | target | direction | current | observed_on | check_ins
        Earn more     | Freight margin | Head      | 12     | increase  | 10      | 2026-06-30  | 3
        Calm mornings | Late plans     | Plan lead | 5      | decrease  | 18      | 2026-06-30  | 3
    """,
    )
    every_row_is_told(reading)


def test_perspectives_as_bands_between_the_rows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "BSC": """
        Objective       | Measure        | Target | Actual | Owner
        FINANCIAL       |                |        |        |
        Earn more       | Freight margin |     12 |     10 | Head
        Spend less      | Cost a pallet  |     35 |     38 | Head
        CUSTOMER        |                |        |        |
        Please shippers | Complaints     |     10 |     31 | Service
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        perspective | objective       | key_result     | target | current
        FINANCIAL   | Earn more       | Freight margin | 12     | 10
        FINANCIAL   | Spend less      | Cost a pallet  | 35     | 38
        CUSTOMER    | Please shippers | Complaints     | 10     | 31
    """,
    )
    assert len(objectives(reading)) == 3
    assert sheet_of(reading, "BSC").key_results == len(key_results(reading))
    every_row_is_told(reading)


def test_category_and_indicator_in_two_columns_or_in_one_with_a_backslash(tmp_path: Path) -> None:
    two = text_file(
        tmp_path / "two.csv",
        """
        Category      | Indicator      | Baseline | Target | Value | Unit
        Earn more     | Freight margin | 8        | 12     | 10    | %
        Calm mornings | Late plans     | 30       | 5      | 18    | plans
    """,
    )
    one = text_file(
        tmp_path / "one.csv",
        """
        Category\\Indicator            | Baseline | Target | Value | Unit
        Financial\\Earn more\\Freight margin  | 8   | 12     | 10    | %
        Internal\\Calm mornings\\Late plans  | 30   | 5      | 18    | plans
    """,
    )
    expect(
        imported(two, GIVEN),
        """
        objective     | key_result     | baseline | target | current | unit_of_measure
        Earn more     | Freight margin | 8        | 12     | 10      | %
        Calm mornings | Late plans     | 30       | 5      | 18      | plans
    """,
    )
    expect(
        imported(one, GIVEN),
        """
        perspective | objective     | key_result     | baseline | target | current | unit_of_measure
        Financial   | Earn more     | Freight margin | 8        | 12     | 10      | %
        Internal    | Calm mornings | Late plans     | 30       | 5      | 18      | plans
    """,
    )
