"""What a rule or a head says, in words.

In: a ground's field and method ("rule:cue rules/1", "head:attribution/1"). Out: words; the bare name where
the table does not know it, as with a rule of a later version.
"""

import csv
from functools import cache
from importlib.resources import files


def words_of(field: str, method: str) -> str:
    """The rule in words."""
    name = rule_name(method)
    if method.startswith("head:"):
        return f"the trained head “{name.partition('/')[0]}” finds it"
    table = load_words()
    for key in (field, name), ("", name):
        if key in table:
            return table[key]
    begins = (words for (of, rule), words in table.items() if _is_of_kind(of, rule, field, name))
    return next(begins, f"rule “{name}”")


def _is_of_kind(of: str, rule: str, field: str, name: str) -> bool:
    return of in (field, "") and rule.endswith("*") and name.startswith(rule[:-1])


def rule_name(method: str) -> str:
    """The name alone: "cue" of "rule:cue rules/1"."""
    kind, _, rest = method.partition(":")
    return rest.rpartition(" ")[0] or rest if kind == "rule" else rest or method


@cache
def load_words() -> dict[tuple[str, str], str]:
    """Field ("" for any) and rule to words."""
    text = (files("sottovoce.explanation") / "rule_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["field"], row["rule"]): row["words"] for row in rows}
