"""Check-in workbooks on request: one for an owner, a unit or everybody, or a zip with one for each owner."""

import io
import zipfile
from collections.abc import Iterable, Iterator

from scorecard.errors import NothingToAsk
from scorecard.export.checkin import check_in_workbook
from scorecard.export.file_names import safe
from scorecard.language import in_use
from scorecard.measures import asking, perspectives, progress
from scorecard.model.check_in_book import CheckInBook
from scorecard.model.scope import Scope
from scorecard.store.store import Store

NOBODY = "no owner"


def check_in_book(store: Store, scope: Scope, *, owner: str | None = None) -> bytes:
    """One workbook: of an owner, else of the scope's unit with its tree, else of everybody. Raises NothingToAsk."""
    rows = asking.asked(store, scope, perspectives.perspective_set(store, scope), owner=owner, language=in_use())
    if not rows:
        named = f" of {owner}" if owner is not None else f" of {scope.unit}" if scope.unit else ""
        raise NothingToAsk(f"There are no open key results{named} to ask about.", "Name an owner, unit and period that the store holds.")
    whom = owner if owner is not None else scope.unit or ""
    return check_in_workbook(asking.book(store, scope, whom, rows), progress.carried_over(store, _everywhere(scope)))


def check_in_books(store: Store, scope: Scope) -> bytes:
    """A zip with one workbook for each owner of the scope. Raises NothingToAsk."""
    rows = asking.asked(store, scope, perspectives.perspective_set(store, scope), language=in_use())
    books = asking.books_by_owner(store, scope, rows)
    if not books:
        raise NothingToAsk("There are no open key results to ask about.", "Name a unit and period that the store holds.")
    carried = progress.carried_over(store, _everywhere(scope))
    by_id = {one.key_result_id: one for one in carried}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, book in zip(file_names(books), books, strict=True):
            own = [by_id[row.key_result_id] for row in book.rows if row.key_result_id in by_id]
            archive.writestr(name, check_in_workbook(book, own))
    return out.getvalue()


def file_names(books: Iterable[CheckInBook]) -> Iterator[str]:
    """A file's name for each workbook, safe on every system and unlike the others whatever owners are called."""
    taken: set[str] = set()
    for book in books:
        name = stem = safe(book.whom) or NOBODY
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} {number}"
        taken.add(name.casefold())
        yield f"check-in {name} {safe(book.period or '') or book.as_of.isoformat()}.xlsx"


def _everywhere(scope: Scope) -> Scope:
    """What is carried over is picked by key result, so that a unit's tree has it too."""
    return Scope(scope.as_of, scope.period)
