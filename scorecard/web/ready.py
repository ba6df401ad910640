"""What pages are made of, loaded before the first visitor comes."""

import gc
from importlib import import_module
from pkgutil import iter_modules

from scorecard import web

LATER = ("scipy.special", "scipy.sparse", "openpyxl")
"""What commands need seldom and so load late; a page would make somebody wait for it."""
NEWEST, NEWER, ALL = 50_000, 10, 5
"""Objects after which Python looks through the newest for what is no longer used, and rounds of that, and of those, before it looks through
the older ones and through all. Answers are rows by the ten thousand that all stay: looked through as often as Python does by itself, they
take a sixth longer; more seldom, closed sessions would stay in memory."""
SHELL = "main"
"""Not a module to be imported: it runs for each session."""


def load() -> None:
    """Load what takes longer than to draw a page."""
    for found in iter_modules(web.__path__):
        if found.name != SHELL:
            import_module(f"{web.__name__}.{found.name}")
    for name in LATER:
        import_module(name)
    # It stays to the end; to look through it for what is no longer used would hold up every session now and then.
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEWEST, NEWER, ALL)
