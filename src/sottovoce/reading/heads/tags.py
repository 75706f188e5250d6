"""The tags of the attribution head: source, cue and content, each with a beginning and an inside."""

ROLES = ("source", "cue", "content")
OUTSIDE = "O"
TAGS = (OUTSIDE, *(f"{place}-{role}" for role in ROLES for place in "BI"))


def may_follow(before: str | None, after: str) -> bool:
    """Whether a tag may follow another (None: the chain begins). An inside needs its own beginning."""
    return after[0] != "I" or (before is not None and before != OUTSIDE and before[2:] == after[2:])
