"""From a finished run to a shipped file: packed, scored on validation, entered in the manifest."""

import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path

from models import boxnet, registry, weights
from training.config import TrainingConfig, ancestry
from training.validate import Score, validate

LICENCE = "MIT"
DATA = "shapes of data/procedural, and openly licensed meshes (train split) named in models/CREDITS.md"


def publish(config: TrainingConfig, samples: Path, runs: Path) -> Score:
    """Put a finished run's weights on the shelf, or only score them where the experiment is not to be
    published.
    """
    network = boxnet.build(boxnet.CONFIGS[config.network])
    network.load_weights(runs / f"{config.name}.weights.h5")
    file = Path("weights") / f"{config.name}.weights.h5"
    if config.publish:
        weights.write_packed(network, registry.MODELS / file)
        weights.load_packed(network, registry.MODELS / file)  # what ships is what is scored
    resolution = boxnet.CONFIGS[config.network].resolution
    score = validate(network, samples, config.categories, resolution=resolution)
    if config.publish:
        enter(_row(config, file.as_posix(), score, minutes_of(config, runs)))
    return score


def minutes_of(config: TrainingConfig, runs: Path) -> float:
    """Minutes that a run took, and all runs it started from, by their logs."""
    logs = [json.loads((runs / f"{run.name}.json").read_text()) for run in ancestry(config)]
    return round(sum(row["seconds"] for log in logs for row in log) / 60, 1)


def enter(row: registry.WeightsRow) -> None:
    """Write a row into the manifest, in the place of the one of its name; bytes and sha256 are read off its
    file.

    The seconds measured for the row it replaces stay.
    """
    content = row.path.read_bytes()
    manifest = registry.MODELS / "manifest.toml"
    rows = {old.name: old for old in registry.read_manifest(manifest)} if manifest.exists() else {}
    seconds = rows[row.name].seconds if row.name in rows else row.seconds
    digest = hashlib.sha256(content).hexdigest()
    rows[row.name] = replace(row, bytes=len(content), sha256=digest, seconds=seconds)
    registry.write_manifest(manifest, tuple(rows[name] for name in sorted(rows)))


def _row(config: TrainingConfig, file: str, score: Score, minutes: float) -> registry.WeightsRow:
    category = config.categories[0] if len(config.categories) == 1 else registry.GENERAL
    scores = {key: value for key, value in asdict(score).items() if key != "levels" and value == value}
    return registry.WeightsRow(
        name=config.name, file=file, category=category, capacity=config.network.split("-")[1],
        network=config.network, bytes=0, sha256="", licence=LICENCE, data=DATA,
        command=f"python cli.py train {config.name}", minutes=minutes, levels=score.levels,
        scores=scores,
    )  # fmt: skip
