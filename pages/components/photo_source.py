"""Where a photo comes from: a file dropped or picked, the camera, an example; the last one given wins."""

from pathlib import Path

import streamlit as st

from pages.components import memory
from pages.components.memory import PhotoFile

FORMATS = ["png", "jpg", "jpeg", "webp", "heic", "heif"]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCENES = EXAMPLES / "scenes"


def choose(of: str = "one object", *, framing: str = ", whole in the frame") -> PhotoFile | None:
    """Draws the ways to give a photo; returns the one to work on, None before the first."""
    way = st.segmented_control(
        "Photo from",
        ["File", "Camera"],
        default="File",
        required=True,
        key="photo from",
        persist_state="session",
        label_visibility="collapsed",
    )
    if way == "Camera":
        given = st.camera_input(
            f"Photograph {of}{framing}", key="camera", on_change=_take, args=("camera",)
        )
    else:
        given = st.file_uploader(
            f"Drop a photo of {of}",
            FORMATS,
            key="upload",
            on_change=_take,
            args=("upload",),
        )
    photo = memory.photo_file()
    if photo is not None and given is None:  # an example, or a photo from before a page switch
        st.button(
            f"Close {photo.name}",
            icon=":material/close:",
            type="tertiary",
            on_click=memory.work_on,
            args=(None,),
        )
    return photo


def gallery(*, columns: int, folder: Path | None = None) -> None:
    """The bundled examples, each one click away: those of single objects, or of another folder."""
    folder = folder or EXAMPLES
    examples = sorted(path for path in folder.glob("*") if path.suffix.lower() in (".png", ".jpg", ".jpeg"))
    for row in range(0, len(examples), columns):
        for place, path in zip(st.columns(columns), examples[row : row + columns], strict=False):
            with place:
                st.image(path, width="stretch", alt=f"Example: {_title(path)}")
                st.button(
                    _title(path), key=f"example {path.name}", on_click=_open, args=(path,), width="stretch"
                )


def _title(path: Path) -> str:
    return path.stem.replace("_", " ").replace("-", " ").capitalize()


def _open(example: Path) -> None:
    memory.work_on(PhotoFile(example.name, example.read_bytes()))


def _take(widget: str) -> None:
    given = st.session_state[widget]
    memory.work_on(PhotoFile(given.name, given.getvalue()) if given is not None else None)
