"""An error in the user's words: what went wrong in one sentence, and one thing to try."""

import streamlit as st

from pipeline.errors import UnflattenError


def show_error(error: UnflattenError) -> None:
    """Shows `error` as one sentence and one advice, no traceback."""
    st.error(f"{plain(error.message)}\n\n**Try this:** {plain(error.advice)}", icon=":material/error:")


def show_hint(sentence: str) -> None:
    """One quiet sentence on what comes next."""
    st.markdown(f":material/lightbulb: :gray[{sentence}]")


def plain(text: str) -> str:
    """`text` with Markdown's signs taken literally, code in backticks apart: file names may hold any."""
    pieces = text.split("`")
    # an odd backtick opens no code: it is a sign like any other
    code = pieces[1::2] if len(pieces) % 2 else []
    if not code:
        return _escaped(text)
    words = [_escaped(piece) for piece in pieces[::2]]
    return "".join(f"{said}`{command}`" for said, command in zip(words, code, strict=False)) + words[-1]


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]#<>$~:" else sign for sign in text)
