"""Codes of a run: study folder, corrections, publication."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note, query

CODES: tuple[Code, ...] = (
    error(
        "RUN101",
        "this is no study folder",
        "A study folder holds mappings/study.yaml; without it there is nothing to run.",
        "Name the folder with --study, or add mappings/study.yaml.",
    ),
    error(
        "RUN102",
        "the outputs cannot be written",
        "Nothing was published: the last complete set stays as it was.",
        "Free space, set the permissions, or move away what stands there; then run again.",
    ),
    error(
        "RUN103",
        "another run works in this folder",
        "Two runs would mix their outputs.",
        "Wait for the other run to end. The lock of a run that was killed is free by itself.",
    ),
    query(
        "RUN104",
        "a correction does not match the export",
        "The register names an old value that the cell does not hold (any more), so it is not applied.",
        "Compare the register with the export; withdraw the correction or renew it.",
    ),
    error(
        "RUN106",
        "every record of a dataset is withheld",
        "That is no dirt in single records: identifiers do not agree between forms, or a required variable is empty.",
        "Look at the queries of the dataset: do all forms write the subject number in one way (a spreadsheet takes"
        " leading zeros away)? Correct the export, the identifiers in study.yaml, or the mapping of the variable.",
    ),
    error(
        "RUN108",
        "the mappings changed while the run was at work",
        "Its processes would have worked by different rules. The last complete set stays as it was.",
        "Run again when the mappings are saved.",
    ),
    error(
        "RUN109",
        "a process of the run came to an end",
        "The system ended it, most often for want of memory. The last complete set stays as it was.",
        "Run again with more --partitions, which need less memory each, or with fewer --jobs.",
    ),
    error(
        "RUN130",
        "lineage cannot be read",
        "What made a value is kept beside the outputs when a run publishes them; it is missing or damaged.",
        "Run nec-cdisc sdtm again, then trace.",
    ),
    error(
        "RUN131",
        "there is nothing of that name to trace",
        "A trace needs a dataset, a subject, the keys that tell its records apart, and a variable.",
        "Look at the names in outputs/sdtm, or trace a raw row: nec-cdisc trace raw/ae.csv:17.",
    ),
    error(
        "RUN150",
        "dataset that does not meet an expectation",
        "The suites of expectations say what standard and study ask of a dataset; a set that does not meet them "
        "is not published.",
        "Correct the mapping line, or the specification where the expectation itself is wrong.",
    ),
    note(
        "RUN151",
        "dataset that does not meet an expectation in full",
        "The expectation is a warning: what it found may be right, and a reviewer will ask.",
        "Look at the records; correct the mapping, or keep the reason for the reviewer's guide.",
    ),
    error(
        "RUN152",
        "expectation that cannot be evaluated",
        "What nobody could evaluate is not met, and such a set is not published.",
        "Correct the expectation in specs/expectations; its arguments must fit the columns.",
    ),
    error(
        "RUN198",
        "not enough memory",
        "The export, or a part of it, does not fit into the memory of this machine. No half-written set was published.",
        "Close other programs or use a larger machine; a single cell or file of unusual size may be a broken export.",
    ),
    error(
        "RUN199",
        "fault of the program itself",
        "It met something that it does not expect; it is no fault of yours. No half-written set is published.",
        "Report it together with the file that the message names, which holds no value of the study.",
    ),
    note(
        "RUN107",
        "a form has no record",
        "An export that lost its rows looks like a form that nobody has filled in yet.",
        "Compare with the EDC; nothing to do where the form is still empty there.",
    ),
    error(
        "RUN120",
        "the export changed during the run",
        "Datasets made of two states of an export would agree with neither.",
        "Wait until the export is complete in its folder, then run again.",
    ),
    error(
        "RUN122",
        "raw data that nothing accounts for",
        "Each raw row and cell is mapped, not submitted for a reason, left out by a named rule, or a problem. "
        "These are none of it, so they may have got lost: a fault of the program, and nothing is published.",
        "Do not use the datasets of this run; report the form, the column and the rows to whoever maintains nec-cdisc.",
    ),
)
