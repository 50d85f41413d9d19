"""The one teacher of this process, and the sentence that is said after a lesson."""

import streamlit as st

from pipeline.teaching import Teacher


@st.cache_resource
def teacher() -> Teacher:
    """The one teacher of this process: whoever opens the page sees the lesson that is under way."""
    return Teacher()


def say(sentence: str) -> None:
    """Have a sentence shown once, when the page is next drawn."""
    st.session_state["said by the teacher"] = sentence


def show_said() -> None:
    """The sentence, if there is one."""
    sentence = st.session_state.pop("said by the teacher", None)
    if sentence:
        st.success(sentence, icon=":material/check_circle:")
