"""The few doings that cross rooms, for both doors: open, import, undo, decide, back up, publish, read, hold a workshop."""

from scorecard.desk.answering import decide_answer
from scorecard.desk.deciding import end, fix_list, redo, remember_arrangement, remember_correction, take_back_end, undo
from scorecard.desk.identity import call_same
from scorecard.desk.importing import get_ready, import_file, import_files, load_demo, preview
from scorecard.desk.learning import classify, learning, retrain, retraining_preview, suggest
from scorecard.desk.method import foresee_settings, keep_settings
from scorecard.desk.opening import backup, open_published, open_store, operator, originals, publish, published, today
from scorecard.desk.perspectives import foresee_perspectives, keep_perspectives
from scorecard.desk.reading import Answer, ask, open_data, scope_of
from scorecard.desk.reviewing import decide, decide_together, hear, take_back
from scorecard.desk.strategy import draw_link, take_off_link
from scorecard.desk.workshops import answer, close_workshop, decide_workshop, enter, finish, join, open_workshop, reopen_workshop

__all__ = [
    "Answer",
    "answer",
    "ask",
    "backup",
    "call_same",
    "classify",
    "close_workshop",
    "decide",
    "decide_answer",
    "decide_together",
    "decide_workshop",
    "draw_link",
    "end",
    "enter",
    "finish",
    "fix_list",
    "foresee_perspectives",
    "foresee_settings",
    "get_ready",
    "hear",
    "import_file",
    "import_files",
    "join",
    "keep_perspectives",
    "keep_settings",
    "learning",
    "load_demo",
    "open_data",
    "open_published",
    "open_store",
    "open_workshop",
    "operator",
    "originals",
    "preview",
    "publish",
    "published",
    "redo",
    "remember_arrangement",
    "remember_correction",
    "reopen_workshop",
    "retrain",
    "retraining_preview",
    "scope_of",
    "suggest",
    "take_back",
    "take_back_end",
    "take_off_link",
    "today",
    "undo",
]
