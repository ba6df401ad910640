"""The language in use: the one set for this piece of work, else the one that the door names for whoever asks, else English."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from scorecard.language.catalogue import SOURCE, languages

_spoken: ContextVar[str | None] = ContextVar("language", default=None)
_door: list[Callable[[], str]] = []


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language for the work inside, such as a file made for somebody, whatever the session speaks."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def speak(language: str) -> None:
    """Use a language from here on in this thread, where it would be asked for thousands of times: a page speaks one from top to bottom."""
    _spoken.set(language)


def asked_through(door: Callable[[], str]) -> None:
    """Let a door say which language whoever is being answered uses.

    A door with many sessions answers each in threads of its own, a page and a part of it that runs again alone, so the language is asked
    for where it is needed; only who knows that its thread is a page's may `speak` it.
    """
    _door[:] = [door]


def in_use() -> str:
    """The code of the language in use; English where nobody has chosen."""
    spoken = _spoken.get()
    if spoken is not None:
        return spoken
    return _door[0]() if _door else SOURCE


def closest(wanted: Iterable[str | None]) -> str:
    """The first of some wishes ("nl", "nl-BE", None) that is offered; English if none is."""
    for wish in wanted:
        code = (wish or "").replace("_", "-").split("-")[0].lower()
        if code in languages():
            return code
    return SOURCE
