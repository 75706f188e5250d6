"""The likeliest chain of tags over the words of a window, and how sure the head is of each tag in it.

Method: a linear chain with learned transitions; Viterbi for the chain, forward-backward for the probabilities
(Lafferty, McCallum and Pereira 2001).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def likeliest_chain(scores: Floats, start: Floats, moves: Floats) -> list[int]:
    """A tag for each word. Scores (words, tags), start (tags), moves (before, after), all in log units."""
    best = scores[0] + start
    back = np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        reached = best[:, None] + moves
        back[at] = reached.argmax(0)
        best = reached.max(0) + scores[at]
    chain = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        chain.append(int(back[at, chain[-1]]))
    return chain[::-1]


def tag_probabilities(scores: Floats, start: Floats, moves: Floats) -> Floats:
    """The probability of each tag at each word over all chains: (words, tags), rows sum to 1."""
    forward, backward = np.empty_like(scores), np.zeros_like(scores)
    forward[0] = scores[0] + start
    for at in range(1, len(scores)):
        forward[at] = _log_sum(forward[at - 1][:, None] + moves, 0) + scores[at]
    for at in range(len(scores) - 2, -1, -1):
        backward[at] = _log_sum(moves + (scores[at + 1] + backward[at + 1])[None, :], 1)
    joint = forward + backward
    weights = np.exp(joint - joint.max(1, keepdims=True))
    shares: Floats = weights / weights.sum(1, keepdims=True)
    return shares


def _log_sum(values: Floats, axis: int) -> Floats:
    most = values.max(axis, keepdims=True)
    total: Floats = np.log(np.exp(values - most).sum(axis)) + most.squeeze(axis)
    return total
