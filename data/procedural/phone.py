"""Telephones: twenty-two families in metres, from the rotary dial to the folding screen; one dials on +Z."""

from data.procedural.phone_desk import cordless, cordless_handset, desk, rotary, trimline
from data.procedural.phone_mobile import (
    candy_bar,
    flip_closed,
    flip_open,
    qwerty,
    side_slider,
    slider,
)
from data.procedural.phone_radio import brick, rugged
from data.procedural.phone_smart import early_smartphone, foldable, in_case, on_stand, smartphone
from data.procedural.phone_wall import candlestick, crank, payphone, wall

WEIGHTS = {
    "smartphone": 2.0,
    "candy_bar": 1.5,
    "in_case": 0.6,
    "on_stand": 0.5,
    "side_slider": 0.6,
    "rugged": 0.5,
}

FAMILIES = {
    "smartphone": smartphone,
    "early_smartphone": early_smartphone,
    "in_case": in_case,
    "on_stand": on_stand,
    "foldable": foldable,
    "candy_bar": candy_bar,
    "qwerty": qwerty,
    "flip_open": flip_open,
    "flip_closed": flip_closed,
    "slider": slider,
    "side_slider": side_slider,
    "brick": brick,
    "rugged": rugged,
    "desk": desk,
    "rotary": rotary,
    "trimline": trimline,
    "cordless": cordless,
    "cordless_handset": cordless_handset,
    "wall": wall,
    "payphone": payphone,
    "candlestick": candlestick,
    "crank": crank,
}
