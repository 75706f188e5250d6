"""Which addresses may be asked.

In: a URL as a file or a server gives it. Out: the URL as it is asked, or where it leads; ValueError in words
for what is not asked. Method: http and https only, no password in it; and of a host every address it
resolves to must be public, unless the feed says otherwise. The connection is made to the very address that
was looked at, so that a second answer of the name server changes nothing.
"""

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

SCHEMES = {"http": 80, "https": 443}
_KEPT = "%/:=&?~#+!$,;'@()*[]"
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
# Networks through which an IPv4 address is reached (RFC 6052, RFC 8215).
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def check_url(url: str) -> str:
    """The URL with its host in ASCII, its path quoted and no fragment."""
    url = url.strip()
    if _CONTROL.search(url):
        raise ValueError("the address holds a space or a control character")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(f"it is no address ({error})") from error
    if parts.scheme not in SCHEMES:
        raise ValueError(f'"{parts.scheme}:" is not asked, only http: and https:')
    if not parts.hostname:
        raise ValueError("the address names no host")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address holds a user's name or password")
    host = _ascii(parts.hostname)
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != SCHEMES[parts.scheme]:
        netloc = f"{netloc}:{port}"
    return urlunsplit(
        (parts.scheme, netloc, quote(parts.path or "/", safe=_KEPT), quote(parts.query, safe=_KEPT), "")
    )


def next_url(url: str, location: str) -> str:
    """Where a redirect leads. A step from https to http is refused: others on the way could read along."""
    to = check_url(urljoin(url, _as_sent(location)))
    if url.startswith("https:") and to.startswith("http:"):
        raise ValueError("it leads from https: to http:")
    return to


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network, and not of this machine or of one's own network."""
    parsed = _carried(ipaddress.ip_address(address.partition("%")[0]))
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _carried(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour or address
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _ascii(host: str) -> str:
    if ":" in host:
        return host
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise ValueError(f'"{host}" is no name of a host') from error


def _as_sent(location: str) -> str:
    """A header as its server meant it: bytes that http.client took for Latin-1 are UTF-8 today."""
    try:
        return location.strip().encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location.strip()
