"""The photos of one object that a session has collected: dropped together or one after another, each looked
at once, taken out again at a click.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from pages.components import messages
from pages.components.memory import PhotoFile
from pages.components.photo_coach import SIGNS
from pages.components.photo_source import FORMATS
from pipeline.errors import UnflattenError

if TYPE_CHECKING:
    import numpy as np

    from pipeline.several import View

COLUMNS = 3
THUMBNAIL = 300
"""Pixels of the longest side."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A photo of the album, without its file: `view` and `thumbnail`, or the `error` that refused it."""

    digest: str
    name: str
    view: "View | None" = None
    thumbnail: "np.ndarray | None" = None
    """(H, W, 3) uint8: everything but the object faded."""
    error: UnflattenError | None = None


def collect() -> list[Entry]:
    """Draws the uploader and the album; returns its entries that can be used, in the order given."""
    turn = st.session_state.setdefault("album turn", 0)
    st.file_uploader(
        "Drop photos of one object, all together or one after another",
        FORMATS,
        accept_multiple_files=True,
        key=f"album {turn}",
        on_change=_take,
        args=(f"album {turn}",),
    )
    _look_at_waiting()
    _say_surplus()
    entries = _entries()
    if entries:
        st.button("Remove all", icon=":material/close:", type="tertiary", on_click=entries.clear)
    for row in range(0, len(entries), COLUMNS):
        for place, entry in zip(st.columns(COLUMNS), entries[row : row + COLUMNS], strict=False):
            with place, st.container(border=True):
                _show(entry)
    return [entry for entry in entries if entry.view is not None]


def _entries() -> list[Entry]:
    return st.session_state.setdefault("album", [])


def _waiting() -> list[PhotoFile]:
    """Files that were given and not yet looked at."""
    return st.session_state.setdefault("album waiting", [])


def _take(widget: str) -> None:
    """The new files wait; those that are there or wait already and those beyond the most are left out."""
    from pipeline.several import MOST

    files = {file.digest: file for file in (PhotoFile(given.name, given.getvalue())
                                            for given in st.session_state[widget])}  # fmt: skip
    there = {given.digest for given in (*_entries(), *_waiting())}
    new = [file for digest, file in files.items() if digest not in there]
    room = MOST - len(there)
    _waiting().extend(new[:room])
    st.session_state["album surplus"] = len(new[room:])
    # a new uploader: this one would hold the files, some megabytes each, until the session ends
    st.session_state["album turn"] += 1


def _look_at_waiting() -> None:
    """The waiting photos into the album. Raises WeightsError: the photos wait on until the file is mended."""
    waiting = _waiting()
    if not waiting:
        return
    count, bar = len(waiting), st.progress(0.0)
    while waiting:
        bar.progress(1 - len(waiting) / count, text=f"Looking at {waiting[0].name} …")
        _entries().append(_look_at(waiting[0]))
        waiting.pop(0)
    bar.empty()


def _look_at(file: PhotoFile) -> Entry:
    from pages.components.cutout_picture import cutout_picture
    from pipeline.several import REFUSALS, look, reduced

    try:
        view = look(file.content, name=file.name)
    except REFUSALS as error:
        return Entry(file.digest, file.name, error=error)
    return Entry(file.digest, file.name, view, cutout_picture(reduced(view.cutout, THUMBNAIL)))


def _say_surplus() -> None:
    surplus = st.session_state.pop("album surplus", 0)
    if surplus:
        from pipeline.several import MOST

        photos = "1 photo is" if surplus == 1 else f"{surplus} photos are"
        st.warning(f"{MOST} photos are the most: {photos} left out.", icon=":material/photo_library:")


def _show(entry: Entry) -> None:
    """The thumbnail, the checks in short, or why the photo was refused; and a way to take it out."""
    if entry.error is not None:
        st.markdown(f"{SIGNS['refuse']} {messages.plain(entry.name)} is left out")
        messages.show_error(entry.error)
    else:
        st.image(entry.thumbnail, alt=f"{entry.name}, everything but the object faded")
        st.markdown(f":small[{_short(entry)}]")
    st.button(
        "Remove",
        key=f"remove {entry.digest}",
        type="tertiary",
        icon=":material/close:",
        on_click=_remove,
        args=(entry.digest,),
    )


def _short(entry: Entry) -> str:
    """Name, how many checks passed, and the advice of the first that did not."""
    checks = entry.view.checks
    troubled = [check for check in checks if check.status != "pass"]
    sign = SIGNS["warn" if troubled else "pass"]
    line = f"{sign} {messages.plain(entry.name)} :gray[{len(checks) - len(troubled)} of {len(checks)} checks]"
    return f"{line} {troubled[0].advice}" if troubled else line


def _remove(digest: str) -> None:
    st.session_state["album"] = [entry for entry in _entries() if entry.digest != digest]
