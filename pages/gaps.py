"""What is wrong or missing, the gravest first."""

import streamlit as st

from scorecard.rules.run import gap_counts, gaps, rules
from scorecard.web import filters, parts, session, tables
from scorecard.web.parts import SEVERITY

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title("Gaps")
counts = session.ask(gap_counts, scope)
if not counts:
    st.success("No gaps in this selection.")
    st.stop()
for column, (grave, word) in zip(st.columns(len(SEVERITY)), SEVERITY.items(), strict=True):
    column.metric(word, f"{sum(one.gaps for one in counts if one.severity == grave):,}", border=True)

left, right = st.columns(2)
severity = left.selectbox("Severity", [None, *SEVERITY], format_func=lambda key: SEVERITY[key] if key else "Every severity", key="severity")
counts = [one for one in counts if severity in (None, one.severity)]
labels = {one.rule: one.title for one in counts}
rule = right.selectbox("Rule", [None, *labels], format_func=lambda key: labels[key] if key else "All rules", key="rule")
counts = [one for one in counts if rule in (None, one.rule)]
found = [gap for gap in session.ask(gaps, scope, limit=2_000, rule=rule) if severity in (None, gap.severity)]
tables.gaps(found, SEVERITY)
st.caption(f"As of {scope.as_of.isoformat()}: {sum(one.gaps for one in counts):,} gaps.")
with st.expander("Which rules are there, and why?"):
    for one in rules():
        st.markdown(f"**{one.rule}** {parts.plain(one.title)}. {parts.plain(one.why)} *{parts.plain(one.fix)}*")
