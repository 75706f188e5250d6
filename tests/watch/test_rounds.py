"""Rounds of a watch against a real server: what is asked when, read once, and told."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from feed_server import OPEN_ADDRESS, Hands, Server, conditional, item, network, ok, raw, rss, status
from watched import Watched

from sottovoce.errors import WatchError
from sottovoce.records import Case
from sottovoce.watch.notes import Notes
from sottovoce.watch.settings import Feed

PAGE = "<html><body><p>{} The envoy of Norland spoke of the harbour, the fish and the ice.</p></body></html>"


def words(number: int) -> str:
    """What is read of an item."""
    return f"Report {number}\n\n{item(number)['description']}"


def feed_of(server: Server, path: str = "/feed", **more: object) -> Feed:
    return Feed(url=server.url(path), allows_private=True, outlet="Wire", **more)  # type: ignore[arg-type]


@pytest.fixture
def watched(server: Server, tmp_path: Path) -> Watched:
    return Watched(tmp_path, (feed_of(server),))


def test_what_is_new_is_read_once_and_the_oldest_first(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = [ok(rss([item(2), item(1)])), ok(rss([item(3), item(2), item(1)]))]
    assert watched.once()
    assert watched.once()
    assert watched.once()
    assert watched.texts() == [words(number) for number in (1, 2, 3)]
    assert watched.n_readings() == 3
    assert watched.mentioned[-1] == "0 new reports; nothing moved."
    assert not watched.said


def test_an_unchanged_feed_is_asked_by_condition(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = conditional(rss([item(1)]), '"v1"', "Tue, 12 Apr 2022 08:00:00 GMT")
    assert watched.once()
    assert watched.once()
    first, second = (headers for _, headers in server.asked)
    assert "If-None-Match" not in first
    assert second["If-None-Match"] == '"v1"'
    assert second["If-Modified-Since"] == "Tue, 12 Apr 2022 08:00:00 GMT"
    assert watched.read == ["Report-1"]


def test_a_guid_that_changes_without_its_text_is_no_news(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = [ok(rss([item(1)])), ok(rss([item(1, guid="anew")]))]
    watched.once()
    watched.once()
    assert watched.n_readings() == 1


def test_an_updated_entry_is_read_anew(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = [ok(rss([item(1, "The envoy left.")])), ok(rss([item(1, "The envoy stayed.")]))]
    watched.once()
    watched.once()
    assert watched.texts() == ["Report 1\n\nThe envoy left.", "Report 1\n\nThe envoy stayed."]


def test_one_text_in_two_feeds_is_recorded_once(server: Server, watched: Watched) -> None:
    watched.feeds = (feed_of(server), replace(feed_of(server, "/other"), outlet="Other"))
    server.replies["/feed"] = server.replies["/other"] = ok(rss([item(1)]))
    assert watched.once()
    assert watched.n_readings() == 1


# --- feeds that fail --------------------------------------------------------------------------------


def test_a_failure_costs_its_feed_only_and_nothing_is_lost_by_it(server: Server, watched: Watched) -> None:
    watched.feeds = (feed_of(server), feed_of(server, "/good"))
    whole = rss([item(1), item(2)])
    server.replies["/feed"] = [
        raw(b"HTTP/1.1 200 OK\r\nETag: x\r\nContent-Length: 9999\r\n\r\n" + whole[:150].encode()),
        ok(whole[:-60], ETag='"half"'),
        status(500),
        ok("<html><body>Sign in</body></html>", "text/html"),
        ok(whole),
    ]
    server.replies["/good"] = ok(rss([item(9)]))
    for _ in range(4):
        assert not watched.once()
        assert len(watched.said) == 1 and "/feed" in watched.said[0]
        watched.hands.at += 90_000
    assert watched.once()
    assert all("If-None-Match" not in headers for _, headers in server.asked)
    assert watched.texts() == [words(number) for number in (9, 2, 1)]


def test_a_feed_that_failed_rests_and_longer_each_time(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = status(500)
    rests = []
    for _ in range(9):
        watched.once()
        with Notes(watched.settings().notes) as notes:
            rests.append(notes.feed(watched.feeds[0].url).due - watched.hands.at)
        watched.hands.at += rests[-1]
    for number, rest in enumerate(rests):
        whole = min(86_400, 1800 * 2**number)
        assert whole / 2 <= rest <= whole
    assert len({rest / min(86_400, 1800 * 2**number) for number, rest in enumerate(rests)}) == 9  # jitter


def test_a_resting_feed_is_not_asked_and_the_exit_code_says_so(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = status(503, Retry_After="7200")
    assert not watched.once()
    watched.hands.at += 7000
    assert not watched.once()
    assert "rests for 3 minutes more" in watched.said[0]
    assert len(server.asked) == 1
    server.replies["/feed"] = ok(rss([item(1)]))
    watched.hands.at += 300
    assert watched.once()


def test_a_bid_beyond_a_day_is_not_waited_for(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = status(429, Retry_After="99999999")
    watched.once()
    with Notes(watched.settings().notes) as notes:
        assert notes.feed(watched.feeds[0].url).due == watched.hands.at + 86_400


@pytest.mark.parametrize("code", [301, 308])
def test_a_moved_feed_is_told_once_and_asked_there(server: Server, watched: Watched, code: int) -> None:
    server.replies["/feed"] = status(code, Location="/new")
    server.replies["/new"] = ok(rss([item(1)]))
    assert watched.once()
    assert watched.said == [
        f"{server.url('/feed')} has moved to {server.url('/new')}, which is asked from now on."
    ]
    assert watched.once()
    assert not watched.said
    assert server.paths() == ["/feed", "/new", "/new"]


def test_a_moved_feed_that_is_lost_is_asked_where_it_was(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = [status(301, Location="/new"), ok(rss([item(1), item(2)]))]
    server.replies["/new"] = [ok(rss([item(1)])), status(404)]
    watched.once()
    assert not watched.once()
    watched.hands.at += 90_000
    assert watched.once()
    assert server.paths()[-1] == "/feed"
    assert watched.n_readings() == 2


def test_a_redirect_to_what_is_no_feed_is_no_move(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = status(301, Location="/login")
    server.replies["/login"] = ok("<html>Sign in</html>", "text/html")
    watched.once()
    watched.hands.at += 90_000
    watched.once()
    assert server.paths() == ["/feed", "/login"] * 2


def test_a_feed_that_is_gone_is_dropped(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = status(410)
    assert not watched.once()
    assert "gone for good" in watched.said[0]
    assert watched.once()
    assert len(server.asked) == 1


def test_a_slow_feed_does_not_hold_the_others(server: Server, watched: Watched) -> None:
    """The fast feed's report is recorded and told of while the slow one has not answered."""
    end = threading.Event()
    watched.feeds = (feed_of(server, "/slow"), feed_of(server))
    body = rss([item(2)]).encode()
    server.replies["/slow"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + body, then=end)
    server.replies["/feed"] = ok(rss([item(1)]))
    watched.mentioned = told = _Trigger(end)
    assert not watched.once()
    assert told[0] == "1 new report; nothing moved."
    assert end.is_set()
    assert watched.n_readings() == 1


class _Trigger(list[str]):
    def __init__(self, event: threading.Event) -> None:
        super().__init__()
        self._event = event

    def append(self, message: str) -> None:
        super().append(message)
        self._event.set()


# --- pages ------------------------------------------------------------------------------------------


def test_the_pages_behind_entries_are_read_where_that_is_wished(server: Server, watched: Watched) -> None:
    watched.feeds = (feed_of(server, is_followed=True),)
    server.replies["/feed"] = ok(rss([item(1, link="/a/1"), item(2, link="/a/2")]))
    server.replies["/a/1"] = ok(PAGE.format("First."), "text/html")
    server.replies["/a/2"] = ok(PAGE.format("Second."), "text/html; charset=utf-8")
    assert watched.once()
    assert watched.once()
    assert server.paths() == ["/feed", "/a/2", "/a/1", "/feed"]
    assert [text.split(".")[0] for text in watched.texts()] == ["Second", "First"]


def test_no_page_is_asked_for_unless_wished(server: Server, watched: Watched) -> None:
    linked = item(1, '<p>Words.</p><img src="/spy.png"/>', link="/a/1", raw='<enclosure url="/sound.mp3"/>')
    server.replies["/feed"] = ok(rss([linked]))
    watched.once()
    assert server.paths() == ["/feed"]
    assert all(
        set(h) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"} for _, h in server.asked
    )


def test_a_page_that_fails_is_asked_again_though_the_feed_is_unchanged(
    server: Server, watched: Watched
) -> None:
    watched.feeds = (feed_of(server, is_followed=True),)
    server.replies["/feed"] = conditional(rss([item(1, link="/a/1")]), '"v1"', "")
    server.replies["/a/1"] = [status(500), raw(b""), ok(PAGE.format("First."), "text/html")]
    for expected in (0, 0, 1):
        watched.once()
        assert watched.n_readings() == expected
        watched.hands.at += 1000


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("/gone", "holds nothing there"),
        ("/photo", "gives image/png"),
        ("file:///etc/passwd", '"file:" is not asked'),
        ("javascript:alert(1)", '"javascript:" is not asked'),
        ("/empty", "Nothing to read"),
    ],
)
def test_a_page_that_never_comes_is_told_and_given_up(
    server: Server, watched: Watched, link: str, words: str
) -> None:
    watched.feeds = (feed_of(server, is_followed=True),)
    server.replies["/feed"] = ok(rss([item(1, raw=f"<link>{link}</link>")]))
    server.replies["/photo"] = ok(b"\x89PNG", "image/png")
    server.replies["/empty"] = ok("<html><body></body></html>", "text/html")
    assert not watched.once()
    assert words in watched.said[0]
    assert watched.once()
    assert watched.n_readings() == 0


def test_a_page_that_fails_for_long_is_given_up(server: Server, watched: Watched) -> None:
    watched.feeds = (feed_of(server, is_followed=True),)
    server.replies["/feed"] = ok(rss([item(1, link="/a/1")]))
    server.replies["/a/1"] = status(500)
    for _ in range(12):
        watched.once()
        watched.hands.at += 90_000
    assert server.paths().count("/a/1") == 8


def test_an_open_feed_does_not_lead_into_ones_own_network(server: Server, watched: Watched) -> None:
    watched.network = network({"wire.example": OPEN_ADDRESS})
    watched.feeds = (Feed(url=server.url("/feed", "wire.example"), is_followed=True),)
    server.replies["/feed"] = ok(rss([item(1, link=server.url("/admin"))]))
    assert not watched.once()
    assert "not of the open network" in watched.said[0]
    assert server.paths() == ["/feed"]


# --- going on ---------------------------------------------------------------------------------------


def test_a_watch_goes_on_in_its_rhythm_until_interrupted(server: Server, watched: Watched) -> None:
    watched.feeds = (feed_of(server, every_minutes=10), feed_of(server, "/rare", every_minutes=60))
    server.replies["/feed"] = server.replies["/rare"] = ok(rss([item(1)]))
    watched.hands = Hands(most=40)
    began = watched.hands.at
    with watched.open() as watch, pytest.raises(KeyboardInterrupt):
        watch.run()
    hours = (watched.hands.at - began) / 3600
    assert server.paths().count("/feed") == pytest.approx(6 * hours, rel=0.15)
    assert server.paths().count("/rare") == pytest.approx(hours, abs=1.5)
    assert len(set(watched.hands.slept)) > 30  # no two waits alike
    assert watched.n_readings() == 1


def test_a_watch_ends_when_every_feed_is_gone(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = [ok(rss([item(1)])), status(410)]
    with watched.open() as watch:
        watch.run()
        assert watch.has_failed
    assert watched.n_readings() == 1


def test_two_watches_do_not_run_on_one_ledger(watched: Watched) -> None:
    with watched.open(), pytest.raises(WatchError, match="Another watch is running"), watched.open():
        pass


def test_a_ledger_older_than_the_notes_is_filled_again(server: Server, watched: Watched) -> None:
    server.replies["/feed"] = conditional(rss([item(1), item(2)]), '"v1"', "")
    watched.once()
    for file in watched.folder.glob("watch.db*"):
        if not file.name.endswith(".watch"):
            file.unlink()
    watched.once()
    assert "lacks 2 reports" in watched.said[0]
    assert watched.n_readings() == 2


def test_notes_that_are_something_else_are_left_alone(watched: Watched) -> None:
    watched.settings().notes.write_text("my own notes\n" * 100)
    with pytest.raises(WatchError), watched.open():
        pass
    assert watched.settings().notes.read_text().startswith("my own")


# --- what moved -------------------------------------------------------------------------------------

LEAK = (
    "MINSK, 14 April 2022. In a letter to the European Union that was leaked on Thursday, Belarusian Foreign "
    "Minister Vladimir Makei wrote that Minsk would not send troops to Ukraine.\n"
)


def test_what_was_not_told_before_a_crash_is_told_after_it(
    server: Server, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told once at least; and what was told is not told again by the next run."""
    watched.cases = (Case(sender="BLR", patron="RUS", courted="EU"),)
    watched.reader = "rules"
    server.replies["/feed"] = ok(rss([item(1, LEAK)]))

    def broken(self: Notes, told: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, watched.open() as watch:
        watch._begin()
        patched.setattr(Notes, "note_told", broken)
        with pytest.raises(KeyboardInterrupt):
            watch.once()
    first, watched.moves = watched.moves, []
    assert "statement" in [move.kind for move in first]
    assert watched.once()
    assert [move.kind for move in watched.moves] == [move.kind for move in first]
    watched.moves = []
    assert watched.once()
    assert watched.moves == []


def test_what_the_ledger_held_before_the_first_round_is_no_news(server: Server, watched: Watched) -> None:
    watched.cases = (Case(sender="BLR", patron="RUS", courted="EU"),)
    watched.reader = "rules"
    server.replies["/feed"] = ok(rss([item(1, LEAK)]))
    watched.once()
    assert watched.moves
    watched.settings().notes.unlink()
    watched.moves = []
    assert watched.once()
    assert watched.moves == []
