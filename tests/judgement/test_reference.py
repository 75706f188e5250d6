import pytest

from sottovoce.judgement.episodes import load_episodes
from sottovoce.judgement.reference import pool, reference_class


def test_every_episode_is_well_coded() -> None:
    episodes = load_episodes()
    assert len({e.id for e in episodes}) == len(episodes) >= 20
    assert all(e.concession in (0, 1, 2) and 0 <= e.outcome <= 1 for e in episodes)


def test_no_case_is_judged_by_what_was_decided_after_it() -> None:
    everything, before = reference_class(1, None), reference_class(1, "2015-01-01")
    assert before.count < everything.count
    assert reference_class(0, "1980").count == 0


def test_an_open_episode_of_the_senders_own_is_left_out() -> None:
    episode = next(e for e in load_episodes() if e.concession == 0)
    whole = reference_class(0, None)
    mine = sum(e.sender == episode.sender and e.concession == 0 for e in load_episodes())
    later = sum(
        e.sender == episode.sender and e.concession == 0 and e.decided >= episode.decided
        for e in load_episodes()
    )
    since = episode.decided.isoformat()
    assert reference_class(0, None, sender=episode.sender).count == whole.count - mine
    assert reference_class(0, None, sender=episode.sender, since=since).count == whole.count - later
    assert reference_class(0, None, sender="Ruritania").count == whole.count


def test_an_empty_class_is_even_odds() -> None:
    assert reference_class(0, "1980").mean == 0.5


def test_half_an_episode_is_added_on_either_side() -> None:
    like = reference_class(0, None)
    assert like.mean == pytest.approx((like.granted + 0.5) / (like.count + 1))


def test_deeds_are_granted_more_often_than_words() -> None:
    assert reference_class(0, None).mean < reference_class(1, None).mean < reference_class(2, None).mean


@pytest.mark.parametrize(
    ("game", "reference", "weight", "pooled"),
    [
        pytest.param(0.0, 0.1, 0.3, 0.07, id="three-to-seven"),
        pytest.param(0.0, 0.0, 0.3, 0.01, id="never-impossible"),
        pytest.param(1.0, 1.0, 0.3, 0.99, id="never-certain"),
        pytest.param(0.4, 0.9, 1.0, 0.4, id="game-alone"),
    ],
)
def test_the_pool_is_linear_and_clipped(game: float, reference: float, weight: float, pooled: float) -> None:
    assert pool(game, reference, weight) == pytest.approx(pooled)
