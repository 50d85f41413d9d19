"""Loudspeakers: twenty-nine families in metres; their drivers face +Z."""

from data.procedural.loudspeaker_amps import boombox, combo, party_box, stack
from data.procedural.loudspeaker_home import (
    bookshelf,
    center,
    desktop,
    on_stand,
    soundbar,
    studio,
    subwoofer,
    tower,
)
from data.procedural.loudspeaker_portable import bluetooth, clock_cube, puck, slab_speaker, smart_tower
from data.procedural.loudspeaker_stage import column, line_array, pa_box, wall_box, wedge
from data.procedural.loudspeaker_unusual import (
    gramophone_horn,
    outdoor_horn,
    panel,
    pod,
    sphere,
    vintage,
    wall_round,
)

WEIGHTS = {"bookshelf": 3.0, "tower": 3.0, "smart_tower": 1.8, "puck": 1.3, "studio": 1.5, "pa_box": 1.5}
WEIGHTS |= {"cube": 0.6, "gramophone_horn": 0.5, "panel": 0.5, "wall_round": 0.7, "line_array": 0.7}

FAMILIES = {
    "bookshelf": bookshelf,
    "tower": tower,
    "center": center,
    "soundbar": soundbar,
    "subwoofer": subwoofer,
    "studio": studio,
    "desktop": desktop,
    "vintage": vintage,
    "panel": panel,
    "on_stand": on_stand,
    "wall_round": wall_round,
    "smart_tower": smart_tower,
    "puck": puck,
    "bluetooth": bluetooth,
    "slab": slab_speaker,
    "boombox": boombox,
    "sphere": sphere,
    "pod": pod,
    "party_box": party_box,
    "cube": clock_cube,
    "pa_box": pa_box,
    "wedge": wedge,
    "combo": combo,
    "stack": stack,
    "line_array": line_array,
    "outdoor_horn": outdoor_horn,
    "gramophone_horn": gramophone_horn,
    "column": column,
    "wall_box": wall_box,
}
