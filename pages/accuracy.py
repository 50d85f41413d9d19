"""How good it is: the published measurements, as committed under evaluation/results/."""

import json
from pathlib import Path
from typing import Any

import streamlit as st

from pages.components import report, report_depth

RESULTS = Path(__file__).resolve().parents[1] / "evaluation" / "results"
DEPTH, UNCERTAINTY = "depth", "depth-uncertainty"
"""The names of the files with the benchmark of depth, and of what it says of its errors."""


def page(folder: Path) -> None:
    """The benchmarks in short, then one expander a file of results."""
    st.header("How accurate it is", anchor=False)
    st.markdown(
        "Measured on shapes and photos that were never trained on, through the same code that this app runs."
    )
    files = sorted(folder.glob("*.json"), key=lambda file: (not file.stem.startswith("benchmark"), file.stem))
    results = {file: read(file) for file in files}
    benchmarks = {
        file: found for file, found in results.items() if found and file.stem.startswith("benchmark")
    }
    if not benchmarks:
        st.info(
            "The networks are not measured yet: `python cli.py evaluate --meshes DIR --split test` does it.",
            icon=":material/hourglass_empty:",
        )
    for file, found in benchmarks.items():
        st.subheader(report.titled(file.stem), anchor=False)
        st.dataframe(report.headline(found), hide_index=True)
    if benchmarks:
        st.caption(report.HEADLINE)
    named = {file.stem: found for file, found in results.items() if found}
    if DEPTH in named:
        st.subheader(report.titled(DEPTH), anchor=False)
        report_depth.headline(named[DEPTH], named.get(UNCERTAINTY, {}))
    for file, found in results.items():
        with st.expander(report.titled(file.stem)):
            show(file, found)


def read(file: Path) -> Any:
    """What a file of results holds, None where it is damaged."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def show(file: Path, found: Any) -> None:
    """All measurements of a file."""
    if found is None:
        st.warning(f"{file.name} is damaged: measure again to write it anew.", icon=":material/warning:")
    else:
        report.show(found)
        for sheet in sorted(file.parent.glob(f"{file.stem}-*.jpg")):
            measure = "AbsRel" if file.stem == DEPTH else "F-score (F)"
            caption = f"The best, the middle and the worst by {measure}"
            st.image(str(sheet), caption=f"{report.titled(sheet.stem)}. {caption}")


page(RESULTS)
