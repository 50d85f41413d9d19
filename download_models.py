"""Check weights files by size and hash; mend, fetch and import them.

    python download_models.py [NAME ...]        check and mend; NAME is a row's name. Without names: every
                                                row of models/manifest.toml, and what else is on the disk
    python download_models.py --check           check only
    python download_models.py --list            what there is, rows of models/published.toml among it
    python download_models.py NAME --from FILE  import a file that you got another way

A file that ships with the repository comes back from git, any other from its row's addresses, in turn.
A broken download goes on where it stopped. UNFLATTEN_OFFLINE=1 forbids downloads. Exit status 1 when a file
is still not right. Only Google Drive and files without a published hash need the packages installed.
"""

import argparse
import sys
from pathlib import Path

from models import registry
from models.downloads.fetch import adopt, fetch
from models.refusal import Refusal
from models.registry import WeightsRow, fault_of, own_shelf, published, read_manifest


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Check, mend, fetch and import weights files.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="rows; all that should be here by default")
    parser.add_argument("--check", action="store_true", help="check only, mend nothing")
    parser.add_argument("--list", action="store_true", help="say what there is")
    parser.add_argument(
        "--from", dest="source", type=Path, metavar="FILE", help="import FILE as the row NAME"
    )
    options = parser.parse_args(arguments)
    try:
        chosen = choose(parser, options)
        right = [report(row, settle(row, options)) for row in chosen]
    except Refusal as refusal:  # the user's own shelf cannot be read
        print(refusal.message, refusal.advice, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on where it stopped.")
        return 130
    return 0 if options.list or all(right) else 1


def choose(parser: argparse.ArgumentParser, options: argparse.Namespace) -> list[WeightsRow]:
    """The rows that a command line means; wrong use ends the program."""
    shipped, others = read_manifest(registry.MODELS / "manifest.toml"), (*published(), *own_shelf())
    unknown = set(options.names) - {row.name for row in (*shipped, *others)}
    if unknown:
        received = ", ".join(sorted(unknown))
        parser.error(f"NAME must be a row that --list names, received {received}")
    if options.source and (len(options.names) != 1 or not options.source.is_file()):
        parser.error(f"--from must have one NAME and a file, received {options.names} and {options.source}")
    if options.names or options.list:
        return [row for row in (*shipped, *others) if not options.names or row.name in options.names]
    return [*shipped, *(row for row in others if row.path.exists())]


def settle(row: WeightsRow, options: argparse.Namespace) -> str:
    """Do what a command line asks for one row; what is wrong with its file then, empty when nothing is."""
    fault = fault_of(row.path, row)
    if options.check or options.list or not (fault or options.source):
        return fault
    try:
        if options.source:
            take(row, options.source)
        else:
            print(f"{row.name}: {fault}; mending ...", flush=True)
            fetch(row, tell=show)
    except Refusal as refusal:
        return f"{refusal.message} {refusal.advice}"
    except OSError as error:
        return f"{row.path} must be written, received {error}."
    return ""


def take(row: WeightsRow, source: Path) -> None:
    """Import one file. Raises Refusal."""
    with source.open("rb") as file:
        adopt(row, file)


def report(row: WeightsRow, fault: str) -> bool:
    """Print how a row stands; say whether it is right."""
    print(f"{row.name}: {fault or 'right'}", flush=True)
    return not fault


def show(done: int, total: int) -> None:
    """One line that says how far a download has come, written over the last; none into a file."""
    if sys.stdout.isatty():
        print(f"  {done / 1e6:,.1f} of {total / 1e6:,.1f} MB", end="\r", flush=True)


if __name__ == "__main__":
    sys.exit(main())
