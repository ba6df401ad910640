"""However a text file is spoilt: no value is read into a wrong field, and each line that is lost is reported.

The kinds of faults follow Vitagliano et al., "Pollock: A Data Loading Benchmark", PVLDB 16 (2023).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading import read

HEADINGS = ("Objective", "Key result", "Owner", "Target", "Current", "Comment")
TEXTS = ("Grow", "Grow, and rest", 'Be "the" best', "5 depots; 3 ferries", "Hire\twell", "It's ours", "C:\\plans\\", "Late | early")
IN_CI = 300


@dataclass(frozen=True)
class Row:
    """One key result; every number stands in the file once."""

    number: int
    text: str
    owner: str
    comment: str

    @property
    def cells(self) -> list[str]:
        result = f"{self.text} no. {self.number}"
        return [f"Goal {self.text}", result, self.owner, f"{1000 + self.number}", f"{200 + self.number}", self.comment]


ROWS = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(("Ida", "Noor de Wit", "")), st.sampled_from(("", "Waits", "Waits, still"))),
    min_size=3, max_size=8,
).map(lambda drawn: [Row(number, *told) for number, told in enumerate(drawn, start=11)])  # fmt: skip


def line(cells: list[str], mark: str, *, always: bool = False) -> str:
    """As RFC 4180 has it."""
    return mark.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if always or set(cell) & {mark, '"', "\n"} else cell for cell in cells)


Fault = Callable[[list[str], str], str]
FAULTS: dict[str, Fault] = {
    "none": line,
    "every cell quoted": lambda cells, mark: line(cells, mark, always=True),
    "nothing quoted": lambda cells, mark: mark.join(cells),
    "quotes inside not doubled": lambda cells, mark: mark.join(f'"{cell}"' for cell in cells),
    "quotes inside with a backslash": lambda cells, mark: mark.join('"' + cell.replace('"', '\\"') + '"' for cell in cells),
    "a quote never closed": lambda cells, mark: line(cells, mark).replace(cells[1], f'"{cells[1]}', 1),
    "a quote too many": lambda cells, mark: line(cells, mark) + '"',
    "cut off": lambda cells, mark: line(cells[:4], mark),
    "one delimiter more": lambda cells, mark: line(cells, mark) + mark,
    "three delimiters more": lambda cells, mark: line(cells, mark) + mark * 3,
    "a cell more": lambda cells, mark: line([*cells, "x"], mark),
    # Without a comment the line would end as one that has a delimiter too many.
    "a cell more in the middle": lambda cells, mark: line([*cells[:2], "x", *cells[2:5], cells[5] or "Waits"], mark),
    "blanks behind the delimiters": lambda cells, mark: line(cells, mark).replace(mark, f"{mark} "),
    "the whole line quoted": lambda cells, mark: line([line(cells, mark)], mark, always=True),
    "another delimiter": lambda cells, mark: line(cells, ";" if mark == "," else ","),
    "a line end inside": lambda cells, mark: line([*cells[:5], f"{cells[5]}\nmore"], mark, always=True),
}
BEFORE = ("", "Plan of the harbour\n\n", "Plan of the harbour, all of it\nDrawn up by: Ida\n", "# exported\n", "sep={mark}\n")
BEHIND = ("", "\n\n", "\nUnit{mark}Level\nNorth{mark}team\n", "Drawn up by the harbour office\n")


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[Row]]:
    """The text of a file with a fault in one line, in some, or in all; and what it was meant to say."""
    rows = draw(ROWS)
    mark = draw(st.sampled_from(",;\t"))
    kind = draw(st.sampled_from(sorted(FAULTS)))
    spoilt = draw(st.one_of(st.sets(st.sampled_from(rows), min_size=1, max_size=2), st.just(set(rows))))
    lines = [line(list(HEADINGS), mark), *(FAULTS[kind](row.cells, mark) if row in spoilt else line(row.cells, mark) for row in rows)]
    end = draw(st.sampled_from(("\n", "\r\n", "\r")))
    before, behind = (draw(st.sampled_from(among)).format(mark=mark) for among in (BEFORE, BEHIND))
    return (before + "\n".join(lines) + "\n" + behind).replace("\n", end), rows


def wrong(text: str, rows: list[Row]) -> list[str]:
    """A line for each value in a wrong field, and for each row that was lost in silence."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.csv"
        path.write_bytes(text.encode())
        reading = read(path)
    if reading.content is None:
        return []
    account, lines = reading.account, []
    objectives = {row["key"]: row["text"] for row in reading.content.objectives.to_pylist()}
    values = {row["key_result_key"]: row["value"] for row in reading.content.check_ins.to_pylist()}
    meant = {number: row for row in rows for number in (1000.0 + row.number, 200.0 + row.number)}
    taken: set[int] = set()
    for found in reading.content.key_results.to_pylist():
        row = next((row for row in rows if found["text"].endswith(f"no. {row.number}")), None)
        told = (found["target"], values.get(found["key"]), found["owner"], objectives[found["objective_key"]])
        if row is None:
            lines.append(f"no key result: {found['text']!r} {told}")
            continue
        taken.add(row.number)
        expected = (1000.0 + row.number, 200.0 + row.number, row.owner or None)
        lines += [f"{row}: {told}" for one, own in zip(told, expected, strict=False) if one is not None and one != own]
        lines += [f"{row}: {number} in it" for number, other in meant.items() if other is not row and f"{number:.0f}" in str(told[3])]
    # Reported: the row of the sheet by number, or a note or error that names the line.
    reported = any(one.code in ("line-unreadable", "row-torn", "file-note") for one in account.findings)
    reported = reported or any(one.skipped for one in account.sheets)
    if len(taken) < len(rows) and not reported:
        lines.append(f"lost in silence: {[row.number for row in rows if row.number not in taken]}")
    return lines


def test_no_fault_puts_a_value_into_a_wrong_field_or_loses_a_line_in_silence(request: pytest.FixtureRequest) -> None:
    asked = request.config.getoption("--examples")

    @settings(max_examples=asked or IN_CI, derandomize=asked is None, deadline=None, database=None)
    @given(files())
    def is_honest(file: tuple[str, list[Row]]) -> None:
        found = wrong(*file)
        assert not found, "\n".join([*found, file[0]])

    is_honest()
