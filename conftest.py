"""No test is skipped in silence: a skip that tests/skips.csv does not list with its reason fails the run.

Property tests have no time limit per example (a busy machine is no fault of the code), and draw the same examples each
time in continuous integration, so that a failure there can be seen again anywhere.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("steady")

LIST = Path(__file__).parent / "tests" / "skips.csv"


def listed() -> dict[str, str]:
    """Return the tests that may be skipped, with the reason."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return {line["test"]: line["reason"] for line in csv.DictReader(file) if line["reason"].strip()}


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the session where a test was skipped (or a failure expected) that the list does not name."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    unlisted = sorted(set(_skipped(reporter)) - set(listed())) if reporter is not None else []
    if unlisted:
        reporter.write_line("")
        reporter.write_line(f"skipped, but not listed in tests/{LIST.name}: {', '.join(unlisted)}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _skipped(reporter: object) -> Iterator[str]:
    stats: dict[str, list[pytest.TestReport]] = getattr(reporter, "stats", {})
    for kind in ("skipped", "xfailed"):
        for report in stats.get(kind, []):
            yield report.nodeid
