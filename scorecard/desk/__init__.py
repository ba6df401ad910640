"""The few doings that cross rooms, for both doors: open, import, undo, decide, back up, publish."""

from scorecard.desk.deciding import decide, end, fix_list, redo, remember_arrangement, remember_correction, take_back_end, undo
from scorecard.desk.importing import import_file, import_files, load_demo, preview
from scorecard.desk.opening import backup, open_published, open_store, operator, originals, publish, published, today
from scorecard.desk.perspectives import foresee_perspectives, keep_perspectives

__all__ = [
    "backup",
    "decide",
    "end",
    "fix_list",
    "foresee_perspectives",
    "import_file",
    "import_files",
    "keep_perspectives",
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
    "take_back_end",
    "today",
    "undo",
]
