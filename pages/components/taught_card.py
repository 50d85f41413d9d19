"""A category that was taught here: its facts, its model card, and the way to remove it."""

import streamlit as st

from models.refusal import Refusal
from models.standing import ON_DISK, Standing
from models.taught import card_of, forget
from pages.components import messages
from pages.components.shelf_words import facts, title
from pipeline.errors import TeachingError


def show(found: Standing) -> None:
    """Facts, card and button."""
    row = found.row
    with st.container(border=True, key=f"card {row.name}"):
        st.markdown(f"**{title(row)}**")
        st.caption(f"{facts(found)}  \n{row.data}")
        if found.state != ON_DISK:
            st.markdown(f":red[{found.fault.capitalize()}: teach it again.]")
        with st.expander("Model card"):
            card = card_of(row)
            st.markdown(card.read_text(encoding="utf-8") if card.exists() else "It has no card.")
        refusal = st.session_state.pop(f"not removed {row.name}", None)
        if refusal:
            messages.show_error(refusal)
        st.button("Remove", key=f"forget {row.name}", icon=":material/delete:", on_click=_forget,
                  args=(row.category, row.name))  # fmt: skip


def _forget(category: str, name: str) -> None:
    try:
        forget(category)
    except Refusal as refusal:
        st.session_state[f"not removed {name}"] = TeachingError.of(refusal)
