"""A real HTTP server on this machine that answers as it is told, and feeds and clocks to go with it."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

from sottovoce.watch.connecting import Network
from sottovoce.watch.moments import Clock

Reply = Callable[[BaseHTTPRequestHandler], None]
HERE = "127.0.0.1"
# Global addresses that are never reached: the network below leads them to this machine.
OPEN_ADDRESS = "93.184.216.34"


@dataclass
class Server:
    """`replies`: path to what is answered; of a list the first is used up, the last stays."""

    port: int
    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = HERE) -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def reply_to(self, path: str) -> Reply:
        reply = self.replies.get(path, status(404))
        if isinstance(reply, list):
            return reply.pop(0) if len(reply) > 1 else reply[0]
        return reply


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers)))
            self.close_connection = True
            made.reply_to(self.path)(self)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Half of these tests break the connection off."""

    with Quiet((HERE, 0), Handler) as server:
        made = Server(port=server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()


def status(code: int, body: bytes = b"", **headers: str) -> Reply:
    """An answer with its length; underscores in names of headers stand for hyphens."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def ok(body: str | bytes, kind: str = "application/rss+xml", **headers: str) -> Reply:
    return status(200, body.encode() if isinstance(body, str) else body, Content_Type=kind, **headers)


def raw(*pieces: bytes, then: threading.Event | None = None) -> Reply:
    """Bytes as they are, and then the end; or nothing more until `then` is set."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
        handler.wfile.flush()
        if then is not None:
            then.wait(10)

    return reply


def conditional(body: str, etag: str, modified: str) -> Reply:
    """304 to whoever has this version, as an honest server does."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            status(304)(handler)
        else:
            ok(body, ETag=etag, Last_Modified=modified)(handler)

    return reply


def rss(items: Sequence[Mapping[str, str]]) -> str:
    """items: RSS elements by name; the text of `raw` goes in as it is."""
    told = "".join(
        "<item>"
        + "".join(v if k == "raw" else f"<{k}>{escape(v)}</{k}>" for k, v in item.items())
        + "</item>"
        for item in items
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Wire</title>'
    return f"{head}{told}</channel></rss>"


def item(number: int, text: str | None = None, **more: str) -> dict[str, str]:
    words = text or f"Report number {number}: the envoy of Norland spoke of the harbour on that day."
    return {"title": f"Report {number}", "guid": f"id-{number}", "description": words, **more}


@dataclass
class Hands:
    """A clock whose hands a test turns; a sleep turns them."""

    at: float = 1_700_000_000.0
    slept: list[float] = field(default_factory=list)
    most: int = 50

    def clock(self) -> Clock:
        return Clock(now=lambda: self.at, sleep=self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        if len(self.slept) >= self.most:
            raise KeyboardInterrupt


def network(names: Mapping[str, str] | None = None, *, answer_seconds: float = 5.0) -> Network:
    """Names resolve as told; an open address leads to this machine, so that no test leaves it."""

    def resolve(host: str, port: int) -> list[str]:
        known = {HERE: HERE, "localhost": HERE, **(names or {})}
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [known[host]]

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        assert address in (HERE, OPEN_ADDRESS), f"{address} was about to be asked"
        return socket.create_connection((HERE, port), timeout=seconds)

    return Network(resolve=resolve, connect=connect, connect_seconds=5.0, answer_seconds=answer_seconds)
