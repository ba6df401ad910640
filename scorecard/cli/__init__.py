"""The command line. Its verbs, options, columns and exit codes are stable: scripts rely on them."""

import argparse
import csv
import io
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from scorecard import desk, spool
from scorecard.cli import data, decks, printing, summaries, workbooks
from scorecard.cli.parts import add_language, day, period, put, reading, say, write
from scorecard.errors import ScorecardError, StoreBusy, UnreadableFile
from scorecard.export.accounts import as_json, outcome
from scorecard.export.listing import FORMATS, as_csv, listing
from scorecard.export.method_file import method_file, read_method_file
from scorecard.intake.folder import spreadsheets
from scorecard.intake.process.without_pandas import hide_pandas
from scorecard.language import speaking
from scorecard.measures import attainment, compare, coverage, filters, findings, forecast, progress, scorecard, workshops
from scorecard.measures.method import method_version, settings_now
from scorecard.model import trace
from scorecard.model.reading import FileReading, Given
from scorecard.model.scope import Scope
from scorecard.rules.run import gaps
from scorecard.settings import default_store, demo_store, fiscal_start_month
from scorecard.store.store import Store
from scorecard.web.places import demo_files
from scorecard.web.serve import serve

CLEAR = "\r\x1b[K"
"""To the beginning of the terminal's line, and away with what stands there."""
OUTCOMES = {"loaded", "unchanged"}
"""File statuses that count as success for the exit code."""

MOST_COMPARED = 20
"""Files of one import whose findings are compared with those of the upload before; of whole folders the dashboard tells."""

SHOWS: dict[str, Callable[[Store, Scope], Sequence[Any]]] = {
    "key-results": progress.key_results,
    "objectives": progress.objective_scores,
    "check-ins": filters.check_in_log,
    "forecast": forecast.forecasts,
    "backtest": forecast.tests,
    "scorecard": scorecard.perspective_scores,
    "coverage": coverage.coverage,
    "gaps": gaps,
    "findings": lambda store, _: filters.findings(store),
    "uploads": lambda store, _: filters.uploads(store),
    "votes": lambda store, _: filters.votes(store, None),
    "history-of-objectives": attainment.objectives,
    "carry-over": progress.carried_over,
    "metrics": progress.metric_pools,
}
COMPARE = "compare"
"""Of what `show` prints, all that is about two scopes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (see the architecture of the command line in the README).

    Without `arguments` those of this process, which then does nothing else.
    """
    told = _parser().parse_args(arguments)
    if arguments is None and told.run not in DASHBOARD:
        hide_pandas()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        fiscal_start_month()
        code: int = told.run(told)
    except ScorecardError as error:
        say(f"{error} {error.hint}".strip())
        return error.exit_code
    except ValueError as error:
        say(str(error))
        return 2
    except BrokenPipeError:
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scorecard", description="Balanced Scorecard analytics for OKR spreadsheets.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str, *, store: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        if store:
            made.add_argument("--store", type=Path, help="the store's file (default: SCORECARD_STORE, else the user's data directory)")
        return made

    one = command("import", _import, "Load spreadsheets, and those in folders, into the store.")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--period", type=period, help="for rows that name no period, such as 2026-Q3")
    one.add_argument("--unit", help="for rows that name no organisational unit")
    one.add_argument("--dry-run", action="store_true", help="say what would be loaded and load nothing")
    one.add_argument("--format", choices=["text", "json"], default="text")

    one = command("show", _show, "Print what the store holds.")
    one.add_argument("what", choices=[*SHOWS, COMPARE])
    one.add_argument("--as-of", type=day, help="the day to report on (default: today, capped at the period's end)")
    one.add_argument("--period", type=period)
    one.add_argument("--against", type=period, metavar="PERIOD", help="compare: the other period (default: the same, on another day)")
    one.add_argument("--against-as-of", type=day, metavar="DAY", help="compare: the day to report on for the other period")
    one.add_argument("--format", choices=list(FORMATS), default="text")

    summaries.add(command)
    workbooks.add(command)
    printing.add(command)
    data.add(command)
    decks.add(command)

    one = command("fix-list", _fix_list, "Write a copy of an uploaded workbook with its findings marked and listed.")
    one.add_argument("out", type=Path, metavar="OUT.xlsx")
    one.add_argument("--upload", type=int, metavar="N", help="as `show uploads` numbers them (default: the newest that counts)")

    one = command("workshop-summary", _workshop_summary, "Write the one-page summary of a workshop.")
    one.add_argument("out", type=Path, metavar="OUT.xlsx")
    one.add_argument("--workshop", required=True, metavar="NAME|ID", help="its name or its number, as the Workshop page shows them")
    add_language(one)

    one = command("classify", _classify, "Suggest a perspective for each text of a CSV file.")
    one.add_argument("file", type=Path, metavar="FILE.csv")
    one.add_argument("--text-column", required=True, metavar="NAME")

    one = command("learn", _learn, "Let the classifier learn from people's decisions, and print the objectives that change.")
    one.add_argument("--dry-run", action="store_true", help="print what would change and change nothing")
    one.add_argument("--format", choices=list(FORMATS), default="text")

    one = command("settings", _settings, "Print how numbers are computed, as a file to change and read back, or keep such a file.")
    one.add_argument("file", nargs="?", type=Path, metavar="FILE.toml", help="settings to keep; those it does not name stay as they are")
    one.add_argument("--dry-run", action="store_true", help="say what would change and keep nothing")

    one = command("backup", _backup, "Write a consistent copy of the store.")
    one.add_argument("out", type=Path, metavar="OUT.duckdb")

    one = command("demo", _demo, "Fill a store with an invented company and open the dashboard.", store=False)
    one.add_argument("--port", type=int)

    one = command("serve", _serve, "Open the dashboard.")
    one.add_argument("--port", type=int)
    one.add_argument("--address", default="127.0.0.1", help="where to listen (default: this machine only)")
    return parser


def _import(told: argparse.Namespace) -> int:
    given = Given(period=told.period, unit=told.unit)
    path = told.store or default_store()
    files, left_out = spreadsheets(told.files)
    for sentence in left_out:
        say(sentence)
    desk.get_ready()
    try:
        store = desk.open_store(path)
    except StoreBusy:
        mended = {}
        accounts = spool.hand_over(path, files, given, by=desk.operator(), dry_run=told.dry_run)
    else:
        try:
            accounts = _imported(store, files, given, dry_run=told.dry_run)
            mended = {} if told.dry_run or len(files) > MOST_COMPARED else {one.sha256: _mended(store, one) for one in accounts}
        finally:
            store.close()
    if told.format == "json":
        put(as_json(accounts))
    for account in accounts:
        say(f"{outcome(account, dry_run=told.dry_run)} {mended.get(account.sha256, '')}".rstrip())
        for sheet in account.sheets if told.format == "text" else ():
            say("  " + " ".join(trace.account(sheet, trace.spare(account, sheet))))
        for finding in account.findings if told.format == "text" else ():
            say(f"  {finding.severity.value}: {finding.place}: {finding.message} {finding.fix}".rstrip())
    return 0 if any(account.status in OUTCOMES for account in accounts) else 1


def _imported(store: Store, files: Sequence[tuple[Path, str]], given: Given, *, dry_run: bool) -> list[FileReading]:
    if len(files) == 1:
        [(file, name)] = files
        return [desk.import_file(store, file, given, by=desk.operator(), name=name, dry_run=dry_run)]
    accounts = desk.import_files(store, files, given, by=desk.operator(), dry_run=dry_run, on_progress=_progress())
    if sys.stderr.isatty():
        sys.stderr.write(CLEAR)
    return accounts


def _progress() -> Callable[[int, int, str], None] | None:
    """One line that is written over, where a person looks on."""
    if not sys.stderr.isatty():
        return None
    return lambda number, of, name: _say_over(f"{number:,} of {of:,}: {''.join(filter(str.isprintable, name))[:80]}")


def _say_over(text: str) -> None:
    sys.stderr.write(CLEAR + text)
    sys.stderr.flush()


def _mended(store: Store, account: FileReading) -> str:
    """What became of the findings of the upload before of the same workbook."""
    upload = findings.upload_of(store, account.sha256) if account.status == "loaded" else None
    changes = findings.changes(store, upload) if upload is not None else None
    return f"Against the upload before: {changes.told()}" if changes is not None else ""


def _show(told: argparse.Namespace) -> int:
    with reading(told.store) as store:
        scope = desk.scope_of(told.as_of, told.period)
        if told.what == COMPARE:
            rows: Sequence[Any] = compare.changes(store, scope, _other_side(told))
        else:
            rows = SHOWS[told.what](store, scope)
    put(listing(rows, told.format))
    return 0


def _other_side(told: argparse.Namespace) -> Scope:
    if not told.period or not (told.against or told.against_as_of):
        raise ValueError("compare needs --period and what it is compared with: --against PERIOD, --against-as-of DAY, or both.")
    return desk.scope_of(told.against_as_of, told.against or told.period)


def _fix_list(told: argparse.Namespace) -> int:
    with reading(told.store) as store:
        counted = [one for one in filters.uploads(store) if not one.undone and told.upload in (None, one.upload)]
        if not counted:
            raise ValueError(f"There is no upload {told.upload or ''}".rstrip() + " that counts; `scorecard show uploads` lists them.")
        made = desk.fix_list(store, counted[0].upload)
        changes = findings.changes(store, counted[0].upload)
    write(told.out, made)
    say(f"Wrote {told.out}: {counted[0].file}, {trace.count_findings(counted[0].findings)}.")
    if changes is not None:
        say(f"Against the upload before: {changes.told()}")
    return 0


def _workshop_summary(told: argparse.Namespace) -> int:
    from scorecard.export.workshop_summary import workshop_summary

    with reading(told.store) as store:
        record = workshops.workshop_called(store, told.workshop)
        if record is None:
            known = ", ".join(f"{one.workshop_id} {one.name}" for one in workshops.workshops(store)) or "none"
            raise ValueError(f"There is no workshop {told.workshop!r}; there are: {known}")
        with speaking(told.language):
            made = workshop_summary(store, record, desk.today())
    write(told.out, made)
    say(f"Wrote {told.out}: workshop {record.workshop_id}, {record.name}.")
    return 0


def _classify(told: argparse.Namespace) -> int:
    try:
        with told.file.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened)
            if told.text_column not in (rows.fieldnames or ()):
                raise ValueError(f"{told.file} has no column {told.text_column!r}; it has {', '.join(rows.fieldnames or ())}")
            texts = [row[told.text_column] or "" for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile(f"{told.file} can't be read as CSV in UTF-8.", "Check its name, or save it as CSV UTF-8.") from error
    # Without a store there is nothing of the organisation's own to learn from, which is no error.
    with reading(told.store) if told.store or default_store().exists() else nullcontext() as store:
        suggested = desk.classify(store, texts)
    found = [
        {
            "text": text,
            "perspective": one.perspective,
            "confidence": one.confidence,
            "voter": one.voter,
            "auto": "true" if one.auto else "false",
            "reason": one.reason,
        }
        for text, one in zip(texts, suggested, strict=True)
    ]
    put(as_csv(found))
    return 0


def _learn(told: argparse.Namespace) -> int:
    """On trial the copy that a running dashboard publishes will do; to learn, the store itself is needed."""
    with reading(told.store, alone=not told.dry_run) as store:
        changes = desk.retraining_preview(store) if told.dry_run else desk.retrain(store, by=desk.operator())
        standing = desk.learning(store)
    put(listing(changes, told.format))
    which = "1 objective" if len(changes) == 1 else f"{len(changes):,} objectives"
    say(f"{which} {'would change' if told.dry_run else 'changed'} {'its' if len(changes) == 1 else 'their'} perspective.")
    for sentence in standing.told():
        say(sentence)
    return 0


def _settings(told: argparse.Namespace) -> int:
    with reading(told.store, alone=told.file is not None and not told.dry_run) as store:
        if told.file is None:
            put(method_file(settings_now(store), method_version(store)))
            return 0
        wanted = read_method_file(told.file)
        if told.dry_run:
            known = filters.periods(store)
            effect = desk.foresee_settings(store, wanted, desk.scope_of(None, known[0] if known else None))
            for sentence in effect.told():
                say(sentence)
        else:
            changed = desk.keep_settings(store, wanted, by=desk.operator())
            counted = "1 setting" if len(changed) == 1 else f"{len(changed)} settings"
            say(f"{counted} changed: {', '.join(changed)}." if changed else "Nothing changed.")
            say(f"Numbers carry the version {method_version(store)} now.")
    return 0


def _backup(told: argparse.Namespace) -> int:
    with reading(told.store) as store:
        desk.backup(store, told.out)
    say(f"Wrote {told.out}.")
    return 0


def _demo(told: argparse.Namespace) -> int:
    store = desk.open_store(demo_store())
    try:
        for account in desk.load_demo(store, demo_files()):
            say(outcome(account, dry_run=False))
    finally:
        store.close()
    return serve(demo_store(), told.port, "127.0.0.1")


def _serve(told: argparse.Namespace) -> int:
    return serve(told.store or default_store(), told.port, told.address)


DASHBOARD = (_demo, _serve)
"""Commands that draw pages, whose tables need pandas."""
