"""Two devices take the steps that one would. Devices are set up before TensorFlow starts, so each run is a
process of its own.
"""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]

RUN = """
import json, sys
import numpy as np
import tensorflow as tf
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
from pathlib import Path
from models import boxnet, pix2vox
from training import loop, pix2vox as recipe
from training.config import TrainingConfig
from training.devices import spread_over

kind, devices, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
boxnet.CONFIGS["tiny"] = boxnet.BoxNetConfig(8, 32, (4, 4, 4, 4, 4), 4, 8, (4, 4))
pix2vox.CONFIGS["tiny"] = pix2vox.Pix2VoxConfig(
    ((4, 3), (4, 3), (8, 1)), 3, (4, 4), (2, 4), vgg=(2, 2, 4, 4), merger=(4, 2), hidden=8, picture=64)
loop.CHECKPOINT = 1
config = TrainingConfig("tiny", "tiny", 5, ("chair",), rate=1e-3, warm_up=1, batch=8)


class Boxes:
    def __getitem__(self, step):
        rng = np.random.default_rng(step)
        draw = lambda *shape: rng.random(shape, dtype=np.float32)
        if kind == "pix2vox":
            voxels = (draw(8, 8, 8, 8) < 0.3).astype(np.float32)
            return draw(8, 2, 64, 64, 3), {"coarse": voxels, "occupancy": voxels}
        camera = np.concatenate([draw(8, 4), np.ones((8, 1), np.float32)], axis=1)
        return ({"photo": draw(8, 32, 32, 4), "category": np.zeros(8, np.int32)},
                {"occupancy": draw(8, 8, 8, 8), "extents": draw(8, 3), "camera": camera})


given = recipe.RECIPE if kind == "pix2vox" else loop.BOXNET
run = loop.Recipe(given.build, lambda samples, config: Boxes(), given.prepare)
with spread_over(devices):
    loop.train(config, folder, folder, run)
"""


def start(kind: str, devices: int, folder: Path, **environment: str) -> subprocess.Popen:
    command = [sys.executable, "-c", RUN, kind, str(devices), str(folder)]
    known = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": str(ROOT), **environment}
    return subprocess.Popen(command, cwd=ROOT, env=known, stderr=subprocess.PIPE, text=True)


def curve(process: subprocess.Popen, folder: Path) -> np.ndarray:
    """(steps, losses) of a run that has ended."""
    _, error = process.communicate(timeout=900)
    assert process.returncode == 0, error[-3000:]
    rows = json.loads((folder / "tiny.json").read_text())
    assert [row["step"] for row in rows] == [1, 2, 3, 4, 5]
    names = sorted(set(rows[0]) - {"step", "seconds"})
    return np.array([[row[name] for name in names] for row in rows])


@pytest.mark.parametrize("kind", ["boxnet", "pix2vox"])
def test_two_devices_have_the_curve_of_one(kind: str, tmp_path: Path):
    processes = {count: start(kind, count, tmp_path / str(count)) for count in (1, 2)}
    one, two = (curve(process, tmp_path / str(count)) for count, process in processes.items())
    assert np.ptp(one[:, -1]) > 1e-3  # something is learnt
    np.testing.assert_allclose(two, one, atol=1e-4)


def test_two_machines_have_the_curve_of_one(tmp_path: Path):
    """Two processes that reach each other over loopback."""
    with socket.socket() as first, socket.socket() as second:
        for each in (first, second):
            each.bind(("127.0.0.1", 0))
        workers = [f"127.0.0.1:{each.getsockname()[1]}" for each in (first, second)]
    alone = start("boxnet", 1, tmp_path / "alone")
    expected = curve(alone, tmp_path / "alone")
    together = [
        start("boxnet", 1, tmp_path / str(number), TF_CONFIG=json.dumps(
            {"cluster": {"worker": workers}, "task": {"type": "worker", "index": number}}
        ))
        for number in range(2)
    ]  # fmt: skip
    for number, process in enumerate(together):
        np.testing.assert_allclose(curve(process, tmp_path / str(number)), expected, atol=1e-4)


def test_more_devices_than_there_are_is_refused(tmp_path: Path):
    process = start("boxnet", 3, tmp_path)
    _, error = process.communicate(timeout=900)
    assert process.returncode == 1
    assert "devices must be 1 to 2, received 3" in error
