"""How the workbooks that we write say what their cells are, so that whatever people do to headings and rows, they are read as meant."""

CODE = "scorecard:"
"""Before the code of each column, in a hidden row; the first column of that row is hidden too and says what a row is."""
OKRS = "table okrs"
"""The code of the first column of a table of objectives and key results to be filled in: a planning workbook."""
EXAMPLE = "scorecard:example "
"""In the first column of an example row, before the key result's text: typed over, the row is no example any more."""
UNIT, PERIOD = "scorecard:unit ", "scorecard:period "
"""In the first column above the table: what the rows are about."""
PLANNED = (
    "perspective", "objective", "key_result", "owner", "unit_of_measure", "baseline", "target", "direction", "weight", "due_on",
    "goal_mode", "key_result_type", "lower_limit", "upper_limit", "stretch", "metric", "parent", "depends_on",
)  # fmt: skip
"""The columns of a plan, by the importer's names."""
DATA = {
    "objectives": (
        "objective_id", "source_id", "parent_source_id", "period", "unit", "text", "stated", "owner", "perspective_word", "weight",
        "goal_mode", "state",
    ),
    "key_results": (
        "key_result_id", "objective_id", "source_id", "text", "owner", "unit_of_measure", "baseline", "target", "direction", "weight",
        "starts_on", "due_on", "status_word", "key_result_type", "lower_limit", "upper_limit", "tolerance", "stretch_target",
        "accumulation", "scale", "plan_curve", "metric", "goal_mode", "self_score", "self_comment", "status",
    ),
    "check_ins": (
        "key_result_id", "observed_on", "value", "denominator", "percent_complete", "confidence", "status_word", "comment", "blocker",
        "support_needed", "status",
    ),
    "milestones": ("key_result_id", "text", "weight", "due_on", "done_on"),
    "plan_points": ("key_result_id", "planned_on", "planned_progress"),
    "units": ("unit", "parent", "level", "rollup_weight"),
}  # fmt: skip
"""The sheets that hold all that is needed to read an organisation back, and the columns of each; days are written as texts, 2026-09-30."""
TABLE = "data "
"""Before the name of such a table, as the code of its first column."""
