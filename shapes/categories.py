"""The one taxonomy: every category the project knows, with its names in the published data sets.

Labels and numbers come from the data sets themselves: ShapeNetCore synsets (WordNet offsets), Pascal3D+ class
names and the 1,000 ImageNet classes of ILSVRC 2012 (their usual order, 0..999).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """One kind of object.

    `name` is the project's name for it, `synsets` its ShapeNetCore folders (ShapeNet keeps telephones and
    cellphones apart, we do not), `r2n2` its name among the 13 categories of the R2N2 renderings and
    `pascal3d` its Pascal3D+ class (None where that set lacks it), `imagenet` the ImageNet classes that mean
    it, `aliases` other words for it, `hint` one plain sentence that tells a user what to photograph, `turns`
    how many turns about +Y leave the usual shape as it was: the azimuth of a table is known up to half a turn
    only. `aloft`: it is often photographed from below.
    """

    name: str
    synsets: tuple[str, ...]
    r2n2: str | None
    pascal3d: str | None
    imagenet: tuple[int, ...]
    aliases: tuple[str, ...]
    hint: str
    turns: int = 1
    aloft: bool = False


_ROWS = (
    # imagenet: 404 airliner, 895 warplane
    Category(
        "airplane", ("02691156",), "airplane", "aeroplane", (404, 895), ("plane", "aircraft", "jet"),
        "The whole airplane with both wings in the picture, from the front and slightly above.", aloft=True,
    ),
    # imagenet: 435 bathtub, 876 tub
    Category(
        "bathtub", ("02808440",), None, None, (435, 876), ("bath", "tub"),
        "The whole bathtub, empty, from a corner and above, so that the rim shows all round.",
    ),
    # imagenet: 703 park bench
    Category(
        "bench", ("02828884",), "bench", None, (703,), ("park bench", "pew"),
        "The whole bench with its legs, from the front corner, with nobody on it.",
    ),
    # imagenet: 444 bicycle-built-for-two, 671 mountain bike
    Category(
        "bicycle", ("02834778",), None, "bicycle", (444, 671), ("bike", "cycle", "pushbike"),
        "The whole bicycle from the side and a little from the front, before a plain wall.",
    ),
    # imagenet: 440 beer, 720 pill, 737 pop, 898 water, 907 wine bottle
    Category(
        "bottle", ("02876657",), None, "bottle", (440, 720, 737, 898, 907), ("flask", "wine bottle"),
        "One bottle, standing, from slightly above; glass wants a plain ground that it stands out from.",
    ),
    # imagenet: 654 minibus, 779 school bus, 874 trolleybus
    Category(
        "bus", ("02924116",), None, "bus", (654, 779, 874), ("coach", "minibus", "omnibus"),
        "The whole bus from the front corner.",
    ),
    # imagenet: 453 bookcase, 493 chiffonier, 495 china cabinet, 553 file, 648 medicine chest, 894 wardrobe
    Category(
        "cabinet", ("02933112",), "cabinet", None, (453, 493, 495, 553, 648, 894),
        ("cupboard", "wardrobe", "dresser", "bookcase", "sideboard"),
        "The whole cabinet with its doors closed, from the front corner and slightly above.",
    ),
    # imagenet: 436 beach wagon, 468 cab, 511 convertible, 609 jeep, 627 limousine, 656 minivan, 661 Model T,
    # 717 pickup, 751 racer, 817 sports car
    Category(
        "car", ("02958343",), "car", "car", (436, 468, 511, 609, 627, 656, 661, 717, 751, 817),
        ("automobile", "auto", "van", "pickup"),
        "The whole car from the front corner, with a little ground around it.",
    ),
    # imagenet: 423 barber chair, 559 folding chair, 765 rocking chair, 857 throne
    Category(
        "chair", ("03001627",), "chair", "chair", (423, 559, 765, 857), ("armchair", "stool", "seat"),
        "The whole chair with all its legs, from the front corner and slightly above.",
    ),
    # imagenet: 409 analog clock, 530 digital clock, 892 wall clock
    Category(
        "clock", ("03046257",), None, None, (409, 530, 892), ("alarm clock", "wall clock"),
        "The whole clock from the front and a little from the side, so that its depth shows.",
    ),
    # imagenet: 664 monitor, 782 screen, 851 television
    Category(
        "display", ("03211117",), "display", "tvmonitor", (664, 782, 851),
        ("monitor", "screen", "television", "tv"),
        "The whole screen with its stand, switched off, from the front corner.",
    ),
    Category(
        "faucet", ("03325088",), None, None, (), ("tap", "spigot", "mixer tap"),
        "The whole faucet from the front corner, before a plain wall.",
    ),
    # imagenet: 402 acoustic guitar, 546 electric guitar
    Category(
        "guitar", ("03467517",), None, None, (402, 546),
        ("electric guitar", "acoustic guitar", "bass guitar"),
        "The whole guitar, upright, from the front and a little from the side.",
    ),
    # imagenet: 619 lampshade, 846 table lamp
    Category(
        "lamp", ("03636649",), "lamp", None, (619, 846), ("light", "lantern", "table lamp"),
        "The whole lamp with its foot and cord, switched off, before a plain wall.",
    ),
    # imagenet: 632 loudspeaker
    Category(
        "loudspeaker", ("03691459",), "speaker", None, (632,), ("subwoofer", "soundbox"),
        "The whole loudspeaker from the front corner.",
    ),
    # imagenet: 665 moped, 670 motor scooter
    Category(
        "motorcycle", ("03790512",), None, "motorbike", (665, 670), ("scooter", "moped", "motor cycle"),
        "The whole motorcycle from the side and a little from the front.",
    ),
    # imagenet: 487 cellular telephone, 528 dial telephone, 707 pay-phone
    Category(
        "phone", ("04401088", "02992529"), "telephone", None, (487, 528, 707),
        ("cellphone", "mobile phone", "smartphone", "cellular telephone"),
        "The whole telephone from above and a little from the side.",
    ),
    # imagenet: 413 assault rifle, 764 rifle
    Category(
        "rifle", ("04090263",), "rifle", None, (413, 764), ("gun", "shotgun", "carbine"),
        "The whole rifle from the side, on a plain ground.",
    ),
    # imagenet: 831 studio couch
    Category(
        "sofa", ("04256520",), "sofa", "sofa", (831,), ("couch", "settee", "loveseat"),
        "The whole sofa from the front corner, with nobody on it.",
    ),
    # imagenet: 526 desk, 532 dining table, 736 pool table
    Category(
        "table", ("04379243",), "table", "diningtable", (526, 532, 736),
        ("desk", "dining table", "coffee table"),
        "The whole table with all its legs, cleared, from slightly above.", turns=2,
    ),
    # imagenet: 466 bullet train, 547 electric locomotive, 565 freight car, 705 passenger car, 820 steam
    # locomotive, 829 streetcar
    Category(
        "train", ("04468005",), None, "train", (466, 547, 565, 705, 820, 829),
        ("locomotive", "tram", "streetcar", "railway carriage"),
        "One locomotive or carriage from the front corner, all of it in the picture.",
    ),
    # imagenet: 403 aircraft carrier, 472 canoe, 484 catamaran, 510 container ship, 554 fireboat, 576 gondola,
    # 625 lifeboat, 628 liner, 724 pirate ship, 780 schooner, 814 speedboat, 833 submarine, 871 trimaran,
    # 914 yawl
    Category(
        "watercraft", ("04530566",), "vessel", "boat",
        (403, 472, 484, 510, 554, 576, 625, 628, 724, 780, 814, 833, 871, 914), ("ship", "yacht", "canoe"),
        "The whole boat from the side and a little from the front.",
    ),
)

CATEGORIES: dict[str, Category] = {row.name: row for row in _ROWS}

NUMBERS: dict[str, int] = {name: number for number, name in enumerate(CATEGORIES)}
"""What networks know a category by. Weights hold these numbers: a new category comes last."""


def number_of(name: str) -> int:
    """What networks know a category by; 0 for a category of the user's own, whose network knows no other."""
    return NUMBERS.get(name, 0)


def turns_of(name: str) -> int:
    """`Category.turns`; 1 for a category of the user's own."""
    return CATEGORIES[name].turns if name in CATEGORIES else 1


_BY_WORD = {
    word: row
    for row in _ROWS
    for word in (row.name, *row.synsets, row.r2n2, row.pascal3d, *row.aliases)
    if word is not None
}


def find(word: str) -> Category:
    """The category that `word` names: by name, alias, synset or its name in a published set, in any case.

    Raises:
        KeyError: no category goes by that word.
    """
    found = _BY_WORD.get(word.strip().lower())
    if found is None:
        raise KeyError(f"category must be one of {', '.join(CATEGORIES)}, received {word!r}")
    return found
