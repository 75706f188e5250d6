"""Competing hypotheses as an analyst reads them.

In: Hypotheses. Out: lines of text, or an object for JSON. Method: the answer first, then what it stands with,
then what each fact tells, then where every number comes from.
"""

import dataclasses
import math
from collections.abc import Iterator
from typing import Any

from sottovoce.records import Cluster, Hypotheses, Hypothesis, Report
from sottovoce.shares import percent, percent_range

# A hypothesis that never gets above this in the interval is told to be out; a judgement call.
OUT = 0.10
# One that leads in at least this share of draws is told as a rival.
RIVAL = 0.10
# Below this the leader's place is not its own, and the rivals are told beside it.
SETTLED = 0.80
MOST_LINCHPINS = 3


def hypothesis_lines(found: Hypotheses) -> Iterator[str]:
    yield from _answer(found)
    yield from _section("What it stands with", _linchpins(found))
    yield from _section("What each fact tells, the most telling first", _clusters(found))
    yield from _section("What single fact would part them", _discriminators(found))
    if found.outcome is not None:
        yield from _section(f"Now that it is known: {found.outcome}", _post_mortem(found))
    yield from _section("Where the numbers come from", _origins(found))
    yield from _section("Notes", [f"- {note}" for note in found.notes])


def hypotheses_object(found: Hypotheses) -> dict[str, Any]:
    """All of it, by the names of the records; what is not finite is null."""
    plain: dict[str, Any] = _plain(dataclasses.asdict(found))
    return plain


def _section(title: str, lines: Iterator[str] | list[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"\n{title}"
        yield from told


def _answer(found: Hypotheses) -> Iterator[str]:
    from sottovoce.blocs import name_of
    from sottovoce.brief.wording import name_phrase

    sender, courted = (name_phrase(code, name_of) for code in (found.case.sender, found.case.courted))
    day = f", as known on {found.case.as_of}" if found.case.as_of else ""
    yield f"Why does {sender} say to {courted} what it says{day}?"
    width = max(len(h.name) for h in found.hypotheses)
    yield f"\n{'':{width}}  {'now':>9}  {'90 %':>8}  {'before':>8}  {'leads in':>9}"
    for h in found.hypotheses:
        interval = percent_range(h.low, h.high)
        yield (
            f"{h.name:{width}}  {percent(h.posterior):>9}  {interval:>8}  {percent(h.prior):>8}  "
            f"{percent(h.leads):>9}  {h.text}"
        )
    yield f"\n{_verdict(found)}"


def _verdict(found: Hypotheses) -> str:
    from sottovoce.judgement import in_words

    first = found.hypotheses[0]
    by_itself = ", by itself" if first.posterior < 0.45 else ":"
    told = f"First is {first.name}{by_itself} {in_words(first.posterior)}."
    if not found.clusters:
        return f"No fact counts, so that what stands here is what was put in. {told}"
    rivals = [h.name for h in found.hypotheses[1:] if h.leads >= RIVAL]
    is_open = bool(first.leads < SETTLED and rivals)
    if is_open:
        told += (
            f" It leads in no more than {percent(first.leads)} of the draws with noise on every number: "
            f"read it as {' or '.join([first.name, *rivals])}"
        )
    else:
        told += f" It leads in {percent(first.leads)} of the draws with noise on every number"
    out = [h for h in found.hypotheses if h.high <= OUT]
    if out:
        most, names = percent(max(h.high for h in out)), " nor ".join(h.name for h in out)
        told += f"; {'either way ' if is_open else ''}not {names} (at most {most})"
    return f"{told}."


def _linchpins(found: Hypotheses) -> Iterator[str]:
    by_name = {cluster.name: cluster for cluster in found.clusters}
    for linchpin in found.linchpins[:MOST_LINCHPINS]:
        named = " and ".join(f"“{by_name[name].text}”" for name in linchpin.clusters)
        yield f"- Without {named}, {linchpin.then} would lead."
        for name in linchpin.clusters:
            yield f"    {_told(next(report for report in by_name[name].reports if report.is_counted))}"
    more = len(found.linchpins) - MOST_LINCHPINS
    if more > 0:
        yield f"- And without {more} other set{'s' if more > 1 else ''} of as many facts (--json lists them)."
    if found.clusters and not found.linchpins:
        yield "- No three facts or fewer, taken away, give another leader."
    if found.odds_now is not None and found.odds_to_flip is not None:
        first, second = found.hypotheses[:2]
        yield (
            f"- Before any evidence {first.name} stood to {second.name} as {found.odds_now:.2f} to 1; below "
            f"{found.odds_to_flip:.2f} to 1 {second.name} would lead."
        )


def _clusters(found: Hypotheses) -> Iterator[str]:
    first = found.hypotheses[0]
    for cluster in sorted(found.clusters, key=lambda c: -c.bits):
        yield f"- {cluster.text} [{cluster.name}]"
        yield f"    {_weight(cluster)}"
        move = f"without it {first.name} {percent(cluster.without[first.name])}"
        other = max(cluster.without, key=lambda name: cluster.without[name])
        yield f"    {move}, and {other} would lead" if other != first.name else f"    {move}"
        yield from (f"    {_told(report)}" for report in cluster.reports if report.is_counted)
        more = sum(not report.is_counted for report in cluster.reports)
        if more:
            yield f"    and {more} more of the same origins, not counted"


def _weight(cluster: Cluster) -> str:
    ratio = f"{cluster.ratio:.1f} times" if math.isfinite(cluster.ratio) else "beyond measure"
    told = f"{cluster.bits:.3f} bits; {ratio} as probable under {cluster.most} as under {cluster.least}"
    if cluster.exponent < 1:
        told += f"; counts {cluster.exponent:.2f}, since it shares its cause ({cluster.group})"
    return told


def _told(report: Report) -> str:
    where = report.told_in or report.origin
    day = f", {report.day}" if report.day else ""
    words = f": “{report.words}”" if report.words else ""
    return f"{report.grade} ({report.reason}) {where}{day}{words}"


def _discriminators(found: Hypotheses) -> Iterator[str]:
    for h in found.hypotheses:
        yield f"- {h.name}: {h.discriminator or 'no class of evidence that is still open parts it'}"


def _post_mortem(found: Hypotheses) -> Iterator[str]:
    for h in found.hypotheses:
        yield f"- {h.name} had {percent(h.posterior)}: {_bits(h.score)}"
    scored = [cluster for cluster in found.clusters if cluster.score is not None]
    for cluster in sorted(scored, key=lambda c: c.score or 0.0):
        misled = "misled" if (cluster.score or 0.0) < 0 else "led"
        yield f"- {_bits(cluster.score)} {misled}: {cluster.text} [{cluster.name}]"


def _bits(score: float | None) -> str:
    return "no score" if score is None else f"{score:+.2f} bits"


def _origins(found: Hypotheses) -> Iterator[str]:
    yield f"Set: {found.set_name}."
    for h in sorted(found.hypotheses, key=_by_name):
        yield f"- prior of {h.name} {h.prior:.2f}: {h.prior_origin}"
    for cluster in found.clusters:
        by_origin: dict[str, list[str]] = {}
        for name, share in cluster.given.items():
            by_origin.setdefault(cluster.origins[name], []).append(f"{name} {share:.2f}")
        yield f"- {cluster.name}"
        yield from (f"    {', '.join(cells)}: {origin}" for origin, cells in by_origin.items())


def _by_name(hypothesis: Hypothesis) -> str:
    return hypothesis.name


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
