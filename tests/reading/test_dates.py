# ruff: noqa: E501 - a case is one row
"""All texts are invented; they borrow only the manner of news, digests, letters and transcripts."""

import time

import pytest
from marked import read_marked, read_page

from sottovoce.reading.calendar_words import find_wordings
from sottovoce.reading.dates import document_day, section_days
from sottovoce.reading.dating import date_utterance
from sottovoce.reading.genre import detect_genre
from sottovoce.vocabulary import DateBasis

THURSDAY = "2019-09-12"

WORDS = [
    # (id, text, published_on, [(words, value)])
    ("day-month-year", "Talks opened on 6 April 2022.", None, [("6 April 2022", "2022-04-06")]),
    ("month-day-year", "Talks opened on April 6th, 2022.", None, [("April 6th, 2022", "2022-04-06")]),
    ("short-month", "He left on Sept. 3, 2011 for home.", None, [("Sept. 3, 2011", "2011-09-03")]),
    ("iso", "Signed 1998-04-10 in Belfast.", None, [("1998-04-10", "1998-04-10")]),
    ("dotted", "Sent on 03.10.1990 by courier.", None, [("03.10.1990", "1990-10-03")]),
    ("weekday-before-day", "It fell on Tuesday, 3 March 2020.", None, [("Tuesday, 3 March 2020", "2020-03-03")]),
    ("capitals", "STATEMENT OF 9 JULY 2011 was read.", None, [("9 JULY 2011", "2011-07-09")]),
    ("no-such-day", "The note of 31 February 2001 is a fake.", None, [("31 February 2001", None)]),
    ("year-of-document", "She resigned on 6 April.", "2021-05-01", [("6 April", "2021-04-06")]),
    ("year-before", "She resigned on 20 December.", "2021-01-04", [("20 December", "2020-12-20")]),
    ("year-ahead", "Voters will choose on 5 January.", "2021-12-20", [("5 January", "2022-01-05")]),
    ("year-unknown", "She resigned on 6 April.", None, [("6 April", None)]),
    ("year-of-neighbour", "Born 1 May 2003, the pact died on 6 June.", None, [("1 May 2003", "2003-05-01"), ("6 June", "2003-06-06")]),
    ("weekday-back", "He spoke on Monday.", THURSDAY, [("Monday", "2019-09-09")]),
    ("weekday-today", "He spoke on Thursday.", THURSDAY, [("Thursday", THURSDAY)]),
    ("weekday-ahead", "They will meet on Monday.", THURSDAY, [("Monday", "2019-09-16")]),
    ("weekday-next", "Delegates gather next Friday.", THURSDAY, [("next Friday", "2019-09-13")]),
    ("weekday-last-week", "He spoke on Friday last week.", THURSDAY, [("Friday last week", "2019-09-06")]),
    ("weekday-no-document-day", "He spoke on Monday.", None, [("Monday", None)]),
    ("weekday-in-name", "The Sunday Times said so after Good Friday.", THURSDAY, []),
    ("yesterday", "Yesterday he left.", THURSDAY, [("Yesterday", "2019-09-11")]),
    ("overnight", "Shells fell overnight.", THURSDAY, [("overnight", THURSDAY)]),
    ("today-in-name", "Malaysia Today reported it.", THURSDAY, []),
    ("two-days-ago", "Two days ago it rained.", THURSDAY, [("Two days ago", "2019-09-10")]),
    ("fortnight-earlier", "On 20 May 2017 she won. A fortnight earlier she had trailed.", None, [("20 May 2017", "2017-05-20"), ("A fortnight earlier", "2017-05-06")]),
    ("day-later", "On 20 May 2017 she won. A day later he quit.", None, [("20 May 2017", "2017-05-20"), ("A day later", "2017-05-21")]),
    ("next-day", "On 30 June 1997 the flag fell. The next day it rose.", None, [("30 June 1997", "1997-06-30"), ("The next day", "1997-07-01")]),
    ("same-evening", "On 2 August 1990 tanks rolled. That evening the council met.", None, [("2 August 1990", "1990-08-02"), ("That evening", "1990-08-02")]),
    ("day-of-clause", "On 14 May 2005, three days after the mutiny, he fled.", None, [("14 May 2005", "2005-05-14"), ("three days after", "2005-05-11")]),
    ("day-after-a-day", "He fled two days after 14 May 2005.", None, [("two days after", "2005-05-16"), ("14 May 2005", "2005-05-14")]),
    ("day-after-an-event", "He fled two days after the mutiny.", None, [("two days after", None)]),
    ("blurred", "On 4 May 2010 he told of a row in March and of peace a day later.", "2010-06-01", [("4 May 2010", "2010-05-04"), ("in March", "2010-03"), ("a day later", None)]),
    ("month", "In March they met.", THURSDAY, [("In March", "2019-03")]),
    ("late-month", "Since late October rains fell.", THURSDAY, [("Since late October", "2018-10")]),
    ("last-month", "Last month they met.", "2019-01-15", [("Last month", "2018-12")]),
    ("month-last-year", "In March last year they met.", THURSDAY, [("In March last year", "2018-03")]),
    ("month-year", "By June 2014 all had gone.", None, [("June 2014", "2014-06")]),
    ("month-verbs", "They may march on; the May Company did.", THURSDAY, []),
    ("year", "In 2012 parliament split.", THURSDAY, [("In 2012", "2012")]),
    ("years-ago", "Three years ago it split.", THURSDAY, [("Three years ago", "2016")]),
    ("last-week", "Last week they met.", THURSDAY, [("Last week", "2019-09-02/2019-09-08")]),
    ("earlier-this-week", "Earlier this week they met.", THURSDAY, [("Earlier this week", "2019-09-09/2019-09-12")]),
    ("earlier-this-month", "Earlier this month they met.", THURSDAY, [("Earlier this month", "2019-09")]),
    ("weekend", "They met over the weekend.", THURSDAY, [("over the weekend", "2019-09-07/2019-09-08")]),
    ("interval-one-month", "From 12–18 April 2022 they met.", None, [("12–18 April 2022", "2022-04-12/2022-04-18")]),
    ("interval-two-months", "29 March to 6 April was calm.", "2020-05-05", [("29 March to 6 April", "2020-03-29/2020-04-06")]),
    ("interval-between", "Between 3 and 5 May they met.", "2020-05-25", [("3 and 5 May", "2020-05-03/2020-05-05")]),
    ("interval-american", "They met March 3-5, 2022.", None, [("March 3-5, 2022", "2022-03-03/2022-03-05")]),
    ("interval-new-year", "Truce from 28 December to 3 January 2002.", None, [("28 December to 3 January 2002", "2001-12-28/2002-01-03")]),
    ("quarter", "Exports fell in Q2 2022.", None, [("Q2 2022", "2022-04/2022-06")]),
    ("decade", "It began in the 1990s.", None, [("the 1990s", "1990/1999")]),
    ("ordinal", "In May 2018 they met; on the 28th of that month they signed.", None, [("May 2018", "2018-05"), ("on the 28th of that month", "2018-05-28")]),
    ("quantities", "22 officers, 40% of 1,500 men and 7.5 tons went at 12:30.", THURSDAY, []),
    ("ordinal-of-things", "The 6th round and the 19th century.", THURSDAY, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published_on", "found"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS]
)
def test_words_that_name_a_day_are_found_and_resolved(text, published_on, found):
    page = read_page(text, published_on)
    assert [(text[m.start : m.end], m.value) for m in page.dates] == found


def test_a_stated_day_and_a_reckoned_day_have_their_basis():
    page = read_page("On 4 May 2010 he left. Two days later he was back.")
    assert [m.basis for m in page.dates] == [DateBasis.STATED, DateBasis.RELATIVE]


def test_a_day_that_stays_open_has_no_basis():
    assert read_page("He left on Monday.").dates[0].basis is None


DIGEST = """Who said what on the dam

3 June. Cairo's minister warned of war.
On Monday he flew to Khartoum.

9 June: Addis Ababa answered. Today it fills the lake.

12 to 14 June – Talks in Kinshasa.
"""
BLOG = """LIVE: the strait

7 May, Taipei, 08:10
Jets were scrambled, the ministry says.

6 May, Manila, 21:30
The envoy left today.
"""

SECTIONS = [
    ("digest-entry", DIGEST, "2021-06-20", "warned of war", "2021-06-03"),
    ("digest-second-entry", DIGEST, "2021-06-20", "answered", "2021-06-09"),
    ("digest-interval", DIGEST, "2021-06-20", "Talks in", "2021-06-12/2021-06-14"),
    ("blog-first", BLOG, "2023-05-07", "Jets", "2023-05-07"),
    ("blog-older", BLOG, "2023-05-07", "The envoy", "2023-05-06"),
    ("dateline", "Row over gas\n\nOSLO, 3 May 2016 – The minister spoke.", None, "The minister", "2016-05-03"),
    ("byline", "Meeting with the envoy\nPress office, Quito, 8 August 2018\n\nThey met. It was cordial.", None, "They met", "2018-08-08"),
    ("posted", "Posted 2 July 2009 by our desk. The memo follows here in full for all.", None, "memo", "2009-07-02"),
    ("given-day", "They met. It was cordial.", "2018-08-09", "They met", "2018-08-09"),
    ("no-day", "They met. It was cordial.", None, "They met", None),
    ("far-dateline", "Old files\n\nROME, 3 May 1936 – He spoke.", "2019-01-01", "He spoke", "1936-05-03"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published_on", "words", "day"), [row[1:] for row in SECTIONS], ids=[row[0] for row in SECTIONS]
)
def test_each_block_has_the_day_that_governs_it(text, published_on, words, day):
    page = read_page(text, published_on)
    block = page.block_at(text.index(words))
    assert section_days(page)[block.index].day == day


def test_a_dateline_near_the_given_day_is_the_day_of_the_document():
    page = read_page("Row over gas\n\nOSLO, 3 May 2016 – The minister spoke.", "2016-05-04")
    assert document_day(page) == "2016-05-03"


def test_the_section_day_is_what_weekdays_are_reckoned_from():
    page = read_page(DIGEST, "2021-06-20")
    monday = next(m for m in page.dates if DIGEST[m.start : m.end] == "Monday")
    assert monday.value == "2021-05-31"


SAID = [
    # (id, marked text, published_on, said_on)
    ("cue-day", "<Ruto> {said} on Tuesday that [talks had failed].", THURSDAY, "2019-09-10"),
    ("not-the-dateline", "SEOUL, Sept 12 (NK) -- <Moon Jae-in> {told} visiting U.S. Secretary of State Mike Pompeo on Tuesday that [the pact would lapse].", THURSDAY, "2019-09-10"),
    ("interview-shown", "Interview: the old marshal\n\nThe marshal spoke to our desk on Monday. Excerpts:\n\nDESK: Will you go?\n\nMARSHAL: [I shall go in the spring].\n\nDESK: Where?\n\nMARSHAL: Home.", THURSDAY, "2019-09-09"),
    ("day-in-content", "<Ruto> {said} that [talks had failed on Tuesday].", THURSDAY, THURSDAY),
    ("since", "<Ruto>, in office since 2013, {said} that [talks had failed].", THURSDAY, THURSDAY),
    ("relative-clause", "<Ruto>, who was hurt on Monday, {said} that [talks had failed].", THURSDAY, THURSDAY),
    ("opening-day", "On 3 May, in Lima, <Castillo> {warned} that [the mines would close].", "2022-05-20", "2022-05-03"),
    ("participle", "Speaking on Wednesday, <Sisi> {said} [the dam must wait].", THURSDAY, "2019-09-11"),
    ("statement-released", "In a statement released on Sunday, <Duterte> {said} [the shoal was his].", THURSDAY, "2019-09-08"),
    ("carried", "On Monday Modi met the envoy. <He> {said} [the border was quiet].", THURSDAY, "2019-09-09"),
    ("pluperfect", "<Modi> {had promised} [calm on the border].", THURSDAY, None),
    ("pluperfect-dated", "<Modi> {had said} a day earlier that [the border was quiet].", THURSDAY, "2019-09-11"),
    ("standing", "<Seoul> has long {maintained} that [the islands are Korean].", THURSDAY, None),
    ("present-in-past-news", "Troops moved, Ankara said. The mayor said he fled. <Athens> {insists} that [the islands are Greek].", THURSDAY, None),
    ("no-comment", "<Riyadh> has not {commented} [on the report].", THURSDAY, THURSDAY),
    ("two-days-after", "Shells fell on 9 May, two days after <Haftar> {swore} that [the truce would hold].", "2020-06-01", "2020-05-07"),
    ("digest-entry", "What they said\n\n3 June. <Abiy>: [the lake will be filled].\n\n5 June. Cairo answers.\n\n8 June. Khartoum waits.", "2021-06-20", "2021-06-03"),
    ("digest-no-day", "Digest of claims\n\nTo partners in Africa: <Abiy> {asked} for [more time].", "2021-06-20", None),
    ("bullet-lead-in", "At the summit on 4 July <Orban> {said} that:\n\n- [Hungary would veto the plan];\n- it wanted peace.\n\nOthers left.", "2023-07-20", "2023-07-04"),
    ("letter", "Seen by us, posted 20 May 2015\n\nMinistry of Defence, Accra\n2 May 2015\n\nDear friend,\n\nWe are grateful for all you did. [Ghana will not join the war].\n\nYours sincerely,\n\nK. Boateng", "2015-05-20", "2015-05-02"),
    ("paper-in-news", "A memo dated 8 March was leaked on Friday. In the memo <Kagame> {wrote} that [the rebels had his ear].", "2013-03-17", "2013-03-08"),
    ("future-day", "<Lula> {said} [the vote would be held] on 30 October.", "2022-10-12", "2022-10-12"),
    ("no-document-day", "<Lula> {said} [the vote would be held].", None, None),
    ("month-only", "In March <Lula> {said} [the vote would be held].", "2022-10-12", "2022-03"),
    ("weekly-brief", "Weekly brief on the Sahel\n\n<Bamako> {kept} silent [about it].", "2022-10-12", "2022-10"),
    ("earlier-than-told", "On 3 May <Castillo> spoke.\n\nTwo days earlier he had {said} [the mines would close].", "2022-05-20", "2022-05-01"),
    ("day-of-a-thing", "Ankara skipped this year's drills, <it> {said}, since [the sea was rough].", THURSDAY, THURSDAY),
    ("has-said", "Troops moved, Ankara said. The mayor fled. <Athens> has {called} [the claim a lie].", THURSDAY, None),
    ("record-of-a-sitting", "SECURITY COUNCIL, 7011th meeting, 12 October 2022\nSalt\n\nThe lake shrank on Monday. <The delegate of Chad> {said} that [it would die].", None, "2022-10-12"),
    ("record-with-an-hour", "SECURITY COUNCIL, 7011th meeting\nTuesday, 20 September 2022, 3 p.m.\n\n<The delegate of Chad> {said} that [it would die].", None, "2022-09-20"),
    ("talk-of-a-day", "The salt road\nQuestions to the minister. The talk was held by video link on 2 May 2024, for our desk.\n\nQ: Will it last?\n\nA: [It will].\n\nQ: Long?\n\nA: Yes.", "2024-05", "2024-05-02"),
    ("cable-talk-goes-on", "SUBJECT: THE LAKE\nCONFIDENTIAL\n\n1. (C) Deby received the envoy on 4 May 2007. All was well.\n\n2. (C) Then <Deby> {said} that [the lake was shrinking].", "2010-12-07", "2007-05-04"),
    ("minutes", "Minutes of the talk between Mr Orban and Mr Scholz\nBerlin, 11 July 2023\nStrictly confidential\n\nThey sat down. <Orban> {said} that [the pact would pass].", "2023-08-02", "2023-07-11"),
    ("cable-entry", "SUBJECT: COURT AND CAMP\n\n1. (C) Tunis, 4 May 2007. <Ben Ali> {told} the envoy that [he would stay].\n\n2. (C) No more.", "2010-12-07", "2007-05-04"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "published_on", "day"), [row[1:] for row in SAID], ids=[row[0] for row in SAID]
)
def test_what_is_said_has_the_day_the_text_gives(marked, published_on, day):
    utterance, page = read_marked(marked, published_on)
    assert date_utterance(utterance, page).said_on == day


def test_the_words_a_day_rests_on_are_kept():
    utterance, page = read_marked("<Ruto> {said} on Tuesday that [talks had failed].", THURSDAY)
    dating = date_utterance(utterance, page)
    assert (dating.words, dating.basis) == ("Tuesday", DateBasis.RELATIVE)


def test_dating_needs_well_below_a_millisecond():
    utterance, page = read_marked(SAID[0][1], THURSDAY)
    genre = detect_genre(page)
    begun = time.perf_counter()
    for _ in range(200):
        date_utterance(utterance, page, genre)
    assert (time.perf_counter() - begun) / 200 < 0.005  # ten times what a quiet machine takes


def test_finding_wordings_is_one_pass_and_linear():
    text = "On Monday, 3 May 2010, two days later, he said it again in March. " * 500
    begun = time.perf_counter()
    assert len(find_wordings(text)) == 1500
    assert time.perf_counter() - begun < 2  # seconds; a quiet machine takes a tenth
