"""What carries an answer and what would change it.

In: the grounds and the answer. Out: linchpins (the evidence whose absence moves the answer most) and changes
in words. Method: the same computation with the same draws, once without each group of evidence, and once
for each change that the game's thresholds name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sottovoce.judgement import grounds as told
from sottovoce.judgement.answer import Answer, Settings, answer, answer_from
from sottovoce.judgement.estimative import in_words, likelihood_of
from sottovoce.judgement.grounds import Grounds
from sottovoce.judgement.montecarlo import game_of
from sottovoce.judgement.patron_reaction import Reaction
from sottovoce.judgement.quantities import Quantity
from sottovoce.judgement.reactions import ToldReaction
from sottovoce.judgement.thresholds import thresholds
from sottovoce.judgement.wording import Names, capital, types_in_words
from sottovoce.records import Belief, Circumstance, Event, Evidence, Reason, Statement
from sottovoce.shares import percent

# Smaller moves than these are below what the interval can tell apart.
LEAST_MOVE = 0.01
LEAST_CHANGE = 0.05
MOST_LINCHPINS = 3
# A supposed belief lies this far beyond the threshold, so that noise does not hide the change.
BEYOND = 0.15
# Ratios of cost above this are no act that a state could choose.
MOST_RATIO = 20.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Pillar:
    """One group of evidence, and the grounds as they would be without it."""

    label: str
    evidence: tuple[Evidence, ...]
    rest: Grounds


def linchpins(grounds: Grounds, found: Answer, settings: Settings, names: Names) -> tuple[Reason, ...]:
    """The groups of evidence whose absence moves the answer most, the strongest first.

    Those that leave it in its band of likelihood say so; where none moves it by LEAST_MOVE, the strongest is
    told as not carrying it alone.
    """
    moved: list[tuple[float, str, Reason]] = []
    lesser: list[tuple[float, str, Reason]] = []
    for pillar in _pillars(grounds, found, names):
        without = answer(pillar.rest, settings).probability
        move = abs(without - found.probability)
        is_telling = move >= LEAST_MOVE
        text = _without(pillar.label, without, found.probability, is_telling=is_telling)
        reason = Reason(text=text, evidence=pillar.evidence)
        (moved if is_telling else lesser).append((-move, pillar.label, reason))
    strongest = sorted(moved, key=lambda m: m[:2])[:MOST_LINCHPINS] or sorted(lesser, key=lambda m: m[:2])[:1]
    return tuple(reason for _, _, reason in strongest)


def _without(label: str, without: float, now: float, *, is_telling: bool) -> str:
    band = likelihood_of(now)
    if percent(without) == percent(now):
        return f"No single group of evidence carries it: without any one of them it stays at {percent(now)}."
    words = f"still {band}" if likelihood_of(without) is band else in_words(without)
    text = f"without {label} the answer would be {percent(without)} instead of {percent(now)}: {words}."
    if is_telling:
        return f"{text[0].upper()}{text[1:]}"
    return f"No single group of evidence carries it: even {text}"


def would_change(grounds: Grounds, found: Answer, settings: Settings, names: Names) -> tuple[str, ...]:
    """Single changes that move the answer by five points or more, the strongest first."""
    changes = []
    for label, values in _supposed(grounds, found, names):
        quantities = tuple(_at(quantity, values) for quantity in found.quantities)
        new = answer_from(quantities, settings, found.reaction).probability
        if abs(new - found.probability) >= LEAST_CHANGE:
            changes.append((-abs(new - found.probability), label, new))
    for label, reaction in _supposed_reactions(grounds, found, names):
        new = answer_from(found.quantities, settings, reaction).probability
        if abs(new - found.probability) >= LEAST_CHANGE:
            changes.append((-abs(new - found.probability), label, new))
    if not changes:
        return ("No single change that the game knows moves the answer by five points or more.",)
    return tuple(
        f"{capital(label)}: {in_words(new)}, at {percent(new)}." for _, label, new in sorted(changes)
    )


def _supposed(grounds: Grounds, found: Answer, names: Names) -> Iterator[tuple[str, Mapping[str, float]]]:
    now = found.centres()
    needed = thresholds(game_of(now))
    bound, free = types_in_words(names.patron, is_front_at_home=grounds.is_front_at_home)
    if now["concession"] < 1:
        yield f"a concession by {names.sender} that others can see", {"concession": 1.0}
        ratio = float(needed.cost_ratio[0])
        if 1 < ratio < MOST_RATIO:
            costs = {
                "concession": 1.0,
                "sunk_free": now["sunk_free"],
                "sunk_dependent": 1.5 * ratio * now["sunk_free"],
            }
            yield (
                f"an act that would cost {names.sender}, if it {bound}, more than "
                f"{ratio:.1f} times what it costs if it {free}",
                costs,
            )
    belief = float(needed.belief[0])
    above = now["prior"] < belief
    prior = belief + (BEYOND if above else -BEYOND)
    yield (
        f"a belief of {names.courted} that {names.sender} {free}, "
        f"{'above' if above else 'below'} {belief:.2f} (now {now['prior']:.2f})",
        {"prior": min(0.98, max(0.02, prior))},
    )
    if not grounds.is_front_at_home:
        yield f"inability of {names.patron} to punish {names.sender}", {"cost_free": 0.2}
    if now["audience_cost"] == 0:
        yield "the same pledge made in the open, so that breaking it is seen", {"audience_cost": 2.0}


def _supposed_reactions(grounds: Grounds, found: Answer, names: Names) -> Iterator[tuple[str, ToldReaction]]:
    """How the patron might take it, or might have taken it, had the words come out."""
    told = found.reaction.reaction if found.reaction is not None else None
    if grounds.is_front_at_home:
        return
    for reaction, label in (
        (Reaction.PUNISHED, f"open punishment of {names.sender} by {names.patron} for the approach"),
        (Reaction.TOLERATED, f"a leak of the approach that {names.patron} lets pass"),
    ):
        if reaction is not told:
            yield label, ToldReaction(reaction=reaction, surfaced="", evidence=(), is_silence=False)


def _pillars(grounds: Grounds, found: Answer, names: Names) -> Iterator[Pillar]:
    held = [b for b in grounds.beliefs if b.about == grounds.case.sender and b.denies_autonomy is not None]
    if told.bearing_beliefs(grounds):
        yield _pillar(grounds, f"the belief that {names.courted} is reported to hold of {names.sender}", held)
    given: list[Event | Circumstance] = [
        *told.all_concessions(grounds),
        *told.told_concessions(grounds),
    ]
    if given:
        yield _pillar(grounds, f"the concessions of {names.sender}", given)
    if found.reaction is not None and not found.reaction.is_silence:
        yield Pillar(
            label=f"how {names.patron} took it when the words came out",
            evidence=found.reaction.evidence,
            rest=grounds.without(frozenset(piece.record for piece in found.reaction.evidence)),
        )
    stance = [event for event, _ in told.courted_deeds(grounds)]
    stance_words = [statement for statement, _ in told.courted_words(grounds)]
    if stance or stance_words:
        label = f"what {names.courted} says of {names.sender} and does to it"
        yield _pillar(grounds, label, [*stance, *stance_words])
    helped = told.help_for_patron(grounds)
    if helped:
        yield _pillar(grounds, f"the help that {names.sender} gave to {names.patron}", helped)
    for kind in sorted({c.kind for c in grounds.circumstances}):
        label = f"the circumstance “{kind.replace('_', ' ')}”"
        yield _pillar(grounds, label, told.circumstances_of(grounds, kind))
    measured = grounds.alignment or grounds.divergence
    if measured is not None and not grounds.is_front_at_home:
        yield Pillar(
            label=f"what {names.sender} says and does before {names.patron}",
            evidence=measured.measure.evidence,
            rest=replace(grounds, alignment=None, divergence=None),
        )


def _pillar(
    grounds: Grounds, label: str, records: Sequence[Belief | Circumstance | Event | Statement]
) -> Pillar:
    evidence = tuple(
        Evidence(record=r.id, passage=r.passage, weight=1.0, value=None, side=None, note="linchpin")
        for r in records
    )
    return Pillar(label=label, evidence=evidence, rest=grounds.without(frozenset(r.id for r in records)))


def _at(quantity: Quantity, values: Mapping[str, float]) -> Quantity:
    if quantity.name not in values:
        return quantity
    return quantity.fixed_at(values[quantity.name], "supposed")
