"""What has been read so far, as columns: the importer's tables are built from these lists in one go."""

from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from scorecard.intake.tables import CHECK_INS, KEY_RESULTS, OBJECTIVES, SOURCE_ROWS, UNITS, Content
from scorecard.model.finding import Finding, Severity

MOST_OF_A_KIND = 100
"""Findings of one code and sheet that are told one by one; the rest is counted."""


@dataclass(slots=True)
class Gathered:
    """Grows while a file is read. Rows are tuples in the order of the table's columns."""

    file: str
    objectives: list[tuple[object, ...]] = field(default_factory=list)
    key_results: list[tuple[object, ...]] = field(default_factory=list)
    check_ins: list[tuple[object, ...]] = field(default_factory=list)
    units: list[tuple[object, ...]] = field(default_factory=list)
    source_rows: list[tuple[object, ...]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    by_source_id: dict[str, int] = field(default_factory=dict)
    """Objective keys by the file's own id, in lower case."""
    by_text: dict[tuple[str | None, str | None, str], int] = field(default_factory=dict)
    """Objective keys by unit, period and compared text."""
    placed: set[int] = field(default_factory=set)
    """Objectives that took unit or period from a key result."""
    key_result_keys: dict[str, int] = field(default_factory=dict)
    """Key result keys by the file's own id, and by compared text."""
    told: dict[tuple[str, str], int] = field(default_factory=dict)

    def find(
        self,
        code: str,
        severity: Severity,
        message: str,
        fix: str,
        *,
        sheet: str = "",
        cell: str = "",
        heading: str = "",
        value: object = "",
    ) -> None:
        """Note a finding; of one code on one sheet at most `MOST_OF_A_KIND` one by one."""
        count = self.told[(code, sheet)] = self.told.get((code, sheet), 0) + 1
        if count <= MOST_OF_A_KIND:
            self.findings.append(Finding(code, severity, message, fix, self.file, sheet, cell, heading, str(value)[:200]))

    def uncounted(self) -> list[Finding]:
        """One line for each code that had more hits than were told."""
        return [
            Finding(
                code,
                Severity.NOTE,
                f"{count - MOST_OF_A_KIND:,} more findings of this kind on the sheet.",
                "",
                self.file,
                sheet,
            )
            for (code, sheet), count in self.told.items()
            if count > MOST_OF_A_KIND
        ]

    def content(self) -> Content:
        return Content(
            objectives=_table(OBJECTIVES, self.objectives),
            key_results=_table(KEY_RESULTS, self.key_results),
            check_ins=_table(CHECK_INS, self.check_ins),
            units=_table(UNITS, list(dict.fromkeys(self.units))),
            source_rows=_table(SOURCE_ROWS, self.source_rows),
        )


def _table(schema: pa.Schema, rows: list[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [() for _ in schema]
    return pa.table([pa.array(column, one.type) for column, one in zip(columns, schema, strict=True)], schema=schema)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole table: from the person, the sheet's name, the titles or the file's name."""

    sheet: str
    period: str | None = None
    unit: str | None = None
    perspective_word: str | None = None
    year: int | None = None
    today: date | None = None
