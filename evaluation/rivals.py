"""Finished runs of one network that differ in one thing, beside each other on test shapes of the samples: IoU
at 32 x 32 x 32 in the object cube.

Papers take a voxel for filled from some one probability; two ways to train need not suit one level, so that
rivals are also compared at the levels that do best on validation shapes.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from data.samples import spread
from evaluation.intervals import interval, paired
from training.cube import JUDGED, LEVELS, Says, decided, ious, stock_of
from training.validate import ORIGINS

VIEWS = 4
"""Views that the samples have of a shape."""
Asked = tuple[str, str, str, int]
"""A rival, a category, an origin, a number of views."""


def arguments(about: str) -> argparse.Namespace:
    """samples, runs and limit, as the shell gives them; about: what is measured."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--samples", type=Path, default=Path("samples"), metavar="DIR")
    parser.add_argument("--runs", type=Path, default=Path("checkpoints"), metavar="DIR")
    parser.add_argument("--limit", type=int, default=60, help="shapes a category, at most")
    return parser.parse_args()


def compare(
    rivals: Mapping[str, Says], samples: Path, categories: Sequence[str], *, limit: int, level: float
) -> dict:
    """Tables of two rivals by name, at the paper's `level` and at each one's own, of shapes by rule and of
    real meshes: by category from four views, and of all categories by the number of views.
    """
    levels = {name: level_of(says, samples, categories) for name, says in rivals.items()}
    scores: dict[Asked, np.ndarray] = {}
    for category in categories:
        stock = stock_of(samples, category, "test")
        for origin in ORIGINS:
            rows = spread(stock.rows(procedural=origin == "procedural"), limit)
            for name, says in rivals.items():
                for views in range(1, VIEWS + 1):
                    scores[name, category, origin, views] = ious(
                        says, stock, rows, views, levels=(level, levels[name])
                    )
    found: dict = {
        "about": {"measure": "IoU, 32^3, object cube; 95 % intervals over shapes", "split": "test"},
        "levels that do best on validation shapes": levels,
    }
    for origin in ORIGINS:
        for place, how in enumerate((f"at {level:g}", "each at its best level")):
            tables = _Tables(list(rivals), categories, scores, origin, place)
            if tables.categories:
                found[f"{origin}, four views, {how}"] = tables.by_category()
                found[f"{origin}, all categories, {how}"] = tables.by_views()
    return found


def level_of(says: Says, samples: Path, categories: Sequence[str]) -> float:
    """The one level with the best mean IoU over the validation shapes of all categories, from four views."""
    tables = []
    for category in categories:
        stock = stock_of(samples, category, "validation")
        tables.append(ious(says, stock, spread(decided(stock), JUDGED), VIEWS))
    return LEVELS[int(np.concatenate(tables).mean(axis=0).argmax())]


class _Tables:
    """Those of an origin, and of one of the levels that shapes were scored at, the first or the second."""

    def __init__(
        self, names: Sequence[str], categories: Sequence[str], scores: Mapping[Asked, np.ndarray],
        origin: str, place: int,
    ) -> None:  # fmt: skip
        self.names = tuple(names)
        self.scores = {
            (name, category, views): table[:, place]
            for (name, category, known, views), table in scores.items()
            if known == origin and len(table)
        }
        there = {category for _, category, _ in self.scores}
        self.categories = tuple(category for category in categories if category in there)

    def by_category(self) -> dict[str, dict]:
        """From four views."""
        rows = {name: self._row((name,), VIEWS) for name in self.categories}
        return {**rows, "all": self._row(self.categories, VIEWS)}

    def by_views(self) -> dict[str, dict]:
        """Of all categories."""
        return {f"{views} of four views": self._row(self.categories, views) for views in range(1, VIEWS + 1)}

    def _row(self, categories: Sequence[str], views: int) -> dict:
        columns = [
            np.concatenate([self.scores[name, category, views] for category in categories])
            for name in self.names
        ]
        figures = {name: interval(column) for name, column in zip(self.names, columns, strict=True)}
        return {"shapes": len(columns[0]), **figures, "difference": paired(*columns)}
