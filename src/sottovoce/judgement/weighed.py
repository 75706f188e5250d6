"""Facts and a set of hypotheses turned into arrays, weighed, and told as records.

In: facts with graded reports, a set, the names of a case. Out: Hypothesis, Cluster and Linchpin records.
Method: `posterior.py` and `sensitivity.py` do the arithmetic; here are the names, the passages and the scores
once the outcome is known (the logarithmic score, Good 1952).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sottovoce.errors import CaseError
from sottovoce.judgement.grounds import Grounds
from sottovoce.judgement.hypothesis_set import Entry, FactClass, HypothesisSet
from sottovoce.judgement.posterior import (
    Array,
    exponents,
    fact_likelihood,
    information,
    log,
    widest_ratio,
)
from sottovoce.judgement.report_grades import LATE, Graded
from sottovoce.judgement.sensitivity import (
    Weights,
    leave_one_out,
    linchpin_sets,
    noisy_posteriors,
    posterior_of,
)
from sottovoce.judgement.separating import Separation, best_separation, untold
from sottovoce.judgement.wording import Names, capital
from sottovoce.records import Cluster, Document, Hypothesis, Linchpin, Passage, Report
from sottovoce.shares import percent

# In characters: a quotation at most; a passage too short to be read alone; its line on either side of it.
MOST_WORDS = 160
LEAST_WORDS = 25
AROUND = 45


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    kind: FactClass
    reports: tuple[Graded, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighing:
    grounds: Grounds
    facts: tuple[Fact, ...]
    chosen: HypothesisSet
    names: Names
    outcome: str | None
    weights: Weights
    reached: Array  # (n_hypotheses,) posterior

    @classmethod
    def of(
        cls,
        grounds: Grounds,
        facts: tuple[Fact, ...],
        chosen: HypothesisSet,
        names: Names,
        outcome: str | None,
    ) -> "Weighing":
        """Raises CaseError where the evidence rules out every hypothesis."""
        weights = _weights(facts, chosen)
        try:
            reached = posterior_of(weights)
        except ValueError as error:
            raise CaseError(
                "The evidence rules out every hypothesis.\n"
                "Give no hypothesis a probability of 0 or 1 that its evidence may belie."
            ) from error
        return cls(
            grounds=grounds,
            facts=facts,
            chosen=chosen,
            names=names,
            outcome=outcome,
            weights=weights,
            reached=reached,
        )

    @property
    def leader(self) -> int:
        return int(self.reached.argmax())

    @property
    def order(self) -> list[int]:
        """The most probable first; of equals the first stated."""
        return [int(i) for i in np.argsort(-self.reached, kind="stable")]

    def filled(self, text: str) -> str:
        """A text with the names of the case in it."""
        of = {"sender": self.names.sender, "patron": self.names.patron, "courted": self.names.courted}
        return text.format(**of)


def hypotheses_of(weighing: Weighing) -> tuple[Hypothesis, ...]:
    chosen = weighing.chosen
    noisy = noisy_posteriors(
        weighing.weights,
        logit_sd=chosen.logit_sd,
        prior_cases=chosen.prior_cases,
        draws=chosen.draws,
        seed=chosen.seed,
    )
    first = noisy.argmax(axis=1)
    low, high = np.quantile(noisy, [0.05, 0.95], axis=0)
    return tuple(
        Hypothesis(
            name=chosen.entries[i].name,
            text=_text(weighing, chosen.entries[i]),
            prior=chosen.entries[i].prior,
            prior_origin=chosen.entries[i].origin,
            posterior=float(weighing.reached[i]),
            low=min(float(low[i]), float(weighing.reached[i])),
            high=max(float(high[i]), float(weighing.reached[i])),
            leads=float((first == i).mean()),
            discriminator=_discriminator(weighing, i),
            score=_score(weighing, i),
        )
        for i in weighing.order
    )


def clusters_of(weighing: Weighing) -> tuple[Cluster, ...]:
    """In the order of the facts."""
    weights, chosen = weighing.weights, weighing.chosen
    powers = exponents(weights.groups, weights.shared_cause)
    rest = leave_one_out(weights)
    documents = {document.id: document for document in weighing.grounds.documents}
    found = []
    for i, fact in enumerate(weighing.facts):
        hits, false = zip(*weights.rates[i], strict=True)
        ratio, most, least = widest_ratio(fact_likelihood(weights.given[i], hits, false))
        found.append(
            Cluster(
                name=fact.kind.name,
                text=weighing.filled(fact.kind.text),
                group=fact.kind.group,
                exponent=float(powers[i]),
                given={name: cell.probability for name, cell in fact.kind.given.items()},
                origins={name: cell.origin for name, cell in fact.kind.given.items()},
                reports=tuple(_report(one, documents) for one in fact.reports),
                bits=information(weighing.reached, weights.given[i]),
                ratio=ratio,
                most=chosen.names[most],
                least=chosen.names[least],
                without={name: float(rest[i, k]) for k, name in enumerate(chosen.names)},
                score=_gain(weighing, rest[i]),
            )
        )
    return tuple(found)


def linchpins_of(weighing: Weighing) -> tuple[Linchpin, ...]:
    return tuple(
        Linchpin(
            clusters=tuple(weighing.facts[i].kind.name for i in found), then=weighing.chosen.names[other]
        )
        for found, other in linchpin_sets(weighing.weights)
    )


def _weights(facts: Sequence[Fact], chosen: HypothesisSet) -> Weights:
    given = [[fact.kind.given[name].probability for name in chosen.names] for fact in facts]
    return Weights(
        prior=np.array([entry.prior for entry in chosen.entries]),
        given=np.array(given).reshape(len(facts), len(chosen.names)),
        rates=tuple(
            tuple(chosen.reliability[report.letter] for report in fact.reports if report.is_counted)
            for fact in facts
        ),
        groups=tuple(fact.kind.group for fact in facts),
        shared_cause=chosen.shared_cause,
    )


def _text(weighing: Weighing, entry: Entry) -> str:
    is_at_home = weighing.grounds.is_front_at_home
    return weighing.filled(entry.text_at_home if is_at_home else entry.text)


def _score(weighing: Weighing, index: int) -> float | None:
    """log2 of the probability given to what came of this hypothesis: that it is so, or that it is not."""
    if weighing.outcome is None:
        return None
    share = float(weighing.reached[index])
    is_so = weighing.chosen.names[index] == weighing.outcome
    return float(log(np.array(share if is_so else 1 - share))) / float(np.log(2))


def _gain(weighing: Weighing, rest: Array) -> float | None:
    """Bits by which the cluster brought the outcome nearer, over all the others; None where it was ruled out
    either way."""
    if weighing.outcome is None:
        return None
    index = weighing.chosen.names.index(weighing.outcome)
    now, before = float(weighing.reached[index]), float(rest[index])
    if now == 0 or before == 0:
        return None if now == before else (float("-inf") if now == 0 else float("inf"))
    return float(np.log2(now / before))


def _report(one: Graded, documents: dict[str, Document]) -> Report:
    telling = one.telling
    document = documents.get(telling.document) if telling else None
    passage = telling.passage if telling else None
    return Report(
        record=telling.record if telling else None,
        passage=passage,
        told_in=(one.origin if one.origin == LATE else document.name) if document else None,
        day=document.published_on if document else None,
        words=_quoted(document.text, passage) if document and passage else "",
        origin=one.origin,
        grade=one.letter,
        reason=one.reason,
        is_counted=one.is_counted,
    )


def _quoted(text: str, passage: Passage) -> str:
    """The words of a passage; a very short one, such as an event's verb, with some of its line around it."""
    start, end = passage.start, passage.end
    if end - start < LEAST_WORDS:
        start = max(text.rfind("\n", 0, start) + 1, start - AROUND)
        line_end = text.find("\n", end)
        end = min(line_end if line_end >= 0 else len(text), end + AROUND)
        while start < passage.start and start and not text[start - 1].isspace():
            start += 1
        while end > passage.end and end < len(text) and not text[end].isspace():
            end -= 1
    words = " ".join(text[start:end].split())
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rsplit(" ", 1)[0] + " …"


def _discriminator(weighing: Weighing, index: int) -> str | None:
    """Against the leading hypothesis; of the leading one, against the next."""
    chosen, order = weighing.chosen, weighing.order
    stated = chosen.entries[index].discriminator
    if stated is not None:
        return weighing.filled(stated)
    if len(order) < 2:
        return None
    other = order[1] if index == weighing.leader else weighing.leader
    kinds = untold(
        chosen.classes.values(),
        frozenset(fact.kind.name for fact in weighing.facts),
        is_front_at_home=weighing.grounds.is_front_at_home,
    )
    names = chosen.names
    found = best_separation(weighing.weights, names, names[index], names[other], kinds)
    return _in_words(weighing, found, names[index], names[other]) if found else None


def _in_words(weighing: Weighing, found: Separation, one: str, other: str) -> str:
    return (
        f"{capital(weighing.filled(found.kind.text))}: {found.of_one:.2f} if {one}, {found.of_other:.2f} if "
        f"{other}. If so, {one} {percent(found.now)} becomes {percent(found.if_so)}; if surely not, "
        f"{percent(found.if_not)}."
    )
