"""The manifest says what a package holds, by hashes, and what was checked."""

from __future__ import annotations

import hashlib
import json

from nec_cdisc.package.manifest import write_manifest
from nec_cdisc.package.rejection import Checked, State
from nec_cdisc.problem import Problem


def test_every_file_has_its_hash(tree):
    """Each file is named with its SHA-256, each check with its state and what it found."""
    checks = [Checked("1735", "each file is tagged", State.NOT_CHECKABLE, (Problem("PKG040", "1735"),))]
    write_manifest(tree, "T-1", {"mappings/study.yaml": "0"}, checks, {"split_over": 5}, {})
    said = json.loads((tree.root / "package.json").read_text("utf-8"))
    path = "m5/datasets/t-1/tabulations/sdtm/dm.xpt"
    assert said["files"][path] == hashlib.sha256((tree.root / path).read_bytes()).hexdigest()
    assert len(said["files"]) == 4
    assert said["checks"] == [
        {"check": "1735", "asks": "each file is tagged", "state": "not checkable", "problems": ["1735"]}
    ]
    assert (said["study"], said["settings"], said["made_of"]) == (
        "T-1",
        {"split_over": 5},
        {"mappings/study.yaml": "0"},
    )
