"""What OKR tools export and take in: one row an objective or key result, joined by type, parent, outline number or group."""

from pathlib import Path

from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import every_row_is_told, expect, imported, objectives, sheet_of, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_viva_goals_rows_are_joined_by_the_reference_of_their_parent(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "import.xlsx",
        {
            "Read Me": "How to fill this in\nEvery row needs a title and an owner.",
            "OKRs and Project": """
        OKR Reference | Title                       | Type       | Parent OKR | Owner         | Team    | Time period | Start value | Target value | Current value
        A             | Become the reliable carrier | Objective  |            | Depot lead    | Depots  | Q3 2026     |             |              |
        B             | Deliver within the hour     | Objective  | A          | Route lead    | Routes  | Q3 2026     |             |              |
        C             | Parcels in the window       | Key Result | B          | Route lead    | Routes  | Q3 2026     |          80 |           95 |            88
        D             | Complaints a month          | Key Result | A          | Service lead  | Service | Q3 2026     |          40 |           10 |            31
        E             | Buy new scanners            | Project    | C          | Route lead    | Routes  | Q3 2026     |             |              |
    """,
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | source_id | objective                   | key_result            | owner        | unit    | period  | baseline | target | current
        4   | C         | Deliver within the hour     | Parcels in the window | Route lead   | Routes  | 2026-Q3 | 80       | 95     | 88
        5   | D         | Become the reliable carrier | Complaints a month    | Service lead | Depots  | 2026-Q3 | 40       | 10     | 31
    """,
    )
    assert [(row["source_id"], row["parent_source_id"]) for row in objectives(reading)][:2] == [("A", ""), ("B", "A")]
    assert [(one.rows, one.reason) for one in sheet_of(reading, "OKRs and Project").skipped] == [
        ((6,), "a project or task, not a key result")
    ]


def test_ally_rows_without_a_type_are_a_tree_by_row_id_whose_leaves_with_numbers_are_key_results(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "template.csv",
        """
        Row ID | Title                   | Parent | Entity  | Owner Email                          | Time Period | Start Date | Metric start | Metric target
        1      | Deliver within the hour |        | Routes  | lead@depot.example                   | Q3 2026     | 2026-07-01 |              |
        2      | Parcels in the window   | 1      | Routes  | lead@depot.example\\nplan@depot.example | Q3 2026     | 2026-07-01 |        80    |          95
        3      | Fewer late starts       | 1      | Routes  | plan@depot.example                   | Q3 2026     | 2026-07-01 |        22    |           4
        4      | Keep our drivers        |        | Drivers | staff@depot.example                  | Q3 2026     | 2026-07-01 |              |
        5      | Leavers a quarter       | 4      | Drivers | staff@depot.example                  | Q3 2026     | 2026-07-01 |        12    |           6
    """,
    )
    expect(
        imported(path),
        """
        row | objective               | key_result            | owner                                  | unit    | period  | baseline | target
        4   | Deliver within the hour | Parcels in the window | lead@depot.example, plan@depot.example | Routes  | 2026-Q3 | 80       | 95
        5   | Deliver within the hour | Fewer late starts     | plan@depot.example                     | Routes  | 2026-Q3 | 22       | 4
        7   | Keep our drivers        | Leavers a quarter     | staff@depot.example                    | Drivers | 2026-Q3 | 12       | 6
    """.replace("4   |", "3   |")
        .replace("5   |", "4   |")
        .replace("7   |", "6   |"),
    )


def test_a_list_of_teams_tells_which_team_belongs_to_which(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Teams": """
        Team Name | Owner Email        | Parent Team | Team Type
        Depots    | lead@depot.example |             | department
        Routes    | plan@depot.example | Depots      | team
    """,
            "OKRs": "Team | Objective | Key Result | Target\nRoutes | Deliver in time | Parcels in the window | 95",
        },
    )
    content = imported(path, GIVEN).content
    assert content is not None
    assert [(row["unit"], row["parent"], row["level"]) for row in content.units.to_pylist()] == [
        ("Depots", None, "department"),
        ("Routes", "Depots", "team"),
    ]


def test_appfire_outline_numbers_make_the_tree_even_where_objectives_are_nested(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "okrs.csv",
        """
        Order | Type       | Summary             | Status      | Period   | Owner        | Weight | OKR type  | Labels | Teams  | Expected start date | Expected end date | Start value | Current value | Target value | Description
        1     | Objective  | Ship faster         | On track    | Q3 Y2026 | Depot lead   |        | Committed |        | Alpha  | 2026-07-01          | 2026-09-30        |             |               |              |
        1.1   | Key result | Picking minutes     | AT RISK     | Q3 Y2026 | Picking lead | 2      | Committed | speed  | Alpha  | 2026-07-01          | 2026-09-30        | 25          | 18            | 10           | As the gate counts
        1.2   | Objective  | Load without gaps   | not Started | Q3 Y2026 | Dock lead    |        | Committed |        | Beta   | 2026-07-01          | 2026-09-30        |             |               |              |
        1.2.1 | Key result | Filled lorries      | On track    | Q3 Y2026 | Dock lead    | 1      | Committed |        | Beta   | 2026-07-01          | 2026-09-30        | 70%         | 82%           | 95%          |
        1.3   | Key result | Packing minutes     | On track    | Q3 Y2026 | Packing lead | 1      | Committed |        | Alpha  | 2026-07-01          | 2026-09-30        | 12          | 9             | 5            |
        2     | Objective  | Grow with customers | On track    | Y2026    | Sales lead   |        | Committed |        | Gamma  |                     |                   |             |               |              |
        2.1   | Key result | New contracts       | On track    | Y2026    | Sales lead   |        | Committed |        | Gamma  |                     |                   | 0           | 4             | 12           |
    """,
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective           | key_result      | owner        | unit  | period  | weight | baseline | current | target | due_on     | status_word
        3   | Ship faster         | Picking minutes | Picking lead | Alpha | 2026-Q3 | 2      | 25       | 18      | 10     | 2026-09-30 | AT RISK
        5   | Load without gaps   | Filled lorries  | Dock lead    | Beta  | 2026-Q3 | 1      | 70       | 82      | 95     | 2026-09-30 | On track
        6   | Ship faster         | Packing minutes | Packing lead | Alpha | 2026-Q3 | 1      | 12       | 9       | 5      | 2026-09-30 | On track
        8   | Grow with customers | New contracts   | Sales lead   | Gamma | 2026    | 1      | 0        | 4       | 12     |            | On track
    """,
    )
    assert [(row["source_id"], row["parent_source_id"]) for row in objectives(reading)] == [("1", ""), ("1.2", "1"), ("2", "")]
    every_row_is_told(reading)


def test_betterworks_milestones_stand_under_the_goal_above_them(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        name                   | type      | progress | start_date | end_date   | owner_email        | categories       | description
        Calm mornings          | goal      | 45       | 2026-07-01 | 2026-09-30 | lead@depot.example | Customer;Service | What drivers ask for
        Plans out the evening before | milestone | 60 | 2026-07-01 | 2026-08-15 | lead@depot.example |                  |
        No changes after six   | milestone | 30       | 2026-07-01 | 2026-09-30 | plan@depot.example |                  |
        Fair shifts            | goal      | 80       | 2026-07-01 | 2026-09-30 | staff@depot.example |                 |
        Wishes met             | milestone | 80       | 2026-07-01 | 2026-09-30 | staff@depot.example |                 |
    """,
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective     | key_result                   | owner               | progress | target | due_on
        3   | Calm mornings | Plans out the evening before | lead@depot.example  | 60       |        | 2026-08-15
        4   | Calm mornings | No changes after six         | plan@depot.example  | 30       |        | 2026-09-30
        6   | Fair shifts   | Wishes met                   | staff@depot.example | 80       |        | 2026-09-30
    """,
    )
    assert len(objectives(reading)) == 2


def test_culture_amp_goals_have_their_key_results_as_numbered_columns(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        email              | name          | description   | visibility | individual_emails | due_at     | created_at | priority | status  | completion | key_result_1_title   | key_result_1_completion | key_result_2_title   | key_result_2_completion
        lead@depot.example | Calm mornings | For all gates | everyone   | a@d.example;b@d.example | 2026-09-30 | 2026-07-01 | 1  | ongoing | 0.45       | Plans out the day before | 0.6                 | No changes after six | 0.3
        plan@depot.example | Fair shifts   |               | everyone   |                   | 2026-09-30 | 2026-07-01 | 0        | created | 0          | Wishes met           | 0                       |                      |
    """,
    )
    expect(
        imported(path),
        """
        row | objective     | key_result               | owner              | progress | target | due_on
        2   | Calm mornings | Plans out the day before | lead@depot.example | 60       |        | 2026-09-30
        2   | Calm mornings | No changes after six     | lead@depot.example | 30       |        | 2026-09-30
        3   | Fair shifts   | Wishes met               | plan@depot.example | 0        |        | 2026-09-30
    """,
    )


def test_peoplecues_objectives_carry_their_metric_in_the_row(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "upload.xlsx",
        {
            "Objectives": """
        Objective Title | Owner_Email_ID     | Start_Date | Due_Date   | Description | Metric_Name      | Metric_Type | Metric_Start_Value | Metric_Target_Value
        Calm mornings   | lead@depot.example | 2026-07-01 | 2026-09-30 | For gates   | Late plan share  | Percentage  |                 30 |                   5
        Full lorries    | dock@depot.example | 2026-07-01 | 2026-09-30 |             | Pallets a lorry  | Number      |                 22 |                  28
    """
        },
    )
    expect(
        imported(path),
        """
        objective     | key_result      | owner              | baseline | target | unit_of_measure | starts_on  | due_on
        Calm mornings | Late plan share | lead@depot.example | 30       | 5      | %               | 2026-07-01 | 2026-09-30
        Full lorries  | Pallets a lorry | dock@depot.example | 22       | 28     |                 | 2026-07-01 | 2026-09-30
    """,
    )


def test_mirro_says_in_one_column_the_level_and_in_the_next_whose_it_is(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okrs.xlsx",
        {
            "Worksheet": """
        Objective Action | Objective ID | Objective Title | Objective Description | Objective Type | Objective Type Value | Key Result Title | Key Result Start Value | Key Result Target Value
        add              | 11           | Calm mornings   |                       | department     | Depots               | Late plans       |                     30 |                       5
        add              | 11           | Calm mornings   |                       | department     | Depots               | Changes at dawn  |                     12 |                       2
        update           | 12           | Fair shifts     |                       | team           | Night crew           | Wishes met       |                     50 |                      80
    """,
            "Readme": "Fill in one line for each key result.",
            "Departments": "Departments\nDepots\nOffices",
            "Teams": "Teams\nNight crew\nDay crew",
        },
    )
    expect(
        imported(path),
        """
        row | objective_source_id | objective     | key_result      | unit       | baseline | target
        2   | 11                  | Calm mornings | Late plans      | Depots     | 30       | 5
        3   | 11                  | Calm mornings | Changes at dawn | Depots     | 12       | 2
        4   | 12                  | Fair shifts   | Wishes met      | Night crew | 50       | 80
    """,
    )


def test_engagedly_goals_without_any_measure_are_objectives(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "goals.xlsx",
        {
            "Goals": """
        Goal          | Notes     | Goal Identifier | Start Date | End Date   | Notification Frequency | Check-In Type | Status   | Assigner   | Assigner Email ID  | Owner Email ID
        Calm mornings | For gates | G1              | 2026-07-01 | 2026-09-30 | Weekly                 | Percentage    | On Track | Depot lead | lead@depot.example | plan@depot.example
        Fair shifts   |           | G2              | 2026-07-01 | 2026-09-30 | Monthly                | Quantity      | At Risk  | Depot lead | lead@depot.example | crew@depot.example
    """
        },
    )
    reading = imported(path)
    assert [(row["source_id"], row["text"], row["owner"]) for row in objectives(reading)] == [
        ("G1", "Calm mornings", "plan@depot.example"),
        ("G2", "Fair shifts", "crew@depot.example"),
    ]
    assert reading.account.key_results == 0


def test_a_library_of_goals_is_a_list_of_objectives(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "library.csv",
        """
        Goal Name     | Goal Description    | Goal Type | Goal Category    | Goal Options
        Earn more     | Margin before sales | Company   | Financial        | none
        Calm mornings | What drivers ask    | Team      | Internal Process | none
    """,
    )
    reading = imported(path)
    assert [(row["text"], row["perspective_word"]) for row in objectives(reading)] == [
        ("Earn more", "Financial"),
        ("Calm mornings", "Internal Process"),
    ]


def test_goals_with_weighted_groups_of_key_results_are_read_whatever_the_delimiter(tmp_path: Path) -> None:
    drawing = """
        Goal          | Owner      | Due Date   | Key Result 1 | Key Result 1 Weight | Key Result 1 Target | Key Result 2    | Key Result 2 Weight | Key Result 2 Target
        Calm mornings | Depot lead | 2026-09-30 | Late plans   | 70                  | 5                   | Changes at dawn | 30                  | 2
        Fair shifts   | Crew lead  | 2026-09-30 | Wishes met   | 100                 | 80                  |                 |                     |
    """
    for mark in (",", ";", "|", "^", "\t"):
        expect(
            imported(text_file(tmp_path / "goals.csv", drawing, mark=mark)),
            """
            row | objective     | key_result      | owner      | weight | target
            2   | Calm mornings | Late plans      | Depot lead | 70     | 5
            2   | Calm mornings | Changes at dawn | Depot lead | 30     | 2
            3   | Fair shifts   | Wishes met      | Crew lead  | 100    | 80
        """,
        )


def test_quantive_writes_one_sheet_for_each_kind_of_thing(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "export.xlsx",
        {
            "Sessions": "Session | Start date | End date\nQ3 2026 | 2026-07-01 | 2026-09-30",
            "Objectives and Key results": """
        ID  | Type       | Name            | Parent ID | Session | Owner      | Team   | Start | Target | Current
        101 | Objective  | Calm mornings   |           | Q3 2026 | Depot lead | Depots |       |        |
        102 | Key Result | Late plans      | 101       | Q3 2026 | Plan lead  | Depots |    30 |      5 |      18
        103 | Objective  | Fair shifts     |           | Q3 2026 | Crew lead  | Depots |       |        |
        104 | Key Result | Changes at dawn | 101       | Q3 2026 | Plan lead  | Depots |    12 |      2 |       7
    """,
            "Tasks": "Task | Key result ID | Status\nPrint the plans | 102 | open",
            "Users": "Name | Email | Team\nDepot lead | lead@depot.example | Depots",
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | source_id | objective     | key_result      | owner     | unit   | period  | baseline | target | current
        3   | 102       | Calm mornings | Late plans      | Plan lead | Depots | 2026-Q3 | 30       | 5      | 18
        5   | 104       | Calm mornings | Changes at dawn | Plan lead | Depots | 2026-Q3 | 12       | 2      | 7
    """,
    )


def test_a_list_of_goals_says_so_in_its_name_and_a_list_of_tasks_is_none(tmp_path: Path) -> None:
    headings = "gid | name | notes | due_on | start_on | is_workspace_level | owner.name"
    goals = text_file(tmp_path / "goals.csv", f"{headings}\n1 | Calm mornings | For gates | 2026-09-30 | 2026-07-01 | true | Depot lead")
    assert [(row["text"], row["owner"]) for row in objectives(imported(goals))] == [("Calm mornings", "Depot lead")]
    tasks = text_file(
        tmp_path / "tasks.csv", "Name | Description | Assignee | Collaborators | Due Date\nPrint plans | At six | Plan lead | | 2026-09-30"
    )
    assert read(tasks).account.status == "nothing"
