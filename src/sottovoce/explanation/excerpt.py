"""A passage in its surroundings, on one line, and long words made short.

In: a text and offsets. Out: words with plain spaces, the passage in square brackets.
"""

AROUND = 200  # characters on either side
MOST = 700  # characters of a passage that are shown
_SHORT = 90  # characters of quoted words


def excerpt(text: str, start: int, end: int) -> str:
    """The passage between square brackets, with the words of its paragraph around it."""
    first = max(text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0, start - AROUND)
    behind = text.find("\n\n", end)
    last = min(behind if behind >= 0 else len(text), end + AROUND)
    before, after = _plain(text[first:start]), _plain(text[end:last])
    if first > 0 and text[first - 1].isalnum():
        before = before.partition(" ")[2]
    if last < len(text) and text[last].isalnum():
        after = after.rpartition(" ")[0]
    is_cut_before = first > 0 and not text[:first].endswith("\n\n")
    is_cut_behind = last < len(text) and not text[last:].startswith("\n\n")
    told = f"[{shortened(text[start:end], MOST)}]"
    before = f"… {before}" if is_cut_before else before
    after = f"{after} …" if is_cut_behind else after
    return f"{before}{_gap(text[start - 1 : start])}{told}{_gap(text[end : end + 1])}{after}".strip()


def shortened(words: str, most: int = _SHORT) -> str:
    """Words with plain spaces; the middle of long ones left out."""
    plain = _plain(words)
    if len(plain) <= most:
        return plain
    head, tail = plain[: most * 2 // 3].rpartition(" ")[0], plain[-(most // 3) :].partition(" ")[2]
    return f"{head} … {tail}"


def _plain(words: str) -> str:
    return " ".join(words.split())


def _gap(letter: str) -> str:
    return " " if letter.isspace() else ""
