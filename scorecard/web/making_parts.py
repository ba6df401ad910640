"""What summary and deck share on the page: what it is about is chosen, it is made while one looks on, then it is taken."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from scorecard.export.file_names import safe
from scorecard.export.summary.facts import Said
from scorecard.language import tr
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.web import parts

Made = TypeVar("Made")


def about(scope: Scope, held: PerspectiveSet, key: str) -> Scope:
    """The unit of the sidebar with its tree; else a perspective, or the whole organisation, as picked."""
    if scope.unit is not None:
        st.caption(tr("{unit} and the units below it").format(unit=parts.plain(scope.unit or tr("No unit named"))))
        return scope
    every: list[str | None] = [None, *held.ids]
    whole = tr("The whole organisation")
    picked = st.selectbox(tr("About"), every, format_func=lambda one: whole if one is None else held.name_of(one), key=key)
    return Scope(scope.as_of, scope.period, perspective=picked)


def watched(writer: Callable[[Said], Callable[[], Made]]) -> Made:
    """Make something here and now, with a bar that tells how far it is; `writer` of a session is given what tells that."""
    bar = st.progress(0.0)

    def said(share: float, text: str) -> None:
        bar.progress(share, parts.plain(text))

    try:
        return writer(said)()
    finally:
        bar.empty()


def file_name(first: str, scope: Scope, ending: str) -> str:
    """Such as `scorecard-2026-Q3-Care.xlsx`."""
    words = (first, safe(scope.period or ""), safe(scope.unit or ""), safe(scope.perspective or ""))
    return f"{'-'.join(word for word in words if word)}.{ending}"
