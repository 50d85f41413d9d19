"""A contact sheet of depth: photo, true depth, what a contender says, where it is wrong; a row a picture."""

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np

from evaluation.depth_contenders import Subject
from evaluation.report import chosen

TILE = (180, 240)
"""Rows and columns of a picture."""
HEADINGS = ("photo", "true depth", "depth, aligned", "error, 0 to 50 %")
WRONG = 0.5
"""The share of the true depth at which the error's colour is the strongest."""
INK = (40, 40, 40)


def sheet(
    subjects: Sequence[Subject], depth_of: Callable[[Subject], np.ndarray], scores: Sequence[float]
) -> np.ndarray:
    """(H, W, 3) uint8: the best, the middle and the worst by score, AbsRel, each with it. depth_of: aligned
    depth (h, w), metres, of the truth's size.
    """
    rows = [_headings()]
    for index in chosen(-np.asarray(scores)):
        row = _row(subjects[index], depth_of(subjects[index]))
        written(row, f"AbsRel {scores[index]:.2f}", at=(6, TILE[0] - 8))
        rows.append(row)
    return np.concatenate(rows)


def write(path: Path, picture: np.ndarray) -> None:
    """Write a picture (H, W, 3) uint8 as JPEG."""
    blue_first = np.ascontiguousarray(picture[..., ::-1])
    path.write_bytes(cv2.imencode(".jpg", blue_first, [cv2.IMWRITE_JPEG_QUALITY, 85])[1].tobytes())


def _row(subject: Subject, depth: np.ndarray) -> np.ndarray:
    known = subject.truth > 0
    near, far = np.percentile(subject.truth[known], [1, 99])
    error = np.abs(depth - subject.truth) / np.where(known, subject.truth, 1)
    tiles = [
        subject.color,
        colored((subject.truth - near) / (far - near), known),
        colored((depth - near) / (far - near), np.ones_like(known)),
        colored(1 - error / WRONG, known),
    ]
    return np.ascontiguousarray(np.concatenate([_fitted(tile) for tile in tiles], axis=1))


def colored(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """(H, W, 3) uint8: values (H, W) from 0, yellow, to 1, dark blue; grey where they are not known."""
    levels = np.rint(255 * (1 - np.clip(values, 0, 1))).astype(np.uint8)
    found = cv2.applyColorMap(levels, cv2.COLORMAP_VIRIDIS)[..., ::-1].copy()
    found[~known] = 128
    return found


def written(picture: np.ndarray, text: str, *, at: tuple[int, int]) -> None:
    """Write white letters with a dark rim into a picture (H, W, 3) uint8, in place."""
    for color, width in ((INK, 3), ((255, 255, 255), 1)):
        cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, color, width, cv2.LINE_AA)


def _fitted(picture: np.ndarray) -> np.ndarray:
    return cv2.resize(picture, TILE[::-1], interpolation=cv2.INTER_AREA)


def _headings() -> np.ndarray:
    strip = np.full((22, TILE[1] * len(HEADINGS), 3), 255, np.uint8)
    for place, heading in enumerate(HEADINGS):
        at = (place * TILE[1] + 6, 16)
        cv2.putText(strip, heading, at, cv2.FONT_HERSHEY_SIMPLEX, 0.45, INK, 1, cv2.LINE_AA)
    return strip
