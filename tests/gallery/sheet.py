"""The drawings laid out on a page, as a browser shows them, and an index to leaf through pictures."""

import base64
import html
from collections.abc import Sequence
from pathlib import Path

import plotly.graph_objects as go
import streamlit
from plotly.offline import get_plotlyjs

from scorecard.charts import theme
from tests.gallery.drawings import Drawing

SCRIPT = "plotly.js"
LOOK = {
    "light": {"ground": "#ffffff", "ink": "#0d161f", "line": "#d9dfe5", "primary": "#1f5f8b"},
    "dark": {"ground": "#12181f", "ink": "#e6ebf0", "line": "#33404d", "primary": "#6fb1dd"},
}


def sheet(drawings: Sequence[Drawing], mode: str) -> str:
    """A page with these drawings in it, in the colours that Streamlit would put in; Plotly's own script lies beside it."""
    look = LOOK[mode]
    told = "".join(
        f'<h2>{one.chart}, {one.data}</h2><div id="{one.chart}-{one.data}" class="one">{_drawn(one, look)}</div>'
        f"<p>{html.escape(one.words)}</p>"
        for one in drawings
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><script src="{SCRIPT}"></script><style>'
        f"@font-face{{font-family:'Source Sans';font-weight:200 900;src:url(data:font/woff2;base64,{_font()})}}"
        f"body{{background:{look['ground']};color:{look['ink']};font:14px 'Source Sans',sans-serif;margin:16px;"
        f"--st-font:'Source Sans',sans-serif;"
        f"--st-text-color:{look['ink']};--st-background-color:{look['ground']};--st-border-color:{look['line']};"
        f"--st-primary-color:{look['primary']}}}"
        f"h2{{font-size:15px;margin:28px 0 6px}}.one{{min-height:16px}}p{{font-size:12px}}</style></head><body>{told}</body></html>"
    )


def write(drawings: Sequence[Drawing], mode: str, out: Path) -> dict[Path, list[str]]:
    """A page for each chart, and the names of the drawings on it."""
    out.joinpath(SCRIPT).write_text(get_plotlyjs(), encoding="utf-8")
    written = {}
    for chart in dict.fromkeys(one.chart for one in drawings):
        page = out / f"{chart}-{mode}.html"
        inside = [one for one in drawings if one.chart == chart]
        page.write_text(sheet(inside, mode), encoding="utf-8")
        written[page] = [f"{chart}-{one.data}" for one in inside]
    return written


def _font() -> str:
    """The font that Streamlit brings along."""
    [found] = (Path(streamlit.__file__).parent / "static" / "static" / "media").glob("SourceSansVF-Upright*.woff2")
    return base64.b64encode(found.read_bytes()).decode()


def _drawn(one: Drawing, look: dict[str, str]) -> str:
    if isinstance(one.drawn, str):
        return one.drawn
    figure = go.Figure(one.drawn).update_layout(template="none", font_family="'Source Sans',sans-serif")
    told: str = figure.to_html(full_html=False, include_plotlyjs=False, config={"displayModeBar": False, "responsive": True})
    return told.replace(theme.INK, look["ink"])


def index(pictures: Sequence[Path], out: Path) -> None:
    """Every picture below its name, those of one page or chart beside each other."""
    rows: dict[str, list[str]] = {}
    for picture in pictures:
        rows.setdefault(picture.name.rsplit("-", 2)[0], []).append(
            f'<a href="{picture.name}"><img src="{picture.name}" loading="lazy" alt="{picture.stem}"><br>{picture.stem}</a>'
        )
    told = "".join(f"<section><h2>{name}</h2>{''.join(links)}</section>" for name, links in sorted(rows.items()))
    style = "body{font:14px sans-serif}a{display:inline-block;margin:8px;vertical-align:top}img{max-width:380px;border:1px solid #ccc}"
    out.joinpath("index.html").write_text(f'<!doctype html><meta charset="utf-8"><style>{style}</style>{told}', encoding="utf-8")
