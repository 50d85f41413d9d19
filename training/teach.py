"""Teach a category of the user's own: a plain folder of meshes in, a candidate for the shelf out.

The meshes are checked and split by shape, samples are made of them, and the general low network that ships is
trained on with a category table of one row. Whoever stops it loses nothing: the same lesson goes on where it
was. Whether it learned anything is for `evaluation.teaching` to say.
"""

import hashlib
import json
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from data.jobs import Job, Outcome, Workers
from data.meshcheck import MeshReport, check_meshes, rows_of
from data.meshfolder import MeshRow
from data.prepare import prepare_rows
from data.processes import Processes
from models.refusal import Refusal
from models.registry import GENERAL, WeightsRow, digest_of, serving, write_manifest
from models.taught import MANIFEST, STEPS, teaching_folder
from training.config import TrainingConfig

FEWEST = 10
"""Meshes that a category can be taught from."""
HELD_OUT, VALIDATING = 0.15, 0.1
"""Shares of the shapes to test with and to choose the level by; at least two each."""
TRAINING_SAMPLES = 240
"""Meshes to train on come in so many variants that there are about this many, at most MOST_VARIANTS each."""
MOST_VARIANTS = 12
VIEWS = 4
NETWORK = "boxnet-low-of-one"

Tell = Callable[[dict], None]
"""Is told of a lesson under way: facts by name, each in the place of the last of its name."""


@dataclass(frozen=True)
class Lesson:
    """category: its name, as models.taught.named gives it. meshes: the folder. up: which axis of the files
    points up, "+y" or "+z". steps: of training, of `batch` samples each.
    """

    category: str
    meshes: Path
    up: str = "+y"
    steps: int = STEPS
    batch: int = 32

    @property
    def config(self) -> TrainingConfig:
        """The run."""
        return TrainingConfig(
            name=f"{self.category}-low", network=NETWORK, steps=self.steps, categories=(self.category,),
            rate=1e-3, warm_up=min(40, self.steps // 4), mesh_share=1.0, batch=self.batch, publish=False,
        )  # fmt: skip

    def folder(self, paths: Sequence[Path]) -> Path:
        """Where what is made of these meshes lies: another place for other meshes or settings, so that no
        shape that was trained on is ever tested with.
        """
        settings = str((self.up, self.steps, self.batch))
        parts = "\n".join([settings, *(f"{path.name} {digest_of(path)}" for path in paths)])
        digest = hashlib.sha256(parts.encode()).hexdigest()[:12]
        return teaching_folder(self.category) / digest


@dataclass(frozen=True)
class Pupil:
    """A finished run: its folder, the rows of its meshes, its row (an absolute file)."""

    folder: Path
    rows: tuple[MeshRow, ...]
    row: WeightsRow

    @property
    def samples(self) -> Path:
        """The folder of its samples."""
        return self.folder / "samples"


def stage(words: str) -> dict:
    """What is told when a part of a lesson begins."""
    return {"stage": words, "done": 0, "total": 0}


def teach(
    lesson: Lesson, *, tell: Tell, look: Callable | None = None, workers: Workers | None = None
) -> Pupil:
    """Check, prepare, train; the candidate's weights and its level lie in the pupil's folder.

    look: called with (network, samples folder, step) after every step. workers: who makes the samples.
    Raises Refusal where too few meshes are usable, FileNotFoundError where there is no such folder.
    """
    tell(stage("Checking the meshes"))
    report = check_meshes(lesson.meshes, up=lesson.up, tell=_counted(tell))
    tell({"report": {"usable": len(report.usable), "faults": report.faults}})
    refuse_too_few(report)
    folder = lesson.folder(report.usable)
    rows = split_by_shape(rows_of(report.usable, lesson.category, up=lesson.up))
    tell(stage("Drawing them from all sides"))
    prepare_samples(rows, folder / "samples", _told(workers or Processes(), tell))
    tell(stage("Training"))
    return _train(lesson, rows, folder, tell=tell, look=look)


def refuse_too_few(report: MeshReport) -> None:
    """Raise a Refusal where fewer than FEWEST meshes are usable."""
    if len(report.usable) < FEWEST:
        raise Refusal(
            f"At least {FEWEST} usable meshes are needed, received {len(report.usable)} and "
            f"{len(report.faults)} that cannot be used.",
            advice="Add meshes of the same kind of object, or mend those that are named.",
        )


def split_by_shape(rows: Sequence[MeshRow]) -> tuple[MeshRow, ...]:
    """The rows with their splits: test, validation, train, drawn by the files' names."""
    drawn = sorted(rows, key=lambda row: (zlib.crc32(row.path.name.encode()), row.name))
    testing, validating = (max(2, round(share * len(rows))) for share in (HELD_OUT, VALIDATING))
    split = {row.name: "test" for row in drawn[:testing]}
    split |= {row.name: "validation" for row in drawn[testing : testing + validating]}
    return tuple(replace(row, split=split.get(row.name, "train")) for row in rows)


def prepare_samples(rows: Sequence[MeshRow], samples: Path, workers: Workers) -> None:
    """Make the samples of a lesson's meshes, those to train on in several variants. Raises a Refusal where
    one cannot be drawn.
    """
    count = sum(row.split == "train" for row in rows)
    variants = min(MOST_VARIANTS, max(1, round(TRAINING_SAMPLES / count)))
    try:
        category = rows[0].category
        prepare_rows(rows, samples, categories=[category], variants=variants, views=VIEWS, workers=workers)
    except RuntimeError as error:
        message = f"Every mesh must be drawn, received {error}."
        raise Refusal(message, advice="Leave that mesh out.") from error


def _train(
    lesson: Lesson, rows: tuple[MeshRow, ...], folder: Path, *, tell: Tell, look: Callable | None
) -> Pupil:
    import keras

    from models import weights
    from training.batches import Batches
    from training.loop import compile_network, fit

    config, samples = lesson.config, folder / "samples"
    parent = serving(GENERAL, "low")
    keras.utils.set_random_seed(config.seed)
    network = weights.NETWORKS[config.network]()
    inherit_mean(network, weights.load(parent))
    final = folder / f"{config.name}.weights.h5"
    if not final.exists():
        compile_network(network, config)
        clock = _Clock(config.steps)

        def each(step: int, loss: float) -> None:
            tell({"step": step, "steps": config.steps, "loss": loss, "seconds_left": clock.left(step)})
            if look is not None:
                look(network, samples, step)

        run = fit(network, Batches(samples, config), config, folder / "run", tell=each)
        network = weights.NETWORKS[config.network]()  # one without an optimizer
        network.load_weights(run)
        weights.write_packed(network, final)
    weights.load_packed(network, final)  # what is kept is what is scored
    return Pupil(folder, rows, _row(lesson, network, parent, folder, count=len(rows)))


def inherit_mean(network, parent) -> None:
    """Give a network of one category what a network of many has learnt, and the mean of its categories."""
    for layer, source in zip(network.layers, parent.layers, strict=True):
        values = source.get_weights()
        if values and layer.weights[0].shape != values[0].shape:  # the category table
            values = [values[0].mean(axis=0, keepdims=True)]
        layer.set_weights(values)


def _row(lesson: Lesson, network, parent: WeightsRow, folder: Path, *, count: int) -> WeightsRow:
    """The row of a finished run, with its level and its scores on validation shapes."""
    from models.boxnet import CONFIGS
    from training.validate import validate

    config = lesson.config
    resolution = CONFIGS[config.network].resolution
    score = validate(network, folder / "samples", config.categories, resolution=resolution)
    scores = {key: value for key, value in asdict(score).items() if key != "levels" and value == value}
    final, log = folder / f"{config.name}.weights.h5", folder / "run" / f"{config.name}.json"
    minutes = sum(row["seconds"] for row in json.loads(log.read_text())) / 60
    return WeightsRow(
        name=config.name, file=str(final), category=lesson.category, capacity="low", network=config.network,
        bytes=final.stat().st_size, sha256=digest_of(final), licence="as the meshes it learned from",
        data=f"{count} meshes of the user's own, and what {parent.name} learned from",
        command=f"python cli.py train --category {lesson.category} --meshes DIR --steps {config.steps}",
        minutes=round(parent.minutes + minutes, 1), levels=score.levels, seconds=parent.seconds,
        scores=scores,
    )  # fmt: skip


def write_candidate(pupil: Pupil, card: str) -> None:
    """Write what `models.taught.keep` reads, beside the weights."""
    near = replace(pupil.row, file=Path(pupil.row.file).name)
    (pupil.folder / f"{near.name}.md").write_text(card, encoding="utf-8", newline="\n")
    write_manifest(pupil.folder / MANIFEST, (near,))


class _Clock:
    """Seconds left of a run, by the time its steps took since the first that this process made."""

    def __init__(self, steps: int) -> None:
        self.steps, self.first, self.start = steps, 0, 0.0

    def left(self, step: int) -> float | None:
        """None after the first step, which compiles."""
        if not self.first:
            self.first, self.start = step, time.monotonic()
            return None
        return round((time.monotonic() - self.start) / (step - self.first) * (self.steps - step), 1)


def _counted(tell: Tell) -> Callable[[int, int], None]:
    return lambda done, total: tell({"done": done, "total": total})


def _told(workers: Workers, tell: Tell) -> Workers:
    """The workers, and `tell` is told of every job that has ended."""

    def run(jobs: Sequence[Job], folder: Path) -> Iterator[Outcome]:
        for done, outcome in enumerate(workers(jobs, folder), start=1):
            yield outcome
            tell({"done": done, "total": len(jobs)})

    return run
