"""Read a file: what it holds, and how it was understood."""

import hashlib
from pathlib import Path

from scorecard.intake.process.sandbox import Request, read_whole
from scorecard.intake.tables import Reading
from scorecard.model.reading import FileReading, Given


def read(path: Path, given: Given | None = None, *, name: str | None = None) -> Reading:
    """How a file is understood. Never raises for what is wrong with the file: the account's status and findings say it."""
    name = name or path.name
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return Reading(FileReading(name, "", "refused", f"{name} can't be opened. Check that it is there and that you may read it."), None)
    return read_whole(Request(path.absolute(), name, sha256, given or Given()))
