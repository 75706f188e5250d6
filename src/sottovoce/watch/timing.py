"""When to ask again.

In: how often a feed is asked, how often it failed in a row, what its server bids. Out: seconds to wait.
Method: the wait doubles with each failure, up to a day, and half of it is left to chance, so that many feeds
that failed together do not come back together.
"""

from datetime import UTC
from email.utils import parsedate_to_datetime
from random import Random

LONGEST_SECONDS = 24 * 3600.0
JITTER = 0.1  # share of the interval by which a feed that answers comes sooner or later
PAGE_SECONDS = 120.0  # first wait for a page that failed
MAX_PAGE_ATTEMPTS = 8  # some four hours of trying


def next_poll(every_seconds: float, chance: Random) -> float:
    """Seconds until a feed that answered is asked again."""
    return every_seconds * chance.uniform(1 - JITTER, 1 + JITTER)


def back_off(first_seconds: float, n_failures: int, chance: Random, *, bid: float | None = None) -> float:
    """Seconds until what failed `n_failures` times in a row is asked again; never sooner than bid."""
    whole = min(LONGEST_SECONDS, first_seconds * 2.0 ** min(n_failures - 1, 30))
    return max(whole * chance.uniform(0.5, 1.0), min(bid or 0.0, LONGEST_SECONDS))


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a Retry-After bids, given as seconds or as a day (RFC 9110, 10.2.3)."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        day = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (day if day.tzinfo else day.replace(tzinfo=UTC)).timestamp() - now)
