"""How good the networks are: the published measurements, as committed under evaluation/results/."""

import json
from pathlib import Path

import streamlit as st

RESULTS = Path(__file__).resolve().parents[1] / "evaluation" / "results"


def page() -> None:
    """One table a file of results."""
    st.header("How accurate it is", anchor=False)
    st.markdown(
        "Measured on shapes that no network was trained on, through the same code that this app runs."
    )
    files = sorted(RESULTS.glob("*.json"))
    if not files:
        st.info(
            "Nothing has been measured yet: `python cli.py evaluate --meshes DIR --split test` does it.",
            icon=":material/hourglass_empty:",
        )
    for file in files:
        show(file)


def show(file: Path) -> None:
    """The results in `file`: its title, its table, its note."""
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        st.warning(
            f"{file.name} is not whole JSON; measure again to write it anew.", icon=":material/warning:"
        )
        return
    st.subheader(report.get("title", file.stem.replace("_", " ").capitalize()), anchor=False)
    st.dataframe(report["rows"], hide_index=True)
    st.caption(report.get("note", ""))


page()
