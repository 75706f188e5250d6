"""The private assurance game with its inputs from an episode's codes instead of a ledger.

In: the codes of an episode. Out: one quantity for each name in `quantities.NAMES`. Method: the defaults of
`inputs.py`, each moved by the codes that bear on it; the numbers are guesses, made once and not tuned on
any outcome.
"""

from collections.abc import Mapping
from math import exp, log

from sottovoce.judgement.quantities import Quantity, Shape, share, size

_LEAK = {"public": 0.95, "leaked": 0.8, "mixed": 0.5, "private": 0.25}
_UNKNOWN_LEAK = 0.5
# Where a code is missing: the middle of its scale.
_MIDDLE = {"dep_mil": 1.0, "dep_econ": 1.0, "troops": 0.0, "prior_kept": 0.5, "need": 1.0, "war": 0.0}
_PRIOR = 0.35
_FACTOR = 1.3


def coded_quantities(codes: Mapping[str, float | None], channel: str | None) -> tuple[Quantity, ...]:
    """In the order of `quantities.NAMES`. codes: by indicator, None where not coded."""
    code = {name: _MIDDLE.get(name, 0.0) if value is None else value for name, value in codes.items()}
    dependence = code["dep_mil"] + code["dep_econ"] - 2
    odds = log(_PRIOR / (1 - _PRIOR)) + 1.5 * (code["prior_kept"] - 0.5) - 0.4 * dependence
    prior = 1 / (1 + exp(-(odds - 0.5 * code["troops"])))
    is_open = channel == "public"
    return (
        share("prior", prior, 6.0, "codes", "kept promises raise it, dependence and troops lower it"),
        size("gain", exp(0.5 * (code["need"] - 1)), 0.35, "codes", "the courted side's need"),
        size("harm", exp(0.5 * code["complicit"]) * _FACTOR ** code["war"], 0.35, "codes", "complicity, war"),
        share("leak", _LEAK.get(channel or "", _UNKNOWN_LEAK), 8.0, "codes", "the channel"),
        share("punished_free", 0.6, 4.0, "default", "not coded"),
        share("punished_dependent", 0.2, 4.0, "default", "not coded"),
        size("cost_free", 2.0 * _FACTOR**dependence, 0.45, "codes", "dependence on the patron"),
        size("cost_dependent", 1.0, 0.45, "default", "not coded"),
        size("relief", 2.0, 0.35, "default", "not coded"),
        _fixed("audience_cost", 1.0 if is_open else 0.0),
        size("sunk_free", 0.4, 0.35, "default", "not coded"),
        size("sunk_dependent", 0.6, 0.35, "default", "not coded"),
        _fixed("concession", code["concession"]),
    )


def _fixed(name: str, value: float) -> Quantity:
    return Quantity(name=name, shape=Shape.FIXED, centre=value, spread=0.0, origin="codes", reason="as coded")
