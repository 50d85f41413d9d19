"""Does JTSO pay? `python -m evaluation.measure_jtso --samples DIR --runs DIR`.

Two finished runs of Refine3DNet on the same budget, trained in the three phases of training/jtso.py and
plainly at once, see `evaluation.rivals`; with the minutes that each took. Writes
evaluation/results/jtso.json.
"""

from pathlib import Path

from evaluation.report import tell
from evaluation.rivals import arguments, compare
from training.config import read_experiment
from training.jtso import says, trained
from training.publish import minutes_of

RESULTS = Path(__file__).parent / "results" / "jtso.json"
LEVEL = 0.25
"""Where Balakrishnan et al. (2024) take a voxel for filled."""
RUNS = {"JTSO": "refine3dnet-jtso", "joint": "refine3dnet-joint"}


def main() -> None:
    """Measure, write and print the tables."""
    options = arguments(__doc__.splitlines()[0])
    configs = {name: read_experiment(run) for name, run in RUNS.items()}
    rivals = {name: says(trained(config, options.runs), config) for name, config in configs.items()}
    minutes = {name: minutes_of(config, options.runs) for name, config in configs.items()}
    found = compare(rivals, options.samples, configs["JTSO"].categories, limit=options.limit, level=LEVEL)
    tell({**found, "minutes of training": minutes}, RESULTS)


if __name__ == "__main__":
    main()
