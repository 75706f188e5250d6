"""Divergence and alignment as sentences, pictures, and tables with the same numbers."""

from collections.abc import Iterable, Sequence

from sottovoce.brief.charts import Dot, draw_alignment, draw_gap
from sottovoce.brief.cites import Cites
from sottovoce.brief.page import Line, Picture, Table
from sottovoce.brief.sentences import gap_sentences, scale_words, side_titles
from sottovoce.brief.sides import COURTED, PATRON
from sottovoce.brief.terms import KIND_WORDS
from sottovoce.brief.wording import (
    Namer,
    capitalise,
    count,
    day_key,
    day_words,
    decimal,
    decimal_range,
    name_phrase,
    sentence,
)
from sottovoce.records import Alignment, AlignmentPoint, Brief, Case, Divergence, Evidence
from sottovoce.shares import percent
from sottovoce.vocabulary import Channel

# A longer series is folded away on screen; nothing of it is dropped.
MAX_OPEN_ROWS = 12

EVIDENCE_CAPTION = "What the gap rests on"
# The two views of alignment. What counts as a piece of a day: that it came to be known, or that it is of it.
AS_KNOWN = "as known on each day"
IN_HINDSIGHT = "in hindsight, by all that is known now"
PIECES = {AS_KNOWN: "Pieces new", IN_HINDSIGHT: "Pieces of the day"}


def gap_lines(brief: Brief, name_of: Namer) -> tuple[Line, ...]:
    if brief.case is None or brief.divergence is None:
        return ()
    occasions = courted_occasions(brief)
    texts = [
        *gap_sentences(brief.case, brief.divergence, name_of, occasions),
        *brief.divergence.measure.caveats,
    ]
    return tuple(Line(text=sentence(text), by_method=True) for text in texts)


def courted_occasions(brief: Brief) -> tuple[int, int]:
    """On how many occasions the words of the courted side fell, and how many reports tell of them."""
    evidence = brief.divergence.measure.evidence if brief.divergence else ()
    counted = {item.record for item in evidence if item.side == COURTED}
    told = [statement for statement in brief.statements if statement.id in counted]
    occasions = {(s.speaker.name, s.said_on or s.passage.document, s.channel, s.surfaced_on) for s in told}
    return len(occasions), len({s.passage.document for s in told})


def gap_pictures(brief: Brief, name_of: Namer) -> tuple[Picture, ...]:
    pictures = []
    if brief.case is not None and brief.divergence is not None and brief.divergence.measure.value is not None:
        pictures.append(_gap_picture(brief.case, brief, brief.divergence, name_of))
    drawn = [item for item in brief.alignment if item.series]
    for number, item in enumerate(drawn, 1):
        pictures.append(_alignment_picture(item, item.series, AS_KNOWN, f"alignment-{number}", name_of))
        if brief.shows_hindsight:
            key = f"hindsight-{number}"
            pictures.append(_alignment_picture(item, item.hindsight, IN_HINDSIGHT, key, name_of))
    return tuple(pictures)


def gap_tables(brief: Brief, cites: Cites, name_of: Namer) -> tuple[Table, ...]:
    tables = []
    if brief.case is not None and brief.divergence is not None:
        tables.append(_divergence_table(brief.divergence))
        if brief.divergence.measure.evidence:
            tables.append(_evidence_table(brief.case, brief, brief.divergence, cites, name_of))
    if brief.alignment:
        tables.append(_alignment_table(brief.alignment, cites, name_of))
        for item in brief.alignment:
            if item.series:
                tables.append(_series_table(item, item.series, AS_KNOWN, name_of))
                if brief.shows_hindsight:
                    tables.append(_series_table(item, item.hindsight, IN_HINDSIGHT, name_of))
    return tuple(tables)


def _gap_picture(case: Case, brief: Brief, divergence: Divergence, name_of: Namer) -> Picture:
    titles = side_titles(case, name_of)
    measure = divergence.measure
    dots = {side: _dots(brief, measure.evidence, side) for side in (PATRON, COURTED)}
    svg = draw_gap(
        value=measure.value or 0.0,
        low=measure.low,
        high=measure.high,
        patron=(titles[PATRON], dots[PATRON]),
        courted=(titles[COURTED], dots[COURTED]),
        description=" ".join(
            [
                *(f"{titles[side]}: {_spread(dots[side])}." for side in (PATRON, COURTED)),
                f"The gap is {_with_interval(measure.value, measure.low, measure.high)}.",
                f"The table “{EVIDENCE_CAPTION}” gives each statement.",
            ]
        ),
    )
    caption = (
        f"Above: where each statement stands, {scale_words(case, name_of)}; marks of one value are "
        "stacked, and the shape tells the channel. Below: the gap between the two, with its 90 % interval."
    )
    return Picture(svg=svg, caption=caption)


def _dots(brief: Brief, evidence: Iterable[Evidence], side: str) -> tuple[Dot, ...]:
    channels = {statement.id: statement.channel for statement in brief.statements}
    return tuple(
        Dot(value=item.value, channel=channels.get(item.record, Channel.UNKNOWN))
        for item in evidence
        if item.side == side and item.value is not None
    )


def _spread(dots: tuple[Dot, ...]) -> str:
    values = [dot.value for dot in dots]
    if not values:
        return "no statement"
    if min(values) == max(values):
        return f"{count(len(values), 'statement')} at {decimal(values[0])}"
    return f"{count(len(values), 'statement')} from {decimal_range(min(values), max(values))}"


def _alignment_picture(
    item: Alignment, series: Sequence[AlignmentPoint], view: str, key: str, name_of: Namer
) -> Picture:
    heading = f"{_dyad(item, name_of)}, {view}"
    last = series[-1]
    words = f"On {day_words(last.day)}: {_with_interval(last.value, last.low, last.high)}."
    svg = draw_alignment(series, heading=heading, key=key, description=words)
    caption = f"{heading}: from −1 (against) to 1 (with); the band is the 90 % interval."
    return Picture(svg=svg, caption=caption)


def _divergence_table(divergence: Divergence) -> Table:
    measure = divergence.measure
    share = divergence.leaked_share
    rows = (
        ("Gap, from −2 to 2", decimal(measure.value)),
        ("90 % interval", decimal_range(measure.low, measure.high)),
        (
            "Probability that the gap is above 0.25",
            "–" if divergence.probability is None else percent(divergence.probability),
        ),
        ("Kind", KIND_WORDS[divergence.kind]),
        ("Flag raised", "yes" if divergence.flag else "no"),
        ("Statements on the patron’s side", str(divergence.n_patron_side)),
        ("Statements on the courted side", str(divergence.n_courted_side)),
        ("Share of the latter that is leaked", "–" if share is None else percent(share)),
        ("Method", measure.method),
    )
    return Table(caption="Divergence between audiences", head=("Figure", "Value"), rows=rows)


def _evidence_table(case: Case, brief: Brief, divergence: Divergence, cites: Cites, name_of: Namer) -> Table:
    """The patron's side first, then the courted side, each by the day said."""
    titles = side_titles(case, name_of)
    said_on = {statement.id: statement.said_on for statement in brief.statements}
    place = {side: number for number, side in enumerate(titles)}

    def order(item: Evidence) -> tuple[int, tuple[int, str], str]:
        day = said_on.get(item.record)
        return place.get(item.side or "", len(place)), day_key(day), item.note

    def row(item: Evidence) -> tuple[str, ...]:
        return (
            titles.get(item.side or "", "Neither"),
            day_words(said_on.get(item.record)),
            decimal(item.value),
            decimal(item.weight),
            sentence(item.note),
        )

    evidence = sorted(divergence.measure.evidence, key=order)
    return Table(
        caption=EVIDENCE_CAPTION,
        head=("Side", "Said on", f"Position ({scale_words(case, name_of)})", "Weight", "Note"),
        rows=tuple(row(item) for item in evidence),
        cites=tuple((cites.cite(item.passage),) for item in evidence),
        is_long=len(evidence) > MAX_OPEN_ROWS,
    )


def _alignment_table(alignment: tuple[Alignment, ...], cites: Cites, name_of: Namer) -> Table:
    return Table(
        caption="Alignment: last known positions, from −1 (against) to 1 (with)",
        head=("Who towards whom", "As of", "Value", "90 % interval"),
        rows=tuple(
            (
                _dyad(item, name_of),
                day_words(item.series[-1].day) if item.series else "–",
                decimal(item.measure.value),
                decimal_range(item.measure.low, item.measure.high),
            )
            for item in alignment
        ),
        cites=tuple(cites.cite_all(piece.passage for piece in item.measure.evidence) for item in alignment),
    )


def _series_table(item: Alignment, series: Sequence[AlignmentPoint], view: str, name_of: Namer) -> Table:
    return Table(
        caption=f"{_dyad(item, name_of)}, {view}",
        head=("Day", "Value", "90 % interval", PIECES[view]),
        rows=tuple(
            (
                day_words(point.day),
                decimal(point.value),
                decimal_range(point.low, point.high),
                str(point.n_new) if point.n_new else "–",
            )
            for point in series
        ),
        is_long=len(series) > MAX_OPEN_ROWS,
    )


def _with_interval(value: float | None, low: float | None, high: float | None) -> str:
    return f"{decimal(value)}, 90 % interval {decimal_range(low, high)}"


def _dyad(item: Alignment, name_of: Namer) -> str:
    return f"{capitalise(name_phrase(item.actor, name_of))} towards {name_phrase(item.toward, name_of)}"
