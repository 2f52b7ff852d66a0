"""What an archive is named by."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.archive.bag_info import Described
from nec_cdisc.archive.described import archive_name, described
from nec_cdisc.writers.disk_faults import NotWritten


def study(folder: Path, text: str) -> Path:
    """Write a study folder of one file."""
    (folder / "mappings").mkdir()
    (folder / "mappings" / "study.yaml").write_text(text, encoding="utf-8")
    return folder


def test_study_title_and_date_are_those_of_the_mappings(tmp_path: Path):
    """What study.yaml says is told, and the archive is named by study and export date."""
    found = described(study(tmp_path, "study: T-1\ntitle: A trial\nexport_date: 2026-01-31\n"))
    assert found == Described("T-1", "A trial", "2026-01-31")
    assert archive_name(found) == "T-1-2026-01-31"


@pytest.mark.parametrize(("name", "expected"), [("../x", "x"), ("A/B 1", "A-B-1"), ("試験", "study"), ("..", "study")])
def test_a_name_never_leads_out_of_the_folder(name: str, expected: str):
    """What no file name should hold is replaced."""
    assert archive_name(Described(name, "", "2026-01-31")) == f"{expected}-2026-01-31"


@pytest.mark.parametrize(
    ("text", "lacks"),
    [("title: x\n", "study and export_date"), ("study: T-1\nexport_date: soon\n", "export_date"), ("[]", "study and")],
)
def test_a_study_without_name_or_date_is_refused(tmp_path: Path, text: str, lacks: str):
    """What is not told is named."""
    with pytest.raises(NotWritten) as refused:
        described(study(tmp_path, text))
    assert refused.value.problem.code == "ARC108"
    assert lacks in refused.value.problem.message


def test_a_folder_that_is_no_study_is_refused(tmp_path: Path):
    """Without mappings there is nothing to archive."""
    with pytest.raises(NotWritten) as refused:
        described(tmp_path)
    assert refused.value.problem.code == "RUN101"
