"""The Excel summary on the page: what it is about is chosen, it is made while one looks on, then it can be taken."""

from functools import partial

import streamlit as st

from scorecard.export.cells import PAPERS
from scorecard.export.summary.edition import MOST_PERIODS, Edition
from scorecard.export.workbook import summary
from scorecard.language import in_use, tr
from scorecard.measures import filters as choices
from scorecard.model.period import kind_of
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.web import making_parts, parts, session

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPER = {"a4": "A4", "letter": "Letter"}


def excel(scope: Scope, held: PerspectiveSet) -> None:
    """What can be chosen, and the buttons; another choice is made anew."""
    with st.expander(tr("Excel summary")):
        wanted, edition = _chosen(scope, held)
        one = making_parts.Offer(
            key="excel",
            make=tr("Make the Excel summary"),
            take=tr("Download the Excel summary"),
            name=making_parts.file_name("scorecard", wanted, "xlsx"),
            kind=KIND,
        )
        chosen = repr((wanted, edition, in_use()))
        making_parts.offer(one, chosen, None if edition is None else partial(_made, wanted, edition))


def _made(scope: Scope, edition: Edition) -> bytes:
    return making_parts.watched(lambda said: session.writer(summary, scope, edition, said))


def _chosen(scope: Scope, held: PerspectiveSet) -> tuple[Scope, Edition | None]:
    left, middle, right = st.columns(3)
    with left:
        wanted = making_parts.about(scope, held, "excel_perspective")
    earlier = [one for one in session.ask(choices.periods) if scope.period and one < scope.period and kind_of(one) == kind_of(scope.period)]
    starts: list[str | None] = [None, *earlier[: MOST_PERIODS - 1]]
    since = middle.selectbox(
        tr("With periods since"), starts, format_func=lambda one: tr("only this one") if one is None else one, key="excel_since"
    )
    paper = right.selectbox(tr("Paper"), list(PAPERS), format_func=lambda one: PAPER[one], key="excel_paper")
    address = st.text_input(tr("Address of this dashboard, for links back to it (none: no links)"), key="excel_address").strip()
    try:
        return wanted, Edition(paper, address or None, since)
    except ValueError as error:
        st.error(parts.plain(str(error)))
        return wanted, None
