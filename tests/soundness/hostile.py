"""An organisation whose every name and text is one that comes alive where a door interprets it. Each holds `MARK`, by which it is found."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard import desk
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store

MARK = "Zqx"
AWAY = "203.0.113.9"
"""An address that leads nowhere; nothing may ask for it."""
SCOPE = Scope(date(2026, 9, 1), "2026-Q3")
TEXTS = (
    "=cmd|' /C calc'!A0 Zqx",
    f'=HYPERLINK("http://{AWAY}/Zqx","Open")',
    "+1+1 Zqx",
    "-2+3 Zqx",
    "@SUM(1) Zqx",
    "\t=1+1 Zqx",
    "{=1+1} Zqx",
    "x;=1+1;Zqx",
    "first\n=1+1;Zqx",
    "<script>document.title='Zqx'; alert('Zqx')</script>",
    f"<img src=http://{AWAY}/Zqx.png onerror=alert('Zqx')>",
    f'<a href="http://{AWAY}/Zqx">Zqx</a><svg onload=alert("Zqx")>',
    "javascript:alert('Zqx')",
    "[Zqx](javascript:alert('Zqx'))",
    f"![Zqx](http://{AWAY}/Zqx.png)",
    f"[Zqx](http://{AWAY}/) http://{AWAY}/Zqx www.{AWAY}.example Zqx@{AWAY}.example",
    "**Zqx** _Zqx_ :red[Zqx] :material/home: $x^2$ `Zqx` # Zqx",
    "{{7*7}} ${7*7} {0} %s Zqx",
    "'; drop table objective_version; -- Zqx",
    "&lt;b&gt;Zqx&lt;/b&gt; &amp; ]]> <!-- Zqx",
    "bell _x0007_ and _x000D_ Zqx",
    "\u202eright to left\u202c \u200bZqx",
    "..\\..\\Zqx",
    "/etc/passwd Zqx",
    "CON",
    "Zqx " + "very long " * 300,
)
SHEET = "=Zqx'!A1+1"
UNITS = ("=1+1 Zqx", "Team <img src=x onerror=alert('Zqx')>", "..\\..\\Zqx", "-2+3 '\" drop table unit_version Zqx")
HEAD = (
    "Perspective", "Unit", "Objective", "Key result", "Owner", "Start value", "Target value", "Current value", "Date", "Unit of measure",
    "Comment", "Blocker", "Support needed",
)  # fmt: skip
PERSPECTIVES = ("Financial", "Customer", "Internal process", "Learning & growth", None)


def workbook(path: Path) -> Path:
    """Each text once as an objective, a key result, an owner, a comment, a blocker; kept as texts, as a hostile hand would."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    sheet.append(["OKRs 2026-Q3"])
    sheet.append([])
    sheet.append(HEAD)
    for place, text in enumerate(TEXTS):
        others = [TEXTS[(place + step) % len(TEXTS)] for step in range(1, 6)]
        kept = [PERSPECTIVES[place % 5], UNITS[place % len(UNITS)], text, others[0], others[1]]
        numbers = [10, 60, 20 + place if place % 7 else None, date(2026, 8, 20), "%"]
        for column, value in enumerate([*kept, *numbers, others[2], others[3], others[4]], start=1):
            cell = sheet.cell(4 + place, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.cell(4, 7).value = "=Zqx?"
    sheet.cell(4, 7).data_type = "s"
    book.save(path)
    return path


def organisation(store: Store, folder: Path) -> None:
    """Bring it in, under a file's name of the same kind."""
    path = workbook(folder / "okr.xlsx")
    account = desk.import_file(store, path, Given(), by="<b>Zqx</b>", name="=1+1 <img src=x onerror=alert(1)> Zqx.xlsx")
    assert account.status == "loaded", account.reason
    assert account.key_results > len(TEXTS) - 4
