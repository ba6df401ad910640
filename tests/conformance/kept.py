"""What tests put into their stores, kept so that another engine can be asked about the same rows."""

import pickle
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from scorecard.measures import catalog
from scorecard.rules.run import rules
from scorecard.store.store import Store


def tables() -> list[str]:
    """The tables of the store that views and rules read."""
    own = {view.name for view in catalog.views()}
    return sorted({name for asked in asked_of_the_store() for name in asked.reads} - own)


def asked_of_the_store() -> list[catalog.View]:
    """Every view, each after those it reads, and then every rule."""
    return [*catalog.views(), *(catalog.View(rule.rule, rule.sql) for rule in rules())]


def keep(store: Store, folder: Path) -> None:
    """Write the rows of the store's tables into a file of the folder, one for all tests that fill them alike; not the days reported on."""
    with store.cursor() as cursor:
        held = {name: cursor.execute(f"from {name}").to_arrow_table() for name in tables() if name != "reporting_day"}
    filled = {name: rows for name, rows in held.items() if rows.num_rows}
    if filled:
        content = pickle.dumps(filled)
        (folder / f"{sha256(content).hexdigest()[:16]}.pickle").write_bytes(content)


def kept(folder: Path) -> list[dict[str, pa.Table]]:
    """The stores that were kept, each as its tables that are not empty."""
    return [pickle.loads(file.read_bytes()) for file in sorted(folder.iterdir())]
