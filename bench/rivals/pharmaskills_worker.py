"""Runs the native checks of pharmaskills on packages; it runs in the rival's environment and imports nothing of ours.

Usage: ``python pharmaskills_worker.py CT_FILE < folders.txt``: one folder with ``sdtm`` per line; answers one line of
JSON for each. The checks, and the reading of files, are the rival's own functions, as its command calls them.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from pharmaskills.ct import parse_package
from pharmaskills.sdtm.metadata import load_metadata
from pharmaskills.sdtm.native_rules import validate_native
from pharmaskills.sdtm.validate import read_xpt_dataset


def main() -> None:
    """Answer for each folder."""
    metadata = load_metadata()
    terms = parse_package(Path(sys.argv[1]), version="2025-03-28")
    for line in sys.stdin:
        start = time.process_time()
        told = _judge(Path(line.strip()), metadata, terms)
        print(json.dumps({**told, "seconds": time.process_time() - start}), flush=True)


def _judge(folder: Path, metadata: object, terms: object) -> dict[str, object]:
    datasets, found = {}, []
    for path in sorted((folder / "sdtm").glob("*.xpt")):
        try:
            dataset = read_xpt_dataset(path, metadata)
        except Exception as fault:  # noqa: BLE001 - the command would end here; the file is known, so that it counts
            name = path.stem.upper()
            found.append({"check": "unreadable", "severity": "error", "dataset": name, "message": str(fault)[:100]})
        else:
            datasets[dataset.name] = dataset
    try:
        report = validate_native(datasets, terms, metadata)
    except Exception as fault:  # noqa: BLE001 - told of
        return {"findings": found, "broken": f"{type(fault).__name__}: {fault}"[:200]}
    for issue in report.issues:
        variables = [name for name in issue.variable.split(",") if name]
        found.append(
            {"check": issue.rule, "severity": issue.severity, "dataset": issue.domain, "variables": variables,
             "message": issue.message, "count": issue.count}
        )  # fmt: skip
    return {"findings": found}


if __name__ == "__main__":
    main()
