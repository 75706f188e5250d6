"""Explanation: how each code of one statement or event arose.

In: a record and its document. Out: text for the terminal, or plain values for other programs.
Method: the record's own grounds, field by field; where it has none (it was read before they were kept), what
its other fields tell of them.
"""

from sottovoce.explanation.as_json import explanation_object
from sottovoce.explanation.as_text import explanation_text

__all__ = ["explanation_object", "explanation_text"]
