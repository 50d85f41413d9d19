"""An experiment by its name, from samples to a shipped file."""

import os
from pathlib import Path

from training.config import read_experiment


def run_experiment(name: str, samples: Path, runs: Path) -> str:
    """Train the experiment of training/experiments/<name>.toml and publish its weights; a line on how it scored."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from training.loop import train
    from training.publish import publish

    runs.mkdir(parents=True, exist_ok=True)
    config = read_experiment(name)
    train(config, samples, runs)
    return str(publish(config, samples, runs))
