"""Every shipped file has a card, and it says what the manifest and the results say now."""

import json
from dataclasses import replace

import pytest

from evaluation import cards
from models.registry import WeightsRow, shipped

ROW = WeightsRow(
    name="chair-low", file="weights/chair-low.weights.h5", category="chair", capacity="low",
    network="boxnet-low", bytes=1234567, sha256="ab" * 32, licence="MIT", data="boxes", command="make it",
    minutes=12.4, levels={"chair": 0.3}, scores={"iou_procedural": 0.5},
)  # fmt: skip


def figures(value):
    return {name: {"mean": value} for name in ("IoU 32", "IoU 64", "F-score")}


def test_a_card_tells_figures_and_where_a_baseline_is_better(tmp_path):
    methods = {"low": figures(0.4), "mean shape": figures(0.3), "nearest neighbour": figures(0.5)}
    chair = {"shapes": 7, "weights": {"low": "chair-low"}, "methods": methods}
    other = {**chair, "weights": {"low": "general-low"}}
    results = json.dumps({"categories": {"chair": chair, "sofa": other}})
    (tmp_path / "benchmark-procedural.json").write_text(results)
    (tmp_path / "benchmark-procedural-chair.jpg").touch()
    text = cards.card(ROW, tmp_path)
    assert "1,234,567 bytes" in text
    assert "`make it`, 12 minutes" in text
    assert "| chair (7) | 0.400, 0.400, 0.400 | 0.300, 0.300, 0.300 | 0.500, 0.500, 0.500 |" in text
    assert "chair: nearest neighbour has the better F-score." in text
    assert "mean shape has the better" not in text
    assert "sofa" not in text
    assert "results/benchmark-procedural-chair.jpg)" in text


@pytest.mark.parametrize(
    ("capacity", "words"), [("silhouettes", "one to four photos"), ("refine3dnet", "any number")]
)
def test_the_card_of_several_photos_tells_its_figures_by_their_number(tmp_path, capacity, words):
    table = {"1 view": {"one photo": {"mean": 0.3}, capacity: {"mean": 0.25}}}
    found = dict.fromkeys(("IoU 32", "IoU 64", "F-score"), table)
    (tmp_path / "views-meshes.json").write_text(json.dumps(found))
    row = replace(ROW, category="general", capacity=capacity, network=capacity)
    text = cards.card(row, tmp_path)
    assert words in text
    assert "## Test, real meshes by other people: F-score" in text
    assert f"| | one photo | {capacity} |" in text
    assert "| 1 view | 0.300 | 0.250 |" in text


def test_the_cards_are_those_of_what_ships():
    assert {path.stem for path in cards.CARDS.glob("*.md")} == {row.name for row in shipped()}
    for row in shipped():
        assert (cards.CARDS / f"{row.name}.md").read_text(encoding="utf-8") == cards.card(row)


def test_the_card_of_depth_tells_each_set_and_whether_it_knows_where_it_is_wrong(tmp_path):
    row = replace(ROW, name="depth", category="depth", capacity="", network="unetpp-s", levels={})
    bare = cards.card(row, tmp_path)
    assert "the depth of every pixel" in bare
    assert "## Test" not in bare
    measured = {name: {"mean": 0.125} for name in ("AbsRel", "RMSE", "SILog", "delta1", "R2")}
    figures = {"pictures": 3, "none": {"ours": measured}, "ours less another, none": {"seer": {"AbsRel": {}}}}
    found = {"figures": {"real pairs": figures}, "verdict": {"real pairs": "Ours beats none."}}
    (tmp_path / "depth.json").write_text(json.dumps(found))
    rho = {"mean": 0.41, "from": 0.3, "to": 0.5}
    spread = {"about": {}, "real pairs": {"by pixels": {"rank correlation": rho}}}
    (tmp_path / "depth-uncertainty.json").write_text(json.dumps(spread))
    text = cards.card(row, tmp_path)
    assert "## Test, real pairs (3)\n\nOurs beats none." in text
    assert text.count("| ours | 0.125 | 0.125 | 0.125 | 0.125 | 0.125 |") == 1
    assert "0.41 (0.30 to 0.50)" in text
    assert "as right as the focal length" in text
