"""The clock and the scales, on a journey that takes no time."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from data.procedural.kit import box
from evaluation import speed
from shapes.trianglemesh import TriangleMesh


@pytest.fixture
def journeys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Capacities in the order they were walked."""
    walked = []

    def reconstruct(photo, options):
        walked.append(options.capacity)
        part = box((1, 1, 1))
        return SimpleNamespace(mesh=TriangleMesh(part.vertices, part.faces), seconds={"intake": len(walked)})

    monkeypatch.setattr(speed, "reconstruct", reconstruct)
    return walked


def test_the_first_walk_does_not_count(journeys: list[str]):
    found = speed.measure([Path("a"), Path("b"), Path("c")], rounds=4)
    assert found["seconds"]["low"]["intake"] == {"median": 3.0, "p90": pytest.approx(3.8)}
    assert list(found["seconds"]["high"]) == ["intake", "export", "total"]
    assert journeys == ["low"] * 4 + ["high"] * 4 + ["high", "low"] * 2


def test_the_memory_curve_has_a_row_a_reconstruction(journeys: list[str]):
    rows = list(speed.memory_curve([Path("a")], "auto", 3))
    assert [row["reconstruction"] for row in rows] == [1, 2, 3]
    assert all(row["resident MB"] >= 0 for row in rows)
