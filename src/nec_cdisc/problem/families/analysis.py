"""Codes of analysis datasets: their mappings, and the datasets of SDTM that they are made of."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, query

#: An overall response that is none.
NO_RESPONSE = "ANL110"
#: A questionnaire that nobody described; an item with two answers in one questionnaire.
NO_QUESTIONNAIRE, ANSWERED_TWICE = "ANL120", "ANL121"

#: Laboratory results that cannot be graded, or compared with a baseline.
UNGRADABLE_UNIT = "ANL111"
NO_BASELINE = "ANL112"
NO_LIMIT = "ANL113"
NO_CRITERIA = "ANL114"
#: A code of a parameter that stands for several, or a parameter with several codes.
SEVERAL_PARAMETERS = "ANL115"
#: A response that was told, and that the measurements do not give.
RESPONSE_DIFFERS = "ANL130"
#: A response of lesions that no rule combines with others.
NOT_COMBINED = "ANL131"
#: A dataset that analysis reads and has not; a code of a parameter that no transport file may hold.
NO_DATASET, NO_PARAMCD = "ANL160", "ANL161"
#: Records that the keys do not tell apart.
SAME_KEYS = "ANL162"

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
        "ANL116",
        "time to an event that ended before it began",
        "The event, or the day of censoring, lies before the start, so one of the two dates is wrong. The time has one "
        "day, as if it had ended when it began.",
        "Compare the two dates with the source documents, and correct the wrong one.",
    ),
    query(
        NO_RESPONSE,
        "text that is no overall response",
        "Rules of RECIST 1.1 know CR, PR, SD, NON-CR/NON-PD, PD and NE; what any other text means cannot be told, so "
        "the record counts in none of them.",
        "Correct the response, or leave the record out by 'keep'; a code list turns other words into these terms.",
    ),
    query(
        UNGRADABLE_UNIT,
        "results in a unit that leads to no toxicity grade",
        "The criteria give their thresholds in a unit, and nothing says how to come to it from that of the result. A "
        "grade by the wrong unit would be worse than none, so the results have none.",
        "Correct the unit in SDTM, or add the conversion of the test to specs/units/conversions.csv.",
    ),
    query(
        NO_BASELINE,
        "results after the start of treatment without a baseline",
        "No result before the first dose can be the baseline, so there is no change, no shift and no grade that asks "
        "for one. The results stay in the dataset.",
        "Ask the site for the result before treatment; otherwise the subject is left out of changes from baseline.",
    ),
    query(
        NO_LIMIT,
        "results without the limit that a toxicity grade asks for",
        "The criteria compare with the limits of normal, and the reference range of these results lacks the one that "
        "decides. A result that passes an absolute threshold is graded all the same.",
        "Complete the reference range of the laboratory in SDTM (LBSTNRLO, LBSTNRHI).",
    ),
    error(
        NO_CRITERIA,
        "version of the toxicity criteria that the standard does not hold",
        "Grades of one version are no grades of another one, so none is given.",
        "Name a version that specs/ has a folder of, or add specs/ctcae-<version>/laboratory.csv to the study.",
    ),
    query(
        SEVERAL_PARAMETERS,
        "parameter and its code are not one to one",
        "PARAM and PARAMCD name the same thing, long and short; else a table by one of them would mix what the other "
        "keeps apart, such as results in two units.",
        "Convert the results to one unit in SDTM, or give each parameter a code of its own.",
    ),
    query(
        RESPONSE_DIFFERS,
        "response that the measurements do not give",
        "The evaluator told one response, and by RECIST 1.1 the sizes and states that were recorded give another one. "
        "One of the two is a mistake, or the evaluator had a reason that the data do not hold.",
        "Ask who evaluated. Neither replaces the other; the analysis plan says which one each endpoint is made of.",
    ),
    query(
        NOT_COMBINED,
        "responses of lesions that give no overall response",
        "Tables 1 and 2 of RECIST 1.1 combine responses of the lesions that a subject has, in their own terms; what is "
        "said of lesions that the subject does not have, or in other terms, has no place there.",
        "Correct the response, or say by 'has_target' and 'has_non_target' which lesions the subject had at baseline.",
    ),
    error(
        NO_QUESTIONNAIRE,
        "questionnaire that nobody described",
        "Scores are made by the scales in specs/scales, of which the packaged ones and the study's own can be named.",
        "Correct the name, or describe the questionnaire: specs/scales/<name>.csv with scale, name, kind, items, low, "
        "high, needed.",
    ),
    query(
        ANSWERED_TWICE,
        "item of a questionnaire with two answers",
        "Which of them was meant cannot be told, so the item counts as not answered.",
        "Correct the answer, or say under 'of_each' what tells two questionnaires apart.",
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
    error(
        NO_DATASET,
        "dataset that analysis reads and has not",
        "What the lines say of it cannot be done, and an analysis without it would look like one of subjects who had "
        "nothing.",
        "Put the file into the folder, or correct the name. A trial without such records has the dataset without "
        "records; where it will never be, take out the lines that read it.",
    ),
    error(
        NO_PARAMCD,
        "code of a parameter that no variable could be named by",
        "PARAMCD has at most 8 characters, capital letters, digits and underscores, and no digit first, so that a "
        "table can have a column for each parameter.",
        "Write a shorter code on the line that the message names, or in the block that gives the parameter.",
    ),
    query(
        SAME_KEYS,
        "records of an analysis dataset that its keys do not tell apart",
        "Each record is found by its keys: a table that joins or counts by them would take one record twice, or one "
        "for another.",
        "Correct the records of SDTM behind them, or keep only the one that counts ('keep'); where both count, have a "
        "further key in specs/ tell them apart.",
    ),
)
