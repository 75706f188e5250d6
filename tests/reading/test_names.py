"""Names with small words in them are one name. All texts and people are invented."""

import pytest
from reading_pages import page_of

from sottovoce.vocabulary import ActorKind

_TEXT = (
    "SANAA, 12 May 2021. In a meeting on Sunday, Finance Minister Khalid al-Zubairi told the envoy "
    "Jan van der Berg that Yemen would pay.\n\n"
    "Zubairi also told reporters that the dam was safe. Berg said that he would stay.\n\n"
    "Prince Faisal bin Khalid al-Darfi said that the road was open. Darfi added that it was long. "
    "Deputy Minister Abdel-Rahim el-Tayeb said that all was well. Tayeb said it was late."
)


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Khalid al-Zubairi", "Khalid al-Zubairi"),
        ("Zubairi", "Khalid al-Zubairi"),
        ("Jan van der Berg", "Jan van der Berg"),
        ("Berg", "Jan van der Berg"),
        ("Faisal bin Khalid al-Darfi", "Faisal bin Khalid al-Darfi"),
        ("Darfi", "Faisal bin Khalid al-Darfi"),
        ("Abdel-Rahim el-Tayeb", "Abdel-Rahim el-Tayeb"),
        ("Tayeb", "Abdel-Rahim el-Tayeb"),
    ],
)
def test_a_name_holds_together_and_its_last_word_goes_back_to_it(surface: str, name: str) -> None:
    told = {m.surface: m.actor.name for m in page_of(_TEXT).mentions if m.actor.kind is ActorKind.PERSON}
    assert told[surface] == name


def test_a_president_is_named_in_full_by_his_surname() -> None:
    page = page_of(
        "CAIRO, 12 May 2021. President Abdel Fattah al-Sisi told guests that Egypt would wait. Sisi left."
    )
    persons = [m.actor.name for m in page.mentions if m.actor.kind is ActorKind.PERSON]
    assert len(persons) == 2
    assert len(set(persons)) == 1


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The Kremlin's spokesman, Yegor Belov, said that it was fine.", None),
        (
            "Yegor Belov, a Russian foreign ministry spokesman, said so.",
            "Spokesperson of the Ministry of Foreign Affairs of Russia",
        ),
        ("Interior chief Yegor Belov said that it was fine.", None),
    ],
)
def test_an_office_is_that_of_the_body_named_with_it(text: str, office: str | None) -> None:
    page = page_of(f"MOSCOW, 5 December 2010. Talks go on.\n\n{text}")
    assert next(m.actor.office for m in page.mentions if m.surface == "Yegor Belov") == office
