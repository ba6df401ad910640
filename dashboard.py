"""The front door: `streamlit run dashboard.py`."""

import streamlit as st

from scorecard.web import front, ready

ready.load()
front.keep_ready()
app = st.App("scorecard/web/main.py")
