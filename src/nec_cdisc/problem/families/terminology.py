"""Codes of files of standards that a user loads, of terminology compared, and of dictionaries."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note, query

CODES: tuple[Code, ...] = (
    error(
        "TRM101",
        "file of a standard that cannot be read",
        "What NCI EVS and the CDISC Library publish is text in UTF-8, a workbook (.xlsx), JSON or ODM-XML, whole and "
        "undamaged; a part of it would pass for the whole.",
        "Download the file again, and load it as it was published.",
    ),
    error(
        "TRM102",
        "file of a standard with a trap in its XML",
        "A declaration of a document type can name outer files, or entities that grow without bounds; no published "
        "file has one.",
        "Download the file from NCI EVS itself.",
    ),
    error(
        "TRM103",
        "not a file of this kind",
        "Columns or elements are missing by which the published files are known, so what it says cannot be told.",
        "Name the file as published: terminology from NCI EVS, or the variables of an SDTMIG from the CDISC Library.",
    ),
    error(
        "TRM104",
        "package or version of a file not known",
        "A study names the version of a standard that it was made with; a wrong one cannot be told from its content.",
        "Keep the published name of the file, or say it: --package sdtm --version 2025-03-28.",
    ),
    error(
        "TRM105",
        "row of a standard's file that does not fit",
        "The row contradicts what such files hold, so the file is damaged, was changed, or is another one.",
        "Download the file again; do not edit it.",
    ),
    error(
        "TRM106",
        "file of a standard lacks what was asked for",
        "Nothing was written, so that no part passes for the whole.",
        "Correct the name, or load a file that holds it.",
    ),
    error(
        "TRM108",
        "terms of the study's own would be overwritten",
        "An import replaces a codelist as a whole, and what the study has added to its file would be lost.",
        "Move the study's own terms to specs/extensions.csv, remove the file, and import again.",
    ),
    note(
        "TRM107",
        "codelist in use that the file does not hold",
        "This package of terminology does not have it, so the values of its variables are checked against nothing.",
        "Nothing to do, unless the package is the wrong one.",
    ),
    query(
        "TRM201",
        "several versions of one dictionary",
        "Terms of one submission come from one version of a dictionary; a mixture cannot be described in define.xml.",
        "Code these terms anew in the version of the others.",
    ),
    note(
        "TRM202",
        "term that is not coded",
        "Without the dictionary's terms these records are incomplete; outputs/reports/uncoded.csv lists all of them.",
        "Have the term coded, or ask the site what it means.",
    ),
    note(
        "TRM203",
        "records of a dictionary without name or version",
        "The version of the dictionary belongs into the submission.",
        "Fill name and version in the file of the dictionary.",
    ),
)
