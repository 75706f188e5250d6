"""What the sentences call the three sides."""

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.gap import courted_occasions
from sottovoce.brief.sentences import case_names, gap_sentences, in_front, scale_words
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


@pytest.mark.parametrize(
    ("occasions", "told"),
    [
        ((1, 1), "all of the latter are leaked; they come from one paper or talk, as 1 report tells it."),
        ((1, 3), "all of the latter are leaked; they come from one paper or talk, as 3 reports tell it."),
        ((2, 3), "all of the latter are leaked."),
    ],
    ids=["one-report", "three-reports", "as-many-talks-as-statements"],
)
def test_many_statements_of_one_letter_are_called_one_letter(occasions: tuple[int, int], told: str) -> None:
    texts = gap_sentences(samples.CASE, samples.DIVERGENCE, samples.name_of, occasions)
    assert texts[-1].endswith(told)


def test_two_statements_of_a_letter_fall_on_one_occasion() -> None:
    assert courted_occasions(samples.make_brief()) == (1, 1)
