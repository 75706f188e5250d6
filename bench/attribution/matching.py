"""Which attributions found are right, as `eval_attribution.py` has it."""

import eval_attribution

from sottovoce.reading.heads.spans import Attribution


def as_roles(item: Attribution) -> dict[str, list[tuple[int, int]]]:
    """An attribution in the scorer's form."""
    source = [] if item.source is None else [(item.source.start, item.source.end)]
    contents = sorted((content.start, content.end) for content in item.contents)
    return {"source": source, "cue": [(item.cue.start, item.cue.end)], "content": contents}


def rightness(text: str, gold: list, found: list[Attribution]) -> list[bool]:
    """Of each attribution found, whether a gold attribution is paired with it."""
    wanted = [_characters(text, item) for item in gold]
    options = []
    for at, item in enumerate(found):
        got = _characters(text, as_roles(item))
        for place, true in enumerate(wanted):
            if _is_match(true, got):
                union = len(true["content"] | got["content"])
                options.append((len(true["content"] & got["content"]) / union, -place, -at))
    used, hits = set(), set()
    for _, place, at in sorted(options, reverse=True):
        if place not in used and at not in hits:
            used.add(place)
            hits.add(at)
    return [-at in hits for at in range(len(found))]


def _characters(text: str, item: dict) -> dict[str, frozenset]:
    return {role: eval_attribution.chars(item[role], text) for role in eval_attribution.ROLES}


def _is_match(true, got) -> bool:
    same_source = bool(true["source"] & got["source"]) or not (true["source"] or got["source"])
    shares_cue = bool(true["cue"] & got["cue"])
    return shares_cue and same_source and bool(eval_attribution.half_both(true["content"], got["content"]))
