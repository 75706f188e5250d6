"""Who speaks in an embassy's own report. Every case is invented."""

import pytest
from reading_pages import page_of, utterances_of

CABLE = """CONFIDENTIAL
FROM: EMBASSY OF NORWAY, LIMA
TO: OSLO
DATE: 11 MARCH 2023
SUBJECT: PERU: THE PORT

1. Summary. Senior Peruvians tell us that the port will be open. End summary.

2. HOM called on the deputy foreign minister, Hugo Parra, on 9 March. Parra said that the port was shut.
HOM replied that Oslo would need a letter.

3. Parra asked that Norway keep its boats at sea. We cannot verify this.

4. Comment. Parra is probably sincere. We recommend that the boats stay. End comment.
"""

MEMO = """EMBASSY OF CHILE, ACCRA
MEMO 6/2023, RESTRICTED
12 March 2023
To: Africa Department, Santiago
Subj.: The dam

1. DCM called on Esi Amoako, deputy energy minister. Amoako said that the dam was dry. DCM replied so.

1b. DCM later told her that he had no orders.

2. COMMENT. The dam is probably dry. We advise that the engineers stay. END COMMENT.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CABLE,
            {
                ("Head of Mission of Norway", "NOR"),
                ("Hugo Parra", "PER"),
                ("Embassy of Norway", "NOR"),
            },
        ),
        (
            MEMO,
            {
                ("Deputy Chief of Mission of Chile", "CHL"),
                ("Esi Amoako", "GHA"),
                ("Embassy of Chile", "CHL"),
            },
        ),
    ],
    ids=["cable", "memo"],
)
def test_a_missions_report_speaks_for_its_mission(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(u.speaker.name, u.speaker.state) for u in utterances_of(text)} == expected


def test_a_summary_of_what_is_told_below_is_no_statement() -> None:
    start = CABLE.index("1. Summary")
    end = CABLE.index("2. HOM")
    assert not [u for u in utterances_of(CABLE) if start <= u.start < end]


@pytest.mark.parametrize(
    ("salutation", "signature"),
    [("Mr President,", "Captain Hugo Parra"), ("Madam Minister,", "Inés Rojas")],
)
def test_a_letter_opens_with_a_bare_form_of_address(salutation: str, signature: str) -> None:
    text = (
        f"OPEN LETTER\n\nLima, 14 March 2023\n\n{salutation}\n\nPeru has one port, and Peru needs it. "
        "The port must stay ours. Peru will not sell it.\n\nPeru asks you to publish the audit.\n\n"
        f"With respect,\n\n{signature}\n"
    )
    heard = {(u.speaker.name, u.speaker.state) for u in utterances_of(text) if u.layout == "letter"}
    assert heard == {(signature.removeprefix("Captain "), "PER")}


def test_the_council_of_the_united_nations_is_not_that_of_the_state_told_of() -> None:
    page = page_of("Haiti waits for the United Nations. The Security Council asked Haiti to wait.")
    assert [m.actor.state for m in page.mentions if m.surface == "Security Council"] == ["UN"]
