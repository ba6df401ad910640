"""The front door: `streamlit run dashboard.py`."""

import streamlit as st

app = st.App("scorecard/web/main.py")
