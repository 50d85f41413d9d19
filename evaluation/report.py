"""Results as people read them: markdown tables, files, and contact sheets of what went best and worst."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np

from data.samples import Sample
from pipeline.view import picture
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh

COLUMNS = ("IoU 32", "IoU 64", "F-score", "Chamfer L1", "azimuth error")
SHOWN = ("low", "high")
"""Contenders on the contact sheets; shapes are ranked by the last one's F-score."""

TILE = 144
ENDS = 2
"""Shapes on a sheet of each: the best, the middle, the worst."""

Strip = dict[str, np.ndarray]
"""Heading -> picture (TILE, TILE, 3) uint8."""


def tables(results: dict) -> str:
    """Markdown: for each category the methods, then by how much one is better than the other."""
    about = results["about"]
    lines = ["; ".join(f"{name}: {text}" for name, text in about.items()) + "."]
    for category, found in results["categories"].items():
        lines += ["", f"### {category}, {found['shapes']} shapes", ""]
        lines += _table("", COLUMNS, found["methods"])
        columns = list(next(iter(found["comparisons"].values()), {}))
        if columns:
            lines += ["", *_table("difference on the same shapes", columns, found["comparisons"])]
    return "\n".join(lines) + "\n"


def _table(corner: str, columns: Sequence[str], rows: Mapping[str, Mapping]) -> list[str]:
    lines = [f"| {corner} | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name, figures in rows.items():
        cells = [cell(figures[column]) if column in figures else "" for column in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def cell(figure: Mapping[str, float]) -> str:
    """A figure of evaluation.intervals in words: "0.512 (0.481 to 0.543)"; degrees with one digit."""
    value, low, high = (figure[name] for name in (next(iter(figure)), "from", "to"))
    digits = 1 if high > 2 else 3
    text = f"{value:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"
    return f"{text}, higher on {figure['higher on']:.0%}" if "higher on" in figure else text


def tell(found: dict, path: Path) -> None:
    """Write what was measured as JSON, and print it."""
    text = json.dumps(found, indent=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
    print(text)


def write(results: dict, path: Path, *, add: bool = False) -> None:
    """Write the results without their rows as JSON, and the rows as CSV beside it; `add` leaves what the
    files hold of other categories.

    Raises ValueError where those were measured in another way.
    """
    head = {name: value for name, value in results.items() if name != "shapes"}
    scores = [
        {"category": row["category"], "shape": row["shape"], "method": method, **figures}
        for row in results["shapes"]
        for method, figures in row.items()
        if method not in ("category", "shape")
    ]
    if add and path.exists():
        old = json.loads(path.read_text(encoding="utf-8"))
        if old["about"] != head["about"]:
            raise ValueError(f"{path} must hold results about {head['about']}, received {old['about']}")
        scores += [row for row in _rows(path) if row["category"] not in head["categories"]]
        head["categories"] = dict(sorted({**old["categories"], **head["categories"]}.items()))
    path.write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")
    names = list(dict.fromkeys(name for row in scores for name in row))
    with path.with_suffix(".csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(scores, key=lambda row: row["category"]))


def scored(path: Path) -> tuple[dict, list[dict]]:
    """What `write` has written there: "about", and the rows of the shapes with their scores by method; empty
    where there is nothing.
    """
    if not path.exists():
        return {}, []
    found: dict[tuple[str, str], dict] = {}
    for line in _rows(path):
        category, shape, method = (line.pop(name) for name in ("category", "shape", "method"))
        row = found.setdefault((category, shape), {"category": category, "shape": shape})
        row[method] = {name: float(value) for name, value in line.items() if value}
    return json.loads(path.read_text(encoding="utf-8"))["about"], list(found.values())


def _rows(path: Path) -> list[dict[str, str]]:
    with path.with_suffix(".csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def strip(sample: Sample, meshes: Mapping[str, TriangleMesh]) -> Strip:
    """The first framed view, and the meshes drawn from where it was taken; empty meshes stay blank."""
    view = cv2.resize(sample.views[0, ..., :3], (TILE, TILE), interpolation=cv2.INTER_AREA)
    camera = Camera(*(float(number) for number in sample.cameras[0]))
    blank = np.full_like(view, 255)
    drawn = {
        name: picture(mesh, camera=camera, size=TILE) if len(mesh.faces) else blank
        for name, mesh in meshes.items()
    }
    return {"photo": view, **drawn}


def write_sheet(path: Path, rows: Sequence[Mapping], draw: Callable[[int], Strip]) -> None:
    """Write a JPEG of the best, the middle and the worst shapes by F-score, each with its score.

    Args:
        path: of the file, ending in .jpg.
        rows: one a shape, contender -> scores.
        draw: the strip of a row by its index; all have the same headings.
    """
    method = [name for name in SHOWN if name in rows[0]][-1:]
    if not method:
        return
    scores = np.array([row[method[0]]["F-score"] for row in rows])
    strips = {index: draw(index) for index in chosen(scores)}
    lines = [_headings(list(next(iter(strips.values()))))]
    for index, pictures in strips.items():
        line = np.concatenate(list(pictures.values()), axis=1)
        lines.append(_written(line, f"F {scores[index]:.2f}", at=(4, TILE - 6)))
    sheet = np.ascontiguousarray(np.concatenate(lines)[..., ::-1])
    path.write_bytes(cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, 85])[1].tobytes())


def chosen(scores: np.ndarray) -> list[int]:
    """Indices of the best, the middle and the worst ENDS of the scores (N,), best first, none twice."""
    order = np.argsort(-scores, kind="stable")
    middle = max(len(order) // 2 - ENDS // 2, 0)
    return list(dict.fromkeys([*order[:ENDS], *order[middle : middle + ENDS], *order[-ENDS:]]))


def _headings(names: Sequence[str]) -> np.ndarray:
    band = np.full((20, TILE * len(names), 3), 255, np.uint8)
    for slot, name in enumerate(names):
        band = _written(band, name, at=(slot * TILE + 6, 14))
    return band


def _written(image: np.ndarray, text: str, *, at: tuple[int, int]) -> np.ndarray:
    return cv2.putText(image.copy(), text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.42, (40, 40, 40), 1, cv2.LINE_AA)
