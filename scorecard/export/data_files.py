"""The public tables as files: CSV, Parquet or JSON, written as they are read, so that no table has to fit into memory.

Parquet and JSON are exact. In CSV a text that a spreadsheet would take for a formula keeps a quote before it (`listing.guarded`),
unknown is empty and an empty text is "". The files' names are the tables', never a word from data.
"""

import io
import json
import secrets
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from scorecard.errors import CannotWrite
from scorecard.export.answers import ANSWERS, answer_tables, answered
from scorecard.export.listing import BEGINS_A_FORMULA
from scorecard.measures.method import method_version
from scorecard.measures.public import public_tables, select
from scorecard.model.public import PublicTable
from scorecard.model.scope import Scope
from scorecard.store.store import Store

ROWS = 20_000
"""That are in memory at once."""
ABOUT = "about.json"
"""The file beside the tables that tells what stands in them."""
MARK = "\ufeff".encode()
"""By which spreadsheets know UTF-8."""
Opening = Callable[[str], Any]
"""Opens a file of that name to write its bytes, to be used with `with`."""


def write_tables(store: Store, scope: Scope, form: str, opening: Opening, names: Sequence[str] = ()) -> dict[str, int]:
    """Write each public table, or those of `names`, and what they mean; how many rows each has. All views are of one moment.

    `form` is one of `DATA_FORMATS`. Raises KeyError for a name that is none.
    """
    by_name = {table.name: table for table in (*public_tables(store), *answer_tables())}
    tables = [by_name[name] for name in names or by_name]
    written: dict[str, int] = {}
    with store.cursor() as cursor:
        cursor.begin()
        try:
            for table in tables:
                if table.name in ANSWERS:
                    reader = answered(table.name, store, scope).to_reader(ROWS)
                else:
                    reader = cursor.execute(f"from ({select(table, scope)}) order by all").to_arrow_reader(ROWS)
                with opening(f"{table.name}.{form}") as out:
                    written[table.name] = DATA_FORMATS[form](reader, out)
        finally:
            cursor.rollback()
    with opening(ABOUT) as out:
        out.write(json.dumps(about(tables, scope, method_version(store), written), ensure_ascii=False, indent=1).encode())
    return written


def about(tables: Sequence[PublicTable], scope: Scope, version: str, rows: dict[str, int]) -> dict[str, Any]:
    """What the files are about and what each column means, as JSON tells it."""
    return {
        "as_of": scope.as_of.isoformat(),
        "period": scope.period,
        "unit": scope.unit,
        "method_version": version,
        "tables": [
            {
                "name": table.name,
                "about": table.told,
                "grain": table.grain,
                "unit": table.unit,
                "null": table.null,
                "rows": rows[table.name],
                "columns": [{"name": one.name, "kind": one.kind, "meaning": one.meaning} for one in table.columns],
            }
            for table in tables
        ],
    }


@contextmanager
def into_folder(folder: Path, *, replace: bool = False) -> Iterator[Opening]:
    """Files of a folder, which is made if it is not there; each is put into place when it is whole.

    Raises CannotWrite where the folder can't be written, or holds a file of that name already and `replace` does not say so.
    """

    @contextmanager
    def opening(name: str) -> Iterator[IO[bytes]]:
        with into_place(folder / name, replace=replace) as out:
            yield out

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{folder} can't be written.", "Name a folder that is yours and has room.") from error
    yield opening


@contextmanager
def into_place(path: Path, *, replace: bool) -> Iterator[IO[bytes]]:
    """A file that is there when it is whole, and not before. Raises CannotWrite, also where it would `replace` another unasked."""
    draft = path.with_name(f".{secrets.token_hex(8)}")
    if path.exists() and not replace:
        raise CannotWrite(f"{path} is there already.", "Name another place, or say --replace.")
    try:
        with draft.open("wb") as out:
            yield out
        draft.replace(path)
    except OSError as error:
        raise CannotWrite(f"{path} can't be written.", "Name a place that is yours and has room.") from error
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def into_zip(path: Path, *, replace: bool = False) -> Iterator[Opening]:
    """Files of one zip. Raises CannotWrite."""
    with into_place(path, replace=replace) as out, _zip(out) as opening:
        yield opening


@contextmanager
def _zip(out: IO[bytes]) -> Iterator[Opening]:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        yield lambda name: archive.open(_member(name), "w", force_zip64=True)


def _member(name: str) -> zipfile.ZipInfo:
    """Without the hour it was made, so that the same data makes the same file."""
    made = zipfile.ZipInfo(name)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def zip_of_tables(store: Store, scope: Scope, form: str, names: Sequence[str] = ()) -> bytes:
    """Every public table, or those of `names`, in one zip."""
    out = io.BytesIO()
    with _zip(out) as opening:
        write_tables(store, scope, form, opening, names)
    return out.getvalue()


def _csv(reader: pa.RecordBatchReader, out: IO[bytes]) -> int:
    out.write(MARK)
    rows = 0
    with pyarrow.csv.CSVWriter(out, reader.schema) as writer:
        for batch in reader:
            guarded = [_guarded(column) if pa.types.is_string(column.type) else column for column in batch.columns]
            writer.write_batch(pa.RecordBatch.from_arrays(guarded, schema=reader.schema))
            rows += batch.num_rows
    return rows


def _guarded(column: pa.Array) -> pa.Array:
    return pc.replace_substring_regex(column, pattern=BEGINS_A_FORMULA, replacement=r"\1'\2")


def _parquet(reader: pa.RecordBatchReader, out: IO[bytes]) -> int:
    rows = 0
    with pyarrow.parquet.ParquetWriter(out, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def _json(reader: pa.RecordBatchReader, out: IO[bytes]) -> int:
    """A list of objects, one a line."""
    rows = 0
    out.write(b"[")
    for batch in reader:
        for row in batch.to_pylist():
            told = json.dumps(row, ensure_ascii=False, default=_iso)
            out.write((",\n" if rows else "\n").encode() + told.encode("utf-8"))
            rows += 1
    out.write(b"\n]\n")
    return rows


def _iso(value: date) -> str:
    """Days, and moments in UTC."""
    return value.isoformat()


DATA_FORMATS: dict[str, Callable[[pa.RecordBatchReader, IO[bytes]], int]] = {"csv": _csv, "parquet": _parquet, "json": _json}
