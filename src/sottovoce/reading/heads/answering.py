"""The code head at work on one page: asked about all utterances at once, and about a later piece alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sottovoce.reading.heads.asking import ask, ask_words
from sottovoce.reading.heads.code_words import ACTS, BINDINGS, SIGNS
from sottovoce.reading.heads.reliability import Reliability
from sottovoce.vocabulary import Act

if TYPE_CHECKING:
    from sottovoce.reading.heads.codes import Answer, CodeHead, Floats
    from sottovoce.reading.heads.questions import Span
    from sottovoce.reading.page import Page, Utterance
    from sottovoce.records import Actor, Mention

VERSION = "head:codes/1"


@dataclass(frozen=True, slots=True)
class Judged:
    """What the head holds of one content; every number is a probability in [0, 1]."""

    first: dict[Act, float]  # which act is the main one; sums to 1
    acts: dict[Act, float]  # whether the content does it at all
    binds: float
    refrains: float  # if it binds
    blames: float  # somebody, or rates him badly
    signs: dict[int, tuple[float, float, float]]  # by where an actor is named: negative, neutral, positive
    reliability: Reliability = field(default_factory=dict)  # how often such answers proved right


class Answers:
    """Answers about the utterances of one page."""

    def __init__(self, head: CodeHead, page: Page) -> None:
        self._head = head
        self._page = page
        self._known: dict[tuple[int, int], Judged] = {}

    def prepare(self, utterances: Iterable[Utterance]) -> None:
        """Ask about many utterances in one go."""
        fresh = {(u.start, u.end): u for u in utterances if (u.start, u.end) not in self._known}
        asked = [ask(u, self._page) for u in fresh.values()]
        answers = self._head.answers(self._page.text, [question for question, _ in asked])
        for span, (_, mentions), answer in zip(fresh, asked, answers, strict=True):
            self._known[span] = _judged(answer, mentions, self._head.reliability)

    def about(self, utterance: Utterance) -> Judged:
        self.prepare([utterance])
        return self._known[utterance.start, utterance.end]

    def about_words(self, spoken: Sequence[tuple[Span, Actor]]) -> list[Judged]:
        """About sentences or quotations that stand by themselves, each with its speaker."""
        asked = [ask_words(span, speaker, self._page) for span, speaker in spoken]
        answers = self._head.answers(self._page.text, [question for question, _ in asked])
        return [
            _judged(answer, mentions, self._head.reliability)
            for answer, (_, mentions) in zip(answers, asked, strict=True)
        ]


def _judged(answer: Answer, mentions: tuple[Mention, ...], reliability: Reliability) -> Judged:
    return Judged(
        first={act: float(answer.first[at]) for at, act in enumerate(ACTS)},
        acts={act: float(answer.acts[at]) for at, act in enumerate(ACTS)},
        binds=float(answer.binds[BINDINGS.index("binds")]),
        refrains=float(answer.binds[BINDINGS.index("refrains")]),
        blames=answer.blames,
        signs={
            mention.passage.start: _signs(shares)
            for mention, shares in zip(mentions, answer.signs, strict=True)
            if shares is not None
        },
        reliability=reliability,
    )


def _signs(shares: Floats) -> tuple[float, float, float]:
    """Negative, neutral and positive, given that the actor is a target."""
    bad, even, good = (float(shares[SIGNS.index(name)]) for name in ("negative", "neutral", "positive"))
    whole = max(bad + even + good, 1e-9)
    return bad / whole, even / whole, good / whole
