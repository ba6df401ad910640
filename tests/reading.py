"""Files read and recognised in this process: what a child does with them, without the child."""

import hashlib
from pathlib import Path

from scorecard.intake.grid import Book
from scorecard.intake.process import child
from scorecard.intake.recognise import recognise
from scorecard.intake.tables import Reading
from scorecard.model.reading import Given


def read(path: Path, given: Given | None = None, *, name: str | None = None) -> Reading:
    """As `scorecard.intake.run.read`."""
    given = given or Given()
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return recognise(child.read(path, given.encoding), given, name=name or path.name, sha256=sha256)


def read_book(book: Book, name: str) -> Reading:
    """What is made of these sheets."""
    return recognise(book, Given(), name=name, sha256="")
