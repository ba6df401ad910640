"""Words of the summary that stand in more than one sheet; English here, in the reader's language where they are shown."""

from scorecard.charts.words import status_and_shape as status
from scorecard.charts.words import unit
from scorecard.language import marked
from scorecard.model.perspective import PerspectiveSet

__all__ = ["COUNTED", "COVERAGE", "GOAL_MODES", "GRADES", "KINDS", "SEVERITY", "THIN", "perspective", "status", "unit"]

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
GRADES = {
    "met": marked("met"),
    "missed": marked("missed"),
    "green": marked("green"),
    "yellow": marked("yellow"),
    "red": marked("red"),
}
GOAL_MODES = {"committed": marked("committed"), "aspirational": marked("aspirational")}
KINDS = {
    "increase": marked("increase"),
    "decrease": marked("decrease"),
    "reach": marked("reach"),
    "milestone": marked("milestones"),
    "percent_complete": marked("percent complete"),
    "binary": marked("done or not"),
    "baseline_setting": marked("measure the baseline"),
    "control": marked("keep"),
    "control_between": marked("keep between"),
    "control_at_least": marked("keep at least"),
    "control_at_most": marked("keep at most"),
}
"""Types of key results; the sheets of data have them as the codes that they are read back by."""
THIN = marked("A score in grey stands on too little to count as one number; the bounds beside it hold.")
SEVERITY = {"error": marked("must fix"), "warning": marked("warning"), "note": marked("note")}


def perspective(held: PerspectiveSet, perspective_id: str | None) -> str:
    return held.name_of(perspective_id)
