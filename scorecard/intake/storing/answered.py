"""Answers of check-in workbooks on their way into the store: they become check-ins, unless they meet another word about their key result.

An answer is contested where the store has a newer value than its sender saw, where another one was given for the same day, or where
the same workbook answers twice. It then waits in `contested_answer`; nothing is overwritten, a person decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import duckdb

from scorecard.model.finding import Finding, Severity
from scorecard.model.reading import FileReading

SAID = ("value", "percent_complete", "confidence", "status_word", "comment", "blocker", "support_needed")
PLACE = "upload_id, sheet, row, cell, key_result_id, observed_on, dated"


def take_answers(cursor: duckdb.DuckDBPyConnection, accounts: Mapping[int, FileReading], today: date) -> list[FileReading]:
    """Write the staged answers, by upload; the accounts, with what was found. Other check-ins of the same uploads are written already."""
    if cursor.execute("select count(*) from staged_answers").fetchall() == [(0,)]:
        return list(accounts.values())
    _name_days(cursor, today)
    found = _impossible(cursor, accounts, today)
    _meet_others(cursor)
    found += _contested(cursor, accounts)
    cursor.execute(
        f"""
        insert into answer_book
        select upload_id, min(as_of), max(seen_upload) from answer group by upload_id;
        insert into contested_answer by name
        select {PLACE}, {', '.join(SAID)}, seen_on, seen_value, other_upload, other_on, other_value, other_comment
        from answer join met using (upload_id, sheet, row);
        """
    )
    settle(cursor, "select answer.* from answer anti join met using (upload_id, sheet, row)")
    cursor.execute("drop table answer; drop table met")
    return [_with(account, [one for number, one in found if number == upload_id]) for upload_id, account in accounts.items()]


def settle(cursor: duckdb.DuckDBPyConnection, answers: str) -> None:
    """Make check-ins of answers (`answers` is a select of ours). What an answer does not say of its day, the word before says on."""
    same_day = ", ".join(f"arg_max({name}, (upload_id, row)) as {name}" for name in (*SAID, "denominator"))
    merged = ", ".join(f"coalesce(max(told.{name}), any_value(before.{name})) as {name}" for name in SAID)
    cursor.execute(
        f"""
        insert into check_in_version by name
        with told as ({answers}),
        before as (
          select key_result_id, observed_on, {same_day}
          from check_in_placed semi join told using (key_result_id, observed_on)
          group by key_result_id, observed_on
        )
        select told.upload_id, told.sheet, min(told.row) as row, arg_min(told.cell, told.row) as cell, told.key_result_id,
          told.observed_on, bool_or(told.dated) as dated, {merged},
          case when max(told.value) is null then any_value(before.denominator) end as denominator
        from told left join before using (key_result_id, observed_on)
        group by told.upload_id, told.sheet, told.key_result_id, told.observed_on
        """
    )
    # A status that the day's own word said goes on being understood as it was.
    cursor.execute(
        f"""
        insert into status_reading
        select distinct made.upload_id, made.sheet, made.status_word, status_reading.status
        from check_in_version as made semi join ({answers}) as told using (upload_id, sheet, key_result_id, observed_on)
        join check_in_placed as before using (key_result_id, observed_on, status_word)
        join status_reading
          on status_reading.upload_id = before.upload_id and status_reading.sheet = before.sheet and status_reading.word = made.status_word
        anti join status_reading as known
          on known.upload_id = made.upload_id and known.sheet = made.sheet and known.word = made.status_word
        where before.upload_id <> made.upload_id
        """
    )


def _name_days(cursor: duckdb.DuckDBPyConnection, today: date) -> None:
    """The answers with their days, as check-ins without a date have them, and the newest upload that the sender saw."""
    cursor.execute(
        """
        create temporary table answer as
        select staged_answers.* exclude (observed_on),
          coalesce(observed_on, case when period.ends_on < $today then period.ends_on else $today end) as observed_on,
          observed_on is not null as dated,
          seen.upload_id as seen_upload
        from staged_answers
        left join (
          select key_result_id, max(objective_id) as objective_id from key_result_version group by key_result_id
        ) as known using (key_result_id)
        left join (
          select objective_id, max(period) as period from objective_version group by objective_id
        ) as placed using (objective_id)
        left join period on period.period_id = placed.period
        left join (select sha256, max(upload_id) as upload_id from upload group by sha256) as seen on seen.sha256 = staged_answers.seen
        """,
        {"today": today},
    )


def _impossible(cursor: duckdb.DuckDBPyConnection, accounts: Mapping[int, FileReading], today: date) -> list[tuple[int, Finding]]:
    """Answers for days to come, and those about key results that are not there: told, and taken out."""
    unknown = """
        select upload_id, sheet, cell, '' as value from answer
        anti join (
          select key_result_id from key_result_version semi join standing_upload using (upload_id)
          anti join (select thing_id as key_result_id from ended where kind = 'key_result') as over using (key_result_id)
        ) as there using (key_result_id)
    """
    found = [
        (upload_id, Finding(
            "answer-without-key-result", Severity.WARNING,
            "The key result that this row is about is no longer in the store, or was ended; the check-in was not loaded.",
            "Upload the file that holds it, or bring it back on the History page, and then this workbook again.",
            accounts[upload_id].file, sheet, cell,
        ))
        for upload_id, sheet, cell, _ in cursor.execute(unknown).fetchall()
    ]  # fmt: skip
    cursor.execute(f"delete from answer where (upload_id, sheet, cell) in (select (upload_id, sheet, cell) from ({unknown}))")
    early = cursor.execute("select upload_id, sheet, cell, observed_on from answer where observed_on > ?", [today]).fetchall()
    found += [
        (upload_id, Finding(
            "date-to-come", Severity.WARNING, "This value is dated in the future; the check-in was not loaded.",
            "Write the day on which the value was measured.", accounts[upload_id].file, sheet, cell, "", day.isoformat(),
        ))
        for upload_id, sheet, cell, day in early
    ]  # fmt: skip
    cursor.execute("delete from answer where observed_on > ?", [today])
    return found


def _meet_others(cursor: duckdb.DuckDBPyConnection) -> None:
    """Each answer that meets another word, with the newest such word."""
    agrees = " and ".join(f"(answer.{name} is null or other.{name} is null or answer.{name} = other.{name})" for name in SAID)
    cursor.execute(
        f"""
        create temporary table met as
        with other as (
          select upload_id, row, sheet, key_result_id, observed_on, dated, {', '.join(SAID)} from check_in_placed
          union all
          select upload_id, row, sheet, key_result_id, observed_on, dated, {', '.join(SAID)} from answer
          union all
          select upload_id, row, sheet, key_result_id, observed_on, dated, {', '.join(SAID)} from contested_waiting
        ),
        compared as (
          select answer.upload_id, answer.sheet, answer.row, other.upload_id as other_upload, other.row as other_row,
            other.observed_on as other_on, coalesce(other.value, other.percent_complete) as other_value, other.comment as other_comment,
            other.upload_id = answer.upload_id as own,
            other.observed_on = answer.observed_on as same_day,
            {agrees} as agrees,
            coalesce(other.upload_id <= answer.seen_upload, false) as sent_before,
            coalesce(other.value, other.percent_complete) is not null
              and (
                answer.seen_on is null or other.observed_on > answer.seen_on
                or (other.observed_on = answer.seen_on
                  and coalesce(other.value, other.percent_complete) is distinct from answer.seen_value)
              )
              and not (not other.dated and coalesce(other.value, other.percent_complete) is not distinct from answer.seen_value)
              as newer,
            other.observed_on = answer.seen_on
              and coalesce(other.value, other.percent_complete) is not distinct from answer.seen_value as shown
          from answer
          join other on other.key_result_id = answer.key_result_id
          where other.upload_id < answer.upload_id
            or (other.upload_id = answer.upload_id and (other.sheet, other.row) <> (answer.sheet, answer.row))
        )
        select distinct on (upload_id, sheet, row) upload_id, sheet, row, other_upload, other_row, other_on, other_value, other_comment
        from compared
        where not coalesce(shown, false)
          and ((same_day and not agrees) or (newer and not own and not sent_before and not (same_day and agrees)))
        order by upload_id, sheet, row, other_upload desc, other_on desc, other_row desc
        """
    )


def _contested(cursor: duckdb.DuckDBPyConnection, accounts: Mapping[int, FileReading]) -> list[tuple[int, Finding]]:
    rows: Sequence[tuple[int, str, str, float | None, int, int]] = cursor.execute(
        """
        select answer.upload_id, answer.sheet, answer.cell, coalesce(answer.value, answer.percent_complete), other_upload, other_row
        from answer join met using (upload_id, sheet, row) order by answer.upload_id, answer.sheet, answer.row
        """
    ).fetchall()
    files = dict(cursor.execute("select upload_id, file from upload").fetchall())
    found = []
    for upload_id, sheet, cell, value, other, row in rows:
        where = f"row {row} of the same sheet" if other == upload_id else f"{files[other]}, row {row}"
        said = f"Another word about this key result came meanwhile ({where}), which the sender of this workbook did not see."
        told = Finding(
            "answer-contested", Severity.WARNING, f"{said} This answer waits, and nothing was overwritten.",
            "Decide on the Check-ins page which one holds.", accounts[upload_id].file, sheet, cell, "",
            "" if value is None else f"{value:g}",
        )  # fmt: skip
        found.append((upload_id, told))
    return found


def _with(account: FileReading, found: Sequence[Finding]) -> FileReading:
    """The account with these findings; each is about a check-in that was not loaded after all."""
    sheets = tuple(replace(one, check_ins=one.check_ins - sum(told.sheet == one.sheet for told in found)) for one in account.sheets)
    return replace(account, sheets=sheets, findings=(*account.findings, *found)) if found else account
