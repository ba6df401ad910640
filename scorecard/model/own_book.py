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
    "goal_mode", "key_result_type", "lower_limit", "upper_limit", "stretch", "metric",
)  # fmt: skip
"""The columns of a plan, by the importer's names."""
