"""Fifty reconstructions one after another in one server: memory, seconds, leftover processes, a stuck view.

Run by hand, because it takes minutes: `python -m tests.e2e.endurance PHOTO... --out
evaluation/results/endurance.json`. Linux only.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.server import Server, family, running
from tests.e2e.visitor import Visitor


def main() -> None:
    """Reconstructs the photos in turn, and writes what each round took and left."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photos", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with running(Path(folder)) as server:
            rounds = list(endure(server, options.photos, options.rounds, Path(folder)))
            members = family(server.process.pid)
        leftover = [member for member in members if Path(f"/proc/{member}").exists()]
    report = {"rounds": rounds, "leftover processes": len(leftover)}
    options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def endure(server: Server, photos: list[Path], rounds: int, folder: Path) -> Iterator[dict]:
    """One record a round: seconds from upload to 3D view, resident megabytes of server and children."""
    browser, driver = (shutil.which(name) for name in ("chromium", "chromedriver"))
    visitor = Visitor(server.address, (browser, driver), folder)
    for number in range(1, rounds + 1):
        started = time.monotonic()
        copy = folder / f"photo {number}{photos[number % len(photos)].suffix}"
        shutil.copy(photos[number % len(photos)], copy)
        visitor.upload(copy)
        # the last photo's figures go when this one has arrived
        visitor.wait(lambda: not visitor.metric("Triangles"), "the new photo")
        visitor.see("Photo checks")
        visitor.settle()
        if "does not look like" in visitor.text():
            visitor.choose("Category", "Chair")
            visitor.settle()
        visitor.click("High, 64³ voxels" if number % 2 else "Low, 32³ voxels")
        visitor.settle()
        visitor.click("Build the 3D model")
        visitor.wait(lambda: visitor.metric("Triangles"), "the figures")
        visitor.settle()
        visitor.look()
        seconds = time.monotonic() - started
        members = family(server.process.pid)
        own = members.pop(server.process.pid)
        print(f"round {number}: {seconds:.1f} s, {own:.0f} MB", file=sys.stderr, flush=True)
        yield {
            "round": number,
            "seconds": round(seconds, 1),
            "server MB": round(own),
            "children MB": round(sum(members.values())),
            "children": len(members),
        }
    visitor.driver.quit()


if __name__ == "__main__":
    main()
