"""Check every weights file of models/manifest.toml by size and sha256; mend what is missing or damaged.

    python download_models.py [NAME ...]     check and mend; NAME is a row's name, all rows by default
    python download_models.py --check        check only

A file that ships with the repository comes back from git, any other from its row's addresses, in turn.
A broken download goes on where it stopped. Exit status 1 when a file is still not right.
"""

import argparse
import http.client
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from models.registry import WeightsRow, fault_of, read_manifest

MODELS = Path(__file__).resolve().parent / "models"
CHUNK = 1 << 20


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Check and mend the weights files.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="rows of the manifest; all by default")
    parser.add_argument("--check", action="store_true", help="check only, mend nothing")
    options = parser.parse_args(arguments)
    rows = read_manifest(MODELS / "manifest.toml")
    unknown = set(options.names) - {row.name for row in rows}
    if unknown:
        received = ", ".join(sorted(unknown))
        parser.error(f"NAME must be a row of models/manifest.toml, received {received}")
    chosen = [row for row in rows if not options.names or row.name in options.names]
    right = [settle(MODELS, row, mend=not options.check) for row in chosen]
    return 0 if all(right) else 1


def settle(models: Path, row: WeightsRow, *, mend: bool) -> bool:
    """Check one row's file, mend it if asked to, print what was found; say whether it is right now."""
    fault = fault_of(models / row.file, row)
    if fault and mend:
        print(f"{row.file}: {fault}; mending ...", flush=True)
        fault = repair(models, row)
    print(f"{row.file}: {fault or 'right'}", flush=True)
    return not fault


def repair(models: Path, row: WeightsRow) -> str:
    """Bring one file back; return what is still wrong with it, empty when nothing is."""
    path = models / row.file
    path.parent.mkdir(parents=True, exist_ok=True)
    addresses = row.urls
    if not addresses:
        return from_git(path, row)
    faults = []
    for address in addresses:
        fetch: Callable[[str, Path], None] = from_drive if "drive.google.com" in address else from_web
        fault = fetched(fetch, address, path, row)
        if not fault:
            return ""
        faults.append(f"{address}: {fault}")
    return "; ".join(faults)


def fetched(fetch: Callable[[str, Path], None], address: str, path: Path, row: WeightsRow) -> str:
    """Fetch into path.part and put it in place once it is right; return what is wrong, empty when nothing is.

    A part that is too short stays, for the next run to go on from; anything else wrong is thrown away.
    """
    part = path.with_name(path.name + ".part")
    try:
        fetch(address, part)
    except (OSError, http.client.HTTPException) as error:
        return f"not fetched ({error})"
    fault = fault_of(part, row)
    if fault and looks_like_html(part):
        part.unlink()
        return "a web page came instead of the file: the download limit may be reached; try again tomorrow"
    if not fault:
        part.replace(path)
    elif part.exists() and part.stat().st_size >= row.bytes:
        part.unlink()
    return fault


def looks_like_html(path: Path) -> bool:
    """Say whether a file begins as a web page does."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(256).lstrip().lower().startswith((b"<!doctype", b"<html"))


def from_git(path: Path, row: WeightsRow) -> str:
    """Restore a file that ships with the repository; return what is still wrong with it."""
    command = ["git", "checkout", "--", path.relative_to(MODELS.parent).as_posix()]
    try:
        done = subprocess.run(command, cwd=MODELS.parent, capture_output=True, text=True)
        told = done.stderr.strip()
    except OSError:
        told = "git is not installed"
    fault = fault_of(path, row)
    reason = told or "git holds the same file"
    return f"{fault}; `{' '.join(command)}` failed: {reason}. Clone again." if fault else ""


def from_web(address: str, part: Path) -> None:
    """Fetch an address into `part`, going on after the bytes that are already there."""
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(address, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        answer = urllib.request.urlopen(request, timeout=60)
    except urllib.error.HTTPError as error:
        if error.code == 416:  # nothing comes after those bytes: the check judges them
            return
        raise
    with answer, part.open("ab" if answer.status == 206 else "wb") as file:
        while block := answer.read(CHUNK):
            file.write(block)


def from_drive(address: str, part: Path) -> None:
    """Fetch a Google Drive address into `part`; OSError when Google refuses."""
    try:
        import gdown
    except ImportError:
        raise OSError("it needs the package gdown: run this with the Python in .venv") from None
    part.unlink(missing_ok=True)  # gdown's own resume does not verify what it goes on from
    try:
        gdown.download(address, str(part), quiet=False)
    except gdown.exceptions.DownloadError as error:
        raise OSError(str(error)) from error


if __name__ == "__main__":
    sys.exit(main())
