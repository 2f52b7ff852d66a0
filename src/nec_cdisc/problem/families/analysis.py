"""Codes of analysis datasets: their mappings, and the datasets of SDTM that they are made of."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, query

#: An overall response that is none.
NO_RESPONSE = "ANL110"

CODES: tuple[Code, ...] = (
    error(
        "ANL101",
        "variable of an analysis dataset without a label",
        "Each variable of a transport file has a label of 1 to 40 characters; the guide gives one to its own variables "
        "and to those copied from SDTM, and the study to all others.",
        "Correct the name, or say on the line what the variable is: {…, label: Date of First Response}.",
    ),
    error(
        "ANL102",
        "label of a variable that the guide names itself",
        "A variable of the guide has the label of the guide in every study; another one would hide what it is.",
        "Leave the label out, or give the variable a name of your own.",
    ),
    query(
        "ANL103",
        "date of analysis that is not complete",
        "A date of analysis is a number, and a partial date is none. Nothing completes it unless a line says how.",
        "Write {impute_date: …} on the line, with the rule of the analysis plan; the value stays blank until then.",
    ),
    query(
        "ANL104",
        "supplemental qualifier without its record",
        "The qualifier names a record that its dataset does not hold, so nothing of it can be analysed.",
        "Correct IDVAR and IDVARVAL in the SUPP-- dataset, or the dataset itself.",
    ),
    error(
        "ANL105",
        "no datasets of SDTM to analyse",
        "Analysis datasets are made of datasets of SDTM, as transport files or Dataset-JSON; the folder holds none.",
        "Convert the export first (nec-cdisc sdtm), or name the folder of the files: --sdtm FOLDER.",
    ),
    error(
        "ANL106",
        "study without mappings of analysis datasets",
        "What an analysis dataset holds is said in mappings/adam, in a file for each dataset.",
        "Add mappings/adam/adsl.yaml; docs/adam.md shows one.",
    ),
    query(
        "ANL107",
        "supplemental qualifier with two values for one record",
        "A qualifier has one value for a record; which of two is meant cannot be told, so none is used.",
        "Correct the SUPP-- dataset: each QNAM stands once for a record.",
    ),
    query(
        "ANL108",
        "subject with neither event nor censoring",
        "Nobody disappears from an analysis of time to an event: who has no event is censored somewhere.",
        "Add a source that holds for every subject, such as the start itself: {from: ADSL, date: TRTSDT, code: 2, …}.",
    ),
    query(
        "ANL109",
        "event without a complete date",
        "The event happened and nobody knows when, so it cannot end a time; the subject is censored instead.",
        "Complete the date by a rule of the analysis plan (impute_date), or ask the site for it.",
    ),
    query(
        NO_RESPONSE,
        "text that is no overall response",
        "Rules of RECIST 1.1 know CR, PR, SD, NON-CR/NON-PD, PD and NE; what any other text means cannot be told, so "
        "the record counts in none of them.",
        "Correct the response, or leave the record out by 'keep'; a code list turns other words into these terms.",
    ),
    error(
        "ANL150",
        "dataset of SDTM that several files hold",
        "Analysis reads each dataset once; which of two files holds the right records cannot be told.",
        "Take the file that does not count out of the folder; a dataset is one file of one kind.",
    ),
    error(
        "ANL151",
        "supplemental qualifiers without their variables",
        "Without USUBJID, IDVAR, IDVARVAL, QNAM and QVAL nobody can tell which record a qualifier belongs to.",
        "Write the SUPP-- dataset again with all variables of its structure, or take the file out of the folder.",
    ),
)
