"""Write the demo's workbooks anew: `python -m data.make`."""

from pathlib import Path

from data.make import layouts
from data.make.invent import QUARTERS, Objective, objectives, units

DEMO = Path(__file__).parents[1] / "demo"


def main(folder: Path = DEMO) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    everyone = units()
    book_of = {unit.name: unit.book for unit in everyone}

    wanted = objectives()

    def of(book: str) -> list[Objective]:
        return [one for one in wanted if book_of[one.unit] == book]

    layouts.linked_sheets(folder / "veldmark-group-2026.xlsx", of("group"), everyone)
    layouts.side_by_side(folder / "road-transport-2026.xlsx", of("road"))
    layouts.sheet_per_quarter(folder / "air-ocean-2026.xlsx", of("airocean"))
    layouts.semicolons(folder / "kontraktlogistik-dach-2026.csv", of("kontrakt"))
    for quarter in QUARTERS:
        layouts.sheet_per_perspective(folder / f"warehousing-benelux-{quarter}.xlsx", of("warehousing"), quarter)


if __name__ == "__main__":
    main()
