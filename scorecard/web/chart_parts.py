"""What pages put round a chart: a key that wraps, and the chart itself with the words that stand for it."""

import html
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st


def key_of(entries: Iterable[tuple[str, str, str]]) -> None:
    """A line of colour (#rrggbb), shape and words for what a chart shows; it wraps where room is short."""
    told = "".join(
        f'<span style="white-space:nowrap;margin-right:1.1em"><span aria-hidden="true" style="color:{colour}">{shape}</span> '
        f"{html.escape(words)}</span>"
        for colour, shape, words in entries
    )
    st.html(f'<div style="font-size:0.875rem;line-height:1.7">{told}</div>')


def chart(figure: go.Figure, *, key: str, alt: str) -> None:
    """A chart to look at."""
    st.plotly_chart(figure, key=key, alt=alt, config={"displayModeBar": False})


def picked_in(figure: go.Figure, *, key: str, alt: str) -> Sequence[str] | None:
    """A chart to click on; the `customdata` of the mark that was picked."""
    event: Any = st.plotly_chart(figure, key=key, alt=alt, on_select="rerun", selection_mode="points", config={"displayModeBar": False})
    points = event.selection.points if event else []
    found = points[0].get("customdata") if points else None
    return found if found else None
