"""Is a text in another language than English?

In: text. Out: the name of its language when most of it is surely not English, else None.
Method: py3langid (Lui and Baldwin 2012) on pieces of some sixty words; a piece counts against English only
when its best language is far ahead of English, and the pieces vote by length.
"""

# Below forty words the classifier takes lists of names for Estonian or Malay. Letters are counted, so that
# scripts without spaces are judged too; English has five letters a word.
MIN_LETTERS = 200
MIN_LETTERS_OTHER_SCRIPT = 40
PIECE_CHARACTERS = 400
MAX_PIECES = 24  # spread over the text: a book is judged in the time of a page

# Log-probability by which another language must lead English on a piece: 1 in e^10. English diplomatic
# prose with many foreign names stays below 0 (English leads).
MIN_LEAD = 10.0

NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bs": "Bosnian", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "nb": "Norwegian", "nl": "Dutch",
    "no": "Norwegian",    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene",
    "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def foreign_language(text: str) -> str | None:
    """The language of most of `text` in words, or None when it is English or cannot be told."""
    pieces = [piece for piece in _pieces(text) if _is_long_enough(piece)]
    if not pieces or not _is_long_enough(text):
        return None
    votes: dict[str, int] = {}
    for piece in pieces:
        if (code := _foreign_code(piece)) is not None:
            votes[code] = votes.get(code, 0) + len(piece)
    if 2 * sum(votes.values()) <= sum(map(len, pieces)):
        return None
    code = max(votes, key=lambda each: (votes[each], each))
    return NAMES.get(code, f'"{code}"')


def _is_long_enough(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    latin = sum(character < "\u0250" for character in letters)
    is_other_script = 2 * latin < len(letters)
    return len(letters) >= (MIN_LETTERS_OTHER_SCRIPT if is_other_script else MIN_LETTERS)


def _pieces(text: str) -> list[str]:
    if len(text) < 2 * PIECE_CHARACTERS:
        return [text]
    starts = range(0, len(text) - PIECE_CHARACTERS + 1, PIECE_CHARACTERS)
    step = max(1, -(-len(starts) // MAX_PIECES))
    return [text[start : start + PIECE_CHARACTERS] for start in starts[::step]]


def _foreign_code(piece: str) -> str | None:
    import py3langid

    scores: dict[str, float] = dict(py3langid.rank(piece))
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] - scores["en"] >= MIN_LEAD else None
