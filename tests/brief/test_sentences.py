"""What the sentences call the three sides."""

import samples

from sottovoce.brief.sentences import case_names, in_front
from sottovoce.records import Case


def test_a_front_at_home_is_kept_up_in_public() -> None:
    case = Case(sender="OST", patron="OST", courted="LIT")
    assert case_names(case, samples.name_of)[1] == "its own public"
    assert in_front(case, samples.name_of) == "in public"


def test_a_front_before_a_patron_names_him() -> None:
    case = Case(sender="OST", patron="MAG", courted="LIT")
    assert in_front(case, samples.name_of).startswith("in public or to ")
