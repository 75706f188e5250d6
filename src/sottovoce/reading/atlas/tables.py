"""Rows of the atlas tables.

In: the name of a table in this folder and the columns it must have. Out: its rows with their line numbers.
Method: CSV in UTF-8; leading lines that begin with "#" name the sources; then the header; a cell that
holds several values parts them with "|".
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from sottovoce.errors import SottovoceError

_FOLDER = "sottovoce.reading.atlas"


class AtlasError(SottovoceError, ValueError):
    """A table of the atlas is broken. The message names table and line."""

    def __init__(self, table: str, line: int, what: str) -> None:
        super().__init__(f'Cannot read the atlas table "{table}", line {line}: {what}.\nCorrect that line.')
        self.table = table
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `cells` has every column of the header, stripped, "" where empty."""

    table: str
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.cells[column]
        if not value:
            raise self.error(f'the column "{column}" is empty')
        return value

    def optional(self, column: str) -> str | None:
        return self.cells[column] or None

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell parted by "|"; an empty or repeated value is an error."""
        if not self.cells[column]:
            return ()
        values = tuple(value.strip() for value in self.cells[column].split("|"))
        if "" in values:
            raise self.error(f'the column "{column}" has an empty value between bars')
        if len(set(values)) < len(values):
            raise self.error(f'the column "{column}" has a value twice')
        return values

    def error(self, what: str) -> AtlasError:
        return AtlasError(self.table, self.line, what)


def read_table(name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """All rows of a table of the atlas. Raises AtlasError, also for a table that is not there."""
    try:
        text = files(_FOLDER).joinpath(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AtlasError(name, 0, f"{error}") from error
    return tuple(parse_table(name, columns, text.splitlines(keepends=True)))


def parse_table(name: str, columns: tuple[str, ...], lines: Iterable[str]) -> Iterator[Row]:
    """Rows of a table given as lines. Raises AtlasError."""
    reader = csv.reader(lines, strict=True)
    is_headed = False
    try:
        for fields in reader:
            if not is_headed and fields and fields[0].startswith("#"):
                continue
            cells = tuple(field.strip() for field in fields)
            if is_headed:
                yield _row(name, reader.line_num, columns, cells)
            elif cells == columns:
                is_headed = True
            else:
                raise AtlasError(name, reader.line_num, f"the header is not {','.join(columns)}")
    except csv.Error as error:
        raise AtlasError(name, reader.line_num, str(error)) from error
    if not is_headed:
        raise AtlasError(name, reader.line_num, "there is no header")


def _row(name: str, line: int, columns: tuple[str, ...], cells: tuple[str, ...]) -> Row:
    if len(cells) != len(columns):
        raise AtlasError(name, line, f"{len(cells)} cells where the header has {len(columns)}")
    return Row(name, line, dict(zip(columns, cells, strict=True)))
