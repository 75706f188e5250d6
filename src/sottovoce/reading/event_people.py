"""Nouns of people and of the hands of a state, and what a word of number counts.

In: a token of a parse. Out: whether it names people who can act or be acted upon. Method: word lists and the
parser's entity types; they open only parts that no code of a state fills (`event_frames`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who acts for a state in the state's own name.
HANDS = frozenset(
    """police policeman army military troop force soldier navy court judge tribunal prosecutor
    magistrate government authority ministry minister parliament senate congress lawmaker legislator
    council cabinet administration regime junta agency embassy official president premier governor
    mayor commission guard warplane officer commander intelligence gendarme marine paratrooper
    warship coastguard customs security service spokesman spokesperson spokeswoman ambassador envoy
    diplomat""".split()
)
# People a state deals with at home or abroad.
PEOPLE = frozenset(
    """demonstrator protester student worker activist journalist dissident politician candidate
    villager civilian refugee prisoner detainee rebel militant insurgent separatist opposition
    newspaper lawyer priest teacher miner doctor nurse farmer striker union people resident citizen
    man woman child boy girl leader member group party movement guerrilla fighter gunman jihadist
    extremist terrorist militia militiaman fundamentalist islamist nationalist supporter opponent
    critic blogger editor reporter writer artist academic professor pastor bishop cleric imam monk
    nun missionary businessman executive employee manager migrant immigrant asylum seeker deserter
    spy agent adviser aide tourist traveller hostage captive suspect fugitive criminal smuggler
    pirate faction wing tribe clan crowd mob mourner youth family passenger sailor fisherman crew
    pilot driver nationalist monarchist communist socialist conservative liberal negotiator mediator
    peacekeeper inspector monitor observer expert scientist engineer contractor person ex-president
    ex-minister front army brigade alliance network cell organisation organization regiment commando
    conscript reservist defector warlord secessionist loyalist hundred thousand dozen inmate herder
    herdsman driver shopkeeper trader merchant lawmaker musician actor veteran widow parent
    company firm corporation bank federation association charity ngo watchdog foundation church university
    relative spouse expatriate national businesswoman colonel general captain lieutenant jury""".split()
)
_PUBLIC = frozenset(
    """rebel guerrilla militant insurgent separatist opposition dissident striker worker student
    protester demonstrator activist teacher miner farmer elder secessionist judge court union
    prisoner detainee fundamentalist islamist monk settler villager nationalist mutineer""".split()
)
_BEFORE = frozenset({"compound", "amod", "poss"})
_NAMED = frozenset({"PERSON", "ORG", "NORP"})
_PRONOUNS = frozenset("he she it they him her them we us i".split())
_MEASURES = frozenset(
    """dozen score hundred thousand million billion ton tonne number part half third quarter majority
    most all many some several percent % rest bulk batch series lot amount piece dollar euro pound
    yen worth shipload truckload load couple handful plenty total more few crowd scores tens both
    each one two state contingent batch convoy""".split()
)


def lemma_of(token: Token) -> str:
    """The lemma, also of a plural that opens a sentence and is taken for a name: "Rebels"."""
    lemma = token.lemma_.lower()
    singular = lemma.removesuffix("s")
    return singular if token.pos_ == "PROPN" and singular in PEOPLE | HANDS else lemma


def is_people(token: Token) -> bool:
    """Does a noun name people or a body that can act: "rebels", "the union", a person's name?"""
    lemma = lemma_of(token)
    return (
        lemma in PEOPLE or lemma in HANDS or token.ent_type_ in _NAMED or token.lower_ in _PRONOUNS
    ) and token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")


def is_own_public(token: Token) -> bool:
    """Do these people stand against their own state: "the rebels", "opposition groups", "a judge"?"""
    words = (token, *contents_of(token))
    return any(lemma_of(t) in _PUBLIC for w in words for t in (w, *w.children) if t == w or t.dep_ in _BEFORE)


def contents_of(token: Token) -> list[Token]:
    """What a number or measure counts: "dozens of troops", "a third of the rebels", "2 million in aid"."""
    if token.lemma_.lower() not in _MEASURES and token.pos_ != "NUM":
        return []
    counted = [
        g
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in ("of", "in")
        for g in c.children
        if g.dep_ == "pobj"
    ]
    if token.lemma_.lower() == "state" and any(g.pos_ == "PROPN" for g in counted[:1]):
        return []  # "the state of Ruritania" is no "state of siege"
    return [t for g in counted[:1] for t in (g, *contents_of(g))]
