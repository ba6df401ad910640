"""One look for every chart: a colour per perspective and status, the same everywhere; status also by shape and word.

Every colour is seen on the light ground and on the dark one alike, for a figure does not know on which it will lie. So a mark
has a colour of ours, while text has none: it takes the ground's own. `tests/unit/test_theme.py` measures contrast and how far
colours stay apart for people who see no red or no green.
"""

import html
import textwrap
from dataclasses import astuple
from typing import Any

from scorecard.language import number
from scorecard.model.explain import Node
from scorecard.model.perspective import PerspectiveSet

PERSPECTIVE = {
    "financial": "#2e7cc2",
    "customer": "#c55227",
    "internal_process": "#5c8d66",
    "learning_growth": "#96588a",
    "esg": "#5e9192",
    "mission": "#76808c",
    None: "#7d8590",
}
OWN = ("#5892b3", "#d2618c", "#5e85fc", "#4b786a", "#9f8648", "#7a6a4f")
"""For the perspectives that an organisation adds, in the order of its map."""
MUTED = "#7d8590"
STATUS = {
    "achieved": "#4a86c5",
    "on_track": "#3d9480",
    "at_risk": "#c47d1a",
    "behind": "#bb4650",
    "not_started": MUTED,
    "no_data": MUTED,
    "unknown_stale": MUTED,
    "unpaced": MUTED,
    "partly": "#c47d1a",
    "missed": "#bb4650",
}
SYMBOL = {
    "achieved": "star",
    "on_track": "circle",
    "at_risk": "triangle-up",
    "behind": "triangle-down",
    "not_started": "circle-open",
    "no_data": "circle-open",
    "unknown_stale": "circle-dot",
    "unpaced": "diamond-open",
    "partly": "diamond",
    "missed": "x",
}
"""Each status by shape, as Plotly calls it."""
GLYPH = {
    "achieved": "★",
    "on_track": "●",
    "at_risk": "▲",
    "behind": "▼",
    "unknown_stale": "◌",
    "unpaced": "◇",
    "partly": "◐",
    "missed": "✕",
}
"""The same as letters; "○" for the others."""
BETTER, WORSE = STATUS["on_track"], STATUS["behind"]
BAND = "rgba(125,133,144,0.28)"
"""What might be: bounds, intervals. Pale on both grounds, for it lies behind a mark."""
HAIR = "rgba(125,133,144,0.45)"
"""Lines that only guide the eye."""
INK = "#000037"
"""The page's own colour of text: Streamlit puts it in the place of this one, light or dark (its theme for Plotly)."""
SIZE = 13
"""Of text, in pixels."""


def colours(held: PerspectiveSet) -> dict[str | None, str]:
    """A colour for each perspective of a set, and for the unmapped (None)."""
    own = iter(OWN)
    return PERSPECTIVE | {one.perspective_id: next(own) for one in held.members if one.perspective_id not in PERSPECTIVE}


def tint(colour: str, share: float) -> str:
    """A colour let through to `share` of 1, so that the ground shows."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"


def opens(node: Node | None) -> list[str | None] | None:
    """The `customdata` of a mark that opens a number when it is clicked; None: it opens nothing."""
    return None if node is None else [*astuple(node)]


def shown(text: str) -> str:
    """Text from data, so that Plotly shows it as it is and makes no link of it."""
    return html.escape(text, quote=False)


def short(text: str, most: int = 32) -> str:
    """For an axis: cut, then escaped."""
    return shown(text if len(text) <= most else text[: most - 1].rstrip() + "…")


def wrapped(text: str, most: int = 14) -> str:
    """For a narrow place on an axis: escaped, a line for as many words as fit."""
    return "<br>".join(shown(line) for line in textwrap.wrap(text, most))


def axis(**more: Any) -> dict[str, Any]:
    """An axis that keeps quiet: no grid, no zero line, nothing to drag."""
    quiet = {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True, "ticklabeloverflow": "allow"}
    return {**quiet, "tickfont": {"size": SIZE - 1, "color": INK}, **more}


_DIGITS = str.maketrans("", "", "0123456789")
"""Taken from a number, they leave the signs between them."""


def layout(**more: Any) -> dict[str, Any]:
    """What every figure shares."""
    return {
        "margin": {"l": 4, "r": 4, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": SIZE, "color": INK},
        "separators": number(1000.5, 1).translate(_DIGITS)[::-1],
        "hoverlabel": {"align": "left", "font": {"size": SIZE}},
        **more,
    }
