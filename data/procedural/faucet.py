"""Faucets: twenty-three families in metres; the water falls in front, at +Z, and walls are at z = 0."""

from data.procedural.faucet_basin import basin, joystick, one_piece, pillar, vessel
from data.procedural.faucet_bath import bath_mixer, floor_filler, shower_set, telephone
from data.procedural.faucet_kitchen import bridge, centerset, filter_tap, gooseneck, spring, widespread
from data.procedural.faucet_modern import barrel, sensor, square_mixer, waterfall
from data.procedural.faucet_wall import garden, pot_filler, wall_basin, wall_kitchen

WEIGHTS = {"basin": 3.0, "gooseneck": 2.5, "one_piece": 1.5, "garden": 1.5, "pillar": 1.3, "telephone": 0.6}
WEIGHTS |= {"pot_filler": 0.6, "floor_filler": 0.6}

FAMILIES = {
    "basin": basin,
    "vessel": vessel,
    "one_piece": one_piece,
    "joystick": joystick,
    "barrel": barrel,
    "square": square_mixer,
    "waterfall": waterfall,
    "sensor": sensor,
    "pillar": pillar,
    "gooseneck": gooseneck,
    "spring": spring,
    "filter": filter_tap,
    "bridge": bridge,
    "centerset": centerset,
    "widespread": widespread,
    "garden": garden,
    "bath_mixer": bath_mixer,
    "shower_set": shower_set,
    "wall_kitchen": wall_kitchen,
    "wall_basin": wall_basin,
    "pot_filler": pot_filler,
    "telephone": telephone,
    "floor_filler": floor_filler,
}
