"""Genres with an apparatus of their own: records, minutes, letters, memoirs, live entries. All invented."""

import pytest
from reading_pages import page_of, utterances_of

from sottovoce.reading.audience import find_audience
from sottovoce.reading.channel import place_utterance
from sottovoce.reading.dates import find_dates
from sottovoce.reading.dating import date_utterance
from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.page import Utterance

RECORD = """United Nations
Security Council
Ninetieth year
8123rd meeting
Tuesday, 13 June 2023, 10 a.m.
New York

President: Mr. Anselm Kostić (Albania)

The President (spoke in French): I thank Ms. Brandvold for her briefing. I now give the floor to the \
representative of Kenya.

Mr. Odera Wanjau (Kenya): The shelling of the port must stop. We shall vote for the draft.

Yesterday the harbour was hit again.

Ms. Tavares-Lund (Brazil) (spoke in Portuguese): Brazil will not send troops. The minister of Ghana told me \
that his ships would stay away.

The meeting rose at 1 p.m.
"""

HANSARD = """HOUSE OF REPRESENTATIVES OF AUSTRALIA
Ministerial statement, Thursday 8 June 2023

Hon. BRONTE ASHDOWN-PRICE (Minister for Tides): Madam Speaker, I wish to inform the House of a call. The \
grant will be paid in July.

We are not closing the harbour.

Hon. Members: Hear, hear!

Hon. BRONTE ASHDOWN-PRICE: The islands have a friend here.
"""

MINUTES = """WORKING GROUP ON HERRING
Agreed minutes of the second meeting
Lisbon, 10 May 2023. Published by the secretariat on 12 June 2023.

Present: for Portugal, Ms Inês Falcão (Chair); for Norway, Mr Sindre Aune; for Iceland, Mr Ari Snorrason. \
Apologies: Greenland.

1. Quotas. The Norwegian delegate said that the stock was falling. The quota of the others had grown \
beyond all reason.

2. Ports. The Chair warned that the ports would close. Mr Snorrason replied that his side would wait.
"""

LETTER = """The letter below reached this newspaper on 9 June 2023 from somebody who asked not to be named.

FROM: Director (Transit), Ministry of Foreign Affairs, Nairobi
TO: Deputy High Commissioner of Ghana, Nairobi
DATE: 1 June 2023

Dear Mr Amoako,

You told me on 25 May that the barges had been counted. No barge under that flag will be given a berth.

Yours sincerely,

Wambui Gathoni
"""

OPEN_LETTER = """OPEN LETTER TO THE PRESIDENT OF THE REPUBLIC

14 June 2023

Mr President,

Our harbour in Albania is full. A treaty is a treaty. Do not sell the quay.

With the respect that is due to your office,

Captain Bardhyl Cenolli
"""

MEMOIR = """Chapter Three: The lamp

From "Tall Lamps", memoirs of a Norwegian diplomat, published in Oslo in 2023

I came to Accra in the autumn of 2011. I had two trunks. I knew nobody.

Kwabena Ofori-Mensah, a director at the ministry, used to come on Sundays. On 3 October he told me that the \
port would be closed. I told him that my government would protest. He laughed, and I laughed.
"""

LIVE = """AS IT HAPPENS: The strait
Tuesday 13 June 2023

14:20 The governor, Anatole Ferrand, spoke at the quay. The strait is shut, he told the crews. It will \
reopen once the mines are gone.

13:10 The mayor, Odile Grammont, said that the market would stay open.

12:00 Good morning. The harbour lies still.
"""

DIALOGUE = """"Nobody freezes here"

Sindre Vollan answers for gas at the Norwegian Ministry of Energy. We talked in Oslo; the conversation took \
place on 9 June 2023.

Is the pipe safe?

The pipe is safe. The company wanted it to stop.

Critics say that you waited too long.

They are mistaken. We acted in May.

And the winter?

We shall cut industry before we cut a single flat.

What keeps you awake?

The price of coal is too high.

He gets up to open the window.
"""

MEMO = """Printed by this weekly on 13 June 2023. The memorandum was copied to us without the embassy's \
knowledge; the ministry in Lisbon confirmed on Monday that it is authentic.

EMBASSY OF PORTUGAL, ACCRA
MEMO 12/2023, RESTRICTED
1 June 2023
To: Africa Department, Lisbon
Subj.: The quay

1. On 25 May HOM called on Kwabena Ofori-Mensah, director of ports. Ofori-Mensah said that the quay would be \
sold. HOM replied that she had no instructions.

2. The port is quiet.

Leonor Vasques Prata
"""

OP_ED = """OPINION

The two lamps of the harbour

By Solveig Brekke-Holm

The quay is old. I believe that one must listen. I told the mayor, Odile Grammont, that the mole would sink.
"""


def told(text: str, words: str) -> Utterance:
    return next(u for u in utterances_of(text) if words in text[u.start : u.end])


def setting(text: str, words: str) -> tuple[str | None, tuple[str, ...], str, str]:
    """Day, hearers, channel and authenticity of the utterance that holds some words."""
    page = page_of(text)
    page.dates = find_dates(page)
    genre = detect_genre(page)
    u = told(text, words)
    dating = date_utterance(u, page, genre)
    heard = find_audience(u, page, genre).entries
    placed = place_utterance(u, page, dating, heard, genre)
    return dating.said_on, heard, placed.channel.value, placed.authenticity.value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (MINUTES, GenreKind.MINUTES),
        (MEMOIR, GenreKind.MEMOIR),
        (LIVE, GenreKind.LIVE_BLOG),
        (OPEN_LETTER, GenreKind.LETTER),
        (LETTER, GenreKind.LETTER),
        (DIALOGUE, GenreKind.TRANSCRIPT),
    ],
)
def test_a_genre_is_known_by_its_marks(text: str, kind: GenreKind) -> None:
    assert detect_genre(page_of(text)).kind is kind


@pytest.mark.parametrize(
    ("text", "words", "name", "state"),
    [
        (RECORD, "must stop", "Odera Wanjau", "KEN"),
        (RECORD, "will not send troops", "Tavares-Lund", "BRA"),
        (RECORD, "hit again", "Odera Wanjau", "KEN"),
        (HANSARD, "paid in July", "Bronte Ashdown-Price", "AUS"),
        (HANSARD, "not closing", "Bronte Ashdown-Price", "AUS"),
        (MINUTES, "stock was falling", "Sindre Aune", "NOR"),
        (MINUTES, "beyond all reason", "Sindre Aune", "NOR"),
        (MINUTES, "ports would close", "Inês Falcão", "PRT"),
        (LETTER, "under that flag", "Wambui Gathoni", "KEN"),
        (LETTER, "barges had been", "Amoako", "GHA"),
        (OPEN_LETTER, "sell the quay", "Bardhyl Cenolli", "ALB"),
        (MEMOIR, "would protest", "author of the memoirs", "NOR"),
        (LIVE, "It will reopen", "Anatole Ferrand", None),
        (DIALOGUE, "pipe is safe", "Sindre Vollan", "NOR"),
        (DIALOGUE, "cut industry", "Sindre Vollan", "NOR"),
        (MEMO, "no instructions", "Leonor Vasques Prata", "PRT"),
        (OP_ED, "mole would sink", "Solveig Brekke-Holm", None),
    ],
)
def test_the_apparatus_tells_who_speaks(text: str, words: str, name: str, state: str | None) -> None:
    speaker = told(text, words).speaker
    assert speaker.name.removeprefix("Captain ") == name
    assert speaker.state == state


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (RECORD, "for her briefing"),
        (RECORD, "give the floor"),
        (RECORD, "meeting rose"),
        (HANSARD, "wish to inform"),
        (HANSARD, "Hear, hear"),
        (MINUTES, "Apologies"),
        (OPEN_LETTER, "due to your office"),
        (MEMOIR, "two trunks"),
        (DIALOGUE, "open the window"),
    ],
)
def test_procedure_and_scenery_are_no_statements(text: str, words: str) -> None:
    assert not [u for u in utterances_of(text) if words in text[u.start : u.end]]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (MINUTES, "stock was falling", ("2023-05-10", ("PRT", "ISL"), "private", "official_readout")),
        (MINUTES, "side would wait", ("2023-05-10", ("PRT", "NOR"), "private", "official_readout")),
        (LETTER, "under that flag", ("2023-06-01", ("Amoako", "GHA"), "leaked", "leaked_unconfirmed")),
        (
            MEMOIR,
            "port would be closed",
            ("2011-10-03", ("author of the memoirs", "NOR"), "private", "reported_by_third_party"),
        ),
        (
            RECORD,
            "ships would stay",
            (None, ("Tavares-Lund", "BRA"), "private", "reported_by_third_party"),
        ),
        (HANSARD, "paid in July", ("2023-06-08", ("AUS parliament",), "public", "on_record")),
        (
            MEMO,
            "no instructions",
            ("2023-05-25", ("Kwabena Ofori-Mensah",), "leaked", "leaked_confirmed"),
        ),
        (OPEN_LETTER, "sell the quay", ("2023-06-14", ("Bajram Begaj", "ALB"), "public", "on_record")),
        (RECORD, "must stop", ("2023-06-13", ("UN Security Council",), "public", "on_record")),
    ],
)
def test_a_genre_sets_day_hearers_and_channel(
    text: str, words: str, expected: tuple[str | None, tuple[str, ...], str, str]
) -> None:
    assert setting(text, words) == expected


def test_what_the_narrator_told_is_his_own_account() -> None:
    assert setting(MEMOIR, "would protest")[2:] == ("private", "official_readout")


def test_words_of_the_addressee_in_a_leaked_letter_keep_their_own_day() -> None:
    assert setting(LETTER, "barges had been")[0] == "2023-05-25"


def test_words_in_a_memo_that_was_confirmed_bear_the_day_of_their_talk() -> None:
    day, _, channel, authenticity = setting(MEMO, "no instructions")
    assert (day, channel, authenticity) == ("2023-05-25", "leaked", "leaked_confirmed")


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("I have studied the harbour for years.", False),
        ("I have sold nothing to them.", True),
        ("You will perhaps say that it is late.", False),
        ("You will get no berth.", True),
    ],
)
def test_what_the_speaker_did_and_what_the_hearer_may_think_is_no_statement(
    sentence: str, is_said: bool
) -> None:
    text = HANSARD.replace("The islands have a friend here.", sentence)
    assert any(sentence[:9] in text[u.start : u.end] for u in utterances_of(text)) is is_said
