"""What each upload did, which goalposts moved, and what vanished."""

from dataclasses import replace

import streamlit as st

from scorecard.language import day, tr
from scorecard.measures import filters as lists
from scorecard.measures import history
from scorecard.model.scope import Scope
from scorecard.web import filters, history_parts, identity_parts, parts, session

records = session.ask(lists.uploads)
if not records:
    parts.empty_store()
    st.stop()
scope = filters.scope() or Scope(session.today())

st.title(tr("History"))
st.header(tr("Goalposts moved"))
moves = session.ask(history.goalpost_moves, scope)
if moves:
    history_parts.goalposts(moves)
else:
    st.success(tr("No goalpost of this selection moved: no target, baseline, owner, wording or due date changed, and nothing vanished."))
st.caption(tr("Between uploads of the same unit and period; progress on the value of {day}.").format(day=day(scope.as_of)))
parts.how_computed("goalpost_move", "goalpost", "key_result_change")

st.header(tr("Vanished"))
gone = session.ask(history.vanished, replace(scope, period=None))
if gone:
    st.write(tr("A later file of the same unit and period no longer holds these. They count until somebody ends them."))
    history_parts.vanished(gone)
else:
    st.success(tr("Every objective and key result still stands in the newest file of its unit and period."))

identity_parts.left_out(replace(scope, period=None))

st.header(tr("Uploads"))
history_parts.uploads(records)
by_id = {one.upload: one for one in records}
picked = st.selectbox(tr("Upload"), list(by_id), format_func=lambda key: history_parts.named(by_id[key]), key="upload")
record = by_id[picked or records[0].upload]
check_ins = history_parts.effect_text(history_parts.effects_of(record).get("check_in"))
if check_ins:
    st.caption(tr("Check-ins: {check_ins}.").format(check_ins=check_ins))
history_parts.changes(record)
with st.container(horizontal=True, vertical_alignment="center"):
    st.markdown(history_parts.consequence(record))
    history_parts.undo_button(record)
parts.how_computed("upload_effect", "key_result_step", "vanishing")
