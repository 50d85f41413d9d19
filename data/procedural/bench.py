"""Benches: seventeen families in metres, from park benches to pews; the long side along X, facing +Z."""

from data.procedural.bench_indoor import pew, piano, settle, storage, upholstered
from data.procedural.bench_park import curved, garden, park, planter, tandem, wave
from data.procedural.bench_plain import folded, gym, log, slab_bench, stone, trestle

FAMILIES = {
    "park": park,
    "wave": wave,
    "garden": garden,
    "tandem": tandem,
    "curved": curved,
    "planter": planter,
    "slab": slab_bench,
    "trestle": trestle,
    "stone": stone,
    "log": log,
    "gym": gym,
    "folded": folded,
    "pew": pew,
    "settle": settle,
    "piano": piano,
    "storage": storage,
    "upholstered": upholstered,
}
WEIGHTS = {
    "park": 4.0,
    "garden": 2.0,
    "slab": 2.0,
    "trestle": 2.0,
    "wave": 1.3,
    "planter": 0.6,
    "tandem": 0.8,
    "folded": 0.7,
    "settle": 0.8,
}
