"""Children kept warm for many files: each is a process that has loaded the readers and forks one child of its own a file.

Every file still has a process for itself, with limits of its own; only the start, most of a small file's time, is paid
once. Where a system cannot fork, a file's child is started anew, as for a single file.
"""

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType

from scorecard.intake import sandbox
from scorecard.intake.grid import Book

_CHILD = "import sys; sys.path[:] = sys.argv[3:]; from scorecard.intake.readers.child import serve; serve(*sys.argv[1:3])"
_CAN_FORK = hasattr(os, "fork")


class WarmReaders:
    """So many children, for as many threads; `read_book` is `sandbox.read_book`."""

    def __init__(self, count: int) -> None:
        self._idle: SimpleQueue[_Forker] = SimpleQueue()
        self._all = [_Forker() for _ in range(count)] if _CAN_FORK else []
        for one in self._all:
            self._idle.put(one)

    def __enter__(self) -> "WarmReaders":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for one in self._all:
            one.end()

    def read_book(self, path: Path, *, name: str | None = None, encoding: str | None = None) -> Book:
        """The sheets of a file, or a sentence that says why not. Never raises for a bad file."""
        return sandbox.read_book(path, name=name, encoding=encoding, asked=self._asked if self._all else None)

    def _asked(self, path: Path, encoding: str | None) -> tuple[int, bytes]:
        reader = self._idle.get()
        try:
            return reader.asked(path, encoding)
        finally:
            self._idle.put(reader)


class _Forker:
    """One such child; started when it is first asked, and again after a file that ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def asked(self, path: Path, encoding: str | None) -> tuple[int, bytes]:
        """An exit code and the answer, as `sandbox` has them of a child for one file."""
        process = self._process = self._process or _started()
        assert process.stdin is not None and process.stdout is not None
        over = threading.Event()
        threading.Thread(target=sandbox.watch, args=(process.pid, over, lambda: _kill(process)), daemon=True).start()
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(json.dumps([str(path.absolute()), encoding]).encode() + b"\n")
                process.stdin.flush()
            head = process.stdout.read(8)
            size = struct.unpack("<Q", head)[0] if len(head) == 8 else 0
            answer = process.stdout.read(size) if size else b""
        finally:
            over.set()
        if size and len(answer) == size:
            return 0, answer
        self._process = None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()
        return _ended(process), b""

    def end(self) -> None:
        if self._process is not None:
            with contextlib.suppress(BrokenPipeError), self._process as process:
                _kill(process)


def _started() -> "subprocess.Popen[bytes]":
    told = [str(sandbox.MOST_MEMORY), str(sandbox.MOST_SECONDS)]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _CHILD, *told, *sandbox.places()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def _ended(process: "subprocess.Popen[bytes]") -> int:
    """The exit code of a child whose answer was cut off."""
    try:
        return process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        _kill(process)
        return process.wait()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """The child and what it forked, which are a group of their own. One that has ended keeps its exit code."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
