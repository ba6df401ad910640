"""A choice that stands in the link by its own name, not by the words shown, so that a link shows the same in every language.

choice.follow("sort", list(SORTS), tr)
st.selectbox(tr("Sort"), list(SORTS), format_func=tr, key="sort", **choice.kept("sort"))
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from scorecard.web import session


def segments(label: str, options: Sequence[str], *, key: str, named: Callable[[str], str], usual: str | None = None) -> str:
    """One of the options; where the link names none the usual one, else the first."""
    follow(key, options, named, usual=usual)
    picked = st.segmented_control(label, list(options), format_func=named, key=key, required=True, **kept(key))
    return picked or usual or options[0]


def follow(
    key: str, options: Sequence[str], named: Callable[[str], str], *, several: bool = False, usual: str | None = None
) -> None:
    """Let a widget show what the link says, before it is drawn. Words are understood too: older links hold them."""
    words = {named(one): one for one in options}
    told = [words.get(one, one) for one in st.query_params.get_all(key)]
    known = [one for one in told if one in options]
    session.remember(key, known if several else next(iter(known), usual or options[0]))


def kept(key: str) -> dict[str, Any]:
    """What a widget is given so that the link says what is picked in it."""
    return {"on_change": _write, "args": (key,)}


def _write(key: str) -> None:
    st.query_params[key] = session.recall(key)
