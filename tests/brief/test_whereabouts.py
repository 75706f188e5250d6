"""Paths of reports: as named, and never the folders of the one who read them."""

import json
from dataclasses import replace

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.whereabouts import hide_folders


@pytest.mark.parametrize(
    ("paths", "shown"),
    [
        pytest.param(["reports/a.txt", "b.txt"], ["reports/a.txt", "b.txt"], id="relative"),
        pytest.param(["../a.txt"], ["../a.txt"], id="folder-above"),
        pytest.param(["/home/ada/set/a.txt", "/home/ada/set/b.txt"], ["a.txt", "b.txt"], id="folder"),
        pytest.param(["/home/ada/a.txt"], ["a.txt"], id="one-file"),
        pytest.param(["/srv/one/a.txt", "/mnt/b.txt"], ["a.txt", "b.txt"], id="nothing-shared"),
        pytest.param(["/a.txt"], ["a.txt"], id="at-the-root"),
        pytest.param(["C:\\Ada\\a.txt", "C:\\Ada\\set\\b.txt"], ["a.txt", "set/b.txt"], id="windows"),
        pytest.param(["/srv/set/a.txt", None, "b.txt"], ["a.txt", None, "b.txt"], id="mixed"),
    ],
)
def test_folders_are_hidden(paths: list[str | None], shown: list[str | None]) -> None:
    documents = [replace(samples.WEEKLY, path=path) for path in paths]
    assert [document.path for document in hide_folders(documents)] == shown


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_tells_an_absolute_path(format: str) -> None:
    document = replace(samples.WEEKLY, path="/home/ada/set/weekly-19.txt")
    text = FORMATS[format](samples.make_brief(documents=(document, samples.WIRE)), samples.name_of)
    assert "/home/ada" not in text
    if format == "json":
        assert "weekly-19.txt" in [item["path"] for item in json.loads(text)["documents"]]
