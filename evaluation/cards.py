"""Model cards: what each shipped weights file is, learned from, scores and fails at, written from the
manifest and the committed results.

    python -m evaluation.cards        writes models/cards/*.md again
"""

import json
from pathlib import Path

from evaluation import depth_card
from models import boxnet, sumoso
from models.registry import (
    AS_PUBLISHED,
    DEPTH,
    GENERAL,
    MODELS,
    PIX2VOX,
    RECOGNIZER,
    REFINE3DNET,
    SEGMENTER,
    SILHOUETTES,
    TOGETHER,
    WeightsRow,
    shipped,
)

RESULTS = Path(__file__).resolve().parent / "results"
CARDS = MODELS / "cards"
BENCHMARKS = {
    "benchmark-meshes": "real meshes by other people",
    "benchmark-procedural": "shapes drawn by our own rules",
    "benchmark-held-out": "meshes held out of those it was taught from",
}
RIVALS = ("mean shape", "nearest neighbour")
PICTURED = "benchmark-procedural"
"""The benchmark whose contact sheets are committed: all they show is ours."""


def card(row: WeightsRow, results: Path = RESULTS) -> str:
    """The card of a file, markdown.

    results: the folder of the JSON that `evaluation` writes; what is not there is left out.
    """
    lines = [f"# {row.name}", "", _purpose(row), "", *_facts(row), "", *_validation(row)]
    if row.category == RECOGNIZER:
        lines += _recognition(results / "recognition.json")
    elif row.category == SEGMENTER:
        lines += _cutout(results / "cutout.json")
    elif row.category == DEPTH:
        lines += depth_card.tested(results)
    elif row.capacity in TOGETHER:
        for name, title in BENCHMARKS.items():
            lines += _views(results / f"{name.replace('benchmark', 'views')}.json", title)
        lines += ["", "## Known failures", "", _weakness(row)]
    else:
        for name, title in BENCHMARKS.items():
            lines += _benchmark(row, results / f"{name}.json", title)
        lines += ["", "## Known failures", "", *_failures(row, results)]
    return "\n".join(lines) + "\n"


def _purpose(row: WeightsRow) -> str:
    if row.category == RECOGNIZER:
        return "Says which category a cut-out shows, or that it is none of them."
    if row.category == SEGMENTER:
        return "Says which pixels of a photo are the object, whatever the background and whatever the object."
    if row.category == DEPTH:
        return depth_card.PURPOSE
    if row.capacity == SILHOUETTES:
        return (
            "The masks of one to four photos of an object in; its occupancy out, whatever its category. The "
            "network of Dagtekin et al. (2025), trained here with their loss and optimizer."
        )
    if row.capacity == REFINE3DNET:
        return (
            "Framed photos of an object in, any number and in any order; its occupancy out, whatever its "
            "category. Refine3DNet (Balakrishnan et al. 2024), trained here."
        )
    whose = "any category" if row.category == GENERAL else f"one {row.category}"
    if row.capacity in AS_PUBLISHED:
        return (
            f"A framed photo of {whose} in; its occupancy out. The network of Sumoso (2024) and its recipe, "
            "trained here: what our own capacities are measured against."
        )
    if row.capacity in PIX2VOX:
        return (
            f"One or several framed photos of {whose} in; its occupancy out. Pix2Vox (Xie et al. 2019), as "
            "Kaiber et al. (2026) fine-tune it, trained here."
        )
    return f"A framed photo of {whose} in; its occupancy, extents and camera out. {row.capacity} capacity."


def _weakness(row: WeightsRow) -> str:
    """What a network that looks at several photos at once cannot do."""
    if row.capacity == SILHOUETTES:
        return (
            "A hollow that no outline shows comes out filled. Surfaces are ragged. It had one look or two at "
            "each shape of its training, and chairs and tables come out as blocks."
        )
    return (
        "It had one look or two at each shape of its training: the bulk of an object comes out, legs, bars "
        "and wheels do not, and chairs and tables come out as blocks. More photos add little."
    )


def _facts(row: WeightsRow) -> list[str]:
    facts = {
        "File": f"`{row.file}`, {row.bytes:,} bytes, sha256 `{row.sha256}`",
        "Network": f"`{row.network}`",
        "Licence": row.licence,
        "Data": row.data,
        "Made by": (
            f"`{row.command}`, {row.minutes:.0f} minutes on two CPU cores at most, its parents' included"
        ),
    }
    return [f"- **{name}**: {text}" for name, text in facts.items()]


def _validation(row: WeightsRow) -> list[str]:
    names = {name: name.replace("_", " ").replace("iou", "IoU") for name in row.scores}
    return ["## Validation", "", *(f"- {names[name]}: {value:g}" for name, value in row.scores.items())]


def _benchmark(row: WeightsRow, path: Path, title: str) -> list[str]:
    """A table of the test shapes that the file serves, beside the baselines."""
    found = _served(row, path)
    if not found:
        return []
    names = (row.capacity, *RIVALS)
    views = json.loads(path.read_text(encoding="utf-8")).get("about", {}).get("views", 1)
    shown = "one view" if views == 1 else f"{views} views"
    lines = [
        "", f"## Test, {title}", "",
        f"IoU at 32 and at 64, then F-score at 1 %; {shown} a shape, never trained on.", "",
        f"| category (shapes) | this file | {' | '.join(RIVALS)} |", "|---" * 4 + "|",
    ]  # fmt: skip
    for category, measured in found.items():
        cells = [_cell(measured["methods"][name]) for name in names]
        lines.append(f"| {category} ({measured['shapes']}) | {' | '.join(cells)} |")
    return lines


def _cell(figures: dict) -> str:
    return ", ".join(f"{figures[name]['mean']:.3f}" for name in ("IoU 32", "IoU 64", "F-score"))


def _served(row: WeightsRow, path: Path) -> dict[str, dict]:
    """What a benchmark measured of the categories that the file serves."""
    if not path.exists():
        return {}
    categories = json.loads(path.read_text(encoding="utf-8"))["categories"]
    return {
        name: found for name, found in categories.items() if found["weights"].get(row.capacity) == row.name
    }


def _failures(row: WeightsRow, results: Path) -> list[str]:
    side = {**boxnet.CONFIGS, **sumoso.CONFIGS}[row.network].resolution
    lines = [
        f"Parts thinner than 1/{side} of the object's box come out a voxel thick, ragged, or not at all.",
        "The far side is guessed: one view says nothing about it.",
    ]
    for name, title in BENCHMARKS.items():
        for category, found in _served(row, results / f"{name}.json").items():
            lines += [f"On {title}, {category}: {worse}." for worse in _beaten(row, found)]
            sheet = results / f"{name}-{category}.jpg"
            if name == PICTURED and sheet.exists():
                lines.append(f"\n![{category}: best, middle, worst](../../evaluation/results/{sheet.name})\n")
    return lines


def _beaten(row: WeightsRow, found: dict) -> list[str]:
    """Where a baseline is better, in words."""
    return [
        f"{rival} has the better {measure}"
        for rival in RIVALS
        for measure in ("IoU 64", "F-score")
        if found["methods"][rival][measure]["mean"] > found["methods"][row.capacity][measure]["mean"]
    ]


def _recognition(path: Path) -> list[str]:
    if not path.exists():
        return []
    found = json.loads(path.read_text(encoding="utf-8"))
    lines = ["", "## Test, photos", "", "| category | photos | top-1 | top-3 | refused |", "|---" * 5 + "|"]
    for name, figures in found["check photos"].items():
        hits = [f"{figures[key]:.0%}" if key in figures else "" for key in ("top-1", "top-3")]
        lines.append(f"| {name} | {figures['photos']} | {' | '.join(hits)} | {figures['refused']} |")
    return lines


def _cutout(path: Path) -> list[str]:
    if not path.exists():
        return []
    found = json.loads(path.read_text(encoding="utf-8"))["test"]
    columns = ("photos", "mean IoU", "mean IoU of GrabCut alone", "IoU under 0.5")
    lines = ["", "## Test, photos", "", "The whole cut-out; this network is its part for busy scenes."]
    lines += ["", f"| masks made by | methods used | {' | '.join(columns)} |", "|---" * 6 + "|"]
    for kind, figures in found.items():
        used = ", ".join(f"{method} {count}" for method, count in figures["methods"].items())
        lines.append(f"| {kind} | {used} | {' | '.join(str(figures[key]) for key in columns)} |")
    return [
        *lines, "", "## Known failures", "",
        "Its picture has 160 pixels a side: slats, spokes and legs thinner than that blur or go missing.",
        "What touches the object (a rider, what lies on a table) comes along; of several, only the largest.",
    ]  # fmt: skip


def _views(path: Path, title: str) -> list[str]:
    """The tables of evaluation.measure_views."""
    if not path.exists():
        return []
    found = json.loads(path.read_text(encoding="utf-8"))
    lines = []
    for measure in ("IoU 32", "IoU 64", "F-score"):
        names = list(next(iter(found[measure].values())))
        lines += ["", f"## Test, {title}: {measure}", "", f"| | {' | '.join(names)} |"]
        lines += ["|---" * (len(names) + 1) + "|"]
        for number, figures in found[measure].items():
            cells = [f"{figures[name]['mean']:.3f}" for name in names]
            lines.append(f"| {number} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    """Write every card."""
    CARDS.mkdir(exist_ok=True)
    for row in shipped():
        (CARDS / f"{row.name}.md").write_text(card(row), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
