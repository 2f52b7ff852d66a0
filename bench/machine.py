"""Says on what machine and with which versions the figures were measured."""

from __future__ import annotations

import datetime as dt
import os
import platform
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

PACKAGES = ("nec-cdisc", "numpy", "pandas", "pyarrow", "pyreadstat")


def machine() -> list[tuple[str, str]]:
    """Return what is known of the machine, as pairs of name and value."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        ("date", dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC")),
        ("CPU", _processor()),
        ("cores", str(os.cpu_count())),
        ("memory", f"{memory:.0f} GB"),
        ("system", f"{platform.system()} {platform.machine()}"),
        ("load before", load()),
    ]


def load() -> str:
    """Return how many programs wanted to run, on average of the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def versions() -> list[tuple[str, str]]:
    """Return the versions of Python, of our packages, and of R haven where it is there."""
    found = [("Python", platform.python_version()), *((name, metadata.version(name)) for name in PACKAGES)]
    return [*found, ("R haven", _haven())]


def version_in(python: Path, package: str) -> str:
    """Return the version of a package in another environment, with that of its Python."""
    code = "import platform, sys; from importlib.metadata import version as v"
    code += "; print(v(sys.argv[1]), 'on Python', platform.python_version())"
    done = subprocess.run([python, "-c", code, package], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    if known.is_file():
        for line in known.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def _haven() -> str:
    rscript = shutil.which("Rscript")
    if rscript is None:
        return "not installed (no Rscript)"
    command = [rscript, "-e", "cat(as.character(packageVersion('haven')), 'on', R.version.string)"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else "not installed"
