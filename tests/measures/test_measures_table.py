import pytest

import sottovoce.measures as measures


@pytest.mark.parametrize("name", sorted(measures.MEASURES))
def test_every_measure_of_the_table_can_be_called(name: str) -> None:
    function, what = measures.MEASURES[name]
    assert callable(getattr(measures, function))
    assert what


def test_an_unknown_name_is_refused_as_any_module_would() -> None:
    with pytest.raises(AttributeError, match="no attribute"):
        measures.measure_weather  # noqa: B018
