"""How good depth is, beside the published networks and two baselines: `python -m evaluation.benchmark_depth
--samples DIR --rgbd DIR`.

On rendered rooms that were never trained on, and on real pairs: three photos with a sensor's depth, and five
frames of a rendered living room of others. Each contender answers once a picture; its answer is scored as it
comes and after each alignment. Sets are never mixed. Writes evaluation/results/depth.json.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from data import roomsamples
from data.rgbd import read_pairs
from data.rooms import VIEWS
from evaluation import depth_sheet
from evaluation.depth_alignment import ALIGNMENTS, FARTHEST
from evaluation.depth_contenders import OURS, Contender, Subject, guessing, ours, rivals
from evaluation.depth_metrics import HIGHER_IS_BETTER, LOWER_IS_BETTER, NAMES, means, score
from evaluation.intervals import paired
from evaluation.machine import machine

RESULTS = Path(__file__).parent / "results" / "depth.json"
BASELINE_VIEWS = 400
"""Views of training rooms that the baselines learn from."""
FEWEST = 6
"""Pictures below which nothing is settled: of five, all point one way by chance once in sixteen times."""
ROOMS, REAL, FRAMES = "rendered rooms", "real pairs", "Redwood frames"
COMPARED = ("AbsRel", "delta1")
BEST = "scale and shift in disparity"
"""The alignment that is fair to all: the verdict and the contact sheet go by it."""
ABOUT = {
    "figures": "means over pictures, 95 % intervals by bootstrap over pictures",
    "pixels": f"those of known depth up to {FARTHEST:g} m",
    "none": "as it comes; disparity, which has no metres, stretched to the truth's range and read as depth",
    "median": "one factor, so that the medians agree",
    "scale and shift in disparity": "least squares in 1 / depth, then inverted",
    "MSE, SSIM, PSNR, R2": "both maps brought to [0, 1] by the truth's own least and greatest depth",
    "better": f"lower: {', '.join(LOWER_IS_BETTER)}; higher: {', '.join(HIGHER_IS_BETTER)}",
    "verdict": "by AbsRel on the same pictures; undecided where the interval of the difference holds 0, and "
               f"nothing settled by fewer than {FEWEST} pictures",
    "focal length": f"told to {OURS!r} alone; the others do not take it",
    REAL: "one photo each of NYU Depth V2, SUN RGB-D and TUM RGB-D",
    FRAMES: "five frames of one living room, rendered by others (ICL-NUIM), nearly alike",
}

Scores = dict[str, dict[str, dict[str, float]]]
"""Contender -> alignment -> measure -> figure, of one picture."""


def rendered(samples: Path, split: str, limit: int | None) -> Iterator[Subject]:
    """The first view of each room of a split: views of one room are not independent."""
    paths = roomsamples.paths(samples, split)
    firsts = (path for path in paths if roomsamples.number_of(path) % VIEWS == 0)
    for path in islice(firsts, limit):
        yield Subject.of(path.stem, roomsamples.read(path))


def real(folder: Path) -> dict[str, list[Subject]]:
    """The pairs of a folder by set; sets that are not there are left out."""
    pairs = [Subject.of(pair.name, pair) for pair in read_pairs(folder)]
    sets = {
        REAL: [pair for pair in pairs if not pair.name.startswith("Redwood")],
        FRAMES: [pair for pair in pairs if pair.name.startswith("Redwood")],
    }
    return {name: members for name, members in sets.items() if members}


def ask_all(subject: Subject, contenders: Sequence[Contender]) -> tuple[Scores, dict[str, float]]:
    """Each contender's scores on a picture after each alignment, and the seconds that each took."""
    scores: Scores = {}
    seconds = {}
    for contender in contenders:
        start = time.perf_counter()
        answer = contender.answer(subject)
        seconds[contender.name] = time.perf_counter() - start
        scores[contender.name] = {
            name: score(bring(answer, subject.truth, contender.gives), subject.truth)
            for name, bring in ALIGNMENTS.items()
        }
    return scores, seconds


def measure(sets: Mapping[str, Iterable[Subject]], contenders: Sequence[Contender]) -> dict:
    """Ask all contenders about all subjects.

    Returns "about"; "verdict": set -> a sentence; "figures": set -> "pictures", alignment -> contender ->
    measure -> figure, and "ours less another" tables; "speed": contender -> seconds and megabytes; "pairs": a
    row a picture, alignment and contender, of all sets but the rendered rooms; "scores": set -> Scores a
    picture.
    """
    results: dict = {"about": {**ABOUT, **machine()}, "verdict": {}, "figures": {}, "speed": {}, "pairs": []}
    results["scores"] = {}
    seconds: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for set_name, subjects in sets.items():
        rows = []
        for subject in told(subjects, set_name):
            scores, took = ask_all(subject, contenders)
            rows.append(scores)
            for name, value in took.items():
                seconds[name].append(value)
            if set_name != ROOMS:
                results["pairs"] += one_by_one(subject.name, scores)
        results["scores"][set_name] = rows
        results["figures"][set_name] = summary(rows)
        results["verdict"][set_name] = verdict(rows)
    results["speed"] = {
        contender.name: {
            "seconds, median": round(float(np.median(seconds[contender.name])), 4),
            "megabytes": round(contender.bytes / 1e6, 1),
        }
        for contender in contenders
    }
    return results


def summary(rows: Sequence[Scores]) -> dict:
    """Means over the pictures of a set by alignment, and by how much ours differs on the same pictures."""
    found: dict = {"pictures": len(rows)}
    for alignment in ALIGNMENTS:
        found[alignment] = {name: means([row[name][alignment] for row in rows]) for name in rows[0]}
    if OURS in rows[0]:
        for alignment in ALIGNMENTS:
            found[f"ours less another, {alignment}"] = {
                name: {measure: paired(*_both(rows, name, alignment, measure)) for measure in COMPARED}
                for name in rows[0]
                if name != OURS
            }
    return found


def _both(rows: Sequence[Scores], other: str, alignment: str, measure: str) -> tuple[np.ndarray, np.ndarray]:
    one, two = (np.array([row[name][alignment][measure] for row in rows]) for name in (OURS, other))
    return one, two


def verdict(rows: Sequence[Scores]) -> str:
    """Whom ours beats after scale and shift by AbsRel, in words: sure are differences on the same pictures
    whose interval leaves out 0, of FEWEST pictures or more.
    """
    mean = {name: float(np.mean([row[name][BEST]["AbsRel"] for row in rows])) for name in rows[0]}
    listed = ", ".join(f"{name} {value:.3f}" for name, value in mean.items())
    sentences = [f"Mean AbsRel after {BEST}: {listed}."]
    for name in mean if OURS in mean else ():
        if name != OURS:
            difference = paired(*_both(rows, name, BEST, "AbsRel"))
            sentences.append(_settled(difference, len(rows)).format(name))
    return " ".join(sentences)


def _settled(difference: Mapping[str, float], pictures: int) -> str:
    """What ours less another says, where less is better."""
    if pictures < FEWEST:
        better = round((1 - difference["higher on"]) * pictures)
        return f"Ours is better than {{}} on {better} of {pictures}, too few to settle it."
    if difference["to"] < 0:
        return "Ours beats {}."
    return "Ours is beaten by {}." if difference["from"] > 0 else "Undecided against {}."


def one_by_one(picture: str, scores: Scores) -> list[dict]:
    """A row for each contender and alignment of one picture."""
    return [
        {"picture": picture, "alignment": alignment, "method": name,
         **{measure: round(found[measure], 4) for measure in NAMES}}
        for name, aligned in scores.items()
        for alignment, found in aligned.items()
    ]  # fmt: skip


def told(subjects: Iterable[Subject], name: str) -> Iterator[Subject]:
    """The subjects, with a line on standard error every twenty seconds."""
    before = time.monotonic()
    for done, subject in enumerate(subjects):
        if time.monotonic() - before > 20:
            before = time.monotonic()
            print(f"{name}: {done} pictures measured", file=sys.stderr, flush=True)
        yield subject


def tables(results: dict) -> str:
    """Markdown: for each set and alignment the contenders, with means alone."""
    lines = []
    for set_name, found in results["figures"].items():
        lines += ["", f"### {set_name}, {found['pictures']} pictures", "", results["verdict"][set_name]]
        for alignment in ALIGNMENTS:
            lines += ["", f"alignment: {alignment}", "", f"| | {' | '.join(NAMES)} |"]
            lines += ["|---" * (len(NAMES) + 1) + "|"]
            for name, figures in found[alignment].items():
                cells = [f"{figures[measure]['mean']:.3f}" for measure in NAMES]
                lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, write the results and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=Path, default=Path("samples"), metavar="DIR")
    parser.add_argument("--rgbd", type=Path, metavar="DIR", help="the real pairs")
    parser.add_argument("--split", default="test", metavar="NAME")
    parser.add_argument("--limit", type=int, help="rendered rooms, at most")
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE.json")
    options = parser.parse_args()
    rooms = islice(roomsamples.paths(options.samples, "train"), BASELINE_VIEWS)
    contenders = [*ours(), *rivals(), *guessing(roomsamples.read(path).depth for path in rooms)]
    sets: dict[str, Iterable[Subject]] = {ROOMS: rendered(options.samples, options.split, options.limit)}
    sets |= real(options.rgbd) if options.rgbd else {}
    results = measure(sets, contenders)
    write(results, options.out)
    if contenders[0].name == OURS:
        drawn = rendered(options.samples, options.split, options.limit)
        depth_sheet.write(
            options.out.with_name(f"{options.out.stem}-rooms.jpg"),
            picture_of(list(drawn), contenders[0], results["scores"][ROOMS]),
        )
    print(tables(results))


def write(results: dict, path: Path) -> None:
    """Write the results without the scores picture by picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {name: value for name, value in results.items() if name != "scores"}
    path.write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")


def picture_of(subjects: Sequence[Subject], contender: Contender, rows: Sequence[Scores]) -> np.ndarray:
    """The contact sheet of a contender's best, middle and worst, aligned by scale and shift."""
    return depth_sheet.sheet(
        subjects,
        lambda subject: ALIGNMENTS[BEST](contender.answer(subject), subject.truth, contender.gives),
        [row[contender.name][BEST]["AbsRel"] for row in rows],
    )


if __name__ == "__main__":
    main()
