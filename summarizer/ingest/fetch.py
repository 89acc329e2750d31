"""One page from the public web, and never from anywhere else.

An address that somebody types is a way to make this machine talk to its own neighbours. So each
host name is resolved first, all its addresses have to be public, and the connection goes to the
address that was checked (a name could resolve to another one a moment later). Redirects are
followed by hand, since each leads to an address that has to be checked again.

``safehttpx`` supplies the test of an address and the transport that connects to it. Its own
``get`` is not used: it reads answers of any size, and asks a third party about host names that do
not resolve to a public address, which would give away the names of internal hosts.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx
from safehttpx import AsyncSecureTransport, is_public_ip

from summarizer.errors import InputError
from summarizer.ingest.clean import one_line
from summarizer.ingest.ingested import MAX_BYTES

_MOST_REDIRECTS = 5
_STEP_SECONDS = 10.0  # for connecting, and for each piece of an answer
_TOTAL_SECONDS = 30.0
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "User-Agent": "Mozilla/5.0 (compatible; perspective-summarizer)",
}
_HINTS = {
    401: "it wants a login; copy the article's text and give that",
    402: "it wants payment; copy the article's text and give that",
    403: "it refuses programs; copy the article's text and give that",
    404: "check the address",
    410: "the page was removed",
    429: "it is asked too often; try again later",
    451: "it is blocked for legal reasons; copy the article's text and give that",
}


@dataclass(frozen=True)
class Download:
    """What a server sent: at most ``MAX_BYTES``, unpacked."""

    url: str
    data: bytes
    media_type: str
    charset: str | None


def fetch(url: str) -> Download:
    """Get ``url`` over HTTP, following a few redirects, from public addresses only.

    Blocks for at most half a minute. Works with or without a running event loop.

    Raises:
        InputError: the address is not public or not HTTP, or the server does not deliver.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="fetch") as worker:
        return worker.submit(asyncio.run, _fetch(url)).result()


async def _fetch(url: str) -> Download:
    shown = one_line(url)
    try:
        async with asyncio.timeout(_TOTAL_SECONDS):
            return await _follow(url.strip())
    except (TimeoutError, httpx.TimeoutException):
        raise InputError(f"{shown} takes too long to answer: try again later.") from None
    except (httpx.HTTPError, OSError) as error:
        reason = one_line(str(error), 100) or type(error).__name__
        raise InputError(
            f"{shown} cannot be reached ({reason}): check the address and the connection."
        ) from None
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise InputError(f"{shown} is not a valid web address: check it.") from None


async def _follow(url: str) -> Download:
    seen = url
    for _ in range(_MOST_REDIRECTS + 1):
        answer = await _one(url)
        if isinstance(answer, Download):
            return answer
        url = answer
    raise InputError(f"{one_line(seen)} redirects too often: give the address it leads to.")


async def _one(url: str) -> Download | str:
    """The page, or the address it redirects to."""
    address = await public_address(url)
    transport = AsyncSecureTransport(address)
    # A bare client: no proxy of the environment, no cookies, no redirects of its own.
    async with (
        httpx.AsyncClient(transport=transport, timeout=_STEP_SECONDS, headers=_HEADERS) as client,
        client.stream("GET", url, follow_redirects=False) as response,
    ):
        if response.is_redirect:
            return urljoin(url, str(response.headers.get("Location", "")))
        _check_status(url, response.status_code)
        data = await _body(url, response)
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Download(url, data, media_type, response.charset_encoding)


async def public_address(url: str) -> str:
    """The IP address to connect to for ``url``.

    Raises:
        InputError: it is no HTTP address, does not resolve, or resolves to any address that is
            not public, in whatever spelling.
    """
    parsed = httpx.URL(url)
    shown = one_line(url)
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise InputError(f"{shown} is not a web address: it has to start with http:// or https://.")
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(parsed.host, None, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise InputError(f"{shown} cannot be found: there is no host of that name.") from None
    addresses = [str(info[4][0]) for info in found]
    if not addresses or not all(_is_public(address) for address in addresses):
        raise InputError(f"{shown} leads to a private address: only public pages are read.")
    return addresses[0]


def _is_public(address: str) -> bool:
    """Stricter than ``is_public_ip``: also looks at IPv4 addresses wrapped in IPv6 ones."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed in _NAT64:
            return _is_public(str(ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)))
        for wrapped in (parsed.ipv4_mapped, parsed.sixtofour, *(parsed.teredo or ())):
            if wrapped is not None:
                return False
    return bool(parsed.is_global and not parsed.is_multicast and is_public_ip(str(parsed)))


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _check_status(url: str, status: int) -> None:
    if status != 200:
        hint = _HINTS.get(status, "try again later" if status >= 500 else "check the address")
        raise InputError(f"{one_line(url)} answers with HTTP error {status}: {hint}.")


async def _body(url: str, response: httpx.Response) -> bytes:
    packed = bytearray()
    async for piece in response.aiter_raw():
        packed += piece
        if len(packed) > MAX_BYTES:
            raise _too_big(url)
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding == "identity":
        return bytes(packed)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise InputError(f"{one_line(url)} sends an unknown encoding: copy the article's text.")
    return _unpacked(url, bytes(packed))


def _unpacked(url: str, packed: bytes) -> bytes:
    """Unpack no more than the limit, however much the answer would unpack to."""
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, as its header says
    try:
        data = unpacker.decompress(packed, MAX_BYTES + 1)
    except zlib.error:
        raise InputError(f"{one_line(url)} sends a damaged page: try again later.") from None
    if len(data) > MAX_BYTES:
        raise _too_big(url)
    return data


def _too_big(url: str) -> InputError:
    return InputError(
        f"{one_line(url)} is too big: at most {MAX_BYTES / 1e6:.0f} MB of a page are read."
    )
