"""Native charts: a bullet against the pace, the trend, the statuses. Each reads its numbers from cells."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from scorecard.charts.theme import STATUS, colours
from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.facts import Facts
from scorecard.export.summary.trend import Drawn
from scorecard.language import tr

PACE = "#1C2733"
GRID = {"visible": True, "line": {"color": "#D9DFE5", "width": 0.75}}
QUIET = {"size": 9, "color": "#3B4652"}
ON_BARS = {"size": 9, "bold": True, "color": "#FFFFFF"}


def paint(facts: Facts) -> dict[str | None, str]:
    """The colour of each perspective, the same as on the pages."""
    return {key: colour.upper() for key, colour in colours(facts.held).items()}


def bullet(sheet: Sheet, rows: tuple[int, int], columns: tuple[int, int, int], fills: Sequence[str], title: str) -> Any:
    """Bars of the score with a mark where the plan wanted them; `columns` are those of name, score and expected."""
    name, score, expected = columns
    names = f"={sheet.reference(rows[0], name, rows[1])}"
    bars = sheet.cells.book.add_chart({"type": "column"})
    bars.add_series({
        "name": tr("Score"),
        "categories": names,
        "values": f"={sheet.reference(rows[0], score, rows[1])}",
        "fill": {"color": fills[0]},
        "points": [{"fill": {"color": fill}} for fill in fills],
        "data_labels": {"value": True, "num_format": "0.00", "font": ON_BARS, "position": "inside_base"},
        "gap": 60,
    })  # fmt: skip
    marks = sheet.cells.book.add_chart({"type": "line"})
    marks.add_series({
        "name": tr("Expected by now"),
        "categories": names,
        "values": f"={sheet.reference(rows[0], expected, rows[1])}",
        "line": {"none": True},
        "marker": {"type": "long_dash", "size": 14, "border": {"color": PACE}, "fill": {"color": PACE}},
    })  # fmt: skip
    bars.combine(marks)
    bars.set_y_axis({"min": 0, "max": 1, "num_format": "0.0", "major_gridlines": GRID, "num_font": QUIET, "line": {"none": True}})
    bars.set_x_axis({"num_font": QUIET})
    return _finished(bars, title, legend="bottom")


def lines(sheet: Sheet, facts: Facts, drawn: Drawn, perspectives: Sequence[str | None], title: str) -> Any:
    """The score week by week, a line for each perspective, from the first week on which one is known."""
    fills = paint(facts)
    chart = sheet.cells.book.add_chart({"type": "line"})
    days, scores = drawn.lines(perspectives)
    for key, line in zip(perspectives, scores, strict=True):
        chart.add_series({
            "name": words.perspective(facts.held, key),
            "categories": f"={days}",
            "values": f"={line}",
            "line": {"color": fills[key], "width": 2.25},
            "marker": {"type": "circle", "size": 5, "fill": {"color": fills[key]}, "border": {"color": fills[key]}},
        })  # fmt: skip
    chart.set_y_axis({"min": 0, "max": 1, "num_format": "0.0", "major_gridlines": GRID, "num_font": QUIET, "line": {"none": True}})
    chart.set_x_axis({"num_format": "d mmm", "num_font": QUIET, "text_axis": True})
    return _finished(chart, title, legend="bottom" if len(perspectives) > 1 else None)


def statuses(sheet: Sheet, rows: tuple[int, int], name: int, counts: Mapping[str, int], there: Collection[str], title: str) -> Any:
    """Key results by status, stacked; `counts` are their columns, `there` those that anything stands in."""
    chart = sheet.cells.book.add_chart({"type": "bar", "subtype": "stacked"})
    for code, column in counts.items():
        if code not in there:
            continue
        chart.add_series({
            "name": tr(words.COUNTED[code]),
            "categories": f"={sheet.reference(rows[0], name, rows[1])}",
            "values": f"={sheet.reference(rows[0], column, rows[1])}",
            "fill": {"color": STATUS.get(code, STATUS["no_data"]).upper()},
            "pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#FFFFFF", "bg_color": STATUS[code].upper()}
            if code in ("partly", "missed")
            else None,
            "gap": 60,
        })  # fmt: skip
    chart.set_y_axis({"reverse": True, "num_font": QUIET})
    chart.set_x_axis({"num_format": "#,##0", "major_gridlines": GRID, "num_font": QUIET, "line": {"none": True}, "label_position": "high"})
    return _finished(chart, title, legend="bottom")


def _finished(chart: Any, title: str, legend: str | None) -> Any:
    chart.set_title({"name": title, "name_font": {"size": 11, "color": PACE}, "overlay": False})
    chart.set_legend({"position": legend, "font": QUIET} if legend else {"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.show_blanks_as("gap")
    return chart
