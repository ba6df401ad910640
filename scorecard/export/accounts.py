"""What an import says of its files."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from scorecard.model import trace
from scorecard.model.reading import FileReading


def as_json(accounts: Sequence[FileReading]) -> str:
    """What became of the files, as the one object that `import --format json` prints."""
    loaded = [account for account in accounts if account.status == "loaded"]
    told = {
        "loaded": {
            "objectives": sum(account.objectives for account in loaded),
            "key_results": sum(account.key_results for account in loaded),
            "check_ins": sum(account.check_ins for account in loaded),
        },
        "files": [_account(account) for account in accounts],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _account(account: FileReading) -> dict[str, Any]:
    told = asdict(account)
    told["findings"] = [
        {name: value for name, value in asdict(finding).items() if name != "file"} | {"severity": finding.severity.value}
        for finding in account.findings
    ]
    for sheet, reading in zip(told["sheets"], account.sheets, strict=True):
        sheet["trace"] = trace.account(reading, trace.spare(account, reading))
        sheet["filled_down"] = [{"from": one["from_cell"], "rows": one["rows"]} for one in sheet["filled_down"]]
    return told


def outcome(account: FileReading, *, dry_run: bool) -> str:
    """What became of a file, as a line for a person."""
    if account.status == "loaded" and not account.reason:
        verb = "would load" if dry_run else "loaded"
        found = trace.count_found(account.objectives, account.key_results, account.check_ins)
        return f"{account.file}: {verb} {found}; {trace.count_findings(len(account.findings))}."
    return f"{account.file}: {account.status}. {account.reason}".rstrip()
