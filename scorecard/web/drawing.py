"""A drawing of ours (SVG or HTML) on a page: it is put in as it is, and a click or the enter key on a part of it is heard."""

import streamlit as st

_SCRIPT = """
export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".drawing");
  place.setAttribute("aria-label", data.alt);
  // What is drawn already stays, and with it what a person unfolded.
  if (place.drawn !== data.drawing) place.innerHTML = place.drawn = data.drawing;
  const hear = (event) => {
    const part = event.target.closest("[data-key]");
    if (!part || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    setTriggerValue("picked", part.dataset.key);
  };
  place.onclick = hear;
  place.onkeydown = hear;
}
"""
_drawing = st.components.v2.component("scorecard_drawing", html='<div class="drawing" role="figure"></div>', js=_SCRIPT)


def drawing(drawn: str, *, key: str, alt: str) -> str | None:
    """Show it; the `data-key` of the part that was just picked, else None. Whoever draws has escaped every text from data."""
    picked = _drawing(data={"drawing": drawn, "alt": alt}, key=key, on_picked_change=lambda: None).picked
    return picked if isinstance(picked, str) else None
