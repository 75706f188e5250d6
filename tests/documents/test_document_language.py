"""Which language a text is in."""

import pytest

from sottovoce.documents.language import language_of

ENGLISH = (
    "The ministers of both countries met in the capital on Tuesday and discussed the state of the border."
    " After the talks a spokesman said that the open questions had been settled, but that an accord was "
    "not yet in sight. The opposition asked for an explanation and called for a debate in parliament "
    "before the end of the week."
)
GERMAN = (
    "Die Minister beider Länder haben sich am Dienstag in der Hauptstadt getroffen und über die Lage an "
    "der Grenze beraten. Nach dem Gespräch sagte ein Sprecher, man habe offene Fragen geklärt, doch eine "
    "Einigung sei noch nicht in Sicht. Die Opposition verlangte Aufklärung und eine Debatte im Parlament."
)
RUSSIAN = (
    "Министры двух стран встретились во вторник в столице и обсудили положение на границе. После "
    "переговоров представитель сказал, что открытые вопросы решены, но соглашения пока не видно. "
    "Оппозиция требует объяснений."
)
PRESENT = (
    "Present: Uladzimir Ivanou, Aliaksandr Piatrou, Sviatlana Novik, Mikalai Kavalenka, Ales Zhuk, "
    "Maryia Sidarenka, Viktar Hancharou, Siarhei Marozau, Pavel Karpovich, Stsiapan Bandarenka, "
    "Zmitser Saroka, Palina Kazlova, Hanna Lukashevich, Iryna Kuzniatsova, Dzianis Varabei, Yauhen Zaitsau."
)
TEXTS = {
    "english": (ENGLISH, "en"),
    "german": (GERMAN, "de"),
    "russian": (RUSSIAN, "ru"),
    "chinese-without-spaces": ("外交部发言人说，中方反对单边制裁。双方同意继续谈判。" * 4, "zh"),
    "short": ("Die Minister haben sich getroffen.", None),
    "english-with-a-foreign-quotation": (ENGLISH + "\n\n" + GERMAN[:150] + "\n\n" + ENGLISH, "en"),
    "mostly-russian": (ENGLISH[:350] + "\n\n" + 8 * (RUSSIAN + "\n"), "ru"),
    "list-of-foreign-names": (PRESENT, None),
    "figures": ("12 345 678 " * 100, None),
}


@pytest.mark.parametrize(("text", "code"), TEXTS.values(), ids=TEXTS.keys())
def test_the_language_of_most_of_the_text_is_told_or_none(text: str, code: str | None) -> None:
    assert language_of(text) == code
