"""`python cli.py prepare` and `python cli.py export`: samples made, and written for other systems."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.jobs import Workers


def add_prepare(parser: argparse.ArgumentParser) -> None:
    """The options of `prepare`."""
    from shapes.categories import CATEGORIES

    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of samples")
    parser.add_argument("--categories", nargs="+", default=list(CATEGORIES), metavar="NAME")
    parser.add_argument("--count", type=int, default=2400, help="procedural shapes a category")
    parser.add_argument("--seed", type=int, default=0, help="of the first procedural shape or room")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--meshes", type=Path, metavar="DIR", help="a folder of meshes (INDEX.csv) instead")
    source.add_argument("--shapenet", type=Path, metavar="DIR", help="the meshes of ShapeNetCore instead")
    source.add_argument("--pascal3d", type=Path, metavar="DIR", help="the CAD meshes of Pascal3D+ instead")
    source.add_argument("--pascal3d-photos", type=Path, metavar="DIR", help="its photos, by CAD model")
    source.add_argument("--r2n2", type=Path, metavar="DIR", help="ShapeNetRendering and ShapeNetVox32")
    source.add_argument("--pix3d", type=Path, metavar="DIR", help="the photos of Pix3D")
    source.add_argument("--nyu", type=Path, metavar="FILE", help="NYU Depth V2, the labelled .mat: depth")
    source.add_argument("--photos", type=Path, metavar="DIR", help="a folder of photos (INDEX.csv) instead")
    source.add_argument("--rooms", type=int, metavar="N", help="N rendered rooms with their depth instead")
    parser.add_argument("--views", type=int, default=4, help="pictures of each shape")
    parser.add_argument("--variants", type=int, default=8, help="of each mesh, stretched and mirrored")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--processes", type=int, metavar="N", help="of this machine; one a core")
    where.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster instead: tcp://host:port")
    parser.set_defaults(run=prepare_command)


def add_export(parser: argparse.ArgumentParser) -> None:
    """The options of `export`."""
    from shapes.categories import CATEGORIES

    parser.add_argument("--samples", type=Path, default=Path("samples"), metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the files go")
    parser.add_argument("--format", choices=("npy", "binvox"), default="npy")
    parser.add_argument("--categories", nargs="+", default=list(CATEGORIES), metavar="NAME")
    parser.add_argument("--split", choices=("train", "validation", "test"), default="train")
    parser.set_defaults(run=export_command)


def prepare_command(options: argparse.Namespace) -> int:
    """Training samples from generators, meshes, rooms or a photo folder, whichever is named."""
    try:
        _prepare(options)
    except (ValueError, FileNotFoundError) as error:  # a category that nothing is known of, a file missing
        print(error, file=sys.stderr, flush=True)
        return 2
    except (RuntimeError, OSError) as error:  # some samples failed, no scheduler answers, the disk is full
        print(error, file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr, flush=True)
        return 130
    return 0


PHOTOGRAPHED = {"pascal3d_photos": "pascal3d", "r2n2": "r2n2", "pix3d": "pix3d"}
"""Options of `prepare` that name the folder of a set that comes with pictures: the set."""


def _prepare(options: argparse.Namespace) -> None:
    from data.prepare import prepare_meshes, prepare_rows, prepare_shapes
    from data.published import pascal3d, shapenet

    made = {"categories": options.categories, "views": options.views, "workers": _workers(options)}
    if options.rooms:
        from data.rooms import prepare_rooms

        prepare_rooms(options.out, count=options.rooms, first=options.seed, workers=made["workers"])
    elif options.photos:
        from pipeline.photo_samples import prepare_photos

        prepare_photos(options.photos, options.out)
    elif options.meshes:
        prepare_meshes(options.meshes, options.out, variants=options.variants, **made)
    elif options.shapenet:
        rows = shapenet.read_shapenet(options.shapenet)
        prepare_rows(rows, options.out, variants=options.variants, **made)
    elif name := next((name for name in PHOTOGRAPHED if getattr(options, name)), ""):
        from data.published.samples import prepare_objects

        prepare_objects(getattr(options, name), PHOTOGRAPHED[name], options.out, **made)
    elif options.nyu:
        from data.jobs import run_jobs
        from data.published import nyu

        run_jobs(nyu.jobs_of(options.nyu.resolve()), options.out, title="nyu", workers=made["workers"])
    elif options.pascal3d:
        rows = pascal3d.read_cad(options.pascal3d)
        prepare_rows(rows, options.out, variants=options.variants, **made)
    else:
        prepare_shapes(folder=options.out, count=options.count, first_seed=options.seed, **made)


def _workers(options: argparse.Namespace) -> "Workers":
    """Who makes the samples: a cluster, or processes of this machine."""
    if options.scheduler:
        from data.cluster import Cluster

        return Cluster(options.scheduler)
    from data.processes import Processes

    return Processes(options.processes)


def export_command(options: argparse.Namespace) -> int:
    """Samples to arrays or voxel files; a line on standard output for each category."""
    from data.export import export_binvox, export_npy

    write = {"npy": export_npy, "binvox": export_binvox}[options.format]
    try:
        for category in options.categories:
            paths = write(options.samples, options.out, category=category, split=options.split)
            print(f"{category}: {len(paths)} files in {options.out}", flush=True)
    except FileNotFoundError as error:  # no sample of that category and split
        print(error, file=sys.stderr, flush=True)
        return 2
    return 0
