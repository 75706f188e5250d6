"""Bytes in, text out, or NotText.

Method: byte order mark, then the charset the file declares, then strict UTF-8, then chardet's guess when
it is confident and the result reads like text. The text is kept as it stands: line ends, no-break spaces
and odd characters stay, only the byte order mark goes.
"""

import codecs
import re
import unicodedata

from sottovoce.errors import NotText

# UTF-32 before UTF-16: its mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)

# Charsets that pages declare (WHATWG Encoding Standard). Python knows more, but "rot13" or
# "unicode_escape" would let a page rewrite its own text.
_DECLARABLE = frozenset((
    "utf-8", "ascii", "iso8859-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6",
    "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15",
    "iso8859-16", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "cp874", "cp866", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb18030", "gbk",
    "gb2312", "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949",
))  # fmt: skip

# As browsers do (WHATWG): what is labelled Latin-1 or ASCII is in truth windows-1252.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}

# chardet 7 rates right answers on one English sentence with typographic quotes at .06 to .17, Cyrillic at
# .37, and random bytes below .02 or at exactly .10 (its fallback); the shape of the text is checked besides.
MIN_CHARDET = 0.05

# Control characters that occur in text: tab, line ends, vertical tab, form feed.
_TEXT_CONTROLS = frozenset("\t\n\r\v\f")
MAX_CONTROL_SHARE = 0.002  # a stray one in old exports is common; more is a binary format

_TYPOGRAPHY = frozenset("\u00a0\u00ad“”‘’„‚‹›«»–—…•·°£€¥§©®™½¼¾±×¿¡†‡¶ªº²³¹")
_CAPITAL_AFTER_SMALL = re.compile(r"[a-zß-öø-ÿ][À-ÖØ-Þ]")


def decode(data: bytes, *, name: str, declared: str | None = None, path: str | None = None) -> str:
    """The text that `data` holds. declared: the charset the file states of itself, if any.

    Raises NotText for binary data and for an encoding that cannot be told.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise _not_text(
                name, path, f"it is {kind}, not text", "Save the report as plain text and give that."
            )
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    text = _unmarked(data, declared) if marked is None else _without_mark(data, marked)
    if text is None:
        if _looks_binary(data):
            raise _not_text(name, path, "it holds binary data, not text", "Save the report as plain text.")
        raise _not_text(name, path, "its character encoding cannot be told", "Save it again as UTF-8.")
    return text


def is_sound(text: str) -> bool:
    """True for text without NUL and lone surrogates, and with hardly any control characters.

    Those from U+0080 to U+009F are let pass: texts that were once decoded wrongly are full of them.
    """
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        return False
    controls = sum(
        1
        for character in text
        if (character < " " or character == "\x7f") and character not in _TEXT_CONTROLS
    )
    return controls <= MAX_CONTROL_SHARE * len(text) or controls == 1 < len(text) / 20


def _not_text(name: str, path: str | None, what: str, remedy: str) -> NotText:
    return NotText(f'Cannot read "{name}": {what}.', path=path, remedy=remedy)


def _without_mark(data: bytes, encoding: str) -> str | None:
    text = _strict(data, encoding)
    return None if text is None else text.removeprefix("\ufeff")


def _unmarked(data: bytes, declared: str | None) -> str | None:
    if b"\0" in data:
        return _utf16(data)
    for encoding in (_known(declared), "utf-8"):
        if encoding is not None and (text := _strict(data, encoding)) is not None:
            return text
    return _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return text if is_sound(text) else None


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        encoding = codecs.lookup(declared.strip().lower()).name
    except (LookupError, ValueError):
        return None
    if encoding not in _DECLARABLE:
        return None
    return _SUPERSETS.get(encoding, encoding)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: in European text every NUL sits on the same side of the pair."""
    if len(data) % 2:
        return None
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if b"\0" not in data[1 - side :: 2] and (text := _strict(data, encoding)) is not None:
            letters = sum(character.isalnum() or character.isspace() for character in text)
            return text if letters > 0.6 * len(text) else None
    return None


def _guessed(data: bytes) -> str | None:
    import chardet

    guess = chardet.detect(data, encoding_era=chardet.EncodingEra.MODERN_WEB)
    encoding = guess["encoding"]
    if encoding is None or guess["confidence"] < MIN_CHARDET:
        return None
    text = _strict(data, encoding)
    return text if text is not None and _reads_like_text(text) else None


def _reads_like_text(text: str) -> bool:
    """No capital after a small letter, and beyond ASCII only letters and typographer's signs."""
    if _CAPITAL_AFTER_SMALL.search(text):
        return False
    return all(
        character < "\x80" or character in _TYPOGRAPHY or unicodedata.category(character)[0] in "LMP"
        for character in text
    )


def _looks_binary(data: bytes) -> bool:
    controls = sum(data.count(byte) for byte in range(32) if byte not in b"\t\n\r\v\f")
    return controls > MAX_CONTROL_SHARE * len(data)
