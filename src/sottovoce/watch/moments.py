"""The clock of a watch, so that a test can turn its hands."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    now: Callable[[], float] = time.time  # seconds since 1970
    sleep: Callable[[float], None] = time.sleep
