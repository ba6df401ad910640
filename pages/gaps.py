"""What is wrong or missing, the gravest first."""

import streamlit as st

from scorecard.rules.run import gap_counts, gaps, rules
from scorecard.web import filters, parts, session, tables
from scorecard.web.cards import SEVERITY

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title("Gaps")
counts = session.ask(gap_counts, scope)
if not counts:
    st.success("No gaps in this selection.")
    st.stop()
for column, (severity, word) in zip(st.columns(len(SEVERITY)), SEVERITY.items(), strict=True):
    column.metric(word, f"{sum(one.gaps for one in counts if one.severity == severity):,}", border=True)

labels = {one.rule: f"{one.title} ({one.gaps:,})" for one in counts}
rule = st.selectbox("Rule", [None, *labels], format_func=lambda key: labels[key] if key else "All rules", key="rule")
found = session.ask(gaps, scope, limit=2_000, rule=rule)
tables.gaps(found, SEVERITY)
parts.note(scope, sum(one.gaps for one in counts))
with st.expander("Which rules are there, and why?"):
    for one in rules():
        st.markdown(f"**{one.rule}** {parts.plain(one.title)}. {parts.plain(one.why)} *{parts.plain(one.fix)}*")
