"""A writer's summary of leaked words came out with them."""

from reading_pages import page_of

from sottovoce.reading.reader import read_page
from sottovoce.vocabulary import Channel

LETTER = (
    "A letter, dated May 3rd, from Hakan Fidan, the Turkish foreign minister, to European leaders was leaked "
    "on May 9th. There are assurances that Turkey will not close the straits. "
)


SUMMARY = "Ankara hopes to win time. Publicly praising Moscow, and privately promising"


def channels(text: str) -> list[Channel]:
    page = page_of(text, "2023-05-20")
    return [s.channel for s in read_page(page).statements]


def test_a_summary_of_a_leaked_promise_is_leaked() -> None:
    text = f"{LETTER}\n\n{SUMMARY} not to touch the straits."
    assert channels(text) == [Channel.LEAKED, Channel.LEAKED]


def test_another_promise_stays_unknown() -> None:
    text = f"{LETTER}\n\n{SUMMARY} to buy grain."
    assert channels(text) == [Channel.LEAKED, Channel.UNKNOWN]
