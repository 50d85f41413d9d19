"""What the silhouette network gains by its loss, and loses by knowing more categories: `python -m
evaluation.measure_silhouettes --samples DIR --runs DIR`.

Pairs of finished runs, see `evaluation.rivals`, both asked about the paper's seven categories: the CMCE loss
beside cross-entropy, as in Table I of Dagtekin et al. (2025), and one network of these seven beside one of
all. A pair of which a run is not finished is left out. Writes evaluation/results/silhouettes.json.
"""

from pathlib import Path

from evaluation.report import tell
from evaluation.rivals import arguments, compare
from models.silhouettes import CONFIG, build
from training.config import read_experiment
from training.cube import Says
from training.silhouettes import says

RESULTS = Path(__file__).parent / "results" / "silhouettes.json"
LEVEL = 0.5
"""Where Dagtekin et al. (2025) take a voxel for filled."""
PAIRS = {
    "its loss": {"CMCE": "silhouettes-cmce", "cross-entropy": "silhouettes-ce"},
    "its categories": {"the seven": "silhouettes-cmce", "all": "silhouettes-22"},
}
CATEGORIES = read_experiment("silhouettes-cmce").categories


def main() -> None:
    """Measure, write and print the tables."""
    options, found = arguments(__doc__.splitlines()[0]), {}
    for what, runs in PAIRS.items():
        files = {name: options.runs / f"{run}.weights.h5" for name, run in runs.items()}
        if all(file.exists() for file in files.values()):
            rivals = {name: _of(file) for name, file in files.items()}
            found[what] = compare(rivals, options.samples, CATEGORIES, limit=options.limit, level=LEVEL)
    tell(found, RESULTS)


def _of(weights: Path) -> Says:
    network = build(CONFIG)
    network.load_weights(weights)
    return says(network.predict_on_batch)


if __name__ == "__main__":
    main()
