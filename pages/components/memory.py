"""What one session has computed: a rerun, a page switch or a download repeats nothing and loses nothing.

Everything lives in `st.session_state`, which no other session can reach; each kind of thing is bounded, the
least recently used goes first.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import streamlit as st

BOUNDS = {
    "photo": 2, "inspection": 4, "prediction": 6, "solid": 6, "scene": 6, "result": 4,
    "answer": 40, "together": 1, "growth": 2, "sight": 4, "depth": 2, "points": 3, "surface": 3,
}  # fmt: skip
"""How many of each kind a session keeps: a few hundred kilobytes to a few megabytes each, ten of a scene's
points. Answers are about one photo each: both capacities of as many photos as can be taken together.
"""


@dataclass(frozen=True)
class PhotoFile:
    """A picture file as the user gave it."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the content: the same photo again finds what was computed for it."""
        return hashlib.sha256(self.content).hexdigest()


def photo_file() -> PhotoFile | None:
    """The photo this session works on; None before the first."""
    return st.session_state.get("photo file")


def work_on(photo: PhotoFile | None) -> None:
    """Makes `photo` the one this session works on."""
    st.session_state["photo file"] = photo


def remember(kind: str, key: Hashable, make: Callable[[], Any]) -> Any:
    """What `make()` gave for this `key` the last time, or now."""
    value = recall(kind, key)
    return keep(kind, key, make()) if value is None else value


def recall(kind: str, key: Hashable) -> Any:
    """What was kept under `key`; None when nothing was, or when it had to go."""
    kept = _kept(kind)
    if key in kept:
        kept.move_to_end(key)
    return kept.get(key)


def forget(kind: str, key: Hashable) -> None:
    """Lets go of what was kept under `key`."""
    _kept(kind).pop(key, None)


def keep(kind: str, key: Hashable, value: Any) -> Any:
    """Keeps `value` and returns it; the least recently used of its kind goes when there are too many."""
    kept = _kept(kind)
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > BOUNDS[kind]:
        kept.popitem(last=False)
    return value


def _kept(kind: str) -> OrderedDict:
    return st.session_state.setdefault(f"kept {kind}", OrderedDict())
