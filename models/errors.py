"""What can be wrong with a weights file. `pipeline.errors` has the sentences that users read."""

from pathlib import Path


class DamagedWeightsError(Exception):
    """A weights file is missing or is not the one its manifest row describes. `path` and `reason` say which
    and how.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class ShortOfMemoryError(Exception):
    """A weights file is whole, and the machine has not the memory to read it. `needed` and `free` are
    bytes.
    """

    def __init__(self, path: Path, needed: int, free: int) -> None:
        super().__init__(path, needed, free)
        self.path, self.needed, self.free = path, needed, free

    def __str__(self) -> str:
        return f"{self.path}: {self.needed:,} bytes of memory needed, {self.free:,} free"
