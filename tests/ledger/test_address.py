from pathlib import Path

import pytest

from sottovoce.errors import LedgerError, NotALedger
from sottovoce.ledger.address import check_place, ledger_path


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("sqlite:///minsk.db", Path("minsk.db")),
        ("sqlite:////srv/the ledger.db", Path("/srv/the ledger.db")),
        ("sqlite:///50%.db", Path("50%.db")),
    ],
    ids=["memory", "memory-by-name", "relative", "absolute-with-space", "percent-is-no-escape"],
)
def test_a_ledger_url_names_a_file_or_memory(url: str, path: Path | None) -> None:
    assert ledger_path(url) == path


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://anna:hunter2@db/minsk", "PostgreSQL comes later: use sqlite:///..."),
        ("postgres://anna:hunter2@db/minsk", "PostgreSQL comes later"),
        ("mysql://anna:hunter2@db/minsk", 'under "mysql://"'),
        ("anna:hunter2@db/minsk", "does not begin with"),
        ("minsk.db", "sqlite:///minsk.db"),
        ("", "does not begin with"),
        ("sqlite://minsk.db", "three slashes"),
        ("sqlite:///", "names no file"),
        ("sqlite:///minsk.db?password=hunter2", "takes no options"),
        ("sqlite:///a\0b", "NUL"),
    ],
    ids=[
        "postgresql",
        "postgres",
        "other-scheme",
        "no-scheme",
        "bare-path",
        "empty",
        "two-slashes",
        "no-file",
        "options",
        "nul",
    ],
)
def test_any_other_url_is_answered_in_words_without_its_secrets(url: str, words: str) -> None:
    with pytest.raises(LedgerError) as caught:
        ledger_path(url)
    assert words in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r'no folder ".*absent"'):
        check_place(tmp_path / "absent" / "minsk.db", create=True)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="it is a folder"):
        check_place(tmp_path, create=True)


def test_a_device_is_no_ledger() -> None:
    with pytest.raises(NotALedger, match="device"):
        check_place(Path("/dev/null"), create=True)


def test_an_absent_ledger_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="There is no ledger at"):
        check_place(tmp_path / "minsk.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_the_disk_is_answered_in_words(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="too long"):
        check_place(tmp_path / ("m" * 5000), create=True)
