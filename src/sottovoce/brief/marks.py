"""Quotation marks: typographic, in pairs, none left over from a clipped passage.

In: words of a report. Out: the same with inner quotations in single marks, or between double ones. Method: a
mark opens behind white space or a bracket and closes before it; one without its partner is dropped. Single
straight marks and closing single ones may be apostrophes and are left alone.
"""

import re

ANY_MARK = re.compile(r"[“”\"„«»]")
_BULLET = re.compile(r"^(?:[-–—•*·]|\(?\d{1,2}[.)])\s+")
_OPENS = re.compile(r'(^|[\s(\[—–-])"')
_MARK = re.compile(r"[“”„«»]")
_OUTER = re.compile(r'[“"„«][^“”"„«»]*[”"“»]\Z')
_ENDS = ";,:"


def quoted(text: str) -> str:
    """The text in typographic double quotes; quotation marks inside it become single ones."""
    return f"“{inner(_without_outer(_clean(text)))}”"


def inner(text: str) -> str:
    """The text as it stands inside a quotation: marks single and in pairs."""
    return _paired(_curly(_clean(text))).translate(str.maketrans("“”", "‘’"))


def balanced(text: str) -> str:
    """The text as it stands by itself: marks double and in pairs."""
    return _paired(_curly(_clean(text)))


def _clean(text: str) -> str:
    """Without line ends, the dash of a list, and the semicolon or comma that led on from it."""
    clean = _BULLET.sub("", re.sub(r"\s+", " ", text).strip())
    return clean.rstrip(_ENDS).rstrip() if clean.rstrip(_ENDS) else clean


def _without_outer(text: str) -> str:
    while (
        len(text) > 1 and text[0] in '“"„«' and text[-1] in '”"“»' and not re.search('[“”"„«»]', text[1:-1])
    ):
        text = text[1:-1].strip()
    return text


def _curly(text: str) -> str:
    return _OPENS.sub(r"\1“", text).replace('"', "”")


def _paired(text: str) -> str:
    """Every pair becomes “…”; a mark that has no partner is left out."""
    chars, opened = list(text), list[int]()
    for mark in _MARK.finditer(text):
        place = mark.start()
        if mark.group() in "“„«" and not (mark.group() == "“" and opened and text[opened[-1]] == "„"):
            opened.append(place)
            continue
        chars[place] = ""
        if opened:
            chars[opened.pop()], chars[place] = "“", "”"
    for place in opened:
        chars[place] = ""
    return "".join(chars).strip()
