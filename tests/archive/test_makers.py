"""Files that are made for an archive."""

from __future__ import annotations

import json
from dataclasses import replace

from nec_cdisc.archive import makers
from nec_cdisc.archive.bag_info import Described
from nec_cdisc.archive.makers import MAKERS, Making, description, program
from nec_cdisc.archive.opened import Found
from nec_cdisc.writers.run_record import Run

MAKING = Making(
    Described("T-1", "", "2026-01-31"),
    Run("archive", {}, "J. Doe", "2026-02-01T09:00:00Z"),
    {
        "data/raw/dm.csv": Found(3, "a" * 64, ""),
        "data/program/nec_cdisc-1.whl": Found(9, "b" * 64, ""),
        "x": Found(1, "", ""),
    },
)


def test_the_program_stands_with_its_packages(monkeypatch):
    """What the archive was made with is asked for the time of the archive."""
    asked = []
    monkeypatch.setattr(makers, "made_with", lambda *given: asked.append(given) or {})
    assert program(MAKING) == {}
    assert [(at.isoformat(), fetched) for at, fetched in asked] == [("2026-02-01T09:00:00+00:00", None)]


def test_the_description_names_each_file_of_the_payload():
    """Files below data/ are described by their paths there, and what stands beside is not."""
    (text,) = description(MAKING).values()
    known = {item["@id"] for item in json.loads(text)["@graph"]}
    assert {"raw/dm.csv", "program/nec_cdisc-1.whl"} <= known
    assert "x" not in known
    assert MAKERS[-1] is description


def test_without_a_stated_time_the_export_date_is_the_time():
    """The clock is never read."""
    assert replace(MAKING, run=Run("archive")).at == "2026-01-31T00:00:00+00:00"
