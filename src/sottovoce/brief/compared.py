"""What was compared where no divergence was found, in sentences with their counts.

In: comparisons, one a sender. Out: a headline and a sentence for each sender. Method: a sender of whose words
nothing could be compared was not tested, and that is never told as if nothing had been found.
"""

from collections.abc import Sequence

from sottovoce.brief.sentences import case_names, counted_words, gap_words, is_sizeable, leaves_room
from sottovoce.brief.wording import (
    Namer,
    count,
    join_words,
    name_phrase,
    sentence,
)
from sottovoce.records import Case, Comparison, Divergence, Statement
from sottovoce.vocabulary import Channel

NOT_TESTED = "Divergence could not be tested: too few statements to compare"
TOO_FEW = "Not tested, with too few statements that bear on two sides"


def comparison_headline(
    comparisons: Sequence[Comparison], statements: Sequence[Statement], name_of: Namer
) -> str:
    """The headline of a brief without a case: what was compared, or that nothing could be."""
    tested = [c for c in comparisons if c.divergence is not None]
    if not tested:
        n_public = sum(s.channel is Channel.PUBLIC for s in statements)
        n_private = sum(s.channel in (Channel.PRIVATE, Channel.LEAKED) for s in statements)
        return sentence(f"{NOT_TESTED} ({n_public} public, {n_private} private)")
    found, room = "No divergence found", ""
    if any(is_sizeable(_divergence(c)) for c in tested):
        found = "No divergence that could be told, though a gap was measured"
    elif any(leaves_room(_divergence(c)) for c in tested):
        room = ", too few to rule one out"
    return sentence(f"{found}: {_all_compared(tested, name_of)} were compared{room}")


def comparison_sentences(comparisons: Sequence[Comparison], name_of: Namer) -> tuple[str, ...]:
    """A sentence for each sender that was tested, and one for all that could not be."""
    tested = [c for c in comparisons if c.divergence is not None]
    sentences = [sentence(f"{_compared(c, name_of)}: {gap_words(_divergence(c))}") for c in tested]
    untested = [
        f"{name_phrase(c.sender, name_of)} ({c.n_public} public, {c.n_private} private)"
        for c in comparisons
        if c.divergence is None
    ]
    if untested:
        sentences.append(sentence(f"{TOO_FEW}: {join_words(untested)}"))
    return tuple(sentences)


def _all_compared(tested: Sequence[Comparison], name_of: Namer) -> str:
    if len(tested) == 1:
        return f"of {_compared(tested[0], name_of)}"
    front = sum(_divergence(c).n_patron_side for c in tested)
    back = sum(_divergence(c).n_courted_side for c in tested)
    return f"of {len(tested)} senders, {count(front, 'statement')} to one audience and {back} to another"


def _compared(comparison: Comparison, name_of: Namer) -> str:
    """`Ostmark, 3 statements in public or to Grandvia and 2 in private or to the Littoral Union`."""
    case = Case(sender=comparison.sender, patron=comparison.patron or "", courted=comparison.courted or "")
    return f"{case_names(case, name_of)[0]}, {counted_words(case, _divergence(comparison), name_of)}"


def _divergence(comparison: Comparison) -> Divergence:
    assert comparison.divergence is not None
    return comparison.divergence
