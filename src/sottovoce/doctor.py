"""What is installed and what is missing: the checks behind `sottovoce doctor`.

In: perhaps the URL of a ledger. Out: one Finding per check. Method: each check loads what it names and tells
what it found; nothing is written, and nothing is asked of the network.
"""

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from sottovoce import __version__
from sottovoce.errors import SottovoceError

OLDEST_PYTHON = (3, 11)
PACKAGES = (
    *("spacy", "trafilatura", "htmldate", "lxml", "chardet", "py3langid", "rapidfuzz", "anyascii"),
    *("sqlalchemy", "numpy", "typer", "rich", "jinja2"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    name: str
    is_well: bool
    told: str


def examine(ledger_url: str | None = None) -> Iterator[Finding]:
    """Findings, one check after another; the ledger only where a URL is given."""
    yield Finding(name="sottovoce", is_well=True, told=__version__)
    yield _checked("python", _python)
    for package in PACKAGES:
        yield _checked(package, partial(_package, package))
    yield _checked("model", _model)
    yield _checked("atlas", _atlas)
    if ledger_url is not None:
        yield _checked("ledger", partial(_ledger, ledger_url))


def _checked(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name=name, is_well=True, told=check())
    except SottovoceError as error:
        return Finding(name=name, is_well=False, told=str(error))


class LackingError(SottovoceError):
    """Something that is needed is not there."""


def _python() -> str:
    if sys.version_info < OLDEST_PYTHON:
        raise LackingError(f"{platform.python_version()} is too old.\nInstall Python 3.11 or newer.")
    return platform.python_version()


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError as error:
        raise LackingError(f"not installed.\nInstall it: pip install {name}") from error


def _model() -> str:
    from sottovoce.reading.language import MODEL_NAME, MODEL_VERSION, load_model, model_path

    model_path()  # verifies the hash of every weight file
    load_model()
    return f"{MODEL_NAME} {MODEL_VERSION}, weights verified"


def _atlas() -> str:
    from sottovoce.reading.atlas import load_organisations, load_seats, load_states
    from sottovoce.reading.atlas.offices import load_offices

    return (
        f"{len(load_states())} states and territories, {len(load_organisations())} organisations, "
        f"{len(load_seats())} seats, {len(load_offices())} terms of office"
    )


def _ledger(url: str) -> str:
    from sottovoce.ledger import open_ledger

    with open_ledger(url, create=False) as ledger:
        counts = ledger.counts()
    return ", ".join(f"{count} {table}" for table, count in counts.items())
