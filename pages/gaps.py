"""What is wrong or missing, the gravest first."""

import streamlit as st

from scorecard.language import day, number, tr, trn
from scorecard.rules.run import gap_list, gaps, rules
from scorecard.web import filters, guidance, parts, session, tables
from scorecard.web.parts import SEVERITY

MOST = 2_000  # The most pressing are asked for, no more.

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Gaps"))
told = session.ask(gap_list, scope, limit=MOST)
counts = told.counts
if not counts:
    st.success(tr("No gaps in this selection."))
    st.stop()
with st.container(horizontal=True, gap="small"):
    for grave, word in SEVERITY.items():
        st.metric(tr(word), number(sum(one.gaps for one in counts if one.severity == grave)), border=True)

left, right = st.columns(2)
severity = left.selectbox(
    tr("Severity"), [None, *SEVERITY], format_func=lambda key: tr(SEVERITY[key]) if key else tr("Every severity"), key="severity"
)
counts = [one for one in counts if severity in (None, one.severity)]
labels = {one.rule: tr(one.title) for one in counts}
rule = right.selectbox(tr("Rule"), [None, *labels], format_func=lambda key: labels[key] if key else tr("All rules"), key="rule")
counts = [one for one in counts if rule in (None, one.rule)]
found = [gap for gap in (session.ask(gaps, scope, limit=MOST, rule=rule) if rule else told.gaps) if severity in (None, gap.severity)]
tables.gaps(found, SEVERITY)
guidance.by_example({one.rule: parts.plain(labels[one.rule]) for one in counts})
many = sum(one.gaps for one in counts)
st.caption(trn("As of {day}: {n} gap.", "As of {day}: {n} gaps.", many).format(day=day(scope.as_of), n=number(many)))
with st.expander(tr("Which rules are there, and why?")):
    for one in rules():
        st.markdown(f"**{parts.plain(tr(one.title))}** ({one.rule})  \n{parts.plain(tr(one.why))} *{parts.plain(tr(one.fix))}*")
