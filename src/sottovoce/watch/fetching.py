"""One address asked over HTTP.

In: a URL and what is known of it. Out: an Answer, or a FetchError in words. Method: http.client, a plain
User-Agent and no cookies; redirects are followed one at a time, each hop checked as the first. A body is
taken whole or not at all: cut short, too large or too slow, it is an error, never half a feed.
"""

import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from threading import Event
from urllib.parse import urlsplit

from sottovoce import __version__
from sottovoce.errors import FetchError
from sottovoce.watch.addresses import check_url, next_url
from sottovoce.watch.connecting import Network, connection
from sottovoce.watch.timing import retry_after

AGENT = f"Sottovoce/{__version__}"
MAX_HOPS = 5
# The largest feeds of news have some hundred entries with their texts, about a megabyte.
MAX_BYTES = 8_000_000
_PIECE = 65_536
_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
# An error of the server, or one that says "later"; all others will be the same next time.
_PASSING = (408, 425, 429, *range(500, 600))
_GZIP = 16 + zlib.MAX_WBITS
_WHY = {
    401: "asks for a password",
    403: "refuses",
    404: "holds nothing there",
    410: "has taken it away for good",
    429: "asks for fewer requests",
    503: "is out of service",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    status: int  # 200, 304 or 410
    url: str  # that answered
    moved_to: str | None  # where permanent redirects led
    body: bytes
    kind: str  # media type as the server tells it, in lower case; "" if it does not
    charset: str | None
    etag: str | None
    modified: str | None
    is_length_known: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """etag, modified: as they came with the last answer. kinds: beginnings of the media types taken."""

    url: str
    etag: str | None = None
    modified: str | None = None
    kinds: tuple[str, ...] = ()
    allows_private: bool = False
    max_bytes: int = MAX_BYTES


def fetch(request: Request, network: Network, *, now: float) -> Answer:
    """now: seconds since 1970, by which a day in Retry-After is counted. Raises FetchError."""
    url, moved_to, is_permanent = _checked(request.url), None, True
    seen = {url}
    while len(seen) <= MAX_HOPS + 1:
        answer = _ask(url, request, network, now)
        if isinstance(answer, Answer):
            return _moved(answer, moved_to)
        status, location = answer
        try:
            url = next_url(url, location)
        except ValueError as error:
            raise FetchError(
                f"{request.url} leads where it is not followed: {error}.",
                "Name another address if you know the right one.",
                is_final=True,
            ) from error
        is_permanent &= status in _PERMANENT
        moved_to = url if is_permanent else moved_to
        if url in seen:
            raise FetchError(f"{request.url} leads round in a circle.", "It will be asked again.")
        seen.add(url)
    raise FetchError(f"{request.url} leads on more than {MAX_HOPS} times.", "It will be asked again.")


def _checked(url: str) -> str:
    try:
        return check_url(url)
    except ValueError as error:
        raise FetchError(f'"{url}" is not asked: {error}.', "It was not read.", is_final=True) from error


def _moved(answer: Answer, moved_to: str | None) -> Answer:
    return replace(answer, moved_to=moved_to) if moved_to else answer


def _ask(url: str, request: Request, network: Network, now: float) -> Answer | tuple[int, str]:
    """The answer, or the status and address of a redirect."""
    is_over = Event()
    try:
        with connection(url, network, allows_private=request.allows_private) as (made, is_over):
            answer = _answer(url, made, request, now)
            if is_over.is_set():  # a head that ends early is taken for a whole one
                raise _too_slow(url, network)
            return answer
    except FetchError:
        if is_over.is_set():
            raise _too_slow(url, network) from None
        raise
    except (OSError, HTTPException, ValueError) as error:
        if is_over.is_set() or isinstance(error, TimeoutError):
            raise _too_slow(url, network) from error
        raise FetchError(f"{url} broke off: {_words(error)}.", "It will be asked again.") from error


def _answer(url: str, made: HTTPConnection, request: Request, now: float) -> Answer | tuple[int, str]:
    parts = urlsplit(url)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    made.request("GET", path, headers=_headers(request))
    with closing(made.getresponse()) as response:
        return _told(url, response, request, now)


def _told(url: str, response: HTTPResponse, request: Request, now: float) -> Answer | tuple[int, str]:
    status, location = response.status, response.headers.get("Location")
    if status in _REDIRECTS and location:
        return status, location
    if status not in (200, 304, 410):
        raise _refused(url, response, now)
    if status == 304 and not (request.etag or request.modified):
        raise FetchError(f"{url} says that nothing changed since never.", "It will be asked again.")
    kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
    is_taken = not request.kinds or not kind or kind.startswith(request.kinds)
    if status == 200 and not is_taken:
        raise FetchError(
            f"{url} gives {kind}, which is not read.", "Name an address that gives text.", is_final=True
        )
    return Answer(
        status=status,
        url=url,
        moved_to=None,
        body=_body(url, response, request.max_bytes) if status == 200 else b"",
        kind=kind,
        charset=response.headers.get_content_charset(),
        etag=response.headers.get("ETag"),
        modified=response.headers.get("Last-Modified"),
        is_length_known=_tells_length(response),
    )


def _headers(request: Request) -> Mapping[str, str]:
    headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.modified:
        headers["If-Modified-Since"] = request.modified
    return headers


def _body(url: str, response: HTTPResponse, most: int) -> bytes:
    pieces, size = [], 0
    while piece := response.read(_PIECE):
        size += len(piece)
        if size > most:
            raise _too_large(url, most)
        pieces.append(piece)
    body = b"".join(pieces)
    if response.length or (not body and not _tells_length(response)):
        raise IncompleteRead(body, response.length)
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    return body if packed in ("", "identity") else _unpacked(url, body, packed, most)


def _tells_length(response: HTTPResponse) -> bool:
    return response.chunked or response.headers.get("Content-Length") is not None


def _unpacked(url: str, body: bytes, packed: str, most: int) -> bytes:
    """A body packed without being asked; never more of it than `most`."""
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            f'{url} is packed by "{packed}", which was not asked for.', "It will be asked again."
        )
    machine = zlib.decompressobj(_GZIP if "gzip" in packed else zlib.MAX_WBITS)
    try:
        text = machine.decompress(body, most + 1)
    except zlib.error as error:
        raise FetchError(f"{url} cannot be unpacked ({error}).", "It will be asked again.") from error
    if len(text) > most:
        raise _too_large(url, most)
    if not machine.eof:
        raise IncompleteRead(b"")
    return text


def _refused(url: str, response: HTTPResponse, now: float) -> FetchError:
    status = response.status
    why = _WHY.get(status, "fails" if status >= 500 else "gives no report")
    waits = retry_after(response.headers.get("Retry-After"), now) if status in _BUSY else None
    is_final = status not in _PASSING
    remedy = "Check the address." if is_final else "It will be asked again."
    return FetchError(f"{url} {why} ({status}).", remedy, is_final=is_final, wait_seconds=waits)


def _too_large(url: str, most: int) -> FetchError:
    return FetchError(
        f"{url} gives more than {most / 1e6:.0f} MB; it was cut off and not read.",
        "Name a shorter feed, or a single report.",
        is_final=True,
    )


def _too_slow(url: str, network: Network) -> FetchError:
    return FetchError(
        f"{url} did not answer whole within {network.answer_seconds:.0f} seconds.", "It will be asked again."
    )


def _words(error: Exception) -> str:
    if isinstance(error, IncompleteRead):
        return "its text came only in part"
    return str(error) or type(error).__name__
