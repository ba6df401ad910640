"""A trend as small as a word: HTML of numbers alone, so that it stands there before any chart library has come."""

import html
from collections.abc import Sequence

from scorecard.model.trend import TrendPoint

_FRAME = "display:flex;align-items:stretch;gap:3px;height:2.5rem;border-bottom:1px solid rgba(125,133,144,0.45)"
_PALE = 0.28


def sparkline(points: Sequence[TrendPoint], colour: str, alt: str) -> str:
    """A column a day on a scale of 0 to 1, the oldest first, the newest in full colour.

    Where too little was known for one number, the column is the pale range between its bounds.
    """
    columns = "".join(
        f'<div style="flex:1;opacity:{1 if point is points[-1] or not point.enough else 0.5};background:{_filled(point, colour)}"></div>'
        for point in points
    )
    return f'<div role="img" aria-label="{html.escape(alt)}" style="{_FRAME}">{columns}</div>'


def _filled(point: TrendPoint, colour: str) -> str:
    if point.enough and point.score is not None:
        return _band(0.0, point.score, colour)
    pale = f"color-mix(in srgb, {colour} {_PALE:.0%}, transparent)"
    return _band(point.low or 0.0, 1.0 if point.high is None else point.high, pale)


def _band(low: float, high: float, colour: str) -> str:
    begins, ends = (f"{100 * max(0.0, min(1.0, share)):.1f}%" for share in (low, max(high, low + 0.02)))
    return f"linear-gradient(to top, transparent {begins}, {colour} {begins}, {colour} {ends}, transparent {ends})"
