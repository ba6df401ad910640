"""The rectangle that holds everything."""

from scorecard.intake.grid import Value


def cut_to_filled(rows: list[list[Value]], at_least: tuple[int, int] = (0, 0)) -> list[list[Value]]:
    """The same rows, in place, without empty ones at the end and without empty columns at the right; all equally long.

    `at_least` (rows, columns) is kept even where nothing is filled.
    """
    height, width = at_least
    if _is_filled(rows) and len(rows) >= height and len(rows[0]) >= width:
        return rows
    while len(rows) > height and not any(value is not None for value in rows[-1]):
        rows.pop()
    rows.extend([] for _ in range(height - len(rows)))
    for row in rows:
        if len(row) > width:
            last = len(row)
            while last > width and row[last - 1] is None:
                last -= 1
            width = max(width, last)
    for row in rows:
        if len(row) > width:
            del row[width:]
        elif len(row) < width:
            row.extend([None] * (width - len(row)))
    return rows


def _is_filled(rows: list[list[Value]]) -> bool:
    """All rows are equally long, and the last one and the last column hold something: most large sheets are such."""
    if not rows or len(set(map(len, rows))) > 1:
        return False
    return any(value is not None for value in rows[-1]) and any(row[-1] is not None for row in rows if row)
