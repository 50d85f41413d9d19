"""From an http(s) address into a part, going on after the bytes that are already there."""

import errno
import http.client
import re
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from models.downloads.transfer import GO_ON, PATIENCE, Transfer, elsewhere

CHUNK = 1 << 18
ATTEMPTS = 5
"""Connections an address gets, as long as each brings something."""
QUOTA = re.compile(rb"quota exceeded|too many users|download quota", re.IGNORECASE)


class BrokenError(Exception):
    """The connection ended before the file did."""


def fetch(address: str, transfer: Transfer) -> None:
    """Let the part grow until the server has no more.

    Raises:
        Refusal: the address does not give the file. What has arrived is kept.
        Stopped: on request.
    """
    for _ in range(ATTEMPTS):
        before = transfer.here()
        try:
            return receive(address, transfer)
        except BrokenError as error:
            broken = error
        if transfer.here() == before:
            break
    raise transfer.refusal(f"must come whole from {host(address)}, received {broken}", advice=GO_ON)


def receive(address: str, transfer: Transfer) -> None:
    """One connection. Raises as `fetch` does, and BrokenError where another one may bring more."""
    have = transfer.here()
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            copy(answer, transfer, address)
    except urllib.error.HTTPError as error:
        if error.code != 416:  # nothing comes after those bytes: the check judges them
            said = f"{error.code} {error.reason}"
            raise transfer.refusal(f"must be at {host(address)}, received {said}") from error
    except TimeoutError as error:
        raise BrokenError(f"nothing for {PATIENCE:g} s {so_far(transfer)}") from error
    except (http.client.HTTPException, ConnectionError) as error:
        raise BrokenError(f"a broken connection {so_far(transfer)}") from error
    except urllib.error.URLError as error:
        raise BrokenError(f"no connection ({error.reason})") from error
    except OSError as error:
        reason = "a full disk" if error.errno == errno.ENOSPC else str(error)
        raise transfer.refusal(f"must be written to {transfer.part.parent}, received {reason}") from error


def copy(answer: http.client.HTTPResponse, transfer: Transfer, address: str) -> None:
    """Write what a server answers behind what is there, or in its place where it starts anew."""
    start, total = extent(answer)
    if start not in (0, transfer.here()):
        transfer.part.unlink()
        raise BrokenError(f"bytes from {start:,} on, which nobody asked for")
    block = answer.read1(CHUNK)
    refuse_page(block, answer, transfer, address)  # before the part is touched: a page must not cost it
    transfer.note(start, total)
    done = start
    with transfer.part.open("ab" if start else "wb") as file:
        while block:
            done += len(block)
            transfer.note(done, total)
            file.write(block)
            block = answer.read1(CHUNK)
    if total is not None and done < total:
        raise BrokenError(f"the end of the connection after {done:,} of {total:,} bytes")


def extent(answer: http.client.HTTPResponse) -> tuple[int, int | None]:
    """Where the answer starts in the file, and how many bytes the file has; None when it does not say."""
    length = answer.headers.get("Content-Length", "")
    said = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("Content-Range", ""))
    if answer.status == 206 and said:
        start = int(said[1])
        return start, int(said[2]) if said[2] != "*" else None
    return 0, int(length) if length.isdecimal() else None


def refuse_page(block: bytes, answer: http.client.HTTPResponse, transfer: Transfer, address: str) -> None:
    """Raise Refusal where a web page comes in the place of the file."""
    if not is_page(block) and answer.headers.get_content_type() != "text/html":
        return
    page = "the page that says too many people fetched it" if QUOTA.search(block) else "a web page"
    advice = elsewhere(transfer.row, address)
    raise transfer.refusal(f"must come as a file from {host(address)}, received {page}", advice=advice)


def is_page(start: bytes) -> bool:
    """Say whether these first bytes of a file begin a web page."""
    return start[:256].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def host(address: str) -> str:
    """The machine that an address names."""
    return urlsplit(address).hostname or address


def so_far(transfer: Transfer) -> str:
    """How far it has come."""
    return f"after {transfer.here():,} bytes"
