"""A lesson without networks: a script in the place of `cli.py train`, which tells what a test has it tell."""

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image

from models.registry import write_manifest
from tests.models.test_registry import ROW

SCRIPT = """
import json, pathlib, sys, time
folder = pathlib.Path(sys.argv[1])
(folder / "asked.json").write_text(json.dumps(sys.argv[2:]))
for line in (folder / "first.jsonl").read_text().splitlines():
    print(line, flush=True)
while not (folder / "gate").exists():
    time.sleep(0.02)
print((folder / "last.jsonl").read_text(), flush=True)
"""
"""It tells first.jsonl, waits until there is a file `gate`, and tells last.jsonl."""


def command(folder: Path) -> tuple[str, ...]:
    """The command of a script in a folder, to be followed by the options of a lesson."""
    (folder / "script.py").write_text(SCRIPT)
    return (sys.executable, str(folder / "script.py"), str(folder))


def candidate(folder: Path) -> Path:
    """A folder as a lesson on teapots leaves it, its weights a few bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    content = b"weights"
    row = replace(
        ROW, name="teapot-low", file="teapot-low.weights.h5", category="teapot", bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(), levels={"teapot": 0.4},
    )  # fmt: skip
    (folder / row.file).write_bytes(content)
    (folder / "teapot-low.md").write_text("# teapot-low\n\nA card.")
    write_manifest(folder / "manifest.toml", (row,))
    Image.new("RGB", (12, 4), "red").save(folder / "picture.jpg")
    return folder


def result(folder: Path, *, beats: list[str]) -> dict:
    """The result that a lesson tells at its end."""
    figures = {"IoU 32": 0.5, "IoU 64": 0.45, "F-score": 0.3}
    return {
        "category": "teapot", "candidate": str(folder), "beats": beats, "kept": False,
        "shapes": {"train": 8, "validation": 2, "test": 2},
        "methods": dict.fromkeys(("low", "mean shape", "nearest neighbour"), figures),
    }  # fmt: skip
