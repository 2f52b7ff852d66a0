"""Defects of files: what a transport file may not hold, files that are not there, and what define.xml leaves out."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pyreadstat
from tests.mutants.defect import family
from tests.mutants.package import Package
from tests.mutants.transport import encoded

from nec_cdisc.xpt.cards import stamp_text

FILES = family("files")
defect = FILES.defect


@defect("FDA rejection criterion 1736: DM must be there", touches="DM:removed", finds="DM DM.USUBJID", records=0)
def dm_is_not_there(package: Package) -> None:
    """The package has no dm.xpt."""
    del package.tables["DM"]


@defect(
    "FDA rejection criterion 1736: ADSL must be there", touches="ADSL:removed", finds="ADSL ADSL.USUBJID", records=0
)
def adsl_is_not_there(package: Package) -> None:
    """The package has no adsl.xpt."""
    del package.tables["ADSL"]


@defect(
    "FDA rejection criterion 1734: TS must be there", touches="TS:removed", finds="TS TS.TSPARMCD TS.TSVAL", records=0
)
def ts_is_not_there(package: Package) -> None:
    """The package has no ts.xpt."""
    del package.tables["TS"]


@defect("FDA Technical Conformance Guide: no dataset without records", touches="-VS", finds="VS", records=1120)
def vs_has_no_records(package: Package) -> None:
    """The file vs.xpt has variables, but no records."""
    package.drop("VS", list(package.frame("VS").index))


@defect("SAS TS-140: records are complete", touches="MH:bytes", finds="MH", records=0)
def file_is_cut_off(package: Package) -> None:
    """The file mh.xpt ends in the middle of a record."""
    whole = encoded(package.fitted()["MH"])
    package.raw["MH"] = whole[: len(whole) * 2 // 3 + 17]


@defect(
    "FDA Technical Conformance Guide: transport files of version 5", touches="PR:bytes", finds="PR PR.PRTRT", records=0
)
def label_over_40_in_a_file_of_version_8(package: Package) -> None:
    """The file pr.xpt was written as version 8, which lets a label have 47 characters."""
    table = package.tables["PR"]
    labels = [item.label for item in table.member.variables]
    labels[list(table.frame.columns).index("PRTRT")] = "Reported Name of Procedure as Given by the Site"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pr.xpt"
        pyreadstat.write_xport(table.frame, path, column_labels=labels, table_name="PR", file_format_version=8)
        found = path.read_bytes()
    clock = rb"\d\d[A-Z]{3}\d\d:\d\d:\d\d:\d\d"  # pyreadstat states when it wrote
    package.raw["PR"] = re.sub(clock, stamp_text(table.member.stamp), found)


@defect(
    "SAS TS-140: names are letters, digits, underscores",
    touches="CO.COREF:removed CO.CO-REF:added",
    finds="CO CO.CO-REF",
    records=0,
)
def name_with_a_hyphen(package: Package) -> None:
    """A variable of CO is named CO-REF."""
    package.describe("CO", "COREF", name="CO-REF")


@defect("SDTMIG 3.4: text beyond 200 characters is continued elsewhere", touches="CO.COVAL")
def value_over_200_bytes(package: Package) -> None:
    """A comment has 260 bytes."""
    package.set("CO", 1, COVAL="Not neuroendocrine at central pathology. " * 6 + "Shipped again.")


@defect("FDA Technical Conformance Guide: ASCII only", touches="MH.MHTERM")
def value_not_ascii(package: Package) -> None:
    """A history term holds an o with diaeresis."""
    package.set("MH", 20, MHTERM="Sjögren")


@defect(
    "FDA Technical Conformance Guide: the file is named as its dataset",
    touches="VS:bytes",
    finds="VS VITALS",
    records=0,
)
def file_named_unlike_its_dataset(package: Package) -> None:
    """The file vs.xpt holds a dataset that is named VITALS."""
    whole = encoded(package.fitted()["VS"])
    package.raw["VS"] = whole.replace(b"SAS     VS      SASDATA ", b"SAS     VITALS  SASDATA ", 1)


@defect("Define-XML 2.1: an ItemRef for each variable", touches="AE.AEACN:undescribed", finds="AE.AEACN", records=0)
def variable_not_described(package: Package) -> None:
    """A define.xml beside SDTM describes all variables but AEACN."""
    package.define(but="AE.AEACN")


@defect("Define-XML 2.1: an ItemGroupDef for each dataset", touches="PR:undescribed", finds="PR", records=0)
def dataset_not_described(package: Package) -> None:
    """A define.xml beside SDTM describes all datasets but PR."""
    package.define(but="PR")
