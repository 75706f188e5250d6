"""The commands of Sottovoce.

In: arguments, by Typer. Out: answers on standard output. Each command opens a ledger, asks the pipeline, and
prints; heavy parts are imported inside it, so that `--help` costs nothing.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sottovoce.cli.options import (
    AsJson,
    AsOf,
    Courted,
    Debug,
    Fast,
    LedgerUrl,
    MaybeLedger,
    MaybeReports,
    Outlet,
    Patron,
    Published,
    Quiet,
    Reports,
    Sender,
    check_format,
    show_version,
)
from sottovoce.cli.output import (
    case_lines,
    case_object,
    comparison_lines,
    counted,
    say,
    say_json,
    verdict_lines,
    write_file,
)
from sottovoce.cli.session import Session, readings
from sottovoce.errors import NoReports
from sottovoce.ledger import DEFAULT_URL, open_ledger

if TYPE_CHECKING:
    from sottovoce.ledger.store import Ledger
    from sottovoce.pipeline import CaseFile

BRIEF_FILE = Path("brief.html")
_NOTHING_READ = "No report could be read.\nName at least one text, Markdown, HTML or JSONL file in English."

app = typer.Typer(
    name="sottovoce",
    rich_markup_mode=None,  # Rich's help costs more time than the whole of --help may take
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: sottovoce brief REPORT...",
)


@app.callback()
def sottovoce(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=show_version, help="Show the version.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Who told whom what, through which channel, and is it believed: reports in, a judged brief out."""


@app.command()
def brief(
    context: typer.Context,
    reports: MaybeReports = None,
    ledger: MaybeLedger = None,
    sender: Sender = None,
    patron: Patron = None,
    courted: Courted = None,
    as_of: AsOf = None,
    published: Published = None,
    outlet: Outlet = None,
    fast: Fast = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The page to write; brief.html if not given.")
    ] = None,
    md: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the brief as Markdown too.")] = None,
    format: Annotated[
        str, typer.Option(metavar="NAME", callback=check_format, help="Printed as text, md, json or html.")
    ] = "text",
    hindsight: Annotated[
        bool, typer.Option("--hindsight", help="Show alignment in hindsight too, apart from what was known.")
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """The main job: read reports, judge the case, print the brief and write it as a page.

    Without a case the strongest one is looked for. With --ledger the reports are kept there, and the brief is
    about all that it holds. --json prints the brief as JSON, and writes no page unless --out asks for one.
    """
    from sottovoce.pipeline import check_case, judge_case, write_brief

    if not reports and ledger is None:
        raise typer.BadParameter("Name reports to read, or a ledger.", param_hint="REPORT...")
    check_case(sender, patron, courted)
    session = context.ensure_object(Session)
    with open_ledger(ledger or "sqlite://", create=bool(reports)) as opened:
        for _ in readings(session, reports or [], opened, published, outlet, fast, quiet):
            pass
        _refuse_nothing(opened)
        case_file = judge_case(opened, sender=sender, patron=patron, courted=courted, as_of=as_of)
    case_file = _with_skipped(case_file, session)
    say(write_brief(case_file, "json" if as_json else format, hindsight=hindsight))
    is_for_reading = format == "text" and not as_json
    pages = {out or (BRIEF_FILE if is_for_reading else None): "html", md: "md"}
    for path, kind in pages.items():
        if path is not None:
            write_file(path, write_brief(case_file, kind, hindsight=hindsight))


@app.command()
def read(
    context: typer.Context,
    reports: Reports,
    ledger: MaybeLedger = None,
    published: Published = None,
    outlet: Outlet = None,
    fast: Fast = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Read reports into a ledger; reading a report twice changes nothing.

    The ledger is sottovoce.db in this folder if none is named. --json prints one object per report and line,
    and then nothing is kept unless --ledger names where.
    """
    from sottovoce.exchange import export_jsonl

    session = context.ensure_object(Session)
    url = ledger or ("sqlite://" if as_json else DEFAULT_URL)
    with open_ledger(url) as opened:
        before = opened.counts()["readings"]
        count = 0
        for reading in readings(session, reports, opened, published, outlet, fast, quiet):
            count += 1
            say(next(export_jsonl([reading])) if as_json else f"{counted(reading)}\n")
            sys.stdout.flush()  # a long run is followed as it goes
        new = opened.counts()["readings"] - before
    if not count:
        raise NoReports(_NOTHING_READ)
    if not as_json:
        print(f"{count} read, {new} new in {url}", file=sys.stderr)


@app.command()
def scan(
    ledger: LedgerUrl = DEFAULT_URL,
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many senders.")] = 10,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Which senders speak differently to which audiences, the strongest evidence first."""
    from sottovoce.pipeline import scan_ledger

    with open_ledger(ledger, create=False) as opened:
        found = scan_ledger(opened, as_of=as_of, limit=limit)
    if as_json:
        say_json([case_object(triad) for triad in found.triads])
        return
    for triad in found.triads:
        say("\n".join(case_lines(triad, ledger)) + "\n")
    if not found.triads:
        say("\n".join(comparison_lines(found.comparisons)) + "\n")


@app.command()
def judge(
    sender: Annotated[str, typer.Option(help="State that speaks: Belarus or BLR.")],
    patron: Annotated[
        str, typer.Option(help="Side the front is shown to; the sender again for its own public.")
    ],
    courted: Annotated[str, typer.Option(help="Side that is assured: EU, the West, Ukraine.")],
    ledger: LedgerUrl = DEFAULT_URL,
    as_of: AsOf = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Judge one case by what a ledger holds: will the courted side act on the sender's assurance?"""
    from sottovoce.pipeline import compose_case, judge_case, write_brief

    with open_ledger(ledger, create=False) as opened:
        case_file = judge_case(opened, sender=sender, patron=patron, courted=courted, as_of=as_of)
    if as_json:
        say(write_brief(case_file, "json"))
    else:
        say("\n".join(verdict_lines(compose_case(case_file))) + "\n")


@app.command()
def backtest(
    episodes: Annotated[
        Path | None,
        typer.Argument(metavar="[EPISODES.csv]", help="Coded episodes; those shipped if not given."),
    ] = None,
    train: Annotated[
        Path | None, typer.Option(metavar="OTHER.csv", help="Learn from these episodes, not from the rest.")
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """How good would the answers have been? They and simpler models, on episodes whose end is known."""
    from sottovoce.cli.backtesting import backtest_lines, backtest_object
    from sottovoce.judgement import backtest_episodes

    result = backtest_episodes(episodes, train)
    if as_json:
        say_json(backtest_object(result))
    else:
        say("\n".join(backtest_lines(result)) + "\n")


@app.command()
def hypotheses(
    sender: Sender = None,
    patron: Patron = None,
    courted: Courted = None,
    ledger: LedgerUrl = DEFAULT_URL,
    as_of: AsOf = None,
    chosen: Annotated[
        Path | None,
        typer.Option(
            "--set", metavar="FILE", help="Hypotheses and numbers of your own (TOML).", readable=False
        ),
    ] = None,
    write_set: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the default set there, to be edited.")
    ] = None,
    outcome: Annotated[
        str | None, typer.Option(metavar="NAME", help="What it turned out to be: which evidence misled?")
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Weigh competing explanations of the sender's words, each number with its origin.

    Reports of one origin count once; what shares a cause counts for less. --write-set alone needs no case.
    """
    from sottovoce.cli.hypotheses import hypotheses_object, hypothesis_lines
    from sottovoce.judgement import default_text, read_set
    from sottovoce.pipeline import weigh_hypotheses

    if write_set is not None:
        write_file(write_set, default_text())
        if not (sender or patron or courted):
            return
    if not (sender and patron and courted):
        raise typer.BadParameter("Name all three sides.", param_hint="--sender, --patron and --courted")
    own = read_set(chosen) if chosen is not None else None
    with open_ledger(ledger, create=False) as opened:
        found = weigh_hypotheses(
            opened,
            sender=sender,
            patron=patron,
            courted=courted,
            as_of=as_of,
            chosen=own,
            outcome=outcome,
        )
    if as_json:
        say_json(hypotheses_object(found))
    else:
        say("\n".join(hypothesis_lines(found)) + "\n")


@app.command()
def explain(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Statements or events, or how their ids begin.")
    ],
    ledger: LedgerUrl = DEFAULT_URL,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """How each code of a statement or event arose: its rule, the words it rests on, how sure.

    Ids stand in the output of read --json, brief --json and export. What nothing tells says why.
    """
    from sottovoce.blocs import name_of
    from sottovoce.cli.naming import named
    from sottovoce.explanation import explanation_object, explanation_text

    with open_ledger(ledger, create=False) as opened:
        found = [kept for given in ids for kept in named(opened, given)]
    if as_json:
        told = ((kept.record, kept.document, kept.is_superseded) for kept in found)
        say_json([explanation_object(r, document, is_superseded=old) for r, document, old in told])
        return
    texts = (
        explanation_text(kept.record, kept.document, name_of, is_superseded=kept.is_superseded)
        for kept in found
    )
    say("\n\n".join(texts))


@app.command()
def export(
    format: Annotated[str, typer.Option(metavar="NAME", help="csv, events-csv or jsonl.")] = "csv",
    ledger: LedgerUrl = DEFAULT_URL,
    as_of: AsOf = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")] = False,
    debug: Debug = False,
) -> None:
    """Statements or events of a ledger as a table, or whole readings as JSON Lines."""
    from sottovoce.exchange import EXPORTS, export_jsonl
    from sottovoce.pipeline import known_by, known_readings

    name = "jsonl" if as_json else format
    if name not in EXPORTS:
        raise typer.BadParameter(f'"{name}" is no export (have {", ".join(EXPORTS)}).', param_hint="--format")
    with open_ledger(ledger, create=False) as opened:
        if name == "jsonl":
            lines: Iterator[str] = export_jsonl(known_readings(opened, as_of))
        else:
            known = known_by(opened, as_of)
            lines = EXPORTS[name](known.statements, known.events, known.documents)
        if out is None:
            for line in lines:
                say(line)
        else:
            write_file(out, "".join(lines))


@app.command()
def doctor(
    context: typer.Context, ledger: MaybeLedger = None, as_json: AsJson = False, debug: Debug = False
) -> None:
    """What is installed, and what is missing."""
    from sottovoce.doctor import examine

    findings = []
    for finding in examine(ledger):
        findings.append(finding)
        if not as_json:
            mark, told = ("ok  ", finding.told) if finding.is_well else ("LACK", finding.told)
            say(f"{mark} {finding.name:<12} {told}".replace("\n", "\n" + " " * 18) + "\n")
    if as_json:
        say_json([{"name": f.name, "ok": f.is_well, "told": f.told} for f in findings])
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(1)


@app.command()
def watch(
    context: typer.Context,
    feeds: Annotated[
        Path,
        typer.Argument(metavar="FEEDS.toml", help="Feeds, cases and a ledger.", readable=False),
    ],
    once: Annotated[
        bool, typer.Option("--once", help="Ask every feed once and end; for cron. Exit code 1 if one failed.")
    ] = False,
    fast: Fast = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object a move and line.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Ask feeds for new reports, read them into a ledger, and print what moved a case.

    Goes on until Ctrl-C. Only the feeds named are asked, and the pages they link where `follow` is set.
    """
    from sottovoce.cli.watching import watch_feeds

    if not watch_feeds(feeds, once=once, is_fast=fast, as_json=as_json, quiet=quiet):
        raise typer.Exit(1)


def _refuse_nothing(ledger: "Ledger") -> None:
    if not ledger.documents():
        raise NoReports(_NOTHING_READ)


def _with_skipped(case_file: "CaseFile", session: Session) -> "CaseFile":
    """A brief says what it could not read."""
    return replace(case_file, notes=(*case_file.notes, *(error.message for error in session.skipped)))
