"""One connection to one host, to an address that was looked at before.

In: a URL. Out: an open http.client connection, or FetchError. Method: the host is resolved once, every
address is checked, and the first that answers is taken. A watchdog closes the socket when the time for the
whole answer is over: a server that sends a byte now and then would hold a plain time-out for ever.
"""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from threading import Event, Timer
from urllib.parse import urlsplit

from sottovoce.errors import FetchError
from sottovoce.watch.addresses import SCHEMES, is_public

CONNECT_SECONDS = 15.0
ANSWER_SECONDS = 60.0


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True, kw_only=True, slots=True)
class Network:
    """How names are resolved and sockets opened, and how long either may take."""

    resolve: Callable[[str, int], list[str]] = _resolve
    connect: Callable[[str, int, float], socket.socket] = _connect
    connect_seconds: float = CONNECT_SECONDS
    answer_seconds: float = ANSWER_SECONDS


@contextmanager
def connection(url: str, network: Network, *, allows_private: bool) -> Iterator[tuple[HTTPConnection, Event]]:
    """A connection, and an event that is set once its time was over."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
    addresses = _addresses(host, port, network, allows_private=allows_private)
    held = [_first_that_answers(addresses, host, port, network)]
    is_over = Event()
    watchdog = Timer(network.answer_seconds, _cut, (held, is_over))
    watchdog.daemon = True
    watchdog.start()
    made = HTTPConnection(host, port, timeout=network.connect_seconds)
    try:
        if parts.scheme == "https":
            _secure(held, host)
        made.sock = held[0]
        yield made, is_over
    finally:
        watchdog.cancel()
        made.close()
        held[0].close()


def _addresses(host: str, port: int, network: Network, *, allows_private: bool) -> list[str]:
    try:
        found = network.resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f'No address is known for "{host}" ({error}).', "Check its name and your network."
        ) from error
    closed = [address for address in found if not is_public(address)]
    if closed and not allows_private:
        raise FetchError(
            f'"{host}" leads to {closed[0]}, which is not of the open network; it was not asked.',
            "Set allow_private = true for its feed if that is meant.",
            is_final=True,
        )
    return found


def _first_that_answers(addresses: list[str], host: str, port: int, network: Network) -> socket.socket:
    trouble: OSError = OSError("no address")
    for address in addresses:
        try:
            return network.connect(address, port, network.connect_seconds)
        except OSError as error:
            trouble = error
    raise FetchError(f"{host} does not answer ({trouble}).", "It will be asked again.") from trouble


def _secure(held: list[socket.socket], host: str) -> None:
    """The handshake may hang too: the watchdog must hold the new socket before it begins."""
    try:
        secured = _tls().wrap_socket(held[0], server_hostname=host, do_handshake_on_connect=False)
        held[0] = secured
        secured.do_handshake()
    except ssl.SSLError as error:
        raise FetchError(
            f"{host} could not be asked safely: {error.reason or error}.",
            "Check its certificate in a browser; until it is mended it is not read.",
        ) from error


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(held: list[socket.socket], is_over: Event) -> None:
    is_over.set()
    with suppress(OSError):  # closed meanwhile
        held[0].shutdown(socket.SHUT_RDWR)
