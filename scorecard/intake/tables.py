"""What the importer hands to the store: four Arrow tables with these columns, and every source row as read.

Identity is not decided here: `source_id`s and texts travel as written, and `load` names things by them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from scorecard.model.reading import FileReading

OBJECTIVES = pa.schema([
    pa.field("key", pa.int64()),  # number within this reading; what `objective_key` of a key result points to
    pa.field("sheet", pa.string()),
    pa.field("row", pa.int32()),
    pa.field("cell", pa.string()),
    pa.field("source_id", pa.string()),
    pa.field("parent_source_id", pa.string()),
    pa.field("period", pa.string()),
    pa.field("unit", pa.string()),
    pa.field("text", pa.string()),  # the key result's own text where the file states no objective
    pa.field("compared", pa.string()),  # the text normalised; texts that are equal in it are the same
    pa.field("stated", pa.bool_()),
    pa.field("owner", pa.string()),
    pa.field("perspective_word", pa.string()),  # as typed; the mapping decides what it names
    pa.field("weight", pa.float64()),
    pa.field("goal_mode", pa.string()),  # committed | aspirational
    pa.field("state", pa.string()),  # draft | active | closed | cancelled
    pa.field("named_only", pa.bool_()),  # beside key results, in a table that tells nothing else about objectives
])

KEY_RESULTS = pa.schema([
    pa.field("key", pa.int64()),
    pa.field("objective_key", pa.int64()),
    pa.field("sheet", pa.string()),
    pa.field("row", pa.int32()),
    pa.field("cell", pa.string()),
    pa.field("source_id", pa.string()),
    pa.field("numbered_anew", pa.bool_()),  # the id counts below its objective only: another one begins with KR1 too
    pa.field("text", pa.string()),
    pa.field("compared", pa.string()),
    pa.field("owner", pa.string()),
    pa.field("unit_of_measure", pa.string()),
    pa.field("baseline", pa.float64()),
    pa.field("baseline_cell", pa.string()),
    pa.field("target", pa.float64()),
    pa.field("target_cell", pa.string()),
    pa.field("direction", pa.string()),  # increase | decrease | maintain, only where the file states it
    pa.field("weight", pa.float64()),
    pa.field("starts_on", pa.date32()),
    pa.field("due_on", pa.date32()),
    pa.field("status_word", pa.string()),
    pa.field("key_result_type", pa.string()),  # a meaning of `kinds.toml`, never "control" alone
    pa.field("lower_limit", pa.float64()),
    pa.field("upper_limit", pa.float64()),
    pa.field("tolerance", pa.float64()),
    pa.field("stretch_target", pa.float64()),
    pa.field("accumulation", pa.string()),  # level | cumulative | increment
    pa.field("scale", pa.string()),  # log, or null
    pa.field("plan_curve", pa.string()),  # linear | s_curve | late | early | phased | milestone
    pa.field("metric", pa.string()),  # what several key results share, by its id or name as written
    pa.field("goal_mode", pa.string()),  # committed | aspirational, only where it is not its objective's
    pa.field("self_score", pa.float64()),  # 0.7 for 70 %
    pa.field("self_comment", pa.string()),
    pa.field("status", pa.string()),  # as of a check-in
])

CHECK_INS = pa.schema([
    pa.field("key_result_key", pa.int64()),
    pa.field("sheet", pa.string()),
    pa.field("row", pa.int32()),
    pa.field("cell", pa.string()),
    pa.field("observed_on", pa.date32()),  # null: the file gives no date; `load` takes the earliest of today, the period's end and `until`
    pa.field("value", pa.float64()),
    pa.field("percent_complete", pa.float64()),  # progress as typed, in percent: 60 is 60 %
    pa.field("confidence", pa.float64()),  # 1..10
    pa.field("status_word", pa.string()),
    pa.field("comment", pa.string()),
    pa.field("blocker", pa.string()),
    pa.field("support_needed", pa.string()),
    pa.field("denominator", pa.float64()),  # how many cases a rate was measured on
    pa.field("status", pa.string()),  # what the status word says, where our own workbook tells; null: its words tell together
    pa.field("until", pa.date32()),  # the end of the quarter, month, … whose value it is
])

LOOSE_CHECK_INS = pa.schema([
    pa.field("named_id", pa.string()),  # of a key result that another file holds: its id there, or its words
    pa.field("named", pa.string()),
    pa.field("unit", pa.string()),  # that the row names
    pa.field("objective", pa.string()),  # its id or its words, where the row names one
    *(field for field in CHECK_INS if field.name not in ("key_result_key", "status", "until")),
])

ANSWERS = pa.schema([
    pa.field("key_result_id", pa.string()),  # the store's own, which a check-in workbook carried along
    *(field for field in CHECK_INS if field.name not in ("key_result_key", "until")),
    pa.field("as_of", pa.date32()),  # the day for which the workbook was written
    pa.field("seen", pa.string()),  # SHA-256 of the newest upload that the sender could have seen
    pa.field("seen_on", pa.date32()),  # day and value that stood in the workbook
    pa.field("seen_value", pa.float64()),
])

DEPENDENCIES = pa.schema([
    pa.field("sheet", pa.string()),
    pa.field("row", pa.int32()),
    pa.field("cell", pa.string()),
    pa.field("dependent", pa.string()),  # id or words of the key result or objective that waits
    pa.field("depends_on", pa.string()),  # id or words of what it waits for, as typed
])

MILESTONES = pa.schema([
    pa.field("number", pa.int32()),  # in the order of the file
    pa.field("key_result_key", pa.int64()),
    pa.field("sheet", pa.string()),
    pa.field("row", pa.int32()),
    pa.field("cell", pa.string()),
    pa.field("text", pa.string()),
    pa.field("weight", pa.float64()),
    pa.field("due_on", pa.date32()),
    pa.field("done", pa.bool_()),
    pa.field("done_on", pa.date32()),  # null where done: no day is told; `load` takes the smaller of today and the period's end
])

PLAN_POINTS = pa.schema([
    pa.field("key_result_key", pa.int64()),
    pa.field("sheet", pa.string()),
    pa.field("row", pa.int32()),
    pa.field("cell", pa.string()),
    pa.field("planned_on", pa.date32()),
    pa.field("planned_progress", pa.float64()),  # a ratio: 0 at the baseline, 1 at the target
])

UNITS = pa.schema([
    pa.field("unit", pa.string()),
    pa.field("parent", pa.string()),
    pa.field("level", pa.string()),
    pa.field("rollup_weight", pa.float64()),  # relative to the other units
])

SOURCE_ROWS = pa.schema([
    pa.field("sheet", pa.string()),
    pa.field("row", pa.int32()),
    pa.field("cells", pa.list_(pa.string())),
])


class Unread(Exception):
    """Why a file, or what came last of it, could not be read: the end of a sentence that begins with its name."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one file holds, ready for the store."""

    objectives: pa.Table
    key_results: pa.Table
    check_ins: pa.Table
    units: pa.Table
    rows_as_read: Callable[[], pa.Table] = field(compare=False)
    """`source_rows`, which take as long to put together as all the others: who loads them asks last. Raises Unread."""
    loose_check_ins: pa.Table = field(default_factory=LOOSE_CHECK_INS.empty_table)
    """Values of key results that another file holds, or will hold."""
    dependencies: pa.Table = field(default_factory=DEPENDENCIES.empty_table)
    milestones: pa.Table = field(default_factory=MILESTONES.empty_table)
    plan_points: pa.Table = field(default_factory=PLAN_POINTS.empty_table)
    answers: pa.Table = field(default_factory=ANSWERS.empty_table)
    """Check-ins that came back in a check-in workbook."""
    borrowed: frozenset[int] = frozenset()
    """Keys of key results of which this file only holds values: another file may tell more."""

    @property
    def source_rows(self) -> pa.Table:
        """Raises Unread when they did not come."""
        return self.rows_as_read()


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file."""

    account: FileReading
    content: Content | None
    """None: nothing of the file can be loaded."""


_TABLES = {
    "objectives": OBJECTIVES,
    "key_results": KEY_RESULTS,
    "check_ins": CHECK_INS,
    "units": UNITS,
    "loose_check_ins": LOOSE_CHECK_INS,
    "dependencies": DEPENDENCIES,
    "milestones": MILESTONES,
    "plan_points": PLAN_POINTS,
    "answers": ANSWERS,
}
_BORROWED = pa.schema([pa.field("key", pa.int64())])
PARTS = (*_TABLES, "borrowed", "source_rows")


def parted(content: Content) -> Iterator[pa.Table]:
    """The content as tables, one for each of `PARTS`, to be sent by `write`; each is put together when it is its turn."""
    for name in _TABLES:
        yield getattr(content, name)
    yield pa.table([pa.array(sorted(content.borrowed), pa.int64())], schema=_BORROWED)
    yield content.source_rows


def size_of(table: pa.Table) -> int:
    """How many bytes `write` gives."""
    counted = pa.MockOutputStream()
    write(table, counted)
    return int(counted.size())


def write(table: pa.Table, sink: pa.NativeFile) -> None:
    """Straight into the sink: a copy of all that a large file holds would take as long again as to send it."""
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)


def unpacked(told: Mapping[str, bytes | bytearray], rows_as_read: Callable[[], pa.Table]) -> Content:
    """The content from what `write` gave, checked through and through. Raises ValueError (pa.ArrowInvalid is one) and KeyError."""
    tables = {name: _read(told[name], schema) for name, schema in _TABLES.items()}
    borrowed = _read(told["borrowed"], _BORROWED)
    return Content(**tables, rows_as_read=rows_as_read, borrowed=frozenset(borrowed["key"].to_pylist()))


def rows_unpacked(told: bytes | bytearray) -> pa.Table:
    """The source rows; as `unpacked`."""
    return _read(told, SOURCE_ROWS)


def _read(told: bytes | bytearray, schema: pa.Schema) -> pa.Table:
    with pa.ipc.open_stream(told) as stream:
        table = stream.read_all()
    if not table.schema.equals(schema):
        raise ValueError("other columns than expected")
    table.validate(full=True)
    return table
