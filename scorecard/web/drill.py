"""The way down and up: organisation, perspective, unit, objective, key result, and from there the source cell.

One place knows the levels, what stands in the browser's address, and how a click or a link opens one. How a page uses it:

    figure = charts.some_figure(rows)      # each mark carries `customdata=[*astuple(Node("objective", thing_id=...))]`
    drill.chart(figure, key="pace", alt="What the chart says")     # a click on a mark opens its node
    drill.link(Node("objective", thing_id=row.objective_id), parts.plain(row.objective))

So a figure's `customdata` is a list with one `astuple(Node)` for each mark: level, unit, perspective, id. A mark without a node has None.
Every opened node is an entry of the browser's history, so its back button leads up again.
"""

import html
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import plotly.graph_objects as go
import streamlit as st

from scorecard.language import in_use, tr
from scorecard.model.explain import LEVELS, TREES, Node
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.web import filters, session
from scorecard.web.places import pages_folder

SIDEBAR = ("period", "unit", "as_of")
"""The sidebar's choices, which every link names."""
_STEPS = """
if (!window.opensNodes) {
  window.opensNodes = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href*="node="]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  }, true);
}
"""
"""Links to nodes go by the browser's history: left to itself, Streamlit writes two entries where a link leads to another page, the first
of them on the page that it leaves, so that the back button seems to stand still."""
_PRESS = """
{ const press = (left) => {
    const link = document.querySelector(".st-key-opening a");
    if (link) link.click(); else if (left) setTimeout(() => press(left - 1), 20);
  };
  press(100); }
"""


def node_in(params: Mapping[str, str], scope: Scope) -> Node:
    """The node of a link; the number of the sidebar's choice where the link names none."""
    level = params.get("node")
    if level not in (*LEVELS, *TREES):
        return node_of(scope)
    perspective = params.get("of_perspective")
    return Node(level, params.get("of_unit"), None if perspective == UNMAPPED else perspective, params.get("id"))


def node_of(scope: Scope, *perspective: str | None) -> Node:
    """The number of what the scope is about: the organisation or its unit, as a whole or in one perspective (None: unmapped)."""
    if scope.unit is None:
        return Node("perspective", perspective=perspective[0]) if perspective else Node("organisation")
    unit = None if scope.unit == NONE else scope.unit
    return Node("unit_perspective", unit, perspective[0]) if perspective else Node("unit", unit)


def params_of(node: Node) -> dict[str, str]:
    """What a link to the node says."""
    told = {"node": node.level, "of_unit": node.unit, "id": node.thing_id}
    if node.level in ("perspective", "unit_perspective", "tree_perspective"):
        told["of_perspective"] = node.perspective or UNMAPPED
    return {name: value for name, value in told.items() if value is not None}


def stand_in_link(node: Node) -> None:
    """Write the node into the browser's address: a link within a page opens without changing it.

    Not where the address names no node: that would be an entry of the history which the back button could never pass.
    """
    if "node" in st.query_params:
        st.query_params.update(params_of(node))


def link(node: Node, label: str = "") -> None:
    """A small link that opens the node; `label` is Markdown, by default a call to explain the number."""
    st.page_link(pages_folder() / "explain.py", label=label or tr("Explain this number"), query_params={**sidebar(), **params_of(node)})


def chart(figure: go.Figure, *, key: str, alt: str, listed: bool = False) -> None:
    """A chart whose marks open their nodes when clicked; `key` is a class of the page, `alt` says what the chart says.

    Keys reach no mark of a chart: `listed` offers the same in a list, where nothing else on the page does.
    """
    # Another key after each opening: else the mark stays selected, and a second click on it would only let go of it.
    name = f"{key}-{session.recall('opened') or 0}"

    def clicked() -> None:
        node = picked(session.recall(name))
        if node is not None:
            session.remember("to_open", node)

    with st.container(key=key):
        st.plotly_chart(figure, key=name, on_select=clicked, selection_mode="points", alt=alt, config={"displayModeBar": False})
        if listed:
            _list(nodes_of(figure), f"{name}-list")


def nodes_of(figure: go.Figure) -> dict[str, Node]:
    """The nodes that a figure's marks open, each by what is told where a mark is pointed at."""
    found: dict[Node, str] = {}
    for trace in figure.data:
        told = trace.hovertext if isinstance(trace.hovertext, list | tuple) else [trace.hovertext] * len(trace.customdata or ())
        for opened, text in zip(trace.customdata if trace.customdata is not None else (), told, strict=False):
            if opened is not None and text:
                found.setdefault(Node(*opened), html.unescape(text.replace("<br>", "; ")))
    return {text: node for node, text in found.items()}


def _list(nodes: Mapping[str, Node], key: str) -> None:
    def opened() -> None:
        session.remember("to_open", nodes.get(session.recall(key)))

    if nodes:
        with st.popover(tr("Open one from a list"), type="tertiary"):
            st.selectbox(tr("Open"), list(nodes), index=None, placeholder=tr("Choose one"), key=key, on_change=opened)


def picked(event: Any) -> Node | None:
    """The node of the first mark that a chart's event names; None where nothing was picked or the mark leads nowhere."""
    points: Sequence[Mapping[str, Any]] = event["selection"]["points"] if event else []
    told = points[0].get("customdata") if points else None
    return Node(*told) if told else None


def follow() -> None:
    """Open what was clicked in a chart; the shell asks between its sidebar and the page.

    A link is shown and pressed in the browser: a page that the server switches to leaves entries in the history for each of the
    sidebar's choices.
    """
    with st.sidebar:
        st.html(f"<script>{_STEPS}</script>", unsafe_allow_javascript=True)
        node = session.recall("to_open")
        if node is not None:
            session.forget("to_open")
            opened = (session.recall("opened") or 0) + 1
            session.remember("opened", opened)
            with st.container(key="opening"):
                link(node, tr("Open"))
                # The number makes the script another one each time, else it would run once only.
                st.html(f"<script>/* {opened} */ {_PRESS}</script>", unsafe_allow_javascript=True)


@st.fragment
def copy_link() -> None:
    """The page's address with everything that is chosen, also what is chosen by default, ready to be copied.

    Told when it is asked for: a page may say in its address what was opened in it.
    """
    scope = filters.scope()
    if scope is None:
        return
    with st.popover(tr("Copy link"), width="stretch", key="copy_link", on_change="rerun") as asked:
        if asked.open and st.context.url is not None:
            told = {**st.query_params.to_dict(), **filters.chosen(scope)}
            st.caption(tr("Opens this page as it is now."))
            st.code(f"{st.context.url}?{urlencode(told)}", None, wrap_lines=True)


def sidebar() -> dict[str, str]:
    """What the address says of the sidebar's choices, to be kept by a link; the language is written there later than links are made."""
    return {"lang": in_use(), **{name: st.query_params[name] for name in SIDEBAR if name in st.query_params}}
