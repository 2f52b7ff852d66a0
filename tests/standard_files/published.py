"""Writes synthetic files in the layouts of NCI EVS and the CDISC Library, with made-up definitions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook

HEADER = (
    "Code", "Codelist Code", "Codelist Extensible (Yes/No)", "Codelist Name", "CDISC Submission Value",
    "CDISC Synonym(s)", "CDISC Definition", "NCI Preferred Term",
)  # fmt: skip
#: Code, submission value, name, extensible, terms by NCI code.
Codelist = tuple[str, str, str, str, dict[str, str]]
CODELISTS: tuple[Codelist, ...] = (
    ("C66731", "SEX", "Sex", "No", {"C16576": "F", "C20197": "M", "C17998": "U"}),
    ("C66742", "NY", "No Yes Response", "No", {"C49487": "N", "C49488": "Y", "C17998": "U", "C48660": "NA"}),
    ("C65047", "LBTESTCD", "Laboratory Test Code", "Yes", {"C64848": "HGB", "C51951": "PLAT"}),
    ("C67154", "LBTEST", "Laboratory Test Name", "Yes", {"C64848": "Hemoglobin", "C51951": "Platelets"}),
    ("C900001", "ZZQ1TC", "Made-up Questionnaire Test Code", "No", {"C900011": "ZZQ101", "C900012": "ZZQ102"}),
    ("C900002", "ZZQ1TN", "Made-up Questionnaire Test Name", "No", {"C900011": "ZZQ1-One", "C900012": "ZZQ1-Two"}),
)  # fmt: skip
DATE = "2025-09-26"
ODM_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>

<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:xs="http://www.w3.org/2001/XMLSchema-instance" \
xmlns:nciodm="http://ncicb.nci.nih.gov/xml/odm/EVS/CDISC" FileType="Snapshot" FileOID="{named}" Granularity="Metadata" \
CreationDateTime="2025-10-01T12:00:00" AsOfDateTime="{date}T00:00:00" ODMVersion="1.3.2" SourceSystem="NCI Thesaurus" \
SourceSystemVersion="{date}" nciodm:Context="Submission" nciodm:ControlledTerminologyVersion="1.2.0">
<Study OID="{named}">
<GlobalVariables>
<StudyName>CDISC {package} Controlled Terminology</StudyName>
<StudyDescription>CDISC {package} Controlled Terminology, {date}</StudyDescription>
<ProtocolName>CDISC {package} Controlled Terminology</ProtocolName>
</GlobalVariables>
<MetaDataVersion OID="CDISC_CT_MetaDataVersion.{package}.{date}" Name="CDISC {package} Controlled Terminology" \
Description="CDISC {package} Controlled Terminology, {date}">\
"""


def table(codelists: Sequence[Codelist] = CODELISTS) -> list[list[str]]:
    """Return the rows below the header: each codelist, then its terms."""
    rows = []
    for code, value, name, extensible, terms in codelists:
        rows.append([code, "", extensible, name, value, "", f"Made-up list of {name}.", f"CDISC {name} Terminology"])
        rows += [
            [term, code, "", name, text, f"{text}; {text.lower()}", f"A made-up meaning, of {text}.", f"Term {text}"]
            for term, text in terms.items()
        ]
    return rows


def text_file(path: Path, codelists: Sequence[Codelist] = CODELISTS, header: Sequence[str] = HEADER) -> Path:
    """Write cells between tabs, as NCI EVS does."""
    lines = ["\t".join(row) for row in [list(header), *table(codelists)]]
    path.write_text("\r\n".join(lines) + "\r\n", "utf-8", newline="")
    return path


def workbook_file(
    path: Path, codelists: Sequence[Codelist] = CODELISTS, title: str = f"SDTM Terminology {DATE}"
) -> Path:
    """Write a workbook with a ReadMe, as NCI EVS does."""
    book = Workbook()
    book.active.title = "ReadMe"
    book.active.append(["A made-up read me, with the terms of no licence"])
    sheet = book.create_sheet(title)
    for row in [list(HEADER), *table(codelists)]:
        sheet.append(row)
    book.save(path)
    return path


def odm_file(path: Path, codelists: Sequence[Codelist] = CODELISTS, package: str = "SDTM", date: str = DATE) -> Path:
    """Write ODM-XML as the program of NCI EVS does: the submission value of a codelist stands behind its terms."""
    lines = [ODM_HEAD.format(named=f"CDISC_CT.{package}.{date}", package=package, date=date)]
    for code, value, name, extensible, terms in codelists:
        lines.append(
            f'<CodeList OID="CL.{code}.{value}" Name={quoteattr(name)} DataType="text" nciodm:ExtCodeID="{code}"'
            f' nciodm:CodeListExtensible="{extensible}"><Description><TranslatedText xml:lang="en">Made-up.'
            "</TranslatedText></Description>"
        )
        lines += [
            f'<EnumeratedItem CodedValue={quoteattr(text)} nciodm:ExtCodeID="{term}">'
            "<nciodm:CDISCSynonym>x</nciodm:CDISCSynonym><nciodm:CDISCDefinition>Made-up.</nciodm:CDISCDefinition>"
            "<nciodm:PreferredTerm>T</nciodm:PreferredTerm></EnumeratedItem>"
            for term, text in terms.items()
        ]
        lines.append(
            f"<nciodm:CDISCSubmissionValue>{value}</nciodm:CDISCSubmissionValue>"
            "<nciodm:CDISCSynonym>y</nciodm:CDISCSynonym><nciodm:PreferredTerm>P</nciodm:PreferredTerm></CodeList>"
        )
    lines.append("</MetaDataVersion></Study></ODM>")
    path.write_text("\n".join(lines), "utf-8")
    return path


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def json_text(data: Any) -> str:
    """Return data as JSON."""
    return json.dumps(data, indent=1)


VARIABLE_HEADER = (
    "Version", "Variable Order", "Class", "Dataset Name", "Variable Name", "Variable Label", "Type",
    "CDISC CT Codelist Code(s)", "Codelist Submission Value(s)", "Described Value Domain(s)", "Value List", "Role",
    "CDISC Notes", "Core",
)  # fmt: skip
DATASET_HEADER = ("Version", "Class", "Dataset Name", "Dataset Label", "Structure")
#: Name, label, type, codelist, role, core of the variables of two made-up datasets.
#: Where the CDISC Library keeps codelists.
LINK = "/mdr/ct/packages/sdtmct-2025-03-28/codelists"
LIBRARY: dict[str, list[tuple[str, str, str, str, str, str]]] = {
    name: [
        ("STUDYID", "Study Identifier", "Char", "", "Identifier", "Req"),
        ("DOMAIN", "Domain Abbreviation", "Char", "", "Identifier", "Req"),
        ("USUBJID", "Unique Subject Identifier", "Char", "", "Identifier", "Req"),
        (f"{name}SEQ", "Sequence Number", "Num", "", "Identifier", "Req"),
        (f"{name}TESTCD", "Short Name of Test", "Char", codelist, "Topic", "Req"),
        (f"{name}ORRES", "Result as Collected", "Char", "", "Result Qualifier", "Exp"),
    ]
    for name, codelist in (("XA", ""), ("XB", "C900001"))
}


def variable_rows() -> list[list[str]]:
    """Return the variables as the CDISC Library exports them."""
    return [list(VARIABLE_HEADER)] + [
        ["SDTMIG v3.4", str(order), "Findings", dataset, name, label, kind, codes, "", "", "", role, "Made up.", core]
        for dataset, variables in LIBRARY.items()
        for order, (name, label, kind, codes, role, core) in enumerate(variables, start=1)
    ]


def dataset_rows() -> list[list[str]]:
    """Return the datasets as the CDISC Library exports them."""
    rows = [["SDTMIG v3.4", "Findings", name, f"Made Up {name}", "One record per finding"] for name in LIBRARY]
    return [list(DATASET_HEADER), *rows]


def library_workbook(path: Path) -> Path:
    """Write a workbook of variables and datasets."""
    book = Workbook()
    book.active.title = "ReadMe"
    for title, rows in (("Variables", variable_rows()), ("Datasets", dataset_rows())):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def library_json() -> dict[str, Any]:
    """Return what the CDISC Library answers for a guide."""
    datasets = [
        {
            "name": dataset,
            "label": f"Made Up {dataset}",
            "datasetStructure": "One record per finding",
            "datasetVariables": [
                {
                    "ordinal": str(order),
                    "name": name,
                    "label": label,
                    "role": role,
                    "core": core,
                    "simpleDatatype": kind,
                    "description": "Made up.",
                    "_links": {"codelist": [{"href": f"{LINK}/{codes}"}] if codes else []},
                }
                for order, (name, label, kind, codes, role, core) in enumerate(variables, start=1)
            ],
        }
        for dataset, variables in LIBRARY.items()
    ]
    links = {"self": {"href": "/mdr/sdtmig/3-4", "title": "SDTMIG"}}
    return {"name": "SDTMIG v3.4", "_links": links, "classes": [{"name": "Findings", "datasets": datasets}]}
