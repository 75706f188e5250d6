"""Options that several commands share, and the checks of their values.

In: what the user typed. Out: values a command can use, or wrong usage in words (exit code 2).
"""

from pathlib import Path
from typing import Annotated

import typer

from sottovoce import __version__
from sottovoce.cli.session import Session
from sottovoce.days import is_day


def check_day(value: str | None) -> str | None:
    if value is not None and not is_day(value):
        raise typer.BadParameter(f'"{value}" is no day; give it as 2022-04-13, 2022-04 or 2022.')
    return value


def check_format(value: str) -> str:
    from sottovoce.brief import FORMATS

    if value not in FORMATS:
        raise typer.BadParameter(f'"{value}" is no format of a brief (have {", ".join(FORMATS)}).')
    return value


def note_debug(context: typer.Context, value: bool) -> bool:
    context.ensure_object(Session).is_debug |= value
    return value


def show_version(value: bool) -> None:
    if value:
        print(f"sottovoce {__version__}")
        raise typer.Exit


# Whether a report can be read is told report by report, so that one cannot stop the others.
Reports = Annotated[
    list[Path], typer.Argument(metavar="REPORT...", help="Files or folders of reports.", readable=False)
]
MaybeReports = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[REPORT...]", help="Files or folders of reports.", readable=False),
]
LedgerUrl = Annotated[str, typer.Option("--ledger", metavar="URL", help="Such as sqlite:///minsk.db.")]
MaybeLedger = Annotated[
    str | None, typer.Option("--ledger", metavar="URL", help="Such as sqlite:///minsk.db.")
]
Sender = Annotated[str | None, typer.Option(help="State that speaks: Belarus or BLR.")]
Patron = Annotated[
    str | None, typer.Option(help="Side the front is shown to; the sender again for its own public.")
]
Courted = Annotated[str | None, typer.Option(help="Side that is assured: EU, the West, Ukraine.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", callback=check_day, help="Know nothing that surfaced later."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DAY", callback=check_day, help="Publication day of all these reports."),
]
Outlet = Annotated[str | None, typer.Option(help="Outlet of all these reports.")]
Fast = Annotated[
    bool, typer.Option("--fast", help="Read by rules and tables alone: quicker, finds and knows less.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
Debug = Annotated[bool, typer.Option("--debug", callback=note_debug, help="Show where an error arose.")]
