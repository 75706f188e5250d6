"""Numbers into estimative words, and how well founded they are.

In: probabilities. Out: a likelihood of ICD 203 with its bounds printed inline, and a confidence. Method: the
seven bands of ICD 203 (2 January 2015, D.6.e(2)), lower bound inclusive; confidence by how many bands the
90 % interval touches (docs/methods/estimative.md).
"""

from sottovoce.shares import percent, percent_range
from sottovoce.vocabulary import Confidence, Likelihood

# Lower bound, upper bound, in per cent.
BANDS = {
    Likelihood.ALMOST_NO_CHANCE: (1, 5),
    Likelihood.VERY_UNLIKELY: (5, 20),
    Likelihood.UNLIKELY: (20, 45),
    Likelihood.ROUGHLY_EVEN: (45, 55),
    Likelihood.LIKELY: (55, 80),
    Likelihood.VERY_LIKELY: (80, 95),
    Likelihood.ALMOST_CERTAIN: (95, 99),
}
_ORDER = tuple(BANDS)
_COUNTS = ("two", "three", "four", "five", "six", "seven")
# A band's bound is a decimal fraction; this keeps .05 computed as .04999... in the band it belongs to.
_ROUNDING = 1e-9
# No two neighbouring bands are wider than this together: two numbers further apart touch at least three
# bands, which is low confidence for an interval as well, and the average of the two hides it.
WIDE_DISAGREEMENT = 0.4


def likelihood_of(probability: float) -> Likelihood:
    """The band that holds it; the lower bound belongs to the band. Raises ValueError outside [0, 1]."""
    if not 0 <= probability <= 1:
        raise ValueError(f"{probability} is no probability (have 0 to 1)")
    for band in reversed(_ORDER):
        if probability >= BANDS[band][0] / 100 - _ROUNDING:
            return band
    return _ORDER[0]


def in_words(probability: float) -> str:
    """The band with its numbers inline: "very unlikely (05–20 %)"."""
    band = likelihood_of(probability)
    low, high = BANDS[band]
    return f"{band} ({low:02d}–{high:02d} %)"


def confidence_of(
    low: float,
    high: float,
    *,
    is_single_origin: bool,
    is_all_leaked: bool,
    is_one_voice: bool = False,
    is_by_default: bool = False,
    methods: tuple[float, float] | None = None,
) -> tuple[Confidence, str]:
    """Confidence and its reason, from the 90 % interval and from where the evidence comes.

    is_by_default: no input of the game rests on a report. methods: what the reference class and the game say
    each by itself, where both count.
    """
    touched = _ORDER.index(likelihood_of(high)) - _ORDER.index(likelihood_of(low)) + 1
    confidence = {1: Confidence.HIGH, 2: Confidence.MODERATE}.get(touched, Confidence.LOW)
    interval = f"the 90 % interval ({percent_range(low, high)})"
    reasons = [
        f"{interval} lies within one band of likelihood"
        if touched == 1
        else f"{interval} reaches over {_COUNTS[touched - 2]} bands of likelihood"
    ]
    if is_single_origin:
        reasons.append("all of it comes from one report")
        if confidence is Confidence.HIGH:
            confidence = Confidence.MODERATE
    caps = []
    if is_all_leaked:
        caps.append("all the private words the gap rests on were leaked")
    if is_one_voice:
        caps.append("the reports hold only one of the two voices")
    if is_by_default:
        caps.append("no report tells any of the inputs, so that defaults stand in for all of them")
    if methods is not None and abs(methods[0] - methods[1]) > WIDE_DISAGREEMENT:
        told = " and ".join(map(percent, methods))
        caps.append(f"the two methods disagree widely ({told})")
    if caps:
        confidence = Confidence.LOW
    return confidence, f"Confidence is {confidence}: {'; '.join([*reasons, *caps])}."
