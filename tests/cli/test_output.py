"""Where the pages go."""

import os
from pathlib import Path
from typing import get_args

import pytest

from sottovoce.cli.options import MaybeReports, Reports
from sottovoce.cli.output import write_file


def test_a_link_to_a_pipe_is_written_to(tmp_path: Path) -> None:
    """As /dev/stdout is before a pipe: its target has a name that no file answers to."""
    reader, writer = os.pipe()
    try:
        link = tmp_path / "stdout"
        link.symlink_to(f"/dev/fd/{writer}")
        write_file(link, "words")
        assert os.read(reader, 100) == b"words"
        assert link.is_symlink()
    finally:
        os.close(reader)
        os.close(writer)


def test_standard_output_goes_on_where_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Opened by its name it would be emptied, with all that was printed before."""
    print("the brief")
    write_file(Path("/dev/stdout"), "the page")
    write_file(Path("-"), "again")
    assert capsys.readouterr().out == "the brief\nthe pageagain"


def test_whether_a_report_can_be_read_is_not_checked_with_the_options() -> None:
    """The command line would refuse all reports for one."""
    for argument in (Reports, MaybeReports):
        assert get_args(argument)[1].readable is False
