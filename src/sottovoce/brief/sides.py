"""Which side of the case a statement stands on.

In: statements, the case and its divergence. Out: "patron", "courted" or None. Method: the measure's own
evidence decides; where it is silent, the audience; where that is silent too, the channel.
"""

from collections.abc import Mapping

from sottovoce.codes import states_in
from sottovoce.records import Brief, Case, Statement
from sottovoce.vocabulary import Channel

PATRON = "patron"
COURTED = "courted"


def measured_sides(brief: Brief) -> Mapping[str, str]:
    """Record id to side, as the divergence counted it."""
    if brief.divergence is None:
        return {}
    return {item.record: item.side for item in brief.divergence.measure.evidence if item.side is not None}


def is_by_sender(statement: Statement, case: Case) -> bool:
    return case.sender in states_in(statement.speaker.state) or case.sender == statement.speaker.name


def side_of(statement: Statement, case: Case, measured: Mapping[str, str]) -> str | None:
    """The side of one of the sender's statements; None where text and measure leave it open."""
    if statement.id in measured:
        return measured[statement.id]
    to_patron, to_courted = case.patron in statement.audience, case.courted in statement.audience
    if to_patron != to_courted:
        return PATRON if to_patron else COURTED
    if statement.channel is Channel.PUBLIC:
        return PATRON
    if statement.channel in (Channel.PRIVATE, Channel.LEAKED):
        return COURTED
    return None
