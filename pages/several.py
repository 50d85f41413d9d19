"""Several photos of one object in, one 3D model out: each photo with its cut-out, then the model."""

import streamlit as st

from models.registry import served
from pages.components import album, memory, messages, orders, result_view
from pages.components.album import Entry
from pages.components.build_together import build_together, show_growth, show_opinions
from pages.components.warm_up import warm_up_after_first_paint
from pipeline.errors import UnflattenError

INTRODUCTION = """
### Several photos of one object, one 3D model
1. Drop 2 to 20 photos of **one** object, in any order, from all around it. It can be: {categories}.
2. Look at what was cut out of each. A photo that cannot be used is left out, and says why.
3. Build the model. Photos can be added and removed at any time: the network is asked about new ones only.

:gray[:material/lock: Everything happens on this machine. Your photos go nowhere else.]
"""


def page() -> None:
    """The photos on the left; what to build, and the model, on the right."""
    left, right = st.columns([5, 7], gap="large")
    try:
        with left:
            entries = album.collect()
        with right:
            if entries:
                build_and_show(entries)
            else:
                st.markdown(INTRODUCTION.format(categories=", ".join(served())))
    except UnflattenError as error:
        with right:
            messages.show_error(error)


def build_and_show(entries: list[Entry]) -> None:
    """The choices and the button; below them the model, as soon as there is one."""
    from pipeline.recognition import recognized_together

    recognition = recognized_together([entry.view.recognition for entry in entries])
    with st.container(border=True):
        # the choice holds while photos come and go, until they are taken for something else
        best = recognition.ranking[0][0] if recognition.known else "unknown"
        order = orders.take(recognition, digest=f"of several, {best}", several=True)
        pressed = orders.place(order)
    wanted = (*(entry.digest for entry in entries), order)
    with st.container():  # there on every run: the view below must keep its place
        if pressed:
            memory.keep("together", "newest", build_together(entries, order, wanted))
        together = memory.recall("together", "newest")
        if together is None:
            messages.show_hint("Press **Build the 3D model** when the cut-outs and the category are right.")
        elif together.result.key != wanted:
            told = f"{together.result.order}, of {len(together.names)} photos"
            messages.show_hint(f"Below is {told}: press the button to build what you chose now.")
    if together is not None:
        show_opinions(together)
        result_view.show(together.result, photo_name=together.names[0])
        show_growth(together)


page()
warm_up_after_first_paint()
