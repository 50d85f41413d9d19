"""Scenes whose depth and light a formula gives."""

import numpy as np

from data.appearance import Finish
from data.room_bodies import Body, Coat, panel

GREY = Coat(Finish((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), roughness=1.0))
SIZE = np.array([4.0, 2.5, 6.0])
"""Width, height and depth of the empty room, metres."""


def empty_room() -> list[Body]:
    """Six bare sides of the box from 0 to SIZE."""
    wide, high, deep = SIZE
    return [
        panel([0, 0, 0], [0, 0, deep], [wide, 0, 0], GREY),
        panel([0, high, 0], [wide, 0, 0], [0, 0, deep], GREY),
        panel([0, 0, 0], [wide, 0, 0], [0, high, 0], GREY),
        panel([wide, 0, deep], [-wide, 0, 0], [0, high, 0], GREY),
        panel([0, 0, deep], [0, 0, -deep], [0, high, 0], GREY),
        panel([wide, 0, 0], [0, 0, deep], [0, high, 0], GREY),
    ]
