"""Motorcycles: seventeen families in metres, the front wheel to +Z."""

from data.procedural.motorcycle_dirt import motocross
from data.procedural.motorcycle_low import bobber, chopper, cruiser, sidecar, trike
from data.procedural.motorcycle_road import cafe_racer, classic, naked, sport
from data.procedural.motorcycle_scooter import maxi_scooter, scooter, vintage_scooter
from data.procedural.motorcycle_small import moped, underbone
from data.procedural.motorcycle_tall import adventure, touring

WEIGHTS = {"sport": 2.0, "scooter": 2.0, "cruiser": 1.5, "naked": 1.5, "sidecar": 0.5, "trike": 0.4}

FAMILIES = {
    "sport": sport,
    "naked": naked,
    "classic": classic,
    "cafe_racer": cafe_racer,
    "touring": touring,
    "adventure": adventure,
    "motocross": motocross,
    "cruiser": cruiser,
    "chopper": chopper,
    "bobber": bobber,
    "sidecar": sidecar,
    "trike": trike,
    "scooter": scooter,
    "vintage_scooter": vintage_scooter,
    "maxi_scooter": maxi_scooter,
    "underbone": underbone,
    "moped": moped,
}
