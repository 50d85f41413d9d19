import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
ENDING_WHILE_A_FILE_IS_READ = """
import threading, time
from h5py import h5f, _objects
from models.registry import shelf
from pipeline import networks

reading = threading.Event()

def load(row):
    with _objects.phil:  # as h5py does while it reads
        reading.set()
        time.sleep(1)

networks._load = load
threading.Thread(target=networks.run, args=(shelf()[0], {}), daemon=True).start()
reading.wait()
"""


def test_the_process_ends_though_a_thread_is_loading_a_network():
    command = [sys.executable, "-c", ENDING_WHILE_A_FILE_IS_READ]
    subprocess.run(command, cwd=REPOSITORY, timeout=120, check=True, capture_output=True)
