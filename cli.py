"""Unflatten from a shell: the same journey as the page, and everything that made the shipped files.

    python cli.py reconstruct PHOTO... --out DIR     photos to models, one a photo
    python cli.py reconstruct --views PHOTO... --out DIR    photos of one object to one model
    python cli.py depth PHOTO... --out DIR           photos of scenes to depth, points and a surface
    python cli.py prepare ...                        shapes, meshes or photos to training samples
    python cli.py export --out DIR                   samples to the files that other systems read
    python cli.py train NAME...                      experiments of training/experiments to weights files
    python cli.py train --category NAME --meshes DIR a category of your own, from a folder of meshes
    python cli.py forget NAME                        removes it again
    python cli.py evaluate --meshes DIR --split NAME how good the models are on a folder of meshes

Exit status: 0 when all went well, 1 when something failed, 2 for wrong use. Of several views, those that are
refused are told and left out; only where none is left has it failed.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cli_depth
import cli_samples
from cli_words import category_of, formats_of, height_of, level_of, new_category_of, steps_of

if TYPE_CHECKING:
    from pipeline.errors import UnflattenError
    from pipeline.reconstruct import Options, Reconstruction
    from pipeline.several import SeveralReconstruction


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr, flush=True)
        return 130


def reconstruct_command(options: argparse.Namespace) -> int:
    """Photos to models, one after another; a photo that fails does not stop the others. Or all to one model.
    """
    from pipeline.errors import UnflattenError
    from pipeline.reconstruct import Options

    order = Options(options.category, options.capacity, options.level, options.smoothing)
    if options.views:
        return _reconstruct_views(order, options)
    names = _distinct_names(options.photos)
    failed = 0
    for photo, name in zip(options.photos, names, strict=True):
        try:
            line = _reconstruct_one(photo, order, options, name)
        except UnflattenError as error:
            failed += 1
            line = {"photo": str(photo), "ok": False, **_told(error)}
        _report(line, as_json=options.json)
    return 1 if failed else 0


def _reconstruct_one(photo: Path, order: "Options", options: argparse.Namespace, name: str) -> dict:
    """One photo's line of output; its files are written."""
    from pipeline.reconstruct import reconstruct

    def progress(stage: str) -> None:
        print(f"{photo}: {stage} ...", file=sys.stderr, flush=True)

    return _written(photo, reconstruct(photo, order, progress=progress), options, name)


def _written(
    photo: Path, result: "Reconstruction | SeveralReconstruction", options: argparse.Namespace, name: str
) -> dict:
    """A result's line of output; its files are written."""
    from pipeline.export import write_model

    mesh = result.mesh
    files = write_model(mesh, options.out, name=name, formats=options.formats, height_mm=options.height_mm)
    return {
        "photo": str(photo), "ok": True, "category": result.category, "confidence": result.confidence,
        "capacity": options.capacity, "files": [str(file) for file in files],
        "seconds": {stage: round(seconds, 4) for stage, seconds in result.seconds.items()},
        "mesh": {"vertices": len(mesh.vertices), "faces": len(mesh.faces), "watertight": mesh.is_watertight(),
                 "volume": round(mesh.signed_volume(), 6)},
    }  # fmt: skip


def _told(error: "UnflattenError") -> dict:
    return {"error": error.name, "message": error.message, "advice": error.advice}


def _reconstruct_views(order: "Options", options: argparse.Namespace) -> int:
    """Several photos of one object to one model, named after the first; one line of output."""
    from pipeline.errors import UnflattenError
    from pipeline.several import reconstruct_several

    def progress(stage: str) -> None:
        print(f"{stage} ...", file=sys.stderr, flush=True)

    photos = {"photos": [str(photo) for photo in options.views]}
    try:
        result = reconstruct_several(options.views, order, progress=progress)
        line = _written(options.views[0], result, options, options.views[0].stem)
    except UnflattenError as error:
        _report({"photo": ", ".join(photos["photos"]), **photos, "ok": False, **_told(error)},
                as_json=options.json)  # fmt: skip
        return 1
    _report({**line, **photos, **_second_opinions(result)}, as_json=options.json)
    return 0


def _second_opinions(result: "SeveralReconstruction") -> dict:
    """Photos by name: those left out with the reason, the one that disagrees, the one that helps least."""
    names, opinions = [view.name for view in result.views], result.opinions
    return {
        "refused": [{"photo": photo.name, **_told(photo.error)} for photo in result.refused],
        "disagrees": None if opinions.disagrees is None else names[opinions.disagrees],
        "helps_least": None if opinions.spare is None else names[opinions.spare],
    }


def _distinct_names(photos: Sequence[Path]) -> list[str]:
    """A file name for each photo's model: its own stem, numbered where two photos share one."""
    names: list[str] = []
    for photo in photos:
        name, number = photo.stem, 2
        while name in names:
            name, number = f"{photo.stem}-{number}", number + 1
        names.append(name)
    return names


def _report(line: dict, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(line), flush=True)
    elif line["ok"]:
        mesh = line["mesh"]
        closed = "closed" if mesh["watertight"] else "NOT closed"
        files = ", ".join(line["files"])
        print(f"{line['photo']}: {line['category']}, {mesh['faces']:,} triangles, {closed}: {files}")
        for photo in line.get("refused", ()):
            print(f"{photo['photo']} is left out: {photo['message']} {photo['advice']}")
        if line.get("disagrees"):
            print(f"{line['disagrees']} disagrees with the rest: is it the same object, cut out whole?")
        if line.get("helps_least"):
            print(f"{line['helps_least']} helps least.")
    else:
        print(f"{line['photo']}: {line['message']} {line['advice']}", file=sys.stderr, flush=True)


def depth_command(options: argparse.Namespace) -> int:
    """Photos to scenes, one after another; a photo that fails does not stop the others."""
    lines = []
    for photo, name in zip(options.photos, _distinct_names(options.photos), strict=True):
        lines.append(cli_depth.line_of(photo, options, name))
        cli_depth.report(lines[-1], as_json=options.json)
    return 0 if all(line["ok"] for line in lines) else 1


def train_command(options: argparse.Namespace) -> int:
    """Teach a category, or run experiments in the order given; each goes on where it was interrupted."""
    if options.category:
        from evaluation.teaching_command import teach_command

        return teach_command(options)
    from training.config import experiments, read_experiment
    from training.run import run_experiment

    shipped = (name for name in experiments() if read_experiment(name).publish)
    for name in options.names or shipped:
        score = run_experiment(name, options.samples, options.runs, devices=options.devices)
        print(f"{name}: {score}", flush=True)
    return 0


def forget_command(options: argparse.Namespace) -> int:
    """Remove a category that was taught here."""
    from models.refusal import Refusal
    from models.taught import forget

    try:
        forget(options.category)
    except Refusal as refusal:
        print(refusal.message, refusal.advice, file=sys.stderr, flush=True)
        return 2
    return 0


def evaluate_command(options: argparse.Namespace) -> int:
    """Measure every capacity against the baselines on a folder of meshes."""
    from evaluation.benchmark import evaluate_meshes
    from evaluation.report import tables

    chosen = {"split": options.split, "samples": options.samples, "limit": options.limit}
    try:
        results = evaluate_meshes(options.meshes, **chosen)
    except (ValueError, FileNotFoundError) as error:  # no such split, no such folder
        print(error, file=sys.stderr, flush=True)
        return 2
    print(json.dumps(results) if options.json else tables(results), flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cli.py", description="One photo in, one closed 3D model out.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_reconstruct(commands.add_parser("reconstruct", help="photos to 3D models"))
    depth = commands.add_parser("depth", help="photos of scenes to depth, points and a surface")
    cli_depth.add_options(depth)
    depth.set_defaults(run=depth_command)
    cli_samples.add_prepare(commands.add_parser("prepare", help="shapes, meshes, photos to training samples"))
    cli_samples.add_export(commands.add_parser("export", help="samples to the files that other systems read"))
    _add_train(commands.add_parser("train", help="run training experiments, or teach a category of your own"))
    forget = commands.add_parser("forget", help="remove a category that was taught here")
    forget.add_argument("category", metavar="NAME")
    forget.set_defaults(run=forget_command)
    _add_evaluate(commands.add_parser("evaluate", help="measure the models on a folder of meshes"))
    return parser


def _add_reconstruct(parser: argparse.ArgumentParser) -> None:
    from models.registry import AS_PUBLISHED, CAPACITIES, PIX2VOX, TOGETHER, file_of, shelf

    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("photos", nargs="*", default=[], type=Path, metavar="PHOTO", help="a model each")
    given.add_argument("--views", nargs="+", default=[], type=Path, metavar="PHOTO",
                       help="1 to 20 photos of one object: one model")  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the files go")
    parser.add_argument("--category", default="auto", type=category_of, metavar="auto|NAME")
    here = {row.capacity for row in shelf()}
    offered = (name for name in (*PIX2VOX, *TOGETHER) if file_of(name) in here)
    capacities = (*CAPACITIES, *AS_PUBLISHED, *offered)
    parser.add_argument(
        "--capacity", choices=capacities, default="low",
        help="low and high are ours; the others, networks of papers, are for single photos, silhouettes "
             "(-threshold: at their authors' masks) and refine3dnet for --views",
    )  # fmt: skip
    parser.add_argument("--formats", type=formats_of, default=("obj",), metavar="obj,glb,stl,ply")
    parser.add_argument("--level", type=level_of, metavar="X", help="iso value; default the network's")
    parser.add_argument("--smoothing", choices=("laplacian", "taubin", "none"), default="taubin")
    parser.add_argument("--height-mm", type=height_of, default=100.0, metavar="N", help="of the print; 100")
    parser.add_argument("--json", action="store_true", help="one line of JSON a model on standard output")
    parser.set_defaults(run=reconstruct_command)


def _add_train(parser: argparse.ArgumentParser) -> None:
    from models.taught import STEPS

    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("names", nargs="*", default=[], metavar="NAME", help="of training/experiments")
    chosen.add_argument("--all", action="store_true", help="every experiment whose weights ship")
    parser.add_argument("--samples", type=Path, default=Path("samples"), metavar="DIR")
    parser.add_argument("--runs", type=Path, default=Path("checkpoints"), metavar="DIR")
    parser.add_argument("--devices", type=int, default=1, metavar="N", help="of this machine, of experiments")
    chosen.add_argument("--category", type=new_category_of, metavar="NAME", help="teach one of your own")
    lesson = parser.add_argument_group("with --category")
    lesson.add_argument("--meshes", type=Path, metavar="DIR", help="10 to 1,000 meshes of it, of any quality")
    lesson.add_argument("--up", choices=("y", "z"), default="y", help="the axis that points up in the files")
    lesson.add_argument("--steps", type=steps_of, default=STEPS, metavar="N", help=f"of training; {STEPS}")
    keep = ("learned", "always", "never")
    lesson.add_argument("--keep", choices=keep, default="learned", help="when to put it on the shelf")
    lesson.add_argument("--processes", type=int, metavar="N", help="of this machine; one a core")
    lesson.add_argument("--json", action="store_true", help="a line of JSON for all that happens")
    parser.set_defaults(run=train_command)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meshes", type=Path, required=True, metavar="DIR", help="with an INDEX.csv")
    parser.add_argument("--split", required=True, metavar="NAME")
    parser.add_argument("--samples", type=Path, metavar="DIR", help="training samples for the baselines")
    parser.add_argument("--limit", type=int, metavar="N", help="shapes a category at most")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=evaluate_command)


if __name__ == "__main__":
    sys.exit(main())
