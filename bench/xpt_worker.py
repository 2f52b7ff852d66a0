"""One measurement of ``bench/xpt.py``, in a process of its own: prints seconds, CPU seconds and peak memory as JSON."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.dataset.frame import categorical, of_frame
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec

TESTS = (
    ("ALT", "Alanine Aminotransferase", "CHEMISTRY", "U/L"),
    ("AST", "Aspartate Aminotransferase", "CHEMISTRY", "U/L"),
    ("BILI", "Bilirubin", "CHEMISTRY", "umol/L"),
    ("CREAT", "Creatinine", "CHEMISTRY", "umol/L"),
    ("GLUC", "Glucose", "CHEMISTRY", "mmol/L"),
    ("HGB", "Hemoglobin", "HEMATOLOGY", "g/L"),
    ("PLAT", "Platelets", "HEMATOLOGY", "10^9/L"),
    ("WBC", "Leukocytes", "HEMATOLOGY", "10^9/L"),
)
VISITS = ("SCREENING", *(f"CYCLE {cycle} DAY 1" for cycle in range(1, 9)), "END OF TREATMENT")
STAMP = datetime(2020, 4, 30, 12)  # noqa: DTZ001 - the file knows no zone


def laboratory(rows: int) -> Dataset:
    """Return a seeded laboratory dataset: 13 text and 6 numeric variables, in the order of its subjects."""
    draw = np.random.default_rng(2014)
    per_subject = len(TESTS) * len(VISITS)
    row = np.arange(rows)
    subject, test, visit = row // per_subject, row % len(TESTS), row // len(TESTS) % len(VISITS)
    days = draw.integers(-20, 400, rows)
    result = np.round(draw.lognormal(3.0, 1.0, rows), 1)
    result[draw.random(rows) < 0.02] = np.nan  # noqa: PLR2004 - two in a hundred have no result
    texts = pd.Categorical(pd.Series(result).map("{:.1f}".format).where(~np.isnan(result)))
    dates = pd.Categorical((np.datetime64("2016-01-01") + (subject * 7 % 900 + days)).astype(str))
    subjects = [f"NCT02113800-{101 + number % 40}-{number:05}" for number in range(int(subject[-1]) + 1)]
    columns: dict[str, object] = {
        "STUDYID": _text(np.zeros(rows, np.int32), ["NCT02113800"]),
        "DOMAIN": _text(np.zeros(rows, np.int32), ["LB"]),
        "USUBJID": _text(subject, subjects),
        "LBSEQ": (row % per_subject + 1).astype(np.float64),
        **{
            name: _text(test, [item[part] for item in TESTS])
            for part, name in enumerate(("LBTESTCD", "LBTEST", "LBCAT"))
        },
        "LBORRES": texts,
        "LBORRESU": _text(test, [item[3] for item in TESTS]),
        "LBSTRESC": texts,
        "LBSTRESN": result,
        "LBSTRESU": _text(test, [item[3] for item in TESTS]),
        "LBSTNRLO": np.full(rows, 5.0),
        "LBSTNRHI": np.full(rows, 45.5),
        "LBNRIND": _text(np.digitize(result, [5.0, 45.5]), ["LOW", "NORMAL", "HIGH"]),
        "VISITNUM": visit + 1.0,
        "VISIT": _text(visit, list(VISITS)),
        "LBDTC": dates,
        "LBDY": days + (days >= 0.0),
    }
    return of_frame("LB", pd.DataFrame(columns), _spec(columns))


def _text(codes: np.ndarray, values: list[str]) -> pd.Categorical:
    distinct = encode(values)
    return categorical(Encoded(distinct.codes[codes], distinct.values))


def _spec(columns: dict[str, object]) -> DatasetSpec:
    variables = {
        name: VariableSpec(
            name, f"Label of {name}", "Char" if isinstance(column, pd.Categorical) else "Num", "", "", order
        )
        for order, (name, column) in enumerate(columns.items(), 1)
    }
    return DatasetSpec("LB", "Laboratory Test Results", "Findings", "", (), variables)


def prepare(program: str, work: str, path: Path, rows: int) -> Callable[[], object]:
    """Return the work to be measured; what is made before is not measured."""
    if work == "copy":
        return lambda: shutil.copyfile(path, path.with_suffix(".copy"))
    if program == "nec-cdisc":
        return _ours(work, path, rows)
    return _pyreadstat(work, path, rows)


def _ours(work: str, path: Path, rows: int) -> Callable[[], object]:
    from nec_cdisc.writers import xpt  # noqa: PLC0415 - a rival's process does not load it
    from nec_cdisc.xpt import frame  # noqa: PLC0415 - as above
    from nec_cdisc.xpt.lengths import lengths  # noqa: PLC0415 - as above
    from nec_cdisc.xpt.read import read  # noqa: PLC0415 - as above

    if work == "read":
        return lambda: frame.dataset(read(path)[0])
    made = laboratory(rows)

    def write() -> None:
        problems = xpt.write(made, path, lengths=lengths([made], {}), stamp=STAMP, table={})
        if problems:
            raise SystemExit(problems[0].message)

    return write


def _pyreadstat(work: str, path: Path, rows: int) -> Callable[[], object]:
    import pyreadstat  # noqa: PLC0415 - our process does not load it

    if work == "read":
        return lambda: pyreadstat.read_xport(path)
    made = laboratory(rows).frame
    # Plain Python texts: pyreadstat writes them three times as fast as pandas' own text columns.
    plain = made.astype({name: object for name in made.columns if made[name].dtype == "category"})
    return lambda: pyreadstat.write_xport(plain, path, table_name="LB", file_format_version=5)


def main() -> None:
    """Do the work once and print what it took."""
    program, work, path, rows = sys.argv[1:]
    action = prepare(program, work, Path(path), int(rows))
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    told = {
        "seconds": time.perf_counter() - wall,
        "cpu_seconds": time.process_time() - cpu,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
