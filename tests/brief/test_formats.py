"""The front door of the stage."""

import subprocess
import sys

import samples

from sottovoce.brief import FORMATS


def test_formats_are_the_four_that_are_promised() -> None:
    assert list(FORMATS) == ["html", "md", "json", "text"]
    for name, make in FORMATS.items():
        shown = make(samples.make_brief(), samples.name_of)
        assert shown.endswith("\n"), name


def test_front_door_opens_without_the_template_engine() -> None:
    code = "import sys, sottovoce.brief; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
