"""The front door: `streamlit run dashboard.py`."""

import streamlit as st

from scorecard.web import ready

ready.load()
app = st.App("scorecard/web/main.py")
