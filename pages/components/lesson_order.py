"""What to teach: the category's name, its meshes, and which way is up in them."""

from pathlib import Path

import streamlit as st

from data.meshfolder import SUFFIXES
from data.meshupload import receive
from models.refusal import Refusal
from models.taught import STEPS, named, teaching_folder
from pages.components import messages
from pages.components.lesson_room import show_said, teacher
from pipeline.errors import TeachingError
from pipeline.teaching import Order

WAYS = {"files": "Upload meshes", "folder": "A folder of this machine"}
UP = {"y": "Y is up (OBJ, GLB, OFF, most collections)", "z": "Z is up (STL, CAD, 3D printing)"}
LARGEST_UPLOAD = 200
"""Megabytes of a file, such as a zip of all meshes."""


def show() -> None:
    """The questions in order, and Start."""
    show_said()
    left, right = st.columns(2, gap="large")
    with left:
        name = st.text_input("Name of the category", placeholder="teapot", key="lesson name")
        up = st.radio("Which way is up in the files?", list(UP), format_func=UP.get, key="lesson up")
        steps = st.number_input(
            "Steps of training", 1, 5000, STEPS, key="lesson steps",
            help=f"{STEPS} take some minutes on two processor cores; more may teach more.",
        )  # fmt: skip
    with right:
        source = _source()
    ready = bool(name and source)
    if st.button("Start", type="primary", icon=":material/school:", key="start lesson", disabled=not ready):
        try:
            _start(name, source, up=up, steps=int(steps))
        except TeachingError as error:
            messages.show_error(error)


def _source() -> Path | list | None:
    """The folder, or the uploaded files; None while there is neither."""
    way = st.segmented_control(
        "Meshes", list(WAYS), default="files", required=True, format_func=WAYS.get, key="lesson way"
    )
    if way == "folder":
        folder = st.text_input("Folder", placeholder="/home/me/teapots", key="lesson folder")
        return Path(folder).expanduser() if folder else None
    kinds = [suffix.removeprefix(".") for suffix in (*SUFFIXES, ".zip")]
    return st.file_uploader(
        "Mesh files, or a zip of them", kinds, accept_multiple_files=True, key="lesson files",
        max_upload_size=LARGEST_UPLOAD,
    )  # fmt: skip


def _start(name: str, source: Path | list, *, up: str, steps: int) -> None:
    """Begin the lesson and draw the page anew. Raises TeachingError where it cannot begin."""
    if teacher().lesson is not None:  # somebody else has begun one meanwhile
        st.rerun()
    try:
        category = named(name)
        meshes = source
        if isinstance(source, list):
            meshes = teaching_folder(category) / "meshes"
            receive([(file.name, file) for file in source], meshes)
    except Refusal as refusal:
        raise TeachingError.of(refusal) from refusal
    except (ValueError, OSError) as error:
        raise TeachingError(f"The meshes cannot be taken: {error}.", advice="Send other files.") from error
    teacher().teach(Order(category, meshes, up, steps))
    st.rerun()
