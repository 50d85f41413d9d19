"""What a timing was measured on; written beside every one."""

import os
import platform


def machine() -> dict[str, object]:
    """System, cores and Python, and what else kept them busy: mean number of running processes of the last
    minute.
    """
    busy = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0
    name = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return {"machine": name, "python": platform.python_version(), "load": busy}
