"""What uploads did and undoing them, moved goalposts, and what vanished."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from scorecard import desk
from scorecard.measures import history
from scorecard.model.history import GoalpostMove, UploadEffect, Vanished
from scorecard.model.scores import UploadRecord
from scorecard.web import parts, session, tables

KINDS = {"objective": "objectives", "key_result": "key results", "check_in": "check-ins"}
MOVES = {"target": "target", "baseline": "baseline", "owner": "owner", "text": "wording", "due_on": "due date", "vanished": "vanished"}
NUMBERS = {"target", "baseline", "weight", "value"}
MOST_COMPARED = 200_000
"""Check-ins of one upload that are compared while somebody waits."""


def effects_of(record: UploadRecord) -> dict[str, UploadEffect]:
    """What the upload changes, by kind; check-ins only where they are few enough to compare."""
    found = {one.kind: one for one in session.ask(history.upload_effects) if one.upload == record.upload}
    if 0 < record.check_ins <= MOST_COMPARED:
        check_ins = session.ask(history.check_in_effect, record.upload)
        found |= {"check_in": check_ins} if check_ins else {}
    return found


def effect_text(effect: UploadEffect | None) -> str:
    if effect is None:
        return ""
    told = ("added", "changed", "vanished", "unchanged")
    return ", ".join(f"{getattr(effect, name):,} {name}" for name in told if getattr(effect, name))


def consequence(record: UploadRecord) -> str:
    """What undoing the upload would do, or bringing it back, in a sentence."""
    effects = effects_of(record)
    whole = _counted({kind: one.only_here for kind, one in effects.items()})
    changed = _counted({kind: one.newest_here for kind, one in effects.items()})
    more = "" if record.check_ins <= MOST_COMPARED else " Its check-ins are too many to compare here."
    if record.undone:
        told = [f"adds {whole} to the numbers" if whole else "", f"changes {changed} to what it says" if changed else ""]
        return _sentence("Bringing it back", told) + more
    told = [f"takes {whole} out of every number" if whole else "", f"shows {changed} as they were before it" if changed else ""]
    return _sentence("Undoing it", told) + more


def _sentence(doing: str, told: list[str]) -> str:
    said = " and ".join(one for one in told if one)
    return f"{doing} {said}. Nothing is deleted." if said else f"{doing} changes no number: other uploads say the same."


def _counted(counts: dict[str, int]) -> str:
    told = [f"{count:,} {name if count != 1 else name[:-1]}" for kind, name in KINDS.items() if (count := counts.get(kind, 0))]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}" if told else ""


def undo_button(record: UploadRecord, where: Any = st) -> None:
    """Undo an upload, or bring it back; say what that does with `consequence`."""
    if where.button("Bring back" if record.undone else "Undo", key="undo"):
        session.act(desk.redo if record.undone else desk.undo, record.upload, by=session.who())
        session.forget("outcomes")
        st.rerun()


def uploads(records: Sequence[UploadRecord]) -> None:
    """Every upload with its effect, newest first."""
    effects = {(one.upload, one.kind): one for one in session.ask(history.upload_effects)}
    tables.show(
        [
            {
                "File": one.file,
                "Uploaded": one.uploaded_at,
                "By": one.uploaded_by,
                "Counts": "undone" if one.undone else "yes",
                "Key results": effect_text(effects.get((one.upload, "key_result"))),
                "Objectives": effect_text(effects.get((one.upload, "objective"))),
                "Check-ins": one.check_ins,
            }
            for one in records
        ],
        key="effects",
        alt="Uploads, newest first, with what each added, changed, left out and left unchanged",
        columns={
            "Key results": st.column_config.TextColumn(width=260),
            "Objectives": st.column_config.TextColumn(width=200),
        },
    )


def changes(record: UploadRecord) -> None:
    """What an upload did, thing by thing; check-ins only where they are few enough to compare."""
    rows = session.ask(history.changes, record.upload)
    if 0 < record.check_ins <= MOST_COMPARED:
        rows = [*rows, *session.ask(history.check_in_changes, record.upload)]
    if not rows:
        st.info("This upload changed nothing against the uploads before it.")
    parts.limited(rows, tables.MOST)
    tables.show(
        [
            {
                "Effect": row.effect,
                "What": parts.KIND[row.kind],
                "Text": row.text,
                "Field": (row.field or "").replace("_", " "),
                "Day": row.day,
                "Before": _shown(row.field, row.before) if row.field else None,
                "After": _shown(row.field, row.after) if row.field else None,
                "Unit": row.unit,
                "Period": row.period,
                "Was in": parts.cell_place(row.before_file, row.before_sheet, row.before_cell),
                "Is in": parts.cell_place(row.after_file, row.after_sheet, row.after_cell) if row.after_cell else "",
            }
            for row in rows[: tables.MOST]
        ],
        key="changes",
        alt="Changes of the upload with the value before and after and their places",
        columns={
            "Text": st.column_config.TextColumn(width=300),
            "Day": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "Before": st.column_config.TextColumn(width=150),
            "After": st.column_config.TextColumn(width=150),
        },
    )


def _shown(field: str | None, text: str | None) -> str | None:
    """Numbers without a hanging `.0`."""
    return f"{float(text):.10g}" if text is not None and field in NUMBERS else text


def goalposts(rows: Sequence[GoalpostMove]) -> None:
    """The moved goalposts, how many of each kind, and the list to take along."""
    counts = Counter(row.move for row in rows)
    moved = ", ".join(f"{n:,} {word}{'s' if n > 1 and move != 'vanished' else ''}" for move, word in MOVES.items() if (n := counts[move]))
    judged = [row.new_progress - row.old_progress for row in rows if row.new_progress is not None and row.old_progress is not None]
    easier = sum(change > 0 for change in judged)
    tail = f" On the same value, {easier:,} of {len(judged):,} moved targets and baselines raise progress." if judged else ""
    st.markdown(f"**{len(rows):,} goalposts moved**: {moved}.{tail}")
    parts.limited(rows, tables.MOST)
    tables.show(
        [_goalpost(row) for row in rows[: tables.MOST]],
        key="goalposts",
        alt="Moved goalposts with the value before and after and progress with both",
        columns={
            "Text": st.column_config.TextColumn(width=300),
            "Before": st.column_config.TextColumn(width=150),
            "After": st.column_config.TextColumn(width=150),
            "Progress before": tables.PERCENT,
            "Progress after": tables.PERCENT,
        },
    )
    st.download_button(
        "Goalposts as CSV",
        data=lambda: tables.as_csv([_goalpost(row) for row in rows]),
        file_name="goalposts.csv",
        mime="text/csv",
        on_click="ignore",
        key="goalposts_csv",
    )


def _goalpost(row: GoalpostMove) -> dict[str, Any]:
    return {
        "Moved": MOVES[row.move],
        "Text": row.text,
        "Before": _shown(row.move, row.before) if row.move != "vanished" else None,
        "After": _shown(row.move, row.after),
        "Value": row.value,
        "Progress before": tables.in_percent(row.old_progress),
        "Progress after": tables.in_percent(row.new_progress),
        "What": parts.KIND[row.kind],
        "Unit": row.unit,
        "Period": row.period,
        "Was in": parts.cell_place(row.before_file, row.before_sheet, row.before_cell),
        "Is in": parts.cell_place(row.after_file, row.after_sheet, row.after_cell) if row.after_cell else f"not in {row.after_file}",
        "Uploaded": row.uploaded_at,
        "By": row.uploaded_by,
    }


def vanished(rows: Sequence[Vanished]) -> None:
    """What the files no longer hold; a person ends it, or takes that back."""
    parts.limited(rows, tables.MOST)
    tables.show(
        [
            {
                "State": f"ended by {row.ended_by}" if row.ended_at else "still counts",
                "What": parts.KIND[row.kind if row.stated else "key_result"],
                "Text": row.text,
                "Key results": row.key_results,
                "Unit": row.unit,
                "Period": row.period,
                "Was in": parts.cell_place(row.file, row.sheet, row.cell),
                "No longer in": row.gone_file,
                "Since": row.gone_at,
            }
            for row in rows[: tables.MOST]
        ],
        key="vanished",
        alt="Objectives and key results that their files no longer hold",
        columns={"Text": st.column_config.TextColumn(width="large")},
    )
    by_id = {row.thing_id: row for row in rows[: tables.MOST]}
    left, right = st.columns([5, 1], vertical_alignment="bottom")
    picked: Any = left.selectbox("Vanished OKR", list(by_id), format_func=lambda key: by_id[key].text, key="gone")
    row = by_id[picked]
    if right.button("Take back" if row.ended_at else "End", key="end"):
        session.act(desk.take_back_end if row.ended_at else desk.end, row.kind, row.thing_id, by=session.who())
        st.rerun()
