"""The board deck on the page: what it is about and whose template it wears are chosen, it is made while one looks on, then taken."""

import hashlib

import streamlit as st

from scorecard.export.deck.template import MOST_BYTES
from scorecard.export.presentation import deck as deck_of
from scorecard.language import in_use, tr
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.web import look, making_parts, session

KIND = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def deck(scope: Scope, held: PerspectiveSet) -> None:
    """What can be chosen, and the buttons; another choice is made anew."""
    with st.expander(tr("Board deck (PowerPoint)")):
        wanted = making_parts.about(scope, held, "deck_perspective")
        kinds, most = ["pptx", "potx"], MOST_BYTES // 1_000_000
        look.uploader(tr("Choose files"), tr("or drop them here; up to {most} MB each: {kinds}"), kinds, most)
        label = tr("Your company's template (.pptx or .potx; none: a neutral one)")
        given = st.file_uploader(label, kinds, key="deck_template", max_upload_size=most)
        company = None if given is None else given.getvalue()
        one = making_parts.Offer(
            key="deck",
            make=tr("Make the board deck"),
            take=tr("Download the board deck"),
            name=making_parts.file_name("board", wanted, "pptx"),
            kind=KIND,
        )
        chosen = repr((wanted, company and hashlib.sha256(company).hexdigest(), in_use()))
        making_parts.offer(one, chosen, lambda: making_parts.watched(lambda said: session.writer(deck_of, wanted, company, said)))
