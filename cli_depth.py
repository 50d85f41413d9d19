"""`python cli.py depth`: its options, its line of output, its files."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli_words import positive_of, relief_of, scene_formats_of, share_of

if TYPE_CHECKING:
    from pipeline.scene.journey import Scene, SceneOptions


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options; what is left out is as the page begins with it."""
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO", help="a scene each")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the files go")
    parser.add_argument("--formats", type=scene_formats_of, default=("glb",), metavar="obj,glb,ply",
                        help="of the surface; glb")  # fmt: skip
    parser.add_argument("--relief-mm", type=relief_of, metavar="N",
                        help="write a closed relief of this width for printing")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one line of JSON a photo on standard output")
    parser.add_argument("--focal-mm", type=positive_of, metavar="N",
                        help="focal length, of 35 mm film; else what EXIF says, else a guess")  # fmt: skip
    _add_cleaning(parser.add_argument_group("points (0 leaves a step out)"))
    _add_surface(parser.add_argument_group("surface"))


def _add_cleaning(group: argparse._ArgumentGroup) -> None:
    from pipeline.scene.cleaning import Cleaning

    usual = Cleaning()
    group.add_argument("--near", type=positive_of, metavar="M", help="leave out what is nearer, metres")
    group.add_argument("--far", type=positive_of, metavar="M", help="leave out what is farther, metres")
    group.add_argument("--edge-cut", type=share_of, default=usual.jump, metavar="X",
                       help=f"share that neighbours' depths may differ by; {usual.jump:g}")  # fmt: skip
    group.add_argument("--outliers", type=share_of, default=usual.deviations, metavar="X",
                       help=f"standard deviations that make one; {usual.deviations:g}")  # fmt: skip
    group.add_argument("--voxel", type=share_of, default=usual.voxel, metavar="X",
                       help=f"one point each; share of the median depth; {usual.voxel:g}")  # fmt: skip


def _add_surface(group: argparse._ArgumentGroup) -> None:
    from pipeline.scene.surface import DEPTHS, METHODS, SurfaceOrder

    usual, (least, most) = SurfaceOrder(), DEPTHS
    group.add_argument("--surface", choices=METHODS, default=usual.method,
                       help="Poisson of our own or of Open3D, or the pixels joined by triangles")  # fmt: skip
    group.add_argument("--poisson-depth", type=int, choices=range(least, most + 1), default=usual.depth,
                       help=f"2^N cells along the longest side; {usual.depth}")  # fmt: skip
    group.add_argument("--trim", type=share_of, default=usual.trim, metavar="X",
                       help=f"cells from the points that it may run; {usual.trim:g}, 0 for any")  # fmt: skip


def line_of(photo: Path, options: argparse.Namespace, name: str) -> dict[str, Any]:
    """One photo's line of output; its files are written. Without a surface it is not "ok", but has files."""
    from pipeline.errors import UnflattenError
    from pipeline.export import write_files
    from pipeline.scene.journey import scene_of
    from pipeline.scene.scene_export import scene_files

    def progress(stage: str) -> None:
        print(f"{photo}: {stage} ...", file=sys.stderr, flush=True)

    tenths: list[int] = []

    def tell(share: float) -> None:
        if int(10 * share) not in tenths:
            tenths.append(int(10 * share))
            progress(f"surface {10 * tenths[-1]} %")

    try:
        scene = scene_of(photo, _order(options), progress=progress, tell=tell)
        contents = scene_files(scene, name, formats=options.formats, relief_mm=options.relief_mm)
        files = [str(file) for file in write_files(contents, options.out)]
    except UnflattenError as error:
        return {"photo": str(photo), "ok": False, **_told(error)}
    trouble = {} if scene.trouble is None else _told(scene.trouble)
    return {"photo": str(photo), "ok": not trouble, "files": files, **_facts(scene), **trouble}


def _told(error: Any) -> dict[str, str]:
    return {"error": error.name, "message": error.message, "advice": error.advice}


def _order(options: argparse.Namespace) -> "SceneOptions":
    from pipeline.scene.cleaning import Cleaning
    from pipeline.scene.journey import SceneOptions
    from pipeline.scene.surface import SurfaceOrder

    cleaning = Cleaning(options.near, options.far, options.edge_cut, options.outliers, options.voxel)
    surface = SurfaceOrder(options.surface, options.poisson_depth, options.trim)
    return SceneOptions(options.focal_mm, cleaning, surface)


def _facts(scene: "Scene") -> dict[str, Any]:
    """What is known of a scene beside its files; all metres are estimates."""
    depth, focal, mesh = scene.seen.depth, scene.sight.focal, scene.mesh
    pixels, in_35mm = (length(*depth.shape) for length in (focal.pixels, focal.in_35mm))
    nearest, farthest = scene.seen.span
    metres = {"nearest": nearest, "median": scene.seen.median, "farthest": farthest}
    return {
        "depth": {**{name: round(value, 3) for name, value in metres.items()}, "unit": "metres, estimated"},
        "focal": {"pixels": round(pixels, 2), "in_35mm": round(in_35mm, 2), "source": focal.source,
                  "words": focal.words},
        "points": {"all": len(scene.cloud), "cleaned": len(scene.cleaned)},
        "mesh": None if mesh is None else {"vertices": len(mesh.vertices), "faces": len(mesh.faces)},
        "warnings": list(scene.sight.warnings),
        "seconds": {stage: round(seconds, 4) for stage, seconds in scene.seconds.items()},
    }  # fmt: skip


def report(line: dict[str, Any], *, as_json: bool) -> None:
    """Print one photo's line."""
    if as_json:
        print(json.dumps(line), flush=True)
        return
    photo = line["photo"]
    if "files" in line:
        depth, points = line["depth"], line["points"]["cleaned"]
        metres = f"by estimate {depth['nearest']:.2g} to {depth['farthest']:.2g} m away"
        files = ", ".join(line["files"])
        print(f"{photo}: {points:,} points, {metres}; focal length {line['focal']['words']}: {files}")
        for sentence in line["warnings"]:
            print(f"{photo}: {sentence}")
    if not line["ok"]:
        print(f"{photo}: {line['message']} {line['advice']}", file=sys.stderr, flush=True)
