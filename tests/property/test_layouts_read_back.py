"""Any small organisation, written in any layout and by any hand, is read back as it was meant."""

import math
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.intake.tables import Reading
from tests.property.hands import Hand, hands
from tests.property.layouts import ROWS, Writer
from tests.property.layouts_wide import WIDE
from tests.property.organisations import Organisation, organisations
from tests.property.written import Facts, Written
from tests.reading import read, read_book

LAYOUTS = {**ROWS, **WIDE}
IN_CI = 300
"""Examples of all layouts together."""


def read_back(written: Written, hand: Hand) -> Reading:
    """Without the child process, which costs more than everything else."""
    with TemporaryDirectory() as folder:
        if hand.file == "grid":
            return read_book(written.book(), f"{written.name}.xlsx")
        return read(written.save(Path(folder), hand))


def found(reading: Reading) -> list[Facts]:
    """What was read, by the names that the writers use."""
    content = reading.content
    assert content is not None, reading.account.reason
    objectives = {row["key"]: row for row in content.objectives.to_pylist()}
    check_ins: dict[int, list[Facts]] = {}
    for row in content.check_ins.to_pylist():
        check_ins.setdefault(row["key_result_key"], []).append(row)
    told: list[Facts] = []
    for row in content.key_results.to_pylist():
        of = objectives[row["objective_key"]]
        own = sorted(check_ins.get(row["key"], []), key=lambda one: one["observed_on"] or date.max)  # type: ignore[arg-type,return-value]
        newest = own[-1] if own else {}
        told.append({
            **row, "objective": of["text"] if of["stated"] else None, "key_result": row["text"], "unit": of["unit"], "period": of["period"],
            "perspective": of["perspective_word"], "start_on": row["starts_on"], "status": row["status_word"],
            "current": newest.get("value"), "progress": newest.get("percent_complete"), "confidence": newest.get("confidence"),
            "comment": newest.get("comment"), "values": [(one["observed_on"], one["value"]) for one in own],
        })  # fmt: skip
    return told


def differences(expected: list[Facts], told: list[Facts]) -> list[str]:
    """A line for each fact that was not read as it was meant."""
    left = {(one["objective"], one["key_result"]): one for one in told}
    lines = []
    names = Counter((one["objective"], one["key_result"]) for one in expected)
    if names != Counter((one["objective"], one["key_result"]) for one in told):
        lines += [f"not read: {name}" for name in names - Counter(left.keys())]
        lines += [f"read too much: {name}" for name in Counter((one["objective"], one["key_result"]) for one in told) - names]
    for one in expected:
        other = left.get((one["objective"], one["key_result"]), one)
        for name, meant in one.items():
            if not _same(meant, other[name]):
                lines.append(f"{one['key_result']}: {name} {meant!r} was read as {other[name]!r}")
    return lines


def _same(meant: object, read: object) -> bool:
    if isinstance(meant, float) and isinstance(read, float):
        return math.isclose(meant, read, rel_tol=1e-9)
    return meant == read


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_was_written_is_read_back(layout: str, request: pytest.FixtureRequest) -> None:
    asked = request.config.getoption("--examples")
    writer: Writer = LAYOUTS[layout]

    @settings(
        max_examples=max(1, (asked or IN_CI) // len(LAYOUTS)), derandomize=asked is None, deadline=None, database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )  # fmt: skip
    @given(st.data())
    def reads_back(data: st.DataObject) -> None:
        organisation: Organisation = data.draw(organisations())
        hand: Hand = data.draw(hands(organisation))
        written = writer(organisation, hand)
        wrong = differences(written.expected, found(read_back(written, hand)))
        assert not wrong, "\n".join(wrong)

    reads_back()
