"""How sure the judgement is, and why: grounds, linchpins, gaps, and the numbers that went in."""

from sottovoce.brief.cites import Cites
from sottovoce.brief.page import Line, Sure, Table
from sottovoce.brief.wording import (
    after_colon,
    capitalise,
    decimal,
    decimal_range,
    sentence,
    tidy,
)
from sottovoce.records import GameInput, Judgement, Reason
from sottovoce.shares import percent, percent_range

ORIGIN_WORDS = {"ledger": "from the reports", "default": "default, a guess"}


NO_LINCHPIN = "No single group of evidence: without any one of them the answer stays as it is."


def sure_section(judgement: Judgement, cites: Cites) -> Sure:
    tables = [_components_table(judgement)]
    if judgement.inputs:
        tables.append(_inputs_table(judgement, cites))
    return Sure(
        question=sentence(judgement.question),
        outcome=sentence(f"How the game ends: {after_colon(judgement.outcome)}") if judgement.outcome else "",
        reasons=tuple(_reason_line(reason, cites) for reason in judgement.reasons),
        linchpins=tuple(_reason_line(reason, cites) for reason in judgement.linchpins)
        or (Line(text=NO_LINCHPIN, by_method=True),),
        would_change=tuple(Line(text=sentence(text), by_method=True) for text in judgement.would_change),
        lacks=tuple(Line(text=sentence(text), by_method=True) for text in judgement.lacks),
        tables=tuple(tables),
    )


def _reason_line(reason: Reason, cites: Cites) -> Line:
    found = cites.cite_all(item.passage for item in reason.evidence)
    return Line(text=sentence(reason.text), cites=found, by_method=not found)


def _components_table(judgement: Judgement) -> Table:
    rows = [
        ("Final estimate", percent(judgement.probability)),
        ("90 % interval", percent_range(judgement.low, judgement.high)),
    ]
    rows += [
        (capitalise(_label(name)), _component(name, value)) for name, value in judgement.components.items()
    ]
    return Table(caption="Where the estimate comes from", head=("Part", "Value"), rows=tuple(rows))


def _component(name: str, value: float) -> str:
    """Shares as percent, weights as decimals, counts as they are."""
    if value > 1 and value == int(value):
        return str(int(value))
    return decimal(value) if "weight" in name or not 0 <= value <= 1 else percent(value)


def _inputs_table(judgement: Judgement, cites: Cites) -> Table:
    return Table(
        caption="Inputs of the game",
        head=("Input", "Value", "Range", "Origin", "Reason"),
        rows=tuple(_input_row(item) for item in judgement.inputs),
        cites=tuple(cites.cite_all(piece.passage for piece in item.evidence) for item in judgement.inputs),
    )


def _input_row(item: GameInput) -> tuple[str, ...]:
    return (
        capitalise(_label(item.name)),
        decimal(item.value),
        decimal_range(item.low, item.high),
        ORIGIN_WORDS.get(item.origin, item.origin),
        sentence(item.reason),
    )


def _label(name: str) -> str:
    return tidy(name.replace("_", " "))
