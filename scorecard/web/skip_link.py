"""The first stop of the tab key: past the menu, to what the page says."""

import json

import streamlit as st

from scorecard.language import tr


def show() -> None:
    """A link that is seen only while it has the focus. Put before everything, where no element of a page can stand."""
    with st.sidebar:
        st.html(f"<script>{_MADE.replace('WORDS', json.dumps(tr('Skip to the page')))}</script>", unsafe_allow_javascript=True)


_MADE = """{
  let link = document.getElementById('skip-link');
  if (!link) {
    link = document.createElement('a');
    link.id = 'skip-link';
    link.href = '#';
    const look = document.createElement('style');
    look.textContent = '#skip-link { position: fixed; left: 1rem; top: -10rem; z-index: 1000000; padding: 0.5rem 1rem; '
      + 'background: Canvas; color: CanvasText; border: 2px solid } #skip-link:focus { top: 1rem }';
    document.head.append(look);
    document.body.prepend(link);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const main = document.querySelector('[data-testid="stMain"]');
      main.tabIndex = -1;
      main.focus();
    });
  }
  link.textContent = WORDS;
}"""
