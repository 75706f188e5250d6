"""The front doors hold what they promise, and open quickly."""

import importlib
import subprocess
import sys

import pytest

FRONT_DOORS = (
    "sottovoce",
    *(
        f"sottovoce.{stage}"
        for stage in ("documents", "reading", "ledger", "measures", "judgement", "brief", "exchange", "cli")
    ),
)
HEAVY = ("spacy", "numpy", "sqlalchemy", "trafilatura", "lxml", "jinja2", "rich", "rapidfuzz")


@pytest.mark.parametrize("name", FRONT_DOORS)
def test_every_public_name_is_there(name: str) -> None:
    module = importlib.import_module(name)
    missing = [public for public in module.__all__ if not hasattr(module, public)]
    assert module.__all__ and not missing


@pytest.mark.parametrize("name", FRONT_DOORS)
def test_a_name_that_is_not_there_is_refused_as_usual(name: str) -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        importlib.import_module(name).no_such_name  # noqa: B018


@pytest.mark.parametrize("name", ["sottovoce", "sottovoce.cli", "sottovoce.pipeline"])
def test_importing_loads_nothing_heavy(name: str) -> None:
    """Seconds depend on the machine and are measured in bench/speed; what is loaded does not."""
    code = f"import sys, {name}; print(sorted({set(HEAVY)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("module", "table"),
    [
        ("sottovoce.documents", "READERS"),
        ("sottovoce.reading", "READERS"),
        ("sottovoce.measures", "MEASURES"),
        ("sottovoce.brief", "FORMATS"),
        ("sottovoce.exchange", "EXPORTS"),
    ],
)
def test_every_variant_of_a_table_can_be_called(module: str, table: str) -> None:
    door = importlib.import_module(module)
    for variant in getattr(door, table).values():
        function = getattr(door, variant[0]) if isinstance(variant, tuple) else variant
        assert callable(function)
