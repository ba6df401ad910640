"""Where the participants of a workshop sort objectives, one at a time, and see nothing else."""

import streamlit as st

from scorecard.language import tr
from scorecard.web import sort_parts

st.set_page_config(layout="centered")
record = sort_parts.workshop()
if record is None:
    st.title(tr("Workshop"))
    st.info(tr("This link belongs to no workshop. Ask your facilitator for the link."))
    st.stop()

person = sort_parts.participant(record)
if person is not None and person.finished:
    sort_parts.thanks(record, person)
elif not record.open:
    sort_parts.closed(record)
elif person is None:
    sort_parts.welcome(record)
elif not person.joined:
    sort_parts.welcome_named(record, person)
else:
    sort_parts.sort(record, person)
