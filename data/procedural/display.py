"""Displays: the families and how often each is drawn. Metres; the screen faces +Z."""

from collections.abc import Callable

import numpy as np

from data.procedural.display_computer import all_in_one, compact, gumdrop, terminal
from data.procedural.display_flat import curved, desk_arm, dual, monitor, portrait, tv_stand, tv_wall
from data.procedural.display_public import easel, hung, kiosk, till, totem
from data.procedural.display_tube import crt_monitor, crt_tv
from data.procedural.display_vintage import console_tv, portable_tv, space_age
from data.procedural.kit import Part

FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (
        monitor, curved, tv_stand, tv_wall, portrait, dual, desk_arm, crt_monitor, crt_tv, portable_tv,
        console_tv, space_age, all_in_one, gumdrop, compact, terminal, totem, kiosk, till, hung, easel,
    )
}  # fmt: skip
WEIGHTS = {
    "monitor": 4.0, "tv_stand": 4.0, "tv_wall": 2.0, "crt_tv": 2.5, "crt_monitor": 2.0, "all_in_one": 1.5,
    "dual": 0.7, "portrait": 0.7, "desk_arm": 0.8, "gumdrop": 0.7, "compact": 0.7, "terminal": 0.7,
    "till": 0.5, "totem": 0.7, "kiosk": 0.6, "hung": 0.6, "easel": 0.6, "space_age": 0.6, "console_tv": 0.8,
}  # fmt: skip
