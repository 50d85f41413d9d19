"""What every way to fetch a file shares: where it goes, whom it tells, when it stops, how much may come."""

import glob
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.refusal import Refusal, Stopped
from models.registry import WeightsRow

PATIENCE = 20
"""Seconds without a byte after which a server counts as gone."""
MARGIN = 200_000_000
"""Bytes that stay free on the disk."""
GO_ON = "Ask for it again: it goes on where it stopped."


@dataclass(frozen=True)
class Transfer:
    """row: what is fetched. part: where it grows. tell: called with the bytes that are here and the bytes
    there will be. stop: set by whoever wants it to end.
    """

    row: WeightsRow
    part: Path
    tell: Callable[[int, int], None]
    stop: threading.Event

    def here(self) -> int:
        """Bytes of the part."""
        return self.part.stat().st_size if self.part.exists() else 0

    def forget(self) -> None:
        """Throw away what has arrived."""
        for piece in pieces(self.part):
            piece.unlink(missing_ok=True)

    def note(self, done: int, total: int | None) -> None:
        """Tell of `done` bytes out of `total` (None: the server did not say).

        Raises:
            Stopped: somebody asked for it.
            Refusal: this cannot become the file.
        """
        if self.stop.is_set():
            raise Stopped
        self.expect(total or done)
        self.tell(done, total or self.row.bytes)

    def expect(self, size: int) -> None:
        """Refuse a server whose file is not the row's, before it fills the disk."""
        most = self.row.bytes if self.row.exact else 2 * self.row.bytes
        if size > most:
            raise self.refusal(f"must have at most {most:,} bytes, received {size:,} or the promise of them")

    def refusal(self, sentence: str, *, advice: str = "") -> Refusal:
        """A refusal of this row's file; without advice, the one that always helps."""
        return Refusal(f"{self.row.name} {sentence}.", advice=advice or elsewhere(self.row))


def pieces(part: Path) -> list[Path]:
    """What lies on the disk of an unfinished download: the part, and the file under which gdown lets a part
    grow, whose name has eight characters and ".part" more.
    """
    grown = part.parent.glob(f"{glob.escape(part.name)}????????.part")
    return [path for path in (part, *grown) if path.exists()]


def elsewhere(row: WeightsRow, address: str = "") -> str:
    """The way out that needs no download by us."""
    source = f"Open {address} in your browser, download the file there" if address else "Get it another way"
    return f"{source} and import it: the Models page, or `python download_models.py {row.name} --from FILE`."


def require_space(path: Path, row: WeightsRow, *, have: int = 0) -> None:
    """Raise Refusal where the disk under `path` has no room for what is missing of a row's file."""
    needed = row.bytes - have + MARGIN
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise Refusal(
            f"The disk must have {needed / 1e9:.1f} GB free for {row.name}, received {free / 1e9:.1f} GB.",
            advice=f"Free some space in {path.parent} and ask again.",
        )
