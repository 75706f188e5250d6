"""Where one statement stands between a patron (+1) and a courted side (-1), and whom it faces.

In: a statement and the two sides. Out: a position with its weight, or None where nothing speaks to it;
and the side that hears it. Method, ours: words about a side come first,

    T = mean polarity towards the patron - mean polarity towards the courted side,

then what the act does to its hearer: an overture (a promise, an appeal, thanks) moves the position half
a unit towards the hearer, unless the words rate him unkindly: a demand is no overture. A statement made
for one side often names neither; the act then speaks alone, with three quarters of the weight. Clipped to
[-1, 1].
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sottovoce.codes import first_word, states_in
from sottovoce.records import Statement
from sottovoce.vocabulary import Act, Channel

# An assurance that names nobody stands at -.5 in the worked case of docs/methods/divergence.md.
OVERTURE = 0.5
# .5, .75 and 1 were tried on coded dossiers with noise added: more weight finds more in the shortest one and
# lets a few false candidates through; no control was flagged at any of them.
WEIGHT_OF_ACT_ALONE = 0.75

_OVERTURES = frozenset(
    {Act.ASSURE, Act.PROMISE, Act.APPEAL, Act.PROPOSE, Act.AGREE, Act.THANK, Act.PRAISE, Act.ALIGN}
)
# Beside one of these an unrated overture is ambiguous: whom the harm is meant for is not said.
_HARSH = frozenset({Act.ACCUSE, Act.CONDEMN, Act.THREATEN, Act.WARN, Act.REFUSE})
_FRANK = frozenset({Act.ACCUSE, Act.CONDEMN})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """The codes that count for each side. A front kept up at home has the sender's own code as patron."""

    patron: frozenset[str]
    courted: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    value: float  # in [-1, 1], positive towards the patron
    weight: float  # 1 where the words rate a side, less where only the act speaks
    basis: str


def sides_of(patron: str, courted: str, blocs: Mapping[str, frozenset[str]] | None = None) -> Sides:
    """Each side with the members of its bloc, and the blocs that it belongs to.

    blocs: bloc code -> codes of its members (states or other blocs). A code that would stand on both
    sides counts for neither, unless it is the side's own name.
    """
    known = blocs or {}
    near, far = _kin(patron, known), _kin(courted, known)
    return Sides(patron=(near - far) | {patron}, courted=(far - near - {patron}) | {courted})


def states_of(statement: Statement) -> frozenset[str]:
    """The codes of those who speak; joint speakers have several."""
    return frozenset(states_in(statement.speaker.state))


def codes_in(audience: Iterable[str]) -> frozenset[str]:
    """The state or bloc codes that audience entries start with ("USA", "BLR public"); names have none."""
    return frozenset(filter(_is_code, map(first_word, audience)))


def audience_side(statement: Statement, sides: Sides) -> str | None:
    """Who hears it: "patron", "courted", "public", or None where that cannot be told.

    Words to both sides are public if they were open. Open words to nobody named, to the sender's own
    public or to third parties are public. Closed words to neither side say nothing here.
    """
    heard = codes_in(statement.audience) - states_of(statement)
    if codes_in(statement.audience) & sides.patron & states_of(statement):
        heard |= sides.patron  # a front at home: the own public stands in the patron's place
    patron, courted = bool(heard & sides.patron), bool(heard & sides.courted)
    if patron != courted:
        return "patron" if patron else "courted"
    return "public" if statement.channel is Channel.PUBLIC else None


def position_of(statement: Statement, sides: Sides) -> Position | None:
    """Position of one statement, or None where neither its words nor its act bear on the two sides."""
    if Act.NO_COMMENT in statement.acts:
        return None
    rated = _rating(statement, sides)
    hearer = audience_side(statement, sides)
    acted = _overture(statement, hearer, rated)
    if rated:
        basis = "words and act" if acted else "words"
        return Position(value=_clip(rated + acted), weight=1.0, basis=basis)
    if acted:
        return Position(value=acted, weight=WEIGHT_OF_ACT_ALONE, basis="act")
    return None


def is_frank(statement: Statement, sides: Sides) -> bool:
    """Is the patron's line said to the courted side's face: the patron rated well, or the courted blamed?"""
    near, far = _mean_polarity(statement, sides.patron), _mean_polarity(statement, sides.courted)
    return (near or 0) > 0 or ((far or 0) < 0 and bool(_FRANK & set(statement.acts)))


def _is_code(word: str) -> bool:
    return 2 <= len(word) <= 5 and word.isupper() and word.isalnum()


def _kin(code: str, blocs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    members = set(blocs.get(code, frozenset()))
    for member in tuple(members):
        members |= blocs.get(member, frozenset())
    above = {bloc for bloc, inside in blocs.items() if code in inside}
    return frozenset({code} | members | above)


def _rating(statement: Statement, sides: Sides) -> float:
    near, far = _mean_polarity(statement, sides.patron), _mean_polarity(statement, sides.courted)
    return _clip((near or 0.0) - (far or 0.0))


def _mean_polarity(statement: Statement, codes: frozenset[str]) -> float | None:
    # What a speaker says of himself is no word about a side.
    own = states_of(statement)
    found = sorted(t.polarity for t in statement.targets if t.id in codes and t.id not in own)
    return sum(found) / len(found) if found else None


def _overture(statement: Statement, hearer: str | None, rated: float) -> float:
    acts = set(statement.acts)
    if hearer not in ("patron", "courted") or not acts & _OVERTURES:
        return 0.0
    towards = OVERTURE if hearer == "patron" else -OVERTURE
    if rated:
        return towards if rated * towards > 0 else 0.0
    return 0.0 if acts & _HARSH else towards


def _clip(value: float) -> float:
    return max(-1.0, min(1.0, value))
