"""Where the pages go."""

import os
from pathlib import Path

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
