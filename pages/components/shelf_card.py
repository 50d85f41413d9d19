"""A file of the shelf that is not simply there: how it stands, and the ways to get it."""

import streamlit as st

from models.devices import free_memory
from models.registry import WeightsRow
from models.standing import DAMAGED, MISSING, ON_DISK, Standing, memory_needed
from pages.components import messages
from pages.components.shelf_room import desk
from pages.components.shelf_words import amount, facts, title
from pipeline.errors import DownloadError
from pipeline.fetching import STOPPING, Job

BADGES = {ON_DISK: ("green", "check"), MISSING: ("gray", "cloud_download"), DAMAGED: ("red", "broken_image")}
EVERY = 0.4
"""Seconds between two looks at a download."""
LARGEST_UPLOAD = 200_000_000
"""Bytes: the browser's file is held in memory until it has been checked."""


def show(found: Standing) -> None:
    """Facts, why the last download failed, and the buttons; while it is coming, how far it has come."""
    row, job = found.row, desk().job(found.row)
    with st.container(border=True, key=f"card {row.name}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{title(row)}**", width="stretch")
            _badge(found, coming=job is not None and job.busy)
        st.caption(f"{facts(found)}  \n{row.licence} · {row.data}")
        if job is not None and job.busy:
            st.fragment(_watch, run_every=EVERY)(row)
            return
        _warn(found)
        _show_refusal(row, job)
        if found.state != ON_DISK:
            _ways(found)


def _badge(found: Standing, *, coming: bool) -> None:
    color, icon = BADGES[found.state]
    label = found.state.capitalize()
    if coming:
        color, icon, label = "blue", "downloading", "Coming"
    elif found.partial and found.state != ON_DISK:
        label = f"{found.partial / found.row.bytes:.0%} fetched"
    st.badge(label, icon=f":material/{icon}:", color=color)


def _watch(row: WeightsRow) -> None:
    """The bar and Cancel; the whole page is drawn anew when the job has ended."""
    job = desk().job(row)
    if job is None or not job.busy:
        st.rerun()
    share = min(1.0, job.done / max(job.total, 1))
    st.progress(share, text=f"{amount(job.done)} of {amount(job.total)} · {share:.0%}")
    st.button(
        "Stopping …" if job.state == STOPPING else "Cancel",
        key=f"cancel {row.name}",
        icon=":material/close:",
        disabled=job.state == STOPPING,
        on_click=job.stop,
    )


def _warn(found: Standing) -> None:
    free = free_memory()
    if found.state == DAMAGED:
        st.markdown(f":red[{found.fault.capitalize()}]")
    if memory_needed(found.row) > free:
        st.markdown(f":orange[It takes more memory than the {amount(free)} that are free now.]")


def _show_refusal(row: WeightsRow, job: Job | None) -> None:
    error = st.session_state.get(f"refused {row.name}") or (job and job.error)
    if error:
        messages.show_error(error)


def _ways(found: Standing) -> None:
    row = found.row
    with st.container(horizontal=True):
        st.button(
            _label(found),
            key=f"fetch {row.name}",
            icon=":material/download:",
            type="primary" if found.partial else "secondary",
            disabled=desk().offline and bool(row.urls),
            on_click=_ask,
            args=(row,),
        )
        with st.popover("Import", icon=":material/upload_file:", key=f"import {row.name}"):
            _import(row)


def _label(found: Standing) -> str:
    if not found.row.urls:
        return "Bring back"
    return "Resume" if found.partial else "Download"


def _ask(row: WeightsRow) -> None:
    st.session_state.pop(f"refused {row.name}", None)
    try:
        desk().ask(row)
    except DownloadError as error:
        st.session_state[f"refused {row.name}"] = error


def _import(row: WeightsRow) -> None:
    """A file picker; for what is too large for it, the command that does the same."""
    if row.bytes > LARGEST_UPLOAD:
        st.markdown("Too large for the browser. In the folder of Unflatten, run")
        st.code(f"python download_models.py {row.name} --from FILE", language=None)
        return
    # a new key after every file: a picker that keeps the last one would take it again
    widget = f"file {row.name} {st.session_state.get(f'imports {row.name}', 0)}"
    refusal = st.session_state.get(f"not taken {row.name}")
    if refusal:  # here: the open popover hides the card
        messages.show_error(refusal)
    st.file_uploader(
        "The file, downloaded another way",
        key=widget,
        max_upload_size=LARGEST_UPLOAD // 1_000_000,
        on_change=_take,
        args=(row, widget),
    )


def _take(row: WeightsRow, widget: str) -> None:
    given = st.session_state[widget]
    if given is None:
        return
    st.session_state[f"imports {row.name}"] = st.session_state.get(f"imports {row.name}", 0) + 1
    st.session_state.pop(f"not taken {row.name}", None)
    try:
        desk().adopt(row, given)
    except DownloadError as error:
        st.session_state[f"not taken {row.name}"] = error
