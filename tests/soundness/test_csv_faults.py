"""Text files as programs and people spoil them: each is read as meant, or says by line what could not be.

A wrong reading is worse than a reported line. The kinds follow Vitagliano et al., "Pollock: A Data Loading Benchmark",
PVLDB 16 (2023).
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from scorecard.intake.grid import Book
from scorecard.intake.process.child import read
from scorecard.model.finding import Severity
from tests import reading

CLEAN = """
    Goal | Target | Now
    Grow | 5      | 1
    Hire | 3      | 2
"""


@dataclass(frozen=True)
class Fault:
    """A file and what is made of it."""

    text: str
    grid: str = CLEAN
    """Rows and cells parted by line ends and bars; an empty cell is None."""
    says: str = ""
    """Stands in a note or in the reason of a line left out; "": nothing is said."""
    torn: tuple[int, ...] = ()


FAULTS = {
    "nothing is wrong": Fault("Goal,Target,Now\nGrow,5,1\nHire,3,2\n"),
    "no final line end": Fault("Goal,Target,Now\nGrow,5,1\nHire,3,2"),
    "three kinds of line ends": Fault("Goal,Target,Now\r\nGrow,5,1\rHire,3,2\n"),
    "blank lines at the end": Fault("Goal,Target,Now\nGrow,5,1\nHire,3,2\n\n\n\n"),
    "rows of delimiters only at the end": Fault("Goal,Target,Now\nGrow,5,1\nHire,3,2\n,,\n,,\n"),
    "empty columns at the right": Fault("Goal,Target,Now,,\nGrow,5,1,,\nHire,3,2,,\n"),
    "a delimiter too many at the end of data": Fault("Goal,Target,Now\nGrow,5,1,\nHire,3,2,\n"),
    "a byte order mark": Fault("\ufeffGoal,Target,Now\nGrow,5,1\nHire,3,2\n"),
    "two byte order marks and one in the middle": Fault("\ufeff\ufeffGoal,Target,Now\nGrow,5,1\n\ufeffHire,3,2\n"),
    "the delimiter said in the first line": Fault("sep=;\nGoal;Target;Now\nGrow;5;1\nHire;3;2\n", "\n" + "~\n" + CLEAN.strip("\n")),
    "every cell quoted": Fault('"Goal","Target","Now"\n"Grow","5","1"\n"Hire","3","2"\n'),
    "blanks behind the delimiter and before quotes": Fault(
        'Goal, Target, Now\n"Grow, then rest", 5, 1\nHire, "3", 2\nKeep, "4, or 5", 2\n',
        """
        Goal            | Target | Now
        Grow, then rest | 5      | 1
        Hire            | 3      | 2
        Keep            | 4, or 5 | 2
        """,
        "Blanks before quotes",
    ),
    "a blank behind the closing quote": Fault('Goal,Target,Now\n"Grow" ,5,1\n"Hire",3,2\n'),
    "quotes inside doubled": Fault(
        'Goal,Target,Now\n"Be ""the"" best, always",5,1\n',
        'Goal | Target | Now\nBe "the" best, always | 5 | 1',
    ),
    "quotes inside escaped by a backslash": Fault(
        'Goal,Target,Now\n"Be \\"the\\" best, always",5,1\nHire,3,2\n',
        'Goal | Target | Now\nBe "the" best, always | 5 | 1\nHire | 3 | 2',
        "backslash",
    ),
    "a path that ends with a backslash": Fault(
        'Goal,Target,Now\n"C:\\plans\\",5,1\nHire,3,2\n',
        "Goal | Target | Now\nC:\\plans\\ | 5 | 1\nHire | 3 | 2",
    ),
    "single quotes": Fault(
        "Goal,Target,Now\n'Grow, and rest',5,1\n'Hire',3,2\n",
        "Goal | Target | Now\nGrow, and rest | 5 | 1\nHire | 3 | 2",
        "single quotes",
    ),
    "single quotes around everything": Fault("'Goal','Target','Now'\n'Grow','5','1'\n'Hire','3','2'\n", says="single quotes"),
    "apostrophes quote nothing": Fault(
        "Goal,Target,Now\nThe team's best,5,1\n'Tis well,3,2\n",
        "Goal | Target | Now\nThe team's best | 5 | 1\n'Tis well | 3 | 2",
    ),
    "typographic quotes": Fault(
        "Goal,Target,Now\n“Grow, and rest”,5,1\n„Hire, and keep“,3,2\n",
        "Goal | Target | Now\nGrow, and rest | 5 | 1\nHire, and keep | 3 | 2",
        "typographic quotes",
    ),
    "quotes inside not doubled": Fault(
        'Goal,Target,Now\n"Be "the" best",5,1\nHire,3,2\n', 'Goal | Target | Now\nBe "the" best | 5 | 1\nHire | 3 | 2'
    ),
    "text behind the closing quote": Fault(
        'Goal,Target,Now\n"Grow" fast,5,1\nHire,3,2\n', "Goal | Target | Now\n~\nHire | 3 | 2", "a quote is opened and never closed"
    ),
    "a quote never closed": Fault(
        'Goal,Target,Now\n"Grow,5,1\nHire,3,2\n', "Goal | Target | Now\n~\nHire | 3 | 2", "a quote is opened and never closed"
    ),
    "a line end inside quotes": Fault(
        'Goal,Target,Now\n"Grow\nfast",5,1\nHire,3,2\n', "Goal | Target | Now\nGrow↵fast | 5 | 1\nHire | 3 | 2"
    ),
    "a heading over two lines inside quotes": Fault(
        'Goal,"Target\n(end of year)",Now\nGrow,5,1\n', "Goal | Target↵(end of year) | Now\nGrow | 5 | 1"
    ),
    "an unquoted comma in a text": Fault(
        "Goal,Target,Now\nGrow, then rest,5,1\nHire,3,2\n",
        "Goal | Target | Now |\nGrow | then rest | 5 | 1\nHire | 3 | 2 |",
        "Line 2 has 4 cells, 1 more than the heading.",
        torn=(2,),
    ),
    "decimal commas between commas": Fault(
        "Goal,Target,Now\nGrow,5,1,4\nHire,3,2,2\n",
        "Goal | Target | Now |\nGrow | 5 | 1 | 4\nHire | 3 | 2 | 2",
        "Lines 2 to 3 (2 lines) have 4 cells, 1 more than the heading.",
        torn=(2, 3),
    ),
    "a row of too few cells": Fault(
        "Goal,Target,Now\nGrow,5\nHire,3,2\n",
        "Goal | Target | Now\nGrow | 5 |\nHire | 3 | 2",
        "Line 2 has 2 cells, 1 fewer than the heading.",
    ),
    "a row of another delimiter": Fault("Goal,Target,Now\nGrow;5;1\nHire,3,2\n", says="Line 2 is parted by semicolons"),
    "a heading of another delimiter": Fault("Goal;Target;Now\nGrow,5,1\nHire,3,2\n", says="Line 1 is parted by semicolons"),
    "rows of another delimiter": Fault("Goal,Target,Now\nGrow;5;1\nHire;3;2\n", says="Line 1 is parted by commas"),
    "rows of another delimiter, with commas in their texts": Fault(
        "Plan, all of it\nGoal,Target,Now,Note\nGrow;5;1;\nHire;3;2;Late, again\nKeep;4;1;Late, still\n",
        "Plan, all of it | | |\nGoal | Target | Now | Note\nGrow | 5 | 1 |\nHire | 3 | 2 | Late, again\nKeep | 4 | 1 | Late, still",
        "Line 2 is parted by commas",
    ),
    "unquoted commas in every row": Fault(
        "Goal,Target,Now\nGrow, and rest,5,1\nHire, and keep,3,2\n",
        "Goal | Target | Now |\nGrow | and rest | 5 | 1\nHire | and keep | 3 | 2",
        "Lines 2 to 3 (2 lines) have 4 cells, 1 more than the heading.",
        torn=(2, 3),
    ),
    "empty cells between tabs, and a cell too many": Fault(
        "Goal\tTarget\tNow\tNote\nGrow\t5\t1\t\tx\nHire\t\t2\tLate\tx\n",
        "Goal | Target | Now | Note |\nGrow | 5 | 1 | | x\nHire | | 2 | Late | x",
        "Lines 2 to 3 (2 lines) have 5 cells, 1 more than the heading.",
        torn=(2, 3),
    ),
    "a heading of tabs": Fault("Goal\tTarget\tNow\nGrow,5,1\nHire,3,2\n", says="Line 1 is parted by tabs"),
    "a title that another delimiter would part": Fault(
        "Plan; first, draft\nGoal,Target\nGrow,5\nHire,3\n",
        "Plan; first | draft\nGoal | Target\nGrow | 5\nHire | 3",
    ),
    "comment lines": Fault(
        "# exported, by, hand, v2\n#\nGoal,Target,Now\nGrow,5,1\n# looked at, by Ann\n#looked, at, by Bob, too\nHire,3,2\n",
        "# exported, by, hand, v2 | |\n# | |\nGoal | Target | Now\nGrow | 5 | 1\n~\n~\nHire | 3 | 2",
        "Line 5 begins with # and was left out as a comment. Line 6 begins with # and was left out as a comment.",
    ),
    "texts kept from being numbers": Fault(
        'Goal,Target,Now\n"=""Grow""",="5",1\nHire,"=""007""",="2"\nKeep,"=""a""&""b""",3\n',
        'Goal | Target | Now\nGrow | 5 | 1\nHire | 007 | 2\nKeep | ="a"&"b" | 3',
        "were taken as the text in them",
    ),
    "a row that begins with a number sign": Fault(
        "Goal,Target,Now\n# of orders,5,1\n# of rows\n#1 in town,5\nHire,3,2\n",
        "Goal | Target | Now\n# of orders | 5 | 1\n# of rows | |\n#1 in town | 5 |\nHire | 3 | 2",
        "Line 4 has 2 cells, 1 fewer than the heading.",
    ),
    "titles above": Fault(
        "OKRs of the group\nMade on Monday, in Riga\n\nGoal;Target;Now\nGrow;5;1\n",
        "OKRs of the group | |\nMade on Monday, in Riga | |\n~\nGoal | Target | Now\nGrow | 5 | 1",
    ),
    "a note below": Fault(
        "Goal,Target,Now\nGrow,5,1\n\nSource: the planning system\n",
        "Goal | Target | Now\nGrow | 5 | 1\n~\nSource: the planning system | |",
    ),
    "an empty first column": Fault(",Goal,Target\n,Grow,5\n,Hire,3\n", "| Goal | Target\n| Grow | 5\n| Hire | 3"),
    "a wider table below, behind a blank line": Fault(
        "Goal,Target\nGrow,5\nHire,3\n\nUnit,Level,Head\nNorth,team,Director\n",
        "Goal | Target |\nGrow | 5 |\nHire | 3 |\n~\nUnit | Level | Head\nNorth | team | Director",
        "Lines 5 to 6",
    ),
    "a wider table right below": Fault(
        "Goal,Target\nGrow,5\nHire,3\nKeep,4\nWin,1\nUnit,Level,Size\nNorth,team,5\nSouth,team,6\n",
        "Goal | Target |\nGrow | 5 |\nHire | 3 |\nKeep | 4 |\nWin | 1 |\nUnit | Level | Size\nNorth | team | 5\nSouth | team | 6",
        "Lines 6 to 8",
    ),
    "a narrower table below": Fault(
        "Goal,Target,Now\nGrow,5,1\nHire,3,2\nKeep,3,2\n\nUnit,Level\nNorth,team\n",
        "Goal | Target | Now\nGrow | 5 | 1\nHire | 3 | 2\nKeep | 3 | 2\n~\nUnit | Level |\nNorth | team |",
        "Lines 6 to 7",
    ),
    "columns parted by blanks": Fault("Goal    Target  Now\nGrow    5       1\nHire    3       2\n", says="Runs of blanks"),
    "tabs and blanks mixed": Fault("Goal\tTarget\tNow\nGrow  5\t1\nHire\t3    2\n", says="Runs of blanks"),
    "blanks inside of the only column": Fault("Goal\nGrow  fast\nHire\n", "Goal\nGrow  fast\nHire"),
}


def drawn(book: Book) -> list[list[str]]:
    return [["" if cell is None else str(cell).replace("\n", "↵") for cell in row] for row in book.grids[0].rows]


def expected(drawing: str, width: int) -> list[list[str]]:
    lines = [line.strip() for line in drawing.strip("\n").splitlines() if line.strip()]
    return [[""] * width if line == "~" else [cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize("name", FAULTS)
def test_a_spoilt_file_is_read_as_meant_or_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    fault = FAULTS[name]
    path = tmp_path / "okr.csv"
    path.write_bytes(fault.text.encode())
    book = read(path)
    assert [[cell.strip() for cell in row] for row in drawn(book)] == expected(fault.grid, len(book.grids[0].rows[-1]))
    assert book.grids[0].torn == fault.torn
    said = [*book.notes, *(reason for _, reason in book.skipped_lines)]
    assert bool(said) == bool(fault.says)
    assert fault.says in " ".join(said)


def test_a_row_whose_cells_may_have_moved_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text("Objective,Key Result,Target,Current\nGrow, and rest,Sales,5,1\nHire,Engineers,3,2\n")
    account = reading.read(path).account
    assert account.key_results == 1
    assert [(one.code, one.severity, one.cell) for one in account.findings if one.code == "row-torn"] == [
        ("row-torn", Severity.ERROR, "A2")
    ]
    assert [(one.rows, one.reason) for one in account.sheets[0].skipped] == [((2,), "more cells than the heading")]
