"""Looks at the photo with the user: what was cut out, what the checks say, how to do better."""

from typing import TYPE_CHECKING

import streamlit as st

from pages.components import memory
from pages.components.memory import PhotoFile
from pipeline.errors import UnflattenError

if TYPE_CHECKING:
    import numpy as np

    from pipeline.checks import Check
    from pipeline.cutout import Rectangle
    from pipeline.inspection import Inspection
    from pipeline.intake import Photo

SIGNS = {
    "pass": ":green[:material/check_circle:]",
    "warn": ":orange[:material/warning:]",
    "refuse": ":red[:material/cancel:]",
}
MEANINGS = {
    "contrast": ("Contrast", " grey levels", "at least"),
    "size": ("Longest side", " px", "at least"),
    "sharpness": ("Sharpness", " ‰", "at least"),
    "lighting": ("Light", " of 255", "at least"),
    "object": ("Object", " % of the picture", "at least"),
    "detail": ("Object's longest side", " px", "at least"),
    "exposure": ("Burnt out", " %", "at most"),
    "framing": ("Cut off by the frame", " %", "at most"),
}
"""Check -> what its figure is called, its unit, on which side of the limit it must stay."""
WIDEST, TALLEST = 480, 400
"""Pixels the photo takes at most on the page."""
WAYS = {"auto": "Automatic", "rectangle": "Rectangle", "whole": "Whole picture"}


def look_at(photo: PhotoFile) -> "tuple[Inspection, tuple]":
    """Shows the photo, its cut-out with the controls to adjust it, and the checks.

    Returns what was found, and the key that names photo and cut-out. Raises UnflattenError when the file is
    no photo or the checks refuse it; picture and controls stand by then.
    """
    read = memory.remember("photo", photo.digest, lambda: _read(photo))
    picture = st.empty()
    rectangle, whole_picture = _adjustment(photo)
    key = (photo.digest, rectangle, whole_picture)
    try:
        inspection = memory.remember("inspection", key, lambda: _inspect(photo, rectangle, whole_picture))
    except UnflattenError as error:
        picture.image(read.rgb, width=_width(read.rgb), alt="Your photo")
        show_checks(getattr(error, "checks", ()))
        raise
    _show_cutout(picture, inspection, rectangle)
    show_checks(inspection.checks)
    return inspection, key


def _read(photo: PhotoFile) -> "Photo":
    from pipeline.intake import read_photo

    return read_photo(photo.content, name=photo.name)


def _inspect(photo: PhotoFile, rectangle: "Rectangle | None", whole_picture: bool) -> "Inspection":
    from pipeline.inspection import inspect

    with st.spinner("Checking the photo, cutting the object out, recognising it …"):
        return inspect(photo.content, name=photo.name, rectangle=rectangle, whole_picture=whole_picture)


def _adjustment(photo: PhotoFile) -> "tuple[Rectangle | None, bool]":
    """The user's rectangle, None for none, and whether the whole picture is the object."""
    way = st.segmented_control(
        "Cut-out",
        list(WAYS),
        default="auto",
        required=True,
        format_func=WAYS.get,
        key=f"cut-out {photo.digest}",
        persist_state="session",
        help="Not what you meant? Draw a rectangle around the object, or take the whole picture.",
    )
    return (_rectangle(photo) if way == "rectangle" else None), way == "whole"


def _rectangle(photo: PhotoFile) -> "Rectangle":
    left, right = _span("Left and right edge", f"across {photo.digest}")
    top, bottom = _span("Top and bottom edge", f"down {photo.digest}")
    return left, top, right, bottom


def _span(label: str, key: str) -> tuple[float, float]:
    low, high = st.slider(label, 0, 100, (5, 95), format="%d %%", key=key, persist_state="session")
    # a rectangle without width or height holds nothing: the sliders' ends keep at least 2 % apart
    low, high = min(low, 98), max(high, min(low, 98) + 2)
    return low / 100, high / 100


def _show_cutout(
    place: st.delta_generator.DeltaGenerator, inspection: "Inspection", rectangle: "Rectangle | None"
) -> None:
    from pages.components.cutout_picture import cutout_picture

    place.image(
        cutout_picture(inspection.cutout, rectangle=rectangle),
        width=_width(inspection.photo.rgb),
        alt="Your photo, everything but the object faded",
        caption=f"What is not faded becomes the model · {inspection.cutout.method}",
    )


def _width(rgb: "np.ndarray") -> int:
    """Pixels across at which the photo is neither taller nor wider than its place."""
    height, width = rgb.shape[:2]
    return min(WIDEST, TALLEST * width // height)


def show_checks(checks: "tuple[Check, ...]") -> None:
    """One line a check: its verdict, its figure and its limit; advice where it did not pass."""
    if not checks:
        return
    statuses = [check.status for check in checks]
    worst = max(statuses, key=list(SIGNS).index)
    title = f"{SIGNS[worst]} Photo checks: {statuses.count('pass')} of {len(checks)} passed"
    with st.expander(title, expanded=worst != "pass"):
        st.markdown("  \n".join(_line(check) for check in checks))


def _line(check: "Check") -> str:
    name, unit, direction = MEANINGS.get(check.name, (check.name.capitalize(), "", "limit"))
    figure = f"{check.value:g}{unit} :gray[({direction} {check.limit:g}{unit})]"
    line = f"{SIGNS[check.status]} **{name}** {figure}"
    return line if check.status == "pass" else f"{line}  \n{check.advice}"
