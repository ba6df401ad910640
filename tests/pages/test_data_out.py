"""All tables as data, from the page."""

import io
import zipfile

import pytest

from scorecard.export.answers import ANSWERS
from scorecard.export.data_files import zip_of_tables
from scorecard.measures.public import public_names
from scorecard.model.scope import Scope
from scorecard.web import session
from tests.pages.conftest import opened
from tests.spec.organisation import day


@pytest.mark.usefixtures("filled")
def test_the_overview_offers_every_table_in_each_format() -> None:
    at = opened("overview")
    assert not at.exception
    assert "Download all tables" in [one.proto.label for one in at.get("download_button")]
    assert at.selectbox(key="data_format").options == ["CSV", "Parquet", "JSON"]
    made = session.writer(zip_of_tables, Scope(day("2026-09-01"), "2026-Q3"), "csv")()
    assert zipfile.ZipFile(io.BytesIO(made)).namelist() == [f"{name}.csv" for name in (*public_names(), *ANSWERS)] + ["about.json"]
