"""With whom honest talk is possible, and how the patron took a leak, in whole sentences.

In: the regime of a case, the told reaction, the inputs. Out: reasons, each with what it rests on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sottovoce.judgement.answer import SET_BY_USER, Answer, Settings
from sottovoce.judgement.case_regime import DECIDING, HALF_OPEN, CaseRegime, regime_of_case
from sottovoce.judgement.grounds import Grounds
from sottovoce.judgement.montecarlo import game_of
from sottovoce.judgement.patron_reaction import REACTIONS, Reaction, belief_after, signals
from sottovoce.judgement.two_audiences import Regime
from sottovoce.judgement.wording import Names, adjectives_of_types
from sottovoce.records import Reason
from sottovoce.shares import percent

_PUBLIC = {
    Regime.FULL: ", and so could a public one",
    Regime.ONE_SIDED: ", but in public the one side vouches for the word to the other",
    Regime.MUTUAL: "; a public one could",
    Regime.SUBVERSION: ", and in public the one side spoils the word to the other",
    Regime.NONE: "; nor could a public one",
}
_INPUTS_IN_WORDS = {
    "punished_free": "how often {patron} punishes a {free} sender",
    "punished_dependent": "how often one that is {bound}",
    "cost_free": "what its anger costs a {free} sender",
    "cost_dependent": "what it costs one that is {bound}",
    "relief": "what {courted} can give",
    "audience_cost": "what a broken pledge costs",
    "prior": "how {free} the sender is thought to be",
    "gain": "what trust in a {free} sender brings",
    "harm": "what trust in one that is {bound} costs",
    "patron_threshold": "how sure {patron} must be before it acts",
}


def reason_about_regime(grounds: Grounds, found: Answer, settings: Settings, names: Names) -> Reason:
    case = regime_of_case(found.quantities, draws=settings.draws, seed=settings.seed)
    bound, free = adjectives_of_types(is_front_at_home=grounds.is_front_at_home)
    telling = _Telling(case=case, names=names, bound=bound, free=free)
    deciding = [q for q in found.quantities if q.name in DECIDING]
    if all(q.origin == "default" and q.reason != SET_BY_USER for q in deciding):
        return Reason(
            text=(
                f"With whom {names.sender} could speak honestly no report tells; by defaults alone it would "
                f"be {case.regime}."
            )
        )
    first = f"{telling.wishes()}, {telling.private()}{telling.public()}."
    rest = [*telling.available(), *telling.half_open(), telling.rests_on(found)]
    return Reason(
        text=" ".join([first, *rest]), evidence=tuple(piece for q in deciding for piece in q.evidence)
    )


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
        return f"no report of the three months after tells that {names.patron} punished {names.sender}"
    return f"{names.patron} let it pass, and stayed on terms with {names.sender}"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Telling:
    """A regime, and what the sides and the types of its sender are called."""

    case: CaseRegime
    names: Names
    bound: str
    free: str

    def wishes(self) -> str:
        payoffs, names = self.case.payoffs, self.names
        to_patron = self._wish(payoffs.free_with_patron, payoffs.dependent_with_patron)
        to_courted = self._wish(payoffs.free_with_courted, payoffs.dependent_with_courted)
        opening = f"{self.free.capitalize()} or {self.bound}, {names.sender} would have"
        if to_patron == to_courted:
            return f"{opening} both {names.patron} and {names.courted} {to_patron}"
        return f"{opening} {names.patron} {to_patron} and {names.courted} {to_courted}"

    def _wish(self, if_free: float, if_dependent: float) -> str:
        if if_free >= 0 and if_dependent >= 0:
            return "know the truth"
        if if_free < 0 and if_dependent < 0:
            return "think the opposite of the truth"
        return f"think it {self.free if if_free >= 0 else self.bound}"

    def private(self) -> str:
        case, names = self.case, self.names
        if case.is_honest_with_patron and case.is_honest_with_courted:
            return "so a private word to either can work"
        if case.is_honest_with_courted:
            return f"so a private word to {names.courted} can work, and none to {names.patron}"
        if case.is_honest_with_patron:
            return f"so a private word to {names.patron} can work, and none to {names.courted}"
        return "so no private word can work"

    def public(self) -> str:
        """Whether a public word can, with the payoffs that decide it."""
        payoffs, names = self.case.payoffs, self.names
        told = (
            (self.free, payoffs.free_with_patron, payoffs.free_with_courted),
            (self.bound, payoffs.dependent_with_patron, payoffs.dependent_with_courted),
        )
        is_possible = self.case.regime not in (Regime.NONE, Regime.SUBVERSION)
        brought = [
            f"{_signed(patron)} with {names.patron} and {_signed(courted)} with {names.courted} "
            f"if it is {kind}"
            for kind, patron, courted in told
            if is_possible or patron + courted < 0
        ]
        how = "while the truth brings it" if is_possible else "since the truth brings it"
        return f"{_PUBLIC[self.case.regime]}, {how} {', and '.join(brought)}"

    def available(self) -> Iterator[str]:
        if self.case.regime not in (Regime.MUTUAL, Regime.ONE_SIDED):
            return
        text = "Honest public words are available, not predicted"
        if self.case.worth < 0:
            text += f": not yet knowing what it will be, {self.names.sender} does worse by them than silent"
        yield f"{text}."

    def half_open(self) -> Iterator[str]:
        if not _is_half_open(self.case):
            return
        for talk, kind, other in (
            (self.case.free_wavers, self.free, self.bound),
            (self.case.dependent_wavers, self.bound, self.free),
        ):
            if talk.exists[0]:
                is_easy_one = kind == self.free
                wavering = self._receiver(is_first=bool(talk.is_first_easy[0]) is is_easy_one)
                yield (
                    f"Part of the truth could be told in public: if {kind}, {self.names.sender} says so in "
                    f"{percent(1 - float(talk.shared[0]))} and else speaks as if {other}, at which "
                    f"{wavering} takes it for {self.free} in {percent(float(talk.acts[0]))}."
                )

    def _receiver(self, *, is_first: bool) -> str:
        return self.names.patron if is_first else self.names.courted

    def rests_on(self, found: Answer) -> str:
        used = DECIDING + (HALF_OPEN if _is_half_open(self.case) else ())
        inputs = [q for q in found.quantities if q.name in used]
        by_user = [q for q in inputs if q.reason == SET_BY_USER]
        told = [q for q in inputs if q.origin == "ledger" and q not in by_user]
        guessed = [q for q in inputs if q.origin != "ledger" and q not in by_user]
        given = [
            f"{kind} {_listed([self._input(q.name) for q in those])}"
            for kind, those in (
                ("the reports give", told),
                ("defaults stand in for", guessed),
                ("the user sets", by_user),
            )
            if those
        ]
        edge = ", on its very edge" if self.case.is_on_an_edge else ""
        return (
            f"This is {self.case.regime}{edge}, in {percent(self.case.share)} of the draws; of what it rests "
            f"on, {'; '.join(given)}."
        )

    def _input(self, name: str) -> str:
        return _INPUTS_IN_WORDS[name].format(
            patron=self.names.patron, courted=self.names.courted, free=self.free, bound=self.bound
        )


def _is_half_open(case: CaseRegime) -> bool:
    """Can only a part of the truth be told in public, and that part at all?"""
    talks = (case.free_wavers, case.dependent_wavers)
    return case.regime in (Regime.NONE, Regime.SUBVERSION) and any(bool(talk.exists[0]) for talk in talks)


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _signed(number: float) -> str:
    return f"{round(number, 1) + 0.0:+.1f}"  # the sum drops the sign of minus zero
