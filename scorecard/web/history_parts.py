"""What uploads did and undoing them, moved goalposts, and what vanished."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from scorecard import desk
from scorecard.language import SOURCE, day_and_time, figure, marked, number, speaking, tr, trn
from scorecard.measures import history
from scorecard.model import trace
from scorecard.model.history import GoalpostMove, UploadEffect, Vanished
from scorecard.model.scores import UploadRecord
from scorecard.web import parts, session, tables

MOVES = {
    "target": marked("target"),
    "baseline": marked("baseline"),
    "owner": marked("owner"),
    "text": marked("wording"),
    "due_on": marked("due date"),
    "vanished": marked("vanished"),
}
EFFECTS = {
    "added": marked("{n} added"),
    "changed": marked("{n} changed"),
    "vanished": marked("{n} vanished"),
    "unchanged": marked("{n} unchanged"),
    "valued": marked("values for {n}"),
}
UNDONE = {
    (True, True): marked("Undoing it takes {whole} out of every number and shows {changed} as they were before it. Nothing is deleted."),
    (True, False): marked("Undoing it takes {whole} out of every number. Nothing is deleted."),
    (False, True): marked("Undoing it shows {changed} as they were before it. Nothing is deleted."),
    (False, False): marked("Undoing it changes no number: other uploads say the same."),
}
"""What undoing an upload does: whether it alone holds something, and whether it changed something."""
BROUGHT_BACK = {
    (True, True): marked("Bringing it back adds {whole} to the numbers and changes {changed} to what it says. Nothing is deleted."),
    (True, False): marked("Bringing it back adds {whole} to the numbers. Nothing is deleted."),
    (False, True): marked("Bringing it back changes {changed} to what it says. Nothing is deleted."),
    (False, False): marked("Bringing it back changes no number: other uploads say the same."),
}
NUMBERS = {"target", "baseline", "weight", "value", "lower_limit", "upper_limit", "tolerance", "stretch", "self_score"}
EFFECT = {"added": marked("added"), "changed": marked("changed"), "vanished": marked("vanished"), "unchanged": marked("unchanged")}
WORDS = {
    "Text": st.column_config.TextColumn(width=300),
    **dict.fromkeys(("Before", "After"), st.column_config.TextColumn(width=tables.BESIDE)),
    **dict.fromkeys(("Was in", "Is in"), st.column_config.TextColumn(width=390)),
}
"""Columns of texts and of places, as wide as a laptop shows a first upload's, which fills one of each."""
MOST_COMPARED = 200_000
"""Check-ins that are compared while somebody waits."""


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
    return ", ".join(tr(text).format(n=number(getattr(effect, name))) for name, text in EFFECTS.items() if getattr(effect, name))


def consequence(record: UploadRecord) -> str:
    """What undoing the upload would do, or bringing it back, in a sentence."""
    effects = effects_of(record)
    whole = _counted({kind: one.only_here for kind, one in effects.items()})
    changed = _counted({kind: one.newest_here for kind, one in effects.items()})
    told = (BROUGHT_BACK if record.undone else UNDONE)[bool(whole), bool(changed)]
    more = "" if record.check_ins <= MOST_COMPARED else " " + tr("Its check-ins are too many to compare here.")
    return tr(told).format(whole=whole, changed=changed) + more


def _counted(counts: dict[str, int]) -> str:
    objectives, results, check_ins = (counts.get(kind, 0) for kind in ("objective", "key_result", "check_in"))
    told = [
        trn("{n} objective", "{n} objectives", objectives).format(n=number(objectives)) if objectives else "",
        trn("{n} key result", "{n} key results", results).format(n=number(results)) if results else "",
        trn("{n} check-in", "{n} check-ins", check_ins).format(n=number(check_ins)) if check_ins else "",
    ]
    said = [one for one in told if one]
    return tr("{things} and {last}").format(things=", ".join(said[:-1]), last=said[-1]) if len(said) > 1 else "".join(said)


def undo_button(record: UploadRecord, where: Any = st) -> None:
    """Undo an upload, or bring it back; say what that does with `consequence`."""
    if where.button(tr("Bring back") if record.undone else tr("Undo"), key="undo"):
        session.act(desk.redo if record.undone else desk.undo, record.upload, by=session.who())
        session.forget("outcomes")
        st.rerun()


def named(record: UploadRecord) -> str:
    """An upload among others."""
    return f"{record.file} ({day_and_time(datetime.fromisoformat(record.uploaded_at))} UTC)"


def uploads(records: Sequence[UploadRecord]) -> None:
    """Every upload with its effect, newest first."""
    effects = {(one.upload, one.kind): one for one in session.ask(history.upload_effects)}
    tables.show(
        [
            {
                "File": one.file,
                "Uploaded": tables.moment(one.uploaded_at),
                "By": one.uploaded_by,
                "Counts": tr("undone") if one.undone else tr("yes"),
                "Key results": effect_text(effects.get((one.upload, "key_result"))),
                "Objectives": effect_text(effects.get((one.upload, "objective"))),
                "Check-ins": one.check_ins,
            }
            for one in records
        ],
        key="effects",
        alt=tr("Uploads, newest first, with what each added, changed, left out and left unchanged"),
        columns={
            "File": tables.FILE,
            "Uploaded": tables.moments(),
            **dict.fromkeys(EFFECTS_TOLD, st.column_config.TextColumn(width=tables.NAMES)),
        },
        names=("File", *EFFECTS_TOLD),
    )


EFFECTS_TOLD = ("Key results", "Objectives")
CHANGED = ("Field", "Day", "Before", "After", "Was in", "Is in")
"""Columns that a first upload, which only adds, does not fill."""


def changes(record: UploadRecord) -> None:
    """What an upload did, thing by thing; check-ins only where they are few enough to compare."""
    rows = session.ask(history.changes, record.upload)
    if 0 < record.check_ins <= MOST_COMPARED:
        rows = [*rows, *session.ask(history.check_in_changes, record.upload)]
    if not rows:
        st.info(tr("This upload changed nothing against the uploads before it."))
    parts.limited(rows, tables.MOST)
    tables.show(
        tables.used(
            [
                {
                    "Effect": tr(EFFECT.get(row.effect, row.effect)),
                    "What": tr(parts.KIND[row.kind]),
                    "Text": row.text,
                    "Field": trace.field(row.field) if row.field else "",
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
            *CHANGED,
        ),
        key="changes",
        alt=tr("Changes of the upload with the value before and after and their places"),
        columns={**WORDS, "Day": tables.days()},
        names=list(WORDS),
        narrow=("Unit",),
    )


def _shown(field: str | None, text: str | None) -> str | None:
    """Numbers without a hanging `.0`."""
    return figure(float(text)) if text is not None and field in NUMBERS else text


def goalposts(rows: Sequence[GoalpostMove]) -> None:
    """The moved goalposts, how many of each kind, and the list to take along."""
    counts = Counter(row.move for row in rows)
    moved = ", ".join(f"{tr(word)} {number(counts[move])}" for move, word in MOVES.items() if counts[move])
    judged = [row.new_progress - row.old_progress for row in rows if row.new_progress is not None and row.old_progress is not None]
    easier = sum(change > 0 for change in judged)
    told = trn("**{n} goalpost moved**: {moved}.", "**{n} goalposts moved**: {moved}.", len(rows)).format(n=number(len(rows)), moved=moved)
    if judged:
        more = tr("On the same value, {easier} of {n} moved targets and baselines raise progress.")
        told += " " + more.format(easier=number(easier), n=number(len(judged)))
    st.markdown(told)
    parts.limited(rows, tables.MOST)
    tables.show(
        tables.used(
            [_goalpost(row) | {"Uploaded": tables.moment(row.uploaded_at)} for row in rows[: tables.MOST]],
            "Before", "After", "Value", "Progress before", "Progress after", "Unit", "Period",
        ),
        key="goalposts",
        alt=tr("Moved goalposts with the value before and after and progress with both"),
        columns={
            **WORDS,
            "Text": st.column_config.TextColumn(width=tables.NAMES),
            "Progress before": tables.PERCENT,
            "Progress after": tables.PERCENT,
            "Uploaded": tables.moments(),
        },
        names=list(WORDS),
        narrow=("Unit",),
    )  # fmt: skip
    st.download_button(
        tr("Goalposts as CSV"),
        data=lambda: _goalposts_as_csv(rows),
        file_name="goalposts.csv",
        mime="text/csv",
        on_click="ignore",
        key="goalposts_csv",
    )


def _goalposts_as_csv(rows: Sequence[GoalpostMove]) -> bytes:
    with speaking(SOURCE):
        return tables.as_csv([_goalpost(row) for row in rows])


def _goalpost(row: GoalpostMove) -> dict[str, Any]:
    return {
        "Moved": tr(MOVES[row.move]),
        "Text": row.text,
        "Before": _shown(row.move, row.before) if row.move != "vanished" else None,
        "After": _shown(row.move, row.after),
        "Value": row.value,
        "Progress before": tables.in_percent(row.old_progress),
        "Progress after": tables.in_percent(row.new_progress),
        "What": tr(parts.KIND[row.kind]),
        "Unit": row.unit,
        "Period": row.period,
        "Was in": parts.cell_place(row.before_file, row.before_sheet, row.before_cell),
        "Is in": _new_place(row),
        "Uploaded": row.uploaded_at,
        "By": row.uploaded_by,
    }


def _new_place(row: GoalpostMove) -> str:
    if not row.after_cell:
        return tr("not in {file}").format(file=row.after_file)
    return parts.cell_place(row.after_file, row.after_sheet, row.after_cell)


def vanished(rows: Sequence[Vanished]) -> None:
    """What the files no longer hold; a person ends it, or takes that back."""
    parts.limited(rows, tables.MOST)
    tables.show(
        [
            {
                "State": tr("ended by {person}").format(person=row.ended_by) if row.ended_at else tr("still counts"),
                "What": tr(parts.KIND[row.kind if row.stated else "key_result"]),
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
        alt=tr("Objectives and key results that their files no longer hold"),
        columns=WORDS,
        names=list(WORDS),
        narrow=("Unit",),
    )
    by_id = {row.thing_id: row for row in rows[: tables.MOST]}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked: Any = st.selectbox(tr("Vanished OKR"), list(by_id), format_func=lambda key: by_id[key].text, key="gone")
        row = by_id[picked]
        pressed = st.button(tr("Take back") if row.ended_at else tr("End"), key="end")
    if pressed:
        session.act(desk.take_back_end if row.ended_at else desk.end, row.kind, row.thing_id, by=session.who())
        st.rerun()
