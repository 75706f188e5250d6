"""Shares in whole percent, rounded one way wherever a number is told.

In: shares in [0, 1]. Out: numbers and words. Method: halves go up, so that .125 is 13 % in a sentence and in
a table alike.
"""

import math

# .145 is stored as .14499999999999999; this keeps it a half.
_ROUNDING = 1e-9


def whole_percent(share: float) -> int:
    return math.floor(share * 100 + 0.5 + _ROUNDING)


def percent(share: float) -> str:
    """A share as whole percent that never claims 0 or 100 for what is only close to it."""
    number = whole_percent(share)
    if number == 0 and share > 0:
        return "under 1 %"
    if number == 100 and share < 1:
        return "over 99 %"
    return f"{number} %"


def percent_range(low: float, high: float) -> str:
    return f"{whole_percent(low)}–{whole_percent(high)} %"
