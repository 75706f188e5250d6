"""The day a text states for itself. All texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.days import is_day
from sottovoce.documents.datelines import day_of_label, stated_day

BODY = (
    "\n\nThe two ministers met for three hours and agreed to meet again. Nothing was signed.\n\n"
    "Officials gave no further details.\n"
)

# id: (head of the text, the day it states)
STATED = {
    "release-after-dash": ("FOR IMMEDIATE RELEASE — March 3, 2021\nStatement on the ceasefire", "2021-03-03"),
    "release-after-colon": ("For Immediate Release: March 3, 2021", "2021-03-03"),
    "release-then-line": (
        "OFFICE OF THE PRESIDENT\nPress Secretary\nFor Immediate Release\nMarch 3, 2014\n\nREADOUT OF A CALL",
        "2014-03-03",
    ),
    "embargo": ("Embargoed until 14 April 2011, 06:00 GMT\nTalks resume", "2011-04-14"),
    "updated-with-clock": ("Updated 4:15 p.m. ET, Tue June 7, 2016\nTalks resume", "2016-06-07"),
    "last-updated": ("Talks resume\nLast updated on 20 April 2011 at 10:00 GMT", "2011-04-20"),
    "published-before-updated": (
        "Talks resume\nPublished 14 April 2011, updated 20 April 2011",
        "2011-04-14",
    ),
    "published-line-then-updated-line": (
        "Statement\nPublished 3 March 2014\nLast updated 5 May 2016 — See all updates",
        "2014-03-03",
    ),
    "as-of": ("Situation report no. 7\nAs of 20 April 2011", "2011-04-20"),
    "day-first-figures": ("Talks resume\nPublished 25/04/2021", "2021-04-25"),
    "month-first-figures": ("Talks resume\n04/25/2021", "2021-04-25"),
    "figures-equal": ("Statement by the spokesperson\nBrussels, 03/03/2014", "2014-03-03"),
    "figures-with-points": ("Talks resume\nFirst published: 14.04.2011, 08:15", "2011-04-14"),
    "wire-with-agency": (
        "Talks resume\n\nOSLO, May 3, 2019 (Newswire) - The two sides met again",
        "2019-05-03",
    ),
    "wire-agency-before-day": (
        "Talks resume\n\nTUNIS (Agency) — 9 June 2014 — The president said",
        "2014-06-09",
    ),
    "wire-year-from-copyright": (
        "Talks resume\n\nOSLO, May 3 (Newswire) - The two sides met\n\n© 2019 Newswire",
        "2019-05-03",
    ),
    "wire-two-places": ("Talks resume\nOslo/Geneva, 5 March 2014 – The two", "2014-03-05"),
    "wire-state": ("NAIROBI, Kenya, Mar. 3, 2021 — The two", "2021-03-03"),
    "wire-newswire-slashes": ("WASHINGTON, D.C., March 3, 2021 /Newswire/ -- The two", "2021-03-03"),
    "day-opens-the-text": ("14 April 2011 – The government said today", "2011-04-14"),
    "letter": ("A letter\n\nLima, 7 July 2003\n\nDear Minister,", "2003-07-07"),
    "letter-posted-later": ("Posted on 9 July 2003\n\nLima, 7 July 2003\n\nDear Minister,", "2003-07-09"),
    "ordinal-of-month": ("Accra, 3rd of March 2014\n\nCommuniqué", "2014-03-03"),
    "council-document": (
        "United Nations\nSecurity Council\nDistr.: General\n25 August 2017\n\nOriginal: English",
        "2017-08-25",
    ),
    "council-record": (
        "S/PV.9999\nProvisional\n9999th meeting\nFriday, 25 August 2017, 3 p.m.\nNew York",
        "2017-08-25",
    ),
    "telegram-group": ("O 110734Z FEB 08\nFM AMEMBASSY NOWHERE\nTO SECSTATE WASHDC", "2008-02-11"),
    "telegram-last-century": ("P R 020900Z NOV 79\nFM AMEMBASSY NOWHERE", "1979-11-02"),
    "cable-header": ("Reference ID: 08X1\nDate: 2008-02-11 07:34\nSubject: talks", "2008-02-11"),
    "cable-released-later": (
        "Created 2008-02-11 07:34; Released 2011-05-20 21:09\nSubject: talks",
        "2011-05-20",
    ),
    "mail-sent": (
        "From: a@b.example\nSent: Thursday, April 14, 2011 9:12 AM\nTo: c@d.example\nSubject: talks",
        "2011-04-14",
    ),
    "mail-date": ("Date: Thu, 14 Apr 2011 10:00:00 +0200\nSubject: talks", "2011-04-14"),
    "transcript-title": (
        "Transcript: press conference with the chancellor, Vienna, 14 April 2011",
        "2011-04-14",
    ),
    "briefing-capitals": ("BACKGROUND BRIEFING, 9 MAY 2018 (abridged)", "2018-05-09"),
    "briefing-with-clock": ("Daily press briefing\nWednesday, March 5, 2014\n12:45 p.m. EST", "2014-03-05"),
    "byline-with-bars": ("Talks resume\nBy Jane Roe | 14 April 2011 | 3 min read", "2011-04-14"),
    "byline-with-place": ("Talks resume\nBy Jane Roe, Paris, April 14th, 2011", "2011-04-14"),
    "blog-posted-by": ("Talks resume\nPosted by jroe on April 14, 2011 at 8:15 am", "2011-04-14"),
    "reading-time": ("Talks resume\nMarch 5, 2014 · 6 min read", "2014-03-05"),
    "clock-with-point": ("Talks resume\nFriday 5 March 2014 10.30 GMT", "2014-03-05"),
    "outlet-and-day": ("The Observer of Trade, March 5th 2014\n\nTalks resume", "2014-03-05"),
    "broadcast-not-recorded": (
        "Interview\nRecorded on 31 March 2015. Broadcast on 2 April 2015.",
        "2015-04-02",
    ),
    "compiled": ("The river talks\nOverview compiled 11 June 1997", "1997-06-11"),
    "put-together": (
        "SUMMARY FOR FILE\nPut together in our own words on 20 May 2011 from cables",
        "2011-05-20",
    ),
    "week-across-months": ("Weekly brief, 28 April – 4 May 2022", "2022-05-04"),
    "week-after-colon": ("Week in review: May 2–8, 2022\nNothing new", "2022-05-08"),
    "week-between-commas": ("Sitrep 12, 3–5 March 2014, prepared for the board", "2014-03-05"),
    "bulletin-of-a-month": ("Monthly bulletin No. 4, April 2022", "2022-04"),
    "span-of-months": ("The pipeline dispute, January to early March 2019\n", "2019-03"),
    "markdown-emphasis": ("# Talks resume\n\n*14 April 2011*", "2011-04-14"),
    "iso-line": ("2011-04-14\n", "2011-04-14"),
    "in-brackets": ("Talks resume. A report\n(14 April 2011)", "2011-04-14"),
    "military-clock": ("Telegram 12\n\nLima, September 5, 1972, 1030Z.", "1972-09-05"),
    "updated-after-the-day": ("Talks resume\nApril 5, 2022 Updated 6:15 p.m. ET", "2022-04-05"),
    "ministry-with-number": ("Foreign Office, July 27, 1914.\nSir,", "1914-07-27"),
    "council-letter": (
        "Security Council\nDistr.: General\n5 April 2022\n\nLetter dated 4 April 2022 from the Mission",
        "2022-04-05",
    ),
    "no-break-spaces": ("Talks resume\nOslo, 14\u00a0April\u00a02011", "2011-04-14"),
    "windows-line-ends": ("Talks resume\r\nOslo, 14 April 2011\r\n", "2011-04-14"),
}

# id: head of a text that states no day of its own, or not surely
NOT_STATED = {
    "figures-ambiguous": "Talks resume\nPublished 03/04/2021",
    "wire-without-year": "Talks resume\n\nOSLO, May 3 (Newswire) - The two",
    "wire-with-far-year": "Talks resume\n\nOSLO, May 3 - The two, who met on 1 January 1999 before,",
    "no-such-day": "Talks resume\n31 February 2022",
    "title-about-a-treaty": "The agreement of 14 April 2011 and its critics",
    "title-about-a-meeting": "The March 5, 2014 meeting in Oslo\nA note",
    "title-of-a-summit": "Joint statement of the 3 March 2014 summit",
    "prose-on-a-day": "Talks resume\nOn 14 April 2011, the two sides signed a treaty in Oslo.",
    "prose-report-published": "Talks resume\nA report published on 3 March 2022 said nobody would come.",
    "prose-released-prisoners": "Released prisoners told reporters on 4 May 2022 that they were beaten.",
    "prose-released-in": "Released in an exchange on 4 May 2022, the four men went home.",
    "chronology": "Chronology\n\n3 March 2021 – Opening.\n5 March 2021 – A stall.\n9 March 2021 – The end.",
    "advisory-when": "Media advisory\nWhen: 14 April 2011, 10:00\nWhere: Press Centre",
    "deadline": "Call for papers\nDeadline: 14 April 2011",
    "recorded-only": "Interview\nRecorded 8 May 2007, Oslo",
    "held-on": "Notes of a meeting held on 3 March 2014\nNot for circulation",
    "declassified": "Declassified 3 March 2014\nMemorandum of conversation, Oslo",
    "month-of-an-event": "The war at sea, April 1982",
    "two-rival-labels": "Talks resume\nOslo, 14 April 2011\nBergen, 16 April 2022",
    "life": "Obituary\nJane Roe, 5 April 1922 – 3 May 2010",
    "looking-back": "Remembering the siege, 5 April 1992",
    "younger-than-its-heading": "Talks, Oslo, 3 March 2014\n\nA week after this meeting all was signed.",
    "no-day-at-all": "Talks resume",
    "two-digit-year": "Talks resume\nOslo, 14 April 11",
}


@pytest.mark.parametrize(("head", "day"), STATED.values(), ids=STATED.keys())
def test_a_day_that_the_text_states_for_itself_is_found(head: str, day: str) -> None:
    assert stated_day(head + BODY) == day


@pytest.mark.parametrize("head", NOT_STATED.values(), ids=NOT_STATED.keys())
def test_a_day_of_other_things_is_not_taken_for_that_of_the_text(head: str) -> None:
    assert stated_day(head + BODY) is None


@pytest.mark.parametrize(
    ("last_line", "day"),
    [
        pytest.param("Brussels, 14 April 2011", "2011-04-14", id="place-and-day"),
        pytest.param("Posted on 14 April 2011 in News", "2011-04-14", id="posted"),
        pytest.param("CORRECTION:\n\nHer name was misspelt.\n\nFriday, 4 May 2022.", None, id="correction"),
        pytest.param("The treaty expired on 14 April 2011", None, id="prose"),
    ],
)
def test_a_dateline_at_the_end_counts(last_line: str, day: str | None) -> None:
    assert stated_day("Talks resume" + 4 * BODY + "\n" + last_line + "\n") == day


def test_a_day_deep_in_the_text_does_not_count() -> None:
    assert stated_day("Talks resume" + 4 * BODY + "\nOslo, 14 April 2011\n" + 4 * BODY) is None


def test_the_head_comes_before_the_end() -> None:
    assert (
        stated_day("Talks resume\nOslo, 14 April 2011" + 4 * BODY + "\nOslo, 20 May 2022\n") == "2011-04-14"
    )


def test_a_short_label_gives_its_day_and_prose_none() -> None:
    assert day_of_label("By Jane Roe | 14 April 2011") == "2011-04-14"
    assert day_of_label("They will meet on 14 April 2011 in Oslo") is None


DAYS = st.dates().filter(lambda day: 1900 <= day.year <= 2099)


@given(day=DAYS, place=st.sampled_from(["OSLO", "New York", "PORT MORESBY, Papua New Guinea"]))
def test_every_dateline_gives_its_own_day(day, place) -> None:  # type: ignore[no-untyped-def]
    months = "January February March April May June July August September October November December".split()
    written = f"{place}, {day.day} {months[day.month - 1]} {day.year} – The two"
    assert stated_day(written + BODY) == day.isoformat()


@given(st.text(alphabet="0123456789/.-–, \nMayJune April:;|()©", max_size=400))
def test_any_text_gives_a_well_formed_day_or_none(text: str) -> None:
    day = stated_day(text)
    assert day is None or is_day(day)


@pytest.mark.parametrize("character", ["(", " ", "[", "-", "1 May ", "Published ", "12:30 "])
def test_long_monotonous_lines_are_read_in_no_time(character: str) -> None:
    """Each once met a pattern that tried every start anew; a hang would fail the run."""
    assert stated_day("x" + 200_000 * character + "y\n\nOfficials gave no details.") is None
