"""The shelf's facts in a reader's words."""

from models.registry import AS_PUBLISHED, REFINE3DNET, SILHOUETTES, WeightsRow
from models.rivals_depth import NETWORK, RECIPES
from models.standing import Standing, memory_needed

SCORES = {
    "iou_own_test": "IoU {:.2f} on its recipe's own test shapes",
    "iou_procedural": "IoU {:.2f} on our shapes",
    "iou_meshes": "IoU {:.2f} on real meshes",
    "accuracy": "right on {:.0%} of photos",
    "iou": "IoU {:.2f} of masks",
    "delta1_median_aligned": "depth within a quarter for {:.0%} of pixels, the median given",
}
"""A score of the manifest -> how it is told; the others are for the model cards."""


def amount(size: int) -> str:
    """Bytes as a reader counts them: "1.5 MB", "6.85 GB"."""
    return f"{size / 1e9:.2f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


def title(row: WeightsRow) -> str:
    """Whom a file serves."""
    if row.network == "resnet50":
        return "ResNet50, ImageNet"
    if row.network == NETWORK and row.name in RECIPES:
        return RECIPES[row.name].title
    if row.capacity == SILHOUETTES:
        return "Several photos of any category, four silhouettes"
    if row.capacity == REFINE3DNET:
        return "Several photos of any category, Refine3DNet"
    of, capacity = row.category.capitalize(), row.capacity
    if capacity in AS_PUBLISHED:
        capacity = f"{capacity.removeprefix('paper-')} as published"
    return f"{of}, {capacity}" if capacity else of


def measured(row: WeightsRow) -> str:
    """The scores that a reader can compare."""
    told = [words.format(row.scores[name]) for name, words in SCORES.items() if name in row.scores]
    return " · ".join(told) or "not measured here"


def facts(found: Standing) -> str:
    """Size, memory and score in a line."""
    row = found.row
    about = "" if row.exact else "about "
    size = amount(found.size) if found.size else f"{about}{amount(row.bytes)} to download"
    return f"{size} · about {amount(memory_needed(row))} of memory · {measured(row)}"
