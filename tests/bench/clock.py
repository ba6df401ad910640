"""Seconds and peak memory of one piece of work, for the benchmarks."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil


@dataclass(slots=True)
class Cost:
    seconds: float = 0.0
    of_one_core: float = 0.0
    """Seconds of processor time, of this process alone."""
    megabytes: float = 0.0
    """The most that this process and its children held together, sampled ten times a second."""


@contextmanager
def measured() -> Iterator[Cost]:
    cost = Cost()
    over = threading.Event()
    watch = threading.Thread(target=_sample, args=(cost, over), daemon=True)
    watch.start()
    started, busy = time.perf_counter(), time.process_time()
    try:
        yield cost
    finally:
        cost.seconds, cost.of_one_core = time.perf_counter() - started, time.process_time() - busy
        over.set()
        watch.join()


def _sample(cost: Cost, over: threading.Event) -> None:
    me = psutil.Process(os.getpid())
    while not over.wait(0.1):
        held = 0
        for process in (me, *me.children(recursive=True)):
            try:
                held += process.memory_info().rss
            except psutil.Error:
                continue
        cost.megabytes = max(cost.megabytes, held / 1e6)


def say(*lines: str) -> None:
    os.write(1, "".join(line + "\n" for line in lines).encode())
