"""Which language a text is in, when that is sure.

In: text. Out: a language code (ISO 639-1), or None for a text too short or too mixed to tell.
Method: py3langid (Lui and Baldwin 2012) on pieces of some sixty words; a piece counts against English only
when its best language is far ahead of English, and the pieces vote by length.
"""

# Below forty words the classifier takes lists of names for Estonian or Malay. Letters are counted, so that
# scripts without spaces are judged too; English has five letters a word.
MIN_LETTERS = 200
MIN_LETTERS_OTHER_SCRIPT = 40
PIECE_CHARACTERS = 400
MAX_PIECES = 24  # spread over the text: a book is judged in the time of a page

# Log-probability by which another language must lead English on a piece. English diplomatic prose stays
# below -30 (English leads), a bare list of transliterated names reaches 46, forty words of German, French or
# Dutch prose 440 to 490.
MIN_LEAD = 60.0

ENGLISH = "en"

# Languages that reports come in. The classifier knows twice as many, and takes lists of names for Shona
# or Malagasy and figures for no language at all: its other answers are not believed.
NAMES = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "ko": "Korean", "ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "mn": "Mongolian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "tg": "Tajik", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The code of the language that most of `text` is in; "en" where no other is surely ahead."""
    pieces = [piece for piece in _pieces(text) if _is_long_enough(piece)]
    if not pieces:
        return None
    votes: dict[str, int] = {}
    for piece in pieces:
        code = _code(piece)
        votes[code] = votes.get(code, 0) + len(piece)
    foreign = {code: weight for code, weight in votes.items() if code in NAMES}
    if 2 * sum(foreign.values()) <= sum(votes.values()):
        return ENGLISH if 2 * votes.get(ENGLISH, 0) > sum(votes.values()) else None
    return max(foreign, key=lambda code: (foreign[code], code))


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


def _code(piece: str) -> str:
    import py3langid

    scores: dict[str, float] = dict(py3langid.rank(piece))
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] - scores[ENGLISH] >= MIN_LEAD else ENGLISH
