"""Which families of shapes play which part in a room, and what rooms are furnished with.

All families that are named here make shapes in metres.
"""

from dataclasses import dataclass


def _of(category: str, names: str) -> tuple[str, ...]:
    return tuple(f"{category}/{name}" for name in names.split())


SOFAS = _of(
    "sofa",
    "box_arm rolled_arm sloped_arm loveseat shelter mid_century daybed curved camelback futon tubular "
    "sleeper modular",
)
CORNER_SOFAS = _of("sofa", "sectional corner recliner")
DINING_TABLES = _of("table", "four_leg double_pedestal trestle folding pedestal")
COFFEE_TABLES = _of("table", "coffee side nest three_leg x_leg")
DESKS = _of("table", "desk office_desk")
SIDE_TABLES = _of("table", "console side panel bar")
DINING_CHAIRS = _of("chair", "dining windsor panel tubular shell folding monobloc pedestal stool")
OFFICE_CHAIRS = _of("chair", "office office shell tubular")
ARMCHAIRS = _of("chair", "armchair rocker lounger club wing tub")
LOW_CABINETS = _of("cabinet", "chest_of_drawers sideboard tv_unit bow_front small_drawers shoe nightstand")
TALL_CABINETS = _of("cabinet", "wardrobe armoire tallboy display hutch bureau arched bookcase cubes corner")
KITCHEN_CABINETS = _of("cabinet", "kitchen_base kitchen_base kitchen_base larder sideboard")
HUNG_CABINETS = _of("cabinet", "wall_unit mirror_cabinet")
STEEL_CABINETS = _of("cabinet", "filing locker steel_cupboard rack tool_trolley")
BATHTUBS = _of(
    "bathtub",
    "built_in freestanding clawfoot slipper bateau monolith shower_bath corner whirlpool japanese "
    "hexagonal walk_in",
)
BENCHES = _of("bench", "slab trestle gym pew settle piano storage upholstered garden")
FLOOR_LAMPS = _of("lamp", "floor tripod arc_floor torchiere tree column")
TABLE_LAMPS = _of("lamp", "table globe mushroom candelabra jointed gooseneck bankers")
HANGING_LAMPS = _of(
    "lamp",
    "pendant pendant cluster chandelier modern_chandelier hanging_lantern paper_lantern ceiling ceiling",
)
FLOOR_SPEAKERS = _of(
    "loudspeaker",
    "tower on_stand subwoofer panel pa_box stack combo party_box vintage wedge",
)
TABLE_SPEAKERS = _of("loudspeaker", "bookshelf studio desktop smart_tower bluetooth slab boombox sphere")
FLOOR_CLOCKS = _of("clock", "grandfather floor_modern")
WALL_CLOCKS = _of("clock", "wall_round wall_square sunburst skeleton wall_numbers regulator cuckoo")
TABLE_CLOCKS = _of(
    "clock",
    "mantel carriage anniversary lantern_clock alarm digital flip table_round novelty",
)
TELEVISIONS = _of("display", "tv_stand tv_stand crt_tv portable_tv")
MONITORS = _of("display", "monitor curved dual portrait crt_monitor all_in_one gumdrop compact terminal")
WALL_DISPLAYS = _of("display", "tv_wall hung")
BOTTLES = _of(
    "bottle",
    "wine beer milk sauce spirits oil carafe round_flask water soda jug squeeze thermos steel sport spray "
    "pump shampoo medicine perfume",
)
FAUCETS = _of("faucet", "vessel one_piece joystick square waterfall gooseneck spring filter bridge")
PHONES = _of("phone", "desk rotary candlestick on_stand cordless")
GUITARS = _of("guitar", "on_stand on_stand on_stand classical dreadnought double_cut bass horned")
BICYCLES = _of(
    "bicycle",
    "road track mountain fat_bike bmx city step_through folding child lowrider tricycle",
)
MOTORCYCLES = _of(
    "motorcycle",
    "sport naked classic cruiser scooter vintage_scooter moped bobber maxi_scooter",
)
CARS = _of(
    "car",
    "sedan hatchback estate suv minivan van coupe supercar mini pickup roadster jeep oldtimer rounded",
)
PARK_BENCHES = _of("bench", "park wave garden tandem slab stone log curved")
STREET_LAMPS = _of("lamp", "lamp_post bollard lamp_post street")
TOYS = {
    "airplane/biplane": 0.04, "airplane/airliner": 0.008, "watercraft/yacht": 0.02, "watercraft/tug": 0.015,
    "car/oldtimer": 0.06, "car/sedan": 0.05, "train/tank_engine": 0.04, "bus/double_decker": 0.03,
    "rifle/dart_blaster": 0.8,
}  # fmt: skip
"""Models of large things that stand on shelves: their scale."""


@dataclass(frozen=True)
class Step:
    """One line of a room's furnishing list."""

    place: str
    """wall, floor, corner, mount (hung on a wall), hang (from the ceiling), dine (a table and its chairs),
    work (a desk and its chair), sit (a sofa and what stands before it), row (cabinets side by side)."""
    kinds: tuple[str, ...]
    """"category/family", or "own/<name>" of data.room_pieces."""
    low: int = 1
    high: int = 1
    """How many, both included."""


_EXTRAS = (
    Step("corner", FLOOR_LAMPS, 0, 1), Step("corner", ("own/plant",), 0, 2),
    Step("mount", ("own/picture",), 0, 4), Step("mount", WALL_CLOCKS, 0, 1),
    Step("hang", HANGING_LAMPS, 0, 2),
    Step("wall", ("own/radiator",), 0, 1),
    Step("floor", ("own/carton", "own/pouf", "own/books", "own/vessel"), 0, 3),
)  # fmt: skip
_HOME = (Step("wall", TALL_CABINETS, 0, 2), Step("wall", LOW_CABINETS, 0, 2), *_EXTRAS)

ROOMS: dict[str, tuple[float, tuple[Step, ...]]] = {
    "living": (0.24, (
        Step("sit", SOFAS + CORNER_SOFAS), Step("wall", LOW_CABINETS, 1, 2),
        Step("mount", WALL_DISPLAYS, 0, 1),
        Step("wall", ("own/shelf",), 0, 2), Step("floor", ARMCHAIRS, 0, 2), Step("wall", SOFAS, 0, 1),
        Step("wall", FLOOR_SPEAKERS, 0, 2), Step("wall", GUITARS, 0, 1), Step("wall", FLOOR_CLOCKS, 0, 1),
        *_HOME,
    )),
    "bedroom": (0.17, (
        Step("wall", ("own/bed",), 1, 2), Step("wall", ("cabinet/nightstand",), 0, 2),
        Step("wall", DESKS, 0, 1),
        Step("wall", ("own/shelf",), 0, 1), Step("floor", ARMCHAIRS, 0, 1), Step("wall", BENCHES, 0, 1),
        Step("wall", GUITARS, 0, 1), *_HOME,
    )),
    "dining": (0.14, (
        Step("dine", DINING_TABLES), Step("wall", SIDE_TABLES, 0, 1), Step("wall", BENCHES, 0, 1),
        Step("wall", DINING_CHAIRS, 0, 2), *_HOME,
    )),
    "kitchen": (0.12, (
        Step("row", KITCHEN_CABINETS, 3, 6), Step("row", KITCHEN_CABINETS, 0, 3),
        Step("mount", HUNG_CABINETS, 1, 4),
        Step("dine", DINING_TABLES, 0, 1), Step("wall", DINING_CHAIRS, 0, 2), *_EXTRAS,
    )),
    "office": (0.13, (
        Step("work", DESKS, 1, 5), Step("wall", STEEL_CABINETS, 0, 3), Step("wall", ("own/shelf",), 0, 3),
        Step("floor", OFFICE_CHAIRS, 0, 2), Step("dine", DINING_TABLES, 0, 1), *_EXTRAS,
    )),
    "bathroom": (0.05, (
        Step("wall", BATHTUBS), Step("wall", ("cabinet/vanity",), 1, 2),
        Step("mount", ("cabinet/mirror_cabinet",), 0, 1),
        Step("wall", LOW_CABINETS, 0, 1), Step("wall", ("own/radiator",), 0, 1),
        Step("hang", HANGING_LAMPS, 0, 1),
    )),
    "corridor": (0.06, (
        Step("mount", ("own/picture",), 0, 5), Step("wall", SIDE_TABLES + LOW_CABINETS, 0, 2),
        Step("wall", BENCHES + DINING_CHAIRS, 0, 1), Step("hang", HANGING_LAMPS, 0, 2),
        Step("wall", BICYCLES, 0, 1),
    )),
    "garage": (0.05, (
        Step("wall", STEEL_CABINETS, 1, 4), Step("wall", BICYCLES, 1, 2), Step("floor", MOTORCYCLES, 0, 1),
        Step("floor", ("own/carton",), 1, 6), Step("work", DESKS, 0, 1), Step("wall", ("own/shelf",), 0, 2),
    )),
    "empty": (0.04, (
        Step("wall", ("own/radiator",), 0, 2), Step("floor", ("own/carton",), 0, 3),
        Step("hang", HANGING_LAMPS, 0, 1),
        Step("floor", DINING_CHAIRS, 0, 1),
    )),
}  # fmt: skip
"""Each room's share and what it is furnished with."""

ON_DESKS = (MONITORS, MONITORS, TABLE_LAMPS, PHONES, ("own/books",), BOTTLES, ("own/vessel",), TABLE_SPEAKERS)
ON_TABLES = (BOTTLES, BOTTLES, ("own/vessel",), ("own/vessel",), ("own/books",), TABLE_LAMPS, PHONES)
ON_CABINETS = (
    TABLE_LAMPS, TABLE_CLOCKS, TELEVISIONS, TABLE_SPEAKERS, ("own/books",), ("own/books",), ("own/vessel",),
    ("own/plant",), tuple(TOYS), BOTTLES, ("own/carton",),
)  # fmt: skip
IN_KITCHENS = (BOTTLES, BOTTLES, ("own/vessel",), ("own/vessel",), FAUCETS, ("own/carton",), ("own/plant",))
