"""Bicycles: fifteen families in metres, the front wheel to +Z, the chain on the rider's right (-X)."""

from data.procedural.bicycle_cargo import long_john, tandem, tricycle
from data.procedural.bicycle_road import bmx, city, fat_bike, mountain, road, step_through, track
from data.procedural.bicycle_special import child, folding, lowrider, penny_farthing, recumbent

WEIGHTS = {
    "road": 2.0,
    "mountain": 2.0,
    "city": 2.0,
    "step_through": 1.5,
    "penny_farthing": 0.5,
    "recumbent": 0.5,
    "tandem": 0.7,
    "long_john": 0.6,
    "tricycle": 0.6,
    "lowrider": 0.6,
}

FAMILIES = {
    "road": road,
    "track": track,
    "mountain": mountain,
    "fat_bike": fat_bike,
    "bmx": bmx,
    "city": city,
    "step_through": step_through,
    "folding": folding,
    "child": child,
    "tandem": tandem,
    "long_john": long_john,
    "tricycle": tricycle,
    "recumbent": recumbent,
    "penny_farthing": penny_farthing,
    "lowrider": lowrider,
}
