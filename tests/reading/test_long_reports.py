"""A long report costs no more a character than a shorter one, told by work done and not by the clock."""

import sys

import pytest

from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import read_page
from sottovoce.records import Document

# Invented.
_REPORT = """\
Port Novak, 3 May 2021 - The foreign minister of Chad, Jan Novak, told his Togolese counterpart on Monday that
the border would open within two weeks. "We will keep our word," he said. He added that Ghana had to stop its
raids on the northern villages, and warned that troops might otherwise be sent.

Officials in Lomé said privately, according to a memo seen by the Courier, that Togo would not accept the
offer. The memo, dated 29 April, says that the minister promised Niger help in a closed meeting two
days before the summit of 1 May. The president of Ghana, Ama Kovac, denied on Tuesday that she had agreed to anything. She
accused Chad of breaking the treaty, and said it was unlikely that the talks would go on.

Asked about the raids, a spokesman declined to comment. Under the sanctions the government could hardly pay
its soldiers, who are leaving the border, he said. The two sides signed nothing, and will meet again
in June."""
_SHORT, _LONG = 18, 54  # tellings: both are longer than any rule looks back
# Rules that look back over the page or over what was found before would make it the ratio of the lengths, 3.
_AT_MOST = 1.15

_LAYOUTS = {
    "paragraphs": lambda count: "\n\n".join([_REPORT.replace("\n", " ").replace("  ", "\n\n")] * count),
    "letter": lambda count: "Dear colleague,\n\n" + _LAYOUTS["paragraphs"](count) + "\n\nJan Novak",
    "one-line": lambda count: " ".join([" ".join(_REPORT.split())] * count),
}


def calls_for(text: str) -> int:
    """How many functions are called while one parsed page is read."""
    document = Document(id="d", name="d", text=text, published_on="2021-05-05")
    page = parse_page(document, load_model())
    count = 0

    def tally(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        read_page(page)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("layout", _LAYOUTS)
def test_calls_grow_with_the_length_of_a_report(layout):
    told = _LAYOUTS[layout]
    calls_for(told(1))  # tables are loaded with the first report
    short, long = told(_SHORT), told(_LONG)
    assert calls_for(long) / len(long) <= _AT_MOST * calls_for(short) / len(short)
