"""The Excel summary: what the pages show, to take along. Values come from the same questions; nothing is computed here."""

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import xlsxwriter

from scorecard.export.cells import Cells, Sheet
from scorecard.export.explained import explained
from scorecard.measures import catalog, confidence, coverage, filters, lineage, method, perspectives, progress, scorecard
from scorecard.model.method import settings
from scorecard.model.period import period_before
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.scores import Gap, ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.rules.run import gaps
from scorecard.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.scores import OrganisationScore, PerspectiveScore

COVERAGE_WORDS = {
    "covered": "covered",
    "not_measurable": "not measurable",
    "gap": "gap",
    "not_required": "not required",
    "unmapped": "unmapped",
}
STATUS_WORDS = {
    "achieved": "★ achieved",
    "on_track": "● on track",
    "at_risk": "▲ at risk",
    "behind": "▼ behind",
    "not_started": "○ not started",
    "no_data": "○ no data",
    "unknown_stale": "◌ stale",
    "unpaced": "◇ no dates",
    "partly": "◐ partly reached",
    "missed": "✕ missed",
}
PRESSING = 5
"""Gaps on the first sheet."""
METHOD_VIEWS = (
    "key_result_progress",
    "key_result_score",
    "objective_score",
    "unit_perspective_score",
    "perspective_score",
    "coverage",
    "balance",
)


def summary(store: Store, scope: Scope) -> bytes:
    """The workbook for a period and day, as bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
            "in_memory": True,
        },
    )
    book.set_properties({"title": "Balanced Scorecard summary", "author": "", "company": "", "comments": ""})
    cells = Cells(book, scope)
    held = perspectives.perspective_set(store, scope)
    objectives, results, found = progress.objective_scores(store, scope), progress.key_results(store, scope), gaps(store, scope)
    _summary(cells, store, scope, held, found[:PRESSING])
    cells.note = _note(store, scope)
    _perspectives(cells, objectives, held)
    _units(cells, store, scope, held)
    _key_results(cells, store, scope, held, results)
    explained(cells, store, scope, held, objectives, results, STATUS_WORDS)
    _gaps(cells, found, held)
    cells.note = ""
    _method(cells, store, scope, held)
    book.close()
    return out.getvalue()


def _note(store: Store, scope: Scope) -> str:
    """Which day, how many key results, how complete."""
    told = confidence.data_confidence(store, scope)
    whole = scorecard.organisation_score(store, scope)
    complete = "unknown" if whole is None or whole.completeness is None else f"{whole.completeness:.0%}"
    period, n = scope.period or "none named", told.key_results if told else 0
    return f"Period: {period}. As of {scope.as_of.isoformat()}. n = {n} key results. Completeness: {complete}."


def _before(store: Store, scope: Scope) -> dict[str | None, float | None]:
    """Scores at the end of the period before, by perspective."""
    if not scope.period or period_before(scope.period) not in filters.periods(store):
        return {}
    earlier = period_before(scope.period)
    with store.cursor() as cursor:
        found = cursor.execute("select ends_on from period where period_id = ?", [earlier]).fetchone()
    if found is None or found[0] is None:
        return {}
    return {row.perspective: row.score for row in scorecard.perspective_scores(store, replace(scope, period=earlier, as_of=found[0]))}


def _summary(cells: Cells, store: Store, scope: Scope, held: PerspectiveSet, pressing: list[Gap]) -> None:
    sheet = cells.sheet("Summary", widths=[26, 11, 11, 11, 13, 13, 12, 10, 10, 10, 10, 10])
    organisation = scorecard.organisation_score(store, scope)
    rows = sorted(scorecard.perspective_scores(store, scope), key=lambda row: held.place_of(row.perspective))
    old = _before(store, scope)
    told = confidence.data_confidence(store, scope)
    sheet.title("Balanced Scorecard summary")
    sheet.line(
        f"Period: {scope.period or 'none named'}. As of {scope.as_of.isoformat()}. n = {told.key_results if told else 0} key results."
    )
    if organisation is None:
        sheet.line("No objective of this period has a perspective yet, so there is no organisation's number.")
    elif organisation.mix:
        sheet.line("MIX: perspective first and unit first differ by more than 0.05, because units cover different perspectives.")
    head = [
        "Perspective",
        "Score",
        "Low",
        "High",
        "Scored",
        "Change",
        "Status",
        "Achieved",
        "On track",
        "At risk",
        "Behind",
        "Unknown",
    ]
    table: list[tuple[str, OrganisationScore | PerspectiveScore, float | None]] = []
    if organisation:
        table.append(("Organisation", organisation, None))
    table.extend((held.name_of(row.perspective), row, old.get(row.perspective)) for row in rows)
    body = [
        [
            name, row.score, row.low, row.high, row.completeness,
            None if before is None or row.score is None else row.score - before,
            STATUS_WORDS.get(row.status, row.status), row.achieved, row.on_track, row.at_risk, row.behind, row.unknown,
        ]
        for name, row, before in table
    ]  # fmt: skip
    first = sheet.table(head, body, ["text", "score", "score", "score", "percent", "change", "text", *["count"] * 5])
    if rows:
        offset = first + (1 if organisation else 0)
        last = offset + len(rows) - 1
        _score_chart(cells, sheet, offset, last)
    sheet.skip(16 if rows else 1)
    if told and told.key_results:
        share = {
            "a baseline": told.with_baseline,
            "a target": told.with_target,
            "a value": told.with_value,
            "an owner": told.with_owner,
        }
        parts = ", ".join(f"{count} have {name}" for name, count in share.items())
        newest = told.newest_value_on.isoformat() if told.newest_value_on else "none"
        sheet.line(f"Data confidence: of {told.key_results} key results {parts}. Newest value: {newest}. Uploads used: {told.uploads}.")
    sheet.heading("Most pressing gaps")
    for gap in pressing:
        sheet.line(f"{gap.severity}: {gap.message} {gap.fix}")
    if not pressing:
        sheet.line("None.")


def _score_chart(cells: Cells, sheet: Any, first: int, last: int) -> None:
    chart = cells.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Score",
            "categories": ["Summary", first, 0, last, 0],
            "values": ["Summary", first, 1, last, 1],
            "fill": {"color": "#1F5F8B"},
            "data_labels": {"value": True, "num_format": "0.00"},
            "gap": 60,
        }
    )
    chart.set_title({"name": "Score by perspective", "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"min": 0, "max": 1, "num_format": "0.0", "major_gridlines": {"visible": True, "line": {"color": "#D9DFE5"}}})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 480, "height": 280})
    counts = cells.book.add_chart({"type": "bar", "subtype": "stacked"})
    colours = {
        "Achieved": "#1F5F8B",
        "On track": "#2A9D74",
        "At risk": "#E0A100",
        "Behind": "#C8452E",
        "Unknown": "#AAB2BB",
    }
    for column, (name, colour) in enumerate(colours.items(), start=7):
        counts.add_series(
            {
                "name": name,
                "categories": ["Summary", first, 0, last, 0],
                "values": ["Summary", first, column, last, column],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    counts.set_title({"name": "Key results by status", "name_font": {"size": 12}})
    counts.set_legend({"position": "bottom"})
    counts.set_y_axis({"reverse": True})
    counts.set_size({"width": 520, "height": 280})
    sheet.chart(chart, 0, "Bar chart of the score of each perspective")
    sheet.chart(counts, 5, "Stacked bar chart of key results by status in each perspective")


def _perspectives(cells: Cells, objectives: list[ObjectiveScore], held: PerspectiveSet) -> None:
    sheet = cells.sheet("Perspectives", widths=[20, 22, 60, 22, 9, 9, 9, 10, 14, 12, 20, 7])
    sheet.title("Objectives by perspective")
    rows = sorted(objectives, key=lambda row: (held.place_of(row.perspective), row.unit or "~", row.objective))
    head = ["Perspective", "Unit", "Objective", "Owner", "Score", "Low", "High", "Scored", "Status", "Key results", "Also in", "ESG"]
    body = [
        [
            held.name_of(row.perspective), row.unit, row.objective, row.owner, row.score, row.low, row.high, row.completeness,
            STATUS_WORDS.get(row.status, row.status), row.key_results,
            held.name_of(row.secondary) if row.secondary else None, "ESG" if row.esg else None,
        ]
        for row in rows
    ]  # fmt: skip
    sheet.table(
        head,
        body,
        ["text", "text", "wrap", "text", "score", "score", "score", "percent", "text", "count", "text", "text"],
        filtered=True,
    )


def _units(cells: Cells, store: Store, scope: Scope, held: PerspectiveSet) -> None:
    sheet = cells.sheet("Units", widths=[28, *[16] * (len(held.ids) + 1), 10, 10])
    sheet.title("Coverage and score by unit")
    found = coverage.coverage(store, scope)
    scores = {(row.unit, row.perspective): row for row in scorecard.unit_perspective_scores(store, scope)}
    totals = {row.unit: row for row in scorecard.unit_scores(store, scope)}
    keys: list[str | None] = [*held.ids, None]
    by_place = {(cell.unit, cell.perspective): cell for cell in found}
    body = []
    for unit in dict.fromkeys(cell.unit for cell in found):
        line: list[object] = [unit or "No unit named"]
        for key in keys:
            cell, score = by_place.get((unit, key)), scores.get((unit, key))
            word = COVERAGE_WORDS[cell.state] if cell else ""
            line.append(f"{word} {score.score:.2f}" if score and score.score is not None and key else word)
        total = totals.get(unit)
        line += [total.score if total else None, total.completeness if total else None]
        body.append(line)
    head = ["Unit", *(held.name_of(key) for key in keys), "Score", "Scored"]
    sheet.table(head, body, ["text"] * (len(keys) + 1) + ["score", "percent"], filtered=True, coverage=(1, len(keys)))
    sheet.line("A cell names the coverage and, where there is one, the score. Empty scores are unknown, never 0.")


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    field: str
    kind: str
    width: int


KEY_RESULT_COLUMNS = (
    _Column("Period", "period", "text", 11),
    _Column("Unit", "unit", "text", 22),
    _Column("Perspective", "perspective", "text", 18),
    _Column("Objective", "objective", "wrap", 40),
    _Column("Key result", "key_result", "wrap", 48),
    _Column("Owner", "owner", "text", 20),
    _Column("Baseline", "baseline", "number", 11),
    _Column("Target", "target", "number", 11),
    _Column("Current", "current", "number", 11),
    _Column("Lower limit", "lower_limit", "number", 11),
    _Column("Upper limit", "upper_limit", "number", 11),
    _Column("Unit of measure", "unit_of_measure", "text", 13),
    _Column("Progress", "progress", "percent", 10),
    _Column("Score", "score", "score", 8),
    _Column("Expected", "expected", "percent", 10),
    _Column("Status", "status", "text", 14),
    _Column("Grade", "grade", "text", 9),
    _Column("Weight", "weight", "number", 8),
    _Column("Measured on", "observed_on", "date", 12),
    _Column("Why empty or special", "flags", "text", 22),
    _Column("Type", "kind", "text", 16),
    _Column("Goal", "goal_mode", "text", 12),
    _Column("Stretch target", "stretch_target", "number", 11),
    _Column("Towards stretch", "stretch", "percent", 10),
    _Column("Self-score", "self_score", "score", 9),
    _Column("Confidence", "confidence", "number", 10),
    _Column("Plan wanted this on", "pace_day", "date", 12),
    _Column("Measured anew since", "rebased_on", "date", 12),
    _Column("File", "file", "text", 24),
    _Column("Sheet", "sheet", "text", 14),
    _Column("Row", "row", "count", 7),
    _Column("Id", "key_result_id", "text", 19),
)
SOURCE_COLUMNS = (
    _Column("Baseline cell", "baseline_cell", "text", 10),
    _Column("Target cell", "target_cell", "text", 10),
    _Column("Uploaded", "uploaded_at", "text", 20),
    _Column("Value file", "value_file", "text", 24),
    _Column("Value sheet", "value_sheet", "text", 14),
    _Column("Value cell", "value_cell", "text", 10),
    _Column("Value uploaded", "value_uploaded_at", "text", 20),
)
"""The cells behind the numbers; baseline and target stand in the key result's own file and sheet."""

PRINTED = 19
"""The columns that matter on paper; where each row comes from stays on the screen."""


def _key_results(cells: Cells, store: Store, scope: Scope, held: PerspectiveSet, results: list[KeyResultStanding]) -> None:
    columns = (*KEY_RESULT_COLUMNS, *SOURCE_COLUMNS)
    sheet = cells.sheet("Key results", widths=[column.width for column in columns])
    sheet.title("Key results")
    shown: dict[str, Callable[[Any], str]] = {"perspective": held.name_of, "status": lambda value: STATUS_WORDS.get(value, value)}
    sources = lineage.key_result_sources(store, scope)
    body = [
        [
            *(
                shown[column.field](value) if column.field in shown else value
                for column in KEY_RESULT_COLUMNS
                for value in [getattr(row, column.field)]
            ),
            *(getattr(sources[row.key_result_id], column.field) for column in SOURCE_COLUMNS),
        ]
        for row in results
    ]
    sheet.table(
        [column.head for column in columns],
        body,
        [column.kind for column in columns],
        filtered=True,
        bars=12,
        printed=PRINTED,
    )


def _gaps(cells: Cells, found: list[Gap], held: PerspectiveSet) -> None:
    sheet = cells.sheet("Gaps", widths=[10, 30, 22, 18, 60, 45, 24, 14, 7])
    sheet.title("Gaps, the gravest first")
    body = [
        [
            gap.severity, gap.title, gap.unit, held.name_of(gap.perspective) if gap.perspective else None, gap.message, gap.fix, gap.file,
            gap.sheet, gap.row,
        ]
        for gap in found
    ]  # fmt: skip
    head = ["Severity", "Rule", "Unit", "Perspective", "What", "What to do", "File", "Sheet", "Row"]
    sheet.table(head, body, ["text", "wrap", "text", "text", "wrap", "wrap", "text", "text", "count"], filtered=True)


def _method(cells: Cells, store: Store, scope: Scope, held: PerspectiveSet) -> None:
    sheet = cells.sheet("Method", widths=[28, 90, 14, 14])
    sheet.title("How these numbers are made")
    sheet.line("Scores run from 0 to 1. Unknown is empty, never 0. Low and high: every missing key result counted as 0 and as 1.")
    sheet.line(f"As of {scope.as_of.isoformat()}, method version {method.method_version(store)}.")
    known = settings()
    sheet.table(
        ["Setting", "What it says", "Value", "Usual value"],
        [[key, known[key].says, value, known[key].usual] for key, value in method.settings_now(store).items()],
        ["text", "wrap", "number", "number"],
    )
    sheet.skip(1)
    _intended(sheet, store, scope, held)
    notes = [[name.replace("_", " "), f"{key}: {note}"] for name in METHOD_VIEWS for key, note in catalog.view(name).notes.items()]
    sheet.table(["Measure", "Meaning"], notes, ["text", "wrap"])
    sheet.skip(1)
    uploads = [[one.file, f"{one.uploaded_at}, SHA-256 {one.sha256}"] for one in filters.uploads(store) if not one.undone]
    sheet.table(["Upload", "When and which bytes"], uploads, ["text", "text"])
    if cells.changed:
        sheet.skip(1)
        sheet.line(f"{cells.changed} texts were shortened or lost characters that Excel does not allow.")


def _intended(sheet: Sheet, store: Store, scope: Scope, held: PerspectiveSet) -> None:
    """The period's perspectives, the top of the map first, with the share that the organisation intends."""
    share = {one.perspective_id: one.share for one in perspectives.intended(store, scope) if one.organisation}
    body = [[one.name(), one.rank, share.get(one.perspective_id), None if one.counted else "a band of the map"] for one in held.members]
    sheet.table(["Perspective", "Rank on the map", "Intended share", "Objectives"], body, ["text", "count", "percent", "text"])
    sheet.skip(1)
