"""The benchmark of depth in short."""

from typing import Any

import streamlit as st

ALIGNED = "scale and shift in disparity"
CAPTION = (
    "AbsRel is the mean error in shares of the true depth; delta1 the share of pixels within a factor of "
    "1.25; R2 what is explained of the depth's variance. As it comes: without any alignment, which means "
    "nothing for networks that know disparity alone. Aligned: scale and shift in disparity by least squares, "
    "then inverted. Constant depth, and lower in the picture is nearer, do not look at the photo."
)


def headline(found: dict[str, Any], unsure: dict[str, Any]) -> None:
    """For each set of pictures a table of the contenders, who beats whom, and, where `unsure` has been
    measured, how well the error that ours expects follows the true one.
    """
    for name, figures in found["figures"].items():
        title = f"**{name[:1].upper() + name[1:]}**, {figures['pictures']} pictures"
        st.markdown(f"{title}. {found['verdict'][name]}")
        st.dataframe(rows(figures), hide_index=True)
        if name in unsure:
            rho = unsure[name]["by pixels"]["rank correlation"]
            st.markdown(
                "Rank correlation of the error it expects and the true one, over the pixels of a picture: "
                f"**{rho['mean']:.2f}** (95 % interval {rho['from']:.2f} to {rho['to']:.2f}); 0 is blind, "
                "1 is perfect."
            )
    st.caption(CAPTION)


def rows(figures: dict[str, Any]) -> list[dict[str, str | float]]:
    """A row a contender of one set's figures."""
    return [
        {
            "": method,
            "AbsRel as it comes": _mean(figures["none"][method], "AbsRel"),
            "R2 as it comes": _mean(figures["none"][method], "R2"),
            "AbsRel aligned": _mean(aligned, "AbsRel"),
            "RMSE aligned, m": _mean(aligned, "RMSE"),
            "delta1 aligned": _mean(aligned, "delta1"),
            "R2 aligned": _mean(aligned, "R2"),
        }
        for method, aligned in figures[ALIGNED].items()
    ]


def _mean(measured: dict[str, dict[str, float]], name: str) -> float:
    return round(measured[name]["mean"], 3)
