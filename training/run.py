"""An experiment by its name, from samples to a shipped file."""

import os
from pathlib import Path

from models.registry import AS_PUBLISHED, RECOGNIZER, SEGMENTER
from training.config import read_experiment


def run_experiment(name: str, samples: Path, runs: Path) -> str:
    """Train the experiment of that name and publish its weights; a line on how it scored."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    config = read_experiment(name)
    if config.network == RECOGNIZER:
        from training.recognizer import publish_recognizer as publish
        from training.recognizer import train_recognizer as train
    elif config.network == SEGMENTER:
        from training.segmenter import publish_segmenter as publish
        from training.segmenter import train_segmenter as train
    elif config.network in AS_PUBLISHED:
        from training.sumoso import publish_sumoso as publish
        from training.sumoso import train_sumoso as train
    else:
        from training.loop import train
        from training.publish import publish
    train(config, samples, runs)
    return str(publish(config, samples, runs))
