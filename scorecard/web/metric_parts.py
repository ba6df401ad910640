"""Metrics that several key results share, as one number each."""

from collections.abc import Sequence

import streamlit as st

from scorecard.language import tr, trn
from scorecard.model.scores import MetricPool
from scorecard.web import tables


def shared_metrics(pools: Sequence[MetricPool]) -> None:
    """Each shared metric over all units, pooled over its cases; nothing where none is shared."""
    if not pools:
        return
    st.header(tr("Shared metrics"))
    tables.show(
        [
            {
                tr("Metric"): pool.metric,
                tr("All units together"): pool.pooled,
                tr("Unit of measure"): pool.unit_of_measure,
                tr("Cases"): pool.cases,
                tr("Lowest"): pool.lowest,
                tr("Highest"): pool.highest,
                tr("Key results"): pool.key_results,
                tr("With value and cases"): pool.pooled_key_results,
            }
            for pool in pools
        ],
        key="shared_metrics",
        alt=trn("{n} metric that several key results share", "{n} metrics that several key results share", len(pools)).format(n=len(pools)),
    )
    st.caption(
        tr(
            "A rate over all units is what all cases together say: each value counts as often as it has cases, "
            "and a value without a number of cases is left out. The mean of the rates would let few cases speak as loud as many."
        )
    )
