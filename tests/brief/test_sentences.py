"""What the sentences call the three sides."""

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.sentences import case_names, in_front, scale_words
from sottovoce.records import Case


def test_a_front_at_home_is_kept_up_in_public() -> None:
    case = Case(sender="OST", patron="OST", courted="LIT")
    assert case_names(case, samples.name_of)[1] == "its own public"
    assert in_front(case, samples.name_of) == "in public"


def test_a_front_before_a_patron_names_him() -> None:
    case = Case(sender="OST", patron="MAG", courted="LIT")
    assert in_front(case, samples.name_of).startswith("in public or to ")


def test_the_scale_is_named_by_its_two_ends() -> None:
    case = Case(sender="OST", patron="GRV", courted="LL")
    assert scale_words(case, samples.name_of) == (
        "+1 wholly on the side of Grandvia, −1 wholly on the side of the Littoral Union"
    )
    at_home = Case(sender="OST", patron="OST", courted="LL")
    assert scale_words(at_home, samples.name_of) == (
        "+1 wholly against the Littoral Union, −1 wholly on the side of the Littoral Union"
    )


@pytest.mark.parametrize("patron", ["GRV", "OST"])
@pytest.mark.parametrize("name", ["html", "md"])
def test_no_page_calls_a_position_kindness(name: str, patron: str) -> None:
    case = Case(sender="OST", patron=patron, courted="LL")
    shown = FORMATS[name](samples.make_brief(case=case), samples.name_of).split("<svg")[0]
    for word in ("kindly", "kinder", "Kindness"):
        assert word not in shown
