"""What summary and deck share on the page: what it is about is chosen, it is made while one looks on, then it is taken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from scorecard.errors import ScorecardError
from scorecard.export.file_names import safe
from scorecard.export.summary.facts import Said
from scorecard.language import tr
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.web import parts, session

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


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a page makes when it is asked to."""

    key: str
    make: str
    """What the button says that makes it."""
    take: str
    """What the button says that takes it away."""
    name: str
    kind: str
    """Its media type."""


def offer(one: Offer, chosen: str, maker: Callable[[], bytes] | None) -> None:
    """The button that makes a file of what is `chosen`, and then the one that takes it away; None: it can't be made of that.

    A press counts until the file is made. What runs the page again meanwhile makes the browser forget the press, so the session keeps it.
    """
    wish, held = f"{one.key}_wish", f"{one.key}_made"
    st.button(one.make, key=f"{one.key}_make", on_click=session.remember, args=(wish, True), disabled=maker is None)
    if maker is not None and session.recall(wish):
        session.forget(held)
        version = session.version()
        try:
            made = maker()
        except Exception as error:
            session.forget(wish)
            if not isinstance(error, ScorecardError):
                raise
            st.error(parts.plain(f"{error} {error.hint}".strip()))
        else:
            session.remember(held, (chosen, version, made))
            session.forget(wish)
    about, version, content = session.recall(held) or ("", 0, None)
    if content is not None and about == chosen:
        if version != session.version():
            st.caption(tr("Something was loaded or decided after this was made. Make it again to have that in it."))
        st.download_button(one.take, content, one.name, one.kind, on_click="ignore", key=one.key)


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
