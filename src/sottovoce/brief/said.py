"""Statements as the page shows them: the lanes of the case, and everybody else by speaker.

In: a `Brief`, its statements grouped by echo. Out: `Group`s of speeches: what one speaker
said to one audience, on one day, in one way.
"""

from collections.abc import Mapping

from sottovoce.brief.cites import Cites
from sottovoce.brief.confirmed import confirmations
from sottovoce.brief.page import AlsoIn, Group, Lead, Said, Speech
from sottovoce.brief.retold import Words, documents_by_id, words_of
from sottovoce.brief.sentences import case_names, in_front, report_title, side_titles
from sottovoce.brief.sides import COURTED, PATRON, is_by_sender, measured_sides, side_of
from sottovoce.brief.terms import ACT_WORDS, AUTHENTICITY_WORDS, DATE_BASIS_WORDS, FORM_WORDS, ONLY_REPORTED
from sottovoce.brief.wording import (
    Namer,
    audience_phrase,
    capitalise,
    day_words,
    is_code,
    is_plural,
    join_words,
    name_phrase,
    openness_words,
    quoted,
    tidy,
)
from sottovoce.records import Brief, Document, Passage, Statement
from sottovoce.vocabulary import Act, Authenticity, Channel, Form

Echoes = tuple[Statement, ...]

# Below even odds that it is a statement and this its speaker.
LOW_CONFIDENCE = 0.5


def statement_groups(
    brief: Brief, echoes: tuple[Echoes, ...], cites: Cites, name_of: Namer
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """The lanes of the case, and the statements outside it by speaker."""
    labels = {document.id: report_title(document) for document in brief.documents}
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
        return _speeches(some, labels, documents, confirmed, cites, name_of)

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


def speaker_title(statement: Statement, name_of: Namer) -> str:
    return capitalise(name_phrase(statement.speaker.name, name_of))


def _speeches(
    echoes: list[Echoes],
    labels: dict[str, str],
    documents: dict[str, Document],
    confirmed: Mapping[str, tuple[Statement, ...]],
    cites: Cites,
    name_of: Namer,
) -> tuple[Speech, ...]:
    """Things said with one lead, in the order of the first of them."""
    by_lead: dict[Lead, list[Said]] = {}
    proofs: dict[Lead, tuple[Passage, ...]] = {}
    for group in echoes:
        words = words_of(group[0], documents)
        later = confirmed.get(group[0].id, ())
        lead = _lead(group[0], words, later, name_of)
        proofs.setdefault(lead, tuple(statement.passage for statement in later))
        by_lead.setdefault(lead, []).append(_said(group, words, labels, cites))
    return tuple(
        Speech(lead=lead, rows=tuple(rows), confirmed_by=cites.cite_all(proofs[lead]))
        for lead, rows in by_lead.items()
    )


def _lead(statement: Statement, words: Words, later: tuple[Statement, ...], name_of: Namer) -> Lead:
    surfaced = statement.surfaced_on if statement.surfaced_on != statement.said_on else None
    return Lead(
        said=day_words(statement.said_on),
        surfaced=day_words(surfaced) if surfaced else "",
        speaker=speaker_title(statement, name_of),
        office=tidy(statement.speaker.office or ""),
        to_whom=listeners(statement, name_of),
        how=_how(statement, later, name_of),
        is_reported=_is_only_reported(statement),
        is_silence=statement.acts[:1] == (Act.NO_COMMENT,),
        is_retold=words.is_retold,
        is_plural=is_plural(statement.speaker.name),
    )


def _how(statement: Statement, later: tuple[Statement, ...], name_of: Namer) -> str:
    """How the words were said and what vouches for them, in plain words."""
    openness = openness_words(statement.channel, statement.channel_basis)
    return f"{openness}; {_vouched(statement, later, name_of)}"


def _vouched(statement: Statement, later: tuple[Statement, ...], name_of: Namer) -> str:
    """What vouches for the words, and since when."""
    if not later:
        return AUTHENTICITY_WORDS[statement.authenticity]
    day, who = day_words(later[0].said_on), name_phrase(later[0].speaker.name, name_of)
    return f"not confirmed until {day}, confirmed then by {who}"


def listeners(statement: Statement, name_of: Namer) -> str:
    """Joint speakers are each other's audience; nobody tells a thing to himself."""
    speakers = {part.strip() for part in statement.speaker.name.split(";")}
    people = {entry for entry in statement.audience if not is_code(entry, name_of)}
    if len(speakers) > 1 and people == speakers:
        return "each other"
    return audience_phrase(statement.audience, name_of)


def _is_only_reported(statement: Statement) -> bool:
    """Does nobody stand for these words? Then the page never gives them as fact."""
    if statement.authenticity is Authenticity.PARAPHRASE_BY_AUTHOR:
        return statement.channel in (Channel.LEAKED, Channel.UNKNOWN)
    return statement.authenticity in ONLY_REPORTED


def _said(group: Echoes, words: Words, labels: dict[str, str], cites: Cites) -> Said:
    first = group[0]
    cite = cites.cite(first.passage)
    tellings = [other.passage for other in group[1:]]
    tellings += [passage for one in group for passage in one.alt_passages]
    return Said(
        quote=quoted(words.text),
        acts=join_words(ACT_WORDS[act] for act in first.acts),
        form=_form_words(first, words),
        asides=_asides(first),
        cite=cite,
        also_in=_also_in(first, tellings, labels, cites),
    )


def _form_words(statement: Statement, words: Words) -> str:
    is_framed = words.is_retold and statement.form is Form.DIRECT
    form = FORM_WORDS[Form.MIXED if is_framed else statement.form]
    return f"{form}; words around it are not at hand and may turn the sense" if words.is_cut else form


def _also_in(
    first: Statement, tellings: list[Passage], labels: dict[str, str], cites: Cites
) -> tuple[AlsoIn, ...]:
    by_document: dict[str, list[Passage]] = {}
    for passage in tellings:
        by_document.setdefault(passage.document, []).append(passage)
    return tuple(
        AlsoIn(label=_telling_label(document, first, labels), cites=cites.cite_all(passages))
        for document, passages in by_document.items()
    )


def _telling_label(document: str, first: Statement, labels: dict[str, str]) -> str:
    return "the same report" if document == first.passage.document else labels.get(document, "another report")


def _asides(statement: Statement) -> tuple[str, ...]:
    """What a careful reader wants to know of the coding itself."""
    asides = []
    basis = DATE_BASIS_WORDS[statement.date_basis] if statement.date_basis else ""
    if basis and statement.said_on:
        asides.append(basis)
    if (statement.channel_basis or "").startswith("inferred"):
        asides.append("channel inferred")
    if statement.confidence < LOW_CONFIDENCE:
        asides.append("the reader is not sure of this one")
    return tuple(asides)
