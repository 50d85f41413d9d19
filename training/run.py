"""An experiment by its name, from samples to a shipped file."""

from pathlib import Path

from models import refine3dnet, unetpp
from models.registry import AS_PUBLISHED, PIX2VOX, RECOGNIZER, SEGMENTER, SILHOUETTES
from training.backend import prepare_tensorflow
from training.config import read_experiment


def run_experiment(name: str, samples: Path, runs: Path, *, devices: int = 1) -> str:
    """Train the experiment of that name on so many devices and publish its weights; a line on how it scored.
    Raises ValueError where there are not so many, see `training.devices`.
    """
    prepare_tensorflow()
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
    elif config.network == SILHOUETTES:
        from training.silhouettes import publish_silhouettes as publish
        from training.silhouettes import train_silhouettes as train
    elif config.network in PIX2VOX:
        from training.pix2vox import publish_pix2vox as publish
        from training.pix2vox import train_pix2vox as train
    elif config.network in refine3dnet.CONFIGS:
        from training.jtso import publish_jtso as publish
        from training.jtso import train_jtso as train
    elif config.network in unetpp.CONFIGS:
        from training.depth import publish_depth as publish
        from training.depth import train_depth as train
    else:
        from training.loop import train
        from training.publish import publish
    from training.devices import spread_over

    with spread_over(devices):
        train(config, samples, runs)
    return str(publish(config, samples, runs))
