from pathlib import Path

import pytest

from sottovoce.errors import CaseError
from sottovoce.judgement.episodes import read_episodes

HEADER = "id,sender,decided,channel,concession,need,outcome"


def table(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "episodes.csv"
    path.write_text("\n".join(["# invented", header, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_row_becomes_an_episode(tmp_path: Path) -> None:
    (episode,) = read_episodes(table(tmp_path, "RU-1,Ruritania,1990-05,private,2,,0.5"))
    assert (episode.id, episode.sender, episode.concession, episode.outcome) == ("RU-1", "Ruritania", 2, 0.5)
    assert episode.decided.isoformat() == "1990-05-31"
    assert episode.codes["need"] is None
    assert episode.codes["troops"] is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("RU-1,Ruritania,1990-05-01,public,3,1,1", "line 3, concession", id="out-of-range"),
        pytest.param("RU-1,Ruritania,1990-05-01,public,two,1,1", "line 3, concession", id="no-number"),
        pytest.param("RU-1,Ruritania,1990-05-01,public,nan,1,1", "line 3, concession", id="not-a-number"),
        pytest.param("RU-1,Ruritania,1990-05-01,public,1,1,-0.1", "line 3, outcome", id="negative-outcome"),
        pytest.param("RU-1,Ruritania,1990-05-01,public,1,1,", "outcome is empty", id="no-outcome"),
        pytest.param("RU-1,Ruritania,soon,public,1,1,1", "line 3, decided: 'soon'", id="no-day"),
        pytest.param("RU-1,,1990-05-01,public,1,1,1", "id or sender is empty", id="no-sender"),
        pytest.param("RU-1,Ruritania,1990-05-01,whispered,1,1,1", "line 3, channel", id="no-channel"),
    ],
)
def test_a_cell_that_cannot_be_is_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(CaseError, match=told):
        read_episodes(table(tmp_path, row))


def test_an_id_stands_once(tmp_path: Path) -> None:
    row = "RU-1,Ruritania,1990-05-01,public,1,1,1"
    with pytest.raises(CaseError, match="line 4: the id 'RU-1' stands there twice"):
        read_episodes(table(tmp_path, row, row))


def test_a_column_that_is_needed_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no column decided, concession, outcome"):
        read_episodes(table(tmp_path, "RU-1,Ruritania", header="id,sender"))


def test_a_table_without_rows_and_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="holds no episode"):
        read_episodes(table(tmp_path))
    with pytest.raises(CaseError, match="Cannot read"):
        read_episodes(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"id,sender\xff\n")
    with pytest.raises(CaseError, match="UTF-8"):
        read_episodes(tmp_path / "bad.csv")
