"""With whom honest talk is possible, and how the patron took a leak, in whole sentences.

In: the regime of a case, the told reaction, the inputs. Out: reasons, each with what it rests on.
"""

from collections.abc import Iterator

from sottovoce.judgement.answer import SET_BY_USER, Answer, Settings
from sottovoce.judgement.case_regime import DECIDING, HALF_OPEN, CaseRegime, regime_of_case
from sottovoce.judgement.grounds import Grounds
from sottovoce.judgement.montecarlo import game_of
from sottovoce.judgement.patron_reaction import REACTIONS, Reaction, belief_after, signals
from sottovoce.judgement.two_audiences import PartialTalk, Regime
from sottovoce.judgement.wording import Names, adjectives_of_types, capital
from sottovoce.records import Reason
from sottovoce.shares import percent

_INPUTS_IN_WORDS = {
    "punished_free": "how often the patron punishes a free sender",
    "punished_dependent": "how often it punishes a dependent one",
    "cost_free": "what its anger costs a free sender",
    "cost_dependent": "what it costs a dependent one",
    "relief": "what the courted side can give",
    "audience_cost": "what a broken pledge costs",
    "prior": "how free the sender is thought to be",
    "gain": "what trust in a free sender brings",
    "harm": "what trust in a dependent one costs",
    "patron_threshold": "how sure the patron must be",
}


def reason_about_regime(grounds: Grounds, found: Answer, settings: Settings, names: Names) -> Reason:
    case = regime_of_case(found.quantities, draws=settings.draws, seed=settings.seed)
    bound, free = adjectives_of_types(is_front_at_home=grounds.is_front_at_home)
    wishes = _wishes(case, names, bound, free)
    talk = _private(case, names) + _public(case, names, bound, free)
    first = f"{capital(names.sender)} would have {wishes}, {talk}."
    rest = [*_available(case, names), *_half_open(case, names, bound, free), _rests_on(case, found)]
    evidence = tuple(
        piece for quantity in found.quantities if quantity.name in DECIDING for piece in quantity.evidence
    )
    return Reason(text=" ".join([first, *rest]), evidence=evidence)


def reasons_about_reaction(found: Answer, names: Names) -> Iterator[Reason]:
    if found.reaction is None:
        return
    row, game = REACTIONS.index(found.reaction.reaction), game_of(found.centres())
    expected = signals(game)
    leaked = [
        float(part[row, 0]) / found.centre("leak") for part in (expected.if_free, expected.if_dependent)
    ]
    after = float(belief_after(game.prior, expected.ratio[row])[0])
    yield Reason(
        text=(
            f"The closed words came out ({found.reaction.surfaced}), and {_taken(found, names)}. That was to "
            f"be expected in {percent(leaked[0])} for a free sender and in {percent(leaked[1])} for a "
            f"dependent one, which moves a belief in a free one from {found.centre('prior'):.2f} to "
            f"{after:.2f}."
        ),
        evidence=found.reaction.evidence,
    )


def _taken(found: Answer, names: Names) -> str:
    told = found.reaction
    if told is not None and told.reaction is Reaction.PUNISHED:
        return f"{names.patron} is told to have punished {names.sender} since"
    if told is not None and told.is_silence:
        return f"reports of three months tell of no answer of {names.patron} to {names.sender}"
    return f"{names.patron} let it pass, and stayed on terms with {names.sender}"


def _wishes(case: CaseRegime, names: Names, bound: str, free: str) -> str:
    to_patron = _wish(case.payoffs.free_with_patron, case.payoffs.dependent_with_patron, bound, free)
    to_courted = _wish(case.payoffs.free_with_courted, case.payoffs.dependent_with_courted, bound, free)
    if to_patron == to_courted:
        return f"both {names.patron} and {names.courted} {to_patron}"
    return f"{names.patron} {to_patron} and {names.courted} {to_courted}"


def _wish(if_free: float, if_dependent: float, bound: str, free: str) -> str:
    if if_free >= 0 and if_dependent >= 0:
        return "know the truth"
    if if_free < 0 and if_dependent < 0:
        return "think the opposite of the truth"
    return f"think it {free} in any case" if if_free >= 0 else f"think it {bound} in any case"


def _private(case: CaseRegime, names: Names) -> str:
    if case.is_honest_with_patron and case.is_honest_with_courted:
        return "so a private word to either can work"
    if case.is_honest_with_courted:
        return f"so a private word to {names.courted} can work, and none to {names.patron}"
    if case.is_honest_with_patron:
        return f"so a private word to {names.patron} can work, and none to {names.courted}"
    return "so no private word can work"


def _public(case: CaseRegime, names: Names, bound: str, free: str) -> str:
    verb = {
        Regime.FULL: ", and so could a public one",
        Regime.ONE_SIDED: ", but in public one side vouches for the other and both could be told",
        Regime.MUTUAL: "; a public one could",
        Regime.SUBVERSION: ", and in public the one side spoils the word to the other",
        Regime.NONE: "; nor could a public one",
    }[case.regime]
    told = [
        (free, case.payoffs.free_with_patron, case.payoffs.free_with_courted),
        (bound, case.payoffs.dependent_with_patron, case.payoffs.dependent_with_courted),
    ]
    is_possible = case.regime in (Regime.FULL, Regime.ONE_SIDED, Regime.MUTUAL)
    brought = [
        f"{_signed(patron)} with {names.patron} and {_signed(courted)} with {names.courted} if it is {kind}"
        for kind, patron, courted in told
        if is_possible or patron + courted < 0
    ]
    return f"{verb}, {'while' if is_possible else 'since'} the truth brings it {', and '.join(brought)}"


def _available(case: CaseRegime, names: Names) -> Iterator[str]:
    if case.regime not in (Regime.MUTUAL, Regime.ONE_SIDED):
        return
    text = "Honest public words are available, not predicted"
    if case.worth < 0:
        text += f": before it knows where it will stand, {names.sender} does worse by them than by silence"
    yield f"{text}."


def _half_open(case: CaseRegime, names: Names, bound: str, free: str) -> Iterator[str]:
    if not _is_half_open(case):
        return
    for talk, kind, other in ((case.free_wavers, free, bound), (case.dependent_wavers, bound, free)):
        if talk.exists[0]:
            yield (
                f"Part of the truth could be told in public: if {kind}, {names.sender} says so in "
                f"{percent(1 - float(talk.shared[0]))} and else speaks as if {other}, at which "
                f"{_wavering(talk, kind == free, names)} takes it for {free} in "
                f"{percent(float(talk.acts[0]))}."
            )


def _wavering(talk: PartialTalk, is_easy_one: bool, names: Names) -> str:
    return names.patron if bool(talk.is_first_easy[0]) is is_easy_one else names.courted


def _rests_on(case: CaseRegime, found: Answer) -> str:
    used = DECIDING + (HALF_OPEN if _is_half_open(case) else ())
    inputs = [q for q in found.quantities if q.name in used]
    kinds = {
        "the reports give": [q for q in inputs if q.origin == "ledger" and q.reason != SET_BY_USER],
        "defaults stand in for": [q for q in inputs if q.origin != "ledger" and q.reason != SET_BY_USER],
        "the user sets": [q for q in inputs if q.reason == SET_BY_USER],
    }
    given = [
        f"{kind} {_listed([_INPUTS_IN_WORDS[q.name] for q in those])}"
        for kind, those in kinds.items()
        if those
    ]
    edge = ", on its very edge" if case.is_on_an_edge else ""
    return (
        f"This is {case.regime}{edge}, in {percent(case.share)} of the draws; of what it rests on, "
        f"{'; '.join(given)}."
    )


def _is_half_open(case: CaseRegime) -> bool:
    """Can only a part of the truth be told in public, and that part at all?"""
    talks = (case.free_wavers, case.dependent_wavers)
    return case.regime in (Regime.NONE, Regime.SUBVERSION) and any(bool(talk.exists[0]) for talk in talks)


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _signed(number: float) -> str:
    return f"{round(number, 1) + 0.0:+.1f}"  # the sum drops the sign of minus zero
