"""A presentation as bytes: the same for the same slides, whenever they are written."""

import io
import zipfile
from datetime import date, datetime

from pptx.presentation import Presentation


def packed(deck: Presentation, title: str, subject: str, as_of: date) -> bytes:
    """With its properties told from the scope alone: no person, no clock; a part made from its name bears none either."""
    told = deck.core_properties
    told.title, told.subject, told.author, told.last_modified_by = title, subject, "", ""
    told.keywords, told.comments, told.category, told.revision = "", "", "", 1
    told.created = told.modified = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 (a day without a zone)
    written, out = io.BytesIO(), io.BytesIO()
    deck.save(written)
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in made.infolist():
            archive.writestr(zipfile.ZipInfo(part.filename), made.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
