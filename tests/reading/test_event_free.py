"""Over-coding: invented news sentences in which no state or body does anything to another.

By kind: weather, culture, procedure, background, places, sport, trade, people without politics, and
words of events used in another sense.
"""

from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import read_page
from sottovoce.records import Document, Event

# Three of them: sport speaks the language of war and diplomacy.
MOST_FALSE_ALARMS = 3

EVENT_FREE = (
    # weather and nature
    "Heavy rain fell over southern Poland at the weekend.",
    "Forecasters in Spain expect the heat to last until Sunday.",
    "A storm moved from Ireland towards Norway during the night.",
    "Police in Austria advised drivers to keep to the valley road.",
    "Snow kept the pass between Italy and Switzerland shut for a day.",
    "The river left its banks in eastern Hungary.",
    "Farmers in Morocco hope for an early spring.",
    "An earthquake was felt in Chile, but nobody was hurt.",
    # culture
    "A Polish director won the prize for the best short film.",
    "The museum in Lisbon shows maps from the sixteenth century.",
    "Students from Kenya sang at the opening of the festival.",
    "The Danish writer reads from her new novel on Thursday.",
    "The choir will tour Japan next year with a programme of old songs.",
    "A painter from Ghana designed the cover of the book.",
    "Greek actors rehearsed the play for three weeks.",
    "The Portuguese national library has bought the letters of a poet.",
    # procedure
    "The parliament of Finland sits on Tuesdays and Thursdays.",
    "The minister of transport of Latvia opened a new bridge.",
    "The Swedish cabinet has eleven women among its members.",
    "The Norwegian parliament elected a new speaker.",
    "The Slovak government published its budget on Friday.",
    "The committee meets twice a year in the capital of Belgium.",
    "Members of the Irish senate serve for five years.",
    "The Estonian ministry of culture has moved to another building.",
    "A spokesman for the Dutch ministry gave the figures for May.",
    "The court in Vilnius has nine judges.",
    # background
    "Mongolia lies between two large neighbours.",
    "The president of Iceland was born in a fishing village.",
    "The Portuguese prime minister studied law and later taught it.",
    "Bolivia has had no coast since the nineteenth century.",
    "Malta has been a republic for half a century.",
    "The opposition in Botswana holds a third of the seats.",
    "Two million people live in the north of Tunisia.",
    "The general was a pupil of the military school of Peru.",
    "The Slovenian embassy stands behind the opera.",
    # places and travel
    "The road from Oslo to the coast was repaired in spring.",
    "Tourists from Germany fill the beaches of Croatia in August.",
    "A new ferry links Estonia with Finland.",
    "The airport in Nairobi handles nine million passengers.",
    "The village in northern Albania has a school and a mill.",
    "Hotels in Cyprus were full at Easter.",
    "The train to Prague leaves at noon.",
    "The castle in Wales is open to visitors.",
    # sport
    "Argentina drew with Ecuador in the last minute.",
    "The Kenyan runner broke the record by two seconds.",
    "The Serbian player lost the first set and won the next two.",
    "The coach of the Czech team named his eleven.",
    "New Zealand meet Australia in the final.",
    "The Italian cyclist took the lead on the last climb.",
    "Morocco will host the tournament in the summer.",
    # trade and money
    "Shares in Tokyo rose by one per cent.",
    "Brazil grows more coffee than any other country.",
    "The Turkish lira was little changed.",
    "A Swedish firm makes the engines of the boat.",
    "Prices in Argentina doubled within the year.",
    "The bank in Luxembourg employs two hundred people.",
    # people without politics
    "A teacher from Uganda has walked across the country.",
    "Doctors in Portugal treated the child for a week.",
    "The Indian student found a rare coin in the garden.",
    "A Bulgarian farmer grew the largest pumpkin of the year.",
    "Workers in Vietnam sew most of the shirts.",
    "The Canadian pilot has flown for thirty years.",
    # words of events that here mean something else
    "Kenya holds general elections in August.",
    "The Ghanaian striker took the shield after the match.",
    "Chad takes its name from the lake.",
    "Doctors in Portugal help children with asthma.",
    "The coach from Senegal trains young players.",
    "Rwanda expanded access to clean water.",
    "Italy closed the railway station for repairs.",
    "Japan sells vehicles to Kenya.",
    "Germany spent nine million euros on a stadium in Munich.",
    "Austria opened the museum to Germans for free.",
    "Peru launched an extraordinary programme of readings.",
    "Workers in Mexico joined the orchestra.",
    "The Turkish airline suspended flights to Iceland because of the ash.",
    "Police in Norway helped a moose across the road.",
    "Canada reduced travel costs for pensioners.",
    "The Swedish army band plays on Sundays.",
    "A Belgian court has moved to a new building.",
    "Judges in Italy retire at seventy.",
    "The Danish queen received flowers from the children.",
    "Fishermen in Iceland gather in the harbour each spring.",
    "A student from Lebanon was awarded a prize by the university.",
    "The Irish union of musicians has a new secretary.",
    "The minister of health of Uruguay visited a hospital.",
    "Residents of Kyiv queued for bread.",
    "Bulgaria has increased the number of nurses.",
    "The government of Nepal released a stamp.",
    "South Korea released figures for exports.",
    "Ukraine exported three million tons of grain last year.",
    "The Polish president signed the law on forests.",
    "Soldiers in Estonia ate pancakes on Saturday.",
    "Spain ended the year with a surplus.",
    "The ambassador of Chile planted a tree.",
    "France announced the winners of the prize.",
    "The crew of the Greek ferry rescued a dog.",
    "India launched a satellite into orbit.",
    "Researchers in Finland found guilty genes in mice.",
    "The prime minister of Malta took steps to improve roads.",
    "Nigeria improved the right bank of the river.",
    "Teachers in Vietnam give pupils a deadline for homework.",
    "The mayor of Vilnius held a reception for pensioners.",
)


def events_in(text: str) -> tuple[Event, ...]:
    return read_page(parse_page(Document(id="invented", name="invented", text=text), load_model())).events


def test_news_without_events_raises_hardly_any() -> None:
    alarms = [text for text in EVENT_FREE if events_in(text)]
    assert len(EVENT_FREE) >= 100
    assert len(alarms) <= MOST_FALSE_ALARMS, alarms
