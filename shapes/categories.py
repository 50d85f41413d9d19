"""The one taxonomy: every category the project knows, with its names in the published data sets.

Labels and numbers come from the data sets themselves: ShapeNetCore synsets (WordNet offsets), Pascal3D+ class
names and the 1,000 ImageNet classes of ILSVRC 2012 (their usual order, 0..999).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """One kind of object.

    `name` is the project's name for it, `synset` its ShapeNetCore folder, `pascal3d` its Pascal3D+ class
    (None where that set lacks it), `imagenet` the ImageNet classes that mean it, `aliases` other words for
    it, `hint` one plain sentence that tells a user what to photograph, `turns` how many turns about +Y leave
    the usual shape as it was: the azimuth of a table is known up to half a turn only.
    """

    name: str
    synset: str
    pascal3d: str | None
    imagenet: tuple[int, ...]
    aliases: tuple[str, ...]
    hint: str
    turns: int = 1


_ROWS = (
    # imagenet: 404 airliner, 895 warplane
    Category(
        "airplane", "02691156", "aeroplane", (404, 895), ("plane", "aeroplane", "aircraft", "jet"),
        "The whole airplane with both wings in the picture, from the front and slightly above.",
    ),
    # imagenet: 423 barber chair, 559 folding chair, 765 rocking chair, 857 throne
    Category(
        "chair", "03001627", "chair", (423, 559, 765, 857), ("armchair", "stool", "seat"),
        "The whole chair with all its legs, from the front corner and slightly above.",
    ),
    # imagenet: 831 studio couch
    Category(
        "sofa", "04256520", "sofa", (831,), ("couch", "settee", "loveseat"),
        "The whole sofa from the front corner, with nobody on it.",
    ),
    # imagenet: 526 desk, 532 dining table, 736 pool table
    Category(
        "table", "04379243", "diningtable", (526, 532, 736), ("desk", "dining table", "coffee table"),
        "The whole table with all its legs, cleared, from slightly above.", turns=2,
    ),
)

CATEGORIES: dict[str, Category] = {row.name: row for row in _ROWS}


def find(word: str) -> Category:
    """The category that `word` names: by name, alias or synset, in any case.

    Raises:
        KeyError: no category goes by that word.
    """
    key = word.strip().lower()
    for category in _ROWS:
        if key in (category.name, category.synset, category.pascal3d, *category.aliases):
            return category
    raise KeyError(f"category must be one of {', '.join(CATEGORIES)}, received {word!r}")
