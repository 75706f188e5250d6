"""The same words once: what a page would print twice of one speaker is printed in its fullest form.

In: things told, in reading order. Out: the same without repeats. Method: words that stand whole inside other
words of the same speaker, day and openness, or in the same sentence, are taken up by these.
"""

import re
from dataclasses import dataclass, replace

from sottovoce.brief.cites import is_inside
from sottovoce.brief.retold import Words
from sottovoce.records import Passage, Statement
from sottovoce.vocabulary import Act, Channel

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One thing to print, with its other tellings and what confirms it."""

    statement: Statement
    words: Words
    audience: tuple[str, ...]
    acts: tuple[Act, ...]
    tellings: tuple[Passage, ...]
    later: tuple[Statement, ...]  # statements that confirm a leaked paper


def without_repeats(items: list[Told]) -> list[Told]:
    """In the order of the first of each; the fullest words stay, with the acts of those that they take up."""
    kept: dict[int, Told] = {}
    for place in sorted(range(len(items)), key=lambda i: (-len(items[i].words.text), i)):
        item = items[place]
        host = next((at for at, other in kept.items() if _takes_up(other, item)), None)
        if host is None:
            kept[place] = item
        else:
            merged = _merged(kept.pop(host), item)
            kept[min(host, place)] = merged
    return [kept[place] for place in sorted(kept)]


def _takes_up(host: Told, item: Told) -> bool:
    one, other = host.statement, item.statement
    if (one.speaker.name, one.said_on) != (other.speaker.name, other.said_on):
        return False
    if (one.channel is Channel.PUBLIC) != (other.channel is Channel.PUBLIC):
        return False
    if (Act.NO_COMMENT in one.acts) != (Act.NO_COMMENT in other.acts):
        return False
    is_same_sentence = one.passage.document == other.passage.document and host.words.is_sentence
    may_be_same = set(host.audience) <= set(item.audience) or set(item.audience) <= set(host.audience)
    return (is_same_sentence or may_be_same) and _plain(item.words.text) in _plain(host.words.text)


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _merged(host: Told, item: Told) -> Told:
    passages = (item.statement.passage, *item.tellings)
    own = host.statement.passage
    more = tuple(p for p in passages if p not in host.tellings and not is_inside(p, own))
    return replace(
        host,
        audience=max(host.audience, item.audience, key=len),
        acts=tuple(dict.fromkeys([*host.acts, *item.acts])),
        tellings=host.tellings + more,
    )
