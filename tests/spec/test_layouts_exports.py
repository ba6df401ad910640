"""Exports of tools for goals: targets in words and numbers, amounts, attainments, parents by id."""

from pathlib import Path

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, key_results, text_file

GIVEN = Given(period="2026-Q3")


def test_targets_of_a_goal_with_words_and_numbers(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        Goal          | Goal Owner | Goal Due    | Goal Progress | Target              | Start   | Current | Target Value | Unit | Target Progress | Target Owner
        Calm theatres | Head       | 30 Sep 2026 | 40%           | Minutes in between  | 45      | 39      | 30           | min  | 38%             | Plan lead
        Calm theatres | Head       | 30 Sep 2026 | 40%           | Cost of late hours  | $12,000 | $10,500 | $8,000       | USD  | 37.5%           | Controller
    """,
    )
    expect(
        imported(path, GIVEN),
        """
        objective     | key_result         | owner      | baseline | target | current | progress | due_on
        Calm theatres | Minutes in between | Plan lead  | 45       | 30     | 39      | 38       | 2026-09-30
        Calm theatres | Cost of late hours | Controller | 12000    | 8000   | 10500   | 37.5     | 2026-09-30
    """,
    )


def test_a_measure_that_names_no_parent_beside_others_that_do_belongs_to_none(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "okr.csv",
        """
        Id  | Type       | Name           | Parent       | Lead | Group   | Start value | Target value | Current value
        G-1 | Objective  | Easy to join   |              | Head | Retail  |             |              |
        G-2 | Key Result | Days to open   | Easy to join | Lead | Retail  | 9           | 3            | 6
        G-3 | Key Result | Joined by app  | Easy to join | Lead | Retail  | 50          | 80           | 68
        G-4 | KPI        | Margin         |              | CFO  | Finance | 2           | 2.4          | 2.1
    """,
    )
    reading = imported(path, GIVEN)
    assert [(one["objective"], one["key_result"], one["unit"]) for one in key_results(reading)] == [
        ("Easy to join", "Days to open", "Retail"),
        ("Easy to join", "Joined by app", "Retail"),
        ("", "Margin", "Finance"),
    ]
    assert "unit-not-the-objectives" not in codes(reading)


def test_amounts_of_goals_and_what_they_roll_up_to(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        Goal ID | Goal Name      | Owner Name | Parent Goal ID | Amount Type | Starting Amount | Goal Amount | Current Amount | Progress (%)
        101     | Delight guests | Head       |                | None        |                 |             |                | 62
        102     | Recommended    | Lead       | 101            | Number      | 41              | 55          | 48             | 50
        103     | Answered today | Lead       | 101            | Percentage  | 60              | 100         | 70             | 25
    """,
    )
    expect(
        imported(path, GIVEN),
        """
        objective      | key_result     | baseline | target | current | progress | unit_of_measure
        Delight guests | Recommended    | 41       | 55     | 48      | 50       |
        Delight guests | Answered today | 60       | 100    | 70      | 25       | %
    """,
    )


def test_what_a_goal_attained_is_not_what_its_metrics_did(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        goal_name  | goal_session | goal_attainment | metric_name   | metric_initial_value | metric_target_value | metric_actual | metric_attainment
        Calm audit | 2026 Q3      | 0.42            | Open findings | 14                   | 4                   | 10            | 0.4
        Calm audit | 2026 Q3      | 0.42            | Late answers  | 20                   | 10                  | 15.6          | 0.44
    """,
    )
    expect(
        imported(path),
        """
        objective  | key_result    | period  | baseline | target | current | progress
        Calm audit | Open findings | 2026-Q3 | 14       | 4      | 10      | 40
        Calm audit | Late answers  | 2026-Q3 | 20       | 10     | 15.6    | 44
    """,
    )
