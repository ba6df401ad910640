"""Sheets that hold all that is needed to read the organisation back: what we write we can read."""

import io
from datetime import date

from scorecard.export.cells import Cells, opened
from scorecard.measures.data_out import Rows, check_ins, data_tables
from scorecard.measures.perspectives import perspective_set
from scorecard.model.own_book import CODE, DATA, TABLE
from scorecard.model.scope import Scope
from scorecard.store.store import Store

MOST = 20_000
"""Check-ins that a summary carries along; beyond, they have a workbook of their own."""


def data_workbook(store: Store, scope: Scope) -> bytes:
    """A workbook with nothing but the data of the scope's period, or of all periods, however much it is."""
    out = io.BytesIO()
    book = opened(out, "Scorecard data")
    cells = Cells(book, scope)
    _write(cells, data_tables(store, scope, perspective_set(store, scope)), hidden=False)
    book.close()
    return out.getvalue()


def data_sheets(cells: Cells, store: Store) -> None:
    """Hidden sheets with the data behind a summary; none where it tells of a part only, or where they would be larger than all else."""
    scope = cells.scope
    if scope.unit is None and scope.perspective is None and check_ins(store, scope) <= MOST:
        _write(cells, data_tables(store, scope, perspective_set(store, scope)), hidden=True)


def _write(cells: Cells, tables: dict[str, Rows], *, hidden: bool) -> None:
    for name, columns in DATA.items():
        made = cells.book.add_worksheet(f"{TABLE}{name}")
        made.set_landscape()
        made.fit_to_pages(1, 0)
        if hidden:
            made.hide()
        for place, column in enumerate((TABLE + name, *columns)):
            made.write_string(0, place, CODE + column)
        for number, row in enumerate(tables[name], start=1):
            for place, value in enumerate(row, start=1):
                if isinstance(value, bool):
                    made.write_boolean(number, place, value)
                elif isinstance(value, (int, float)):
                    made.write_number(number, place, value)
                elif value is not None:
                    made.write_string(number, place, value.isoformat() if isinstance(value, date) else cells.text(value))
