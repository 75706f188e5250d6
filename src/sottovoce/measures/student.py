"""Student's t without scipy: distribution function and quantile.

In: a number or a probability, and degrees of freedom. Out: a number. Method: the regularised incomplete
beta function by Lentz's continued fraction (Press et al., Numerical Recipes, 6.4); quantiles by Newton's
steps within bounds.
"""

from math import exp, inf, lgamma, log, log1p, pi

_TINY = 1e-300
_MAX_TERMS = 500
_MAX_STEPS = 100


def student_cdf(x: float, nu: float) -> float:
    """P(T <= x) for T with `nu` > 0 degrees of freedom."""
    if nu <= 0:
        raise ValueError(f"degrees of freedom must be positive, not {nu}")
    tail = 0.5 * incomplete_beta(nu / 2, 0.5, nu / (nu + x * x))
    return tail if x < 0 else 1 - tail


def student_quantile(p: float, nu: float) -> float:
    """The x with P(T <= x) = p, for 0 < p < 1."""
    if not 0 < p < 1:
        raise ValueError(f"a quantile needs a probability between 0 and 1, not {p}")
    if p < 0.5:
        return -student_quantile(1 - p, nu)
    low, high = 0.0, 1.0
    while student_cdf(high, nu) < p and high < 1e12:
        low, high = high, high * 2
    # Newton's steps where they stay between the bounds, else the middle.
    x = (low + high) / 2
    for _ in range(_MAX_STEPS):
        excess = student_cdf(x, nu) - p
        if abs(excess) <= 1e-15 or high - low <= 1e-14 * high:
            break
        low, high = (low, x) if excess > 0 else (x, high)
        step = x - excess / _density(x, nu)
        x = step if low < step < high else (low + high) / 2
    return x


def _density(x: float, nu: float) -> float:
    return exp(lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * log(pi * nu) - (nu + 1) / 2 * log1p(x * x / nu))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta I_x(a, b), for a, b > 0 and 0 <= x <= 1."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    # The fraction converges fast only below the mean; above it the mirror image does.
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, _away_from_zero(1 - (a + b) * x / (a + 1))
    d = 1 / d
    result, before = d, inf
    for m in range(1, _MAX_TERMS):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away_from_zero(1 + numerator * d)
            c = _away_from_zero(1 + numerator / c)
            result *= d * c
        if abs(result - before) <= 1e-15 * abs(result):
            break
        before = result
    return result


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
