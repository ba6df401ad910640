"""What may be read is told by bytes, and refused in words."""

import io
import zipfile
from pathlib import Path

import pytest

from scorecard.intake.grid import Book
from scorecard.intake.process.child import read
from scorecard.intake.readers import gate
from scorecard.intake.readers.gate import Refused, admit
from tests.unit.readers_files import compound, ods, record, xls, xlsx

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refusal(path: Path) -> str:
    book = read(path)
    assert book.refused and not book.grids
    return book.refused


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty (0 bytes)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "is a PNG picture"),
        (b"BM" + bytes(60), "is a bitmap picture"),
        (b"%PDF-1.7 rest", "is a PDF document"),
        (b"<html><body><table></table></body></html>", "is a web page"),
        (b"\n <!-- export --><style>x</style>" + b" " * 9000 + b"<TABLE ><tr>", "is a web page"),
        ("<html><table>".encode("utf-16"), "is a web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "is a web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003 XML"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>', "Excel 2003 XML"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "is an XML document"),
        (b"From: export\r\nSubject: OKRs\r\n of the group\r\nMIME-Version: 1.0\r\n", "is a web page"),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K5\r\nE\r\n", "is a SYLK file"),
        (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n', "is a DIF file"),
        (b"%!PS-Adobe-3.0\n", "is a PostScript document"),
        (b"\0\0\x02\0\x06\x04\x06\0" + bytes(40), "is not a spreadsheet or a text file"),
        (b"\x03\x78\x01\x01\x02\0\0\0A\0\x14\0" + bytes(60), "is not a spreadsheet or a text file"),
        (b"\0", "is not a spreadsheet or a text file"),
        (b'<?xml version="1.0"?><rss/>', "is an XML document"),
        (b"\x09\x08\x06\0\0\x05\x10\0", "is an Excel file from before 1995"),
        (bytes(range(1, 32)) * 20, "is not a spreadsheet or a text file"),
        (b"PK\x03\x04 and then nothing", "is damaged"),
        (b" \r\n\t \n", "holds no text"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_what_it_is(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "okr.xlsx"
    path.write_bytes(data)
    assert says in refusal(path)


def test_a_text_that_begins_like_a_picture_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text("BMI,Target\n22,21\n")
    assert admit(path).kind == "text"


def test_a_table_with_an_id_column_is_no_exchange_file(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text("ID;Period;Target\nC;A;5\n1;Q3;5\n")
    assert admit(path).kind == "text"


def test_a_workbook_named_csv_is_a_workbook(tmp_path: Path) -> None:
    assert admit(xlsx(tmp_path / "okr.csv", ROW)).kind == "xlsx"


def test_a_file_larger_than_allowed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_BYTES", 10)
    assert "is larger than" in refusal(xlsx(tmp_path / "okr.xlsx", ROW))


def archive(path: Path, *names: str, data: bytes = b"x") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name in names:
            opened.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("a.txt",), "holds no workbook"),
        (("word/document.xml",), "is a Word document"),
        (("Index/Document.iwa",), "is an Apple Numbers document"),
        (("xl/workbook.xml", "../../etc/passwd"), "point outside"),
        (("xl/workbook.xml", "/etc/passwd"), "point outside"),
        (("xl/workbook.xml", "XL/Workbook.xml"), "the same part twice"),
        (tuple(f"xl/{number}.xml" for number in range(1001)), "1,001 parts"),
    ],
)
def test_archives_that_are_no_plain_workbook_are_refused(tmp_path: Path, names: tuple[str, ...], says: str) -> None:
    assert says in refusal(archive(tmp_path / "okr.xlsx", *names))


def test_a_part_that_unpacks_beyond_the_limit_is_refused_before_it_is_kept(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "okr.xlsx", ROW, extra={"xl/media/zeros.bin": bytes(100_000_001)})
    assert path.stat().st_size < 200_000
    assert "unpacks to more than" in refusal(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'.encode(encoding)
    assert "declares a DTD" in refusal(xlsx(tmp_path / "okr.xlsx", ROW, extra={"xl/sharedStrings.xml": bomb}))


def test_a_part_whose_checksum_is_wrong_is_named(tmp_path: Path) -> None:
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as opened:
        opened.writestr("xl/workbook.xml", "<workbook/>")
        opened.writestr("xl/worksheets/sheet8.xml", "<worksheet>1234</worksheet>")
    path = tmp_path / "okr.xlsx"
    path.write_bytes(plain.getvalue().replace(b"1234", b"9234"))
    assert "is damaged in its part xl/worksheets/sheet8.xml" in refusal(path)


def test_a_damaged_name_of_a_part_is_shown_without_its_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "okr.xlsx"
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as opened:
        opened.writestr("xl/a\x07b.xml", "1234")
    path.write_bytes(plain.getvalue().replace(b"1234", b"9234"))
    assert "its part xl/a?b.xml" in refusal(path)


def test_a_truncated_archive_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "okr.xlsx", ROW)
    path.write_bytes(path.read_bytes()[:-200])
    assert "is damaged" in refusal(path)


def test_passwords_are_named_in_every_format(tmp_path: Path) -> None:
    locked = [
        compound(tmp_path / "a.xlsx", {"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
        xls(tmp_path / "b.xls", globals_=record(0x2F, bytes(6))),
        ods(tmp_path / "c.ods", "", manifest="<manifest:encryption-data/>"),
    ]
    assert all("is protected by a password" in refusal(path) for path in locked)


def test_other_office_files_are_named(tmp_path: Path) -> None:
    assert "Word" in refusal(compound(tmp_path / "a.xls", {"WordDocument": b"x"}))
    assert "holds no workbook" in refusal(compound(tmp_path / "b.xls", {"Other": b"x"}))


def test_a_sector_chain_in_circles_is_damage_and_not_a_hang(tmp_path: Path) -> None:
    assert "is damaged" in refusal(compound(tmp_path / "a.xls", {"Workbook": b"x"}, loop=True))


def test_a_truncated_compound_file_is_damaged(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls")
    for size in (40, 511, 600, 1024, 1600):
        cut = tmp_path / f"{size}.xls"
        cut.write_bytes(path.read_bytes()[:size])
        assert "is damaged" in refusal(cut)


def test_a_refusal_is_a_sentence_to_be_put_behind_a_name() -> None:
    assert Refused("is empty.").why == "is empty."
    assert Book(refused="okr.xlsx is empty.").grids == ()
