"""One colour per perspective and status, the same everywhere; status also by symbol, so that nobody depends on colour."""

import html
import textwrap
from typing import Any

from scorecard.model.perspective import PerspectiveSet

PERSPECTIVE = {
    "financial": "#1f5f8b",
    "customer": "#b0492f",
    "internal_process": "#4b7f52",
    "learning_growth": "#8a5aa8",
    "esg": "#1f7d7a",
    "mission": "#5c6670",
    None: "#8a8f98",
}
OWN = ("#96690f", "#a3487c", "#5a63b8", "#6b7325", "#7a4f35", "#3d7ea6")
"""For the perspectives that an organisation adds, in the order of its map."""
STATUS = {
    "achieved": "#3f8bc4",
    "on_track": "#2a9d74",
    "at_risk": "#e0a100",
    "behind": "#c8452e",
    "not_started": "#aab2bb",
    "no_data": "#aab2bb",
    "unknown_stale": "#8a8f98",
    "unpaced": "#aab2bb",
    "partly": "#e0a100",
    "missed": "#c8452e",
}
MUTED = "#8a8f98"
"""Seen on light and on dark ground alike."""
WHISKER = "#a9afb8"
"""Seen on every bar too."""
SYMBOL = {"achieved": "star", "on_track": "circle", "at_risk": "triangle-up", "behind": "triangle-down", "partly": "diamond", "missed": "x"}
COVERAGE = {
    "covered": ("#2a9d74", "covered"),
    "not_measurable": ("#e0a100", "covered, not measurable"),
    "gap": ("#c8452e", "gap"),
    "not_required": ("rgba(138,143,152,0.2)", "not required"),
    "unmapped": ("#8a5aa8", "unmapped"),
}


def colours(held: PerspectiveSet) -> dict[str | None, str]:
    """A colour for each perspective of a set, and for the unmapped (None)."""
    own = iter(OWN)
    return PERSPECTIVE | {one.perspective_id: next(own) for one in held.members if one.perspective_id not in PERSPECTIVE}


def shown(text: str) -> str:
    """Text from data, so that Plotly shows it as it is and makes no link of it."""
    return html.escape(text, quote=False)


def short(text: str, most: int = 32) -> str:
    """For an axis: cut, then escaped."""
    return shown(text if len(text) <= most else text[: most - 1] + "…")


def wrapped(text: str, most: int = 14) -> str:
    """For a narrow place on an axis: escaped, a line for as many words as fit."""
    return "<br>".join(shown(line) for line in textwrap.wrap(text, most))


def layout(**more: Any) -> dict[str, Any]:
    """What every figure shares."""
    return {
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"align": "left"},
        **more,
    }
