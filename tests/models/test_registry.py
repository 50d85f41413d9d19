from dataclasses import replace

import pytest

from models import registry
from models.registry import WeightsRow, fault_of, read_manifest, serving, write_manifest

ROW = WeightsRow(
    name="chair-low", file="weights/chair-low.weights.h5", category="chair", capacity="low",
    network="boxnet-low", bytes=3,
    sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", licence="MIT",
    data='shapes "of" data\\procedural', command="python cli.py train chair-low", minutes=1.5,
    levels={"chair": 0.35}, scores={"iou_procedural": 0.5}, urls=("https://example.org/a",),
)  # fmt: skip


def test_a_manifest_reads_as_it_was_written(tmp_path):
    path = tmp_path / "manifest.toml"
    rows = (ROW, replace(ROW, name="general-low", category="general", urls=(), scores={}))
    write_manifest(path, rows)
    assert read_manifest(path) == rows


def test_a_key_nobody_reads_is_refused(tmp_path):
    path = tmp_path / "manifest.toml"
    write_manifest(path, (ROW,))
    path.write_text(path.read_text() + "colour = 1\n")
    with pytest.raises(TypeError, match="colour"):
        read_manifest(path)


def test_a_category_without_its_own_network_gets_the_general_one(monkeypatch):
    general = replace(ROW, name="general-low", category="general", levels={"table": 0.3, "chair": 0.4})
    monkeypatch.setattr(registry, "shelf", lambda: (general, ROW))
    assert serving("chair", "low") is ROW
    assert serving("table", "low") is general
    for unknown in (("table", "high"), ("sofa", "low")):
        with pytest.raises(KeyError, match="must be on the shelf"):
            serving(*unknown)


@pytest.mark.parametrize(("content", "fault"), [
    (b"abc", ""), (None, "missing"), (b"abcd", "4 bytes instead of 3"), (b"abd", "sha256"),
])  # fmt: skip
def test_faults_of_a_file_are_named(tmp_path, content, fault):
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    found = fault_of(path, ROW)
    assert (fault in found) if fault else found == ""


def test_as_published_the_authors_file_serves_once_it_is_there(monkeypatch, tmp_path):
    ours = replace(ROW, name="chair-paper-low-retrained", capacity="paper-low")
    theirs = replace(ours, name="chair-paper-low", file=str(tmp_path / "theirs.h5"), levels={})
    high = replace(ROW, name="chair-high", capacity="high")
    monkeypatch.setattr(registry, "shelf", lambda: (ROW, high, ours))
    monkeypatch.setattr(registry, "published", lambda: (theirs,))
    assert list(registry.choices("chair").items()) == [("low", ROW), ("high", high), ("paper-low", ours)]
    assert list(registry.choices("chair", several=True)) == ["low", "high"]
    (tmp_path / "theirs.h5").touch()
    assert serving("chair", "paper-low") is theirs
    assert "paper-high" not in registry.choices("chair")


@pytest.mark.parametrize(("capacity", "offered"), [
    (registry.SILHOUETTES, (registry.SILHOUETTES, registry.MEAN_THRESHOLD)),
    (registry.REFINE3DNET, (registry.REFINE3DNET,)),
])  # fmt: skip
def test_some_serve_several_photos_of_what_they_know(monkeypatch, capacity, offered):
    row = replace(ROW, category="general", capacity=capacity, levels={"table": 0.3})
    monkeypatch.setattr(registry, "shelf", lambda: (row,))
    assert registry.choices("table", several=True) == dict.fromkeys(offered, row)
    assert registry.choices("table") == registry.choices("chair", several=True) == {}
