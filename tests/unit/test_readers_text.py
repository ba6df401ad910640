"""CSV and its kin: every line is read as meant, or reported."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.intake.grid import Book, Value
from scorecard.intake.process.child import read
from scorecard.intake.readers.text import split


def book(tmp_path: Path, data: str | bytes, encoding: str | None = None) -> Book:
    path = tmp_path / "okr.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path, encoding)


def rows(tmp_path: Path, data: str | bytes) -> list[list[Value]]:
    found = book(tmp_path, data)
    assert not found.refused and not found.question, found
    return found.grids[0].rows


def test_cells_stay_text_without_blanks_behind_them_and_blanks_are_none(tmp_path: Path) -> None:
    assert rows(tmp_path, "Goal,Target\nGrow,007\n , 1.5 \n") == [["Goal", "Target"], ["Grow", "007"], [None, " 1.5"]]


@pytest.mark.parametrize(("comments", "last"), [(21, "Line 24 begins with #"), (22, "2 more lines begin with #")])
def test_of_many_comments_the_first_are_named_and_never_one_more(tmp_path: Path, comments: int, last: str) -> None:
    notes = book(tmp_path, "Goal,Target,Now\nGrow,7,1\nHire,3,2\n" + "# looked at, again\n" * comments).notes
    assert len(notes) == 21 and notes[-1].startswith(last)


def test_blank_lines_keep_the_row_numbers(tmp_path: Path) -> None:
    assert rows(tmp_path, "Goal,Target\n\nGrow,7\n\n\n")[2] == ["Grow", "7"]


def test_a_file_of_one_heading_is_read(tmp_path: Path) -> None:
    assert rows(tmp_path, "Goal,Target") == [["Goal", "Target"]]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_ends_a_line(tmp_path: Path, ending: str) -> None:
    assert rows(tmp_path, f"Goal,Target{ending}Grow,7{ending}Hire,3\r\n") == [
        ["Goal", "Target"],
        ["Grow", "7"],
        ["Hire", "3"],
    ]


def test_unusual_line_separators_stay_inside_a_cell(tmp_path: Path) -> None:
    assert rows(tmp_path, "Goal,Target\nGrow\u2028fast\x0bnow,7\n")[1] == ["Grow\u2028fast\x0bnow", "7"]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Goal;Target;Now\nGrow;1,5;2,5\nHire;3,0;1,0\n", 3),
        ("Goal;Target\nGrow, fast;5\nHire, well;3\n", 2),
        ("Goal,Target\nGrow; then hire,5\nTrain; then keep,3\n", 2),
        ("Goal\tTarget\nGrow, or not\t5\n", 2),
        ("Goal|Target|Now\nGrow|5|1\n", 3),
        ("1,5;2,5\n3,5;4,5\n", 2),
        ("OKRs of the group\nprepared on Monday, in Riga\n\nGoal;Target;Now\nGrow;5;1\nHire;3;1\n", 3),
        ("Goal\nGrow\n", 1),
    ],
)
def test_the_delimiter_is_the_one_that_splits_evenly(tmp_path: Path, text: str, width: int) -> None:
    found = rows(tmp_path, text)
    assert max(len(row) for row in found) == width


def test_a_delimiter_told_in_the_first_line_is_believed(tmp_path: Path) -> None:
    assert rows(tmp_path, "sep=;\nGoal, aim;Target\nGrow;5\n")[1:] == [["Goal, aim", "Target"], ["Grow", "5"]]


def test_quoted_cells_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    found = rows(tmp_path, 'Goal,Target\n"Grow, ""fast""\nand well",5\nHire,3\n')
    assert found == [["Goal", "Target"], ['Grow, "fast"\nand well', "5"], ["Hire", "3"]]


def test_lines_quoted_as_a_whole_are_unwrapped_and_split_again(tmp_path: Path) -> None:
    found = book(tmp_path, '"Goal,Target,Note"\n"Grow,5,""at risk"""\n"Hire,3,"\n')
    assert found.grids[0].rows == [["Goal", "Target", "Note"], ["Grow", "5", "at risk"], ["Hire", "3", None]]
    assert any("quoted as a whole" in note for note in found.notes)


def test_lines_quoted_as_a_whole_under_a_plain_heading_are_unwrapped_too(tmp_path: Path) -> None:
    assert rows(tmp_path, 'Goal,Target\n"Grow,5"\n"Hire,3"\n"Keep,4"\n')[1:] == [
        ["Grow", "5"],
        ["Hire", "3"],
        ["Keep", "4"],
    ]


def test_a_column_of_quoted_numbers_is_not_taken_apart(tmp_path: Path) -> None:
    assert rows(tmp_path, '"1,000"\n"2,5,00"\n"3,000"\n') == [["1,000"], ["2,5,00"], ["3,000"]]


def test_inner_quotes_that_are_not_doubled_are_read_where_that_is_sure(tmp_path: Path) -> None:
    found = book(tmp_path, 'Goal,Target\n"Be the "best" team",5\nHire,3\n')
    assert found.grids[0].rows[1] == ['Be the "best" team', "5"]
    assert not found.skipped_lines


def test_lines_whose_quotes_do_not_match_are_reported_and_not_guessed(tmp_path: Path) -> None:
    found = book(tmp_path, 'Goal,Target\n"Grow"th,5\nHire,3\n"Say "yes", and go",4\n')
    assert [line for line, _ in found.skipped_lines] == [2, 4]
    assert found.grids[0].rows == [["Goal", "Target"], [None, None], ["Hire", "3"]]


def test_a_line_is_mended_to_the_width_of_the_lines_around_it(tmp_path: Path) -> None:
    narrow = 'Unit,Size\nNorth,"3"" wide"\n"South "old" part",4\nEast,5\n'
    found = book(tmp_path, "Goal,Target,Now\n" + "Grow,5,1\n" * 9 + narrow)
    assert not found.skipped_lines
    assert found.grids[0].rows[-2:] == [['South "old" part', "4", None], ["East", "5", None]]


def test_a_quote_never_closed_swallows_no_lines(tmp_path: Path) -> None:
    found = book(tmp_path, 'Goal,Target\n"Grow,5\nHire,3\nKeep,4\n')
    assert found.grids[0].rows[2:] == [["Hire", "3"], ["Keep", "4"]]
    assert found.skipped_lines == ((2, "a quote is opened and never closed, or followed by more text"),)


def test_a_file_that_is_one_open_quote_is_refused(tmp_path: Path) -> None:
    assert "a quote is opened and never closed" in book(tmp_path, '"Grow').refused


def test_uneven_lines_are_kept_and_named(tmp_path: Path) -> None:
    found = book(tmp_path, "Goal,Target,Now\nGrow,5,1\nHire,3\nKeep,4,2,9\nWin,1,1\n")
    assert found.grids[0].rows[2:4] == [["Hire", "3", None, None], ["Keep", "4", "2", "9"]]
    assert found.notes == (
        "Line 3 has 2 cells, 1 fewer than the heading.",
        "Line 4 has 4 cells, 1 more than the heading.",
    )


def test_many_uneven_lines_are_told_in_runs(tmp_path: Path) -> None:
    data = "a,b,c\n" + "1,2,3\n" * 60 + "1,2\n" * 9 + "1,2,3\n1,2\n" * 30
    notes = book(tmp_path, data).notes
    assert notes[0] == "Lines 62 to 70 (9 lines) have 2 cells, 1 fewer than the heading."
    assert len(notes) == 21 and "more groups" in notes[-1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_that_bytes_tell_are_read(tmp_path: Path, encoding: str) -> None:
    text = "Ziel,Wert\nQualität,5 €\nfaçade,3\nplain words in a long enough line to look like one,4\n"
    data = text.encode(encoding)
    assert rows(tmp_path, data)[:2] == [["Ziel", "Wert"], ["Qualität", "5 €"]]


@pytest.mark.parametrize("encoding", ["cp1251", "gb18030", "cp850", "shift-jis"])
def test_encodings_that_bytes_do_not_tell_are_asked_for(tmp_path: Path, encoding: str) -> None:
    text = {
        "cp1251": "Цель,Значение\nЛучше дружить,5\n",  # noqa: RUF001
        "gb18030": "目标,数值\n增长收入,5\n",
        "cp850": "Ziel,Wert\nQualität der Bücher,5\n",
        "shift-jis": "目標,数値\n売上を伸ばす,5\n",
    }[encoding]
    data = text.encode(encoding)
    assert "Choose it" in book(tmp_path, data).question
    assert book(tmp_path, data, encoding).grids[0].rows[0][0] == text.split(",")[0]


def test_lines_of_two_encodings_are_each_read_in_their_own(tmp_path: Path) -> None:
    lines = ("Ziel,Wert\nKäufe für Łódź,5\n", "Verkäufe,3\n", "Überblick,4\n", "Größe,2\n")
    data = b"".join(line.encode(encoding) for line, encoding in zip(lines, ("utf-8", "cp1252") * 2, strict=True))
    found = book(tmp_path, data)
    assert [row[0] for row in found.grids[0].rows[1:]] == ["Käufe für Łódź", "Verkäufe", "Überblick", "Größe"]
    assert found.notes == ("Line 3 and 1 more are not UTF-8 as the others are; they were read as Windows-1252 (Western European).",)
    doubtful = "Ziel,Wert\nKäufe,5\n".encode() + "Qualität der Bücher,5\n".encode("cp850")
    assert "Choose it" in book(tmp_path, doubtful).question


def test_a_line_that_is_utf_8_by_chance_makes_no_other_line_western(tmp_path: Path) -> None:
    data = "目标,数值\n目,5\n增长收入,3\n".encode("gb18030")
    assert data.split(b"\n")[1].decode("utf-8") == "Ŀ,5"
    assert "Choose it" in book(tmp_path, data).question


def test_a_wrong_or_unknown_encoding_is_refused(tmp_path: Path) -> None:
    assert "is not written in utf-8" in book(tmp_path, "Qualität".encode("cp1252"), "utf-8").refused
    assert "is not written in klingon" in book(tmp_path, b"a,b", "klingon").refused


def test_stray_bytes_are_named_by_line(tmp_path: Path) -> None:
    found = book(tmp_path, b"Goal,Target\nGrow\0,5\nCaf\xe9,3\n")
    assert found.grids[0].rows[1] == ["Grow", "5"]
    assert any("Line 3 is not UTF-8" in note for note in found.notes)
    assert any("NUL" in note and "line 2" in note for note in found.notes)
    marked = book(tmp_path, b"\xef\xbb\xbfGoal,Target\nGr\xffow,5\n")
    assert any("Line 2 holds bytes that are not UTF-8" in note for note in marked.notes)


def test_json_is_refused_and_a_bracket_in_a_heading_is_not(tmp_path: Path) -> None:
    assert "is JSON" in book(tmp_path, '[{"goal": "Grow", "target": 5}]').refused
    assert rows(tmp_path, "[Goal],Target\nGrow,5\n")[0] == ["[Goal]", "Target"]


def test_a_cell_longer_than_any_spreadsheet_allows_is_refused(tmp_path: Path) -> None:
    assert "32,767" in book(tmp_path, "Goal\n" + "x" * 32_768).refused


CELL = st.text(alphabet='ab ,;"\n', max_size=6)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_a_spreadsheet_program_writes_is_read_back(table: list[list[str]]) -> None:
    quoted = [["a", "b", "c"], *table]
    written = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in quoted)
    records, skipped = split(written.split("\n"), ",")
    assert not skipped
    assert [record.cells for record in records] == quoted


@given(st.text(alphabet='ab,;"\n\t', max_size=60))
def test_no_line_is_lost_whatever_its_quotes(text: str) -> None:
    lines = text.split("\n")
    records, skipped = split(lines, ",")
    told = "".join("".join(record.cells) for record in records) + "".join(lines[line - 1] for line, _ in skipped)
    assert sum(told.count(letter) for letter in "ab") == sum(text.count(letter) for letter in "ab")
