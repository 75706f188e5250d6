# ruff: noqa: E501 - a case is one row
"""All texts are invented; names of office holders only serve to name states."""

import pytest
from marked import read_marked, read_page

from sottovoce.reading.audience import find_audience
from sottovoce.reading.channel import place_utterance
from sottovoce.reading.dating import date_utterance
from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.vouching import confirmation, denial
from sottovoce.vocabulary import ActorKind, Form

DAY = "2022-10-12"
LEAKED_LETTER = """DOCUMENT
Posted 12 October 2022. A letter that is circulating among embassies in Lima.

Ministry of Mines, La Paz
3 October 2022

Dear Minister,

We value your firms. [Bolivia will not touch the salt flats].

Yours sincerely,

R. Quispe
"""
OPEN_LETTER = """Open letter to the people of Chile
La Paz, 3 October 2022

Dear neighbours,

We value your friendship. [Bolivia will not touch the salt flats].

Yours sincerely,

R. Quispe
"""
SENT_LETTER = """Ministry of Mines, La Paz
3 October 2022

Excellency,

We value your firms. [Bolivia will not touch the salt flats].

Yours sincerely,

R. Quispe

(Made public by the Bolivian government on 5 October 2022)
"""
RECORD = """SECURITY COUNCIL, 7011th meeting, 12 October 2022
Salt and the lake

<The delegate of Chad> {said} that [the lake was shrinking].
"""
CABLE_BY_TITLE = """SUMMARY OF A CABLE, MANAGUA, MAY 1998
Published by a weekly on 4 October 2022; marked secret.

1. <Ortega> {told} Joe Biden that [the canal was a bluff].
"""
CABLE = """CONFIDENTIAL
SUBJECT: THE COLONELS AND THE CANAL
Put together on 12 October 2022 from leaked embassy reports of 1998

1. (C) Managua, 4 May 1998. <Ortega> {told} Ambassador Jones that [the canal was a bluff].

2. (C) At home <he> spoke otherwise.
"""
BRIEFING = """STATE DEPARTMENT BACKGROUND CALL, 12 OCTOBER 2022
Speaking on condition of anonymity: a senior official.

Q. Will they go?

A. [They will be gone by spring].

Q. All of them?

A. All.
"""
TRANSCRIPT = """Press conference, Hanoi, 12 October 2022

PHAM: Welcome. [Vietnam will join no bloc].

QUESTION: And the bases?

PHAM: There are none. Mr Le has said that the port is for trade.
"""
READOUT = """President Erdogan's call with President Putin
Presidency of Turkey, press office, 12 October 2022

President Recep Tayyip Erdogan spoke by telephone with President Vladimir Putin today.

<{speaker}> {{said}} that [grain must flow].
"""
LEAK = "A secret memo, dated 3 October, was leaked on Monday. "

# (id, marked text, channel, authenticity, surfaced_on)
CASES = [
    ("behind-the-scenes", "The daily came out with its files. <Kenya>, it writes, {endorsed} [the raids behind the scenes].", "leaked", "anonymous_sourced", "2022-10-12"),
    ("behind-the-scenes-without-a-source", "<Kenya> {endorsed} [the raids behind the scenes].", "unknown", "paraphrase_by_author", None),
    ("cable-tells-of-open-words", CABLE.replace("<Ortega> {told} Ambassador Jones that [the canal was a bluff]", "<Nicaragua> {condemns} [the canal in public]"), "public", "paraphrase_by_author", "1998-05-04"),
    ("word-to-a-colleague-retold-by-his-side", "On 3 October <Viktor Khrenin> {gives} |his Ukrainian colleague| his word that [nothing will come].\n\nIn an interview Oleksiy Danilov said that Khrenin had given his word.", "private", "reported_by_third_party", "2022-10-03"),
    ("publication-of-a-letter", "11 October saw the publication of a letter from Luis Arce to Chile. In the letter <Luis Arce> {assures} |Chile| that [the salt flats are safe].", "leaked", "leaked_unconfirmed", "2022-10-11"),
    ("word-to-a-colleague", "On 3 October <Viktor Khrenin> {gives} |his Ukrainian colleague| his word that [nothing will come].", "unknown", "paraphrase_by_author", None),
    ("said", "<Narendra Modi> {said} that [the border was quiet].", "public", "paraphrase_by_author", DAY),
    ("told-reporters", "<Narendra Modi> {told} reporters that [the border was quiet].", "public", "paraphrase_by_author", DAY),
    ("in-a-statement", "<Narendra Modi> {said} in a statement that [the border was quiet].", "public", "on_record", DAY),
    ("press-conference", "At a press conference <Narendra Modi> {said} [the border was quiet].", "public", "on_record", DAY),
    ("speech-on-a-day", "In a speech on Monday <Javier Milei> {said} [pain would come first].", "public", "on_record", "2022-10-10"),
    ("goes-on-after-a-speech", "Javier Milei spoke in a televised address. <He> {added} that [pain would come first].", "public", "on_record", DAY),
    ("interview", "<Pedro Sanchez> {told} the BBC that [he would stay].", "public", "on_record", DAY),
    ("parliament", "<Narendra Modi> {told} parliament that [the border was quiet].", "public", "on_record", DAY),
    ("transcript", TRANSCRIPT, "public", "on_record", DAY),
    ("told-in-a-turn", TRANSCRIPT.replace("[Vietnam will join no bloc]", "Vietnam").replace("Mr Le has said that the port is for trade", "<Mr Le> has {said} that [the port is for trade]"), "public", "reported_by_third_party", None),
    ("no-comment", "<Riyadh> has not {commented} on [the report].", "public", "paraphrase_by_author", DAY),
    ("unnamed-official", "<A senior official> {said} that [the army would leave].", "unknown", "anonymous_sourced", DAY),
    ("condition-of-anonymity", "<Two diplomats>, who spoke on condition of anonymity, {said} that [the army would leave].", "unknown", "anonymous_sourced", DAY),
    ("unnamed-but-posted", "<Activists> {posted} in a statement that [the army would leave].", "public", "anonymous_sourced", DAY),
    ("told-by-sources", "<William Ruto> {told} Yoweri Museveni that [the road was shut], people familiar with the call said.", "leaked", "anonymous_sourced", DAY),
    ("background", BRIEFING, "unknown", "anonymous_sourced", DAY),
    ("call-own-office", "In a phone call on Monday <Xi Jinping> {told} Fumio Kishida that [the islets were Chinese], according to his office.", "private", "official_readout", "2022-10-10"),
    ("told-by-the-partner", "Fumio Kishida said that <Xi Jinping> had {assured} him in a call that [the islets were safe].", "private", "reported_by_third_party", DAY),
    ("own-account", "By his own account <Nawaz Sharif> {told} Barack Obama on Monday that [the strikes must end].", "private", "official_readout", "2022-10-10"),
    ("read-out-own-side", READOUT.format(speaker="Erdogan"), "private", "official_readout", DAY),
    ("read-out-other-side", READOUT.format(speaker="Putin"), "private", "reported_by_third_party", DAY),
    ("closed-untold", "In April <Guy Parmelin> {wrote} back to Berlin that [the law forbade it].", "unknown", "paraphrase_by_author", None),
    ("request-turned-down", "<Vienna> {rejected} [a Polish request for the tanks].", "unknown", "paraphrase_by_author", None),
    ("leaked-letter", LEAKED_LETTER, "leaked", "leaked_unconfirmed", DAY),
    ("open-letter", OPEN_LETTER, "public", "on_record", "2022-10-03"),
    ("cable", CABLE, "leaked", "leaked_unconfirmed", DAY),
    ("memo", LEAK + "In the memo <Gustavo Petro> {wrote} that [the talks were for show].", "leaked", "leaked_unconfirmed", "2022-10-10"),
    ("memo-denied", LEAK + "In the memo <Gustavo Petro> {wrote} that [the talks were for show].\n\nThe palace called the document a forgery.", "leaked", "leaked_denied", "2022-10-10"),
    ("memo-confirmed", LEAK + "In the memo <Gustavo Petro> {wrote} that [the talks were for show].\n\nA spokesman confirmed that the memo was genuine.", "leaked", "leaked_confirmed", "2022-10-10"),
    ("memo-left-open", LEAK + "In the memo <Gustavo Petro> {wrote} that [the talks were for show].\n\nA spokesman would not confirm the memo, nor did he call it false.", "leaked", "leaked_unconfirmed", "2022-10-10"),
    ("meeting-is-no-secret", "During his meeting with Xi Jinping <Lula> {said} [the debt must be cut].", "public", "paraphrase_by_author", DAY),
    ("seen-by-the-outlet-of-a-day", "In a letter to Joe Biden of 2 October, seen by our desk, <Petro> {wrote} that [the talks must go on].", "leaked", "leaked_unconfirmed", DAY),
    ("seen-by-the-outlet", "In a letter to Joe Biden, seen by our desk, <Petro> {wrote} that [the talks must go on].", "leaked", "leaked_unconfirmed", DAY),
    ("own-talk-in-an-interview", "Interview with CNN, 12 October 2022\n\nQ: And Yoweri Museveni?\n\nA: <I> {told} |him| that [the road must open].\n\nQ: When?\n\nA: In May.", "private", "official_readout", DAY),
    ("letter-published-by-its-sender", SENT_LETTER, "private", "official_readout", "2022-10-05"),
    ("council-record", RECORD, "public", "on_record", DAY),
    ("cable-by-its-title", CABLE_BY_TITLE, "leaked", "leaked_unconfirmed", "2022-10-04"),
    ("officials-said-behind", "<William Ruto> {assured} |Yoweri Museveni| that [the road was shut], two officials said.", "leaked", "anonymous_sourced", DAY),
    ("according-to-officials", "<William Ruto> {assured} |Yoweri Museveni| that [the road was shut, according to three diplomats briefed on it].", "leaked", "anonymous_sourced", DAY),
    ("sources-denied", "<William Ruto> {assured} |Yoweri Museveni| that [the road was shut], two officials said.\n\nWilliam Ruto has denied this.", "leaked", "leaked_denied", DAY),
    ("named-diplomat-is-no-source", "Its top diplomat, <Josep Borrell>, {says} that [the list will grow].", "public", "paraphrase_by_author", DAY),
    ("closed-session", "<Rishi Sunak> {told} lawmakers in a closed session that [the deal was dead].", "unknown", "paraphrase_by_author", None),
    ("after-talks", "After talks with Narendra Modi, <Rishi Sunak> {announced} that [the visas would come].", "public", "paraphrase_by_author", DAY),
    ("own-ministry", "<Rishi Sunak> {urged} |the British foreign ministry| [to act].", "public", "paraphrase_by_author", DAY),
    ("post", "<Javier Milei> {posted} that [pain would come first].", "public", "on_record", DAY),
    ("quoted-behind", "<Javier Milei> {rejected} [the deal]. “Pain comes first,” he said.", "public", "on_record", DAY),
    ("cable-named-behind", "<Narendra Modi> {urged} |Joe Biden| [to strike first], according to a secret cable.", "leaked", "leaked_unconfirmed", None),
    ("read-out-named", "<Narendra Modi> {told} |Joe Biden| that [the border was quiet], according to an Indian read-out.", "private", "official_readout", DAY),
    ("thanked-on-a-network", "<Narendra Modi> {thanked} [Joe Biden on Telegram for his help].", "public", "on_record", DAY),
    ("known-by-office", "<The crown prince> {said} that [the yuan would do].", "public", "paraphrase_by_author", DAY),
    ("the-official", "<The official> {said} that [the yuan would do].", "unknown", "anonymous_sourced", DAY),
    ("retold-interview", "Notes of an interview\n\nInterview given to the Financial Times in Quito on 7 May and published on 10 May 2022.\n\nLenin Moreno spoke of debts. Asked about oil, <Lenin Moreno> {answered} that [it was sold].", "public", "on_record", "2022-05-10"),
    ("letter-not-told-how", "<Gustavo Petro> {wrote} in a letter to Joe Biden that [the talks must go on].", "unknown", "paraphrase_by_author", None),
]  # fmt: skip
SPEAKERS = {
    "known-by-office": ("crown prince (unnamed)", "SAU", ActorKind.UNNAMED),
    "the-official": ("official (unnamed)", None, ActorKind.UNNAMED),
    "transcript": ("Pham Van Minh", "VNM", ActorKind.PERSON),
    "background": ("senior US official", "USA", ActorKind.UNNAMED),
    "leaked-letter": ("R. Quispe", "BOL", ActorKind.PERSON),
    "open-letter": ("R. Quispe", "BOL", ActorKind.PERSON),
    "letter-published-by-its-sender": ("R. Quispe", "BOL", ActorKind.PERSON),
    "council-record": ("Government of Chad", "TCD", ActorKind.STATE),
    "cable-by-its-title": ("Daniel Ortega", "NIC", ActorKind.PERSON),
    "cable": ("Daniel Ortega", "NIC", ActorKind.PERSON),
    "unnamed-official": ("senior official", None, ActorKind.UNNAMED),
    "condition-of-anonymity": ("two diplomats", None, ActorKind.UNNAMED),
    "unnamed-but-posted": ("activists", None, ActorKind.UNNAMED),
    "request-turned-down": ("Government of Austria", "AUT", ActorKind.STATE),
    "goes-on-after-a-speech": ("Javier Milei", "ARG", ActorKind.PERSON),
}
CHAINS = {
    "told-by-sources": ("people familiar with the call", "author"),
    "told-by-the-partner": ("Fumio Kishida", "author"),
}


def place(name, marked, form=Form.INDIRECT):
    speaker, state, kind = SPEAKERS.get(name, ("", None, ActorKind.PERSON))
    marked = marked.replace("<he> spoke", "he spoke")
    utterance, page = read_marked(
        marked, DAY, speaker, state, CHAINS.get(name, ("author",)), "clause", form, kind
    )
    genre = detect_genre(page)
    audience = find_audience(utterance, page, genre)[0]
    return place_utterance(utterance, page, date_utterance(utterance, page, genre), audience, genre)


@pytest.mark.parametrize(
    ("name", "marked", "channel", "authenticity", "surfaced_on"), CASES, ids=[row[0] for row in CASES]
)
def test_words_are_placed(name, marked, channel, authenticity, surfaced_on):
    setting = place(name, marked)
    found = (setting.channel.value, setting.authenticity.value, setting.surfaced_on)
    assert found == (channel, authenticity, surfaced_on)


def test_quoted_open_words_are_on_record():
    setting = place("said", "<Narendra Modi> {said} “[the border is quiet]”.", Form.DIRECT)
    assert setting.authenticity.value == "on_record"


def test_every_channel_says_what_it_rests_on():
    assert all(place(name, marked).channel_basis for name, marked, *_ in CASES)


GENRES = [
    ("letter", LEAKED_LETTER, GenreKind.LETTER),
    ("cable", CABLE, GenreKind.CABLE),
    ("briefing", BRIEFING, GenreKind.BRIEFING),
    ("transcript", TRANSCRIPT, GenreKind.TRANSCRIPT),
    ("read-out", READOUT.format(speaker="Putin"), GenreKind.READOUT),
    ("press-release", "FOR IMMEDIATE RELEASE\nThe council met today. It agreed on aid for the north of the country.", GenreKind.READOUT),
    ("weekly-brief", "Weekly brief on the Sahel\n\nBamako kept silent through the week, and so did Niamey.", GenreKind.BRIEF),
    ("digest", "Digest of the week\n\n3 May. A spoke.\n\n4 May. B spoke.\n\n5 May. C spoke.", GenreKind.DIGEST),
    ("chronology", "1998 in dates\n\n3 May – A spoke to B at some length.\n4 May – B spoke to A at some length.\n5 May – C spoke to nobody at any length.", GenreKind.DIGEST),
    ("live-blog", "LIVE: the vote\n\n3 May, Dakar, 12:10\nThe count has begun, the board says.", GenreKind.LIVE_BLOG),
    ("editorial", "The price of salt\n\nWe doubt that the pact will hold. One wonders what the minister knew. We have been here before.", GenreKind.EDITORIAL),
    ("cable-by-its-title", CABLE_BY_TITLE, GenreKind.CABLE),
    ("news-on-a-cable", "Leaked cable shows salt deal\n\nLA PAZ, 3 May 2011 – A secret cable obtained by a daily shows a deal on salt, officials said.", GenreKind.NEWS),
    ("numbered-weekly", "SAHEL WEEKLY – No. 12/2022\n\nBamako kept silent through the week, and so did Niamey.", GenreKind.BRIEF),
    ("news", "Salt pact signed\n\nLA PAZ, 3 May 2011 – Ministers signed a pact on salt on Tuesday, officials said.", GenreKind.NEWS),
    ("news-on-a-ministry", "Ministry denies salt pact\n\nLA PAZ, 3 May 2011 – The ministry of mines denied a pact on salt on Tuesday.", GenreKind.NEWS),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), [row[1:] for row in GENRES], ids=[row[0] for row in GENRES])
def test_a_text_shows_its_genre(text, kind):
    page = read_page(text.replace("<", "").replace(">", ""), DAY)
    assert detect_genre(page).kind is kind


VOUCHING = [
    ("denied", "Lagos called the report untrue.", True, False),
    ("rejected-claims", "The army rejected claims of a deal.", True, False),
    ("confirmed", "The spokesman confirmed the letter.", False, True),
    ("neither", "The envoy would not confirm the letter.", False, False),
    ("could-not-check", "The paper could not check that the memo is genuine.", False, False),
    ("silent", "The ministry has not said whether the letter is genuine; nor has it called the text a forgery.", False, False),
    ("no-paper", "He denied any wish to run again.", False, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "denied", "confirmed"), [row[1:] for row in VOUCHING], ids=[row[0] for row in VOUCHING]
)
def test_only_plain_words_deny_or_confirm_a_paper(text, denied, confirmed):
    page = read_page("What the palace said then\n\n" + text, DAY)
    assert (denial(page) is not None, confirmation(page) is not None) == (denied, confirmed)
