"""Training rows as the reader sees them: a page, the utterance at the row's content, and its candidates.

A row of `training/data/*.jsonl` is one statement (training/data/README.md). What the head is asked about it
is put together by the product's own code, so that training and reading agree.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sottovoce.reading.actors import find_mentions
from sottovoce.reading.attribution import find_utterances
from sottovoce.reading.dates import find_dates
from sottovoce.reading.genre import detect_genre
from sottovoce.reading.heads.asking import ask
from sottovoce.reading.heads.questions import Asked, Span
from sottovoce.reading.language import load_model, parse_pages
from sottovoce.reading.page import Page, Utterance
from sottovoce.records import Actor, Document
from sottovoce.vocabulary import ActorKind, Form

NO_TARGET, NEGATIVE, NEUTRAL, POSITIVE = range(4)
_SAME = 0.3  # share of the content that an utterance must cover to be the one that tells it


@dataclass(frozen=True, slots=True)
class Row:
    """One statement with what is asked about it, and the answers. `signs` are parallel to `asked.actors`."""

    id: str
    crisis: str
    page: Page
    utterance: Utterance
    asked: Asked
    hearers: tuple[str, ...]
    acts: tuple[str, ...]
    signs: tuple[int, ...]
    binds: bool
    refrains: bool
    is_modal: bool


def read_rows(folder: Path) -> list[Row]:
    """Every row of every crisis of a folder, in the order of the files' names."""
    told = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in _lines(path)]
    documents = [Document(id=one["id"], name=one["id"], text=one["text"], language="en") for one in told]
    return [_row(one, page) for one, page in zip(told, parse_pages(documents, load_model()), strict=True)]


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _row(told: dict[str, Any], page: Page) -> Row:
    page.mentions, page.dates = find_mentions(page), find_dates(page)
    utterance = _utterance(told, page)
    asked, mentions = ask(utterance, page)
    polarities = {target["id"]: target["polarity"] for target in told["targets"]}
    actors = [(span, sign_of(m.actor.state, m.actor.name, polarities)) for span, m in _pairs(asked, mentions)]
    actors += _told_only(told, utterance, [span for span, _ in actors])
    bond = told["commitment"]
    return Row(
        id=told["id"],
        crisis=told["crisis"],
        page=page,
        utterance=utterance,
        asked=replace(asked, actors=tuple(span for span, _ in actors)),
        hearers=tuple(code for code in told["audience"] or () if " " not in code),
        acts=tuple(told["acts"]),
        signs=tuple(sign for _, sign in actors),
        binds=bond is not None,
        refrains=bool(bond and bond["is_negated"]),
        is_modal=bool(bond and bond["strength"]),
    )


def _pairs(asked: Asked, mentions: Any) -> Iterator[tuple[Span, Any]]:
    return zip(asked.actors, mentions, strict=True)


def sign_of(code: str | None, name: str, polarities: dict[str, float]) -> int:
    """The answer about an actor: its own code or name, else a group of its state ("XXX people")."""
    groups = (value for key, value in polarities.items() if key.split()[0] == code)
    value = polarities.get(code or "", polarities.get(name, next(groups, None)))
    return NO_TARGET if value is None else _sign(value)


def _sign(value: float) -> int:
    return POSITIVE if value > 0 else NEGATIVE if value < 0 else NEUTRAL


def _told_only(told: dict[str, Any], utterance: Utterance, known: list[Span]) -> list[tuple[Span, int]]:
    """Targets that no mention covers (a pronoun, a body without a state), the speaker's own side left out."""
    found = []
    for target in told["targets"]:
        at = told["content"].find(target["words"])
        span = utterance.start + at, utterance.start + at + len(target["words"])
        is_own = target["id"].split()[0] in (told["speaker_state"] or "").split(";")
        if at >= 0 and not is_own and not any(a < span[1] and span[0] < b for a, b in known):
            found.append((span, _sign(target["polarity"])))
    return found


def _utterance(told: dict[str, Any], page: Page) -> Utterance:
    """The utterance that the reader finds at the content, cut to it; without a cue where it finds none."""
    start = told["text"].index(told["content"])
    end = start + len(told["content"])
    found = max(find_utterances(page, detect_genre(page)), key=lambda u: _shared(u, start, end), default=None)
    if found is None or _shared(found, start, end) < _SAME * (end - start):
        found = _bare(told, page, start)
    speaker = found.speaker
    if speaker.state is None:
        speaker = replace(speaker, state=told["speaker_state"])
    return replace(found, start=start, end=end, speaker=speaker)


def _shared(utterance: Utterance, start: int, end: int) -> int:
    return max(0, min(end, utterance.end) - max(start, utterance.start))


def _bare(told: dict[str, Any], page: Page, start: int) -> Utterance:
    block = page.block_at(start)
    return Utterance(
        block=block.index if block else 0,
        start=start,
        end=start,
        speaker=Actor(id="speaker", name="speaker", kind=ActorKind.PERSON, state=told["speaker_state"]),
        speaker_surface=None,
        speaker_span=None,
        cue=None,
        cue_span=None,
        cue_lemma=None,
        form=Form.DIRECT,
        chain=(),
        layout="turn",
    )
