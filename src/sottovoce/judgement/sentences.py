"""The grounds of an answer in whole sentences, each with what it rests on.

In: the grounds and the answer. Out: reasons, and what the ledger lacks. Likelihood and confidence never
share a sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isfinite
from textwrap import shorten

from sottovoce.codes import verdict_words
from sottovoce.judgement.answer import Answer, Settings
from sottovoce.judgement.estimative import in_words
from sottovoce.judgement.grounds import (
    Grounds,
    circumstances_of,
    concessions,
    overtures,
    told_concessions,
)
from sottovoce.judgement.montecarlo import game_of
from sottovoce.judgement.private_assurance import Game, persuasion_bound
from sottovoce.judgement.regime_words import reason_about_regime, reasons_about_reaction
from sottovoce.judgement.thresholds import Thresholds, thresholds
from sottovoce.judgement.wording import Names, capital, types_in_words, with_article
from sottovoce.records import Circumstance, Estimate, Evidence, Passage, Reason, Verdict
from sottovoce.shares import percent
from sottovoce.vocabulary import DivergenceKind, EstimateKind

_LACKS = {
    "prior": "what {courted} holds of {sender}'s freedom to keep its word",
    "gain": "what {courted} would gain by the assurance",
    "leak": "earlier contacts behind closed doors",
    "punished_free": "answers of {patron} to earlier hedges",
    "cost_free": "what {patron} could do to {sender}",
    "relief": "what {sender} would get out of it",
    "concession": "a concession by {sender}",
}
_ABOUT_A_FOREIGN_PATRON = frozenset({"punished_free", "cost_free"})
# Quotation marks of a title, which stands in double ones itself.
_SINGLE = str.maketrans('“”„"', "‘’‘'")
# Characters of a report's words in a reason; the passage shows the rest.
_MOST_WORDS = 90
# Below this a reference class is a handful of anecdotes, and the sentence says so.
FEW_EPISODES = 3


def reasons_of(
    grounds: Grounds,
    found: Answer,
    verdicts: Sequence[Verdict],
    estimates: Sequence[Estimate],
    settings: Settings,
    names: Names,
) -> tuple[Reason, ...]:
    reasons = [
        _about_belief(grounds, found, names),
        *reasons_about_reaction(found, names),
        reason_about_regime(grounds, found, settings, names),
        _about_nerve(grounds, found, names),
        _about_reference(found),
        _about_concession(grounds, names),
        *_about_divergence(grounds, names),
        *_about_circumstances(grounds, names),
        *_about_verdicts(grounds, found, verdicts),
        *_about_estimates(estimates),
    ]
    return tuple(reasons)


def lacks_of(grounds: Grounds, found: Answer, names: Names) -> tuple[str, ...]:
    """What no report tells, so that a default stands in."""
    silent = {q.name for q in found.quantities if q.origin == "default"}
    if grounds.is_front_at_home:
        silent -= _ABOUT_A_FOREIGN_PATRON
    words = {"sender": names.sender, "patron": names.patron, "courted": names.courted}
    lacks = [f"No report tells of {text.format(**words)}." for key, text in _LACKS.items() if key in silent]
    if not overtures(grounds):
        lacks.append(f"No report tells of an assurance by {names.sender} to {names.courted}.")
    has_alignment = grounds.alignment is not None and grounds.alignment.measure.value is not None
    if not has_alignment and not grounds.is_front_at_home:
        lacks.append(f"No dated word or deed shows how {names.sender} stands to {names.patron}.")
    return tuple(lacks)


def _about_belief(grounds: Grounds, found: Answer, names: Names) -> Reason:
    game = game_of(found.centres())
    needed = float(game.threshold()[0])
    prior = next(q for q in found.quantities if q.name == "prior")
    relation = "below" if prior.centre < needed else "above"
    bound = (
        f" However worded, such approaches could be granted in {percent(float(persuasion_bound(game)[0]))} "
        "at most."
        if prior.centre < needed
        else ""
    )
    return Reason(
        text=(
            f"{capital(names.courted)} is put at {prior.centre:.2f} for believing that {names.sender} is "
            f"free to keep its word, {relation} the {needed:.2f} that trust would need. "
            f"Grounds: {prior.reason.split(': ', 1)[-1]}.{bound}"
        ),
        evidence=prior.evidence,
    )


def _about_nerve(grounds: Grounds, found: Answer, names: Names) -> Reason:
    game = game_of(found.centres())
    needed = thresholds(game)
    free, dependent = float(needed.nerve_free[0]), float(needed.nerve_dependent[0])
    evidence = tuple(
        piece
        for quantity in found.quantities
        if quantity.name in ("leak", "punished_free", "cost_free", "audience_cost")
        for piece in quantity.evidence
    )
    kinds = types_in_words("it", is_front_at_home=grounds.is_front_at_home)
    is_braver = dependent < free
    text = (
        f"Found out by {names.patron}, {names.sender} would risk {'less' if is_braver else 'more'} by the "
        f"approach if it {kinds[0]} than if it {kinds[1]} (it would dare {_dared(dependent)} in the one case "
        f"and {_dared(free)} in the other), "
    )
    text += (
        "so the words cannot tell the two apart."
        if is_braver
        else "so that the approach itself says something."
    )
    return Reason(text=" ".join([text, *_apart(game, needed, kinds[1])]), evidence=evidence)


def _dared(nerve: float) -> str:
    return f"from a chance of {nerve:.2f}" if nerve <= 1 else "at no chance"


def _apart(game: Game, needed: Thresholds, free: str) -> Iterator[str]:
    """What would let a free sender dare, and a dependent one not."""
    leak_from, leak_to = float(needed.leak_from[0]), min(1.0, float(needed.leak_to[0]))
    concession, pledge = float(needed.concession[0]), float(needed.audience_cost[0])
    ways = []
    if leak_from < leak_to:
        ways.append(f"if between {percent(leak_from)} and {percent(leak_to)} of such approaches leaked")
    if isfinite(concession) and concession > 0:
        ways.append(f"at the price of a concession of {concession:.1f} (one that is told counts as 1)")
    if isfinite(pledge) and pledge > 0 and replace(game, audience_cost=pledge).nerves()[0][0] < 1:
        ways.append(f"if breaking an open pledge cost {pledge:.1f} (it is put at 1)")
    if ways:
        yield f"Only if it {free} would it dare {', or '.join(ways)}."


def _about_concession(grounds: Grounds, names: Names) -> Reason:
    pieces = tuple(_evidence(e.id, e.passage, "concession") for e in concessions(grounds))
    pieces += tuple(_evidence(c.id, c.passage, "concession") for c in told_concessions(grounds))
    if not pieces:
        return Reason(text=f"No report tells of a concession by {names.sender} that would back its words.")
    return Reason(text=f"{capital(names.sender)} has backed its words with a concession.", evidence=pieces)


def _about_reference(found: Answer) -> Reason:
    concession = {0: "without a concession", 1: "with a concession", 2: "with large concessions"}
    like, game = found.reference, found.simulation.probability
    share = f"the game alone says {percent(game)}, and counts for {percent(found.weight)} of the answer"
    if like.count == 0:
        return Reason(text=f"No episode like it was decided before that day, so even odds stand in; {share}.")
    few = " (very few)" if like.count < FEW_EPISODES else ""
    return Reason(
        text=(
            f"Earlier approaches {concession[like.concession]}: {like.granted:g} of {like.count}{few} got "
            f"what they asked for, which puts such an approach at {percent(like.mean)}; {share}."
        )
    )


def _about_divergence(grounds: Grounds, names: Names) -> list[Reason]:
    divergence = grounds.divergence
    if divergence is None or divergence.probability is None or divergence.kind is DivergenceKind.NONE:
        return []
    patron, courted = names.patron, names.courted
    how = {
        DivergenceKind.COVERT: f"tells {courted} behind closed doors what differs from what {patron} hears",
        DivergenceKind.OPEN_HEDGING: f"speaks openly in two voices, one for {patron} and one for {courted}",
        DivergenceKind.ALLEGED: f"is alleged to tell {courted} what differs from what {patron} hears",
    }[divergence.kind]
    measure = divergence.measure
    text = (
        f"{capital(names.sender)} {how}: {measure.value:+.2f} apart on a scale from -2 to +2, "
        f"90 % interval {measure.low:+.2f} to {measure.high:+.2f}."
    )
    return [Reason(text=text, evidence=measure.evidence)]


def _about_circumstances(grounds: Grounds, names: Names) -> list[Reason]:
    reasons = []
    for kind in sorted({c.kind for c in grounds.circumstances}):
        told = circumstances_of(grounds, kind)
        pushes = "; it ".join(sorted({_push(c, names) for c in told if c.direction}))
        text = f"Told as a circumstance, {kind.replace('_', ' ')}: {_words_of(told, grounds)}"
        text += f"; this {pushes}." if pushes else "."
        reasons.append(
            Reason(text=text, evidence=tuple(_evidence(c.id, c.passage, "circumstance") for c in told))
        )
    return reasons


def _words_of(told: Sequence[Circumstance], grounds: Grounds) -> str:
    """The first report's words, and how many passages more tell the like."""
    first, *others = told
    text = next((d.text for d in grounds.documents if d.id == first.passage.document), "")
    words = shorten(text[first.passage.start : first.passage.end], width=_MOST_WORDS, placeholder=" …")
    more = f" and {len(others)} more" if others else ""
    return f"“{words}”{more}" if words else f"told {len(told)} times" if others else "told once"


def _push(circumstance: Circumstance, names: Names) -> str:
    if circumstance.about is None:
        return circumstance.direction
    return with_article(circumstance.direction, names.of(circumstance.about))


def _about_verdicts(grounds: Grounds, found: Answer, verdicts: Sequence[Verdict]) -> list[Reason]:
    names = {document.id: document.title or document.name for document in grounds.documents}
    reached = (
        f"Sottovoce puts acceptance at {percent(found.probability)}, {in_words(found.probability)}, without "
        "counting that judgement."
    )
    reasons = []
    for verdict in verdicts:
        where = names.get(verdict.passages[0].document, "the report") if verdict.passages else "the report"
        title = where.translate(_SINGLE)
        who = f"The author of “{title}”" if verdict.holder == "author" else capital(verdict.holder)
        pieces = tuple(_evidence("verdict", passage, "verdict of the text") for passage in verdict.passages)
        text = f"{who} {verdict_words(verdict.label)}; {reached}"
        reasons.append(Reason(text=text, evidence=pieces))
    return reasons


def _about_estimates(estimates: Sequence[Estimate]) -> list[Reason]:
    """The words that say how likely something is; the others of the ledger are neither counted nor told."""
    ranged = [e for e in estimates if e.kind is EstimateKind.PROBABILITY and e.low is not None]
    if not ranged:
        return []
    return [
        Reason(
            text="What authors and those quoted call likely or unlikely is listed, and counts for nothing.",
            evidence=tuple(_evidence(e.id, e.passage, f"{e.holder}: {e.level}") for e in ranged),
        )
    ]


def _evidence(record: str, passage: Passage, note: str) -> Evidence:
    return Evidence(record=record, passage=passage, weight=1.0, value=None, side=None, note=note)
