"""Rifles: seventeen families in metres, the muzzle to +Z, the sights up."""

from data.procedural.rifle_blaster import blaster, rail_gun
from data.procedural.rifle_classic import air_rifle, carbine, musket
from data.procedural.rifle_service import assault_straight, assault_wood, bullpup, machine_gun, submachine
from data.procedural.rifle_sporting import bolt_action, double_barrel, lever_action, pump, sniper
from data.procedural.rifle_toys import chunky, dart_blaster

FAMILIES = {
    "bolt_action": bolt_action,
    "sniper": sniper,
    "lever_action": lever_action,
    "pump": pump,
    "double_barrel": double_barrel,
    "musket": musket,
    "carbine": carbine,
    "air_rifle": air_rifle,
    "assault_straight": assault_straight,
    "assault_wood": assault_wood,
    "bullpup": bullpup,
    "submachine": submachine,
    "machine_gun": machine_gun,
    "blaster": blaster,
    "rail_gun": rail_gun,
    "dart_blaster": dart_blaster,
    "chunky": chunky,
}
WEIGHTS = {
    "assault_straight": 2.0,
    "assault_wood": 1.5,
    "sniper": 1.5,
    "blaster": 1.5,
    "musket": 0.7,
    "rail_gun": 0.6,
}
