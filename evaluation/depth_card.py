"""What the model card of a depth network says about its test."""

import json
from pathlib import Path

from models.depth import LONGER_SIDE

SHOWN = ("AbsRel", "RMSE", "SILog", "delta1", "R2")
PURPOSE = (
    "A photo of a room, a street or a thing in; the depth of every pixel out, in metres for the focal length "
    "told. U-Net++ as in Pananthula & Sebastian (2025), made small: its encoder, of plain residual pairs, "
    "starts from the cut-out network's, and it was trained here on rendered rooms."
)
FAILURES = (
    "Metres are only as right as the focal length: twice the one is twice the other.",
    "Rendered rooms and open ground are all whose depth it learned: skies, crowds, screens and mirrors are "
    "foreign to it, and glass has the depth of its pane.",
    f"It looks at {LONGER_SIDE} pixels of the longer side: legs of chairs and leaves blur into what lies "
    "behind them.",
)


def tested(results: Path) -> list[str]:
    """The tables of depth.json and what depth-uncertainty.json says, with the known failures."""
    lines = _tables(results / "depth.json") + _spread(results / "depth-uncertainty.json")
    return [*lines, "", "## Known failures", "", *FAILURES]


def _tables(path: Path) -> list[str]:
    if not path.exists():
        return []
    found = json.loads(path.read_text(encoding="utf-8"))
    lines = []
    for name, figures in found["figures"].items():
        lines += ["", f"## Test, {name} ({figures['pictures']})", "", found["verdict"][name]]
        aligned = {key: table for key, table in figures.items() if _is_table(table)}
        for alignment, methods in aligned.items():
            lines += ["", f"Alignment: {alignment}.", "", f"| | {' | '.join(SHOWN)} |"]
            lines += ["|---" * (len(SHOWN) + 1) + "|"]
            for method, measured in methods.items():
                cells = [f"{measured[measure]['mean']:.3f}" for measure in SHOWN]
                lines.append(f"| {method} | {' | '.join(cells)} |")
    return lines


def _is_table(found: object) -> bool:
    """Whether a part of a set's figures is a table by method, and none of differences."""
    return isinstance(found, dict) and all(set(SHOWN) <= set(measured) for measured in found.values())


def _spread(path: Path) -> list[str]:
    """Whether the spread that it tells follows its errors."""
    if not path.exists():
        return []
    found = json.loads(path.read_text(encoding="utf-8"))
    lines = ["", "## Whether it knows where it is wrong", ""]
    for name, measured in found.items():
        if name != "about":
            rho = measured["by pixels"]["rank correlation"]
            lines.append(
                f"- {name}: rank correlation of spread and error over pixels {rho['mean']:.2f} "
                f"({rho['from']:.2f} to {rho['to']:.2f})"
            )
    return lines
