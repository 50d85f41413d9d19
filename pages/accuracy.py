"""How good it is: the published measurements, as committed under evaluation/results/."""

import json
from pathlib import Path

import streamlit as st

from pages.components import report

RESULTS = Path(__file__).resolve().parents[1] / "evaluation" / "results"


def page(folder: Path) -> None:
    """One expander a file of results; the benchmark of the networks open, the rest closed."""
    st.header("How accurate it is", anchor=False)
    st.markdown(
        "Measured on shapes and photos that were never trained on, through the same code that this app runs."
    )
    files = sorted(folder.glob("*.json"), key=lambda file: (not file.stem.startswith("benchmark"), file.stem))
    if not any(file.stem.startswith("benchmark") for file in files):
        st.info(
            "The networks are not measured yet: `python cli.py evaluate --meshes DIR --split test` does it.",
            icon=":material/hourglass_empty:",
        )
    for file in files:
        with st.expander(report.titled(file.stem), expanded=file.stem.startswith("benchmark")):
            show(file)


def show(file: Path) -> None:
    """The measurements in `file`."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        st.warning(f"{file.name} is damaged: measure again to write it anew.", icon=":material/warning:")
    else:
        report.show(found)
        for sheet in sorted(file.parent.glob(f"{file.stem}-*.jpg")):
            caption = "The best, the middle and the worst by F-score (F)"
            st.image(str(sheet), caption=f"{report.titled(sheet.stem)}. {caption}")


page(RESULTS)
