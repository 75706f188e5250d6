"""Facts about a text that stand in a file beside it: `note.json` beside `note.txt`.

In: the path of a text. Out: title, outlet, address, language and day of publication, where the file beside it
states them under their usual names (`metadata.FIELDS`). Many collectors store a page's text and its facts so.
A file beside it that is no JSON object, or too large for facts, is passed over: the text is the report.
"""

import json
from dataclasses import fields, replace
from pathlib import Path

from sottovoce.documents.metadata import Stated, stated_fields

# Facts about a report fill a page or two; a file larger than this is data of another kind.
MAX_BYTES = 1_000_000


def facts_beside(path: Path) -> Stated:
    """What `path` with the suffix .json states; nothing where there is no such file."""
    beside = path.with_suffix(".json")
    try:
        if not beside.is_file() or beside.stat().st_size > MAX_BYTES:
            return Stated()
        record = json.loads(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Stated()
    return stated_fields(record) if isinstance(record, dict) else Stated()


def filled(stated: Stated, beside: Stated) -> Stated:
    """`stated`, its gaps filled with what stands beside."""
    gaps = {f.name: getattr(beside, f.name) for f in fields(Stated) if getattr(stated, f.name) is None}
    return replace(stated, **gaps)
