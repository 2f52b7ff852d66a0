"""A small study that can be packaged, and stand-ins for the documents that other layers make."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from tests.conftest import Built

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.package import documents
from nec_cdisc.package.documents import Desk
from nec_cdisc.package.part import Part
from nec_cdisc.package.tree import Tree
from nec_cdisc.problem import Problem
from nec_cdisc.xpt.blocks import Blocks
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.write import write

SUMMARY = 'protocol:\n  summary:\n    SSTDTC: "2019-06-01"\n    TITLE: A trial\n'
#: A define.xml that names files, and nothing else that these tests look at.
DEFINE = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="define2-1.xsl"?>
<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:def="http://www.cdisc.org/ns/def/v2.1"
 xmlns:xlink="http://www.w3.org/1999/xlink"><Study><MetaDataVersion>
{groups}{leaves}</MetaDataVersion></Study></ODM>
"""


def define_of(datasets: Sequence[str], others: Sequence[str] = ()) -> str:
    """Return a define.xml that names transport files, by their stems, and other files."""
    groups = "".join(
        f'<ItemGroupDef Name="{name.upper()}"><def:leaf ID="LF.{name}" xlink:href="{name}.xpt"/></ItemGroupDef>\n'
        for name in datasets
    )
    leaves = "".join(f'<def:leaf ID="LF.{name}" xlink:href="{name}"/>\n' for name in others)
    return DEFINE.format(groups=groups, leaves=leaves)


def write_define(_desk: Desk, _part: Part, folder: Path) -> list[Problem]:
    """Write a define.xml of the datasets in a folder, its stylesheet, a guide, and a rendering for people."""
    stems = [path.stem for path in sorted(folder.glob("*.xpt"))]
    (folder / "define.xml").write_text(define_of(stems, ["csdrg.pdf"]), encoding="utf-8")
    (folder / "define2-1.xsl").write_text('<?xml version="1.0"?><xsl/>', encoding="utf-8")
    (folder / "csdrg.pdf").write_bytes(b"%PDF-1.7")
    (folder / "define.html").write_text("<p>define</p>", encoding="utf-8")
    return []


@pytest.fixture
def stand_in(monkeypatch) -> None:
    """Have the documents of a package made by stand-ins."""
    monkeypatch.setattr(documents, "MAKERS", (("define.xml", write_define),))


@pytest.fixture
def packable(build: Callable[..., Built]) -> Path:
    """Return a small study whose trial summary is complete: nothing of it is rejected."""
    named = [found[1] for said in build(study=SUMMARY).said if (found := re.search(r"TRD114.*needs (\w+)", said))]
    built = build(study=SUMMARY + "".join(f"    {name}: {{null_flavor: NA}}\n" for name in named))
    assert built.said == []
    return built.folder


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return the folders of a package that would be accepted: DM and TS, define.xml and its stylesheet."""
    made = Tree(tmp_path / "package", "t-1")
    folder = made.datasets("sdtm")
    folder.mkdir(parents=True)
    transport(folder / "dm.xpt", USUBJID=["T-1-1", "T-1-2"], AGE=np.array([61.0, 47.0]))
    transport(folder / "ts.xpt", STUDYID=["T-1"], TSPARMCD=["SSTDTC"], TSVAL=["2019-06-01"])
    (folder / "define.xml").write_text(define_of(["dm", "ts"]), encoding="utf-8")
    (folder / "define2-1.xsl").write_text('<?xml version="1.0"?><xsl/>', encoding="utf-8")
    return made


def transport(path: Path, **columns: list[str | None] | np.ndarray) -> Path:
    """Write a transport file; its dataset is named as the file, lists are texts, arrays numbers."""
    variables = tuple(
        Variable(name, f"Label of {name}", "Num", 8)
        if isinstance(column, np.ndarray)
        else Variable(name, f"Label of {name}", "Char", max(len(text or "") for text in [*column, "x"]))
        for name, column in columns.items()
    )
    encoded = [column if isinstance(column, np.ndarray) else encode(column) for column in columns.values()]
    member = Member(path.stem.upper(), "A dataset", variables, datetime(2020, 5, 4))  # noqa: DTZ001 - no zone
    with path.open("wb") as file:
        assert write(file, member, encoded) == ()
    return path


def relabelled(path: Path, **changed: str) -> None:
    """Give a transport file another name or label of its dataset."""
    blocks = Blocks(path)
    (table,) = blocks.tables()
    columns = [column if hasattr(column, "codes") else column.doubles for column in table.columns]
    with path.open("wb") as file:
        write(file, replace(blocks.member, **changed), columns)
