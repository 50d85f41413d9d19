import sys
from types import SimpleNamespace

import psutil
import pytest

from models import devices


@pytest.fixture
def tensorflow(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A TensorFlow that finds the GPUs in `.found`."""
    found: list[str] = []
    config = SimpleNamespace(
        list_physical_devices=lambda kind: found if kind == "GPU" else ["cpu"],
        experimental=SimpleNamespace(get_device_details=lambda gpu: {"device_name": gpu} if gpu else {}),
    )
    monkeypatch.setitem(sys.modules, "tensorflow", SimpleNamespace(config=config, found=found))
    devices.describe.cache_clear()
    yield sys.modules["tensorflow"]
    devices.describe.cache_clear()


def test_a_gpu_is_named(tensorflow: SimpleNamespace):
    tensorflow.found.append("NVIDIA GeForce RTX 3060")
    assert devices.describe() == "NVIDIA GeForce RTX 3060"


def test_a_gpu_without_a_name_is_one_all_the_same(tensorflow: SimpleNamespace):
    tensorflow.found.append("")
    assert devices.describe() == "GPU"


@pytest.mark.parametrize(("cores", "said"), [(1, "CPU, 1 core"), (8, "CPU, 8 cores"), (None, "CPU, 1 core")])
def test_without_a_gpu_the_cores_are_counted(tensorflow, monkeypatch, cores: int | None, said: str):
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert devices.describe() == said


def test_free_memory_is_some_of_the_machine_s_own():
    assert 0 < devices.free_memory() < psutil.virtual_memory().total
