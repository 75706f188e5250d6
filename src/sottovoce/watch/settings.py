"""What is to be watched: a TOML file in, Settings out.

Method: a table of keys with their types and defaults, so that a slip of the pen is an error that names the
file and the key, and never a feed that is silently not asked. Paths are those of the file's own folder: a
watch started by cron has another.
"""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sottovoce.blocs import code_of, sides_of_case
from sottovoce.documents.language import ENGLISH
from sottovoce.errors import CaseError, WatchError
from sottovoce.ledger.address import ledger_path
from sottovoce.records import Case
from sottovoce.watch.addresses import check_url

DEFAULT_LEDGER = "sqlite:///sottovoce.db"
DEFAULT_MINUTES = 30
MAX_MINUTES = 7 * 24 * 60

# Key -> type; without a default it must be given.
_TOP: Mapping[str, type] = {"ledger": str, "feed": list, "case": list}
_FEED: Mapping[str, type] = {
    "url": str,
    "outlet": str,
    "every": int,
    "language": str,
    "follow": bool,
    "allow_private": bool,
}
_CASE: Mapping[str, type] = {"sender": str, "patron": str, "courted": str}
_WORDS = {str: "a text in quotes", int: "a whole number", bool: "true or false", list: "a list of tables"}
_EXAMPLE = '[[feed]]\nurl = "https://wire.example/politics.rss"'


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    url: str
    outlet: str | None = None
    every_minutes: int = DEFAULT_MINUTES
    language: str | None = None  # None: guessed, report by report
    is_followed: bool = False  # the page behind an entry is read, not the entry's own text
    allows_private: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The feeds asked, the cases followed, the ledger, and the file that notes what was seen."""

    feeds: tuple[Feed, ...]
    cases: tuple[Case, ...]
    ledger: str
    notes: Path


def read_settings(path: Path) -> Settings:
    """Raises WatchError that names the file, the key and what to do."""
    tables = _tables(path)
    _check(tables, _TOP, "", path)
    feeds = tuple(_feed(table, number, path) for number, table in enumerate(_list(tables, "feed", path), 1))
    if not feeds:
        raise WatchError(f'"{path}" names no feed, so there is nothing to watch.\nAdd one:\n{_EXAMPLE}')
    _refuse_twice([feed.url for feed in feeds], path)
    cases = tuple(_case(table, number, path) for number, table in enumerate(_list(tables, "case", path), 1))
    ledger, file = _ledger(tables.get("ledger", DEFAULT_LEDGER), path)
    return Settings(
        feeds=feeds,
        cases=tuple(dict.fromkeys(cases)),
        ledger=ledger,
        notes=file.with_name(f"{file.name}.watch"),
    )


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WatchError(f'Cannot read "{path}": {error.strerror}.\nCheck the name.') from error
    except UnicodeDecodeError as error:
        raise WatchError(f'Cannot read "{path}": it is not UTF-8.\nSave it as UTF-8 text.') from error
    except tomllib.TOMLDecodeError as error:
        raise WatchError(f'Cannot read "{path}": it is no TOML ({error}).\nMend that line.') from error


def _list(tables: Mapping[str, Any], key: str, path: Path) -> list[Mapping[str, Any]]:
    found = tables.get(key, [])
    if not all(isinstance(each, dict) for each in found):
        raise _wrong(path, key, f"each {key} is a table of its own", f"Write [[{key}]] above its keys.")
    return list(found)


def _feed(table: Mapping[str, Any], number: int, path: Path) -> Feed:
    where = f"feed {number}"
    _check(table, _FEED, where, path)
    if "url" not in table:
        raise _wrong(path, f"{where}, url", "it is missing", "Give the feed's address.")
    try:
        url = check_url(table["url"])
    except ValueError as error:
        raise _wrong(
            path, f"{where}, url", str(error), "Give an address such as https://wire.example/politics.rss."
        ) from error
    minutes = table.get("every", DEFAULT_MINUTES)
    if not 1 <= minutes <= MAX_MINUTES:
        raise _wrong(path, f"{where}, every", f"{minutes} minutes", f"Give 1 to {MAX_MINUTES} minutes.")
    language = table.get("language")
    if language not in (None, ENGLISH):
        raise _wrong(
            path, f"{where}, language", f'"{language}" is not read', f'Name a feed in English ("{ENGLISH}").'
        )
    outlet = table.get("outlet")
    if outlet is not None and not outlet.strip():
        raise _wrong(path, f"{where}, outlet", "it is empty", "Name who publishes the feed, or leave it out.")
    return Feed(
        url=url,
        outlet=outlet,
        every_minutes=minutes,
        language=language,
        is_followed=table.get("follow", False),
        allows_private=table.get("allow_private", False),
    )


def _case(table: Mapping[str, Any], number: int, path: Path) -> Case:
    where = f"case {number}"
    _check(table, _CASE, where, path)
    for key in _CASE:
        if key not in table:
            raise _wrong(
                path, f"{where}, {key}", "it is missing", "A case has a sender, a patron and a courted side."
            )
    codes = {}
    for key in _CASE:
        try:
            codes[key] = code_of(table[key])
        except CaseError as error:
            raise WatchError(f'Cannot use "{path}" ({where}, {key}): {error}') from error
    try:
        sides_of_case(codes["sender"], codes["patron"], codes["courted"])
    except CaseError as error:
        raise WatchError(f'Cannot use "{path}" ({where}): {error}') from error
    return Case(sender=codes["sender"], patron=codes["patron"], courted=codes["courted"])


def _ledger(url: str, path: Path) -> tuple[str, Path]:
    """The ledger's URL with its path laid out from the file's folder, and the path."""
    named = ledger_path(url)
    if named is None:
        raise _wrong(
            path, "ledger", "a ledger in memory is gone with the watch", f'Name a file: "{DEFAULT_LEDGER}".'
        )
    file = path.absolute().parent / named
    return f"sqlite:///{file}", file


def _refuse_twice(urls: list[str], path: Path) -> None:
    twice = [url for number, url in enumerate(urls) if url in urls[:number]]
    if twice:
        raise _wrong(path, "feed, url", f"{twice[0]} is named twice", "Leave one of the two out.")


def _check(table: Mapping[str, Any], shape: Mapping[str, type], where: str, path: Path) -> None:
    for key, value in table.items():
        named = f"{where}, {key}" if where else key
        if key not in shape:
            near = difflib.get_close_matches(key, shape, n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Have {', '.join(shape)}."
            raise _wrong(path, named, "there is no such key", hint)
        wanted = shape[key]
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise _wrong(path, named, f"it is not {_WORDS[wanted]}", f"Give {_WORDS[wanted]}.")


def _wrong(path: Path, key: str, fault: str, remedy: str) -> WatchError:
    return WatchError(f'Cannot use "{path}" ({key}): {fault}.\n{remedy}')
