"""The reconstruction from several photos, with its progress photo by photo; and what the photos say of each
other.
"""

import time
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from models.registry import SILHOUETTES, file_of
from pages.components import memory, messages
from pages.components.album import Entry
from pages.components.build import Result, done
from pages.components.orders import Order

if TYPE_CHECKING:
    import numpy as np

    from models.inference import Answer
    from pipeline.agreement import Opinions
    from pipeline.several import View

PICTURE = 192
"""Pixels along each side of a picture of the growing model."""


@dataclass(frozen=True, eq=False)
class Together:
    """A model of several photos."""

    result: Result
    names: tuple[str, ...]
    """Of the photos, in the order of the opinions."""
    views: "tuple[View, ...]"
    answers: "tuple[Answer, ...]"
    """About each photo by itself."""
    opinions: "Opinions"
    seen: tuple[int, ...] = ()
    """Which of the photos the network looked at, where it takes four of more."""


def build_together(entries: list[Entry], order: Order, key: Hashable) -> Together:
    """Asks the network about the photos it has not been asked about, and puts the answers together."""
    from models.inference import CHANNELS
    from pipeline.prediction import four_of
    from pipeline.several import consider

    views = [entry.view for entry in entries]
    with st.status("Building the model …", expanded=True) as status:
        started = time.perf_counter()
        answers = _answers(entries, order)
        asked = time.perf_counter()
        done("network", asked - started)
        prediction, opinions = consider(views, answers, category=order.category, capacity=order.capacity)
        outlined = time.perf_counter()
        done("outlines", outlined - asked)
        status.update(label="Built", state="complete", expanded=False)
    seconds = {"network": asked - started, "outlines": outlined - asked}
    cutouts = tuple(view.cutout for view in views)
    result = Result(order, key, prediction, cutouts, seconds)
    few = file_of(order.capacity) == SILHOUETTES and len(views) > CHANNELS
    seen = tuple(four_of(answers)) if few else ()
    names = tuple(entry.name for entry in entries)
    return Together(result, names, tuple(views), tuple(answers), opinions, seen)


def _answers(entries: list[Entry], order: Order) -> "list[Answer]":
    """What the network says about each photo, asked once per photo, category and capacity."""
    from pipeline.several import ask_about, asked_singly

    bar, answers = st.progress(0.0), []
    for number, entry in enumerate(entries):
        bar.progress(number / len(entries), text=f"The network looks at {entry.name} …")
        answers.append(
            memory.remember(
                "answer",
                (entry.digest, order.category, asked_singly(order.capacity)),
                lambda entry=entry: ask_about(entry.view, category=order.category, capacity=order.capacity),
            )
        )
    bar.empty()
    return answers


def show_opinions(together: Together) -> None:
    """One sentence each: the photo that disagrees, the one that helps least."""
    opinions, names = together.opinions, [messages.plain(name) for name in together.names]
    if opinions.disagrees is not None:
        st.warning(
            f"**{names[opinions.disagrees]}** disagrees with the rest. Is it the same object, and all "
            "of it cut out? If not, remove the photo and build again.",
            icon=":material/person_off:",
        )
    if together.seen:
        st.caption(f"It looks at four photos: {', '.join(names[place] for place in together.seen)}")
    if opinions.spare is not None:
        messages.show_hint(f"**{names[opinions.spare]}** helps least: without it the model hardly changes.")


def show_growth(together: Together) -> None:
    """Pictures of what the model was after fewer photos, all from one side; the model has its own view."""
    from pipeline.several import FEWER

    grown = memory.remember("growth", together.result.key, lambda: _growth(together))
    if grown:
        st.caption("What the model was after fewer photos, in the order in which they were added")
        for column, (number, picture) in zip(st.columns(len(FEWER)), grown, strict=False):
            column.image(picture, caption="1 photo" if number == 1 else f"{number} photos")


def _growth(together: Together) -> "tuple[tuple[int, np.ndarray], ...]":
    from pipeline.several import growth
    from pipeline.view import picture

    order = together.result.order
    grown = growth(together.views, together.answers, category=order.category, capacity=order.capacity)
    return tuple((number, picture(mesh, size=PICTURE)) for number, mesh in grown)
