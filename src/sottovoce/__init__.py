"""Sottovoce reads two-audience diplomacy: who told whom what, through which channel, and is it believed.

In: reports. Out: statements with audience, channel and two dates in a ledger; measures, a judgement and a
brief. `read_reports`, `judge_case` and `write_brief` are the stages in their order; names load on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sottovoce.errors import SottovoceError
    from sottovoce.ledger import open_ledger
    from sottovoce.pipeline import CaseFile, compose_case, find_cases, judge_case, read_reports, write_brief

__version__ = "0.1.0"

__all__ = [
    "CaseFile",
    "SottovoceError",
    "__version__",
    "compose_case",
    "find_cases",
    "judge_case",
    "open_ledger",
    "read_reports",
    "write_brief",
]

_HOMES = {
    "CaseFile": "pipeline",
    "SottovoceError": "errors",
    "compose_case": "pipeline",
    "find_cases": "pipeline",
    "judge_case": "pipeline",
    "open_ledger": "ledger",
    "read_reports": "pipeline",
    "write_brief": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
