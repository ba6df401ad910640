"""The demo's workbooks are what their makers write, and hold the company they tell of."""

from collections import Counter
from pathlib import Path

from data.make.__main__ import DEMO, main
from data.make.invent import QUARTERS, objectives, units
from scorecard.intake.process.sandbox import read_book
from scorecard.intake.run import read
from scorecard.model.finding import Severity


def test_the_committed_workbooks_are_those_the_generator_writes(tmp_path: Path) -> None:
    main(tmp_path)
    made = {file.name: read_book(file) for file in tmp_path.iterdir()}
    assert made == {file.name: read_book(file) for file in DEMO.iterdir()}
    assert max(file.stat().st_size for file in DEMO.iterdir()) < 1_000_000


def test_the_invented_group_has_the_size_it_claims() -> None:
    wanted = objectives()
    assert Counter(unit.level for unit in units()) == {"Company": 1, "Business unit": 5, "Team": 20}
    assert {one.quarter for one in wanted} == set(QUARTERS)
    assert 140 <= len(wanted) <= 170
    assert 420 <= sum(len(one.key_results) for one in wanted) <= 480


def test_every_key_result_of_the_story_is_read_from_its_workbook() -> None:
    told = sum(len(one.key_results) for one in objectives())
    accounts = [read(file).account for file in sorted(DEMO.iterdir())]
    assert {account.status for account in accounts} == {"loaded"}
    assert sum(account.key_results for account in accounts) == told, "the row that comes twice in the German export counts once"
    assert sum(account.objectives for account in accounts) == len(objectives())
    assert not [finding for account in accounts for finding in account.findings if finding.severity is Severity.ERROR]
