"""What one speaker told one audience, on one day and in one way, under one lead.

In: statements grouped by echo. Out: `Speech`es in the order of the first thing said. Method: a hearer and his
state are one audience; on record or in the report's own paraphrase is one talk, not two.
"""

from collections.abc import Mapping

from sottovoce.brief.cites import Cites
from sottovoce.brief.marks import quoted
from sottovoce.brief.page import AlsoIn, Lead, Said, Speech
from sottovoce.brief.repeats import Told, without_repeats
from sottovoce.brief.retold import words_of
from sottovoce.brief.sentences import report_title
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
    tidy,
)
from sottovoce.records import Document, Passage, Statement
from sottovoce.vocabulary import Act, Authenticity, Channel, Form

Echoes = tuple[Statement, ...]

# Below even odds that it is a statement and this its speaker.
LOW_CONFIDENCE = 0.5
RETOLD = "In the report’s words: "

# One open talk is often told in both ways.
_OPENLY_TOLD = frozenset({Authenticity.ON_RECORD, Authenticity.PARAPHRASE_BY_AUTHOR})


def speaker_title(statement: Statement, name_of: Namer) -> str:
    return capitalise(name_phrase(statement.speaker.name, name_of))


def build_speeches(
    echoes: list[Echoes],
    documents: dict[str, Document],
    confirmed: Mapping[str, tuple[Statement, ...]],
    cites: Cites,
    name_of: Namer,
) -> tuple[Speech, ...]:
    """Things said with one lead, in the order of the first of them."""
    talks: list[list[Told]] = []
    for told in without_repeats([_told(group, documents, confirmed) for group in echoes]):
        for talk in talks:
            if _is_one_talk(talk[0], told, name_of):
                talk.append(told)
                break
        else:
            talks.append([told])
    labels = {document.id: report_title(document) for document in documents.values()}
    return tuple(_speech(talk, labels, cites, name_of) for talk in talks)


def listeners(statement: Statement, name_of: Namer) -> str:
    return _listeners(statement, statement.audience, name_of)


def _told(
    group: Echoes, documents: dict[str, Document], confirmed: Mapping[str, tuple[Statement, ...]]
) -> Told:
    first = group[0]
    tellings = [other.passage for other in group[1:]]
    tellings += [passage for one in group for passage in one.alt_passages]
    return Told(
        statement=first,
        words=words_of(first, documents),
        audience=first.audience,
        acts=first.acts,
        tellings=tuple(tellings),
        later=confirmed.get(first.id, ()),
    )


# --- which things are one talk ----------------------------------------------------------------


def _is_one_talk(one: Told, other: Told, name_of: Namer) -> bool:
    return _occasion(one) == _occasion(other) and _is_one_audience(one.audience, other.audience, name_of)


def _occasion(told: Told) -> tuple[object, ...]:
    statement = told.statement
    vouched = None if statement.authenticity in _OPENLY_TOLD else statement.authenticity
    return (
        statement.speaker.name,
        statement.said_on,
        statement.surfaced_on,
        openness_words(statement.channel, statement.channel_basis),
        vouched,
        _is_only_reported(statement),
        _is_silence(told),
        told.later,
    )


def _is_one_audience(one: tuple[str, ...], other: tuple[str, ...], name_of: Namer) -> bool:
    """The same hearers; or the same states, where one telling names the person and the other does not."""
    states, others = (frozenset(e for e in entries if is_code(e, name_of)) for entries in (one, other))
    people, persons = frozenset(one) - states, frozenset(other) - others
    if people == persons:
        return states == others
    return bool(states) and states == others and (people <= persons or persons <= people)


# --- what stands above them -------------------------------------------------------------------


def _speech(talk: list[Told], labels: dict[str, str], cites: Cites, name_of: Namer) -> Speech:
    lead = _lead(talk, name_of)
    rows = tuple(_said(told, lead.is_retold, labels, cites) for told in talk)
    proofs = tuple(statement.passage for statement in talk[0].later)
    return Speech(lead=lead, rows=rows, confirmed_by=cites.cite_all(proofs))


def _lead(talk: list[Told], name_of: Namer) -> Lead:
    first = talk[0].statement
    surfaced = first.surfaced_on if first.surfaced_on != first.said_on else None
    audience = max((told.audience for told in talk), key=len)
    offices = [told.statement.speaker.office or "" for told in talk]
    return Lead(
        said=day_words(first.said_on),
        surfaced=day_words(surfaced) if surfaced else "",
        speaker=speaker_title(first, name_of),
        office=join_words(tidy(part) for part in next(filter(None, offices), "").split(";")),
        to_whom=_listeners(first, audience, name_of),
        how=_how(talk, name_of),
        is_reported=_is_only_reported(first),
        is_silence=_is_silence(talk[0]),
        is_retold=all(told.words.is_retold for told in talk),
        is_plural=is_plural(first.speaker.name),
    )


def _how(talk: list[Told], name_of: Namer) -> str:
    """How the words were said and what vouches for them, in plain words."""
    first = talk[0].statement
    parts = (openness_words(first.channel, first.channel_basis), _vouched(talk, name_of))
    return "; ".join(part for part in parts if part)


def _vouched(talk: list[Told], name_of: Namer) -> str:
    """What vouches for the words, and since when; nothing where the report only puts them in its own."""
    later = talk[0].later
    if later:
        day, who = day_words(later[0].said_on), name_phrase(later[0].speaker.name, name_of)
        return f"not confirmed until {day}, confirmed then by {who}"
    words = dict.fromkeys(AUTHENTICITY_WORDS[told.statement.authenticity] for told in talk)
    if len(words) > 1:
        return f"in part {next(filter(None, words))}"
    is_nameless = talk[0].statement.authenticity is Authenticity.PARAPHRASE_BY_AUTHOR
    if is_nameless and _is_only_reported(talk[0].statement):
        return "the report does not say who told of it"
    return next(iter(words))


def _listeners(statement: Statement, audience: tuple[str, ...], name_of: Namer) -> str:
    """Joint speakers are each other's audience; nobody tells a thing to himself."""
    speakers = {part.strip() for part in statement.speaker.name.split(";")}
    people = {entry for entry in audience if not is_code(entry, name_of)}
    if len(speakers) > 1 and people == speakers:
        return "each other"
    return audience_phrase(audience, name_of)


def _is_silence(told: Told) -> bool:
    return told.statement.acts[:1] == (Act.NO_COMMENT,)


def _is_only_reported(statement: Statement) -> bool:
    """Does nobody stand for these words? Then the page never gives them as fact."""
    if statement.authenticity is Authenticity.PARAPHRASE_BY_AUTHOR:
        return statement.channel in (Channel.LEAKED, Channel.UNKNOWN)
    return statement.authenticity in ONLY_REPORTED


# --- what was said ----------------------------------------------------------------------------


def _said(told: Told, is_lead_retold: bool, labels: dict[str, str], cites: Cites) -> Said:
    first = told.statement
    cite = cites.cite(first.passage)
    framed = RETOLD if told.words.is_retold and not is_lead_retold else ""
    return Said(
        quote=f"{framed}{quoted(told.words.text)}",
        acts=join_words(ACT_WORDS[act] for act in told.acts),
        form=_form_words(told),
        asides=_asides(first),
        cite=cite,
        also_in=_also_in(told, labels, cites),
    )


def _form_words(told: Told) -> str:
    is_framed = told.words.is_retold and told.statement.form is Form.DIRECT
    form = FORM_WORDS[Form.MIXED if is_framed else told.statement.form]
    return f"{form}; words around it are not at hand and may turn the sense" if told.words.is_cut else form


def _also_in(told: Told, labels: dict[str, str], cites: Cites) -> tuple[AlsoIn, ...]:
    by_document: dict[str, list[Passage]] = {}
    for passage in told.tellings:
        by_document.setdefault(passage.document, []).append(passage)
    return tuple(
        AlsoIn(label=_telling_label(document, told.statement, labels), cites=cites.cite_all(passages))
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
