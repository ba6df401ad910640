"""Any number written out: what it is the mean of, down to a key result's formula and the cells of the files."""

import streamlit as st

from scorecard.language import tr
from scorecard.measures import explain
from scorecard.web import drill, explain_parts, filters, parts, session

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Explain"))
held = filters.held()
node = drill.node_in(st.query_params, scope)
drill.stand_in_link(node)
told = session.ask(explain.explained, scope, node)
if told is None:
    explain_parts.nothing(node)
    st.stop()
explain_parts.way_up(told, held)
explain_parts.number(told, held)
if told.mapping is not None:
    explain_parts.placed(told.mapping, held)
explain_parts.over_time(scope, told)

if told.account is not None:
    explain_parts.key_result(told.account)
else:
    explain_parts.ranked(told, held)
    st.header(tr("The sum"))
    explain_parts.sum_of(told.terms, told.value, held, key="terms")
    if told.by_units:
        st.header(tr("By way of the units"))
        explain_parts.otherwise(told)
        explain_parts.sum_of(told.by_units, told.unit_first, held, key="by_units")
    st.caption(tr("A share is of the weight of all parts that count. Contributions are share times score; they sum to the number."))
parts.how_computed(*explain_parts.VIEWS[told.node.level])
explain_parts.gaps_of(scope, node)
