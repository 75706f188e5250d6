"""Positions and divergence on gold statements: what the measure makes of dossiers coded by people.

In: folders of gold (annotation guide, version 2). Out: rows of numbers, and lines that tell of each dossier.
Method: a text's `two_audience` field names sender, patron and courted side and lists which statements are
public and which private; the position of each is taken before these sides. A dossier is a folder; each case
that its texts name is measured on all of it, and the dossier is scanned. AUC: the chance that a public
statement stands nearer to the patron than a private one, ties counting half.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sottovoce.blocs import bloc_members, known_codes, sides_of_case
from sottovoce.codes import first_word
from sottovoce.errors import CaseError
from sottovoce.measures import Sides, find_triads, measure_divergence, position_of
from sottovoce.records import Actor, Commitment, Passage, Statement, Target
from sottovoce.vocabulary import Act, ActorKind, Authenticity, Channel, DateBasis, Form


@dataclass(frozen=True, slots=True)
class Text:
    dossier: str
    name: str
    statements: dict[str, Statement]
    parts: dict[str, Any]  # the two_audience field, or nothing


def find_texts(folders: Sequence[Path]) -> Iterator[Text]:
    for folder in folders:
        for path in sorted(folder.rglob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(gold, dict) and isinstance(gold.get("statements"), list):
                name = gold.get("doc_id") or path.stem
                told = {s["id"]: as_statement(s, f"{path.parent.name}/{name}") for s in gold["statements"]}
                yield Text(path.parent.name, name, told, gold.get("two_audience") or {})


def as_statement(gold: dict[str, Any], document: str) -> Statement:
    """A record from gold. The content is its gist where there is one, for the texts are not read."""
    start, end = gold.get("span") or (gold.get("start") or 0, gold.get("end") or 0)
    words = gold.get("claim") or gold.get("content") or gold.get("anchor") or ""
    bond = gold.get("commitment")
    return Statement(
        id=f"{document}/{gold['id']}",
        passage=Passage(document=document, start=start, end=end),
        anchor=gold.get("anchor") or "",
        content=words,
        speaker=Actor(
            id=gold["speaker"],
            name=gold["speaker"],
            kind=ActorKind(gold.get("speaker_type") or "person"),
            state=gold.get("state"),
            office=gold.get("office"),
        ),
        speaker_surface=gold.get("speaker_surface"),
        speaker_passage=None,
        cue=None,
        cue_passage=None,
        form=Form(gold.get("form") or "indirect"),
        said_on=gold.get("said_on"),
        surfaced_on=gold.get("surfaced_on"),
        date_basis=DateBasis(gold["date_basis"]) if gold.get("date_basis") in set(DateBasis) else None,
        date_words=None,
        audience=tuple(gold.get("audience") or ()),
        audience_surface=gold.get("audience_surface"),
        channel=Channel(gold.get("channel") or "unknown"),
        channel_basis=gold.get("channel_basis"),
        acts=tuple(Act(act) for act in gold.get("acts") or () if act in set(Act)),
        targets=tuple(
            Target(id=t["id"], polarity=float(t.get("polarity") or 0)) for t in gold.get("targets") or ()
        ),
        commitment=_commitment(bond) if bond else None,
        authenticity=Authenticity(gold.get("authenticity") or "on_record"),
        attribution_chain=tuple(gold.get("attribution_chain") or ()),
        confidence=1.0,
        found_by="gold",
    )


def _commitment(bond: dict[str, Any]) -> Commitment:
    return Commitment(content=bond.get("content") or "", is_negated=bool(bond.get("negated")))


def measure_gold(folders: Sequence[Path]) -> tuple[dict[str, float], list[str]]:
    texts = list(find_texts(folders))
    return _positions(texts), [*_kinds(texts), ""]


def _positions(texts: Sequence[Text]) -> dict[str, float]:
    by_dossier: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    listed = placed = 0
    for text in texts:
        case = case_of(text)
        if case is None:
            continue
        for side, key in enumerate(("public_side", "private_side")):
            for name in text.parts.get(key) or ():
                if name in text.statements:
                    listed += 1
                    place = position_of(text.statements[name], case[1])
                    if place:
                        placed += 1
                        by_dossier[text.dossier][side].append(place.value)
    rows: dict[str, float] = {"listed": listed, "placed": placed / listed if listed else 0.0}
    fronts, backs = ([v for pair in by_dossier.values() for v in pair[side]] for side in (0, 1))
    if fronts and backs:
        rows["AUC"] = auc(fronts, backs)
    gaps = []
    for dossier, (front, back) in sorted(by_dossier.items()):
        if front and back:
            gaps.append(float(np.mean(front) - np.mean(back)))
            rows[f"gap {dossier} ({len(front)},{len(back)})"] = gaps[-1]
            rows[f"AUC {dossier}"] = auc(front, back)
    if gaps:
        rows["mean gap of dossiers"] = float(np.mean(gaps))
    return rows


def auc(front: Sequence[float], back: Sequence[float]) -> float:
    one, other = np.asarray(front)[:, None], np.asarray(back)
    return float(((one > other) + 0.5 * (one == other)).mean())


def case_of(text: Text) -> tuple[tuple[str, str, str], Sides] | None:
    """Sender, first patron and first courted side of a text, with the codes of all it names."""
    sender, patrons, courted = (_codes(text.parts.get(key)) for key in ("actor", "patron", "courted"))
    if not sender or not courted:
        return None
    if "domestic" in (text.parts.get("patron") or ""):
        patrons = sender
    if not patrons:
        return None
    try:
        sides = [sides_of_case(sender[0], patrons[0], code) for code in courted]
    except CaseError:
        return None
    together = Sides(
        patron=frozenset.intersection(*(s.patron for s in sides)),
        courted=frozenset.union(*(s.courted for s in sides)),
    )
    return (sender[0], patrons[0], courted[0]), together


def _codes(named: str | None) -> list[str]:
    words = (first_word(part.strip()) for part in (named or "").replace("/", ";").split(";"))
    return [word for word in words if word in known_codes()]


def _kinds(texts: Sequence[Text]) -> Iterator[str]:
    """One line for each case of a dossier, and what a scan of the dossier finds."""
    by_dossier: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        by_dossier[text.dossier].append(text)
    for dossier, members in sorted(by_dossier.items()):
        statements = [s for text in members for s in text.statements.values()]
        cases = Counter(case for text in members if (case := case_of(text)))
        for (codes, sides), _ in cases.most_common():
            found = measure_divergence(statements, sender=codes[0], sides=sides)
            yield f"{dossier}: {'-'.join(codes)} {_in_words(found)}"
        for triad in find_triads(statements, blocs=bloc_members(), codes=known_codes(), limit=3):
            case = triad.case
            yield f"{dossier}: scan {case.sender}-{case.patron}-{case.courted} {_in_words(triad.divergence)}"


def _in_words(found: Any) -> str:
    value = "" if found.measure.value is None else f" delta {found.measure.value:.2f}"
    chance = "" if found.probability is None else f" P {found.probability:.2f}"
    flag = " FLAG" if found.flag else ""
    return f"{found.kind.value}{flag}{value}{chance} ({found.n_patron_side},{found.n_courted_side})"
