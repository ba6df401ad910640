"""Every exception this package raises. Bottom of the house: imports nothing of ours.

A fault in somebody's spreadsheet is not an exception but a `Finding`; only what stops the work is raised.
"""

from typing import ClassVar


class ScorecardError(Exception):
    """Something a person can act on. `str(error)` is one sentence that says what is wrong; `hint` is the next step."""

    exit_code: ClassVar[int] = 10

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class StoreBusy(ScorecardError):
    """Another process holds the store open for writing."""

    exit_code = 11


class StoreDamaged(ScorecardError):
    """The file is no store of ours, or its bytes do not check."""

    exit_code = 12


class StoreTooNew(ScorecardError):
    """A later version of the program made this store."""

    exit_code = 13


class StoreLost(ScorecardError):
    """The disk filled up or failed; what was committed is safe, the running work is not done."""

    exit_code = 14


class UnreadableFile(ScorecardError):
    """The file can't or mustn't be read: empty, encrypted, damaged, too large, or no spreadsheet at all."""

    exit_code = 15


class CannotWrite(ScorecardError):
    """The place to write to is not there, or not ours to write."""

    exit_code = 16


class NotAdmitted(ScorecardError):
    """A workshop is closed, or lets this participant do no more."""

    exit_code = 17


class WrongSetting(ScorecardError):
    """A setting that does not exist, or a value that it can't have."""

    exit_code = 18


class NothingToAsk(ScorecardError):
    """A workbook was asked for about nobody and nothing."""

    exit_code = 19


class WrongLink(ScorecardError):
    """A link on the strategy map that the rules of the map forbid."""

    exit_code = 20


class QuestionRefused(ScorecardError):
    """A question in SQL that is wrong, takes too long, or would do more than read."""

    exit_code = 21
