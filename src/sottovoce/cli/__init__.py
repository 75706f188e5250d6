"""The command line. The only place that reads the environment and ends the process.

In: arguments. Out: answers on standard output; what failed or was skipped on standard error; exit code 0, or
1 where something failed or was skipped, 2 for wrong usage, 130 after Ctrl-C.
"""

import os
import sys
import traceback

import typer

from sottovoce.cli.commands import app
from sottovoce.cli.session import Session
from sottovoce.errors import SottovoceError

__all__ = ["app", "main"]

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code. arguments: those of the process if None."""
    session = Session()
    code = _run(arguments, session)
    if code == INTERRUPTED:
        print("Stopped. What the ledger had taken before is whole.", file=sys.stderr)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has left; the interpreter must not complain when it flushes again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return code or 1
    return code or (1 if session.skipped else 0)


def _run(arguments: list[str] | None, session: Session) -> int:
    try:
        typer.main.get_command(app).main(args=arguments, prog_name="sottovoce", obj=session)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except KeyboardInterrupt:
        return INTERRUPTED
    except (SottovoceError, OSError) as error:
        if session.is_debug:
            traceback.print_exc()
        else:
            print(error, file=sys.stderr)
        return 1
    return 0
