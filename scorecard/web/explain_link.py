"""Links to a number written out. Which one is meant stands in the link, in parameters beside those of the sidebar."""

from collections.abc import Mapping

import streamlit as st

from scorecard.model.explain import LEVELS, Node
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.web.places import pages_folder

SIDEBAR = ("period", "unit", "as_of")
"""The sidebar's choices: a link within the page loses them unless it names them, one from another page has them anyway."""


def node_in(params: Mapping[str, str], scope: Scope) -> Node:
    """The node of a link; the number of the sidebar's choice where the link names none."""
    level = params.get("node")
    if level not in LEVELS:
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
    if node.level in ("perspective", "unit_perspective"):
        told["of_perspective"] = node.perspective or UNMAPPED
    return {name: value for name, value in told.items() if value is not None}


def stand_in_link(node: Node) -> None:
    """Write the node into the browser's address: a link within a page opens without changing it."""
    for name, value in params_of(node).items():
        st.query_params[name] = value


def link(node: Node, label: str = "Explain this number") -> None:
    """A small link to the page; `label` is Markdown."""
    kept = {name: st.query_params[name] for name in SIDEBAR if name in st.query_params and "node" in st.query_params}
    st.page_link(pages_folder() / "explain.py", label=label, query_params={**kept, **params_of(node)})
