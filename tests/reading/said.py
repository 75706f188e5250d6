"""Builds an utterance out of one invented sentence, for the tests of acts, targets and commitments.

Marks: {cue} and [content]; <speaker> where the sentence names one. Names that stand for actors are given as
"Surface=CODE" pairs, so these tests do not depend on how mentions are found.
"""

import re
from functools import cache

from sottovoce.reading.acts import Coding, code_content
from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.page import Page, Utterance
from sottovoce.records import Actor, Document, Mention, Passage
from sottovoce.vocabulary import ActorKind, Form

_MARK = re.compile(r"[{}\[\]<>]")


@cache
def code(
    marked: str, state: str, named: str = "", hearers: tuple[str, ...] = (), layout: str = "clause"
) -> Coding:
    """The coding of a marked sentence, said by somebody of a state."""
    utterance, page = build(marked, state, named, layout)
    return code_content(utterance, page, hearers)


def build(marked: str, state: str, named: str = "", layout: str = "clause") -> tuple[Utterance, Page]:
    text = _MARK.sub("", marked)
    content, cue, speaker = (_span(marked, pair) for pair in ("[]", "{}", "<>"))
    assert content is not None, "mark the content with [ ]"
    page = parse_page(Document(id="invented", name="invented", text=text), load_model())
    page.mentions = tuple(_mentions(text, named))
    block = page.block_at(content[0])
    assert block is not None
    cue_token = next(
        (t for t in page.docs[block.index] if cue and block.start + t.idx == cue[0]),
        None,
    )
    is_direct = cue is None and re.search(r"\b(?:I|we|our|my)\b", text[slice(*content)], re.I) is not None
    utterance = Utterance(
        block=block.index,
        start=content[0],
        end=content[1],
        speaker=Actor(
            id=f"speaker of {state}", name=f"speaker of {state}", kind=ActorKind.PERSON, state=state
        ),
        speaker_surface=text[slice(*speaker)] if speaker else None,
        speaker_span=speaker,
        cue=text[slice(*cue)] if cue else None,
        cue_span=cue,
        cue_lemma=cue_token.lemma_.lower() if cue_token is not None else None,
        form=Form.DIRECT if is_direct else Form.INDIRECT,
        chain=("author",),
        layout=layout,
        is_negated=cue_token is not None and any(k.dep_ == "neg" for k in cue_token.children),
    )
    return utterance, page


def _span(marked: str, pair: str) -> tuple[int, int] | None:
    """Offsets of what stands between two marks, counted without any marks."""
    if pair[0] not in marked:
        return None
    start, end = marked.index(pair[0]), marked.index(pair[1])
    return len(_MARK.sub("", marked[:start])), len(_MARK.sub("", marked[:end]))


def _mentions(text: str, named: str) -> list[Mention]:
    found = []
    for pair in filter(None, named.split(",")):
        surface, code = (part.strip() for part in pair.split("="))
        is_person = " " in code or not code.isupper()
        for match in re.finditer(rf"\b{re.escape(surface)}\b", text):
            actor = Actor(
                id=code,
                name=code.split("@")[0],
                kind=ActorKind.PERSON if is_person else ActorKind.STATE,
                state=(code.split("@")[1] or None) if "@" in code else code,
            )
            passage = Passage(document="invented", start=match.start(), end=match.end())
            found.append(Mention(passage=passage, surface=surface, actor=actor, kind="name"))
    return sorted(found, key=lambda m: m.passage.start)
