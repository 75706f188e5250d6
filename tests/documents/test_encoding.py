"""Bytes to text."""

import pytest

from sottovoce.documents.encoding import decode
from sottovoce.errors import NotText

ENGLISH = (
    "The minister said “we will not go to war” — and left. The café was closed; the envoy’s aide agreed."
)
RUSSIAN = "Министр сказал, что войны не будет, и уехал в столицу. Переговоры продолжатся завтра."

READABLE = {
    "ascii": (b"Talks resume", None, "Talks resume"),
    "utf-8": (ENGLISH.encode(), None, ENGLISH),
    "utf-8-with-mark": (ENGLISH.encode("utf-8-sig"), None, ENGLISH),
    "utf-16-with-mark": (ENGLISH.encode("utf-16"), None, ENGLISH),
    "utf-16-big-endian-with-mark": (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), None, ENGLISH),
    "utf-16-without-mark": (ENGLISH.encode("utf-16-le"), None, ENGLISH),
    "utf-16-big-endian-without-mark": (ENGLISH.encode("utf-16-be"), None, ENGLISH),
    "utf-16-cyrillic-without-mark": (RUSSIAN.encode("utf-16-le"), None, RUSSIAN),
    "utf-32-with-mark": (ENGLISH.encode("utf-32"), None, ENGLISH),
    "cp1252-guessed": (ENGLISH.encode("cp1252"), None, ENGLISH),
    "cp1251-guessed": (RUSSIAN.encode("cp1251"), None, RUSSIAN),
    "koi8-guessed": (RUSSIAN.encode("koi8-r"), None, RUSSIAN),
    "cp1251-declared": ("Минск".encode("cp1251"), "windows-1251", "Минск"),
    "latin-1-is-cp1252": (ENGLISH.encode("cp1252"), "iso-8859-1", ENGLISH),
    "declared-wrongly": (ENGLISH.encode(), "utf-16", ENGLISH),
    "declared-nonsense": (ENGLISH.encode(), "x-no-such-thing", ENGLISH),
    "declared-escape-codec": (rb"a \u0041 b", "unicode_escape", r"a \u0041 b"),
    "mark-beats-declaration": (ENGLISH.encode("utf-8-sig"), "windows-1251", ENGLISH),
    "once-decoded-wrongly": ("It\u0083s over, she said".encode(), None, "It\u0083s over, she said"),
    "empty": (b"", None, ""),
    "only-a-mark": (b"\xef\xbb\xbf", None, ""),
    "line-ends-and-no-break-spaces": ("a\r\nb\rc\u00a0d\n".encode(), None, "a\r\nb\rc\u00a0d\n"),
}

UNREADABLE = {
    "pdf": (b"%PDF-1.7\nsome text", "a PDF"),
    "office": (b"PK\x03\x04rest", "Office"),
    "rtf": (rb"{\rtf1 text}", "RTF"),
    "nul-bytes": (b"text\0and\0\0more", "binary"),
    "control-characters": (bytes(range(1, 32)) * 20, "binary"),
    "broken-utf-16": (b"\xff\xfea", "encoding"),
    "broken-utf-8": (b"\xef\xbb\xbf caf\xe9 society", "encoding"),
    "mac-roman": (ENGLISH.encode("mac-roman"), "encoding"),
    "noise": (bytes((7 * number * number + 13) % 224 + 32 for number in range(500)), "encoding"),
}


@pytest.mark.parametrize(("data", "declared", "text"), READABLE.values(), ids=READABLE.keys())
def test_text_comes_out_as_it_was_written(data: bytes, declared: str | None, text: str) -> None:
    assert decode(data, name="note.txt", declared=declared) == text


@pytest.mark.parametrize(("data", "word"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, word: str) -> None:
    with pytest.raises(NotText) as caught:
        decode(data, name="note.txt", path="/a/note.txt")
    assert "note.txt" in caught.value.message
    assert word in caught.value.message
    assert caught.value.remedy
    assert caught.value.path == "/a/note.txt"
