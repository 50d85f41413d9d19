"""What the shelf takes and what is free; the switch that keeps the app off the network."""

import streamlit as st

from models.devices import free_memory
from models.downloads import fetch
from models.standing import Standing, free_disk
from pages.components.shelf_words import amount
from pipeline.fetching import Desk


@st.cache_resource
def desk() -> Desk:
    """The one desk of this process: whoever asks for a file that is coming already sees the same job."""
    return Desk()


def show(standings: list[Standing]) -> None:
    """Three figures and the switch."""
    with st.container(horizontal=True, gap="large", vertical_alignment="center", border=True):
        st.metric("Weights on the disk", amount(sum(found.size for found in standings)), width="content")
        st.metric("Free disk", amount(free_disk()), width="content")
        st.metric("Free memory", amount(free_memory()), width="content")
        with st.container(horizontal_alignment="right", gap="xxsmall"):
            _switch()


def _switch() -> None:
    st.session_state["offline"] = desk().offline  # another session may have turned it
    st.toggle(
        "Offline",
        key="offline",
        disabled=fetch.offline(),
        on_change=_turn,
        help=f"Forbids every download, for everyone on this server. {fetch.OFFLINE}=1 does so for good.",
    )
    told = "Nothing is downloaded." if desk().offline else "Downloads only when you ask for them."
    st.caption(told, width="content")


def _turn() -> None:
    desk().go_offline(st.session_state["offline"])
