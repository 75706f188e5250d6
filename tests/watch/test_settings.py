"""The file of a watch, and each thing that may be wrong in it."""

from pathlib import Path

import pytest

from sottovoce.errors import WatchError
from sottovoce.records import Case
from sottovoce.watch.settings import Feed, read_settings

FEED = '[[feed]]\nurl = "https://wire.example/all.rss"\n'
CASE = '[[case]]\nsender = "Belarus"\npatron = "Russia"\ncourted = "EU"\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    text = (
        'ledger = "sqlite:///minsk.db"\n'
        + FEED
        + 'outlet = "Wire"\nevery = 15\nlanguage = "en"\nfollow = true\nallow_private = true\n'
        + '[[feed]]\nurl = "http://two.example"\n'
        + CASE
    )
    settings = read_settings(write(tmp_path, text))
    assert settings.feeds == (
        Feed(
            url="https://wire.example/all.rss",
            outlet="Wire",
            every_minutes=15,
            language="en",
            is_followed=True,
            allows_private=True,
        ),
        Feed(url="http://two.example/"),
    )
    assert settings.cases == (Case(sender="BLR", patron="RUS", courted="EU"),)
    assert settings.ledger == f"sqlite:///{tmp_path / 'minsk.db'}"
    assert settings.notes == tmp_path / "minsk.db.watch"


def test_the_ledger_lies_beside_the_file_whatever_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cron starts elsewhere."""
    path = write(tmp_path, FEED)
    monkeypatch.chdir("/")
    assert read_settings(path).ledger == f"sqlite:///{tmp_path / 'sottovoce.db'}"
    absolute = read_settings(write(tmp_path, f'ledger = "sqlite:////srv/minsk.db"\n{FEED}'))
    assert absolute.ledger == "sqlite:////srv/minsk.db"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names no feed"),
        (CASE, "names no feed"),
        ("[[feed]", "no TOML"),
        (FEED + 'ulr = "x"', "(feed 1, ulr): there is no such key.\nDid you mean"),
        (FEED + "zzz = 1", "(feed 1, zzz): there is no such key.\nHave url"),
        ("[feeds]\n", '(feeds): there is no such key.\nDid you mean "feed"?'),
        ('[[feed]]\noutlet = "x"', "(feed 1, url): it is missing"),
        ("[[feed]]\nurl = 3", "(feed 1, url): it is not a text in quotes"),
        ('[feed]\nurl = "x"', "(feed): it is not a list of tables"),
        ("feed = [1]", "(feed): each feed is a table of its own"),
        (FEED + 'every = "5"', "(feed 1, every): it is not a whole number"),
        (FEED + "every = 2.5", "(feed 1, every): it is not a whole number"),
        (FEED + "every = true", "(feed 1, every): it is not a whole number"),
        (FEED + "every = 0", "(feed 1, every): 0 minutes.\nGive 1 to"),
        (FEED + "every = 99999", "(feed 1, every): 99999 minutes.\nGive 1 to"),
        (FEED + "follow = 1", "(feed 1, follow): it is not true or false"),
        (FEED + 'allow_private = "no"', "(feed 1, allow_private): it is not true or false"),
        (FEED + 'language = "ru"', '(feed 1, language): "ru" is not read'),
        (FEED + 'outlet = " "', "(feed 1, outlet): it is empty"),
        ('[[feed]]\nurl = "file:///etc/passwd"', '(feed 1, url): "file:" is not asked'),
        ('[[feed]]\nurl = "https://me:pw@a.example/"', "(feed 1, url): the address holds a user's name"),
        (FEED + FEED, "(feed, url): https://wire.example/all.rss is named twice"),
        (FEED + '[[case]]\nsender = "Belarus"', "(case 1, patron): it is missing"),
        (FEED + CASE.replace("Belarus", "Belarsu"), "(case 1, sender): No state or bloc"),
        (FEED + CASE.replace("EU", "Russia"), "(case 1): Russia cannot be courted"),
        ('ledger = "sqlite://"\n' + FEED, "(ledger): a ledger in memory"),
    ],
)
def test_a_wrong_file_is_told_with_key_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(WatchError) as caught:
        read_settings(path)
    message = str(caught.value)
    assert str(path) in message
    assert words in message
    assert len(message.splitlines()) >= 2


def test_a_missing_file_and_one_that_is_no_text_are_told(tmp_path: Path) -> None:
    with pytest.raises(WatchError, match="Check the name"):
        read_settings(tmp_path / "gone.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WatchError, match="Save it as UTF-8"):
        read_settings(tmp_path / "bytes.toml")
