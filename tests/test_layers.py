"""The rooms import downwards only, and the first page does not wait for TensorFlow."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def tool(name: str) -> str:
    """The path of a command that belongs to the running Python."""
    path = shutil.which(name, path=str(Path(sys.executable).parent))
    return path or pytest.fail(f"{name} is not installed")


def imported_packages(path: Path) -> set[str]:
    """Top-level names that a file imports anywhere in it, functions included."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_the_rooms_import_downwards_only():
    command = [tool("lint-imports"), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing():
    command = [tool("ruff"), "check", "--no-cache", "--output-format=concise", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr


def test_shapes_import_numpy_only():
    for path in (ROOT / "shapes").rglob("*.py"):
        assert imported_packages(path) - set(sys.stdlib_module_names) <= {"numpy", "shapes"}, path


def test_the_command_line_never_imports_streamlit():
    assert "streamlit" not in imported_packages(ROOT / "cli.py")


def test_the_router_is_a_router():
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize("name", ["start.py"])
def test_what_runs_before_anything_is_installed_needs_the_standard_library_only(name):
    assert imported_packages(ROOT / name) <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("modules", [["models", "models.registry", "models.weights"], ["cli"], ["pipeline"]])
def test_importing_loads_nothing_heavy(modules):
    if modules == ["pipeline"]:  # every file of the room: the page imports the journey before it paints
        paths = sorted((ROOT / "pipeline").rglob("[!_]*.py"))
        modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    heavy = ["tensorflow", "keras", "streamlit", "vtk", "vtkmodules", "pyvista", "stpyvista"]
    check = f"import sys, {', '.join(modules)}\nprint(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
