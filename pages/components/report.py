"""Any file of measurements as readable tables: what has rows becomes a table, what is nested a section."""

from typing import Any

import streamlit as st

Scalar = str | int | float | bool | None
TITLES = {
    "benchmark-meshes": "Real meshes, made by other people",
    "ablation-meshes": "What each step is worth: photos of real meshes",
    "ablation-procedural": "What each step is worth: photos of shapes by rule",
    "benchmark-procedural": "Shapes drawn by our own rules",
    "checks": "Photo checks",
    "claim-high-meshes": "One network a category or one for all: real meshes, high capacity",
    "claim-high-procedural": "One network a category or one for all: shapes by rule, high capacity",
    "claim-low-meshes": "One network a category or one for all: real meshes, low capacity",
    "claim-low-procedural": "One network a category or one for all: shapes by rule, low capacity",
    "curves": "Spoiled photos",
    "cutout": "Cut-out",
    "depth": "Depth of a scene",
    "depth-uncertainty": "Whether the depth network knows where it is wrong",
    "scene-surface": "From depth to a surface",
    "jtso": "Joint training with separate optimisation, or plain joint training",
    "many-photos": "Twenty photos of 12 megapixels",
    "several": "Several photos of one object",
    "silhouettes": "The loss of the silhouette network",
    "speed": "Speed",
    "views-meshes": "By the number of photos, real meshes",
    "views-procedural": "By the number of photos, shapes drawn by our own rules",
}
METHODS = ("mean shape", "nearest neighbour", "paper-low", "general-low", "low", "general-high", "high")
AXES, BOUNDS = ("strength", "removed"), ("from", "to")
"""Keys of a curve's records that run along the axis, and those of an interval, which the table shows."""
HEADLINE = (
    "In each cell: overlap of the solids (IoU at 64 x 64 x 64; 1 is perfect), then the share of the surface "
    "that lies within 1 % of the true one (F-score). One view a shape; never trained on. Mean shape and "
    "nearest neighbour are what any network must beat; paper-low is the published network of low capacity, "
    "trained here by its own recipe; the general networks know all categories at once."
)


def titled(name: str) -> str:
    """A heading for a file or key called `name`."""
    plain = name.replace("_", " ").replace("-", " ").strip()
    return TITLES.get(name, plain[:1].upper() + plain[1:])


def show(found: Any, *, title: str = "") -> None:
    """Draws `found`, as `json.loads` gives it, under `title`."""
    if title:
        st.markdown(f"**{titled(title)}**")
    if is_curve(found):
        axis = next(name for name in AXES if name in found[0])
        st.line_chart(found, x=axis, y=[name for name in found[0] if name not in (axis, *BOUNDS)])
    if rows := as_rows(found):
        st.dataframe(rows, hide_index=True)
        return
    if not isinstance(found, dict):
        st.markdown(str(found))
        return
    if figures := {name: value for name, value in found.items() if isinstance(value, Scalar)}:
        st.markdown("  \n".join(f"{titled(name)}: {value}" for name, value in figures.items()))
    for name, value in found.items():
        if name not in figures:
            show(value, title=name)


def is_curve(found: Any) -> bool:
    """Whether `found` is a list of records of numbers along one of the AXES."""
    return isinstance(found, list) and bool(found) and all(
        isinstance(record, dict) and any(name in record for name in AXES) for record in found
    )  # fmt: skip


def headline(benchmark: dict) -> list[dict[str, str]]:
    """A row a category of a benchmark's results: IoU 64 and F-score of METHODS."""
    rows = []
    for category, found in benchmark["categories"].items():
        row = {"category (shapes)": f"{category} ({found['shapes']})"}
        for method in METHODS:
            if figures := found["methods"].get(method):
                row[method] = f"{figures['IoU 64']['mean']:.2f}, {figures['F-score']['mean']:.2f}"
        rows.append(row)
    return rows


def in_words(value: Any) -> Any:
    """A figure with its interval, {"mean": .5, "from": .4, "to": .6}, in words; all else as it is."""
    if not isinstance(value, dict) or not {"from", "to"} <= set(value):
        return value
    figure = float(next(iter(value.values())))
    digits = 1 if abs(figure) > 2 else 3
    interval = f"{figure:.{digits}f} ({value['from']:.{digits}f} to {value['to']:.{digits}f})"
    return f"{interval}, higher on {value['higher on']:.0%}" if "higher on" in value else interval


def as_rows(found: Any) -> list[dict[str, Scalar]]:
    """A table's rows, where `found` is a list of flat records or a mapping to such; empty otherwise."""
    if isinstance(found, dict) and all(isinstance(record, dict) for record in found.values()):
        found = [{"": name, **record} for name, record in found.items()]
    if not isinstance(found, list) or not all(isinstance(record, dict) for record in found):
        return []
    flat = [_flattened(record) for record in found]
    return flat if all(isinstance(value, Scalar) for record in flat for value in record.values()) else []


def _flattened(record: dict[str, Any]) -> dict[str, Any]:
    """`record` with one level of nesting unfolded: {"low": {"iou": 1}} becomes {"low iou": 1}."""
    flat: dict[str, Any] = {}
    for name, value in ((name, in_words(value)) for name, value in record.items()):
        inner = value.items() if isinstance(value, dict) else [("", value)]
        flat |= {f"{name} {key}".strip(): item for key, item in inner}
    return flat
