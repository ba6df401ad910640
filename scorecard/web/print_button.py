"""The page as a PDF to be printed, made when asked for."""

import streamlit as st

from scorecard.export.file_names import safe
from scorecard.export.printed import PAPERS, printed
from scorecard.language import tr
from scorecard.model.scope import Scope
from scorecard.web import session

NAMES = {"a4": "A4", "letter": "Letter"}


def print_button(scope: Scope, page: str) -> None:
    """`page` as `printed` knows it: the front page or a perspective."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        paper = st.segmented_control(tr("Paper"), list(PAPERS), default="a4", format_func=NAMES.__getitem__, key="paper", required=True)
        st.download_button(
            tr("Print this (PDF)"),
            data=session.writer(printed, scope, (page,), paper=paper or "a4"),
            file_name=f"scorecard-{safe(scope.period or '') or 'no-period'}-{safe(page)}.pdf",
            mime="application/pdf",
            on_click="ignore",
            key="print",
        )
