"""The child processes that read files. Each has loaded what it needs and answers one request after the other: to start one takes
longer than to read most files.

A child in which a file did harm ends, and no other file meets it. One that read a large file, or many, is ended, so that
what it may have kept does not add up.
"""

import atexit
import contextlib
import io
import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, LifoQueue

import psutil

FRAME = struct.Struct("<Q")
"""The size of a request or of a part of an answer, in bytes; stands before it. A part of no bytes ends an answer."""
MOST_SECONDS = 60.0
"""Of wall clock, for one request about a small file; processor time is bounded in the child."""
SECONDS_A_BYTE = 1e-6
MOST_MEMORY = 1_500_000_000
"""Bytes, for a small file."""
MEMORY_A_BYTE = 25
"""About what the rows and columns of an honest text file take in all; what a small file may take comes on top."""
MOST_FILES = 200
LARGE = 1_000_000
"""Bytes of a file."""
FAULT = 1
"""Exit code of a child that met a fault of its own; every other one that is not 0 is a limit that it ran into."""
PIPE = 1 << 20
"""Bytes that a child may say before anybody listens, where a system lets a pipe hold so many."""
Hear = Callable[[bytearray], object]
"""Is given each part of an answer as it comes."""

# -I keeps the environment and the working directory out; the child then looks for packages where this process does, so
# that a wheel, a checkout and a user's own site-packages all work.
_CODE = "import sys; sys.path[:] = sys.argv[1:]; from scorecard.intake.process.child import serve; serve()"
_ALONE = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Threads and arenas would map more memory than the limit leaves, for nothing: a child works at one file."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a request about a file may take."""

    memory: int
    """Bytes."""
    seconds: float
    """Of wall clock."""


def size_of(file: Path) -> int:
    """Bytes; 0 for a file that is gone."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def bounds_of(file: Path) -> Bounds:
    """A thousand bytes can ask for everything there is, so what is given grows with the file."""
    size = size_of(file)
    return Bounds(MOST_MEMORY + MEMORY_A_BYTE * size, MOST_SECONDS + SECONDS_A_BYTE * size)


class Children:
    """So many children, for as many requests at the same time; each is started when it is first needed."""

    def __init__(self, count: int) -> None:
        self._all = [_Child() for _ in range(count)]
        # The one that was put back last is taken first: it is started, and has its words at hand.
        self._idle: LifoQueue[_Child] = LifoQueue()
        for one in self._all:
            self._idle.put(one)

    def ask(self, request: bytes, file: Path, hear: Hear) -> int | None:
        """Let a child answer a request about a file; waits while all are busy.

        Returns None when it said all; the exit code of a child that did not.
        """
        child = self._idle.get()
        large = size_of(file) > LARGE
        try:
            return child.ask(request, bounds_of(file), hear)
        finally:
            if large:
                # Until the system has taken back all that it held, nobody need wait.
                threading.Thread(target=self._put_back_anew, args=(child,)).start()
            else:
                self._idle.put(child)

    def _put_back_anew(self, child: "_Child") -> None:
        child.end()
        self._idle.put(child)

    def prepare(self) -> None:
        """Start a child now, so that the first file that comes need not wait for it."""
        with contextlib.suppress(Empty):
            child = self._idle.get_nowait()
            child.start()
            self._idle.put(child)

    def end(self) -> None:
        """End the children; the next request starts others."""
        for one in self._all:
            one.end()


class _Child:
    """A process, and another one after it has ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._answers = 0

    def start(self) -> "subprocess.Popen[bytes]":
        """The process; a new one where none is left, or it has answered enough."""
        if self._process is None or self._process.poll() is not None or self._answers == MOST_FILES:
            self.end()
            self._process, self._answers = _started(), 0
        return self._process

    def ask(self, request: bytes, bounds: Bounds, hear: Hear) -> int | None:
        process = self.start()
        self._answers += 1
        over = threading.Event()
        threading.Thread(target=_watch, args=(process, bounds, over), daemon=True).start()
        try:
            whole = _exchanged(process, request, bounds, hear)
        finally:
            over.set()
        # What was cut off is about to end by itself, and its exit code says why.
        return None if whole else self.end(patience=1)

    def end(self, *, patience: float = 0) -> int:
        """The exit code of the process, which has so many seconds to end by itself."""
        process, self._process = self._process, None
        if process is None:
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        with contextlib.suppress(OSError), process:
            process.kill()
        return int(process.returncode)


def _started() -> "subprocess.Popen[bytes]":
    here = str(Path(__file__).parents[3])
    places = [here, *(str(Path(place).absolute()) for place in sys.path if place and place != here)]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _CODE, *places],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | _ALONE, start_new_session=True,
        pipesize=PIPE,
    )  # fmt: skip


def _exchanged(process: "subprocess.Popen[bytes]", request: bytes, bounds: Bounds, hear: Hear) -> bool:
    """Whether the answer came whole; one without a part is none."""
    assert process.stdin is not None and isinstance(process.stdout, io.BufferedReader)
    try:
        process.stdin.write(FRAME.pack(len(request)) + request)
        process.stdin.flush()
    except OSError:
        return False
    # No child that keeps within its memory says more.
    left, heard = bounds.memory, False
    while len(head := process.stdout.read(FRAME.size)) == FRAME.size:
        size = FRAME.unpack(head)[0]
        if not size:
            return heard
        left -= size
        part = bytearray(size) if left > 0 else bytearray()
        if process.stdout.readinto(part) != size:
            break
        hear(part)
        heard = True
    return False


def _watch(process: "subprocess.Popen[bytes]", bounds: Bounds, over: threading.Event) -> None:
    """The clock for every system, memory for those without limits of their own."""
    until = time.monotonic() + bounds.seconds
    while not over.wait(0.05):
        try:
            held = psutil.Process(process.pid).memory_info().rss
        except psutil.Error:
            held = 0
        if time.monotonic() > until or held > bounds.memory:
            process.kill()
            return


CHILDREN = Children(2)
"""Those of this program: two files at the same time, beside the one writer."""
atexit.register(CHILDREN.end)
