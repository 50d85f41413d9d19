"""The CMCE loss beside cross-entropy, as in Table I of Dagtekin et al. (2025): `python -m
evaluation.measure_silhouettes --samples DIR --runs DIR`.

Two finished runs of the silhouette network that differ in nothing but the loss, see `evaluation.rivals`.
Writes evaluation/results/silhouettes.json.
"""

from pathlib import Path

from evaluation.report import tell
from evaluation.rivals import arguments, compare
from models.silhouettes import CONFIG, build
from training.config import read_experiment
from training.silhouettes import says

RESULTS = Path(__file__).parent / "results" / "silhouettes.json"
LEVEL = 0.5
"""Where Dagtekin et al. (2025) take a voxel for filled."""
RUNS = ("silhouettes-cmce", "silhouettes-ce")


def main() -> None:
    """Measure, write and print the tables."""
    options, rivals = arguments(__doc__.splitlines()[0]), {}
    for name in RUNS:
        network = build(CONFIG)
        network.load_weights(options.runs / f"{name}.weights.h5")
        rivals[read_experiment(name).loss] = says(network.predict_on_batch)
    categories = read_experiment(RUNS[0]).categories
    tell(compare(rivals, options.samples, categories, limit=options.limit, level=LEVEL), RESULTS)


if __name__ == "__main__":
    main()
