"""The board deck on the page: what it is about and whose template it wears are chosen, it is made while one looks on, then taken."""

import hashlib

import streamlit as st

from scorecard.errors import ScorecardError
from scorecard.export.deck.template import MOST_BYTES
from scorecard.export.presentation import deck as deck_of
from scorecard.language import in_use, tr
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.web import look, making_parts, parts, session

KIND = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MADE = "deck_made"


def deck(scope: Scope, held: PerspectiveSet) -> None:
    """The button, and what can be chosen before; made anew whenever the choice or the numbers changed."""
    with st.expander(tr("Board deck (PowerPoint)")):
        wanted = making_parts.about(scope, held, "deck_perspective")
        kinds, most = ["pptx", "potx"], MOST_BYTES // 1_000_000
        look.uploader(tr("Choose files"), tr("or drop them here; up to {most} MB each: {kinds}"), kinds, most)
        label = tr("Your company's template (.pptx or .potx; none: a neutral one)")
        given = st.file_uploader(label, kinds, key="deck_template", max_upload_size=most)
        company = None if given is None else given.getvalue()
        told = repr((wanted, company and hashlib.sha256(company).hexdigest(), in_use(), session.version()))
        if st.button(tr("Make the board deck"), key="deck_make"):
            session.remember(MADE, (told, _made(wanted, company)))
        made = session.recall(MADE)
        if made is not None and made[0] == told and made[1] is not None:
            name = making_parts.file_name("board", wanted, "pptx")
            st.download_button(tr("Download the board deck"), made[1], name, KIND, on_click="ignore", key="deck")


def _made(scope: Scope, company: bytes | None) -> bytes | None:
    """None where the template can't be used, which is said."""
    try:
        return making_parts.watched(lambda said: session.writer(deck_of, scope, company, said))
    except ScorecardError as error:
        st.error(parts.plain(f"{error} {error.hint}".strip()))
        return None
