"""The sheet that says how the numbers are made: settings, definitions, versions, and the uploads that they stand on."""

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.facts import Facts
from scorecard.language import marked, tr
from scorecard.measures import catalog, filters, method, perspectives
from scorecard.model.method import settings
from scorecard.store.store import Store

VIEWS = (
    "key_result_progress",
    "key_result_score",
    "objective_score",
    "unit_perspective_score",
    "unit_score",
    "perspective_score",
    "organisation_score",
    "coverage",
    "balance",
)
NOTES = {"grain": marked("a row"), "unit": marked("unit"), "null": marked("empty")}
"""Those of a view's header that say what it means."""
NAMED = {"theta_committed": "Theta", "theta_aspirational": "ThetaAspirational", "min_completeness": "MinCompleteness"}
"""Settings that cells have a name for."""
WIDTHS = (34, 84, 18, 18, 14)


def told(sheet: Sheet, store: Store, facts: Facts) -> None:
    """Day, period and version have names, so that formulas of the reader's own can use them."""
    sheet.title(tr("How these numbers are made"))
    sheet.skip(1)
    sheet.line(tr("Scores run from 0 to 1. Unknown is empty, never 0. Low and high: every missing key result counted as 0 and as 1."))
    first = sheet.table(
        [tr("What"), tr("Value")],
        [
            [tr("As of"), facts.scope.as_of],
            [tr("Period"), facts.scope.period or tr("none named")],
            [tr("Unit"), facts.scope.unit or tr("All units")],
            [
                tr("Perspective"),
                words.perspective(facts.held, facts.scope.perspective) if facts.scope.perspective else tr("All perspectives"),
            ],
            [tr("Method version"), method.method_version(store)],
        ],
        ["text", "named"],
    )
    for row, name in ((0, "AsOf"), (1, "Period"), (4, "MethodVersion")):
        sheet.call(name, first + row, 1, first + row)
    _settings(sheet, store)
    _intended(sheet, store, facts)
    notes = [
        [tr(name.replace("_", " ")), f"{tr(NOTES[key])}: {tr(note)}"]
        for name in VIEWS
        for key, note in catalog.view(name).notes.items()
        if key in NOTES
    ]
    sheet.heading(tr("Definitions"))
    sheet.table([tr("Measure"), tr("Meaning")], notes, ["text", "wrap"])
    _uploads(sheet, store)
    if sheet.cells.changed:
        sheet.line(tr("Texts that were shortened or lost characters that Excel does not allow: {n}.").format(n=sheet.cells.changed))


def _settings(sheet: Sheet, store: Store) -> None:
    known, now = settings(), method.settings_now(store)
    sheet.heading(tr("Settings"))
    first = sheet.table(
        [tr("Setting"), tr("What it says"), tr("Value"), tr("Usual value")],
        [[key, tr(known[key].says), value, known[key].usual] for key, value in now.items()],
        ["text", "wrap", "number", "number"],
    )
    for row, key in enumerate(now, start=first):
        if key in NAMED:
            sheet.call(NAMED[key], row, 2, row)


def _intended(sheet: Sheet, store: Store, facts: Facts) -> None:
    """The period's perspectives, the top of the map first, with the share that the organisation intends."""
    share = {one.perspective_id: one.share for one in perspectives.intended(store, facts.scope) if one.organisation}
    body: list[list[object]] = [
        [
            words.perspective(facts.held, one.perspective_id),
            None if one.counted else tr("a band of the map"),
            one.rank,
            share.get(one.perspective_id),
        ]
        for one in facts.held.members
    ]
    sheet.heading(tr("Perspectives"))
    sheet.table(
        [tr("Perspective"), tr("Objectives"), tr("Rank on the map"), tr("Intended share")], body, ["text", "text", "count", "percent"]
    )


def _uploads(sheet: Sheet, store: Store) -> None:
    sheet.heading(tr("Uploads that count"))
    head = (marked("File"), marked("Bytes by their SHA-256"), marked("When (UTC)"), marked("By"), marked("Key results"))
    body = [[one.file, one.sha256, one.uploaded_at, one.uploaded_by, one.key_results] for one in filters.uploads(store) if not one.undone]
    sheet.table([tr(text) for text in head], body, ["wrap", "text", "text", "wrap", "count"])
