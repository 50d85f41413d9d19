"""`python cli.py train --category NAME --meshes DIR`: a lesson from a shell, told in words or lines of JSON.

The page Teach runs this command in a process of its own and reads the JSON: a fact a name, each line in the
place of what the names said before. The last line has "result", or "error" and "advice".
"""

import argparse
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

from data.processes import Processes
from models.errors import DamagedWeightsError
from models.refusal import Refusal
from models.taught import discard, keep
from training.backend import prepare_tensorflow
from training.teach import Lesson, Tell

EVERY = 10
"""Steps between two lines in words."""


def teach_command(options: argparse.Namespace) -> int:
    """Run the lesson; the exit status: 0, 1 where something failed, 2 for meshes that cannot teach, 130 where
    it was stopped.
    """
    if options.meshes is None:
        print("--category must come with --meshes DIR, received none.", file=sys.stderr, flush=True)
        return 2
    prepare_tensorflow()
    tell = _as_json() if options.json else _in_words()
    try:
        with redirect_stdout(sys.stderr):  # what the training loop prints for those who watch it
            _teach(options, tell)
    except (Refusal, FileNotFoundError) as error:
        advice = getattr(error, "advice", "Look whether the folder is spelt right.")
        tell({"error": getattr(error, "message", f"{error}."), "advice": advice})
        return 2
    except DamagedWeightsError as error:  # of the general network
        tell({"error": f"The weights must be whole: {error}.", "advice": "Run `python download_models.py`."})
        return 1
    except OSError as error:
        tell({"error": f"Files must be written, received {error}.", "advice": "Make room on the disk."})
        return 1
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr, flush=True)
        return 130
    return 0


def _teach(options: argparse.Namespace, tell: Tell) -> None:
    from evaluation.teaching import teach_and_judge

    lesson = Lesson(options.category, options.meshes.resolve(), f"+{options.up}", options.steps)
    pupil, result = teach_and_judge(lesson, tell=tell, workers=Processes(options.processes))
    kept = options.keep == "always" or (options.keep == "learned" and bool(result["beats"]))
    if kept:
        keep(pupil.folder)
        discard(lesson.category)
    tell({"result": {**result, "kept": kept}})


def _as_json() -> Tell:
    out = sys.stdout

    def tell(facts: dict) -> None:
        print(json.dumps(facts), file=out, flush=True)

    return tell


def _in_words() -> Tell:
    out = sys.stdout

    def tell(facts: dict) -> None:
        for line in lines_of(facts):
            print(line, file=out, flush=True)

    return tell


def lines_of(facts: dict) -> list[str]:
    """What there is to say in words of some facts."""
    if "error" in facts:
        return [f"{facts['error']} {facts['advice']}"]
    if "report" in facts:
        faults = [f"  {name}: {fault}" for name, fault in facts["report"]["faults"].items()]
        return [f"{facts['report']['usable']} meshes can be used, {len(faults)} cannot.", *faults]
    if "result" in facts:
        return result_lines(facts["result"])
    if "step" in facts:
        told = facts["step"] % EVERY == 0 and facts["seconds_left"] is not None
        line = f"step {facts['step']} of {facts['steps']}, loss {facts['loss']:.3f}"
        return [f"{line}, {facts['seconds_left']:.0f} s left"] if told else []
    if "picture" in facts:
        return [f"picture: {facts['picture']}"]
    return [f"{facts['stage']} ..."] if "stage" in facts else []


def result_lines(result: dict) -> list[str]:
    """The held-out shapes' figures, the verdict, and what became of it."""
    lines = [f"{result['shapes']['test']} held-out shapes: IoU at 64, F-score at 1 %"]
    for name, figures in result["methods"].items():
        own = "this network" if name == "low" else name
        lines.append(f"  {own}: {figures['IoU 64']:.3f}, {figures['F-score']:.3f}")
    beaten = " and the ".join(result["beats"])
    lines.append(f"It beats the {beaten}." if beaten else "It has learned nothing: it beats neither.")
    folder = Path(result["candidate"])
    if result["kept"]:
        return [*lines, f"On the shelf: choose the category {result['category']}."]
    return [*lines, f"Not on the shelf, but in {folder}: the same command with --keep always puts it there."]
