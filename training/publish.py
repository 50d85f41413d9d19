"""From a finished run to a shipped file: packed, scored on validation, entered in the manifest."""

import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path

import keras

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
    pack(network, config)
    resolution = boxnet.CONFIGS[config.network].resolution
    score = validate(network, samples, config.categories, resolution=resolution)
    category = config.categories[0] if len(config.categories) == 1 else registry.GENERAL
    scores = {key: value for key, value in asdict(score).items() if key != "levels" and value == value}
    row = row_of(config, category, scores=scores, data=DATA, runs=runs)
    enter(config, replace(row, capacity=config.network.split("-")[1], levels=score.levels))
    return score


def pack(network: keras.Model, config: TrainingConfig) -> None:
    """Write a network's packed file, where the experiment is to be published, and read it back: what ships is
    what is scored.
    """
    if config.publish:
        weights.write_packed(network, registry.MODELS / _file(config))
        weights.load_packed(network, registry.MODELS / _file(config))


def row_of(
    config: TrainingConfig, category: str, *, scores: dict[str, float], data: str, runs: Path
) -> registry.WeightsRow:
    """The manifest row of a finished run, for networks of one capacity."""
    return registry.WeightsRow(
        name=config.name, file=_file(config), category=category, capacity="", network=config.network,
        bytes=0, sha256="", licence=LICENCE, data=data, command=f"python cli.py train {config.name}",
        minutes=minutes_of(config, runs), scores=scores,
    )  # fmt: skip


def _file(config: TrainingConfig) -> str:
    return f"weights/{config.name}.weights.h5"


def minutes_of(config: TrainingConfig, runs: Path) -> float:
    """Minutes that a run took, and all runs it started from, by their logs."""
    return round(sum(own_minutes(run, runs) for run in ancestry(config)), 1)


def own_minutes(config: TrainingConfig, runs: Path) -> float:
    """Minutes that a run took, without those it started from."""
    log = json.loads((runs / f"{config.name}.json").read_text())
    return round(sum(row["seconds"] for row in log) / 60, 3)


def enter(config: TrainingConfig, row: registry.WeightsRow) -> None:
    """Write a row into the manifest, where the experiment is to be published, in the place of the one of its
    name; bytes and sha256 are read off its file. The seconds measured for the row it replaces stay.
    """
    if not config.publish:
        return
    content = row.path.read_bytes()
    manifest = registry.MODELS / "manifest.toml"
    rows = {old.name: old for old in registry.read_manifest(manifest)} if manifest.exists() else {}
    seconds = rows[row.name].seconds if row.name in rows else row.seconds
    digest = hashlib.sha256(content).hexdigest()
    rows[row.name] = replace(row, bytes=len(content), sha256=digest, seconds=seconds)
    registry.write_manifest(manifest, tuple(rows[name] for name in sorted(rows)))
