"""An invented ledger: many statements of many states, some of which speak with two voices.

In: how many statements and actors, a seed. Out: readings, one a report. Method: states of the atlas speak,
address and rate each other; every eighth has a patron and a courted side and tells the courted one something
else behind closed doors; the others hold one view of each counterpart, whoever listens, and offer nothing. A
fifth of the statements are told again by another report. Words are made of syllables.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from sottovoce.records import Actor, Document, Passage, Reading, Statement, Target
from sottovoce.vocabulary import Act, ActorKind, Authenticity, Channel, Form

FIRST_DAY, DAYS = date(2031, 1, 1), 900
PER_REPORT = 20
TOLD_AGAIN = 0.2
TWO_VOICED = 8  # one of so many
_SYLLABLES = "ba ke lo mi nu pra ste vo zhi dor gan hel tra qui os ven".split()
_VIEWS = (-0.3, 0.0, 0.3)
_MOODS = (-0.6, -0.3, 0.0, 0.0, 0.3, 0.6)
_PLAIN_ACTS = (Act.INFORM, Act.ASSESS, Act.ACCUSE, Act.WARN, Act.DENY, Act.PREDICT, Act.CONFIRM, Act.REFUSE)
_CLOSED = (
    (Channel.PRIVATE, Authenticity.REPORTED_BY_THIRD_PARTY),
    (Channel.PRIVATE, Authenticity.OFFICIAL_READOUT),
    (Channel.LEAKED, Authenticity.LEAKED_UNCONFIRMED),
    (Channel.LEAKED, Authenticity.LEAKED_DENIED),
    (Channel.UNKNOWN, Authenticity.ANONYMOUS_SOURCED),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """A state, whom it deals with, and the two sides it plays, if it does."""

    code: str
    views: dict[str, float]  # of each counterpart
    patron: str | None
    courted: str | None


def invent_readings(n_statements: int, codes: list[str], seed: int = 0) -> Iterator[Reading]:
    """Readings of `PER_REPORT` statements each; `codes` are those of the states that speak."""
    chance = random.Random(seed)
    cast = [_cast(code, place, codes, chance) for place, code in enumerate(codes)]
    # A few states say much and most say little, as in a collection of reports.
    shares = [1 / (place + 10) ** 0.7 for place in range(len(cast))]
    words = ["".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(4000)]
    recent: list[Statement] = []
    for number in range(-(-n_statements // PER_REPORT)):
        count = min(PER_REPORT, n_statements - number * PER_REPORT)
        report = f"report {number:06d}"
        document = sha256(report.encode()).hexdigest()[:16]
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        told: list[Statement] = []
        for speaker in chance.choices(cast, shares, k=count):
            again = recent and chance.random() < TOLD_AGAIN
            made = chance.choice(recent) if again else _statement(speaker, day, words, chance)
            told.append(made)
        recent = [*recent, *told][-400:]
        yield _reading(document, report, day, told)


def _cast(code: str, place: int, codes: list[str], chance: random.Random) -> Cast:
    others = [other for other in codes if other != code]
    views = {other: chance.choice(_VIEWS) for other in chance.sample(others, 10)}
    if place % TWO_VOICED:
        return Cast(code, views, None, None)
    patron, courted, *_ = views
    return Cast(code, views, patron, courted)


def _statement(speaker: Cast, day: date, words: list[str], chance: random.Random) -> Statement:
    is_closed = chance.random() < 0.25
    channel, authenticity = chance.choice(_CLOSED) if is_closed else (Channel.PUBLIC, Authenticity.ON_RECORD)
    if speaker.patron and speaker.courted and chance.random() < 0.6:
        acts, audience, targets = _of_two_voices(speaker, is_closed, chance)
    else:
        acts, audience, targets = _of_one_voice(speaker, chance)
    content = " ".join(chance.choices(words, k=chance.randint(6, 25)))
    said_on = _said_on(day - timedelta(days=chance.choice((0, 0, 0, 1, 2, 30))), chance)
    return Statement(
        id="",
        passage=Passage(document="", start=0, end=0),
        anchor=" ".join(content.split()[:8]),
        content=content,
        speaker=Actor(
            id=f"government of {speaker.code}",
            name=f"Government of {speaker.code}",
            kind=ActorKind.STATE,
            state=speaker.code,
        ),
        speaker_surface="the government",
        speaker_passage=None,
        cue="said",
        cue_passage=None,
        form=Form.INDIRECT,
        said_on=said_on,
        surfaced_on=day.isoformat(),
        date_basis=None,
        date_words=None,
        audience=audience,
        audience_surface=None,
        channel=channel,
        channel_basis="invented",
        acts=acts,
        targets=targets,
        commitment=None,
        authenticity=authenticity,
        attribution_chain=("author",),
        confidence=0.9,
        found_by="invented",
    )


def _of_two_voices(
    speaker: Cast, is_closed: bool, chance: random.Random
) -> tuple[tuple[Act, ...], tuple[str, ...], tuple[Target, ...]]:
    patron, courted = speaker.patron or "", speaker.courted or ""
    if is_closed:
        kind = chance.choice((0.0, 0.3, 0.6))
        return (Act.ASSURE,), (courted,), (Target(id=courted, polarity=kind),)
    loyal = chance.choice((0.3, 0.6, 0.9))
    audience = (patron,) if chance.random() < 0.3 else ()
    return (Act.ALIGN,), audience, (Target(id=patron, polarity=loyal),)


def _of_one_voice(
    speaker: Cast, chance: random.Random
) -> tuple[tuple[Act, ...], tuple[str, ...], tuple[Target, ...]]:
    known = list(speaker.views)
    rated = chance.sample(known, chance.choice((0, 1, 1, 2)))
    targets = tuple(
        Target(id=code, polarity=round(speaker.views[code] + chance.choice(_MOODS), 1)) for code in rated
    )
    acts = tuple(chance.sample(_PLAIN_ACTS, chance.choice((1, 1, 2))))
    return acts, tuple(chance.sample(known, chance.choice((0, 0, 1, 1, 2)))), targets


def _said_on(day: date, chance: random.Random) -> str | None:
    """As the coded dossiers know their days: most to the day, some to the month, some not at all."""
    shape = chance.random()
    if shape < 0.1:
        return None
    return day.isoformat()[:7] if shape < 0.25 else day.isoformat()


def _reading(document: str, name: str, day: date, told: list[Statement]) -> Reading:
    text, placed = "", []
    for position, statement in enumerate(told):
        start = len(text)
        text += statement.content + ". "
        end = start + len(statement.content)
        placed.append(
            replace(
                statement,
                id=sha256(f"{document} {position}".encode()).hexdigest()[:16],
                passage=Passage(document=document, start=start, end=end),
            )
        )
    return Reading(
        document=Document(id=document, name=name, text=text, published_on=day.isoformat()),
        reader="invented 1",
        statements=tuple(placed),
    )
