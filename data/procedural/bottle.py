"""Bottles: twenty-two families in metres, standing on y = 0; labels, spouts and nozzles face +Z."""

from data.procedural.bottle_flasks import carafe, hip_flask, oil, round_flask
from data.procedural.bottle_glass import beer, milk, sauce, spirits, wine
from data.procedural.bottle_home import medicine, perfume, pump_bottle, shampoo, spray
from data.procedural.bottle_plastic import baby, jug, soda, sport, squeeze, steel, thermos, water

WEIGHTS = {
    "wine": 2.0,
    "beer": 1.5,
    "water": 1.5,
    "spirits": 1.5,
    "baby": 0.5,
    "milk": 0.8,
    "hip_flask": 0.7,
    "shampoo": 0.7,
}

FAMILIES = {
    "wine": wine,
    "beer": beer,
    "milk": milk,
    "sauce": sauce,
    "spirits": spirits,
    "hip_flask": hip_flask,
    "oil": oil,
    "carafe": carafe,
    "round_flask": round_flask,
    "water": water,
    "soda": soda,
    "jug": jug,
    "squeeze": squeeze,
    "thermos": thermos,
    "steel": steel,
    "sport": sport,
    "baby": baby,
    "spray": spray,
    "pump": pump_bottle,
    "shampoo": shampoo,
    "medicine": medicine,
    "perfume": perfume,
}
