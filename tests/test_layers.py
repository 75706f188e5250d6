"""Imports point down the path; stages do not meet (docs/architecture.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "sottovoce"

STAGES = ("documents", "reading", "ledger", "measures", "judgement", "brief", "exchange", "explanation")
# A part may import parts below it, and itself.
HEIGHT = {
    "errors": 0,
    "days": 1,
    "codes": 1,
    "shares": 1,
    "vocabulary": 1,
    "records": 2,
    **dict.fromkeys(STAGES, 3),
    "hindsight": 3,
    "blocs": 4,
    "pipeline": 5,
    "doctor": 5,
    "watch": 6,
    "cli": 7,
    "web": 7,
    "__main__": 8,
}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Modules of ours that a module imports anywhere in it, as dotted names below `sottovoce`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; write the whole name"
            names = [_module_in(node.module or "", alias.name) for alias in node.names]
        yield from (
            name.removeprefix("sottovoce.") for name in names if name.partition(".")[0] == "sottovoce"
        )


def _module_in(package: str, name: str) -> str:
    """`from package import name` imports a module, or a name out of the package."""
    below = SOURCE.parent.joinpath(*package.split("."), name)
    is_module = below.with_suffix(".py").exists() or below.joinpath("__init__.py").exists()
    return f"{package}.{name}" if is_module else package


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_down(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        return  # the public names; test_public_names shows that they load on first use only
    for name in imported(path):
        other = name.partition(".")[0]
        if other in ("sottovoce", part):
            continue
        assert HEIGHT[other] < HEIGHT[part], f"{part} must not import {other} ({name})"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_imports_its_own_front_door(path: Path) -> None:
    part = part_of(path)
    if path.name != "__init__.py":
        assert part not in set(imported(path))


def test_every_part_has_its_place() -> None:
    parts = {part_of(path) for path in modules()} - {"__init__"}
    assert parts <= set(HEIGHT)


def test_the_check_sees_an_import_that_points_up(tmp_path: Path) -> None:
    """A test that could not fail would hold nothing."""
    module = tmp_path / "astray.py"
    module.write_text("def late():\n    from sottovoce.ledger import open_ledger\n    import sottovoce.cli\n")
    assert set(imported(module)) == {"ledger", "cli"}


@pytest.mark.parametrize(
    ("package", "home"),
    [("sqlalchemy", "ledger"), ("jinja2", "brief"), ("typer", "cli"), ("trafilatura", "documents")],
)
def test_a_library_is_used_in_one_stage_only(package: str, home: str) -> None:
    users = {part_of(path) for path in modules() if package in _outside(path)}
    assert users == {home}


def _outside(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_the_command_line_reads_the_environment(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    readers = {node.attr for node in tree if isinstance(node, ast.Attribute)} & {"environ", "getenv"}
    assert not readers or part_of(path) == "cli"
