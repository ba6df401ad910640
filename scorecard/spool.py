"""How the command line imports while the dashboard holds the store: it leaves the file in a folder that the dashboard takes up.

A request is a folder `<store>.spool/<number>` with the file's bytes and `request.json`, written under another name and
renamed when complete. The dashboard puts `answer.json` beside them; the command line waits for it and removes the folder.
"""

import atexit
import json
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import asdict
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from scorecard import desk
from scorecard.errors import ScorecardError, StoreBusy
from scorecard.intake.run import read
from scorecard.model.finding import Finding, Severity
from scorecard.model.reading import Cells, ColumnReading, FileReading, FilledDown, Given, SheetReading, SkippedRows
from scorecard.store.store import Store

PATIENCE = 120.0
"""Seconds the command line waits for the dashboard's next answer."""
PATIENCE_AT_EXIT = 10.0
"""Seconds that the process waits at its end for the store's work to be done."""
PULSE = 0.5
"""Seconds between two looks."""


def folder(store_path: Path) -> Path:
    return store_path.with_suffix(".spool")


def hand_over(store_path: Path, files: Sequence[tuple[Path, str]], given: Given, *, by: str, dry_run: bool) -> list[FileReading]:
    """Leave the files, each with its name, for the dashboard and return its accounts, in the same order.

    Raises StoreBusy when nobody answers: then another program than the dashboard holds the store, and nothing was imported.
    """
    # They are taken up in the order of their numbers.
    numbers = count(time.time_ns())
    asked: list[Path | FileReading] = []
    try:
        for file, name in files:
            told = {"name": name, "given": asdict(given), "by": by, "dry_run": dry_run}
            # A file that can't be opened gets its answer here.
            asked.append(_leave(store_path, next(numbers), file, told) if _is_readable(file) else read(file, given, name=name).account)
        return [one if isinstance(one, FileReading) else _answer(store_path, one) for one in asked]
    finally:
        for one in asked:
            if isinstance(one, Path):
                shutil.rmtree(one, ignore_errors=True)


def _is_readable(file: Path) -> bool:
    try:
        with file.open("rb"):
            return True
    except OSError:
        return False


def _answer(store_path: Path, request: Path) -> FileReading:
    """What the dashboard says to a request, once it does. Raises StoreBusy."""
    answer, until = request / "answer.json", time.monotonic() + PATIENCE
    while not answer.exists():
        if time.monotonic() > until:
            raise StoreBusy(
                f"The store {store_path} is open in another program, which does not answer.",
                "Close that program, or start the dashboard and import there.",
            )
        time.sleep(PULSE / 5)
    return _account(json.loads(answer.read_text(encoding="utf-8")))


QUIET = 5.0
"""Seconds without a change before the copy for readers is made anew: while it is made nobody can write, and who decides one objective after
the other is not to wait for it. What the command line leaves is published at once, for its next word may be to show it."""
MOST_BEHIND = 60.0
"""Seconds after which the copy is made anew even if there is no quiet."""


def take_up(store: Store) -> int:
    """Import what was left for this store; the number of requests answered."""
    if store.path is None or not folder(store.path).is_dir():
        return 0
    waiting = [one for one in sorted(folder(store.path).iterdir()) if one.suffix == "" and not (one / "answer.json").exists()]
    for request in waiting:
        answer = request / "answer.part"
        told = json.loads((request / "request.json").read_text(encoding="utf-8"))
        try:
            account = desk.import_file(
                store,
                request / "content",
                Given(**told["given"]),
                by=told["by"],
                name=told["name"],
                dry_run=told["dry_run"],
            )
        except ScorecardError as error:
            account = FileReading(told["name"], "", "refused", f"{error} {error.hint}".strip())
        except Exception:
            # Unanswered it would be taken up again and again, and nobody's file after it.
            account = FileReading(told["name"], "", "refused", f"{told['name']} could not be imported; nothing of it was loaded.")
        answer.write_text(json.dumps(asdict(account), ensure_ascii=False, default=_enum), encoding="utf-8")
        answer.rename(request / "answer.json")
    return len(waiting)


def keep_watch(store: Store) -> threading.Event:
    """Take up what the command line leaves and publish what changes, until the returned event is set."""

    def watch(over: threading.Event) -> None:
        published, seen = -1, store.version
        changed = behind_since = -MOST_BEHIND
        while not over.wait(PULSE):
            try:
                answered = take_up(store)
                now = time.monotonic()
                if store.version != seen:
                    behind_since = now if seen == published else behind_since
                    seen, changed = store.version, now
                if seen != published and (answered or now - changed >= QUIET or now - behind_since >= MOST_BEHIND):
                    desk.publish(store)
                    store.checkpoint()
                    published = seen
            except (ScorecardError, OSError):
                # The disk is full or the store was just reopened: the next look tries again.
                continue

    return work_beside(watch, "scorecard-spool")


def work_beside(work: Callable[[threading.Event], None], name: str) -> threading.Event:
    """Let `work` go on in a thread until the returned event is set, which it is given too; at the end of the process it is."""
    over = threading.Event()
    worker = threading.Thread(target=work, args=(over,), name=name, daemon=True)
    worker.start()

    def finish() -> None:
        over.set()
        worker.join(PATIENCE_AT_EXIT)

    # Python ends daemon threads wherever they are; in the middle of the store's work that would abort the process.
    atexit.register(finish)
    return over


def one_by_one(name: str) -> Callable[[Callable[[], None]], Future[None]]:
    """Give it something to do: it is done in a thread of its own, after what was given before."""
    waiting: SimpleQueue[tuple[Callable[[], None], Future[None]]] = SimpleQueue()

    def work(over: threading.Event) -> None:
        while not over.is_set():
            with suppress(Empty):
                doing, done = waiting.get(timeout=PULSE)
                try:
                    doing()
                    done.set_result(None)
                except BaseException as error:
                    done.set_exception(error)

    def give(doing: Callable[[], None]) -> Future[None]:
        done: Future[None] = Future()
        waiting.put((doing, done))
        return done

    work_beside(work, name)
    return give


def _leave(store_path: Path, number: int, file: Path, told: dict[str, object]) -> Path:
    draft = folder(store_path) / f"{number:020}-{secrets.token_hex(4)}.part"
    draft.mkdir(parents=True)
    shutil.copyfile(file, draft / "content")
    (draft / "request.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    request = draft.with_suffix("")
    draft.rename(request)
    return request


def _enum(value: object) -> str:
    if isinstance(value, Severity):
        return value.value
    raise TypeError(type(value).__name__)


def _account(told: dict[str, Any]) -> FileReading:
    """The account as the dashboard wrote it."""
    sheets = tuple(
        SheetReading(
            **{
                **sheet,
                "columns": tuple(ColumnReading(**column) for column in sheet["columns"]),
                "skipped": tuple(SkippedRows(tuple(one["rows"]), one["reason"]) for one in sheet["skipped"]),
                "cells": Cells(**sheet["cells"]),
                "filled_down": tuple(FilledDown(one["from_cell"], tuple(one["rows"])) for one in sheet["filled_down"]),
            }
        )
        for sheet in told["sheets"]
    )
    findings = tuple(Finding(**{**one, "severity": Severity(one["severity"])}) for one in told["findings"])
    return FileReading(told["file"], told["sha256"], told["status"], told["reason"], sheets, findings)
