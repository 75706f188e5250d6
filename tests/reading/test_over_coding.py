"""Nature, matches, plots, mere cities, things and anybody: words of saying and of events, and nobody acts.

Each kind with sentences in which a state or person does act in the same words.
"""

import pytest

from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import read_page
from sottovoce.records import Document, Reading


def reading_of(text: str) -> Reading:
    return read_page(parse_page(Document(id="invented", name="invented", text=text), load_model()))


IDLE = (
    # nature
    "A gale struck Lisbon on Sunday.",
    "Rabbits have invaded the garden of the Irish embassy in Madrid.",
    "Floods cut off the towns of eastern Slovakia.",
    "A wildfire destroyed the archive of the Maltese consulate.",
    # matches
    "New Zealand meet Samoa on Sunday.",
    "Paraguay crushed Peru by four goals.",
    "Latvia threatened the Estonian goal after the break.",
    "Jamaica's siege of the Cuban line lasted for the whole first half.",
    "Kenya beat Uganda and will meet Ghana on Friday.",
    # plots
    "In her first novel the foreign minister accuses a baker of treason.",
    "The play follows a Danish spy who threatens his own dentist.",
    "The opera is set in a ministry. In the first act the envoy denies everything.",
    "The heroine, a Polish judge, accuses the mayor of theft.",
    "At the end of the film the general apologises to the cook.",
    # cities
    "Vienna offers the traveller four warm cafes.",
    "Oslo turned down its lights at midnight.",
    "Athens agrees with itself on one colour only.",
    "Lisbon greeted the spring with rain.",
    "Riga has promised itself a new park.",
    # things, the text itself, anybody
    "The clock in the Norwegian parliament said half past nine.",
    "This essay argues that ministries resemble their stairs.",
    "The tenor sings the part, the driver writes the tune.",
    "Alma, Berona, Cevia: the town has had several names.",
    "No minister admits that he likes the soup.",
    "According to my calculations the Danish parliament drinks a ton of coffee a year.",
    "You may ask why Peru needs a second anthem.",
    # trade, figures of speech, sittings, own forts
    "Norway's sales of cod to Portugal were down by a tenth.",
    "The Serbian chemist attacked the problem from both ends.",
    "The minister of culture of Peru surrendered to the polka.",
    "The Dutch senate meets in a hall with a painted ceiling.",
    "The general staff of Peru occupies a fort above Lima.",
)

DONE = (
    "Rebels struck Lisbon on Sunday.",
    "Artillery fire destroyed the archive of the Maltese consulate.",
    "Denmark attacked Sweden at once.",
    "Youths attacked the Danish embassy in Warsaw.",
    "A wave of bombings hit Lisbon.",
    "Jamaica's siege of the Cuban port lasted for the whole summer.",
    "Missiles hit the stadium in Kenya before the break, and two people were killed.",
    "The president of Kenya will meet the president of Ghana on Friday.",
    "In her first novel Anna Novak accuses the Danish government of treason.",
    "Oslo turned down the Danish offer.",
    "Lisbon offers Angola a loan.",
    "Norway's sales of rockets to Portugal were stopped.",
    "The Peruvian army surrendered to the rebels.",
    "Serbian troops attacked a village in Kosovo.",
    "The Norwegian general attacked Lisbon from both ends.",
    "The Dutch prime minister meets the Danish premier in The Hague.",
    "The Peruvian army occupies a province of Bolivia.",
)


@pytest.mark.parametrize("text", IDLE)
def test_nobody_says_or_does_anything(text: str) -> None:
    found = reading_of(text)
    assert not found.statements
    assert not found.events


@pytest.mark.parametrize("text", DONE)
def test_who_acts_in_the_same_words_is_found(text: str) -> None:
    assert reading_of(text).events


SAID = (
    ("This article was wrong, Novak said.", "Novak"),
    ("Minister Jan Novak wrote in a letter that the talks were over.", "Novak"),
    ("Oslo said that it would keep its lights on.", "Norway"),
)


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_who_speaks_in_the_same_words_is_found(text: str, speaker: str) -> None:
    assert any(speaker in s.speaker.name for s in reading_of(text).statements)
