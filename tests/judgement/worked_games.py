"""The private assurance games of docs/methods/private-assurance.md, with what is to come out of them."""

from dataclasses import dataclass
from random import Random

from sottovoce.judgement.private_assurance import Game, Outcome


def assurance(**given: float) -> Game:
    """Unless given otherwise, a pledge costs nothing to break and the patron tells no types apart."""
    plain: dict[str, float] = {
        "punished_free": 0.5,
        "punished_dependent": 0.5,
        "breaking_free": 0.0,
        "breaking_dependent": 0.0,
    }
    return Game(**{**plain, **given})


def stakes(gain: float, harm: float, relief_free: float, relief_dependent: float) -> dict[str, float]:
    return {"gain": gain, "harm": harm, "relief_free": relief_free, "relief_dependent": relief_dependent}


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    game: Game
    prior: float
    needed: float  # tau
    nerves: tuple[float, float]
    outcome: Outcome
    sent: float
    accepted: float  # once sent
    posterior: float  # the prior where nobody sends

    @property
    def granted(self) -> float:
        return self.sent * self.accepted


WORKED = {
    "leaked-letter": Worked(
        game=assurance(
            **stakes(1, 2, 2, 2), prior=0.07, leak=0.6, punished_free=0.8, punished_dependent=0.1,
            cost_free=3, cost_dependent=1, sunk_free=1, sunk_dependent=2,
        ),
        prior=0.07, needed=0.667, nerves=(0.72, 0.03), outcome=Outcome.NO_EFFECT,
        sent=0, accepted=0, posterior=0.07,
    ),
    "prisoners-freed": Worked(
        game=assurance(
            **stakes(1.5, 0.75, 2, 1.5), prior=0.45, leak=0.3, punished_free=0.3, punished_dependent=0.2,
            cost_free=2, cost_dependent=2, sunk_free=0.4, sunk_dependent=0.6, concession=1,
        ),
        prior=0.45, needed=0.333, nerves=(0.29, 0.48), outcome=Outcome.POOLING,
        sent=1, accepted=1, posterior=0.45,
    ),
    "bluff": Worked(
        game=assurance(
            **stakes(1, 1, 2, 1.5), prior=0.3, leak=0.4, punished_free=0.3, cost_free=1, cost_dependent=3
        ),
        prior=0.3, needed=0.5, nerves=(0.06, 0.40), outcome=Outcome.BLUFFING,
        sent=0.6, accepted=0.4, posterior=0.5,
    ),
    "deterred": Worked(
        game=assurance(
            **stakes(1, 0.5, 2, 2), prior=0.6, leak=1, punished_free=0.9, punished_dependent=0.9,
            cost_free=4, cost_dependent=4,
        ),
        prior=0.6, needed=0.333, nerves=(1.8, 1.8), outcome=Outcome.NO_EFFECT,
        sent=0, accepted=0, posterior=0.6,
    ),
    "leak-disciplines": Worked(
        game=assurance(
            **stakes(1, 1, 2, 1.5), prior=0.35, leak=0.7, punished_dependent=0.9, cost_free=2,
            cost_dependent=3,
        ),
        prior=0.35, needed=0.5, nerves=(0.35, 1.26), outcome=Outcome.SEPARATING,
        sent=0.35, accepted=1, posterior=1,
    ),
    "costly-concession": Worked(
        game=assurance(
            **stakes(1, 1, 3, 2), prior=0.25, leak=0.2, cost_free=1, cost_dependent=2,
            sunk_free=0.5, sunk_dependent=1.2, concession=1.6,
        ),
        prior=0.25, needed=0.5, nerves=(0.30, 1.06), outcome=Outcome.SEPARATING,
        sent=0.25, accepted=1, posterior=1,
    ),
    "cheap-talk": Worked(
        game=assurance(**stakes(1, 1, 1, 1), prior=0.4, leak=0, cost_free=1, cost_dependent=1),
        prior=0.4, needed=0.5, nerves=(0.0, 0.0), outcome=Outcome.NO_EFFECT,
        sent=1, accepted=0, posterior=0.4,
    ),
    "anger-would-inform": Worked(
        game=assurance(
            **stakes(1, 1, 3, 3), prior=0.3, leak=0.6, punished_free=0.9, punished_dependent=0.2,
            cost_free=1, cost_dependent=1,
        ),
        prior=0.3, needed=0.5, nerves=(0.18, 0.04), outcome=Outcome.NO_EFFECT,
        sent=0, accepted=0, posterior=0.3,
    ),
}  # fmt: skip


def random_game(rng: Random) -> Game:
    """Every cost above nought, so that no equilibrium rests on indifference."""
    draw = rng.uniform
    return assurance(
        **stakes(draw(0.3, 2), draw(0.3, 2), draw(0.2, 3), draw(0.2, 3)),
        prior=draw(0.05, 0.95), leak=draw(0.05, 1), punished_free=draw(0.05, 1),
        punished_dependent=draw(0.05, 1), cost_free=draw(0.2, 4), cost_dependent=draw(0.2, 4),
    )  # fmt: skip
