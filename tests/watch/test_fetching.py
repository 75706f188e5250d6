"""One address asked over HTTP, of a real server that fails in every way."""

import gzip
import threading
import zlib

import pytest
from feed_server import OPEN_ADDRESS, Reply, Server, network, ok, raw, rss, status

from sottovoce import __version__
from sottovoce.errors import FetchError
from sottovoce.watch.addresses import check_url, is_public, next_url
from sottovoce.watch.fetching import Answer, Request, fetch

NOW = 1_700_000_000.0
FEED = rss([{"title": "One"}])
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
PACKED = gzip.compress(FEED.encode())
BOMB = gzip.compress(b"a" * 3_000_000)

# name: reply, words of the error, whether asking again is of no use
FAILURES: dict[str, tuple[Reply, str, bool]] = {
    "not found": (status(404), "holds nothing there (404)", True),
    "forbidden": (status(403), "refuses (403)", True),
    "server error": (status(500), "fails (500)", False),
    "busy": (status(503), "out of service (503)", False),
    "too many requests": (status(429), "fewer requests (429)", False),
    "redirect without address": (status(302), "gives no report (302)", True),
    "304 without a condition": (status(304), "nothing changed since never", False),
    "cut short of its length": (raw(HEAD + b"Content-Length: 900\r\n\r\n<rss>"), "only in part", False),
    "chunk cut short": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n40\r\n<rss>"), "only in part", False),
    "no answer at all": (raw(), "broke off", False),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.0\r\n\r\n"), "broke off", False),
    "header without end": (raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000), "broke off", False),
    "wrong type": (ok(b"\x89PNG", "image/png"), "gives image/png", True),
    "beyond the cap": (ok(b"a" * 2_000_000), "more than 1 MB", True),
    "beyond the cap without a length": (raw(HEAD + b"\r\n" + b"a" * 2_000_000), "more than 1 MB", True),
    "packed beyond the cap": (ok(BOMB, Content_Encoding="gzip"), "more than 1 MB", True),
    "packed and cut short": (ok(PACKED[:-9], Content_Encoding="gzip"), "in part", False),
    "packed wrongly": (ok(FEED, Content_Encoding="gzip"), "cannot be unpacked", False),
    "packed oddly": (ok(FEED, Content_Encoding="br"), 'packed by "br"', False),
    "redirect to itself": (status(302, Location="/feed"), "in a circle", False),
    "redirect to a file": (status(302, Location="file:///etc/passwd"), '"file:" is not asked', True),
    "redirect to data": (status(301, Location="data:text/xml,<rss/>"), '"data:" is not asked', True),
    "redirect with a password": (status(302, Location="http://a:b@127.0.0.1/"), "password", True),
}  # fmt: skip


def ask(server: Server, path: str = "/feed", *, seconds: float = 5.0, **more: object) -> Answer:
    request = Request(
        url=server.url(path),
        kinds=("text/", "application/"),
        allows_private=True,
        max_bytes=1_000_000,
        **more,  # type: ignore[arg-type]
    )
    return fetch(request, network(answer_seconds=seconds), now=NOW)


@pytest.mark.parametrize("name", FAILURES)
def test_each_failure_is_told_in_words(server: Server, name: str) -> None:
    server.replies["/feed"], words, is_final = FAILURES[name]
    with pytest.raises(FetchError) as caught:
        ask(server)
    assert words in caught.value.message
    assert caught.value.is_final is is_final
    assert len(str(caught.value).splitlines()) == 2  # and what to do


@pytest.mark.parametrize("pieces", [(), (b"HTTP/1.1 200 OK\r\n",), (HEAD + b"Content-Length: 90\r\n\r\n<r",)])
def test_a_server_that_falls_silent_is_left_when_its_time_is_over(
    server: Server, pieces: tuple[bytes, ...]
) -> None:
    end = threading.Event()
    server.replies["/feed"] = raw(*pieces, then=end)
    with pytest.raises(FetchError, match="did not answer whole"):
        ask(server, seconds=0.1)
    end.set()


def test_a_plain_request_tells_nothing_of_who_asks(server: Server) -> None:
    server.replies["/feed"] = ok(FEED)
    ask(server)
    ((path, headers),) = server.asked
    assert path == "/feed"
    assert headers == {
        "Host": f"127.0.0.1:{server.port}",
        "User-Agent": f"Sottovoce/{__version__}",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def test_what_changed_is_asked_by_etag_and_day(server: Server) -> None:
    server.replies["/feed"] = status(304)
    answer = ask(server, etag='"v1"', modified="Tue, 12 Apr 2022 08:00:00 GMT")
    assert answer.status == 304
    assert server.asked[0][1]["If-None-Match"] == '"v1"'
    assert server.asked[0][1]["If-Modified-Since"] == "Tue, 12 Apr 2022 08:00:00 GMT"


@pytest.mark.parametrize(
    ("codes", "moved_to"),
    [
        ((301,), "/c1"),
        ((308, 301), "/c2"),
        ((302,), None),
        ((307, 301), None),
        ((301, 302), "/c1"),
        ((), None),
    ],
    ids=["moved", "moved twice", "for now", "for now, then moved", "moved, then for now", "stayed"],
)
def test_only_permanent_redirects_give_a_new_address(
    server: Server, codes: tuple[int, ...], moved_to: str | None
) -> None:
    places = ["/feed", *(f"/c{number}" for number in range(1, len(codes) + 1))]
    for code, here, there in zip(codes, places, places[1:], strict=False):
        server.replies[here] = status(code, Location=there)
    server.replies[places[-1]] = ok(FEED, ETag='"x"')
    answer = ask(server)
    assert answer.body == FEED.encode()
    assert answer.moved_to == (server.url(moved_to) if moved_to else None)


def test_a_chain_of_redirects_ends(server: Server) -> None:
    for number in range(20):
        server.replies[f"/{number}"] = status(302, Location=f"/{number + 1}")
    with pytest.raises(FetchError, match="more than 5 times"):
        ask(server, "/0")
    assert len(server.asked) <= 7


@pytest.mark.parametrize(
    ("packed", "body"), [("gzip", gzip.compress(b"<rss/>")), ("deflate", zlib.compress(b"<rss/>"))]
)
def test_a_body_packed_without_being_asked_is_unpacked(server: Server, packed: str, body: bytes) -> None:
    server.replies["/feed"] = ok(body, Content_Encoding=packed)
    assert ask(server).body == b"<rss/>"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("Tue, 14 Nov 2023 22:15:00 GMT", 100),
        ("Tue, 14 Nov 2000 22:15:00 GMT", 0),
        ("soon", None),
    ],
)
@pytest.mark.parametrize("code", [429, 503])
def test_what_the_server_bids_is_known(server: Server, code: int, value: str, seconds: float | None) -> None:
    server.replies["/feed"] = status(code, Retry_After=value)
    with pytest.raises(FetchError) as caught:
        ask(server)
    assert caught.value.wait_seconds == seconds


# --- addresses --------------------------------------------------------------------------------------


def test_an_address_of_ones_own_network_is_not_asked_unless_allowed(server: Server) -> None:
    server.replies["/feed"] = ok(FEED)
    with pytest.raises(FetchError, match=r"not of the open network.*\n.*allow_private") as caught:
        fetch(Request(url=server.url("/feed")), network(), now=NOW)
    assert caught.value.is_final
    assert not server.asked
    assert fetch(Request(url=server.url("/feed"), allows_private=True), network(), now=NOW).status == 200


def test_each_hop_is_looked_at(server: Server) -> None:
    """An open host that leads into one's own network, by number or by a name that resolves to it."""
    names = {"wire.example": OPEN_ADDRESS, "inside.example": "127.0.0.1"}
    for target in (server.url("/secret"), server.url("/secret", "inside.example")):
        server.replies["/feed"] = status(302, Location=target)
        with pytest.raises(FetchError, match="not of the open network"):
            fetch(Request(url=server.url("/feed", "wire.example")), network(names), now=NOW)
    assert server.paths() == ["/feed", "/feed"]


def test_an_unknown_host_and_a_closed_port_are_told(server: Server) -> None:
    with pytest.raises(FetchError, match="No address is known"):
        fetch(Request(url="http://nowhere.example/"), network(), now=NOW)
    with pytest.raises(FetchError, match="does not answer"):
        fetch(Request(url="http://127.0.0.1:1/", allows_private=True), network(), now=NOW)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_addresses_of_the_open_network(address: str, expected: bool) -> None:
    assert is_public(address) is expected


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/x",
        "feed",
        "http:///x",
        "http://a:b@c.example/",
        "http://a b/",
        "http://a:x/",
    ],
)
def test_what_is_no_address_to_ask_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        check_url(url)


def test_an_address_is_written_as_it_is_asked() -> None:
    assert (
        check_url("HTTP://Bücher.Example:80/a b".replace(" ", "%20")) == "http://xn--bcher-kva.example/a%20b"
    )
    assert check_url("https://a.example/é?q=ü#part") == "https://a.example/%C3%A9?q=%C3%BC"
    assert next_url("https://a.example/x/y", "../z") == "https://a.example/z"


def test_a_safe_address_does_not_lead_to_an_open_one() -> None:
    with pytest.raises(ValueError, match="from https: to http:"):
        next_url("https://a.example/", "http://a.example/")
