"""An error in the user's words: what went wrong in one sentence, and one thing to try."""

import streamlit as st

from pipeline.errors import UnflattenError


def show_error(error: UnflattenError) -> None:
    """Shows `error` as one sentence and one advice, no traceback."""
    st.error(f"{_plain(error.message)}\n\n**Try this:** {_plain(error.advice)}", icon=":material/error:")


def show_hint(sentence: str) -> None:
    """One quiet sentence on what comes next."""
    st.markdown(f":material/lightbulb: :gray[{sentence}]")


def _plain(text: str) -> str:
    """`text` with Markdown's signs taken literally, code in backticks apart: file names may hold any."""
    for sign in "\\*_[]#<>$~:":
        text = text.replace(sign, f"\\{sign}")
    return text
