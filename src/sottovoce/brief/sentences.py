"""The sentences of the brief that say what was found and how sure it is.

In: case, divergence, judgement, records. Out: sentences to be read aloud. Likelihood and confidence never
share a sentence (ICD 203, D.6.e(2)(b)); every likelihood word carries its numbers.
"""

import re
from collections.abc import Sequence

from sottovoce.brief.marks import quoted
from sottovoce.brief.sides import COURTED, PATRON
from sottovoce.brief.wording import (
    Namer,
    after_colon,
    capitalise,
    count,
    day_key,
    day_words,
    decimal,
    decimal_range,
    likelihood_clause,
    likelihood_of,
    name_phrase,
    sentence,
    tidy,
)
from sottovoce.records import Case, Divergence, Document, Judgement
from sottovoce.shares import percent, percent_range
from sottovoce.vocabulary import DivergenceKind

# A reason may come as a sentence of its own that repeats the level.
_CONFIDENCE_IS = re.compile(
    r"^\s*confidence (?:in this judgement )?is (?:low|moderate|high)\b[\s:;,.]*", re.IGNORECASE
)

NO_STATEMENTS = (
    "These reports hold no statement that could be told with its speaker, so there is nothing to compare."
)
# The measure speaks of a gap from here on, and of two voices from this probability (METHODS 4).
SIZEABLE_GAP = 0.25
EVEN_ODDS = 0.5
LIKELY_ENOUGH = 0.8

OWN_PUBLIC = "its own public"


def title(case: Case | None, documents: Sequence[Document], name_of: Namer) -> str:
    """The case, or the reports that were read."""
    if case is None:
        return f"Who said what to whom{_in_reports(documents)}"
    sender, patron, courted = case_names(case, name_of)
    return f"What {sender} told {patron}, and what it told {courted}"


def report_title(document: Document) -> str:
    return tidy(document.title or "") or document.name


def _in_reports(documents: Sequence[Document]) -> str:
    """` in “Talks at the harbour”`, ` in 5 reports, 3 May 2031 to 12 May 2031`."""
    if len(documents) < 2:
        return "".join(f" in {quoted(report_title(document))}" for document in documents)
    days = sorted((day for document in documents if (day := document.published_on)), key=day_key)
    ends = " to ".join(dict.fromkeys(day_words(day) for day in (days[0], days[-1]))) if days else ""
    return f" in {count(len(documents), 'report')}{f', {ends}' if ends else ''}"


def headline(
    case: Case,
    divergence: Divergence | None,
    judgement: Judgement | None,
    *,
    name_of: Namer,
) -> str:
    """The one sentence of a case that is repeated at eight."""
    if judgement is None:
        return divergence_sentence(case, divergence, name_of)
    sender, _, courted = case_names(case, name_of)
    if divergence is not None and divergence.kind is DivergenceKind.ALLEGED:
        claim = f"{courted} will rely on what {sender} is alleged to have said in private"
    else:
        claim = f"{courted} will take {sender} at its word"
    return sentence(f"{likelihood_clause(judgement.likelihood)} {claim}")


def divergence_sentence(case: Case, divergence: Divergence | None, name_of: Namer) -> str:
    """What was found of two voices, in one sentence that is never firmer than its kind."""
    sender, patron, courted = case_names(case, name_of)
    front = in_front(case, name_of)
    if divergence is None or divergence.measure.value is None:
        return _nothing_to_compare(case, divergence, name_of)
    if divergence.kind is DivergenceKind.COVERT and divergence.flag:
        text = f"{sender} said one thing {front}, and another in private or to {courted}"
    elif divergence.kind is DivergenceKind.COVERT:
        text = (
            f"What {sender} said in private or to {courted} seems to differ from what it said "
            f"{front}, but the evidence is too thin to say so"
        )
    elif divergence.kind is DivergenceKind.OPEN_HEDGING:
        text = (
            f"{sender} spoke differently to {patron} and to {courted}, but openly: both voices were "
            "public or made known the same day, so this is hedging and not a secret"
        )
    elif divergence.kind is DivergenceKind.ALLEGED:
        text = (
            f"{sender} is alleged to have said in private, to {courted}, what it does not say "
            f"{front}; this rests on unnamed people or a denied paper"
        )
    else:
        text = _unflagged(case, divergence, name_of)
    return sentence(text)


def _unflagged(case: Case, divergence: Divergence, name_of: Namer) -> str:
    """No gap, or one that was measured and yet raises no flag: that is never called no sign."""
    sender, _, courted = case_names(case, name_of)
    value, chance = divergence.measure.value or 0.0, divergence.probability
    if not is_sizeable(divergence):
        counted = counted_words(case, divergence, name_of)
        return f"No divergence found: of {sender}, {counted} were compared, and {gap_words(divergence)}"
    gap = (
        f"A gap of {decimal(value)} was measured between what {sender} said {in_front(case, name_of)} "
        f"and what it said in private or to {courted}"
    )
    if value < 0:
        return f"{gap}, but the other way round: {_nearer(case, name_of)} in the latter; no flag is raised"
    odds = "" if chance is None else f" (P = {decimal(chance)} that it is wider than {SIZEABLE_GAP})"
    if chance is not None and chance >= LIKELY_ENOUGH:
        return f"{gap}{odds}, but no flag is raised: {_first_caveat(divergence)}"
    return f"{gap}, too uncertain to flag{odds}"


def _first_caveat(divergence: Divergence) -> str:
    caveats = divergence.measure.caveats
    return after_colon(caveats[-1]) if caveats else "what it rests on does not bear it"


def _nothing_to_compare(case: Case, divergence: Divergence | None, name_of: Namer) -> str:
    sender, _, courted = case_names(case, name_of)
    n_patron = divergence.n_patron_side if divergence else 0
    n_courted = divergence.n_courted_side if divergence else 0
    return sentence(
        f"Whether {sender} spoke with two voices could not be tested: too few statements that bear on either "
        f"side to compare ({n_patron} {in_front(case, name_of)}, {n_courted} in private or to {courted})"
    )


def counted_words(case: Case, divergence: Divergence, name_of: Namer) -> str:
    """`3 statements in public or to Grandvia and 2 in private or to the Littoral Union`."""
    return (
        f"{count(divergence.n_patron_side, 'statement')} {in_front(case, name_of)} and "
        f"{divergence.n_courted_side} in private or to {case_names(case, name_of)[2]}"
    )


def gap_words(divergence: Divergence) -> str:
    """`the gap is 0.10, with a 90 % interval from −0.31 to 0.52, too few to rule a divergence out`."""
    measure = divergence.measure
    words = (
        f"the gap is {decimal(measure.value)}, with a 90 % interval from "
        f"{decimal_range(measure.low, measure.high)}"
    )
    return f"{words}; that is too little to rule a divergence out" if leaves_room(divergence) else words


def is_sizeable(divergence: Divergence) -> bool:
    """Was a gap measured that is more likely there than not?"""
    value, chance = divergence.measure.value or 0.0, divergence.probability
    return abs(value) >= SIZEABLE_GAP or (chance is not None and chance >= EVEN_ODDS)


def leaves_room(divergence: Divergence) -> bool:
    """Does the interval reach a sizeable gap, so that finding none shows little?"""
    low, high = divergence.measure.low, divergence.measure.high
    return (high is not None and high >= SIZEABLE_GAP) or (low is not None and low <= -SIZEABLE_GAP)


def estimate_sentence(judgement: Judgement) -> str:
    interval = percent_range(judgement.low, judgement.high)
    return f"The estimate is {percent(judgement.probability)}, with a 90 % interval of {interval}."


def confidence_sentence(judgement: Judgement) -> str:
    reason = after_colon(_CONFIDENCE_IS.sub("", judgement.confidence_reason))
    text = f"Confidence in this judgement is {judgement.confidence.value}"
    return sentence(f"{text}: {reason}" if reason else text)


def as_of_sentence(case: Case) -> str:
    if case.as_of is None:
        return "All reports at hand were used, whenever they came out."
    return f"As known on {day_words(case.as_of)}: what surfaced later was left out."


def chosen_sentence(case: Case) -> str:
    if case.chosen_by == "evidence":
        return (
            "The three sides were chosen by the evidence, not by you: "
            "this is the widest gap found in these reports."
        )
    return "The three sides were named by you."


def gap_sentences(
    case: Case, divergence: Divergence, name_of: Namer, occasions: tuple[int, int]
) -> tuple[str, ...]:
    """The numbers of the gap, and what it rests on; occasions of the courted side, and their reports."""
    sender, _, courted = case_names(case, name_of)
    sentences = [divergence_sentence(case, divergence, name_of)]
    measure = divergence.measure
    if measure.value is not None:
        sentences.append(
            f"The gap is {decimal(measure.value)} on a scale from −2 to 2, with a 90 % interval "
            f"from {decimal_range(measure.low, measure.high)}; above zero means that {sender} stood "
            f"{_nearer(case, name_of)} {in_front(case, name_of)} than in private or to {courted}."
        )
    if divergence.probability is not None:
        clause = likelihood_clause(likelihood_of(divergence.probability))
        sentences.append(
            f"{clause} the gap is wider than 0.25; the estimate is {percent(divergence.probability)}."
        )
    n_patron, n_courted = divergence.n_patron_side, divergence.n_courted_side
    sentences.append(
        f"It rests on {count(n_patron, 'statement')} {in_front(case, name_of)}, and on "
        f"{count(n_courted, 'statement')} in private or to {courted}{leaked_words(divergence)}"
        f"{_one_occasion(divergence, occasions)}."
    )
    return tuple(sentences)


def _one_occasion(divergence: Divergence, occasions: tuple[int, int]) -> str:
    """Many statements of one paper or talk are one source: the reader is told."""
    times, reports = occasions
    if divergence.n_courted_side < 2 or not 0 < times < divergence.n_courted_side:
        return ""
    what, them = ("one paper or talk", "it") if times == 1 else (f"{times} papers or talks", "them")
    tell = "tells" if reports == 1 else "tell"
    return f"; they come from {what}, as {count(reports, 'report')} {tell} {them}"


def leaked_words(divergence: Divergence) -> str:
    share = divergence.leaked_share
    if share is None or not divergence.n_courted_side:
        return ""
    if share >= 1:
        return "; " + (
            "the latter is leaked" if divergence.n_courted_side == 1 else "all of the latter are leaked"
        )
    if share <= 0:
        return "; none of the latter is leaked"
    return f"; {percent(share)} of the latter are leaked"


def in_front(case: Case, name_of: Namer) -> str:
    """Where the front is kept up: "in public or to Russia"; before the sender's own public, "in public"."""
    patron = case_names(case, name_of)[1]
    return "in public" if patron == OWN_PUBLIC else f"in public or to {patron}"


def scale_words(case: Case, name_of: Namer) -> str:
    """The scale of positions: nearness to the patron minus nearness to the courted side."""
    _, patron, courted = case_names(case, name_of)
    far = f"−1 wholly on the side of {courted}"
    return (
        f"+1 wholly against {courted}, {far}"
        if _is_at_home(patron)
        else f"+1 wholly on the side of {patron}, {far}"
    )


def _nearer(case: Case, name_of: Namer) -> str:
    """Which way a positive gap points; the sender's own public is no side, so distance is told instead."""
    _, patron, courted = case_names(case, name_of)
    return f"farther from {courted}" if _is_at_home(patron) else f"nearer to {patron}"


def _is_at_home(patron: str) -> bool:
    return patron.startswith("its own ")


def side_titles(case: Case | None, name_of: Namer) -> dict[str, str]:
    """The two sides as the page calls them: "In public or to Russia", "In private, or to the EU"."""
    if case is None:
        return {}
    courted = case_names(case, name_of)[2]
    return {PATRON: capitalise(in_front(case, name_of)), COURTED: f"In private, or to {courted}"}


def case_names(case: Case, name_of: Namer) -> tuple[str, str, str]:
    """Sender, patron and courted side; the sender's own public, in the patron's place, is called its own."""
    sender = name_phrase(case.sender, name_of)
    own = "public" if case.patron == case.sender else case.patron.removeprefix(f"{case.sender} ")
    patron = name_phrase(case.patron, name_of) if own == case.patron else f"its own {own}"
    return sender, patron, name_phrase(case.courted, name_of)
