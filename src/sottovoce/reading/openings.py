"""How the matches of a pattern can begin, so that most patterns need not be tried at a place.

In: a regular expression of the lexicon tables. Out: the first letters of its matches, in lower case. Method:
the pattern is walked from its start as far as `LENGTH` letters reach; what is known are letters, digits,
classes without ranges, groups and what may be left out. Whatever else stands there ends the walk; what was
gathered before it holds: an opening may be shorter than `LENGTH`, and "" fits everywhere.
"""

LENGTH = 3
_LOOKS = ("(?!", "(?=", "(?<!", "(?<=")
_DIGITS = frozenset("0123456789")


def openings(pattern: str) -> frozenset[str]:
    """With what a match can begin; every match begins with one of them."""
    return frozenset(text for text, _ in _walk(pattern))


def alternatives(pattern: str) -> list[str]:
    """What stands between the bars at the top level of a pattern."""
    found, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] == "[":
            at = pattern.index("]", at + 2)
        elif pattern[at] == "(":
            at = _closing(pattern, at)
        elif pattern[at] == "|":
            found.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*found, pattern[start:]]


def _walk(pattern: str) -> set[tuple[str, bool]]:
    """Beginnings, and of each whether the walk may go on behind it."""
    return {one for option in alternatives(pattern) for one in _walk_one(option)}


def _walk_one(pattern: str) -> set[tuple[str, bool]]:
    """The same of a pattern without bars at its top level."""
    found = {("", True)}
    at = 0
    while at < len(pattern) and any(goes_on for _, goes_on in found):
        if pattern.startswith(_LOOKS, at):
            at = _closing(pattern, at) + 1
        elif pattern.startswith("\\b", at):
            at += 2
        else:
            element, after = _element(pattern, at)
            counted = _behind_count(pattern, after)
            if counted > after:  # once, several times, or not at all
                is_once = pattern.startswith("?", after)
                element = {(text, goes_on and is_once) for text, goes_on in element}
                if pattern.startswith(("?", "*", "{0,"), after):
                    element.add(("", True))
            found = {joined for one in found for joined in _joined(one, element)}
            at = counted
    return found


def _joined(one: tuple[str, bool], element: set[tuple[str, bool]]) -> set[tuple[str, bool]]:
    text, goes_on = one
    if not goes_on:
        return {one}
    return {((text + more)[:LENGTH], goes_on and len(text + more) < LENGTH) for more, goes_on in element}


def _element(pattern: str, at: int) -> tuple[set[tuple[str, bool]], int]:
    """What one element begins with, and where it ends; ("", False) where that is open."""
    if pattern.startswith("(?:", at):
        end = _closing(pattern, at)
        return _walk(pattern[at + 3 : end]), end + 1
    if pattern[at].isalnum() or pattern[at] in " -',":
        return {(pattern[at].lower(), True)}, at + 1
    if pattern.startswith("\\d", at):
        return {(digit, True) for digit in _DIGITS}, at + 2
    end = pattern.find("]", at + 2)
    inside = pattern[at + 1 : end]
    if pattern[at] == "[" and end > 0 and not set(inside) & set("\\^-["):
        return {(letter, True) for letter in inside.lower()}, end + 1
    return {("", False)}, at + 2 if pattern[at] == "\\" else at + 1


def _closing(pattern: str, at: int) -> int:
    """Where the bracket that opens at a place closes."""
    depth = 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] == "[":
            at = pattern.index("]", at + 2)
        elif pattern[at] == "(":
            depth += 1
        elif pattern[at] == ")":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError(f"a bracket is not closed: {pattern}")


def _behind_count(pattern: str, at: int) -> int:
    if pattern.startswith(("?", "*", "+"), at):
        at += 1
    elif pattern.startswith("{", at):
        at = pattern.index("}", at) + 1
    else:
        return at
    return at + 1 if pattern.startswith(("?", "+"), at) else at
