"""Statements as the page shows them: the lanes of the case, and everybody else by speaker.

In: a `Brief`, its statements grouped by echo. Out: `Group`s of speeches: what one speaker
said to one audience, on one day, in one way.
"""

from sottovoce.brief.cites import Cites
from sottovoce.brief.confirmed import confirmations
from sottovoce.brief.page import Group, Speech
from sottovoce.brief.retold import documents_by_id
from sottovoce.brief.sentences import case_names, in_front, side_titles
from sottovoce.brief.sides import COURTED, PATRON, is_by_sender, measured_sides, side_of
from sottovoce.brief.speeches import Echoes, build_speeches, speaker_title
from sottovoce.brief.wording import Namer
from sottovoce.records import Brief


def statement_groups(
    brief: Brief, echoes: tuple[Echoes, ...], cites: Cites, name_of: Namer
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """The lanes of the case, and the statements outside it by speaker."""
    documents = documents_by_id(brief)
    confirmed = confirmations(brief.statements, documents)
    case = brief.case
    measured = measured_sides(brief)
    sides: dict[str, list[Echoes]] = {PATRON: [], COURTED: [], "": []}
    outside: dict[str, list[Echoes]] = {}
    for group in echoes:
        if case is not None and is_by_sender(group[0], case):
            sides[side_of(group[0], case, measured) or ""].append(group)
        else:
            outside.setdefault(speaker_title(group[0], name_of), []).append(group)

    def speeches(some: list[Echoes]) -> tuple[Speech, ...]:
        return build_speeches(some, documents, confirmed, cites, name_of)

    lanes: tuple[Group, ...] = ()
    if case is not None:
        sender, _, courted = case_names(case, name_of)
        titles = side_titles(case, name_of)
        lanes = (
            Group(
                title=titles[PATRON],
                side=PATRON,
                speeches=speeches(sides[PATRON]),
                empty=f"These reports hold nothing that {sender} said {in_front(case, name_of)}.",
            ),
            Group(
                title=titles[COURTED],
                side=COURTED,
                speeches=speeches(sides[COURTED]),
                empty=f"These reports hold nothing that {sender} said in private or to {courted}.",
            ),
        )
        if sides[""]:
            lanes += (Group(title=f"Other words of {sender}", side="open", speeches=speeches(sides[""])),)
    others = tuple(
        Group(title=speaker, side="", speeches=speeches(some)) for speaker, some in sorted(outside.items())
    )
    return lanes, others
