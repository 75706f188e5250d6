"""Numbers of n games as columns: one length, and quotients that never come out as no number."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


def columns(*parts: Array | float) -> list[Array]:
    """Each part as an array (n,), n the greatest length among them."""
    arrays = np.broadcast_arrays(*(np.atleast_1d(np.asarray(part, dtype=float)) for part in parts))
    return [np.asarray(array) for array in arrays]


def quotient(above: Array | float, below: Array | float, *, otherwise: float) -> Array:
    """above / below where below is above 0, elsewhere `otherwise`."""
    top, bottom = columns(above, below)
    return np.divide(top, bottom, out=np.full_like(top, otherwise), where=bottom > 0)
