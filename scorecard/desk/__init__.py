"""The few doings that cross rooms, for both doors: open, import, undo, decide, back up, publish."""

from scorecard.desk.deciding import end, fix_list, redo, remember_arrangement, remember_correction, take_back_end, undo
from scorecard.desk.importing import import_file, import_files, load_demo, preview
from scorecard.desk.learning import classify, learning, retrain, retraining_preview
from scorecard.desk.opening import backup, open_published, open_store, operator, originals, publish, published, today
from scorecard.desk.perspectives import foresee_perspectives, keep_perspectives
from scorecard.desk.reviewing import decide, decide_together, hear, take_back

__all__ = [
    "backup",
    "classify",
    "decide",
    "decide_together",
    "end",
    "fix_list",
    "foresee_perspectives",
    "hear",
    "import_file",
    "import_files",
    "keep_perspectives",
    "learning",
    "load_demo",
    "open_published",
    "open_store",
    "operator",
    "originals",
    "preview",
    "publish",
    "published",
    "redo",
    "remember_arrangement",
    "remember_correction",
    "retrain",
    "retraining_preview",
    "take_back",
    "take_back_end",
    "today",
    "undo",
]
