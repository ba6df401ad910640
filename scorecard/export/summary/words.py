"""Words of the summary that stand in more than one sheet; English here, in the reader's language where they are shown."""

from scorecard.language import in_use, marked, tr
from scorecard.model.perspective import PerspectiveSet

STATUS = {
    "achieved": ("★", marked("achieved")),
    "on_track": ("●", marked("on track")),
    "at_risk": ("▲", marked("at risk")),
    "behind": ("▼", marked("behind")),
    "not_started": ("○", marked("not started")),
    "no_data": ("○", marked("no data")),
    "unknown_stale": ("◌", marked("stale")),
    "unpaced": ("◇", marked("no dates")),
    "partly": ("◐", marked("partly reached")),
    "missed": ("✕", marked("missed")),
}
"""Each status by shape and word, so that nobody depends on colour."""
COUNTED = {
    "achieved": marked("Achieved"),
    "on_track": marked("On track"),
    "at_risk": marked("At risk"),
    "behind": marked("Behind"),
    "partly": marked("Partly"),
    "missed": marked("Missed"),
    "unknown": marked("Unknown"),
}
"""Key results by status, as every aggregate counts them."""
COVERAGE = {
    "covered": marked("covered"),
    "not_measurable": marked("not measurable"),
    "gap": marked("gap"),
    "not_required": marked("not required"),
    "unmapped": marked("unmapped"),
}
SEVERITY = {"error": marked("must fix"), "warning": marked("warning"), "note": marked("note")}


def status(code: str) -> str:
    shape, word = STATUS.get(code, ("○", code))
    return f"{shape} {tr(word)}"


def perspective(held: PerspectiveSet, perspective_id: str | None) -> str:
    return tr("Unmapped") if perspective_id is None else held.name_of(perspective_id, in_use())


def unit(name: str | None) -> str:
    return name or tr("No unit named")
