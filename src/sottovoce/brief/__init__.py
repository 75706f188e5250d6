"""Stage six: from records to a page that a reader can trust at a glance.

In: statements, events, estimates, beliefs, circumstances, verdicts, documents, measures, a judgement.
Out: a `Brief`, and from it text. `FORMATS` names the formats: each is a function of a `Brief` and of the
names of its codes, and returns a string.
"""

from sottovoce.brief.compose import compose_brief
from sottovoce.brief.formats import FORMATS

__all__ = ["FORMATS", "compose_brief"]
