"""What pages put round a chart: a key that wraps, and clicks that stay on the page."""

import html
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from scorecard.model.explain import Node
from scorecard.web import drill


def key_of(entries: Iterable[tuple[str, str, str]]) -> None:
    """A line of colour (#rrggbb), shape and words for what a chart shows; it wraps where room is short."""
    told = " ".join(
        f'<span style="display:inline-block;margin-right:1em"><span aria-hidden="true" style="color:{colour}">{shape}</span> '
        f"{html.escape(words)}</span>"
        for colour, shape, words in entries
    )
    st.html(f'<div style="font-size:0.875rem;line-height:1.7">{told}</div>')


def picked_in(figure: go.Figure, *, key: str, alt: str) -> Node | None:
    """A chart whose marks are picked for the page itself, in place of opening what they stand for."""
    event: Any = st.plotly_chart(figure, key=key, alt=alt, on_select="rerun", selection_mode="points", config={"displayModeBar": False})
    return drill.picked(event)
