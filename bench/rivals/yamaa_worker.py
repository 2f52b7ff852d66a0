"""One measured run of yamaa in its own environment: datasets, then define.xml and transport files.

Usage: ``python yamaa_worker.py``, in the project's folder.
"""

from __future__ import annotations

import sys
from typing import Any

import yamaa

CREATED = "2026-01-01T00:00:00"


def main() -> None:
    """Do the work; a step that did not succeed ends the program with its issues."""
    project = yamaa.project("project.yaml")
    run = project.run("sdtm")
    _require(run)
    run.save()
    del run
    submission = project.submission("sdtm", created=CREATED)
    _require(submission)
    submission.save()


def _require(step: Any) -> None:
    if step.status != "succeeded":
        sys.exit("\n".join(str(issue["message"]) for issue in step.issues.to_pylist()[:5]))


if __name__ == "__main__":
    main()
