"""Every table as a file, on the page: for notebooks, other programs, and who would rather count again."""

import streamlit as st

from scorecard.export.data_files import DATA_FORMATS, zip_of_tables
from scorecard.export.file_names import safe
from scorecard.language import day, tr
from scorecard.model.scope import Scope
from scorecard.web import session

NAMES = {"csv": "CSV", "parquet": "Parquet", "json": "JSON"}


def every_table(scope: Scope) -> None:
    """One zip with every table in a chosen format, made when it is asked for."""
    with st.expander(tr("All tables as data")):
        left, right = st.columns([1, 2], vertical_alignment="bottom")
        form = left.selectbox(tr("Format"), list(DATA_FORMATS), format_func=lambda one: NAMES[one], key="data_format")
        period = safe(scope.period or "") or "all"
        right.download_button(
            tr("Download all tables"),
            data=session.writer(zip_of_tables, scope, form),
            file_name=f"scorecard-data-{period}-{scope.as_of.isoformat()}.zip",
            mime="application/zip",
            on_click="ignore",
            key="data",
        )
        st.caption(
            tr(
                "The numbers of the pages for this period and unit, as of {day}, one file a table, and a list that tells each column. "
                "In CSV a text that a spreadsheet would take for a formula keeps a quote before it; Parquet and JSON are exact. "
                "“scorecard data --list” says how to ask the same tables in SQL or from a notebook."
            ).format(day=day(scope.as_of))
        )
