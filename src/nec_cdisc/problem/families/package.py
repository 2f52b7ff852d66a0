"""Codes of a submission package: what it is made of, its files and folders, and what an authority refuses."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note

_KEPT = "The last package stays as it was."

CODES: tuple[Code, ...] = (
    error(
        "PKG001",
        "the SDTM datasets are out of date",
        "What is checked or handed over must be what the export and the mappings give. The set remembers the hash of"
        " each file that it was made of, and its own; one of them is another now.",
        "Run nec-cdisc sdtm, and then adam where the study has analysis datasets. To look at files as they lie there,"
        " name their folder: nec-cdisc validate outputs/sdtm.",
    ),
    error(
        "PKG002",
        "the analysis datasets are out of date",
        "They were made of other SDTM datasets, other mappings or by another version of the program, or were changed.",
        "Run nec-cdisc adam. To look at files as they lie there, name their folder: nec-cdisc validate outputs/adam.",
    ),
    error(
        "PKG003",
        "something changed while the package was made",
        "The package would hold datasets of one state and documents of another. " + _KEPT,
        "Run nec-cdisc package again when nobody works in the folder.",
    ),
    error(
        "PKG004",
        "there is nothing to package",
        "A package holds SDTM datasets that the mappings of the study give.",
        "Add mappings/sdtm, and run nec-cdisc package again.",
    ),
    error(
        "PKG005",
        "the name of the study gives no name of a folder",
        "The folder of the datasets is named after the study, in lower case letters, digits and hyphens.",
        "Give study.yaml a name with letters or digits in it.",
    ),
    error(
        "PKG010",
        "a file is missing without which an authority refuses the study",
        "FDA's technical rejection criteria 1734 and 1736 ask for ts.xpt, dm.xpt and define.xml with SDTM, and for"
        " adsl.xpt and define.xml with ADaM. " + _KEPT,
        "Map the dataset that is named; where it is define.xml, look at the problems above.",
    ),
    error(
        "PKG011",
        "the study has no valid start date or identifier",
        "FDA's technical rejection criterion 1734 asks for TS with the parameter SSTDTC, a complete date, and STUDYID. "
        + _KEPT,
        "Give SSTDTC in the block protocol of study.yaml, under summary.",
    ),
    error(
        "PKG012",
        "findings are open for which an authority refuses a package",
        "Validation found what the rejection criteria name, and nobody waived it. " + _KEPT,
        "Look at outputs/validation/index.html, level reject.",
    ),
    error(
        "PKG020",
        "a name cannot be submitted",
        "Names of files and folders are of lower case letters, digits, hyphens, underscores and one dot, at most 64"
        " characters, and paths at most 230. " + _KEPT,
        "Rename what gives the name: the study, a dataset or a file of the mappings.",
    ),
    error(
        "PKG021",
        "a dataset cannot be submitted as it is",
        "Transport files hold one dataset, named as its file, with names of 8 characters, labels of 40 and values of"
        " 200. " + _KEPT,
        "Correct the label or the name in the mappings or specifications.",
    ),
    error(
        "PKG022",
        "define.xml names a file that is not there",
        "Each leaf of define.xml is followed by reviewers, and by the authority's programs. " + _KEPT,
        "Look at the problems above: a document that could not be made is told there.",
    ),
    error(
        "PKG023",
        "define.xml cannot be read",
        "It is no well-formed XML, or declares a document type, which may lead out of the file. " + _KEPT,
        "Look at the problems above, and report this one: define.xml is made by the program.",
    ),
    error(
        "PKG024",
        "a file is there that define.xml does not name",
        "Whoever receives the package would not know what it is. " + _KEPT,
        "Map the dataset, or take the file out of the outputs.",
    ),
    error(
        "PKG025",
        "a file is too large",
        "A dataset over the limit is also delivered in parts below it, in the folder split. " + _KEPT,
        "Look at the problems above: the dataset could not be split.",
    ),
    error(
        "PKG026",
        "a link or a device stands where a file should be",
        "What it leads to may change, or lie outside of the study. " + _KEPT,
        "Put the file itself in its place, and run again.",
    ),
    error(
        "PKG027",
        "a document is not of its kind",
        "A file that ends in .pdf must be a PDF, or nobody can open it. " + _KEPT,
        "Run nec-cdisc package again; if it happens again, report it.",
    ),
    error(
        "PKG030",
        "a dataset cannot be split below the limit",
        "It is split by category, then by ranges of subjects; the records of one subject stay together. " + _KEPT,
        "Give a larger limit with --split-over.",
    ),
    note(
        "PKG040",
        "a rejection criterion cannot be checked here",
        "It concerns the study tagging file, which the publishing system of the sponsor makes.",
        "Check it where the submission is put together.",
    ),
    note(
        "PKG041",
        "a character of a program was replaced",
        "Programs are submitted as plain ASCII text.",
        "Nothing, unless the character matters to who reads the mapping.",
    ),
)
