"""Names written so that the usual spellings of one name fall together.

In: a name in any script. Out: a key for comparing, never for display. Method: transliteration, then
one form for each sound that romanisations write in several ways, then one form for each given name
(`spellings.csv`).
"""

import re
from functools import cache, lru_cache

from sottovoce.reading.atlas.tables import read_table

# Order matters: longer spellings first. Each pair is one sound written in two usual ways by the
# romanisations in use (BGN/PCGN, ISO 9, national systems of 1998-2010, French and German press habits).
_SOUNDS = (
    (re.compile(r"kh"), "h"),
    (re.compile(r"(?<=[aeiou])j(?![aeiouh])|j$"), "i"),
    (re.compile(r"dzh|dj|zh|jh?"), "jh"),
    (re.compile(r"(?<=[gdtsc])h"), ""),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee(?=\w\w)"), "i"),
    (re.compile(r"y"), "i"),
    (re.compile(r"i+e"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"enk[oa]$"), "enko"),
    (re.compile(r"(?<=\w\wa)h$"), ""),
)
_APOSTROPHES = re.compile(r"['’‘ʼʹ`´\"]")
_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|az|an|ul|ud|ur|us)[-‐–](?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def fold_name(name: str) -> str:
    """`name` so written that the usual spellings of it fall together: "Лукашэнка" and "Lukashenko".

    Other scripts become Latin, accents, articles and initials go, given names become one form for all
    languages (spellings.csv), and sounds that romanisations write differently become one. Words are
    parted by one space. The key is no name: do not show it, nor fold it again.
    """
    return " ".join(fold_words(name))


@lru_cache(maxsize=8192)
def fold_words(name: str) -> tuple[str, ...]:
    """The words of `fold_name`, one by one."""
    return tuple(_given_names().get(word, word) for word in fold_surname(name))


def fold_surname(name: str) -> tuple[str, ...]:
    """As `fold_words`, but no given name is made another: the surname Petro is no Peter."""
    text = _APOSTROPHES.sub("", _ARTICLE.sub("", _to_latin(name))).lower()
    words = _WORD.findall(text)
    if len(words) > 1:  # initials tell nobody apart
        words = [word for word in words if len(word) > 1] or words
    return tuple(map(_fold_sounds, words))


def _fold_sounds(word: str) -> str:
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def _to_latin(name: str) -> str:
    if name.isascii():
        return name
    from anyascii import anyascii

    # Apostrophes that stand for soft signs must go before letters are parted into words.
    return _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", name)))


def spell_plainly(name: str) -> str:
    """`name` in Latin letters without accents, apostrophes and articles, lower case; nothing folded."""
    return _APOSTROPHES.sub("", _ARTICLE.sub("", _to_latin(name))).lower().strip()


@cache
def _given_names() -> dict[str, str]:
    rows = read_table("spellings.csv", ("name", "spellings"))
    return {_fold_sounds(spelling): row.text("name") for row in rows for spelling in row.several("spellings")}
