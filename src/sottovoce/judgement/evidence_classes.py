"""Which records tell which class of evidence: rules over coded fields, never over words.

In: an approach. Out: for each class its tellings. Method: one small rule a class; what happens after the
sender's words to the courted side is told from what went before by its day, and what is not told counts only
where reports on the case go on long enough to tell it.
"""

from collections.abc import Callable, Iterable, Mapping

from sottovoce.codes import first_word, states_in
from sottovoce.judgement import grounds as told
from sottovoce.judgement.approach import Approach, Telling, done, is_by, is_since, said, stands
from sottovoce.vocabulary import Act, Authenticity, Channel, CommitmentStatus, EventType

_BLAMES = frozenset({Act.ACCUSE, Act.CONDEMN, Act.THREATEN, Act.WARN, Act.REFUSE})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.MOBILIZE})
_PUNISHMENTS = frozenset({EventType.THREATEN, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})
_BACKING = frozenset({EventType.SUPPORT, EventType.AID, EventType.AGREE, EventType.COOPERATE})
_HELP = frozenset({EventType.AID, EventType.CONCEDE, EventType.MOBILIZE})
# Acts that take a thing lightly where they rate nobody.
_SHRUGS = frozenset({Act.ASSESS, Act.ASSURE, Act.NO_COMMENT})
_OWN_WORD = frozenset({Authenticity.OFFICIAL_READOUT, Authenticity.ON_RECORD})
# A step of the annotation's scale: what is rated more weakly takes no side.
SIDE = 0.3


def _words_leaked(approach: Approach) -> Iterable[Telling]:
    return map(said, approach.leaked_words)


def _words_vouched(approach: Approach) -> Iterable[Telling]:
    return (
        said(s) for s in approach.closed_words if s.channel is Channel.PRIVATE and s.authenticity in _OWN_WORD
    )


def _sender_confirms(approach: Approach) -> Iterable[Telling]:
    yield from map(said, approach.on_its_words(Act.CONFIRM))
    yield from _ruled_on(approach, Authenticity.LEAKED_CONFIRMED)


def _sender_denies(approach: Approach) -> Iterable[Telling]:
    yield from map(said, approach.on_its_words(Act.DENY))
    yield from _ruled_on(approach, Authenticity.LEAKED_DENIED)


def _ruled_on(approach: Approach, authenticity: Authenticity) -> Iterable[Telling]:
    """Its letter is that of a report that tells of the ruling, not that of the words ruled on."""
    kind = Authenticity.PARAPHRASE_BY_AUTHOR.value
    return (said(s, kind) for s in approach.leaked_words if s.authenticity is authenticity)


def _sender_silent(approach: Approach) -> Iterable[Telling]:
    return map(said, approach.on_its_words(Act.NO_COMMENT))


def _courted_vouches(approach: Approach) -> Iterable[Telling]:
    """The courted side's own note of what it was told, or its word that it was told it."""
    for statement in approach.closed_words:
        is_note = statement.authenticity is Authenticity.REPORTED_BY_THIRD_PARTY
        if is_note and statement.channel is Channel.PRIVATE:
            yield said(statement)
    for statement in approach.grounds.statements:
        is_of_sender = approach.sender in {t.id for t in statement.targets}
        is_after = is_since(statement.said_on, approach.came_out)
        if is_by(statement, approach.far) and Act.CONFIRM in statement.acts and is_of_sender and is_after:
            yield said(statement)


def _patron_punishes(approach: Approach) -> Iterable[Telling]:
    deeds = approach.deeds(approach.near, frozenset({approach.sender}), _PUNISHMENTS)
    return (done(e) for e in deeds if is_since(e.date, approach.came_out))


def _patron_blames(approach: Approach) -> Iterable[Telling]:
    return (said(s) for s, kindness in approach.patron_on_sender if kindness <= -SIDE)


def _patron_backs(approach: Approach) -> Iterable[Telling]:
    for statement, kindness in approach.patron_on_sender:
        is_shrug = kindness > -SIDE and statement.acts[0] in _SHRUGS
        if kindness >= SIDE or is_shrug:
            yield said(statement)
    for event in approach.deeds(approach.near, frozenset({approach.sender}), _BACKING):
        if is_since(event.date, approach.came_out):
            yield done(event)


def _patron_silent(approach: Approach) -> Iterable[Telling]:
    deeds = (_patron_punishes, _patron_backs)
    has_acted = any(any(True for _ in rule(approach)) for rule in deeds)
    if not approach.near or approach.patron_on_sender or has_acted:
        return ()
    return approach.silences("patron_silent", approach.came_out)


def _line_kept(approach: Approach) -> Iterable[Telling]:
    for statement in approach.open_words:
        is_for = any(t.id in approach.near and t.polarity >= SIDE for t in statement.targets)
        is_beside = bool(set(map(first_word, statement.audience)) & approach.near)
        if is_for or (is_beside and Act.ALIGN in statement.acts):
            yield said(statement)
    for event in approach.deeds(frozenset({approach.sender}), approach.near, frozenset({EventType.SUPPORT})):
        if is_since(event.date, approach.said_first):
            yield done(event)


def _line_parted(approach: Approach) -> Iterable[Telling]:
    return _blamed(approach, approach.near)


def _harsh_on_courted(approach: Approach) -> Iterable[Telling]:
    return _blamed(approach, approach.far)


def _blamed(approach: Approach, codes: frozenset[str]) -> Iterable[Telling]:
    return (
        said(s)
        for s in approach.open_words
        if set(s.acts) & _BLAMES and any(t.id in codes and t.polarity <= -SIDE for t in s.targets)
    )


def _open_pledge(approach: Approach) -> Iterable[Telling]:
    return map(said, told.open_pledges(approach.grounds))


def _helps_patron(approach: Approach) -> Iterable[Telling]:
    return map(done, approach.deeds(frozenset({approach.sender}), approach.near, _HELP))


def _soil_used(approach: Approach) -> Iterable[Telling]:
    return approach.circumstances("attacks") if approach.near else ()


def _attacks_courted(approach: Approach) -> Iterable[Telling]:
    # A threat in a letter is a part of the words, not a deed that belies them.
    letters = {s.passage.document for s in approach.leaked_words}
    for event in approach.deeds(frozenset({approach.sender}), approach.far, _FORCE):
        if event.passage.document not in letters and is_since(event.date, approach.said_first):
            yield done(event)


def _concession_done(approach: Approach) -> Iterable[Telling]:
    yield from map(done, told.all_concessions(approach.grounds))
    yield from map(stands, told.told_concessions(approach.grounds))


def _no_concession(approach: Approach) -> Iterable[Telling]:
    if any(True for _ in _concession_done(approach)):
        return ()
    return approach.silences("no_concession", approach.said_first)


def _promise_kept(approach: Approach) -> Iterable[Telling]:
    return _promises(approach, CommitmentStatus.KEPT)


def _promise_broken(approach: Approach) -> Iterable[Telling]:
    yield from _promises(approach, CommitmentStatus.BROKEN)
    yield from approach.circumstances("broken_promise")


def _promises(approach: Approach, status: CommitmentStatus) -> Iterable[Telling]:
    for entry in approach.commitments:
        if entry.status is status and approach.sender in states_in(entry.state):
            for passage in entry.status_evidence or (entry.passage,):
                yield Telling(
                    record=entry.statement, document=passage.document, passage=passage, kind="commitment"
                )


def _troops_leave(approach: Approach) -> Iterable[Telling]:
    return _troops(approach, "troops_leaving", EventType.RETREAT)


def _troops_arrive(approach: Approach) -> Iterable[Telling]:
    return _troops(approach, "troops_arriving", EventType.MOBILIZE)


def _troops(approach: Approach, kind: str, type: EventType) -> Iterable[Telling]:
    """Where the front stands at home, no foreign patron has any there."""
    if approach.near:
        yield from approach.circumstances(kind)
    yield from map(done, approach.deeds(approach.near, frozenset({approach.sender}), frozenset({type})))


def _held_dependent(approach: Approach) -> Iterable[Telling]:
    return _held(approach, is_dependent=True)


def _held_free(approach: Approach) -> Iterable[Telling]:
    return _held(approach, is_dependent=False)


def _held(approach: Approach, *, is_dependent: bool) -> Iterable[Telling]:
    if not approach.near:
        return
    for belief in approach.grounds.beliefs:
        is_theirs = not belief.holders or bool(set(belief.holders) & approach.far)
        if belief.about == approach.sender and belief.denies_autonomy is is_dependent and is_theirs:
            yield stands(belief)


def _sanctions(approach: Approach) -> Iterable[Telling]:
    yield from approach.circumstances("sanctions")
    others = frozenset(
        code for e in approach.grounds.events for code in e.sources if code not in approach.near
    )
    sanctions = frozenset({EventType.SANCTION})
    yield from map(done, approach.deeds(others - {approach.sender}, frozenset({approach.sender}), sanctions))


def _dependence(approach: Approach) -> Iterable[Telling]:
    return approach.circumstances("dependence") if approach.near else ()


_Rule = Callable[[Approach], Iterable[Telling]]

# In the order in which they are told to a reader.
CLASSES: Mapping[str, _Rule] = {
    "words_leaked": _words_leaked,
    "words_vouched": _words_vouched,
    "sender_confirms": _sender_confirms,
    "sender_denies": _sender_denies,
    "sender_silent": _sender_silent,
    "courted_vouches": _courted_vouches,
    "patron_punishes": _patron_punishes,
    "patron_blames": _patron_blames,
    "patron_backs": _patron_backs,
    "patron_silent": _patron_silent,
    "line_kept": _line_kept,
    "line_parted": _line_parted,
    "harsh_on_courted": _harsh_on_courted,
    "open_pledge": _open_pledge,
    "helps_patron": _helps_patron,
    "soil_used": _soil_used,
    "attacks_courted": _attacks_courted,
    "concession_done": _concession_done,
    "no_concession": _no_concession,
    "promise_kept": _promise_kept,
    "promise_broken": _promise_broken,
    "troops_leave": _troops_leave,
    "troops_arrive": _troops_arrive,
    "held_dependent": _held_dependent,
    "held_free": _held_free,
    "sanctions": _sanctions,
    "dependence": _dependence,
}

# Classes that mean something only beside a patron abroad, so that at home nobody need look for them.
OF_PATRON_ABROAD = frozenset(
    {
        "patron_punishes",
        "patron_blames",
        "patron_backs",
        "patron_silent",
        "line_kept",
        "line_parted",
        "helps_patron",
        "troops_leave",
        "troops_arrive",
        "soil_used",
        "held_dependent",
        "held_free",
        "dependence",
    }
)
