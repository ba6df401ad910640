"""A door for readers: a store's file behind a connection that can look at it and do nothing else."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from scorecard.errors import StoreBusy, StoreDamaged

STORE = "store"
"""What the file's own tables and views are called behind the door: `store.objective_score`."""
MEMORY = "2GB"
"""The most that one reader's question may take; beyond, it fails instead of filling a disk."""
_LOCKS = (
    "autoload_known_extensions = false",
    "autoinstall_known_extensions = false",
    "allow_community_extensions = false",
    "python_enable_replacements = false",
    "temp_directory = ''",
    f"memory_limit = '{MEMORY}'",
    "enable_external_access = false",
    # The file is open by now. Without this its path, and its log's, could still be read and written.
    "disabled_filesystems = 'LocalFileSystem'",
    "lock_configuration = true",
)


def open_door(path: Path, views: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """A connection on which each of `views` is a view of that name, by its query, and the file is `store`, read only.

    No question reads or writes another file, loads an extension or changes that. Raises StoreBusy, StoreDamaged.
    """
    connection = duckdb.connect(":memory:")
    try:
        quoted = str(path).replace("'", "''")
        connection.execute(f"attach '{quoted}' as {STORE} (read_only)")
        for name, query in views.items():
            connection.execute(f"create view {name} as {query}")
    except duckdb.Error as error:
        connection.close()
        if "lock" in str(error).casefold():
            raise StoreBusy(f"The store {path} is open in another program.", "Stop that, or read the published copy.") from error
        raise StoreDamaged(f"{path} can't be read as a Scorecard store.", "Name another file, or restore a backup.") from error
    for setting in _LOCKS:
        connection.execute(f"set {setting}")
    return connection
