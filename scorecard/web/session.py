"""What a session asks and does. The only module that knows the store, the caches and the session's state."""

import hashlib
import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from scorecard import desk, spool
from scorecard.errors import ScorecardError
from scorecard.language import SOURCE, in_use, retold, speaking, tr
from scorecard.measures.recall import Recall, at_hand
from scorecard.model.period import period_of
from scorecard.model.reading import FileReading, Given
from scorecard.settings import default_store, fiscal_start_month
from scorecard.store.store import Store
from scorecard.web.foreseen import Foreseen, foresee
from scorecard.web.places import demo_files

Told = ParamSpec("Told")
Answer = TypeVar("Answer")
WAITED = 0.2
"""Seconds that a page waits for what it has begun; what takes longer is done beside it."""


@st.cache_resource(show_spinner=False)
def _store() -> Store:
    """The process's one store; what the command line leaves for it is taken up from here on."""
    opened = desk.open_store(default_store())
    spool.keep_watch(opened)
    return opened


@st.cache_resource(max_entries=1, show_spinner=False)
def _recall(version: int) -> Recall:
    """What questions asked on their way to an answer."""
    return Recall(_store())


@st.cache_resource(max_entries=256, show_spinner=False)
def _answers(_question: Callable[..., Any], name: str, told: str, version: int, _arguments: tuple[Any, ...]) -> Any:
    """Answers are values that never change, so every session may hold the same one; a new version asks anew.

    What they tell is English, whoever asks first; it is told in another language where it is shown.
    """
    with speaking(SOURCE), at_hand(_recall(version)):
        return _question(_store(), *_arguments)


def ask(question: Callable[Concatenate[Store, Told], Answer], *arguments: Told.args, **named: Told.kwargs) -> Answer:
    """The answer to a question about the store, remembered until the store changes."""
    name = f"{question.__module__}.{question.__qualname__}"

    def put(store: Store, *given: Any) -> Answer:
        return question(store, *given, **named)

    answer: Answer = _answers(put, name, repr((arguments, named)), _store().version, arguments)
    return answer


def act(doing: Callable[Concatenate[Store, Told], Answer], *arguments: Told.args, **named: Told.kwargs) -> Answer | None:
    """Do something to the store; on failure say it on the page and return None. What it keeps is told in English."""
    try:
        with speaking(SOURCE):
            return doing(_store(), *arguments, **named)
    except ScorecardError as error:
        _say(error)
        return None


def _say(error: ScorecardError) -> None:
    st.error(f"{retold(str(error))} {retold(error.hint)}".strip())


@st.cache_resource(show_spinner=False)
def _beside() -> Callable[[Callable[[], None]], Future[None]]:
    """One thing after the other, for each would hold up the rest."""
    return spool.one_by_one("scorecard-beside")


def begin(doing: Callable[Concatenate[Store, Told], object], *arguments: Told.args, **named: Told.kwargs) -> bool:
    """Do something to the store as `act` does, without holding up the page or its keys; whether it is done.

    Of one kind a session does one thing at a time: what differs, or has a changed store, is begun when the page asks again.
    """
    store, key = _store(), _begun(doing)
    told = repr((store.version, arguments, named))

    def work() -> None:
        with speaking(SOURCE):
            doing(store, *arguments, **named)

    asked, begun = recall(key) or ("", None)
    if begun is None or (asked != told and begun.done()):
        asked, begun = told, _beside()(work)
        remember(key, (asked, begun))
    try:
        begun.result(WAITED)
    except TimeoutError:
        return False
    except ScorecardError as error:
        _say(error)
    return bool(asked == told)


def pending(doing: Callable[..., object]) -> bool:
    """Whether what the session has begun of this kind goes on."""
    _, begun = recall(_begun(doing)) or ("", None)
    return begun is not None and not begun.done()


def _begun(doing: Callable[..., object]) -> str:
    return f"begun_{doing.__module__}.{doing.__qualname__}"


def make(maker: Callable[Concatenate[Store, Told], Answer], *arguments: Told.args, **named: Told.kwargs) -> Answer:
    """Something made from the store on request, such as a workbook; not remembered."""
    with speaking(SOURCE):
        return maker(_store(), *arguments, **named)


def writer(maker: Callable[Concatenate[Store, Told], Answer], *arguments: Told.args, **named: Told.kwargs) -> Callable[[], Answer]:
    """What makes a file for whoever looks now, in their language; a download calls it when the page has long been drawn."""
    language = in_use()

    def write() -> Answer:
        with speaking(language):
            return maker(_store(), *arguments, **named)

    return write


def version() -> int:
    """Another one after every change of the store."""
    return _store().version


def who() -> str:
    """Who works here: the user of this machine."""
    return desk.operator()


def today() -> date:
    return desk.today()


def last_day(period: str | None) -> date | None:
    return period_of(period, fiscal_start_month()).ends_on if period else None


def first_day(period: str | None) -> date | None:
    return period_of(period, fiscal_start_month()).starts_on if period else None


def load_demo() -> list[FileReading]:
    return act(desk.load_demo, demo_files()) or []


@dataclass(frozen=True)
class Stashed:
    """An uploaded file on disk, under its hash; its name is only shown."""

    name: str
    sha256: str
    path: Path


@st.cache_resource(show_spinner=False)
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="scorecard-"))


def stash(name: str, content: bytes) -> Stashed:
    sha256 = hashlib.sha256(content).hexdigest()
    path = _folder() / sha256
    if not path.exists():
        path.write_bytes(content)
    return Stashed(name, sha256, path)


@st.cache_resource(max_entries=512, show_spinner=False)
def _readings(name: str, sha256: str, told: str, version: int, _path: Path, _given: Given) -> Foreseen:
    """Without its content, which would be too large to remember for a whole folder."""
    with speaking(SOURCE):
        return foresee(desk.preview(_store(), _path, _given, name=name))


def preview(file: Stashed, given: Given) -> Foreseen:
    with st.spinner(tr("Reading …")):
        return _readings(file.name, file.sha256, repr(given), _store().version, file.path, given)


def remember(key: str, value: object) -> None:
    """Keep a value for this session."""
    st.session_state[key] = value


def recall(key: str) -> Any:
    """A value kept for this session, or None."""
    return st.session_state.get(key)


def show_anew() -> None:
    """Have the browser show what is chosen in the words of another language: it keeps a choice by the words that it was chosen by."""
    for key, value in list(st.session_state.items()):
        if isinstance(value, str):
            st.session_state[key] = value


def forget(key: str) -> None:
    st.session_state.pop(key, None)
